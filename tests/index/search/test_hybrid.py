"""Both views beside each other: what one of them cannot do is told, and nothing is left hanging."""

from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.values.errors import DixitError
from index.values.files import File
from index.values.filter import EVERYTHING


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    made = open_catalogue(tmp_path)
    made.add([File(f"{i}.txt", f"La grève du service {i} continue.".encode()) for i in range(3)])
    return made


@pytest.mark.parametrize("view", ["words", "vectors"])
def test_what_one_of_the_views_refuses_is_told_and_the_next_search_finds(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    def fail(*_: object) -> None:
        raise DixitError("La base ne répond pas.")

    with monkeypatch.context() as broken:
        broken.setattr(getattr(catalogue._storage, view), "search", fail)
        with pytest.raises(DixitError, match="ne répond pas"):
            catalogue.search("Qui continue la grève ?", 5)
    assert len(catalogue.search("Qui continue la grève ?", 5).candidates) == 3
    catalogue.close()


def test_candidates_come_in_the_order_in_which_passages_came_whichever_view_found_them(catalogue: Catalogue) -> None:
    found = [one.passage.id for one in catalogue.search("service continue", 1).candidates]
    assert found == sorted(found)
    assert [one.passage.id for one in catalogue.search("service continue", 9).candidates] == [1, 2, 3]
    catalogue.close()


def test_a_score_is_that_of_the_view_of_vectors_whichever_found_the_passage(catalogue: Catalogue) -> None:
    vector = catalogue._embedder.question("le service continue")
    nearest = dict(catalogue._storage.vectors.search(vector, 9, within=EVERYTHING))
    candidates = catalogue.search("le service continue", 9).candidates
    assert {one.passage.id: one.cosine for one in candidates} == pytest.approx(nearest)
    catalogue.close()
