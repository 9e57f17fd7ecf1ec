"""A ZIP → the texts of the files in it. Nothing is ever written to disk."""

import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from index.reading.formats import SUFFIXES, suffix, unknown
from index.reading.heartbeat import HEARTBEAT
from index.reading.parts import LeftOut, Open, Part
from index.reading.stream import Bytes, stream_of
from index.values.errors import DixitError

_MOST_FILES = 20_000
_MOST = 200_000_000  # bytes that one file may unfold to


def zip_parts(name: str, content: Bytes, opened: Open | None = None) -> Iterator[Part]:
    """The texts of each file, in the order of names. Raises DixitError for what is no archive."""
    try:
        archive = zipfile.ZipFile(stream_of(content))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise DixitError("cette archive est abîmée, ou n’est pas un fichier ZIP.") from None
    members = [member for member in archive.infolist() if not member.is_dir() and not _is_aside(member.filename)]
    if len(members) > _MOST_FILES:
        raise DixitError("cette archive contient un nombre démesuré de fichiers.")
    stem, any_text = PurePath(name).stem, False
    for number, member in enumerate(sorted(members, key=lambda member: member.filename)):
        HEARTBEAT.count(name, number, len(members))
        called = f"{stem} › {PurePath(member.filename).name}"
        if _is_link(member):
            yield Part(called, b"", LeftOut("c’est un lien, et non un fichier."))
            continue
        if suffix(called) not in SUFFIXES:
            yield Part(called, b"", LeftOut(unknown(called)))
            continue
        try:
            inside = _read(archive, member)
        except DixitError as error:
            any_text = True
            yield Part(called, b"", str(error))
            continue
        for part in opened(called, inside) if opened else ():
            any_text = any_text or not isinstance(part.found, LeftOut)
            yield part
    if not any_text:
        raise DixitError("cette archive ne contient aucun fichier que Dixit lit.")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(member) as file:
            content = file.read(_MOST + 1)
    except NotImplementedError:  # which is a RuntimeError
        raise DixitError(
            "ce fichier est compressé d’une façon que Dixit ne lit pas\u00a0: refaites l’archive."
        ) from None
    except RuntimeError:  # zipfile's way to say that it needs a password
        raise DixitError("ce fichier est protégé par un mot de passe.") from None
    except MemoryError:
        raise
    except Exception:  # a damaged stream raises what its compression does
        raise DixitError("ce fichier est abîmé.") from None
    if len(content) > _MOST:
        raise DixitError("ce fichier, une fois décompressé, est démesuré.")
    return content


def _is_link(member: zipfile.ZipInfo) -> bool:
    """Whether what it holds is no text but the place of another file."""
    return stat.S_ISLNK(member.external_attr >> 16)


def _is_aside(name: str) -> bool:
    """Whether a file is the system's, not a person's."""
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePath(name).parts)
