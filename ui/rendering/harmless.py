"""What is written on a terminal shows, and commands nothing: no escape sequence of a text, a name or a message."""

import re
from typing import Any, TextIO

# Controls but tab and line end, marks that turn the direction of writing, line ends that look like none, tags, and
# halves of signs. A terminal obeys C1 controls too: U+009B begins a sequence as ESC [ does.
_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_OURS = re.compile("\x1b\\[[012]m")  # bold, dim, and their end: all that Dixit says to a terminal


def harmless(words: str, styled: bool = False) -> str:
    """`words` with a sign of replacement for each that a terminal might obey; with `styled`, our own style stays.

    >>> harmless("\\x1b]0;titre\\x07là")
    '�]0;titre�là'
    """
    if not styled:
        return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", words)
    between = [_COMMANDS.sub("\N{REPLACEMENT CHARACTER}", part) for part in _OURS.split(words)]
    return "".join(part for pair in zip(between, [*_OURS.findall(words), ""], strict=True) for part in pair)


def harmless_json(content: str) -> str:
    """The same JSON, in which each of these is written as `\\u009b`."""
    return _COMMANDS.sub(lambda sign: f"\\u{ord(sign[0]):04x}" if ord(sign[0]) < 0x10000 else "", content)


class Harmless:
    """A stream on which only harmless words are written; all else is asked of the stream itself, `plain`."""

    def __init__(self, plain: TextIO) -> None:
        self.plain = plain
        self.json = False  # whether what is written is JSON, in which a sign may be named without being there
        self._styled = plain.isatty()

    def write(self, words: str) -> int:
        self.plain.write(harmless_json(words) if self.json else harmless(words, self._styled))
        return len(words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)
