"""Titles, sources and dates of the corpus ↔ a CSV file that is filled in with a spreadsheet. Only this file knows the
format.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.french.markdown import without_markdown
from index.reading.text import decode
from index.values.communique import Communique
from index.values.errors import DixitError
from ui.rendering.survey_csv import harmless
from ui.rendering.wording import NBSP, quoted

NAMES = ("empreinte", "titre", "source", "date", "début du texte")
_MOST = 200_000  # lines
_BEGINNING = 200  # characters of the text, by which a person knows it
_PROTECTED = re.compile(r"'(?=[=+\-@\t\r\n＝＋－＠])")  # what `harmless` put there


@dataclass(frozen=True)
class Line:
    """What a line of the file says of a text; None for a column that the file does not have."""

    number: int
    id: str
    title: str | None
    source: str | None
    date: str | None


def facts_in_csv(communiques: Iterable[Communique]) -> Iterator[str]:
    """The file in pieces: a line for each text, with what is known of it; empty cells are to be filled in."""
    yield "\N{BYTE ORDER MARK}" + _row(NAMES)
    for communique in communiques:
        title, source = (fact.value if fact else "" for fact in (communique.title, communique.source))
        date = communique.date.value.isoformat() if communique.date else ""
        beginning = " ".join(without_markdown(communique.text[: 2 * _BEGINNING]).split())[:_BEGINNING]
        yield _row([communique.id, *map(harmless, (title, source, date, beginning))])


def lines_of(content: bytes) -> Iterator[Line]:
    """The lines of such a file, however the spreadsheet wrote it. Raises DixitError for a file that is none."""
    text = decode(content).removeprefix("\N{BYTE ORDER MARK}")
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=head.count))
    try:
        names = [name.strip().casefold() for name in next(rows, [])]
        if NAMES[0] not in names:
            raise DixitError(
                f"Ce tableau n’a pas de colonne {quoted(NAMES[0])}{NBSP}: partez de celui que Dixit écrit."
            )
        for number, cells in enumerate(rows, 2):
            if number > _MOST:
                raise DixitError("Ce tableau a trop de lignes.")
            fields = {name: _PROTECTED.sub("", cell.strip(), count=1) for name, cell in zip(names, cells, strict=False)}
            if fields.get(NAMES[0]):
                yield Line(number, fields[NAMES[0]], fields.get("titre"), fields.get("source"), fields.get("date"))
    except csv.Error:
        raise DixitError("Ce tableau est abîmé, ou n’est pas du CSV.") from None


def _row(cells: Iterable[str]) -> str:
    page = io.StringIO()
    csv.writer(page, delimiter=";").writerow(cells)
    return page.getvalue()
