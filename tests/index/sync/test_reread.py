"""The files that texts came in, read again by better readers: nothing that was said of the old text is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.sync.folder import Folder
from index.sync.reread import reread
from index.values.communique import Communique, CommuniqueId, Fact, Origin
from index.values.correction import Correction
from index.values.dates import PartialDate
from index.values.files import Added, File, Reading

WORDS = "Le collectif des Quais refuse la fermeture de la ligne douze, que prennent 42 000 habitants."


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = open_catalogue(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{WORDS} Le {number}.")
    return tmp_path / "in"


def better(catalogue: Catalogue) -> None:
    """From now on what is read ends with a sign that the old reader lost."""
    read = catalogue.read

    def read_better(file: File) -> list[Reading]:
        return [
            Reading(one.file, Communique(f"{one.found.text} Fin.", one.found.title, one.found.source, one.found.date))
            if isinstance(one.found, Communique) and not one.found.text.endswith("Fin.")
            else one
            for one in read(file)
        ]

    catalogue.read = read_better


def texts(catalogue: Catalogue) -> list[str]:
    return sorted(one.text for one in catalogue.texts.all())


def by_end(catalogue: Catalogue, end: str) -> CommuniqueId:
    return next(one.id for one in catalogue.texts.all() if one.text.endswith(end))


def test_what_was_said_of_a_text_passes_to_the_one_in_its_place(catalogue: Catalogue, folder: Path) -> None:
    Folder(catalogue, folder).follow()
    old, removed = by_end(catalogue, "Le 0."), by_end(catalogue, "Le 1.")
    catalogue.correct(old, Correction(title="Un titre", source=None))
    catalogue.remove([removed])
    before = catalogue.texts.origins([old])[old]
    better(catalogue)
    assert reread(catalogue).replaced == 2
    assert texts(catalogue) == [f"{WORDS} Le {number}. Fin." for number in (0, 2)]
    new = catalogue.texts.communique(old)  # by its old id
    assert new is not None
    assert (new.text, new.title) == (f"{WORDS} Le 0. Fin.", Fact("Un titre", Origin.ENTERED))
    assert catalogue.texts.origins([new.id])[new.id] == before
    Folder(catalogue, folder).follow(again=True)
    assert len(texts(catalogue)) == 2  # what was removed stays so under its new words
    (folder / "0.txt").unlink()
    Folder(catalogue, folder).follow()
    assert len(texts(catalogue)) == 1  # and a text still leaves with its file
    assert catalogue.verify() == []


def test_reading_again_what_is_read_alike_changes_nothing(catalogue: Catalogue, folder: Path) -> None:
    Folder(catalogue, folder).follow()
    better(catalogue)
    reread(catalogue)
    before = [*catalogue.texts.all()]
    done = reread(catalogue)
    assert (done.replaced, done.restated, done.kept) == (0, 0, 0)
    assert [*catalogue.texts.all()] == before


def fails(*_: object) -> None:
    raise KeyboardInterrupt


def test_cut_short_anywhere_it_ends_the_next_time_with_all_of_it(
    catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Folder(catalogue, folder).follow()
    ids = [one.id for one in catalogue.texts.all()]
    catalogue.correct(ids[0], Correction(title="Un titre", source=None, date=PartialDate(2024, 2)))
    better(catalogue)
    for step in ("corrections.correct", "insert", "_lead"):
        with monkeypatch.context() as patched:
            patched.setattr(f"index.storage.sql.succession.{step}", fails)
            with pytest.raises(KeyboardInterrupt):
                reread(catalogue)
        assert len(texts(catalogue)) == 3  # neither one lost nor one twice
    reread(catalogue)
    assert texts(catalogue) == [f"{WORDS} Le {number}. Fin." for number in range(3)]
    (entered,) = [one for one in catalogue.texts.all() if one.title and one.title.origin is Origin.ENTERED]
    assert (entered.title, entered.source) == (Fact("Un titre", Origin.ENTERED), None)
    assert entered.date == Fact(PartialDate(2024, 2), Origin.ENTERED)
    assert catalogue.correct(entered.id, None) != entered  # and what the text itself states is still known
    assert all(catalogue.texts.communique(id) for id in ids)


def test_other_facts_of_the_same_words_are_known_and_corrections_stay(catalogue: Catalogue) -> None:
    (added,) = catalogue.add([File("a.txt", WORDS.encode())])
    assert isinstance(added, Added)
    id = added.communique.id
    catalogue.correct(id, Correction(source="Une personne"))
    read = catalogue.read
    page = "https://quais.example/a"
    catalogue.read = lambda file: [
        Reading(one.file, Communique(one.found.text, Fact("Titre", Origin.PAGE), address=page))
        for one in read(file)
        if isinstance(one.found, Communique)
    ]
    assert reread(catalogue).restated == 1
    known = catalogue.texts.communique(id)
    assert known is not None
    assert (known.title and known.title.value, known.source and known.source.value) == ("Titre", "Une personne")
    assert known.address == page
    catalogue.correct(id, None)
    assert catalogue.texts.communique(id) == Communique(WORDS, Fact("Titre", Origin.PAGE), address=page)
    assert reread(catalogue).restated == 0


def test_a_file_that_is_not_read_any_more_keeps_its_text(catalogue: Catalogue) -> None:
    catalogue.add([File("a.txt", WORDS.encode())])
    catalogue.read = lambda file: []
    assert reread(catalogue).kept == 1
    assert texts(catalogue) == [WORDS]


def test_a_file_in_which_two_texts_are_read_now_gives_both(catalogue: Catalogue) -> None:
    (added,) = catalogue.add([File("a.txt", WORDS.encode())])
    assert isinstance(added, Added)
    catalogue.correct(added.communique.id, Correction(date=PartialDate(2024, 2, 5)))
    read = catalogue.read
    catalogue.read = lambda file: [
        Reading(one.file, Communique(text))
        for one in read(file)
        if isinstance(one.found, Communique)
        for text in (f"{one.found.text} Fin.", "Tout autre chose.")
    ]
    assert reread(catalogue).replaced == 1
    assert texts(catalogue) == [f"{WORDS} Fin.", "Tout autre chose."]
    dated = [one.date.value for one in catalogue.texts.all() if one.date]
    assert dated == [PartialDate(2024, 2, 5)]
    assert catalogue.verify() == []
