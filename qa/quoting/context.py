"""A sentence of a page → what it means nothing without: what introduces an item, the head of a row, whom « Il » is."""

import re
from collections.abc import Sequence

from qa.quoting.layout import Kind, Unit

LEANS = re.compile(  # the words of `_LOOSELY` among them
    r"[*_«“\"\s]*(?:Ils?|Elles?|Ce(?:t|tte|s)?|Cel(?:ui|les?|a)|Ceux|C['’]|Ceci|Son|Sa|Ses|Leurs?|(?:Pour|Selon|Avec|Chez"
    r"|Avant|Après|Sans|Contre|D['’]après|Quant à|À) (?:lui|elles?|eux|cela|ce(?:t|tte|s)?|ses|leurs?)"
    r"|Tou(?:s|tes) (?:deux|trois)|L['’]une?|Les deux|D['’]où|Or|Mais|Pourtant|Toutefois|Cependant|Ainsi|Aussi|Donc"
    r"|En effet|De plus|Par ailleurs|Parmi (?:eux|elles)|Dont|Y compris)\b"
)
"""What a sentence that leans on the one before opens with."""

_LOOSELY = re.compile(  # what leans on the sentence before and means what it means without
    r"[*_«“\"\s]*(?:(?:Or|Mais|Pourtant|Toutefois|Cependant|Ainsi|Aussi|Donc|En effet|De plus|Par ailleurs)\b"
    r"(?!,?\s(?:ils?|elles?|cel?a|ce(?:t|tte|s|ux)?|celle\w*|son|sa|ses|leurs?)\b)"
    r"|Il (?:n['’]|ne )?(?:est|était|serait|sera|devient|paraît|semble)(?: [\w’'-]+){0,2}? (?:urgent|impératif"
    r"|nécessaire|indispensable|essentiel|important|temps|possible|impossible|inacceptable|inadmissible|scandaleux|regrettable|clair"
    r"|évident|vrai|faux|prévu|question|interdit|absurde|juste|injuste|normal|logique)\b"
    r"|Il (?:ne )?(?:faut|faudra|faudrait|s['’]agit|convient|importe|suffit|reste|manque|existe)\b|Il (?:n['’])?y a\b)"
)
_THERE = re.compile(  # « 240 conducteurs y sont affectés. »: where, the sentence before says
    r"(?!.{0,90}?(?:\b(?:où|lieux?)\b|,)).{0,60}?(?<!\b[iI]l )(?<!\bn['’])(?<!on )"
    r"\by (?!a\b|avait\b|aura|eut\b|compris\b|ait\b)[a-zà-ÿ]{3,}"
)

_ANNOUNCES = re.compile(r":[*_\s]*$")
_ENDED = re.compile(r"[.!?…][*_»”\"\s]*$")
_FOLLOWS = re.compile(r"\b(?:suivant|ci-dessous|ci-après|voici)", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|[2-9]|1\d|plusieurs|diff[ée]rent(?:e?s)|divers(?:es)?"
    r"|quelques|principa(?:ux|les))\s+(?:\w+\s)?[^\W\d_]+[sx]\b",
    re.IGNORECASE,
)  # « Trois chantiers sont ouverts. »
_IN_TURN = re.compile(
    r"(?:(?:Tout )?d['’]abord|Ensuite|Puis|Enfin|Premièrement|Deuxièmement|Troisièmement|Secundo|Primo|Tertio"
    r"|(?:En|Le) (?:premier|deuxième|second|troisième|dernier)(?: lieu| point)?"
    r"|La (?:première|deuxième|seconde|troisième|dernière))\b",
    re.IGNORECASE,
)
_TURNS = 8  # sentences, among which an enumeration is announced
_NOT_FIRST = re.compile(r"\(?(?:(?!0?1\b)\d{1,2}|[b-z]|[B-Z]|[ivx]{2,4}|[IVX]{2,5})(?:[.)°/]|\s?[-–])\s")
_BETWEEN = 4  # sentences between two items of a list
_VALUE = re.compile(r"(?:[+–-]\s?)?\d")
_SHORT_VALUE = 8  # words
_LONGEST = 350  # characters of what comes beside a quote to say whom it is of
_LONG_QUESTION = 150  # characters: a longer one is none of an interviewer, but a paragraph of the text
_NEAR = 700  # characters below a question, in which it is answered


def introductions(units: Sequence[Unit], at: int) -> list[int]:
    """The places of the lines that introduce the unit at `at`, the outermost first: `[0, 3]` for an item of a list
    inside a list. The head of a table for its row, « Le maire répond : » for what stands below."""
    head = _head(units, at)
    unit = units[head]
    if (label := label_of(units, head)) is not None:
        return [label]
    if unit.kind is Kind.ROW:
        return _head_of_table(units, head)
    if unit.kind is not Kind.ITEM:
        before = head - 1
        announced = before >= 0 and head == at and _ANNOUNCES.search(units[before].words) is not None
        return [*introductions(units, before), before] if announced else []
    places: list[int] = []
    depth = unit.depth
    for i in range(head - 1, -1, -1):
        before_it = units[_head(units, i)]
        if before_it.kind is Kind.ITEM:
            if before_it.depth < depth and i == _head(units, i):
                places.insert(0, i)
                depth = before_it.depth
            continue
        if not units[i].states and i > 0 and not places and units[i].kind is Kind.HEADING:
            continue  # a line that says whose the text is, between its title and the list
        if _goes_on_counting(unit) and not _ANNOUNCES.search(units[i].words) and _counted(units, i, unit):
            continue  # more of the item before
        if _introduces(units, i, unit):
            places.insert(0, i)
        break
    return places


def _goes_on_counting(item: Unit) -> bool:
    """« 2) », « c. »: an item that is not the first of its list."""
    return _NOT_FIRST.match(item.words) is not None


def _counted(units: Sequence[Unit], at: int, item: Unit) -> bool:
    """Whether an item of the same list stands close above."""
    near = units[max(0, at - _BETWEEN) : at]
    return any(unit.kind is Kind.ITEM and unit.marked == item.marked and unit.depth >= item.depth for unit in near)


def _introduces(units: Sequence[Unit], at: int, item: Unit) -> bool:
    words = units[at].words
    if (
        _ANNOUNCES.search(words)
        or (_COUNTS.search(words) and item.marked)
        or _FOLLOWS.search(words)
        or units[at].kind in (Kind.HEADING, Kind.ASKED)
    ):
        return True
    return bool(item.marked) and units[at].states and (not item.marked[0].isalnum() or not _ENDED.search(words))


def label_of(units: Sequence[Unit], at: int) -> int | None:
    """The place of the line that says of what the unit at `at` is the value: « Durée moyenne » above « 34 jours »."""
    if at == 0 or not _VALUE.match(units[at].words) or len(units[at].words.split()) > _SHORT_VALUE:
        return None
    above = units[at - 1]
    beside = above.line == units[at].line - 1 and above.kind is Kind.HEADING and not above.titles and above.states
    return at - 1 if beside and not re.search(r"\d", above.words) else None


def _head(units: Sequence[Unit], at: int) -> int:
    """The first of the units of its line."""
    while at > 0 and units[at - 1].line == units[at].line:
        at -= 1
    return at


def _head_of_table(units: Sequence[Unit], at: int) -> list[int]:
    first = at
    while first > 0 and units[first - 1].kind is Kind.ROW:
        first -= 1
    return [first] if first < at else []


def antecedent(units: Sequence[Unit], at: int) -> int | None:
    """The place of the sentence that says whom or what « Il », « Cette mesure » or « Pour lui » stands for."""
    if _IN_TURN.match(units[at].words):
        return _enumeration(units, at)
    if not LEANS.match(units[at].words) and not _THERE.match(units[at].words):
        return None
    for i in range(at - 1, -1, -1):
        if not units[i].states or units[i].kind in (Kind.HEADING, Kind.ASKED):
            if units[i].kind is Kind.ASKED:
                return None
            continue
        length = units[i].span.end - units[i].span.start
        if _LOOSELY.match(units[at].words):
            length += units[at].span.end - units[at].span.start
        return i if length <= _LONGEST and units[i].kind is not Kind.ROW else None
    return None


def _enumeration(units: Sequence[Unit], at: int) -> int | None:
    """The place of the sentence that « D'abord … Ensuite … Enfin … » go through."""
    for i in range(at - 1, max(-1, at - _TURNS), -1):
        if _ANNOUNCES.search(units[i].words) or _COUNTS.search(units[i].words):
            return i if units[i].states and units[i].span.end - units[i].span.start <= _LONGEST else None
    return None


def question_of(units: Sequence[Unit], at: int) -> int | None:
    """The place of the line that asks what the unit at `at` answers."""
    for i in range(at - 1, -1, -1):
        if units[at].span.start - units[i].span.end > _NEAR or units[i].kind is Kind.HEADING:
            return None
        if units[i].kind is Kind.ASKED:
            return i if units[i].span.end - units[i].span.start <= _LONG_QUESTION else None
    return None


def heading_of(units: Sequence[Unit], at: int) -> int | None:
    """The place of the heading above the unit at `at`."""
    return next((i for i in range(at - 1, -1, -1) if units[i].kind is Kind.HEADING), None)
