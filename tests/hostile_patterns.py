"""Texts made from a pattern itself, to have it try all that it may: what begins a match, goes on, and never ends it."""

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

# One of these is taken where a class allows it, the first that it does, each in its turn being the first of all.
_SIGNS = " aA1\n\u00a0.,-’'(:«é/\"_#*|@>x"
# What is repeated after each beginning, whatever the pattern.
_RUNS = (*" aA1.,-(\n", "a ", "A ", "1 ", "A. ", "a, ", "A-", "a'", "« ", " \n", "a\n", "a.", "1/", "é")
_AFTER = (" ", "a", "A", "1", "a ", "A ", "A. ")
_FAR = 16  # times that a part may be repeated: fewer are bounded already
_NEVER = ("", "\x00")  # after it all: the end, and what hardly a class has

Attack = Callable[[int], str]  # a text of that many characters, more or less


def hostile(pattern: re.Pattern[Any]) -> Iterator[Attack]:
    """Texts for that pattern, none twice."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tree = parser.parse(text, flags)
    pumps: dict[tuple[str, str], None] = {("", run): None for run in _RUNS}
    for first, branch in (*((sign, 0) for sign in _SIGNS), *((sign, 1) for sign in " Aa"), ("a", 2)):
        for before, body in _Sampler(first, branch).pumps(list(tree), ""):
            if body:
                pumps[before, body] = pumps["", body] = None
            if before:
                pumps["", before + body] = None
            if first == " ":
                pumps.update({(before, run): None for run in _AFTER})
    for (before, body), end in product(pumps, _NEVER):
        yield _attack(before, body, end)


def _attack(before: str, body: str, end: str) -> Attack:
    return lambda size: before + body * max(1, (size - len(before)) // len(body)) + end


class _Sampler:
    """Writes what matches parts of a pattern, with signs of a kind where it may."""

    def __init__(self, first: str, branch: int) -> None:
        self._signs = [first, *_SIGNS]
        self._branch = branch
        self._groups: dict[int, str] = {}

    def pumps(self, nodes: list[Any], before: str) -> Iterator[tuple[str, str]]:
        """What comes before each part that may be repeated far, and that part once."""
        for operation, given in nodes:
            if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
                _, most, body = given
                yield from self.pumps(list(body), before)
                if most is sre.MAXREPEAT or most >= _FAR:
                    yield before, self.sample(list(body))
            elif operation is sre.SUBPATTERN:
                yield from self.pumps(list(given[3]), before)
            elif operation is sre.ATOMIC_GROUP:
                yield from self.pumps(list(given), before)
            elif operation is sre.BRANCH:
                for one in given[1]:
                    yield from self.pumps(list(one), before)
            elif operation in (sre.ASSERT, sre.ASSERT_NOT) and given[0] > 0:
                yield from self.pumps(list(given[1]), before)
            before += self.sample([(operation, given)])

    def sample(self, nodes: list[Any]) -> str:
        return "".join(map(self._one, nodes))

    def _one(self, node: tuple[Any, Any]) -> str:
        operation, given = node
        if operation is sre.LITERAL:
            return chr(given)
        if operation in (sre.IN, sre.NOT_LITERAL, sre.ANY):
            return next((sign for sign in self._signs if _allows(node, sign)), _any_of(node))
        if operation is sre.BRANCH:
            return self.sample(list(given[1][self._branch % len(given[1])]))
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, body = given
            times = least or (1 if self._branch and most is not sre.MAXREPEAT else 0)
            return self.sample(list(body)) * int(times)
        if operation is sre.SUBPATTERN:
            made = self.sample(list(given[3]))
            self._groups[given[0]] = made
            return made
        if operation is sre.ATOMIC_GROUP:
            return self.sample(list(given))
        return self._groups.get(given, "") if operation is sre.GROUPREF else ""  # what looks about, takes nothing


def _allows(node: tuple[Any, Any], sign: str) -> bool:
    operation, given = node
    if operation is sre.ANY:
        return sign != "\n"
    if operation is sre.NOT_LITERAL:
        return bool(ord(sign) != given)
    negated = given[0][0] is sre.NEGATE
    return negated is not any(_holds(one, sign) for one in given)


def _holds(one: tuple[Any, Any], sign: str) -> bool:
    operation, given = one
    if operation is sre.LITERAL:
        return bool(ord(sign) == given)
    if operation is sre.RANGE:
        return bool(given[0] <= ord(sign) <= given[1])
    if operation is sre.CATEGORY:
        return re.fullmatch(_CATEGORIES[given], sign) is not None
    return False


def _any_of(node: tuple[Any, Any]) -> str:
    """A sign of a class that has none of the usual ones."""
    for operation, given in node[1] if node[0] is sre.IN else ():
        if operation in (sre.LITERAL, sre.RANGE):
            return chr(given if operation is sre.LITERAL else given[0])
    return "~"


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
