"""The bytes of a file, held or mapped from where it lies, as a library reads a file."""

import io
import mmap
from typing import IO, cast

Bytes = bytes | mmap.mmap


def stream_of(content: Bytes) -> IO[bytes]:
    """A file to read from and to seek in; nothing is copied of what is not read."""
    return io.BytesIO(content) if isinstance(content, bytes) else cast(IO[bytes], io.BufferedReader(_Mapped(content)))


class _Mapped(io.RawIOBase):
    def __init__(self, mapped: mmap.mmap) -> None:
        self._mapped, self._at = mapped, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._mapped)}[whence]
        if begin + offset < 0:
            raise ValueError("before the beginning")
        self._at = begin + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, into: "memoryview | bytearray") -> int:  # type: ignore[override]
        piece = self._mapped[self._at : self._at + len(into)]
        into[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
