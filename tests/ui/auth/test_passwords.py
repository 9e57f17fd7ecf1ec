"""What is kept of a password, and where."""

import stat
import unicodedata
from pathlib import Path

import pytest

from index.values.errors import DixitError
from ui.auth.password_file import check_name, read_people, set_password
from ui.auth.passwords import hash_password, matches
from ui.auth.user import User

RUTH, PAUL = User("ruth", may_change=True), User("paul", may_change=False)


def test_a_password_matches_itself_and_no_other() -> None:
    kept = hash_password("quatre mots au hasard")
    assert matches("quatre mots au hasard", kept)
    assert not matches("quatre mots au hasar", kept)
    assert not matches("", kept)


def test_what_is_kept_neither_holds_the_password_nor_tells_that_two_are_the_same() -> None:
    first, second = hash_password("quatre mots"), hash_password("quatre mots")
    assert first != second
    assert "quatre" not in first
    assert first.startswith("scrypt$32768$8$3$")


def test_a_password_does_not_depend_on_how_the_keyboard_composes_its_accents() -> None:
    decomposed = unicodedata.normalize("NFD", "été à Évry")
    assert decomposed != "été à Évry"
    assert matches(decomposed, hash_password("été à Évry"))


@pytest.mark.parametrize("written", ["", "scrypt$1", "md5$32768$8$3$AAAA$AAAA", "en clair"])
def test_what_is_no_hash_is_no_password(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        matches("", written)


def test_a_file_keeps_each_person_with_what_she_may_do(tmp_path: Path) -> None:
    file = tmp_path / "gens"
    set_password(file, RUTH, "quatre mots au hasard")
    set_password(file, PAUL, "cheval agrafe pile")
    people = read_people(file)
    assert people.check("ruth", "quatre mots au hasard") == RUTH
    assert people.check("paul", "cheval agrafe pile") == PAUL
    assert people.check("paul", "quatre mots au hasard") is None
    assert people.check("inconnue", "quatre mots au hasard") is None
    assert people.check("", "") is None
    assert people.editors == 1


def test_a_new_password_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "gens"
    set_password(file, RUTH, "le premier mot de passe")
    set_password(file, PAUL, "cheval agrafe pile")
    set_password(file, User("ruth", may_change=False), "le second mot de passe")
    people = read_people(file)
    assert people.check("ruth", "le premier mot de passe") is None
    assert people.check("ruth", "le second mot de passe") == User("ruth", may_change=False)
    assert len(people.known) == 2


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "gens"
    set_password(file, RUTH, "quatre mots au hasard")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]
    file.chmod(0o640)
    with pytest.raises(DixitError, match="chmod 600"):
        read_people(file)


@pytest.mark.parametrize("line", ["ruth:quatre mots", "ruth:admin:scrypt$32768$8$3$AA==$AA==", "", "x" * 9999])
def test_a_file_of_something_else_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "gens"
    set_password(file, RUTH, "quatre mots au hasard")
    file.write_text(file.read_text() + line + "\n", encoding="utf-8")
    with pytest.raises(DixitError, match="La ligne 2"):
        read_people(file)


def test_a_file_that_is_missing_or_empty_lets_nobody_in(tmp_path: Path) -> None:
    with pytest.raises(DixitError, match="dixit password"):
        read_people(tmp_path / "nulle-part")
    (tmp_path / "vide").touch(0o600)
    with pytest.raises(DixitError, match="ne nomme personne"):
        read_people(tmp_path / "vide")


@pytest.mark.parametrize("name", ["", "a:b", "a b", "a\nb", "x" * 65, "../x"])
def test_what_could_not_be_a_line_is_no_name(name: str) -> None:
    with pytest.raises(DixitError, match="nom"):
        check_name(name)
