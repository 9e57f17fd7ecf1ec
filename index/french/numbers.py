"""A number is the same word however it is written: `1 200 000`, `1200000`, `1,2 million`; `12` and `douze`."""

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {"une": 1}
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_TIMES = {"cent": 100, "cents": 100, "mille": 1_000}
_POWERS = {"million": 6, "millions": 6, "milliard": 9, "milliards": 9, "m€": 6, "md€": 9, "mds": 9, "k€": 3}

ALONE = {word: str(value) for word, value in (_UNITS | _TENS | _TIMES).items() if word not in ("un", "une", "neuf")}
"""The figures of a number written in one word. « Un » and « neuf » are more often something else."""

_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f'’.]\d{3})+(?!\d)(?![.,]\d)")
_POWER = re.compile(r"(\d{1,3})(?:[,.](\d{1,3}))?[ \u00a0\u2009\u202f]?(millions?|milliards?|m€|md€|mds|k€)(?!\w)")
_PERCENT = re.compile(r"\d[\s\u00a0\u202f]{1,3}pour[ -]cents?\b")
_WORD = "|".join(sorted([*_UNITS, *_TENS, *_TIMES], key=len, reverse=True))
_WRITTEN = re.compile(rf"\b(?:{_WORD})(?:(?:[- ]et[- ]|[- ])(?:{_WORD}))+\b")
_SPREAD = (" cent ", " cents ", " mille ", " et un ", " et onze")  # one of which is in each that holds a space
_NUMBER = re.compile(r"\d[ \u00a0\u2009\u202f'’.]\d\d\d")


def in_figures(lowered: str) -> str:
    """A text in lower case with its numbers in figures, without spaces.

    >>> in_figures("1 200 000 €, 1,2 million, deux cent mille postes, 25 pour cent")
    '1200000 €, 1200000 million, 200000 postes, 25'
    """
    if _NUMBER.search(lowered):
        lowered = _GROUPED.sub(_joined, lowered)
    if "illi" in lowered or "€" in lowered:
        lowered = _POWER.sub(_multiplied, lowered)
    if "pour" in lowered:
        lowered = _PERCENT.sub(lambda number: number[0][0], lowered)
    if any(words in lowered for words in _SPREAD):
        lowered = _WRITTEN.sub(_counted, lowered)
    return lowered


def compound(word: str) -> str:
    """`trente-deux` → `32`: a number of several words without a space; any other word as it is."""
    return _WRITTEN.sub(_counted, word) if "-" in word else word


def _joined(number: re.Match[str]) -> str:
    """`1 200 000` → `1200000`."""
    return number[0] if _inside(number) else re.sub(r"\D", "", number[0])


def _inside(number: re.Match[str]) -> bool:
    """Whether it is only the end of a number."""
    return number.start() > 0 and (
        number.string[number.start() - 1].isdigit() or number.string[number.start() - 1] in ",."
    )


def _multiplied(number: re.Match[str]) -> str:
    """`1,2 million` → `1200000 million`: who asks for millions finds it too."""
    if _inside(number):
        return number[0]
    decimals = number[2] or ""
    zeros = _POWERS[number[3]] - len(decimals)
    return f"{int(number[1] + decimals)}{'0' * zeros} {number[3]}"


def _counted(number: re.Match[str]) -> str:
    """`trente-deux` → `32`, `quatre-vingt-dix mille` → `90000`; words that make no number stay as they are."""
    total = part = 0
    for word in re.split(r"[- ]", number[0]):
        if word == "et":
            continue
        if word == "mille":
            total, part = total + max(part, 1) * 1_000, 0
        elif word in ("cent", "cents"):
            part = max(part, 1) * 100
        elif word in ("vingt", "vingts") and part % 100 == 4:
            part += 76
        else:
            value = _TENS.get(word, _UNITS.get(word, 0))
            if part % 10 or (value >= 20 and part % 100):
                return number[0]
            part += value
    return str(total + part)
