"""Passages → a CSV file that a French spreadsheet opens with a double click. Only this file knows the format."""

import csv
import io
from collections.abc import Iterable, Iterator

from index.values.communique import Passage

NAMES = ("date", "précision", "source", "titre", "passage", "empreinte", "début", "fin")
_PRECISIONS = {"day": "jour", "month": "mois", "year": "année"}
_BEGINS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # their full-width forms too
_TOGETHER = 200  # rows


def in_csv(passages: Iterable[Passage]) -> Iterator[str]:
    """The file in pieces, a byte order mark first: UTF-8 is then recognised, and « ; » is what French locales expect.

    `passage` is the published text, word for word, from `début` to `fin` (code points) of the communiqué that has
    this `empreinte`, without the blanks around it. A cell that a spreadsheet would take for a formula gets an
    apostrophe before it.
    """
    page = io.StringIO()
    rows = csv.writer(page, delimiter=";")
    page.write("\N{BYTE ORDER MARK}")
    rows.writerow(NAMES)
    for number, passage in enumerate(passages, 1):
        rows.writerow(map(harmless, _row(passage)))
        if number % _TOGETHER == 0:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def _row(passage: Passage) -> tuple[str, ...]:
    communique, words = passage.communique, passage.text.strip()
    start = passage.span.start + passage.text.index(words)
    date = communique.date.value if communique.date else None
    return (
        date.isoformat() if date else "",
        _PRECISIONS[date.precision] if date else "",
        communique.source.value if communique.source else "",
        communique.title.value if communique.title else "",
        words,
        communique.id,
        str(start),
        str(start + len(words)),
    )


def harmless(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell
