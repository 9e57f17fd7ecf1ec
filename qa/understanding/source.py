"""Whose communiqués a question asks about: a name that speaks, not one that is spoken of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.communique import Span
from index.french.words import fold
from index.identifying.kinds import Kind
from index.identifying.publishers import Publisher
from qa.understanding.french.folding import Folded, folded
from qa.understanding.french.speaking import speaks
from qa.understanding.known_sources import ALL_OF_A_KIND, KNOWN, NONE_OF, kind_of, known_as, plain_name


@dataclass(frozen=True)
class Speakers:
    """Who speaks in a question. `unknown` are well-known names, each with its « de la », that nothing is indexed of."""

    sources: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()  # the words that name `sources`, articles included
    unknown: tuple[str, ...] = ()
    unknown_spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Mention:
    """Letters `start` to `end` of the folded question that name some sources, or a known one that is not indexed."""

    start: int
    end: int
    sources: frozenset[str]
    unknown: str = ""


Way = tuple[re.Pattern[str], frozenset[str], str]

_PEOPLE = (
    r"(?:(?:elus|militants|representants|dirigeants|responsables|adherents|delegues|porte-parole|secretaire generale?"
    r"|syndicat|confederation|centrale|organisation|federation) (?:de |du |des |d')?)?"
)
_ARTICLE = rf"(?:(?:les? |la |l'|du |des |aux? )?{_PEOPLE}(?:les? |la |l')?|du |des |aux? )"
_ALL = r"(?:les? |des |quels? |quelles? |tous les |toutes les |nos |ces )"
_AND_OF = re.compile(r"^(?:et|mais|ou) (?:de |d')?")
_NEAR = 300  # letters around a name that tell whether it speaks
_ORDINARY = frozenset({"sud", "solidaires", "april", "has", "csa", "quechoisir", "emmaus"})  # names only in capitals


def find_sources(
    text: str, names: Sequence[str], publishers: Sequence[Publisher] = (), alone: bool = False
) -> Speakers:
    """Which of the indexed `names` are asked what they say.

    « Que dit la CFTC de Microsoft ? », where both are indexed, asks the CFTC only. `alone` takes a name that is the
    whole text, « la CFTC ? », for one that speaks: it follows a question. `publishers` are a person's own list.

    >>> find_sources("Que disait la C.G.T. de Microsoft ?", ["CGT", "Microsoft"]).sources
    frozenset({'CGT'})
    """
    plain = folded(text)
    speaking: list[Mention] = []
    mentions = _mentions(plain, text, _ways(tuple(names), tuple(publishers)))
    for i, mention in enumerate(mentions):
        before = plain.text[max(0, mention.start - _NEAR) : mention.start]
        after = plain.text[mention.end : mention.end + _NEAR]
        previous = mentions[i - 1] if i else None
        joined = previous is not None and _joined(plain.text[previous.end : mention.start])
        whole = alone and not re.search("[a-z0-9]", _AND_OF.sub("", before) + after)
        name = plain.text[mention.start : mention.end]
        house = not speaking and before.endswith("chez ") and _ends(name, after)
        if whole or house or (joined and previous in speaking) or speaks(before, name, after):
            if joined and previous is not None and previous not in speaking:  # « la CGT et la CFTC sont-elles contre »
                speaking.append(previous)
            speaking.append(mention)
    here = [mention for mention in speaking if mention.sources]
    missing = [mention for mention in speaking if mention.unknown]
    return Speakers(
        frozenset[str]().union(*(mention.sources for mention in here)),
        tuple(plain.span(mention.start, mention.end) for mention in here),
        tuple(dict.fromkeys(mention.unknown for mention in missing)),
        tuple(plain.span(mention.start, mention.end) for mention in missing),
    )


def _ends(name: str, after: str) -> bool:
    """Whether a name with its article ends the question: « … chez la CGT ? » is where one looks."""
    return re.match(r"l(?:a |es? |')", name) is not None and re.search("[a-z0-9]", after) is None


def _joined(between: str) -> bool:
    return (
        re.fullmatch(r" ?(?:,|\(|et|ou|,? et|/|&|\+|ainsi que|comme)(?: (?:de|a|chez|selon))? ?", between) is not None
    )


def _mentions(plain: Folded, text: str, ways: Iterable[Way]) -> list[Mention]:
    """Every name of a source in the question, in order, the longest where several begin."""
    found = [
        Mention(match.start(), match.end(), sources, unknown)
        for way, sources, unknown in ways
        for match in way.finditer(plain.text)
        if plain_name(match["name"]) not in _ORDINARY or plain.span(*match.span("name")).of(text)[0].isupper()
    ]
    found.sort(key=lambda one: (one.start, -one.end, not one.sources))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


@lru_cache(maxsize=8)
def _ways(names: tuple[str, ...], publishers: tuple[Publisher, ...]) -> list[Way]:
    """Patterns on folded text, each with the indexed sources that it names, or else the words for what is unknown."""
    organisations = {name: known_as(name) for name in names}
    meant: dict[tuple[frozenset[str], str], list[str]] = {}
    for name in names:
        meant.setdefault((frozenset(one for one in names if plain_name(one) == plain_name(name)), ""), []).append(
            _pattern(name)
        )
    for known in KNOWN:
        ways = (known.name, *known.ways)
        exact = {one for one in names if plain_name(one) in {plain_name(way) for way in ways}}
        sources = frozenset(exact or {one for one, organisation in organisations.items() if organisation == known})
        if not sources and known.kind is Kind.PUBLIC:  # others' communiqués quote them: a word like any other
            continue
        meant.setdefault((sources, "" if sources else known.de + known.name), []).extend(map(_pattern, ways))
    for one in publishers:
        if one.name in names and one.aliases:
            meant.setdefault((frozenset({one.name}), ""), []).extend(map(_pattern, one.aliases))
    confederations = [name for name, known in organisations.items() if known is not None and known.confederation]
    if len(confederations) == 1:  # then « la confédération » is that one
        meant.setdefault((frozenset(confederations), ""), []).append("confederation|centrale")
    patterns = [
        (re.compile(rf"(?<![a-z0-9]){_ARTICLE}(?P<name>{'|'.join(ways)})(?![a-z0-9])"), sources, unknown)
        for (sources, unknown), ways in meant.items()
    ]
    kinds = {name: kind_of(name) for name in names} | {one.name: one.kind for one in publishers if one.kind}
    for kind, way in ALL_OF_A_KIND.items():
        sources = frozenset(name for name in names if kinds[name] is kind)
        if not sources and kind is Kind.PUBLIC:
            continue
        pattern = re.compile(rf"(?<![a-z0-9]){_ALL}(?P<name>{way})(?![a-z0-9])")
        patterns.append((pattern, sources, "" if sources else NONE_OF[kind]))
    return patterns


def _pattern(name: str) -> str:
    """`CFE-CGC` → a pattern that `c.f.e.-c.g.c.` matches as well."""
    words = [
        r"\.? ?".join(fold(word)) + r"\.?" if word.isupper() and len(word) <= 6 else re.escape(fold(word))
        for word in re.findall(r"[^\W_]+", name)
    ]
    return r"[-/ '.&]{1,3}".join(words) or "(?!)"
