"""How wide a terminal is, and whether it shows bold and dim."""

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True)
class Terminal:
    """What is written on, a screen or a file."""

    width: int
    styled: bool

    @classmethod
    def of(cls, stream: TextIO) -> "Terminal":
        """That of a stream. https://no-color.org is respected; what is not a screen has no style."""
        on_screen = stream.isatty()
        width = shutil.get_terminal_size((80, 24)).columns if on_screen else 80
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or _is_old_console()
        return cls(max(width, 30), on_screen and not plain)

    def bold(self, words: str) -> str:
        return f"\x1b[1m{words}\x1b[0m" if self.styled else words

    def dim(self, words: str) -> str:
        return f"\x1b[2m{words}\x1b[0m" if self.styled else words


def _is_old_console() -> bool:
    """Whether this is the console of Windows, which shows styles as they are written; its newer terminal does not."""
    return sys.platform == "win32" and "WT_SESSION" not in os.environ
