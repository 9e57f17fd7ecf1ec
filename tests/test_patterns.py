"""No regular expression takes more than its length's worth of time, whatever text it is given."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.growth import HangsError, spent
from tests.hostile_patterns import hostile
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
    broken = [f"{where}: {text!r}" for used, where in found.items() if (text := breaks(used, BOUNDED.get(where)))]
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
    for attack in hostile(pattern):

        def made(size: int, attack: Callable[[int], str] = attack) -> Any:
            text = attack(size)[:bound]
            return text if isinstance(source, str) else text.encode("latin-1", "replace")

        if _takes_a_square(work, made):
            return str(made(60)[:80])
    return None


def _work(pattern: re.Pattern[Any], way: str) -> Callable[[Any], object]:
    if way in ("match", "fullmatch"):
        return getattr(pattern, way)  # type: ignore[no-any-return]
    return lambda text: sum(1 for _ in pattern.finditer(text))  # what replaces and parts goes through it all as well


def _takes_a_square(work: Callable[[Any], object], made: Callable[[int], Any]) -> bool:
    try:
        if all(spent(work, made(_SHORT), _HANGS) > _TOLD / _SQUARE for _ in range(3)):
            size = _SHORT
            while (takes := _best(work, made(size))) < _TOLD and size < _LONG:
                size *= 2
            # A neighbour on the same core: over two doublings, and the law must fail thrice to be broken.
            return takes >= _TOLD and all(
                _best(work, made(4 * size)) > _MOST**2 * _best(work, made(size)) for _ in range(3)
            )
    except HangsError:
        return True
    return False


def _best(work: Callable[[Any], object], given: Any) -> float:
    return min(spent(work, given, _HANGS) for _ in range(3))
