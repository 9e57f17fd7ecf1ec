"""The lines of a text."""

import re
from collections.abc import Iterator, Sequence

from index.french.lines import unwrapped
from index.french.markdown import without_markdown
from index.values.communique import Span

_PICTURE = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]"
_PICTURES = re.compile(
    rf"^(?:{_PICTURE}\s*)+|(?<![\s\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff])\s*{_PICTURE}[\s\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]*$"
)
_LONGEST = 400  # characters of a line that is made plain


def lines(text: str) -> Iterator[Span]:
    """The lines that hold words, without the space around them."""
    for match in re.finditer(r"[^\s].*", text):
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


def plain(words: str) -> str:
    """A line as a reader sees it, without Markdown marks nor pictures around it."""
    return without_pictures(without_markdown(words[:_LONGEST]).strip("*_# "))


def without_pictures(words: str) -> str:
    """« COMMUNIQUÉ » of « 📢 COMMUNIQUÉ 📢 »."""
    framed = words and max(words[0], words[-1]) >= "\u2600"  # most lines are not
    return _PICTURES.sub("", words) if framed else words


def whole_lines(text: str, spans: Sequence[Span]) -> list[str]:
    """The words of each line, with those of the lines below in which its sentence goes on.

    >>> from index.values.communique import Span
    >>> whole_lines("Elle refuse\\nde signer.", [Span(0, 11), Span(12, 22)])
    ['Elle refuse de signer.', 'de signer.']
    """
    joined = unwrapped(text[: spans[-1].end]) if spans else ""
    wholes = []
    for span in spans:
        end = joined.find("\n", span.end)
        goes_on = joined[span.end : span.end + 1] == " " and text[span.end : span.end + 1] == "\n"
        wholes.append(joined[span.start : (end if end >= 0 else None) if goes_on else span.end])
    return wholes
