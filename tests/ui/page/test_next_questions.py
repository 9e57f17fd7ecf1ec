"""What may be asked next: put together from the facets, and from nothing else."""

from dataclasses import replace

from index.storage.records import Tally
from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from index.values.filter import Filter
from qa.answer import Answer, Citation, NoAnswer, Reason
from qa.overviews.narrowing import Narrowing
from qa.understanding.question import understand
from ui.page.next_questions import next_as_html

CANAL = Communique("Le canal.", None, Fact("CGT", Origin.ENTERED), Fact(PartialDate(2021), Origin.ENTERED))
ASKED = understand("Que dit la CGT du canal ?", Filter(frozenset({"CGT"})))
REPLY = Answer(ASKED, (Citation(Passage(CANAL, Span(0, 9)), Span(0, 9), 1.0),))
TALLY: Tally = {
    ("CGT", 2019, None): 1,
    ("CGT", 2021, 3): 2,
    ("CGT", 2024, 1): 1,
    ("CFTC", 2021, 3): 5,
    ("Amis du canal", 2010, 1): 2,
}


def test_other_sources_and_other_years_are_offered_with_their_articles() -> None:
    shown = next_as_html(Narrowing(ASKED, TALLY), REPLY)
    words = ["Et la CFTC", "Et Amis du canal", "Et avant 2021", "Et depuis 2022"]
    assert [word for word in words if word in shown] == words
    assert shown.count("<button") == len(words)


def test_a_source_that_was_heard_is_not_offered_under_another_spelling() -> None:
    shouted = replace(CANAL, source=Fact("AMIS DU CANAL", Origin.ENTERED))
    quoted = Answer(ASKED, (Citation(Passage(shouted, Span(0, 9)), Span(0, 9), 1.0),))
    assert "Et Amis du canal" in next_as_html(Narrowing(ASKED, TALLY), REPLY)
    assert "Et Amis du canal" not in next_as_html(Narrowing(ASKED, TALLY), quoted)


def test_nothing_is_offered_after_a_refusal_or_where_nothing_is_left() -> None:
    assert next_as_html(Narrowing(ASKED, TALLY), NoAnswer(ASKED, Reason.NOT_FOUND)) == ""
    assert next_as_html(Narrowing(ASKED, TALLY), None) == ""
    assert next_as_html(Narrowing(ASKED, {("CGT", 2021, 3): 2}), REPLY) == ""
