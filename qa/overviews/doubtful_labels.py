"""Labels of sources that may be one union under two names, or one name for two: proposed, and changed by nobody else.

« SUD », typed by a person, and « Solidaires », read in a text, are one; « USS » may be Solidaires or the Swiss.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from index.french.words import fold
from index.metadata.organisations import Publishers, plain_name
from index.search.spelling import near
from index.values.communique import Communique, CommuniqueId
from index.values.sources import cosigners

_BRACKETS = re.compile(r"^(?P<before>[^()]{2,})\((?P<inside>[^()]{2,})\)\s*$")
_ARTICLE = re.compile(r"^(?:L['’]|L[ae]s? )")
_SMALL = frozenset("a au aux d de des du en et l la le les pour sur".split())
_SLIP = 8  # letters, from which a name one slip away is taken for the same
_NAMED = 3  # letters of a sigle
_MOST = 2_000  # labels that are compared with each other
_HEARD = 4_000  # characters at each end of a text, in which it tells its author's whole name


class Same(StrEnum):
    """Why two labels may be one."""

    LETTERS = "letters"  # « C.G.T. », « CGT »
    NAME = "name"  # two names of one organisation of the list
    SIGLE = "sigle"  # the first letters of the other, or what stands in its brackets
    SLIP = "slip"  # a letter away


@dataclass(frozen=True)
class Merging:
    """Two labels that may be one, the one to keep second."""

    label: str
    into: str
    why: Same


@dataclass(frozen=True)
class Parting:
    """A label whose texts tell several whole names: those of each."""

    label: str
    bodies: Mapping[str, tuple[CommuniqueId, ...]]


def to_merge(labels: Sequence[str], publishers: Publishers) -> Iterator[Merging]:
    """The pairs of labels that may be one. Past two thousand labels, those of one organisation and letters only."""
    canonical = {label: publishers.named(label) or label for label in labels}
    for first, second in combinations(sorted(labels), 2) if len(labels) <= _MOST else _alike(labels, canonical):
        if (why := _same(first, second, canonical)) is not None:
            keep = first if canonical[first] == first and canonical[second] == first else second
            if why is Same.SIGLE:
                keep = max(first, second, key=len)
            yield Merging(second if keep == first else first, keep, why)


def to_part(texts: Iterable[Communique], publishers: Publishers) -> Iterator[Parting]:
    """The labels under which texts tell different whole names of those that bear the label: « CNL »."""
    names = _bearers(publishers)
    bodies_of: dict[str, dict[str, list[CommuniqueId]]] = {}
    for text in texts:
        for label in cosigners(text.source.value) if text.source else ():
            for whole in _whole_names(text.text, label, names):
                bodies_of.setdefault(label, {}).setdefault(whole, []).append(text.id)
    for label, bodies in sorted(bodies_of.items()):
        if len(bodies) > 1:
            yield Parting(label, {whole: tuple(ids) for whole, ids in bodies.items()})


def _same(first: str, second: str, canonical: Mapping[str, str]) -> Same | None:
    if plain_name(first) == plain_name(second):
        return Same.LETTERS
    if canonical[first] == canonical[second]:
        return Same.NAME
    if _sigle_of(first, second) or _sigle_of(second, first):
        return Same.SIGLE
    shortest = min(len(plain_name(first)), len(plain_name(second)))
    figures = re.findall(r"\d+", first) == re.findall(r"\d+", second)
    slip = shortest >= _SLIP and figures and bool(near(plain_name(first), [plain_name(second)], 1))
    listed = canonical[first] != first or canonical[second] != second
    return Same.SLIP if slip and not listed else None


def _alike(labels: Sequence[str], canonical: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    by_key: dict[str, list[str]] = {}
    for label in sorted(labels):
        by_key.setdefault(plain_name(canonical[label]), []).append(label)
    for group in by_key.values():
        yield from combinations(group, 2)


def _sigle_of(short: str, long: str) -> bool:
    """Whether `short` is what stands in the brackets of `long` or before them, or its first letters."""
    key = plain_name(short)
    if len(key) < _NAMED:
        return False
    bracketed = _BRACKETS.match(long)
    if bracketed and key in (plain_name(bracketed["before"]), plain_name(bracketed["inside"])):
        return True
    words = [word for word in re.findall(r"[a-z]+", fold(long)) if word not in _SMALL]
    return short.isupper() and len(words) >= _NAMED and key == "".join(word[0] for word in words)


def _bearers(publishers: Publishers) -> dict[str, list[str]]:
    """Of each sigle, the whole names of all that bear it."""
    names: dict[str, list[str]] = {}
    for publisher in publishers.all:
        whole = max(publisher.ways, key=len)
        for way in publisher.ways:
            if way != whole:
                names.setdefault(plain_name(way), []).append(whole)
    return names


def _whole_names(text: str, label: str, names: Mapping[str, Sequence[str]]) -> set[str]:
    """The whole names that a text tells of the bearer of its label: one that the list knows, or beside its sigle."""
    heard = text if len(text) <= 2 * _HEARD else f"{text[:_HEARD]}\n{text[-_HEARD:]}"
    folded = fold(heard)
    bearers = {whole for whole in names.get(plain_name(label), ()) if fold(whole) in folded}
    if bearers or len(label) > 12:
        return bearers
    beside = re.compile(rf"(?P<whole>[A-ZÀ-Ý][\w’'-]+(?: [\w’'-]+){{1,9}}) \({re.escape(label)}\)")
    wholes = (_ARTICLE.sub("", match["whole"]) for match in beside.finditer(heard))
    return {whole for whole in wholes if _sigle_of(label.upper(), whole)}
