"""French numbers written in words or in figures, on folded text."""

_UNITS = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre vingt"}
_CENTURIES = {"deux mille": 2000, "mille neuf cent": 1900, "dix neuf cent": 1900}


def _in_words(number: int) -> str:
    """`21` → `vingt et un`, `97` → `quatre vingt dix sept`."""
    if number <= 16:
        return _UNITS[number - 1]
    if number < 20:
        return f"dix {_UNITS[number - 11]}"
    ten = max(ten for ten in _TENS if ten <= number)
    if number == ten:
        return _TENS[ten]
    joined = " et " if number - ten in (1, 11) and ten != 80 else " "
    return _TENS[ten] + joined + _in_words(number - ten)


_VALUES = {_in_words(number): number for number in range(1, 100)} | {"une": 1, "premier": 1, "quatre vingts": 80}
_WORDS = "|".join(sorted((words.replace(" ", "[ -]") for words in _VALUES), key=len, reverse=True))
_CENTURY_WORDS = "|".join(words.replace(" ", "[ -]") + ("" if "deux" in words else "s?") for words in _CENTURIES)

NUMBER = rf"(?:[0-9]{{1,2}}(?![0-9])|(?:{_WORDS})\b)"  # 1 to 99
YEAR_IN_WORDS = rf"(?:{_CENTURY_WORDS})(?:[ -](?:{_WORDS}))?\b"


def number(words: str) -> int:
    """The value of what `NUMBER` matched: `six` → 6."""
    return int(words) if words.isdecimal() else _VALUES[words.replace("-", " ")]


def year_in_words(words: str) -> int:
    """The value of what `YEAR_IN_WORDS` matched: `deux mille vingt-quatre` → 2024."""
    plain = words.replace("-", " ").replace("cents", "cent")
    century = next(words for words in _CENTURIES if plain.startswith(words))
    rest = plain.removeprefix(century).strip()
    return _CENTURIES[century] + (_VALUES[rest] if rest else 0)
