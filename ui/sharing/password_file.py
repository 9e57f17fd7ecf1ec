"""The file of passwords: who may come in, one person a line, `NAME:reader|editor:HASHED`."""

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import DixitError
from ui.sharing.passwords import hash_password, matches
from ui.sharing.person import Person
from ui.wording import NBSP, quoted

_LINE = re.compile(
    r"(?P<name>[\w.@-]{1,64}):(?P<role>reader|editor):(?P<hashed>scrypt(?:\$\d{1,7}){3}(?:\$[\w+/=]+){2})"
)
_NAME = re.compile(r"[\w.@-]{1,64}")
_NOBODY = "scrypt$32768$8$3$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


@dataclass(frozen=True)
class People:
    """Those who have a password, by name, each with what is kept of it."""

    known: Mapping[str, tuple[Person, str]]

    def check(self, name: str, password: str) -> Person | None:
        """The person of this name and password; None for any other, after as long: about a quarter of a second."""
        person, hashed = self.known.get(name, (None, _NOBODY))
        return person if matches(password, hashed) else None

    @property
    def editors(self) -> int:
        return sum(person.may_change for person, _ in self.known.values())


def read_people(file: Path) -> People:
    """The people of `file`. Raises DixitError when it cannot be read, is open to others, or is not such a file."""
    if not file.is_file():
        raise DixitError(
            f"Le fichier de mots de passe {quoted(str(file))} n’existe pas{NBSP}: faites-le par "
            f"{quoted(f'dixit password {file} NOM --editor')}."
        )
    people = People(_read(file))
    if not people.known:
        raise DixitError(f"Le fichier de mots de passe {quoted(str(file))} ne nomme personne.")
    return people


def set_password(file: Path, person: Person, password: str) -> None:
    """Writes this person into `file`, made if need be, in place of who had that name. Only its owner reads it."""
    lines = dict(_read(file)) if file.exists() else {}
    lines[person.name] = (person, hash_password(password))
    written = "".join(f"{name}:{_role(one)}:{hashed}\n" for name, (one, hashed) in lines.items())
    try:
        handle, new = tempfile.mkstemp(dir=file.parent, prefix=".dixit-")  # readable by its owner alone
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(written)
        os.replace(new, file)  # whole or not at all
    except OSError as error:
        raise DixitError(f"{quoted(str(file))} ne peut pas être écrit ({error.strerror}).") from None


def check_name(name: str) -> None:
    """Raises DixitError for what cannot be the name of a person."""
    if not _NAME.fullmatch(name):
        raise DixitError(
            f"{quoted(name)} ne peut pas être un nom{NBSP}: 64 caractères au plus, "
            "lettres, chiffres, point, tiret ou arobase, sans espace."
        )


def _read(file: Path) -> dict[str, tuple[Person, str]]:
    try:
        if file.stat().st_mode & 0o077:
            raise DixitError(
                f"D’autres que vous peuvent lire {quoted(str(file))}{NBSP}: tapez {quoted(f'chmod 600 {file}')}."
            )
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise DixitError(f"{quoted(str(file))} ne peut pas être lu.") from None
    people: dict[str, tuple[Person, str]] = {}
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise DixitError(f"La ligne {number} de {quoted(str(file))} n’est pas celle d’un fichier de mots de passe.")
        person = Person(found["name"], may_change=found["role"] == "editor")
        people[person.name] = (person, found["hashed"])
    return people


def _role(person: Person) -> str:
    return "editor" if person.may_change else "reader"
