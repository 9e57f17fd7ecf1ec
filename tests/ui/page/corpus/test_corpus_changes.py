"""What the page may change of the corpus, and what it tells of it."""

import re
from pathlib import Path
from typing import Any

import pytest

from index.assemble import open_catalogue
from index.reading.collect import collect
from index.values.communique import CommuniqueId
from index.values.files import File
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


def test_all_that_is_listed_is_accepted_and_its_undoing_names_each(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    event = "Table ronde {0}\nDate : 16 mai 2024\nHoraire : 14h\n\nOn y parlera du port numéro {0}.\n"
    catalogue.add([File(f"{n}.txt", event.format(n).encode()) for n in range(PAGE + 5)])
    changes, undated = Changes(lambda: catalogue), selection_of("", "undated", None)
    assert "accept/date/listed" in list_as_html(catalogue.texts, undated, 0)
    told = changes.do("accept/date/listed~1", undated)
    assert f"{PAGE + 5}\N{NO-BREAK SPACE}communiqués" in told
    assert catalogue.texts.undated() == 0
    undo = re.search('value="(.*?)"', told)
    assert undo is not None
    changes.do(undo[1])
    assert catalogue.texts.undated() == PAGE + 5
    assert 'class="error"' in changes.do("remove/listed", undated)
    assert catalogue.texts.counts().communiques == PAGE + 5
    catalogue.close()


def test_the_head_of_a_column_turns_its_order_round_and_gives_the_others_theirs(catalogue: Any) -> None:
    shown = list_as_html(catalogue, selection_of("", "all", "date"), 0)
    assert re.findall('<th(?: class="(.*?)")?><button type="button" class="sort" value="sort/(.*?)">', shown) == [
        ("", "title"),
        ("", "source"),
        ("descending", "oldest"),
        ("", "newest"),
    ]


def test_a_text_without_a_title_is_told_by_its_first_words() -> None:
    said = (
        "Les <b>gardiens</b> du phare veillent de nuit comme de jour, quel que soit le vent qui souffle sur le cap. "
        * 3
    )
    catalogue: Any = FakeCatalogue([File("a.txt", said.encode())])
    assert catalogue.texts.all()[0].title is None
    shown = list_as_html(catalogue, selection_of("", "all", None), 0)
    assert "Les &#60;b&#62;gardiens&#60;&#47;b&#62; du phare veillent de nuit" in shown


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
