"""One contract for both homes of texts, a folder and a database."""

import itertools
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.communique import Communique, CommuniqueId, Origin, PassageId
from index.correction import Correction
from index.filter import EVERYTHING, Filter, Period
from index.following.syncing import Folder
from index.french.dates import PartialDate
from index.home import Home
from index.intake import Added, AlreadyThere, File, Location, Refused
from index.ports import Ways
from index.truth.listing import Selection
from tests.index.by_words import by_words
from tests.index.searching import searched

SEEDS = [File(path.name, path.read_bytes()) for path in sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))]
CFTC, CGT = CommuniqueId("bfbcc1ebfc355408"), CommuniqueId("fb6deaf234438f5d")
FILTERS = [
    EVERYTHING,
    Filter(frozenset({"CGT"})),
    Filter(frozenset({"CGT", "CFTC"}), Period(date(2024, 1, 1))),
    Filter(period=Period(None, date(2020, 1, 1))),
    Filter(undated=True),
    Filter(unsourced=True),
]
QUESTIONS = ["Qui héberge les données de santé ?", "hebergment des donées", "la CNIL et le SNDS", "zzz"]


@pytest.fixture
def catalogue(home: Home) -> Iterator[Catalogue]:
    made = open_catalogue(home)
    yield made
    made.close()


@pytest.fixture
def full(catalogue: Catalogue) -> Catalogue:
    assert [type(one) for one in catalogue.add(SEEDS)] == [Added, Added]
    return catalogue


def text(i: int) -> File:
    subject = ["la grève des cheminots", "les données de santé", "le salaire minimum", "la retraite"][i % 4]
    return File(f"{i}.txt", f"Communiqué n° {i}\n\nNous parlons de {subject}, pour la {i}e fois.".encode())


def found(catalogue: Catalogue, question: str = QUESTIONS[0], within: Filter = EVERYTHING) -> list[tuple[object, ...]]:
    words = by_words(catalogue, question, within)
    return sorted(
        (passage.text, one.outline.words, words.get(passage, 0.0), round(one.dense, 4))
        for passage, one in searched(catalogue, question, 20, within)
    )


def everything(catalogue: Catalogue) -> list[list[tuple[object, ...]]]:
    return [found(catalogue, question, within) for question in QUESTIONS for within in FILTERS]


def test_both_homes_find_the_same_with_the_same_scores(full: Catalogue, tmp_path: Path) -> None:
    folder = open_catalogue(tmp_path / "another")
    folder.add(SEEDS)
    assert everything(full) == everything(folder)
    assert any(everything(full))
    folder.close()


def test_adding_twice_is_adding_once_and_says_so(full: Catalogue) -> None:
    before = everything(full)
    assert [type(one) for one in full.add([*SEEDS, File("vide.txt", b"")])] == [AlreadyThere, AlreadyThere, Refused]
    assert everything(full) == before
    assert (full.counts().communiques, full.verify()) == (2, [])


def test_adding_then_removing_is_nothing_and_undoing_brings_it_back(full: Catalogue) -> None:
    before = everything(full)
    added = [one.communique.id for one in full.add([text(1), text(2)]) if isinstance(one, Added)]
    after = everything(full)
    assert full.remove([*added, CommuniqueId("rien")]) == added
    assert everything(full) == before
    assert full.was_removed(added[0])
    assert full.restore(added) == added
    assert everything(full) == after
    assert (full.was_removed(added[0]), full.verify()) == (False, [])


def test_a_correction_is_searched_filtered_listed_and_undone(full: Catalogue) -> None:
    before = everything(full)
    corrected = full.correct(CFTC, Correction("Un éboueur témoigne", "FO", PartialDate(2019, 3)))
    assert corrected is not None
    assert corrected.source is not None
    assert (corrected.source.value, corrected.source.origin) == ("FO", Origin.ENTERED)
    assert full.sources() == ["CGT", "FO"]
    march = Filter(frozenset({"FO"}), Period(date(2019, 3, 1), date(2019, 3, 31)))
    assert {one.communique.id for one, _ in searched(full, "éboueur", 20, march)} == {CFTC}
    assert [one.id for one in full.listed(Selection("eboueur"))] == [CFTC]
    assert full.verify() == []
    full.correct(CFTC, None)
    assert everything(full) == before


def test_rebuilding_changes_nothing(full: Catalogue) -> None:
    full.add([text(i) for i in range(8)])
    full.remove([CGT])
    before = everything(full)
    full.rebuild()
    assert everything(full) == before
    assert full.verify() == []


def test_an_erased_text_leaves_nothing_but_its_receipt(full: Catalogue) -> None:
    (receipt,) = full.erase([CFTC])
    assert (receipt.id, receipt.rows["communiques"]) == (CFTC, 1)
    assert full.restore([CFTC]) == []
    assert full.sources() == ["CGT"]
    assert "reversibl" not in dict(full._lexical.beginning_with("r"))
    assert full.verify() == []


def test_it_tells_what_it_holds(full: Catalogue) -> None:
    assert full.sources() == ["CFTC", "CGT"]
    assert (full.days(), full.undated()) == ((date(2024, 2, 5), date(2024, 2, 5)), 1)
    assert [one.id for one in full.latest(5)] == [CGT, CFTC]
    assert [one.id for one in full.latest(5, Filter(undated=True))] == [CFTC]
    assert [one.id for one in full.communiques()] == [CFTC, CGT]
    assert full.origins([CGT]) == {CGT: [Location(None, SEEDS[1].name)]}
    held = full.holding([[("donne",)], [("heberg",)]], 2)
    assert dict(full.tally(held)) == {("CGT", 2024): 3, ("CFTC", None): 2}
    assert len(list(full.passages(held))) == 5


def test_what_holds_the_words_is_what_brute_force_finds(full: Catalogue) -> None:
    words: list[Ways] = [[("donne",)], [("snd",), ("system", "national")], [("microsoft",), ("zzz",)]]
    for least, within in itertools.product(range(5), FILTERS):
        assert set(map(int, full._lexical.holding(words, least, within))) == _holding(full, words, least, within)


def _holding(full: Catalogue, words: list[Ways], least: int, within: Filter) -> set[int]:
    return {
        id
        for id, (held, communique) in _passages(full).items()
        if sum(any(held.issuperset(way) for way in ways) for ways in words) >= least > 0 and within.admits(communique)
    }


def _passages(catalogue: Catalogue) -> dict[int, tuple[set[str], Communique]]:
    ids = [PassageId(int(one)) for one in catalogue._store.admitted(EVERYTHING)]
    passages, outlines = catalogue._store.passages(ids), catalogue._store.outlines(ids)
    assert [one.id for one in outlines] == sorted(passages) == sorted(ids)
    return {int(one.id): (set(one.words), passages[one.id].communique) for one in outlines}


def test_a_folder_is_followed(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = tmp_path / "suivi"
    folder.mkdir()
    for i in (1, 2):
        (folder / f"{i}.txt").write_bytes(text(i).content)
    assert len(Folder(catalogue, folder).follow().outcomes) == 2
    (folder / "1.txt").write_bytes(text(3).content)
    (folder / "2.txt").unlink()
    followed = Folder(catalogue, folder).follow()
    assert (len(followed.replaced), len(followed.gone)) == (1, 1)
    assert [one.text.split("\n")[0] for one in catalogue.communiques()] == ["Communiqué n° 3"]


def test_versions_of_one_text_are_linked(catalogue: Catalogue) -> None:
    body = "Le conseil de la caisse a voté hier soir la fin des contrats précaires dans tous les services du pays. "
    first, second = (
        one.communique.id
        for one in catalogue.add([File("a.txt", (body * 3).encode()), File("b.txt", (body * 3 + "Fin.").encode())])
        if isinstance(one, Added)
    )
    assert {one: [other.id for other in others] for one, others in catalogue.versions([first, second]).items()} == {
        first: [second],
        second: [first],
    }


def test_another_that_is_open_sees_each_change(full: Catalogue, home: Home) -> None:
    other = open_catalogue(home)
    assert everything(other) == everything(full)
    full.add([text(1)])
    assert everything(other) == everything(full)
    other.remove([CGT])
    assert everything(other) == everything(full)
    full.rebuild()
    assert everything(other) == everything(full)
    other.close()


def test_writers_at_once_lose_nothing_and_add_nothing_twice(catalogue: Catalogue, home: Home) -> None:
    others = [open_catalogue(home) for _ in range(2)]

    def write(writer: Catalogue, first: int) -> None:
        for i in range(first, first + 6):
            writer.add([text(i)])

    threads = [threading.Thread(target=write, args=(one, 3 * i)) for i, one in enumerate([catalogue, *others])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert catalogue.counts().communiques == 12  # 0 to 5, 3 to 8, 6 to 11
    assert catalogue.verify() == []
    for one in others:
        one.close()
