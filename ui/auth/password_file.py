"""The file of passwords: who may come in, one person a line, `NAME:reader|editor:HASHED`."""

import os
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.values.errors import DixitError
from ui.auth.passwords import hash_password, matches
from ui.auth.user import User
from ui.rendering.wording import NBSP, quoted

_LINE = re.compile(
    r"(?P<name>[\w.@-]{1,64}):(?P<role>reader|editor):(?P<hashed>scrypt(?:\$\d{1,7}){3}(?:\$[\w+/=]+){2})"
)
_NAME = re.compile(r"[\w.@-]{1,64}")
_NOBODY = "scrypt$32768$8$3$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


@dataclass(frozen=True)
class People:
    """Those who have a password, by name, each with what is kept of it."""

    known: Mapping[str, tuple[User, str]]

    def check(self, name: str, password: str) -> User | None:
        """The person of this name and password; None for any other, after as long: about a quarter of a second."""
        user, hashed = self.known.get(name, (None, _NOBODY))
        return user if matches(password, hashed) else None

    @property
    def editors(self) -> int:
        return sum(user.may_change for user, _ in self.known.values())


def read_people(file: Path) -> People:
    """The people of `file`. Raises DixitError when it cannot be read, is open to others, or is not such a file."""
    if file.is_dir():
        raise DixitError(f"{quoted(str(file))} est un dossier{NBSP}: nommez le fichier de mots de passe.")
    if not file.is_file():
        raise DixitError(
            f"Le fichier de mots de passe {quoted(str(file))} n’existe pas{NBSP}: faites-le par "
            f"{quoted(f'dixit password {file} NOM --editor')}."
        )
    people = People(_read(file))
    if not people.known:
        raise DixitError(f"Le fichier de mots de passe {quoted(str(file))} ne nomme personne.")
    return people


def set_password(file: Path, user: User, password: str) -> None:
    """Writes this person into `file`, made if need be, in place of who had that name. Only its owner reads it."""
    lines = dict(_read(file)) if file.exists() else {}
    lines[user.name] = (user, hash_password(password))
    content = "".join(f"{name}:{_role(user)}:{hashed}\n" for name, (user, hashed) in lines.items())
    try:
        handle, new = tempfile.mkstemp(dir=file.parent, prefix=".dixit-")  # readable by its owner alone
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(content)
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


def _read(file: Path) -> dict[str, tuple[User, str]]:
    try:
        if sys.platform != "win32" and file.stat().st_mode & 0o077:  # Windows tells nothing by these
            raise DixitError(
                f"D’autres que vous peuvent lire {quoted(str(file))}{NBSP}: tapez {quoted(f'chmod 600 {file}')}."
            )
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise DixitError(f"{quoted(str(file))} ne peut pas être lu.") from None
    people: dict[str, tuple[User, str]] = {}
    for number, line in enumerate(lines, 1):
        fields = _LINE.fullmatch(line)
        if fields is None:
            raise DixitError(f"La ligne {number} de {quoted(str(file))} n’est pas celle d’un fichier de mots de passe.")
        user = User(fields["name"], may_change=fields["role"] == "editor")
        people[user.name] = (user, fields["hashed"])
    return people


def _role(user: User) -> str:
    return "editor" if user.may_change else "reader"
