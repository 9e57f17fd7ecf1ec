"""The homes that earlier versions left, as they stood on their disk."""

import lzma
import tarfile
from io import BytesIO
from pathlib import Path

from tests.upgrades.make_home import HOMES

VERSIONS = sorted(path.name.removesuffix(".tar.xz") for path in HOMES.glob("*.tar.xz"))


def unpack(version: str, place: Path) -> Path:
    """`place`, with what the home of `version` is made of: `data`, `suivi`, `gens` and `home.sql`."""
    packed = lzma.decompress((HOMES / f"{version}.tar.xz").read_bytes())
    with tarfile.open(fileobj=BytesIO(packed)) as tar:
        tar.extractall(place, filter="data")
    return place
