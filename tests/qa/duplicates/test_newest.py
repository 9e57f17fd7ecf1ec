"""Of several versions, which is quoted."""

from index.values.communique import Communique, Fact, Origin
from index.values.dates import PartialDate
from qa.duplicates.newest import newest
from qa.ranking.ranker import Ranked
from tests.qa.ranking.making import candidate


def text(words: str, date: str | None) -> Communique:
    return Communique(words, date=Fact(PartialDate.fromisoformat(date), Origin.DECLARED) if date else None)


def said(text: Communique) -> Ranked:
    days = (text.date.value.first_day, text.date.value.last_day) if text.date else None
    return Ranked(candidate(text.text, days=days), 1.0, 1.0)


OLD_TEXT, NEW_TEXT = text("la grève a lieu mardi", "2021-03-03"), text("la grève a lieu mardi !", "2021-03-09")
OLD, NEW = said(OLD_TEXT), said(NEW_TEXT)


def test_the_newest_says_it() -> None:
    assert newest(OLD, [OLD, NEW], [NEW_TEXT]) is NEW
    assert newest(NEW, [OLD, NEW], [OLD_TEXT]) is NEW


def test_what_the_newer_version_changed_is_still_quoted_from_the_older() -> None:
    changed = text("la grève est reportée au mois prochain", "2021-03-09")
    assert newest(OLD, [OLD, said(changed)], [changed]) is OLD


def test_an_undated_version_is_not_taken_for_newer() -> None:
    unknown = text("la grève a lieu mardi.", None)
    undated = said(unknown)
    assert newest(OLD, [OLD, undated], [unknown]) is OLD
    assert newest(undated, [OLD, undated], [OLD_TEXT]) is OLD
