"""Document text → text that a page shows and never obeys."""

import re
from functools import lru_cache
from itertools import compress

from index.french.markdown import without_markdown
from index.values.communique import Span

# All of ASCII that is no letter, digit, space or comma: nothing else means anything to HTML, Markdown or LaTeX.
# Half a surrogate pair cannot be sent as it is.
_MAY_MEAN_SOMETHING = re.compile(r"[\t\n!-+\-./:-@\[-`{-~\ud800-\udfff]")


# Of a table, what stands around its cells: the rule under its head, the marks where a row begins and ends.
RULE = re.compile(
    r"(?<![^\n])[ \t]{0,9}\|?[ \t]{0,9}:?-{3,99}:?[ \t]{0,9}"
    r"(?:\|[ \t]{0,9}:?-{3,99}:?[ \t]{0,9}){1,99}\|?[ \t]{0,9}(?:\n|\Z)"
)
_ROW = re.compile(r"(?<![^\n])([ \t]{0,9}\|[ \t]{0,9})[^\n|][^\n]{0,4000}?([ \t]{0,9}\|[ \t]{0,9})(?=\n|\Z)")


def escape(text: str) -> str:
    """`text` with every character that HTML or Markdown could obey as a numeric entity, line ends as `<br>`.

    >>> escape("<b>*là*</b>")
    '&#60;b&#62;&#42;là&#42;&#60;&#47;b&#62;'
    """
    return _MAY_MEAN_SOMETHING.sub(lambda sign: "<br>" if sign[0] == "\n" else f"&#{ord(sign[0])};", text)


class Shown:
    """A text as a reader sees it, without its Markdown marks, while places in it stay those of the stored text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = _seen(text)

    def slice(self, span: Span) -> str:
        """The words that are seen of this span of the stored text: `**Oui**, dit-il` from 2 to 5 is `Oui`."""
        return "".join(compress(span.of(self._text), self._seen[span.start : span.end]))

    def stored(self, span: Span) -> Span:
        """The place in the stored text of a stretch of what is seen of all of it."""
        seen = [*compress(range(len(self._text)), self._seen)]
        return Span(seen[span.start], seen[span.end - 1] + 1)

    def escaped(self, span: Span) -> str:
        return escape(self.slice(span))


@lru_cache(maxsize=8)  # an answer may quote one long text several times
def _seen(text: str) -> bytearray:
    """A 1 for each character of `text` that is left by `without_markdown`, which only takes characters away, and is not
    a mark around the cells of a table."""
    visible = bytearray(len(text))
    place = -1
    for character in without_markdown(text):
        place = text.index(character, place + 1)
        visible[place] = 1
    if "|" in text:
        marks = [rule.span() for rule in RULE.finditer(text)]
        marks += [row.span(edge) for row in _ROW.finditer(text) for edge in (1, 2)]
        for start, end in marks:
            visible[start:end] = bytes(end - start)
    return visible
