"""A citation ready to be pasted: the words, who said them, in which text and when."""

import re

from index.marks import without_marks
from qa.answer import Citation
from ui.escaping import Shown
from ui.wording import NBSP, UNTITLED, date_of, pages_in_words, quoted, source_of

_LINE_ENDS = re.compile(r"\s*\n\s*")


def words_of(citation: Citation) -> str:
    """The quoted words on one line, as they are read: without Markdown marks."""
    seen = Shown(citation.passage.communique.text).slice(citation.quoted)
    return _LINE_ENDS.sub(" ", seen.strip())


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
