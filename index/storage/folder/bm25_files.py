"""The files of a tantivy index: whether each is what was written, and the change that it reached.

Each file of a segment ends with a footer: JSON with the CRC-32 of what comes before, its length, and 1337. Only the
segments that `meta.json` names are read: others are being written, or were left by a crash.
"""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

from index.storage.folder.crc32 import sum_of
from index.storage.folder.disk import is_of_the_moment

_MAGIC = 1337
_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_BESIDE = {"meta.json", ".managed.json", ".tantivy-writer.lock", ".tantivy-meta.lock", "reached"}
_NEWER_META = 3  # times that another process may merge segments while they are read here


def read_synced_to(folder: Path) -> int:
    """The change that the index in `folder` reached; 0 when that is not known."""
    return _synced_to(folder) or 0


def write_synced_to(folder: Path, synced_to: int) -> None:
    partial = folder / "reached.tmp"
    partial.write_text(f"{synced_to} {_sum(synced_to)}")
    partial.replace(folder / "reached")


def damaged_words(folder: Path) -> list[Path]:
    """The files of the index in `folder` that are not what was written, or are missing; none in an empty folder."""
    damaged = [folder / "reached"] if _synced_to(folder) is None else []
    meta = folder / "meta.json"
    if not meta.exists():
        return damaged + [path for path in [folder / ".managed.json"] if path.exists()]
    for _ in range(_NEWER_META):
        before = meta.read_bytes()
        try:
            files = _files(folder, json.loads(before))
            managed = set(json.loads((folder / ".managed.json").read_bytes()))  # what it does not name is never swept
            written_by = {path: _writer(path) for path in files}
            wrong = [path for path in files if written_by[path] is None]
            if len(set(written_by.values())) > 1 and not wrong:
                wrong = [meta]  # one of them tells of another tantivy: which, nothing says
            if not managed >= {path.name for path in files}:
                wrong.append(folder / ".managed.json")
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            if is_of_the_moment(error):
                raise
            wrong = [meta]
        if not wrong or meta.read_bytes() == before:
            break
    return damaged + wrong


def name_all(folder: Path) -> None:
    """Names each file of the index in tantivy's own list, from which older versions of ours, that wrote at once, lost
    some: a file that is not named is never swept. Only for who owns the index.
    """
    managed = folder / ".managed.json"
    try:
        files = {path.name for path in _files(folder, json.loads((folder / "meta.json").read_bytes()))}
        named = set(json.loads(managed.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return  # told as damaged
    if not files <= named:
        partial = folder / "managed.tmp"
        partial.write_text(json.dumps(sorted(files | named)))
        partial.replace(managed)


def sweep(folder: Path) -> None:
    """Deletes every file that is not of the index as it is, known to tantivy or not: their words may be erased ones.
    Only for who owns the index; who searches in them meanwhile keeps what is open.
    """
    try:
        kept = {path.name for path in _files(folder, json.loads((folder / "meta.json").read_bytes()))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return  # told as damaged
    for path in folder.iterdir():
        if path.name not in kept | _BESIDE:
            path.unlink(missing_ok=True)


def _synced_to(folder: Path) -> int | None:
    try:
        number, crc = (folder / "reached").read_text(encoding="ascii").split()
        return int(number) if crc == _sum(int(number)) else None
    except FileNotFoundError:
        return 0
    except (OSError, ValueError) as error:
        if is_of_the_moment(error):
            raise
        return None


def _sum(synced_to: int) -> str:
    return f"{zlib.crc32(str(synced_to).encode()):08x}"


def _files(folder: Path, meta: Any) -> list[Path]:
    files: list[Path] = []
    for segment in meta["segments"]:
        id = segment["segment_id"].replace("-", "")
        files += [folder / f"{id}.{part}" for part in _PARTS]
        if segment["deletes"] is not None:
            files.append(folder / f"{id}.{int(segment['deletes']['opstamp'])}.del")
    return files


def _writer(path: Path) -> str | None:
    """The version of tantivy that wrote a file of a segment; None if it is not what was written."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            stream.seek(size - 8)
            length, magic = struct.unpack("<II", stream.read(8))
            stream.seek(size - 8 - length)
            footer = json.loads(stream.read(length))
        whole = magic == _MAGIC and footer["crc"] == sum_of(path, size - 8 - length)
        return str(footer["version"]) if whole else None
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        if is_of_the_moment(error):
            raise
        return None
