"""The CRC-32 of a file's bytes."""

import zlib
from pathlib import Path


def sum_of(path: Path, size: int | None = None) -> int:
    """Of its first `size` bytes, or of all. Raises OSError for a file that cannot be read."""
    crc, left = 0, path.stat().st_size if size is None else size
    with path.open("rb") as stream:
        while left > 0 and (chunk := stream.read(min(left, 1 << 20))):
            crc, left = zlib.crc32(chunk, crc), left - len(chunk)
    return crc
