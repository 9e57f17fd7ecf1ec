"""The laws of the catalogue, on real texts with the shipped model."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.catalogue import Catalogue
from index.storage.folder.storage import FolderStorage
from index.storage.folder.sync import changes_since
from index.storage.folder.vectors.index import VectorIndex
from index.storage.records import PassageInfo
from index.values.communique import CommuniqueId, PassageId
from index.values.files import Added, AlreadyThere, File, Refused
from index.values.filter import EVERYTHING, Filter, Period
from tests.index.by_words import by_words, wanted
from tests.index.conftest import Open
from tests.index.search.searching import searched

SEEDS = [File(path.name, path.read_bytes()) for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
QUESTION = "Qui héberge les données de santé ?"


@pytest.fixture
def catalogue(tmp_path: Path, opened: Open) -> Catalogue:
    return opened(tmp_path / "données (été)")


def text(i: int) -> File:
    subject = ["la grève des cheminots", "les données de santé", "le salaire minimum", "la retraite"][i % 4]
    return File(f"{i}.txt", f"Communiqué n° {i}\n\nNous parlons de {subject}, pour la {i}e fois.".encode())


def found(
    catalogue: Catalogue, question: str = QUESTION, within: Filter = EVERYTHING
) -> list[tuple[str, float, float]]:
    candidates, words = searched(catalogue, QUESTION, 20, within), by_words(catalogue, QUESTION, within)
    return sorted((passage.text, words.get(passage, 0.0), round(one.cosine, 4)) for passage, one in candidates)


def added(catalogue: Catalogue, files: Sequence[File]) -> list[CommuniqueId]:
    return [one.communique.id for one in catalogue.add(files) if isinstance(one, Added)]


def test_adding_twice_is_adding_once_and_says_so(catalogue: Catalogue) -> None:
    assert [type(one) for one in catalogue.add(SEEDS)] == [Added, Added]
    before = found(catalogue)
    assert [type(one) for one in catalogue.add(SEEDS)] == [AlreadyThere, AlreadyThere]
    assert found(catalogue) == before
    assert catalogue.texts.counts().communiques == 2


def test_the_same_text_twice_in_one_go_is_added_once(catalogue: Catalogue) -> None:
    assert [type(one) for one in catalogue.add([text(1), text(1)])] == [Added, AlreadyThere]


def test_one_bad_file_does_not_keep_the_others_out(catalogue: Catalogue) -> None:
    outcomes = catalogue.add([text(1), File("vide.txt", b""), File("image.txt", b"\x00\x01"), text(2)])
    assert [type(one) for one in outcomes] == [Added, Refused, Refused, Added]
    assert [one.name for one in outcomes] == ["1.txt", "vide.txt", "image.txt", "2.txt"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.integers(0, 15), min_size=1, max_size=8), cut=st.integers(0, 8))
def test_in_two_steps_is_in_one_is_rebuilt(
    tmp_path_factory: pytest.TempPathFactory, opened: Open, numbers: list[int], cut: int
) -> None:
    files = [text(number) for number in numbers]
    folder = tmp_path_factory.mktemp("laws")
    once, steps = opened(folder / "once"), opened(folder / "steps")
    once.add(files)
    steps.add(files[:cut])
    steps.add(files[cut:])
    assert found(steps) == found(once)
    steps.rebuild()
    assert found(steps) == found(once)


def test_adding_then_removing_is_nothing(catalogue: Catalogue) -> None:
    catalogue.add(SEEDS)
    before = found(catalogue)
    assert len(removed := catalogue.remove(added(catalogue, [text(1), text(2)]))) == 2
    assert found(catalogue) == before
    assert catalogue.verify() == []
    assert catalogue.remove(removed) == []
    assert catalogue.texts.was_removed(removed[0])
    catalogue.add([text(1)])
    assert not catalogue.texts.was_removed(removed[0])


def test_a_page_that_is_open_sees_what_another_process_adds(tmp_path: Path, opened: Open) -> None:
    page, command = opened(tmp_path), opened(tmp_path)
    page.add(SEEDS[:1])
    assert len(found(page)) == len(found(command)) > 0
    ids = added(command, SEEDS[1:])
    assert found(page) == found(command)
    page.remove(ids)
    assert found(page) == found(command)


def test_it_opens_where_it_was_left(tmp_path: Path, opened: Open) -> None:
    first = opened(tmp_path)
    first.add(SEEDS)
    before = found(first)
    first.close()
    again = opened(tmp_path)
    assert found(again) == before
    assert again.verify() == []


def test_lost_views_are_made_again_without_a_word(tmp_path: Path, opened: Open) -> None:
    first = opened(tmp_path)
    first.add(SEEDS)
    before = found(first)
    first.close()
    for path in (tmp_path / "views").rglob("*"):
        if path.is_file():
            path.unlink()
    assert found(opened(tmp_path)) == before


def test_verify_finds_a_view_that_fell_behind(tmp_path: Path, opened: Open) -> None:
    catalogue = opened(tmp_path)
    catalogue.add(SEEDS)
    vectors = catalogue._storage.vectors
    assert isinstance(vectors, VectorIndex)
    vectors.replace([], synced_to=catalogue._storage.manifest.change)
    assert any("vecteurs" in fault for fault in catalogue.verify())
    catalogue.rebuild()
    assert catalogue.verify() == []


def test_the_filter_lets_through_the_source_and_the_period_asked_for(catalogue: Catalogue) -> None:
    catalogue.add(SEEDS)
    everything = found(catalogue)
    cgt, cftc = (found(catalogue, within=Filter(frozenset({name}))) for name in ("CGT", "CFTC"))
    assert sorted(cgt + cftc) == everything
    assert cgt
    assert found(catalogue, within=Filter(period=Period(date(2024, 2, 1), date(2024, 2, 29)))) == cgt
    assert found(catalogue, within=Filter(period=Period(date(2025, 1, 1)))) == []


def test_it_tells_what_it_holds(catalogue: Catalogue) -> None:
    catalogue.add(SEEDS)
    assert catalogue.texts.counts().communiques == 2
    assert catalogue.texts.sources() == ["CFTC", "CGT"]
    assert catalogue.texts.days() == (date(2024, 2, 5), date(2024, 2, 5))
    assert catalogue.texts.undated() == 1
    held = list(catalogue.texts.all())
    assert [catalogue.texts.communique(one.id) for one in held] == held
    assert [one.source.value for one in catalogue.texts.latest(2) if one.source] == ["CGT", "CFTC"]
    assert catalogue.texts.communique(CommuniqueId("rien")) is None


def test_a_title_is_searched_with_every_passage_of_its_text(catalogue: Catalogue) -> None:
    body = "\n\n".join(f"Le paragraphe {i} parle d'autre chose. " * 8 for i in range(6))
    catalogue.add([File("a.md", f"---\ntitle: Grève des éboueurs\n---\n{body}".encode())])
    candidates = searched(catalogue, "éboueurs", 10)
    assert len(candidates) == catalogue.texts.counts().passages > 1
    assert {passage for passage, _ in candidates} == by_words(catalogue, "éboueurs").keys()


def test_progress_counts_the_files(catalogue: Catalogue) -> None:
    seen: list[tuple[int, int]] = []
    catalogue.add(SEEDS, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2, 2)


def test_a_stored_vector_is_the_models_to_half_precision(catalogue: Catalogue) -> None:
    catalogue.add(SEEDS)
    storage = catalogue._storage
    assert isinstance(storage, FolderStorage)
    with changes_since(0, storage._tables) as changes:
        lengths = [float(np.linalg.norm(entry.vector)) for entry in changes.added]
    assert lengths == pytest.approx([1.0] * len(lengths), abs=1e-3)


def test_a_sigle_and_its_meaning_find_each_other_s_texts(catalogue: Catalogue) -> None:
    catalogue.add(
        [
            File("a.txt", "Le Comité social et économique (CSE) se réunit.".encode()),
            File("b.txt", "Le CSE vote le budget des œuvres.".encode()),
            File("c.txt", "Le comité social et économique a été consulté sur l'accord.".encode()),
            File("d.txt", b"Rien de commun ici."),
        ]
    )
    for question in ("Que fait le CSE ?", "Que fait le comité social et économique ?"):
        held = {passage.text[:9] for passage in by_words(catalogue, question)}
        assert {"Le CSE vo", "Le comité"} <= held
        assert "Rien de c" not in held


def test_what_a_removed_text_defined_is_forgotten(catalogue: Catalogue) -> None:
    ids = added(catalogue, [File("a.txt", "Le Conseil des sages européens (CSE) se réunit.".encode())])
    catalogue.search("CSE", 1)
    assert "sag" in wanted(catalogue, "CSE")
    catalogue.remove(ids)
    catalogue.search("CSE", 1)
    assert "sag" not in wanted(catalogue, "CSE")


def test_a_slip_finds_what_was_meant_and_an_exact_word_wins(catalogue: Catalogue) -> None:
    catalogue.add(SEEDS)
    meant = "hebergment des donées"
    held = {passage for passage, _ in searched(catalogue, meant, 20) if "héberg" in passage.text}
    assert held <= by_words(catalogue, meant).keys()
    catalogue.add([File("a.txt", b"La greve continue."), File("b.txt", b"La grave continue.")])
    scores = {passage.text: score for passage, score in by_words(catalogue, "grave").items()}
    assert scores["La grave continue."] > 0
    assert "La greve continue." not in scores


def test_what_leaves_while_a_search_is_made_gives_its_place_to_another(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, command = opened(tmp_path), opened(tmp_path)
    page.add([text(i) for i in range(0, 12, 4)])
    infos, taken = page._storage.passages.infos, list[CommuniqueId]()

    def too_late(ids: set[PassageId]) -> list[PassageInfo]:
        if not taken:
            taken.extend(command.remove({one.communique for one in infos(ids)}))
        return infos(ids)

    monkeypatch.setattr(page._storage.passages, "infos", too_late)
    found = {one.passage.communique for one in page.search("la grève des cheminots", 1).candidates}
    assert found
    assert taken
    assert found <= {one.id for one in page.texts.all()}
