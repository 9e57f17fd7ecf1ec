"""An interview or a debate → the turns that it goes by, each with whose words they are: « Anne Roy : … »."""

import re
from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from index.french.verbs import Use, forms, stems
from index.french.words import fold, search_words
from index.values.communique import Span

Weighing = Callable[[str, str], float]  # of a sentence, led by the words of what introduces it: a logit

_SMALL = r"(?:d[eu] |d['’]|des |la |le |van |von |el |ben )?"
_NAME = rf"[A-ZÀ-Ý][\w'’-]{{1,30}}(?:[ -]{_SMALL}[A-ZÀ-Ý][\w'’.-]{{0,30}}){{1,3}}"
_INITIALS = r"[A-ZÀ-Ý]\.(?:\s?-?[A-ZÀ-Ý]\.?){1,2}|[A-ZÀ-Ý]{2,3}"
_ASKS = (
    r"(?i:animat(?:eur|rice)|modérat(?:eur|rice)|journaliste|question|q|l['’]intervieweu(?:r|se)|la rédaction|public)"
)
_ANSWERS = r"(?:R|Réponse|RÉPONSE)"
_PAPER = r"(?:L[ae] |L['’])[A-ZÀ-Ý][\w-]+"
_LABEL = re.compile(
    rf"^[*_#> \t]{{0,6}}(?P<who>{_NAME}|{_INITIALS}|{_ASKS}|{_ANSWERS}|{_PAPER})"
    r"(?:\s\([^()\n]{2,60}\)|,\s[^:,.\n]{2,60})?[*_]{0,3}[ \u00a0\u202f]?"
    r"(?::|\.[ \u00a0]?[–—])[*_]{0,3}[ \u00a0]?(?=[*_]*\S)",
    re.MULTILINE,
)
_ASKED_LINE = re.compile(r"^[^\n]{8,300}\?[*_»\"\s]{0,4}$", re.MULTILINE)
_BREAKS = re.compile(r"^[—–] [^\n]+|^[^\n]{8,300}\?[*_»\" ]{0,4}(?=\n+\Z)", re.MULTILINE)
_WITH = re.compile(
    rf"(?i:entretien|interview|conversation|rencontre|échange|questions?|dialogue)\s(?i:avec|à|de)\s"
    rf"(?:M\.\s|Mme\s|Dr\s)?(?P<name>{_NAME})(?!\s(?:et|,\s[A-ZÀ-Ý][\w-]+\s[A-ZÀ-Ý][\w-]+\set)\s)"
)
_TITLED = re.compile(rf"[*_# ]{{0,4}}(?P<name>{_NAME})(?:,\s[^:\n]{{3,80}})?\s?:\s?[«“\"]")
_OWN = re.compile(
    r"\b(?:[Jj]e |[Jj]['’]|[Nn]ous (?:n['’]|ne |l['’]|le |la |les |en |y )?(?:(?P<done>\w+)ons\b|(?=sommes\b)))"
)
_TO_YOU = re.compile(r"\bvous\b.*\?", re.IGNORECASE)
_FIRSTHAND = 3.0  # a logit
_FIRSTHAND_OF_A_SUBJECT = 1.0  # the same where one is asked of a subject: what is said of it may be in no « nous »
_HEAD = 600  # characters in which it is said who is interviewed
_FEWEST = 3  # turns
_LONGEST = 200_000  # characters of a text that is read for its turns


@dataclass(frozen=True)
class Turn:
    """Words of one who speaks, `name`, and the words of the text that say who; `asks` for one who only asks."""

    words: Span
    label: Span
    name: str
    asks: bool = False


@lru_cache(maxsize=16)
def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text, in order; none of a text that is no talk."""
    read = text[:_LONGEST]
    labelled = tuple(_labelled(read))
    return labelled or tuple(_unlabelled(read))


def turn_of(text: str, span: Span) -> Turn | None:
    """The turn in which the words of `span` are said."""
    return next((turn for turn in turns(text) if turn.words.start <= span.start < turn.words.end), None)


def speaking(text: str, asked: Collection[str]) -> tuple[Turn, ...]:
    """The turns of the one whose name the search words of a question say, all of it."""
    named = {turn.name for turn in turns(text) if not turn.asks}
    theirs = {name for name in named if len(words := set(search_words(name))) > 1 and words <= set(asked)}
    return tuple(turn for turn in turns(text) if turn.name in theirs)


def firsthand(fitting: Weighing | None, asked: Set[str]) -> Weighing:
    """The same, with more for what one says that oneself does, « nous réclamons », not « il nous réclame »; the more
    where that is what is asked, and below a question that says all of the words `asked`."""

    wanted = not asked.isdisjoint(_asking("demand?")) or asked <= _asking("say?")
    firsthand_worth = _FIRSTHAND if wanted else _FIRSTHAND_OF_A_SUBJECT

    def weighing(words: str, led_by: str) -> float:
        weight = fitting(words, led_by) if fitting is not None else 0.0
        if (own := _OWN.search(words)) is not None:
            done = search_words(f"{own['done']}e") if own["done"] else []
            weight += firsthand_worth if asked.isdisjoint(done) else 2 * _FIRSTHAND
        answers = _TO_YOU.search(led_by) is not None and bool(asked) and asked <= {*search_words(led_by)}
        return weight + (_FIRSTHAND if answers else 0.0)

    return weighing


@cache
def _asking(use: Use) -> frozenset[str]:
    """The search words by which a question asks what somebody says or wants."""
    return frozenset(search_words(" ".join([*forms(use), *(f"{stem}e" for stem in stems(use))])))


def answered_between(text: str, asked: Span, answer: Span) -> bool:
    """Whether another answers, between a question and the words of `answer`."""
    here = turn_of(text, answer)
    if here is None:
        return False
    return any(
        asked.end <= turn.words.start < here.words.start and not turn.asks and turn.name != here.name
        for turn in turns(text)
    )


def _labelled(text: str) -> Iterator[Turn]:
    labels = [*_LABEL.finditer(text)]
    whos = [label["who"] for label in labels]
    several = len({*whos}) > 1 and (len({*whos}) < len(whos) or sum(map(_is_name, whos)) > 1)
    if len(labels) < _FEWEST or not several or not any(map(_speaks, whos)):
        return
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        start, end = label.start("who"), after.start() if after else len(text)
        if (broken := _BREAKS.search(text, label.end(), end)) is not None:
            end = broken.start()
        asks = not _speaks(label["who"])
        span, name = _whole_name(text, label)
        yield Turn(Span(start, max(label.end(), end)), span, name, asks)


def _speaks(who: str) -> bool:
    return not re.fullmatch(rf"{_ASKS}|{_PAPER}", who)


def _is_name(who: str) -> bool:
    return re.fullmatch(_NAME, who) is not None


def _whole_name(text: str, label: re.Match[str]) -> tuple[Span, str]:
    """Who « A. R. » is: the name with these initials at the head of the text; « R », who is interviewed."""
    here, who = Span(*label.span("who")), label["who"]
    if re.fullmatch(_ANSWERS, who):
        interviewed = _interviewed(text)
        return (interviewed, interviewed.of(text)) if interviewed else (here, who)
    if not _is_name(who) and _speaks(who):
        initials = fold(re.sub(r"\W", "", who))
        for name in re.finditer(_NAME, text[:_HEAD]):
            if "".join(word[:1] for word in re.split(r"[\s-]", fold(name[0]))) == initials:
                return here, name[0]
    return here, who


def _unlabelled(text: str) -> Iterator[Turn]:
    """The answers below lines that ask, where the head says with whom the talk is."""
    interviewed = _interviewed(text)
    asked = [line for line in _ASKED_LINE.finditer(text) if interviewed and line.start() >= interviewed.end]
    if interviewed is None or len(asked) < _FEWEST - 1:
        return
    for line, after in zip(asked, [*asked[1:], None], strict=True):
        yield Turn(Span(line.end(), after.start() if after else len(text)), interviewed, _bare(interviewed.of(text)))


def _interviewed(text: str) -> Span | None:
    """The words at the head that say who is interviewed: « Entretien avec Claire Vidal »; only one may be."""
    head = text[:_HEAD]
    said = _WITH.search(head)
    if said is not None:
        return Span(*said.span())
    titled = _TITLED.match(head)
    return Span(*titled.span("name")) if titled else None


def _bare(words: str) -> str:
    name = _WITH.fullmatch(words)
    return name["name"] if name else words
