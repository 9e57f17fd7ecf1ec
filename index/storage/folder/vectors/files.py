"""The snapshots of the vectors on disk: how they are named, and whether they are what was written."""

import re
from pathlib import Path

from index.storage.folder.crc32 import sum_of
from index.storage.folder.disk import is_of_the_moment

_NAME = re.compile(r"dense-[^-]+-(\d+)-([0-9a-f]{8})\.faiss")


def named(partial: Path, identity: str, synced_to: int) -> str:
    """The name of a file that is written whole, after its bytes: `dense-0a1b2c3d-000000000012-5d41402a.faiss`."""
    return f"dense-{identity}-{synced_to:012}-{sum_of(partial):08x}.faiss"


def synced_to_of(snapshot: Path) -> int | None:
    """The change that a snapshot reached; None for one whose bytes are not those that were written."""
    try:
        name = _NAME.fullmatch(snapshot.name)
        return int(name[1]) if name and sum_of(snapshot) == int(name[2], 16) else None
    except OSError as error:
        if is_of_the_moment(error):
            raise
        return None  # taken away by another process, that wrote a later one


def damaged_snapshots(views: Path) -> list[Path]:
    """Those that will not be read."""
    return [path for path in sorted(views.glob("dense-*.faiss")) if synced_to_of(path) is None and path.exists()]
