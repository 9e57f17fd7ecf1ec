"""Lists of communiqués: searched, sorted, in pages, and always those that are there."""

from collections.abc import Iterator

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.location import DataLocation
from index.storage.sql.listing import Selection, Sort, folded
from index.values.correction import Correction
from index.values.dates import PartialDate
from index.values.files import File

# title, source and date of each, in order of arrival
TEXTS = [
    ("Grève à l’hôpital", "CGT", "2024-02-05"),
    ("Élections", "FO", "2024"),
    ("La grève des éboueurs", None, "2023-05"),
    ("Œuvres sociales", "cfdt", None),
    ("« Bilan »", None, None),
]


def file(place: int) -> File:
    title, source, date = TEXTS[place]
    facts = {"title": title, "source": source, "date": date}
    front = "".join(f"{name}: {value!r}\n" for name, value in facts.items() if value)
    return File(f"{place}.md", f"---\n{front}---\nCe que dit le texte {'abcde'[place]} est long.".encode())


@pytest.fixture
def catalogue(home: DataLocation) -> Iterator[Catalogue]:
    made = open_catalogue(home)
    made.add([file(place) for place in range(len(TEXTS))])
    yield made
    made.close()


def titles(catalogue: Catalogue, selection: Selection, number: int = -1, after: int = 0) -> list[str]:
    shown = catalogue.texts.listed(selection, number, after)
    return [one.title.value if one.title else "?" for one in shown]


def order(catalogue: Catalogue, sort: Sort) -> list[int]:
    place = {title: place for place, (title, *_) in enumerate(TEXTS)}
    return [place[title] for title in titles(catalogue, Selection(sort=sort))]


def test_what_is_not_known_comes_last_in_every_order(catalogue: Catalogue) -> None:
    assert order(catalogue, Sort.ARRIVAL) == [0, 1, 2, 3, 4]
    assert order(catalogue, Sort.NEWEST) == [4, 3, 2, 1, 0]
    assert order(catalogue, Sort.TITLE) == [4, 1, 0, 2, 3]  # bilan, elections, greve, la greve, oeuvres
    assert order(catalogue, Sort.SOURCE) == [3, 0, 1, 2, 4]  # cfdt, CGT, FO, then those of no source, dated first
    assert order(catalogue, Sort.DATE) == [1, 0, 2, 4, 3]  # « 2024 » may be of December
    assert order(catalogue, Sort.TITLE_REVERSED) == [3, 2, 0, 1, 4]
    assert order(catalogue, Sort.SOURCE_REVERSED) == [1, 0, 3, 2, 4]
    assert order(catalogue, Sort.OLDEST) == [2, 0, 1, 3, 4]


def test_a_text_is_selected_for_the_passages_that_hold_a_word_too(catalogue: Catalogue) -> None:
    places = {
        word: catalogue.boolean.matching_all([[(word,)]], 1).tolist() for word in ("long", "cgt")
    }  # all texts are long; the source is no word of a text
    assert places["cgt"] == []
    assert titles(catalogue, Selection("long")) == []
    assert titles(catalogue, Selection("ce long CGT", passages=places)) == [TEXTS[0][0]]
    assert catalogue.texts.count_listed(Selection("long", passages=places)) == len(TEXTS)
    assert titles(catalogue, Selection("long", undated=True, passages=places)) == [TEXTS[3][0], TEXTS[4][0]]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("greve", [0, 2]),
        ("GRÈVE éboueurs", [2]),
        ("cgt hopital", [0]),
        ("œuv", [3]),
        ("%", [0, 1, 2, 3, 4]),
        ("tarte", []),
        ("'; DROP TABLE listed", []),
    ],
)
def test_words_are_looked_for_in_titles_and_sources_whatever_their_accents(
    catalogue: Catalogue, words: str, places: list[int]
) -> None:
    assert titles(catalogue, Selection(words)) == [TEXTS[place][0] for place in places]
    assert catalogue.texts.count_listed(Selection(words)) == len(places)


def test_work_lists_hold_what_lacks_a_date_or_a_source(catalogue: Catalogue) -> None:
    undated, unsourced = Selection(undated=True), Selection(unsourced=True)
    assert titles(catalogue, undated) == [TEXTS[3][0], TEXTS[4][0]]
    assert titles(catalogue, unsourced) == [TEXTS[2][0], TEXTS[4][0]]
    assert titles(catalogue, Selection("bilan", undated=True, unsourced=True)) == [TEXTS[4][0]]
    last = catalogue.texts.listed(undated)[-1]
    catalogue.correct(last.id, Correction(date=PartialDate(2020)))
    assert titles(catalogue, undated) == [TEXTS[3][0]]
    assert catalogue.texts.undated() == 1
    assert titles(catalogue, unsourced) == [TEXTS[2][0], TEXTS[4][0]]


def test_pages_follow_each_other_and_make_the_whole(catalogue: Catalogue) -> None:
    for sort in Sort:
        whole = titles(catalogue, Selection(sort=sort))
        pages = [titles(catalogue, Selection(sort=sort), 2, after) for after in (0, 2, 4, 6)]
        assert [len(page) for page in pages] == [2, 2, 1, 0]
        assert [title for page in pages for title in page] == whole


def test_a_list_holds_what_the_catalogue_holds(catalogue: Catalogue) -> None:
    first = catalogue.texts.listed(Selection())[0]
    catalogue.correct(first.id, Correction(title="Zut"))
    assert titles(catalogue, Selection("zut")) == ["Zut"]
    assert titles(catalogue, Selection("hopital")) == []
    catalogue.remove([first.id])
    assert titles(catalogue, Selection("zut")) == []
    catalogue.restore([first.id])
    assert titles(catalogue, Selection("zut")) == ["Zut"]
    assert catalogue.texts.count_listed(Selection()) == catalogue.texts.counts().communiques == 5


def test_words_are_folded_for_search_and_order() -> None:
    assert folded("« **Grève** » à l’Œuvre !") == "greve a l oeuvre"
    assert folded(None) is None
