"""Of what years some words tell, where a question asks of a year."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.french.calendar import MONTHS

_YEAR = r"(?:19|20)\d\d"
_ALONE = re.compile(
    rf"(?P<dated>\b(?:en|depuis|avant|après|dès|année|an|début|fin|été|hiver|automne|printemps|{'|'.join(MONTHS)}) |/)?"
    rf"(?<!\d)(?<!\d[.,])(?P<year>{_YEAR})(?![\d%€$])(?![.,]\d)"
    r"(?P<counted> ?(?:€|%|\$|k€|euros?\b|(?!depuis|après|moins|toutes|autres|contre)[a-zà-ÿ]{4,}[sx]\b))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<!\d)(?P<first>{_YEAR})\s?(?:[-–—/]|à|a|et|au)\s?(?P<last>{_YEAR}|\d\d)(?![\d/-])", re.IGNORECASE
)
_OPEN = re.compile(
    rf"\b(?P<sense>depuis|dès|des|à partir (?:de|d['’])|avant|d['’]ici(?: à)?|jusqu['’](?:en|à))\s?"
    rf"(?:(?:le|la|fin|début|l['’]année|\d{{1,2}}(?:er)?|[a-zéû]{{3,9}}) ){{0,3}}(?P<year>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_ONWARDS = ("depuis", "dès", "des", "à partir")
_EVER = 9999
_NAMED = re.compile(  # « la loi de 2019 » is a name, that texts may call otherwise
    rf"\b(?:loi|décret|directive|accord|arrêté|règlement|ordonnance|convention|charte|norme|constitution|traité|réforme)"
    rf"(?: [^\W\d]+){{0,3}} (?:de |du |d['’]|en )?(?:\d{{1,2}} )?(?:[a-zéû]+ )?{_YEAR}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\ban(?:née)?s? (?:derni[eè]re?s?|passée?s?|précédente?s?|prochaine?|écoulée?s?)\b|\bcette année\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def years_asked(question: str) -> frozenset[int]:
    """The years that a question speaks of; none where it names something by its year, « la loi de 2019 ».

    >>> sorted(years_asked("Combien de grévistes en 2021 ?")), sorted(years_asked("Que dit la loi santé de 2019 ?"))
    ([2021], [])
    """
    plain = _NAMED.sub(" ", question)
    return frozenset(_alone(plain))


def tells_of(words: str, years: frozenset[int]) -> bool | None:
    """Whether words tell of one of the years; None where they tell of no year at all.

    >>> [tells_of(words, frozenset({2021})) for words in ("De 2019 à 2023", "En 2020", "Hier")]
    [True, False, None]
    """
    spans = _spans_of_years(words)
    if not spans:
        return None
    return any(first <= year <= last for first, last in spans for year in years)


def is_relative(words: str) -> bool:
    """Whether words tell of a year by where it stands: « l’an dernier »."""
    return _RELATIVE.search(words) is not None


def _spans_of_years(words: str) -> list[tuple[int, int]]:
    spans = [(year, year) for year in _alone(words)]
    for match in _RANGE.finditer(words):
        first, last = int(match["first"]), match["last"]
        spans.append((first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)))
    for match in _OPEN.finditer(words):
        onwards = match["sense"].lower().startswith(_ONWARDS)
        spans.append((int(match["year"]), _EVER) if onwards else (0, int(match["year"])))
    return spans


def _alone(words: str) -> Iterator[int]:
    """The years that stand by themselves: « 2000 salariés » hold none."""
    return (int(match["year"]) for match in _ALONE.finditer(words) if match["dated"] or not match["counted"])
