"""Whose communiqués a question asks about: a name that speaks, not one that is spoken of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.metadata.organisations import Publisher, plain_name
from index.values.communique import Span
from qa.understanding.folding import Folded, folded
from qa.understanding.sources.kinds_of_sources import ALL_OF_A_KIND, BY_THEIR_NAME, NONE_OF, SPOKEN_OF, kind_of
from qa.understanding.sources.names import Named, names_of, publishers_with
from qa.understanding.sources.speaking import excepts, speaks


@dataclass(frozen=True)
class Speakers:
    """Who speaks in a question. `unknown` are well-known names, each with its « de la », that nothing is indexed of.

    `unheard` are words that speak like a source and name none: they are searched for, and it is told.
    """

    sources: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()  # the words that name `sources`, articles included
    unknown: tuple[str, ...] = ()
    unknown_spans: tuple[Span, ...] = ()
    unheard: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """Letters `start` to `end` of the folded question that name some sources, or a known one that is not indexed."""

    start: int
    end: int
    sources: frozenset[str]
    unknown: str = ""


@dataclass
class _Heard:
    """The mentions that speak, and those that are left out: « sauf la CGT »."""

    speaking: list[Mention] = field(default_factory=list)
    apart: list[Mention] = field(default_factory=list)


_PEOPLE = (
    r"(?:(?:elus|militants|representants|dirigeants|responsables|adherents|delegues|porte-parole|secretaire generale?"
    r"|syndicat|confederation|centrale|organisation|federation|association|parti) (?:de |du |des |d')?)?"
)
_ARTICLE = rf"(?:(?:les? |la |l'|du |des |aux? )?{_PEOPLE}(?:les? |la |l')?|du |des |aux? )"
_LED = re.compile(rf"(?<![a-z0-9]){_ARTICLE}$")
_ALL = (
    r"(?:les |(?:le |du )(?=patronat|monde|milieu)|(?:les |des )?autres |des |quels? |quelles? |tous les |toutes les "
    r"|nos |ces |l'ensemble des )"
)
_AND_OF = re.compile(
    r"^(?:(?:et|mais|ou|non|bon|ah|euh|ok|oui|alors|du coup),? )*"
    r"(?:(?:seulement|uniquement|juste|plutot|surtout) )?(?:(?:celles?|celui|ceux) )?(?:de |d')?"
)
_TOKEN = re.compile(r"[a-z0-9.&·]+(?:'(?=s\b))?")
_SIGLE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9&.-]{1,11}(?![\w-])")
_SAYS_WHAT_IT_IS = re.compile(  # « le Collectif Vélo Doubs », « l’association Les Blouses Roses »
    r"(?i:alliance|association|collectif|comité|confédération|coopérative|coordination|fédération|fondation|ligue|mouvement"
    r"|observatoire|parti|réseau|société|syndicat|union)(?:\s(?:de|du|des|de\sla|pour|d['’]|de\sl['’]))?\s?"
    r"[A-ZÀ-Ý][\w'’-]+(?:\s(?:d(?:e|u|es)\s)?[A-ZÀ-Ý0-9][\w'’-]*){0,4}"
)
_KINDS = "|".join((*ALL_OF_A_KIND.values(), *(rf"{word}s?|{word}x" for word in BY_THEIR_NAME)))
_NEAR = 300  # letters around a name that tell whether it speaks
_NAME_WORDS = 20  # of a name in which a slip is forgiven
_LONG_NAME = 3  # words of one that counts as if it were well written, whatever shorter name lies in it
_FAR = 80  # letters before a name that may lead it


def find_sources(
    text: str, names: Sequence[str], publishers: Sequence[Publisher] = (), alone: bool = False
) -> Speakers:
    """Which of the indexed `names` are asked what they say.

    « Que dit la CFTC de Microsoft ? », where both are indexed, asks the CFTC only. « la CGT » asks all that is of it,
    « tous les syndicats sauf la CGT » the others. `alone` takes a name that is the whole text, « la CFTC ? », for one
    that speaks: it follows a question. `publishers` are a person's own list.

    >>> find_sources("Que disait la C.G.T. de Microsoft ?", ["CGT", "Microsoft"]).sources
    frozenset({'CGT'})
    """
    plain = folded(text)
    heard = _heard(plain, _mentions(plain, text, tuple(names), tuple(publishers)), alone)
    here = [mention for mention in heard.speaking if mention.sources]
    missing = [mention for mention in heard.speaking if mention.unknown]
    sources = frozenset[str]().union(*(mention.sources for mention in here))
    spans = [plain.span(mention.start, mention.end) for mention in here]
    if heard.apart:
        sources = (sources or frozenset(names)) - frozenset[str]().union(*(mention.sources for mention in heard.apart))
        spans += [plain.span(mention.start, mention.end) for mention in heard.apart] if sources else []
        if not sources:
            spans = []
    return Speakers(
        sources,
        tuple(sorted(spans, key=lambda span: span.start)),
        tuple(dict.fromkeys(mention.unknown for mention in missing)),
        tuple(plain.span(mention.start, mention.end) for mention in missing),
        () if here or missing or heard.apart else tuple(_unheard(plain, text)),
    )


def _heard(plain: Folded, mentions: Sequence[Mention], alone: bool) -> _Heard:
    heard = _Heard()
    previous: Mention | None = None
    for mention in mentions:
        before = plain.text[max(0, mention.start - _NEAR) : mention.start]
        after = plain.text[mention.end : mention.end + _NEAR]
        name = plain.text[mention.start : mention.end]
        joined = previous is not None and _joined(plain.text[previous.end : mention.start])
        apart = excepts(before)
        if apart is not None or (
            joined and heard.apart and _last_end(heard.apart) == (previous.end if previous else 0)
        ):
            start = mention.start if apart is None else mention.start - len(before) + apart
            start = max(start, previous.end) if previous is not None else start
            heard.apart.append(Mention(start, mention.end, mention.sources, mention.unknown))
        else:
            whole = alone and not re.search("[a-z0-9]", _AND_OF.sub("", before) + after)
            house = not heard.speaking and before.endswith("chez ") and _ends(name, after)
            if whole or house or (joined and previous in heard.speaking) or speaks(before, name, after):
                if joined and previous is not None and previous not in heard.speaking:
                    heard.speaking.append(previous)  # « la CGT et la CFTC sont-elles contre »
                heard.speaking.append(mention)
        previous = mention
    return heard


def _last_end(mentions: Sequence[Mention]) -> int:
    return mentions[-1].end


def _ends(name: str, after: str) -> bool:
    """Whether a name with its article ends the question: « … chez la CGT ? » is where one looks."""
    return re.match(r"l(?:a |es? |')", name) is not None and re.search("[a-z0-9]", after) is None


def _joined(between: str) -> bool:
    return (
        re.fullmatch(r" ?(?:,|\(|et|ou|,? et|/|&|\+|ainsi que|comme)(?: (?:de|a|chez|selon))? ?", between) is not None
    )


def _mentions(plain: Folded, text: str, names: tuple[str, ...], listed: tuple[Publisher, ...]) -> list[Mention]:
    """Every name of a source in the question, in order, the longest where several begin."""
    mentions = [*_named(plain, text, names, listed), *_of_a_kind(plain, names, listed)]
    mentions.sort(key=lambda mention: (mention.start, -mention.end, not mention.sources))
    apart: list[Mention] = []
    for mention in mentions:
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return apart


def _named(plain: Folded, text: str, names: tuple[str, ...], listed: tuple[Publisher, ...]) -> Iterator[Mention]:
    ways = names_of(names, listed)
    tokens = list(_TOKEN.finditer(plain.text))
    words = [token[0] for token in tokens]
    slipped: list[Mention] = []
    sure = False
    at = 0
    while at < len(tokens):
        start = tokens[at].start()
        exact = next(
            (beginning for beginning in ways.begins(words[at:]) if _written(beginning, tokens, at, plain, text)), None
        )
        if exact is not None:
            named, count = exact
            if (longer := ways.nearly(words[at : at + _NAME_WORDS], count + 1)) is not None:
                named, count = longer
            end = tokens[at + count - 1].end() - (len(words[at + count - 1]) - len(words[at + count - 1].rstrip(".")))
            end = tokens[at + count - 1].end() if "." in words[at + count - 1][:-1] else end
            yield Mention(_led(plain.text, start), end, frozenset(named.sources), named.unknown)
            sure = True
            at += count
            continue
        if (short := ways.shortened(words[at : at + _NAME_WORDS])) is not None:
            yield Mention(_led(plain.text, start), tokens[at + short[1] - 1].end(), frozenset(short[0].sources))
            at += short[1]
            continue
        if (nearly := ways.nearly(words[at : at + _NAME_WORDS])) is not None:
            end = tokens[at + nearly[1] - 1].end()
            mention = Mention(_led(plain.text, start), end, frozenset(nearly[0].sources))
            if any(True for one in words[at + 1 : at + nearly[1]] for _ in ways.begins([one])):  # « l’Inedcosa-CGT »
                yield mention
                sure = True
                at += nearly[1]
                continue
            if nearly[1] >= _LONG_NAME:
                yield mention
            else:
                slipped.append(mention)
        at += 1
    if not sure:
        yield from slipped


def _written(beginning: tuple[Named, int], tokens: Sequence[re.Match[str]], at: int, plain: Folded, text: str) -> bool:
    """Whether a name that is also a word is written as a name: « SUD », not « sud »."""
    named, count = beginning
    words = plain.span(tokens[at].start(), tokens[at + count - 1].end()).of(text)
    apart = re.sub(r"[\s.,'’&·-]", "", plain.text[tokens[at].start() : tokens[at + count - 1].end()])
    whole = apart == "".join(re.sub(r"[.&'·]", "", token[0]) for token in tokens[at : at + count])
    return whole and (not named.words or any(c.isupper() for c in words))


def _led(text: str, start: int) -> int:
    """Where the article, and « les élus de », before a name begin."""
    begin = max(0, start - _FAR)
    led = _LED.search(text[begin:start])
    return begin + led.start() if led else start


def _of_a_kind(plain: Folded, names: tuple[str, ...], listed: tuple[Publisher, ...]) -> Iterator[Mention]:
    publishers = publishers_with(listed)
    for match in re.finditer(rf"(?<![a-z0-9]){_ALL}(?P<name>{_KINDS})(?![a-z0-9])", plain.text):
        for kind, way in ALL_OF_A_KIND.items():
            if re.fullmatch(way, match["name"]):
                sources = frozenset(name for name in names if kind_of(name, publishers) is kind)
                if sources or kind not in SPOKEN_OF:
                    yield Mention(*match.span(), sources, "" if sources else NONE_OF[kind])
                break
        else:
            first = re.sub("[sx]$", "", match["name"])
            sources = frozenset(name for name in names if plain_name(name).startswith(first))
            if sources and match["name"] != first:
                yield Mention(*match.span(), sources)


def _unheard(plain: Folded, text: str) -> Iterator[str]:
    """A sigle, or a name that says what it is, that speaks and names no source: « Que dit la FNBX de l’eau ? »."""
    for sigle in (*_SIGLE.finditer(text), *_SAYS_WHAT_IT_IS.finditer(text)):
        start = next((i for i, place in enumerate(plain.places) if place >= sigle.start()), 0)
        end = next((i for i, place in enumerate(plain.places) if place >= sigle.end()), len(plain.text))
        led = _led(plain.text, start)
        before, after = plain.text[max(0, led - _NEAR) : led], plain.text[end : end + _NEAR]
        if not text.isupper() and speaks(before, plain.text[led:end], after):
            yield sigle[0]
