"""Tables, pages and contradictions, from the file to the store and back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.french.sentences import sentences
from index.passages.splitting import split
from index.values.communique import Communique
from index.values.files import Added, AlreadyThere, File, Refused
from tests.index.making import column, pdf

PDF = pdf(
    [
        column(["COMMUNIQUÉ CGT", "Montreuil, le 5 février 2024", "La grève des cheminots continue."]),
        column(["La seconde page parle des retraites."]),
    ],
    {"CreationDate": "D:20240209101500", "Author": "CFDT"},
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path)
    yield opened
    opened.close()


def test_a_table_goes_in_row_by_row_and_each_row_has_its_outcome(catalogue: Catalogue, tmp_path: Path) -> None:
    table = File("t.csv", "title,text\nUn,Le premier.\nDeux,\nTrois,Le premier.\nQuatre,Le quatrième.\n".encode())
    seen: list[tuple[int, int]] = []
    outcomes = catalogue.add([table, File("a.txt", b"Un mot.")], lambda done, total: seen.append((done, total)))
    assert [type(one) for one in outcomes] == [Added, Refused, AlreadyThere, Added, Added]
    assert [one.name for one in outcomes[:3]] == ["t (ligne 2).csv", "t (ligne 3).csv", "t (ligne 4).csv"]
    assert seen[-1] == (2, 2)
    with sqlite3.connect(tmp_path / "dixit.sqlite") as db:
        kept = dict(db.execute("SELECT file_name, original FROM communiques"))
    assert kept["t (ligne 5).csv"] == "title,text\nQuatre,Le quatrième.\n".encode()


def test_what_other_places_say_is_stored_and_comes_back_with_its_text(catalogue: Catalogue) -> None:
    (added,) = catalogue.add([File("2024-02-07.pdf", PDF)])
    assert isinstance(added, Added)
    stored = catalogue.texts.communique(added.communique.id)
    assert stored == added.communique
    assert stored is not None
    assert stored.source is not None
    assert stored.date is not None
    assert [one.value for one in stored.source.others] == ["CFDT"]
    assert [one.value.isoformat() for one in stored.date.others] == ["2024-02-07"]
    catalogue.remove([stored.id])
    catalogue.restore([stored.id])
    assert catalogue.texts.communique(stored.id) == stored


def test_a_page_ends_a_sentence_a_passage_and_nothing_is_lost(catalogue: Catalogue) -> None:
    text = "Une phrase sans point\n\n\fUne autre\fet une encore"
    assert [one.of(text) for one in sentences(text)] == ["Une phrase sans point", "Une autre", "et une encore"]
    long = "\f".join(f"{i} " + "mot " * 180 for i in range(4))
    assert all(passage.text.rstrip().count("\f") == 0 for passage in split(Communique(long)))


def test_a_text_without_pages_has_no_page_number() -> None:
    assert Communique("Un texte.").page(3) is None


def test_a_list_of_sources_in_the_data_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "Collectif Logement"\n', encoding="utf-8")
    catalogue = open_catalogue(tmp_path)
    body = "Un paragraphe.\n\n" * 9
    (added,) = catalogue.add([File("a.txt", f"Des toits\n\n{body}Collectif Logement".encode())])
    assert isinstance(added, Added)
    assert added.communique.source is not None
    assert added.communique.source.value == "Collectif Logement"
    catalogue.close()
