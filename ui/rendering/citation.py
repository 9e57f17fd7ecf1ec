"""A citation ready to be pasted: the words, who said them, in which text and when."""

import re
from collections.abc import Callable
from itertools import pairwise

from index.french.markdown import without_markdown
from index.values.communique import Span
from qa.answer import Citation
from ui.rendering.escaping import RULE, Shown
from ui.rendering.wording import (
    NBSP,
    UNDATED,
    UNTITLED,
    is_of_mail,
    notes_on,
    of_date,
    pages_in_words,
    quoted,
    source_of,
)

CUT = "[…]"
_BULLET = "\n•\N{NO-BREAK SPACE}"
_ITEM = re.compile(r"\n[ \t]*[-–—•·●▪▫◦►➢➤→✓✔☐*+][ \t\u00a0]+(?=\S)")
_WORDS = re.compile(r"[^\s«“\"*_]")
_LINE_ENDS = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")


def words_of(citation: Citation) -> str:
    """The quoted words on one line, as they are read: without Markdown marks, items of a list behind bullets, what was
    left out marked as such.
    """
    text = citation.passage.communique.text
    source = Shown(text)

    def written(piece: Span) -> str:
        begins = not text[: piece.start].rpartition("\n")[2].strip()
        words = source.slice(piece).strip()
        return _LINE_ENDS.sub(between_lines(text, piece), _ITEM.sub(_BULLET, f"\n{words}" if begins else words).strip())

    return joined(citation, written, CUT)


def between_lines(text: str, piece: Span) -> str:
    """What stands for a line end when words are put on one line: a space, a slash between the rows of a table."""
    return " / " if text.startswith("|", piece.start) else " "


def shown_pieces(citation: Citation) -> tuple[Span, ...]:
    """The quote and what it is shown with, save the title: it stands beside every citation already."""
    communique = citation.passage.communique
    title = _bare(communique.title.value) if communique.title else ""
    quoted = citation.quoted
    return tuple(piece for piece in citation.pieces if piece == quoted or _bare(piece.of(communique.text)) != title)


def _bare(words: str) -> str:
    return " ".join(without_markdown(words).split()).strip(" #").casefold()


def joined(citation: Citation, write: Callable[[Span], str], cut: str) -> str:
    """The pieces as `write` gives them, with `cut` where more than space and opening marks lies between two."""
    text, pieces = citation.passage.communique.text, shown_pieces(citation)
    gaps = [
        f" {cut} "
        if _WORDS.search(RULE.sub("", text[piece.end : following.start].lstrip("\n")))
        else between_lines(text, following)
        for piece, following in pairwise(pieces)
    ]
    return "".join(piece + gap for piece, gap in zip(map(write, pieces), [*gaps, ""], strict=True))


def citation_in_words(citation: Citation) -> str:
    """`« … » (CGT, « Nos données de santé », communiqué du 5 février 2024)`."""
    return f"{quoted(words_of(citation))} ({reference_in_words(citation)})"


def citation_in_full(citation: Citation) -> str:
    """The same with what checks it: `… [empreinte : 0123456789abcdef]`.

    The fingerprint is the communiqué's id: it changes with any of its words.
    """
    return f"{citation_in_words(citation)} [empreinte{NBSP}: {citation.passage.communique.id}]"


def reference_in_words(citation: Citation) -> str:
    """`CGT, « Nos données de santé », communiqué du 5 février 2024, p. 3, https://cgt.fr/a`."""
    communique = citation.passage.communique
    title = quoted(_LINE_ENDS.sub(" ", without_markdown(communique.title.value))) if communique.title else UNTITLED
    dated = of_date(communique.date.value) if communique.date else UNDATED
    parts = [source_of(communique), title, f"communiqué {dated}"]
    if pages := pages_in_words(communique, citation.quoted):
        parts.append(pages)
    parts += notes_on(communique)
    if communique.address and not is_of_mail(communique.address):
        parts.append(communique.address)
    return ", ".join(parts)
