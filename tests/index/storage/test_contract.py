"""One contract for both engines, a folder and a database: the port, then the catalogue over it."""

import itertools
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.intake.take_in import submissions
from index.passages.embedding import StaticEmbedder
from index.passages.prepare import Preparer
from index.passages.splitting import split
from index.storage.folder.storage import FolderStorage
from index.storage.location import DataLocation
from index.storage.port import Storage, Variants
from index.storage.postgres.dsn import Dsn
from index.storage.postgres.storage import PostgresStorage
from index.storage.records import Submission
from index.storage.sql.folder_files import FileState
from index.storage.sql.listing import Selection
from index.sync.folder import Folder
from index.values.communique import Communique, CommuniqueId, Origin, PassageId
from index.values.correction import Correction
from index.values.dates import PartialDate
from index.values.files import Added, AlreadyThere, File, Location, Refused
from index.values.filter import EVERYTHING, Filter, Period
from tests.index.by_words import by_words
from tests.index.search.searching import searched

pytestmark = pytest.mark.slow

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
EMBEDDER = StaticEmbedder()
QUESTIONS = ["Qui héberge les données de santé ?", "hebergment des donées", "la CNIL et le SNDS", "zzz"]


@pytest.fixture
def catalogue(home: DataLocation) -> Iterator[Catalogue]:
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
        (passage.text, one.passage.words, words.get(passage, 0.0), round(one.cosine, 4))
        for passage, one in searched(catalogue, question, 20, within)
    )


def everything(catalogue: Catalogue) -> list[list[tuple[object, ...]]]:
    return [found(catalogue, question, within) for question in QUESTIONS for within in FILTERS]


@pytest.fixture
def storage(home: DataLocation) -> Iterator[Storage]:
    made: Storage = PostgresStorage(home) if isinstance(home, Dsn) else FolderStorage(home)
    yield made
    made.close()


def submitted(*texts: str) -> tuple[list[Submission], list[tuple[CommuniqueId, File]]]:
    """Texts that are ready to be stored, and where they came from."""
    communiques = [Communique(text) for text in texts]
    files = [File(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    prepared = zip(communiques, files, Preparer(split, EMBEDDER)(communiques), strict=True)
    submissions = [Submission(communique, file, passages, ()) for communique, file, passages in prepared]
    return submissions, [(each.communique.id, each.file) for each in submissions]


def test_what_was_loaded_is_there_and_both_searches_find_it(storage: Storage) -> None:
    (strike, wages), origins = submitted("La grève des éboueurs continue.", "Les salaires des soignants augmentent.")
    with storage.loading():
        assert storage.add([strike, wages], origins) == {strike.communique.id, wages.communique.id}
        assert storage.add([strike], origins) == set()
    ((first, score),) = storage.words.search({"grev": 1.0}, 5, EVERYTHING)
    assert score > 0
    (info,) = storage.passages.infos([first])
    assert (info.communique, info.span.start) == (strike.communique.id, 0)
    assert storage.vectors.search(EMBEDDER.question("la grève des éboueurs"), 1, EVERYTHING)[0][0] == first
    assert storage.words.matching_all([[("salair",)], [("absent",)]], 1, EVERYTHING).tolist() != [first]
    assert (len(storage.words), storage.words.frequency("grev"), storage.words.frequency("absent")) == (2, 1, 0)
    assert dict(storage.words.beginning_with("gre")) == {"grev": 1}
    assert storage.faults() == []


def test_each_change_moves_the_number_by_one_and_searches_see_it_at_once(storage: Storage) -> None:
    submissions, origins = submitted("La grève continue.")
    id = submissions[0].communique.id
    start = storage.refresh()
    with storage.loading():
        storage.add(submissions, origins)
    assert storage.refresh() == start + 1
    assert storage.remove([id]) == [id]
    assert storage.remove([id]) == []
    assert (storage.refresh(), storage.words.search({"grev": 1.0}, 5, EVERYTHING)) == (start + 2, [])
    assert [removed.id for removed, _ in storage.texts.removed([id])] == [id]
    (receipt,) = storage.erase([id])
    assert (receipt.id, storage.texts.removed([id])) == (id, [])


def test_what_a_load_that_failed_had_stored_stays_and_is_found(storage: Storage) -> None:
    submissions, origins = submitted("La grève continue.")

    def load() -> None:
        with storage.loading():
            storage.add(submissions, origins)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        load()
    storage.refresh()
    assert storage.texts.counts().communiques == 1
    assert len(storage.words.search({"grev": 1.0}, 5, EVERYTHING)) == 1


def test_a_store_remembers_how_it_was_made_and_what_folders_held(storage: Storage) -> None:
    storage.manifest.set("model", "un")
    storage.manifest.set("model", "deux")
    assert (storage.manifest.get("model"), storage.manifest.get("rien")) == ("deux", None)
    state = FileState(3, 5, "abc")
    storage.folder_files.record("dossier", {"a.txt": state, "b.txt": state}, refused={"b.txt"})
    storage.folder_files.spare("dossier", ["a.txt"])
    states = storage.folder_files.states("dossier")
    assert states == {"a.txt": replace(state, spared=True), "b.txt": state}
    assert storage.folder_files.forget("dossier", ["a.txt"]) == []
    assert storage.folder_files.states("dossier").keys() == {"b.txt"}


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
    assert (full.texts.counts().communiques, full.verify()) == (2, [])


def test_adding_then_removing_is_nothing_and_undoing_brings_it_back(full: Catalogue) -> None:
    before = everything(full)
    added = [one.communique.id for one in full.add([text(1), text(2)]) if isinstance(one, Added)]
    after = everything(full)
    assert full.remove([*added, CommuniqueId("rien")]) == added
    assert everything(full) == before
    assert full.texts.was_removed(added[0])
    assert full.restore(added) == added
    assert everything(full) == after
    assert (full.texts.was_removed(added[0]), full.verify()) == (False, [])


def test_a_correction_is_searched_filtered_listed_and_undone(full: Catalogue) -> None:
    before = everything(full)
    corrected = full.correct(CFTC, Correction("Un éboueur témoigne", "FO", PartialDate(2019, 3)))
    assert corrected is not None
    assert corrected.source is not None
    assert (corrected.source.value, corrected.source.origin) == ("FO", Origin.ENTERED)
    assert full.texts.sources() == ["CGT", "FO"]
    march = Filter(frozenset({"FO"}), Period(date(2019, 3, 1), date(2019, 3, 31)))
    assert {one.communique.id for one, _ in searched(full, "éboueur", 20, march)} == {CFTC}
    assert [one.id for one in full.texts.listed(Selection("eboueur"))] == [CFTC]
    assert full.verify() == []
    full.correct(CFTC, None)
    assert everything(full) == before


def test_one_source_is_one_however_its_texts_write_it(full: Catalogue, home: DataLocation) -> None:
    spelled = [
        "ÉCLUSIERS UNIS",
        "Éclusiers unis",
        "[FSU, ÉCLUSIERS UNIS]",
        "FÉDÉRATION DE L'EAU",
        "Fédération de l’Eau",
    ]
    heads = [f"---\nsource: {source}\ndate: 2021-0{i}-05\n---\n" for i, source in enumerate(spelled, 1)]
    outcomes = full.add([File(f"{i}.md", f"{head}La grève {i} est votée.".encode()) for i, head in enumerate(heads)])
    ids = [one.communique.id for one in outcomes if isinstance(one, Added)]
    assert full.texts.sources() == ["CFTC", "CGT", "FSU", "Fédération de l’Eau", "Éclusiers unis"]
    held = full.boolean.matching_all([[("grev",)]], 1)
    assert full.texts.facets(held) == {
        ("Éclusiers unis", 2021): 2,
        ("FSU, Éclusiers unis", 2021): 1,
        ("Fédération de l’Eau", 2021): 2,
    }
    assert full.texts.tally(held)["Éclusiers unis", 2021, 1] == full.texts.tally()["Éclusiers unis", 2021, 2] == 1
    for asked in ("Éclusiers unis", "ÉCLUSIERS UNIS", "éclusiers-unis"):
        within = Filter(frozenset({asked}))
        assert {one.communique.id for one, _ in searched(full, "grève votée", 20, within)} == set(ids[:3])
        assert {one.id for one in full.texts.latest(9, within)} == set(ids[:3])
        assert len(full.boolean.matching_all([], 0, within)) == 3
    full.correct(ids[1], Correction(source="FO"))
    assert "ÉCLUSIERS UNIS" in full.texts.sources(), "no text has the other form any more"
    with closing(open_catalogue(home)) as again:
        assert again.texts.sources() == full.texts.sources()


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
    assert full.texts.sources() == ["CGT"]
    assert "reversibl" not in dict(full._storage.words.beginning_with("r"))
    assert full.verify() == []


def test_it_tells_what_it_holds(full: Catalogue) -> None:
    assert full.texts.sources() == ["CFTC", "CGT"]
    assert (full.texts.days(), full.texts.undated()) == ((date(2024, 2, 5), date(2024, 2, 5)), 1)
    assert [one.id for one in full.texts.latest(5)] == [CGT, CFTC]
    assert [one.id for one in full.texts.latest(5, Filter(undated=True))] == [CFTC]
    assert [one.id for one in full.texts.all()] == [CFTC, CGT]
    assert full.texts.origins([CGT]) == {CGT: [Location(None, SEEDS[1].name)]}
    held = full.boolean.matching_all([[("donne",)], [("heberg",)]], 2)
    assert dict(full.texts.facets(held)) == {("CGT", 2024): 3, ("CFTC", None): 2}
    assert full.texts.tally(held) == full.texts.tally() == {("CGT", 2024, 2): 1, ("CFTC", None, None): 1}
    assert len(list(full.texts.passages(held))) == 5


def test_what_holds_the_words_is_what_brute_force_finds(full: Catalogue) -> None:
    words: list[Variants] = [[("donne",)], [("snd",), ("system", "national")], [("microsoft",), ("zzz",)]]
    for least, within in itertools.product(range(5), FILTERS):
        assert set(map(int, full._storage.words.matching_all(words, least, within))) == _holding(
            full, words, least, within
        )


def _holding(full: Catalogue, words: list[Variants], least: int, within: Filter) -> set[int]:
    return {
        id
        for id, (held, communique) in _passages(full).items()
        if sum(any(held.issuperset(way) for way in variants) for variants in words) >= least > 0
        and within.admits(communique)
    }


def _passages(catalogue: Catalogue) -> dict[int, tuple[set[str], Communique]]:
    ids = [PassageId(int(one)) for one in catalogue._storage.passages.admitted(EVERYTHING)]
    passages, infos = catalogue.texts._passages(ids), catalogue._storage.passages.infos(ids)
    assert [one.id for one in infos] == sorted(passages) == sorted(ids)
    return {int(one.id): (set(one.words), passages[one.id].communique) for one in infos}


def test_a_folder_is_followed(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = tmp_path / "suivi"
    folder.mkdir()
    for i in (1, 2):
        (folder / f"{i}.txt").write_bytes(text(i).whole())
    assert len(Folder(catalogue, folder).follow().outcomes) == 2
    (folder / "1.txt").write_bytes(text(3).whole())
    (folder / "2.txt").unlink()
    followed = Folder(catalogue, folder).follow()
    assert (len(followed.replaced), len(followed.gone)) == (1, 1)
    assert [one.text.split("\n")[0] for one in catalogue.texts.all()] == ["Communiqué n° 3"]


def test_versions_of_one_text_are_linked(catalogue: Catalogue) -> None:
    body = "Le conseil de la caisse a voté hier soir la fin des contrats précaires dans tous les services du pays. "
    first, second = (
        one.communique.id
        for one in catalogue.add([File("a.txt", (body * 3).encode()), File("b.txt", (body * 3 + "Fin.").encode())])
        if isinstance(one, Added)
    )
    assert {
        one: [other.id for other in others] for one, others in catalogue.texts.versions([first, second]).items()
    } == {
        first: [second],
        second: [first],
    }


def test_another_that_is_open_sees_each_change(full: Catalogue, home: DataLocation) -> None:
    other = open_catalogue(home)
    assert everything(other) == everything(full)
    full.add([text(1)])
    assert everything(other) == everything(full)
    other.remove([CGT])
    assert everything(other) == everything(full)
    full.rebuild()
    assert everything(other) == everything(full)
    other.close()


def test_writers_at_once_lose_nothing_and_add_nothing_twice(catalogue: Catalogue, home: DataLocation) -> None:
    others = [open_catalogue(home) for _ in range(2)]

    def write(writer: Catalogue, first: int) -> None:
        for i in range(first, first + 6):
            writer.add([text(i)])

    threads = [threading.Thread(target=write, args=(one, 3 * i)) for i, one in enumerate([catalogue, *others])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert catalogue.texts.counts().communiques == 12  # 0 to 5, 3 to 8, 6 to 11
    assert catalogue.verify() == []
    for one in others:
        one.close()


def test_where_a_text_was_published_its_language_and_its_original_are_kept(catalogue: Catalogue) -> None:
    words = "The union is against the closing of the line, and so are we."
    mail = File("a.eml", f"From: a@b.example\nMessage-ID: <1@b.example>\nSubject: x\n\n{words}".encode())
    (added,) = catalogue.add([mail])
    assert isinstance(added, Added)
    kept = catalogue.texts.communique(added.communique.id)
    assert kept is not None
    assert (kept.address, kept.language, kept.legibility) == ("mid:1@b.example", "en", None)
    assert catalogue.texts.original(kept.id) == mail
    catalogue.add([File("a.txt", b"Le syndicat refuse la fermeture de la ligne douze.")])
    assert [one.id for one in catalogue.texts.listed(Selection(foreign=True))] == [kept.id]
    assert catalogue.texts.count_listed(Selection(foreign=True)) == 1
    assert [one.id for one in catalogue.texts.listed(Selection(language="en"))] == [kept.id]
    assert catalogue.texts.count_listed(Selection(language="fr")) == 1
    assert catalogue.texts.count_listed(Selection(language="de")) == 0
    assert catalogue.texts.languages(Selection()) == {"en": 1, "fr": 1}
    catalogue.correct(kept.id, Correction(title="Non"))
    catalogue.remove([kept.id])
    assert catalogue.texts.original(kept.id) is None
    catalogue.restore([kept.id])
    again = catalogue.texts.communique(kept.id)
    assert again is not None
    assert (again.address, again.title and again.title.value) == (kept.address, "Non")
    assert catalogue.texts.original(kept.id) == mail
    catalogue.erase([kept.id])
    assert catalogue.texts.original(kept.id) is None


def test_a_list_is_narrowed_as_a_search_is(catalogue: Catalogue) -> None:
    """Whatever a filter admits, and of that what the words, the work lists and the language let through."""
    for number, head in enumerate(
        [
            "source: CGT\ndate: 2019-03-11",
            "source: CGT, FO\ndate: 2021-05",
            "source: FO\ndate: 2021",
            "source: CGT",
            "date: 2021-06-01",
        ]
    ):
        catalogue.add([File(f"{number}.md", f"---\n{head}\ntitle: Lettre {number}\n---\nLa nuit {number}.".encode())])
    whole = [*catalogue.texts.all()]
    in_2021 = Period(date(2021, 1, 1), date(2021, 12, 31))
    for within in (
        Filter(frozenset({"CGT"})),
        Filter(frozenset({"CGT"}), in_2021),
        Filter(period=in_2021),
        Filter(undated=True),
        Filter(unsourced=True),
    ):
        admitted = [communique.id for communique in whole if within.admits(communique)]
        assert [listed.id for listed in catalogue.texts.listed(Selection(within=within))] == admitted
        assert catalogue.texts.count_listed(Selection(within=within)) == len(admitted) > 0
    within = Filter(frozenset({"FO"}))
    assert [one.title and one.title.value for one in catalogue.texts.listed(Selection("2", within=within))] == [
        "Lettre 2"
    ]
    assert catalogue.texts.tally_listed(Selection(within=within)) == {("CGT, FO", 2021, 5): 1, ("FO", 2021, None): 1}
    assert catalogue.texts.tally_listed(Selection()) == catalogue.texts.tally()


def test_a_text_takes_the_place_of_another_which_still_opens(catalogue: Catalogue) -> None:
    old, other = (catalogue.add([File(f"{i}.txt", f"Le syndicat refuse {i}.".encode())])[0] for i in "ab")
    assert isinstance(old, Added)
    assert isinstance(other, Added)
    succession = catalogue.succession
    assert succession.waiting() == sorted([old.communique.id, other.communique.id])
    succession.reach(min(old.communique.id, other.communique.id))
    assert len(succession.waiting()) == 1
    succession.reach(None)
    new = Communique("Le syndicat refuse tout.")
    (by,) = submissions(catalogue.preparer, [(File("a.txt", b"Le syndicat refuse tout."), new)])
    succession.succeed(old.communique.id, by, lambda text: catalogue.preparer([text])[0])
    assert catalogue.texts.communique(old.communique.id) == new
    assert [one.path for one in catalogue.texts.origins([new.id])[new.id]] == ["a.txt"]
    stated = replace(new, address="https://a.example/b")
    assert succession.restate(stated, lambda text: catalogue.preparer([text])[0])
    assert catalogue.texts.communique(old.communique.id) == stated
    assert catalogue.verify() == []
