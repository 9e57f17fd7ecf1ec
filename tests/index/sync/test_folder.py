"""A folder that is followed: what comes, changes and goes, and what no folder may touch."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.reading import collect
from index.sync.folder import Folder, Synced
from index.values.errors import DixitError
from index.values.files import Added, File, Location, Refused


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dossier (été)"
    made.mkdir()
    write(made, "a.txt", "Le premier texte parle de la grève.")
    write(made, "b.txt", "Le second texte parle des salaires.")
    return made


def write(folder: Path, name: str, words: str, at: int = 1_700_000_000) -> None:
    """A file that was last changed long ago, so that its time can be trusted."""
    (folder / name).write_text(words, encoding="utf-8")
    os.utime(folder / name, (at, at))


def texts(catalogue: Catalogue) -> set[str]:
    return {one.text.split()[1] for one in catalogue.texts.all()}


def follow(catalogue: Catalogue, folder: Path) -> Synced:
    return Folder(catalogue, folder).follow()


def test_a_file_that_did_not_change_is_not_read_again(
    catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(Folder(catalogue, folder).take_in().outcomes) == 2
    monkeypatch.setattr("index.sync.folder.load", lambda *_: 1 / 0)
    again = Folder(catalogue, folder).take_in()
    assert (again.outcomes, again.unchanged) == ([], 2)


def test_a_file_that_was_only_touched_is_not_parsed_again(
    catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(catalogue, folder)
    os.utime(folder / "a.txt", (1_700_000_009, 1_700_000_009))
    monkeypatch.setattr(catalogue, "read", lambda _: 1 / 0)
    assert follow(catalogue, folder).unchanged == 2


def test_a_change_within_the_grain_of_the_clock_is_seen(catalogue: Catalogue, folder: Path) -> None:
    (folder / "a.txt").write_text("Le frais texte.")
    follow(catalogue, folder)
    before = (folder / "a.txt").stat()
    (folder / "a.txt").write_text("Le neuf_ texte.")
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    follow(catalogue, folder)
    assert texts(catalogue) == {"neuf_", "second"}


def test_what_comes_changes_and_goes_is_followed(catalogue: Catalogue, folder: Path) -> None:
    follow(catalogue, folder)
    write(folder, "c.txt", "Le troisième texte arrive.")
    write(folder, "a.txt", "Le remplaçant parle de la grève.", at=1_700_000_001)
    (folder / "b.txt").unlink()
    synced = follow(catalogue, folder)
    assert [type(one) for one in synced.outcomes] == [Added]
    assert [one.text.split()[1] for one in synced.replaced] == ["remplaçant"]
    assert [one.text.split()[1] for one in synced.gone] == ["second"]
    assert texts(catalogue) == {"troisième", "remplaçant"}
    assert catalogue.verify() == [] or catalogue.search("grève", 5)


def test_a_change_takes_place_in_one_stroke(catalogue: Catalogue, folder: Path) -> None:
    follow(catalogue, folder)
    before = catalogue._storage.manifest.change
    write(folder, "a.txt", "Le remplaçant parle de la grève.", at=1_700_000_001)
    follow(catalogue, folder)
    assert catalogue._storage.manifest.change == before + 1


def test_a_text_that_an_upload_or_another_folder_holds_stays(
    catalogue: Catalogue, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, other := tmp_path / "autre")
    write(other, "c.txt", "Le troisième texte.")
    follow(catalogue, other)
    follow(catalogue, folder)
    catalogue.add([File("envoi.txt", (folder / "b.txt").read_bytes())])
    ids = {one.text.split()[1]: one.id for one in catalogue.texts.all()}
    assert catalogue.texts.origins(ids.values())[ids["second"]] == [
        Location(None, "envoi.txt"),
        Location(str(other.resolve()), "b.txt"),
        Location(str(folder.resolve()), "b.txt"),
    ]
    for name in ("a.txt", "b.txt"):
        (other / name).unlink()
    assert follow(catalogue, other).gone == []
    write(folder, "b.txt", "Le nouveau.", at=1_700_000_001)
    follow(catalogue, folder)
    assert texts(catalogue) == {"premier", "second", "troisième", "nouveau."}


def test_a_file_that_moves_keeps_its_text(catalogue: Catalogue, folder: Path) -> None:
    follow(catalogue, folder)
    (folder / "sous").mkdir()
    (folder / "a.txt").rename(folder / "sous" / "z.txt")
    assert follow(catalogue, folder).gone == []
    assert texts(catalogue) == {"premier", "second"}


def test_a_folder_that_is_suddenly_empty_empties_nothing(catalogue: Catalogue, folder: Path) -> None:
    follow(catalogue, folder)
    for name in ("a.txt", "b.txt"):
        (folder / name).unlink()
    assert (first := follow(catalogue, folder)).spared == 2
    assert first.gone == []
    write(folder, "intrus.txt", "Le visiteur.")  # on the mount point, say
    assert follow(catalogue, folder).gone == []
    assert follow(catalogue, folder).gone == []
    write(folder, "a.txt", "Le premier texte parle de la grève.")  # it is mounted again
    write(folder, "b.txt", "Le second texte parle des salaires.")
    follow(catalogue, folder)
    (folder / "b.txt").unlink()
    assert [one.text.split()[1] for one in follow(catalogue, folder).gone] == ["second"]


def test_a_folder_that_is_not_there_empties_nothing(catalogue: Catalogue, folder: Path) -> None:
    followed = Folder(catalogue, folder)
    followed.follow()
    folder.rename(folder.with_name("ailleurs"))
    assert followed.follow().away
    assert texts(catalogue) == {"premier", "second"}
    with pytest.raises(DixitError, match="n’existe pas"):
        Folder(catalogue, folder)


def test_a_part_that_cannot_be_looked_into_takes_nothing_out(
    catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(catalogue, folder)
    real = collect.texts_in
    monkeypatch.setattr("index.sync.folder.texts_in", lambda path: (real(path)[0][:1], False))
    assert follow(catalogue, folder).gone == []
    assert texts(catalogue) == {"premier", "second"}


def test_a_file_that_becomes_unreadable_keeps_its_text(catalogue: Catalogue, folder: Path) -> None:
    follow(catalogue, folder)
    write(folder, "a.txt", "", at=1_700_000_001)
    assert [type(one) for one in follow(catalogue, folder).outcomes] == [Refused]
    assert follow(catalogue, folder).outcomes == []  # told once
    assert texts(catalogue) == {"premier", "second"}


def test_what_a_person_took_out_stays_out_until_they_add_it(catalogue: Catalogue, folder: Path) -> None:
    follow(catalogue, folder)
    first = next(one for one in catalogue.texts.all() if "premier" in one.text)
    catalogue.remove([first.id])
    shutil.copy(folder / "a.txt", folder / "z.txt")
    (told,) = [one for one in Folder(catalogue, folder).follow(again=True).outcomes if isinstance(one, Refused)]
    assert "dixit add" in told.why
    assert texts(catalogue) == {"second"}
    Folder(catalogue, folder).take_in()
    assert texts(catalogue) == {"premier", "second"}


def test_adding_a_folder_takes_nothing_out(catalogue: Catalogue, folder: Path) -> None:
    Folder(catalogue, folder).take_in()
    write(folder, "a.txt", "Le remplaçant parle de la grève.", at=1_700_000_001)
    (folder / "b.txt").unlink()
    Folder(catalogue, folder).take_in()
    assert texts(catalogue) == {"premier", "second", "remplaçant"}
    write(folder, "c.txt", "Le dernier.")
    follow(catalogue, folder)  # what a file held before it was followed has become a text by itself
    assert "premier" in texts(catalogue)


def test_what_left_with_its_file_comes_back_with_it(catalogue: Catalogue, folder: Path) -> None:
    follow(catalogue, folder)
    (folder / "b.txt").unlink()
    follow(catalogue, folder)
    write(folder, "b.txt", "Le second texte parle des salaires.")
    follow(catalogue, folder)
    assert texts(catalogue) == {"premier", "second"}
