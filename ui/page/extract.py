"""A citation → its extract: the words quoted, those that answer in bold, what stands around, and what can be done."""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.french.words import fold, stem
from index.values.communique import Communique, Span
from qa.answer import Citation
from qa.quoting.neighbours import neighbours
from ui.page.permalink import Place
from ui.rendering import labels
from ui.rendering.citation import CUT, between_lines, citation_in_full, citation_in_words, joined, shown_pieces
from ui.rendering.escaping import Shown, escape
from ui.rendering.reply_wording import doubt_in_words
from ui.rendering.wording import NBSP, pages_in_words, repeated_in_words, versions_in_words

_MOST_BOLD = 0.7  # of a quote: past that, bold tells nothing apart
_LONG = 700  # characters of a quote past which it is folded
_LINE_ENDS = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")
_WORD = re.compile(r"[^\W\d_]{3,}")


def extract_as_html(citation: Citation, number: int, stems: frozenset[str] = frozenset()) -> str:
    """The extract that is `number` of its reply. `stems` are those that are bold where no words are known to be
    the answer itself.
    """
    source = Shown(citation.passage.communique.text)
    bold = answering(citation, stems)
    text = citation.passage.communique.text
    quote = joined(
        citation,
        lambda piece: _marked(source, piece, bold, between_lines(text, piece)),
        f'<span class="cut">{escape(CUT)}</span>',
    )
    before, after = _context(citation, source)
    long = ' class="long"' if sum(piece.end - piece.start for piece in shown_pieces(citation)) > _LONG else ""
    unfold = _button("unfold", labels.UNFOLD) if long else ""
    return (
        f'<div class="extract"><blockquote{long}><bdi>{before}<span class="quote">{quote}</span>{after}'
        f"</bdi></blockquote>{unfold}{_doing(citation, number, bool(before or after))}"
        f'<span class="citable" hidden>{escape(citation_in_words(citation))}</span>'
        f'<span class="citable full" hidden>{escape(citation_in_full(citation))}</span></div>'
    )


def answering(citation: Citation, stems: frozenset[str]) -> tuple[Span, ...]:
    """The words to be read first: those that answer, where they are known and fewer than the quote itself, else the
    words of the question.
    """
    answer, quoted = citation.answer, citation.quoted
    if answer is not None and answer.end - answer.start < _MOST_BOLD * (quoted.end - quoted.start):
        return (answer,)
    if not stems:
        return ()
    text = citation.passage.communique.text
    words = (match for piece in citation.pieces for match in _WORD.finditer(text, piece.start, piece.end))
    return tuple(Span(*match.span()) for match in words if stem(fold(match[0])) in stems)


def _marked(source: Shown, piece: Span, bold: tuple[Span, ...], between: str) -> str:
    """The words of a piece on one line, with the `bold` ones so, and `between` its lines."""
    inside = [Span(max(b.start, piece.start), min(b.end, piece.end)) for b in bold if b.meets(piece)]
    cuts = sorted({piece.start, piece.end, *(edge for span in inside for edge in (span.start, span.end))})
    return "".join(_parts(source, cuts, inside, between)).strip()


def _parts(source: Shown, cuts: list[int], bold: list[Span], between: str) -> Iterator[str]:
    for start, end in pairwise(cuts):
        words = escape(_LINE_ENDS.sub(between, source.slice(Span(start, end))))
        strong = words and any(span.start <= start and end <= span.end for span in bold)
        yield f'<strong class="answer">{words}</strong>' if strong else words


def _context(citation: Citation, source: Shown) -> tuple[str, str]:
    """The sentences beside the quote, hidden until they are asked for; they grow it where it stands."""
    text, quoted = citation.passage.communique.text, citation.quoted
    if citation.beside:
        return "", ""
    before, after = neighbours(text, quoted)
    stretches = (
        Span(before.start, quoted.start) if before else None,
        Span(quoted.end, after.end) if after else None,
    )
    first, last = (_LINE_ENDS.sub(" ", source.slice(stretch)).strip() if stretch else "" for stretch in stretches)
    return (
        f'<span class="context" hidden>{escape(first)} </span>' if first else "",
        f'<span class="context" hidden> {escape(last)}</span>' if last else "",
    )


def _doing(citation: Citation, number: int, grows: bool) -> str:
    which = f'<span class="unseen"> {labels.EXTRACT}{NBSP}{number}</span>'
    read = f'<a class="read" href="#{Place.of(citation)}">{labels.READ}{which}</a>'
    context = _button("grow", labels.AROUND, which) if grows else ""
    keep, copy = _button("keep", labels.KEEP, which), _button("copy", labels.COPY, which)
    full = _button("copy full", labels.COPY_FULL, which)
    return f'<p class="doing">{read}{context}{keep}{copy}{full}{_notes(citation)}</p>'


def _button(kind: str, words: str, unseen: str = "") -> str:
    return f'<button type="button" class="{kind}"><span>{words}</span>{unseen}</button>'


def _notes(citation: Citation) -> str:
    """Its page, where it came in pages, and a warning where it may be no answer."""
    pages = pages_in_words(citation.passage.communique, citation.quoted)
    notes = [words for words in (pages, doubt_in_words(citation.confidence)) if words]
    return "".join(f'<span class="note">{escape(words)}</span>' for words in notes)


def beside_in_words(citation: Citation) -> list[tuple[str, tuple[Communique, ...]]]:
    """What says nearly the same: other versions of the text, and other texts with the same words."""
    beside = ((versions_in_words, citation.versions), (repeated_in_words, citation.repeated))
    return [(words(texts), texts) for words, texts in beside if texts]
