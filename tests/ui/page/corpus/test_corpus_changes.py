"""What the page may change of the corpus, and what it tells of it."""

from pathlib import Path
from typing import Any

import pytest

from index.reading.collect import collect
from index.values.communique import CommuniqueId
from tests.ui.fake_floors import FakeCatalogue
from ui.page.corpus.corpus_changes import Changes
from ui.page.corpus.corpus_list import PAGE, list_as_html, selection_of

SEEDS: Any = list(collect([Path(__file__).parents[4] / "seeds"]))


@pytest.fixture
def catalogue() -> Any:
    return FakeCatalogue(SEEDS)


def some_id(catalogue: Any) -> CommuniqueId:
    found: CommuniqueId = catalogue.texts.all()[0].id
    return found


def test_a_removal_offers_its_undoing(catalogue: Any) -> None:
    one, changes = some_id(catalogue), Changes(lambda: catalogue)
    told = changes.do(f"remove/{one}~3")
    assert f'value="restore/{one}"' in told
    assert catalogue.texts.communique(one) is None
    assert "De retour" in changes.do(f"restore/{one}")
    assert catalogue.texts.communique(one) is not None
    assert "plus dans le corpus" in changes.do(f"restore/{one}")


@pytest.mark.parametrize(
    "written", ["", "remove/", "remove/../../etc", "erase/0123456789abcdef", "remove/0123456789ABCDEF"]
)
def test_what_no_button_writes_changes_nothing(catalogue: Any, written: str) -> None:
    held = catalogue.texts.all()
    assert 'class="error"' in Changes(lambda: catalogue).do(written)
    assert catalogue.texts.all() == held


def test_a_correction_tells_whether_it_was_kept(catalogue: Any) -> None:
    one, changes = some_id(catalogue), Changes(lambda: catalogue)
    told, kept = changes.correct(one, "Un", "<b>", "2024")
    assert kept
    assert "&#60;b&#62;" in told
    assert catalogue.texts.communique(one).title.value == "Un"
    told, kept = changes.correct(one, "Deux", "", "31 février 2024")
    assert not kept
    assert "31 février 2024" in told
    assert catalogue.texts.communique(one).title.value == "Un"
    assert changes.undo(one)[1]
    assert catalogue.texts.communique(one) == catalogue.texts.stated(one)
    assert not changes.correct("0" * 16, "", "", "")[1]


def test_a_place_past_the_end_shows_the_last_rows(catalogue: Any) -> None:
    everything = selection_of(None, "all", "newest")
    assert list_as_html(catalogue, everything, 10 * PAGE) == list_as_html(catalogue, everything, 0)


@pytest.mark.parametrize("sort", [None, "", "drop table", 3])
def test_an_order_that_is_none_is_the_first(sort: Any) -> None:
    assert selection_of("mots", "what", sort) == selection_of("mots", None, "newest")


def test_an_empty_list_says_why() -> None:
    empty: Any = FakeCatalogue()
    full: Any = FakeCatalogue(SEEDS)
    assert "est vide" in list_as_html(empty, selection_of("", "all", None), 0)
    assert "Rien à compléter" in list_as_html(full, selection_of("", "unsourced", None), 0)
    assert "ne contient ces mots" in list_as_html(full, selection_of("tarte", "all", None), 0)
