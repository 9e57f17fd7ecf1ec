"""The snapshots of the vectors on disk: how they are named, and whether they are what was written."""

import re
from pathlib import Path

from index.views.sums import sum_of

_NAME = re.compile(r"dense-[^-]+-(\d+)-([0-9a-f]{8})\.faiss")


def named(written: Path, identity: str, reached: int) -> str:
    """The name of a file that is written whole, after its bytes: `dense-0a1b2c3d-000000000012-5d41402a.faiss`."""
    return f"dense-{identity}-{reached:012}-{sum_of(written):08x}.faiss"


def reached_by(snapshot: Path) -> int | None:
    """The change that a snapshot reached; None for one whose bytes are not those that were written."""
    try:
        name = _NAME.fullmatch(snapshot.name)
        return int(name[1]) if name and sum_of(snapshot) == int(name[2], 16) else None
    except OSError:  # taken away by another process, that wrote a later one
        return None


def damaged_snapshots(views: Path) -> list[Path]:
    """Those that will not be read."""
    return [path for path in sorted(views.glob("dense-*.faiss")) if reached_by(path) is None and path.exists()]
