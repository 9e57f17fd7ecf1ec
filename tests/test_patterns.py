"""No regular expression takes more than its length's worth of time, whatever text it is given."""

import re
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.growth import HangsError, spent, stopped
from tests.hostile_patterns import Attack, hostile
from tests.patterns_in_use import Used, patterns_in_use

BOUNDED = {"index.reading.mail.quoted._WROTE": 400}
"""Patterns whose callers give them no more than so many characters, and of those a square."""

_MOST = 2.6  # times, for a text twice as long; a square is four
_SHORT, _LONG = 1_000, 4_000  # characters
_TOLD = 0.005  # seconds: less cannot be told from noise
_HANGS = 2.0  # seconds
_SQUARE = (_LONG // _SHORT) ** 2


@pytest.mark.slow
def test_no_pattern_takes_a_square_of_the_time() -> None:
    found = patterns_in_use()
    assert set(found.values()) >= BOUNDED.keys()
    once = {(text, flags, _at(way)): where for (text, flags, way), where in found.items()}
    broken = [f"{where}: {text!r}" for used, where in once.items() if (text := breaks(used, BOUNDED.get(where)))]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    "broken",
    [r"\s*:?\s*\n", r"(\w+) $", r"a.*b.*c", r"(?:et(?: et)?,? )*x", r"«\s*[^»]*\s?!", rb"<a[^>]*=\s*'?\s*b"],
)
def test_a_pattern_that_takes_a_square_of_the_time_is_found(broken: str | bytes) -> None:
    assert breaks((broken, 0, "finditer")) is not None


@pytest.mark.parametrize(
    "mended", [r"(?<!\s)[^\S\n]*+\n", r"\b(\w++) $", r"a.{0,80}b", r"«[^»!]{0,80}+!", rb"<a[^>]{0,80}=\s*+b"]
)
def test_a_pattern_that_takes_its_time_is_let_in(mended: str | bytes) -> None:
    assert breaks((mended, 0, "finditer")) is None


def breaks(used: Used, bound: int | None = None) -> str | None:
    """The beginning of a text, of `bound` characters at most, that takes the pattern out of the law; None when none
    does.
    """
    source, flags, way = used
    pattern: re.Pattern[Any] = re.compile(source, flags)
    work = _work(pattern, way)

    def made(attack: Attack, size: int) -> Any:
        text = attack(size)[:bound]
        return text if isinstance(source, str) else text.encode("latin-1", "replace")

    suspected = (attack for attack in hostile(pattern) if _is_long(work, made(attack, _SHORT)))
    found = (attack for attack in suspected if _takes_a_square(work, partial(made, attack)))
    return next((str(made(attack, 60)[:80]) for attack in found), None)


def _at(way: str) -> str:
    """What is tried of that way: what replaces and parts goes through a text as what finds does."""
    return way if way in ("match", "fullmatch") else "finditer"


def _work(pattern: re.Pattern[Any], way: str) -> Callable[[Any], object]:
    if way in ("match", "fullmatch"):
        return getattr(pattern, way)  # type: ignore[no-any-return]
    return lambda text: sum(1 for _ in pattern.finditer(text))


def _is_long(work: Callable[[Any], object], given: Any) -> bool:
    """Whether it may be a square: measured barely, since nearly all are far from it."""
    try:
        with stopped(_HANGS):
            began = time.thread_time()
            work(given)
            return time.thread_time() - began > _TOLD / _SQUARE
    except HangsError:
        return True


def _takes_a_square(work: Callable[[Any], object], made: Callable[[int], Any]) -> bool:
    try:
        if any(spent(work, made(_LONG), _HANGS) < _TOLD for _ in range(2)):
            return False
        size = _SHORT
        while size < _LONG and _best(work, made(size)) < _TOLD:
            size *= 2
        # A neighbour on the same core: over two doublings, and the law must fail thrice to be broken.
        return not any(_keeps_the_law(work, made(size), made(4 * size)) for _ in range(3))
    except HangsError:
        return True


def _keeps_the_law(work: Callable[[Any], object], short: Any, long: Any) -> bool:
    most = _MOST**2 * _best(work, short)
    return any(spent(work, long, _HANGS) <= most for _ in range(3))


def _best(work: Callable[[Any], object], given: Any) -> float:
    return min(spent(work, given, _HANGS) for _ in range(3))
