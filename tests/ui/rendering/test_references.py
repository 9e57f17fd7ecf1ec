"""Citations for programs that keep references."""

import json

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from qa.answer import Citation
from ui.rendering.references import as_references

TEXT = "Un.\n\n\fLa ligne douze\nreste. TY  - BOOK"


def cited(communique: Communique) -> Citation:
    return Citation(Passage(communique, Span(0, len(TEXT))), Span(6, len(TEXT)), 1.0)


KNOWN = cited(
    Communique(
        TEXT,
        Fact("Non\nER  - ", Origin.DECLARED),
        Fact("CGT, FO", Origin.DECLARED),
        Fact(PartialDate(2024, 2), Origin.DECLARED),
        "https://cgt.fr/a",
    )
)


def test_ris_says_who_when_and_where_and_the_words_in_a_note() -> None:
    assert as_references([KNOWN], "ris").split("\n") == [
        "TY  - GEN",
        "AU  - CGT",
        "AU  - FO",
        "TI  - Non ER -",
        "PY  - 2024",
        "DA  - 2024/02//",
        "UR  - https://cgt.fr/a",
        "SP  - 2",
        "LA  - fr",
        "N1  - «\u202fLa ligne douze reste. TY - BOOK\u202f»",
        f"ID  - {KNOWN.passage.communique.id}",
        "ER  - ",
    ]


def test_csl_json_says_the_same_and_nothing_that_is_not_known() -> None:
    known, unknown = json.loads(as_references([KNOWN, cited(Communique(TEXT, address="mid:1@a"))], "csl"))
    assert known["issued"] == {"date-parts": [[2024, 2]]}
    assert known["author"] == [{"literal": "CGT"}, {"literal": "FO"}]
    assert unknown.keys() == {"id", "type", "genre", "title", "page", "language", "note"}
