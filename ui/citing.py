"""A citation ready to be pasted: the words, who said them, in which text and when."""

import re
from collections.abc import Callable
from itertools import pairwise

from index.communique import Span
from index.marks import without_marks
from qa.answer import Citation
from ui.escaping import Shown
from ui.wording import NBSP, UNTITLED, date_of, pages_in_words, quoted, source_of

CUT = "[…]"
_WORDS = re.compile(r"[^\s«“\"*_]")
_LINE_ENDS = re.compile(r"\s*\n\s*")


def words_of(citation: Citation) -> str:
    """The quoted words on one line, as they are read: without Markdown marks, what was left out marked as such."""
    shown = Shown(citation.passage.communique.text)
    return joined(citation, lambda piece: _LINE_ENDS.sub(" ", shown.slice(piece).strip()), CUT)


def joined(citation: Citation, write: Callable[[Span], str], cut: str) -> str:
    """The pieces as `write` gives them, with `cut` where more than space and opening marks lies between two."""
    text, pieces = citation.passage.communique.text, citation.pieces
    gaps = [f" {cut} " if _WORDS.search(text[one.end : other.start]) else " " for one, other in pairwise(pieces)]
    return "".join(piece + gap for piece, gap in zip(map(write, pieces), [*gaps, ""], strict=True))


def citation_in_words(citation: Citation) -> str:
    """`« … » (CGT, communiqué « Nos données de santé », 5 février 2024) [empreinte : 0123456789abcdef]`.

    The fingerprint is the communiqué's id: it changes with any of its words.
    """
    communique = citation.passage.communique
    title = quoted(_LINE_ENDS.sub(" ", without_marks(communique.title.value))) if communique.title else UNTITLED
    known = [source_of(communique), f"communiqué {title}", date_of(communique)]
    if pages := pages_in_words(communique, citation.quoted):
        known.append(pages)
    return f"{quoted(words_of(citation))} ({', '.join(known)}) [empreinte{NBSP}: {communique.id}]"
