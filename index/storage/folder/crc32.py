"""The CRC-32 of a file's bytes."""

import zlib
from pathlib import Path


def sum_of(path: Path, size: int | None = None) -> int:
    """Of its first `size` bytes, or of all. Raises OSError for a file that cannot be read."""
    crc, remaining = 0, path.stat().st_size if size is None else size
    with path.open("rb") as stream:
        while remaining > 0 and (chunk := stream.read(min(remaining, 1 << 20))):
            crc, remaining = zlib.crc32(chunk, crc), remaining - len(chunk)
    return crc
