"""Citations for programs that keep references, such as Zotero: RIS, and CSL-JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from index.french.markdown import without_markdown
from index.values.dates import PartialDate
from qa.answer import Citation
from ui.rendering.citation import words_of
from ui.rendering.wording import is_of_mail, notes_on, quoted, title_of

FORMATS = ("ris", "csl")


def as_references(citations: Sequence[Citation], form: str) -> str:
    """All of them, in one of `FORMATS`."""
    if form == "csl":
        return json.dumps([_csl(citation) for citation in citations], ensure_ascii=False, indent=2)
    return "\n".join(line for citation in citations for line in _ris(citation))


def _ris(citation: Citation) -> Iterator[str]:
    """`TY  - GEN`, then a field a line: an unknown date or source has none."""
    communique = citation.passage.communique
    yield "TY  - GEN"
    for source in communique.sources:
        yield f"AU  - {_line(source)}"
    yield f"TI  - {_title(citation)}"
    if communique.date is not None:
        year, month, day = _parts(communique.date.value)
        yield f"PY  - {year}"
        yield f"DA  - {year}/{month or ''}/{day or ''}/"
    if _address(citation):
        yield f"UR  - {_address(citation)}"
    if page := communique.page(citation.quoted.start):
        yield f"SP  - {page}"
    yield f"LA  - {communique.language or 'fr'}"
    yield f"N1  - {_note(citation)}"
    yield f"ID  - {communique.id}"
    yield "ER  - "


def _csl(citation: Citation) -> dict[str, Any]:
    communique = citation.passage.communique
    known: dict[str, Any] = {
        "id": communique.id,
        "type": "document",
        "genre": "communiqué",
        "title": _title(citation),
        "author": [{"literal": _line(source)} for source in communique.sources],
        "issued": communique.date and {"date-parts": [[int(part) for part in _parts(communique.date.value) if part]]},
        "URL": _address(citation),
        "page": communique.page(citation.quoted.start),
        "language": communique.language or "fr",
        "note": _note(citation),
    }
    return {name: value for name, value in known.items() if value}


def _parts(date: PartialDate) -> tuple[str, str | None, str | None]:
    year, month, day, *_ = [*date.isoformat().split("-"), None, None]
    return str(year), month, day


def _title(citation: Citation) -> str:
    return _line(without_markdown(title_of(citation.passage.communique)))


def _note(citation: Citation) -> str:
    return ", ".join([quoted(_line(words_of(citation))), *notes_on(citation.passage.communique)])


def _address(citation: Citation) -> str | None:
    address = citation.passage.communique.address
    return None if address is None or is_of_mail(address) else address


def _line(words: str) -> str:
    """On one line, so that a text cannot add a field of its own."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
