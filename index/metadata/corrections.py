"""What a person types of a communiqué → a correction."""

import unicodedata

from index.french.dates import find_dates
from index.values.correction import UNSAID, Correction, Unsaid
from index.values.dates import PartialDate
from index.values.errors import DixitError
from index.values.sources import cosigners

_LONGEST_TITLE = 300
_LONGEST_SOURCE = 100
_YEARS = range(1800, 2100)


def entered(title: str | None = None, source: str | None = None, date: str | None = None) -> Correction:
    """The correction that was typed: `None` where nothing was said, an empty word where it is not known. Several
    sources have commas between.

    Raises DixitError for what is too long, and for a date that no calendar has or that cannot be read.
    """
    return Correction(
        _words(title, "Ce titre", _LONGEST_TITLE),
        _source(source),
        UNSAID if date is None else read_date(date) if date.strip() else None,
    )


def read_date(typed: str) -> PartialDate:
    """The date in `5 février 2024`, `05/02/2024`, `2024-02-05`, `février 2024`, `2024-02` or `2024`.

    Raises DixitError for any other words, « 31 février » included.
    """
    words = " ".join(typed.split())
    try:
        return _within_reason(PartialDate.fromisoformat(words))
    except ValueError:
        pass
    mentions = list(find_dates(words))
    if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(words)):
        return mentions[0].date
    raise DixitError(
        f"«\N{NARROW NO-BREAK SPACE}{words}\N{NARROW NO-BREAK SPACE}» n’est pas une date du calendrier que je sais lire"
        "\N{NO-BREAK SPACE}: écrivez 5 février 2024, 05/02/2024, 2024-02-05, février 2024 ou 2024."
    )


def _within_reason(date: PartialDate) -> PartialDate:
    if date.year not in _YEARS:
        raise ValueError("a slip of the keyboard")
    return date


def _source(typed: str | None) -> str | Unsaid | None:
    """One name, or several with commas between: « CGT,FO » is « CGT, FO »."""
    words = _words(typed, "Ce nom de source", _LONGEST_SOURCE)
    return ", ".join(cosigners(words)) if isinstance(words, str) else words


def _words(typed: str | None, what: str, longest: int) -> str | Unsaid | None:
    """On one line, without what cannot be seen."""
    if typed is None:
        return UNSAID
    words = unicodedata.normalize("NFC", "".join(c for c in " ".join(typed.split()) if c.isprintable())).strip()
    if len(words) > longest:
        raise DixitError(f"{what} dépasse {longest} caractères\N{NO-BREAK SPACE}: raccourcissez-le.")
    return words or None
