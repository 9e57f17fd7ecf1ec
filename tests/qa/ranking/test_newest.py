"""Of several versions, which is quoted."""

from index.catalogue import Candidate
from index.communique import Communique, Fact, Origin, Passage, Span
from index.french.dates import PartialDate
from qa.ranking.newest import newest
from qa.ranking.ranker import Ranked


def said(words: str, date: str | None, more: str = "") -> Ranked:
    dated = Fact(PartialDate.fromisoformat(date), Origin.DECLARED) if date else None
    passage = Passage(Communique(words + more, date=dated), Span(0, len(words)))
    return Ranked(Candidate(passage, tuple(words.split()), 1.0), 1.0, 1.0)


def text(one: Ranked) -> Communique:
    return one.candidate.passage.communique


OLD, NEW = said("la grève a lieu mardi", "2021-03-03"), said("la grève a lieu mardi", "2021-03-09", " fin")


def test_the_newest_says_it() -> None:
    assert newest(OLD, [OLD, NEW], [text(NEW)]) is NEW
    assert newest(NEW, [OLD, NEW], [text(OLD)]) is NEW


def test_what_the_newer_version_changed_is_still_quoted_from_the_older() -> None:
    changed = said("la grève est reportée au mois prochain", "2021-03-09")
    assert newest(OLD, [OLD, changed], [text(changed)]) is OLD


def test_an_undated_version_is_not_taken_for_newer() -> None:
    undated = said("la grève a lieu mardi", None, " fin")
    assert newest(OLD, [OLD, undated], [text(undated)]) is OLD
    assert newest(undated, [OLD, undated], [text(OLD)]) is OLD
