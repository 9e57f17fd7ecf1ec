"""What a program reads of a reply."""

import json
from datetime import date
from typing import Any

from index.values.communique import Communique, Passage, Span
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.understanding.question import understand
from ui.rendering.json_reply import reply_as_json

TEXT = "Le gisement. Il inquiète."
CITATION = Citation(Passage(Communique(TEXT), Span(0, len(TEXT))), Span(13, 25), 0.5)
FIRST = understand("Que disait la CGT du gisement en 2021 ?", sources=["CGT", "CFTC"], today=date(2025, 6, 15))
SECOND = understand("et la CFTC ?", sources=["CGT", "CFTC"], today=date(2025, 6, 15), talk=[FIRST])


def read(reply: Reply) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(reply_as_json(reply))
    return written


def test_what_was_asked_understood_and_completed_is_told() -> None:
    reply = read(Answer(SECOND, (CITATION,), (CITATION,)))
    assert (reply["question"], reply["answered"], reply["reason"]) == ("et la CFTC ?", True, None)
    assert reply["completed"] == "Que disait la CFTC du gisement en 2021 ?"
    assert reply["understood"] == {"sources": ["CFTC"], "period": {"from": "2021-01-01", "to": "2021-12-31"}}
    assert [len(reply[kind]) for kind in ("citations", "undated", "nearest", "elsewhere")] == [1, 1, 0, 0]
    assert TEXT[reply["undated"][0]["start"] : reply["undated"][0]["end"]] == "Il inquiète."


def test_a_refusal_has_its_reason_and_no_citation() -> None:
    reply = read(NoAnswer(FIRST, Reason.NOT_FOUND, (CITATION,), (CITATION, CITATION)))
    assert (reply["answered"], reply["reason"], reply["completed"]) == (False, "not_found", None)
    assert [len(reply[kind]) for kind in ("citations", "undated", "nearest", "elsewhere")] == [0, 0, 1, 2]


def test_a_quote_comes_with_its_pieces_and_its_neighbours() -> None:
    text = "Titre\n\nVéran écrit : « Oui. Le risque existe. Non. » La suite. Encore. Fin."
    said, quoted = Span(7, 20), Span(text.index("Le risque"), text.index(" Non"))
    citation = Citation(Passage(Communique(text), Span(0, len(text))), quoted, 0.5, (said,))
    (told,) = read(Answer(FIRST, (citation,)))["citations"]
    assert told["quote"] == text[told["start"] : told["end"]] == "Le risque existe."
    assert [piece["quote"] for piece in told["pieces"]] == ["Véran écrit :", "Le risque existe."]
    assert all(text[piece["start"] : piece["end"]] == piece["quote"] for piece in told["pieces"])
    assert (told["before"], told["after"]) == ("Titre\n\nVéran écrit : « Oui.", "Non. » La suite.")


def test_a_quote_that_is_all_of_its_text_has_no_neighbours() -> None:
    citation = Citation(Passage(Communique(TEXT), Span(0, len(TEXT))), Span(0, len(TEXT)), 0.5)
    (told,) = read(Answer(FIRST, (citation,)))["citations"]
    assert (told["before"], told["after"], len(told["pieces"])) == (None, None, 1)
