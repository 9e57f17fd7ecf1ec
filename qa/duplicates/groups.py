"""The extracts of one communiqué stand together: the best first, the others in the order of the text."""

from collections.abc import Sequence
from dataclasses import replace

from index.values.communique import CommuniqueId, Passage, Span
from qa.answer import Citation

_LONGEST = 900  # characters of a quote that two make together


def grouped(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, best first, as groups: those of a text together, in the order of the best of each group.

    What another extract of the same text already shows is left out. One that shows an earlier extract whole, and more,
    takes its place: the same words are not read twice.
    """
    groups: dict[CommuniqueId, list[Citation]] = {}
    for citation in citations:
        group = groups.setdefault(citation.passage.communique.id, [])
        if any(_shown(citation, earlier) or _says_again(citation, earlier) for earlier in group):
            continue
        held = [i for i, earlier in enumerate(group) if _shown(earlier, citation) or _crosses(earlier, citation)]
        if held:
            group[held[0]] = _both(group[held[0]], citation)
        else:
            group.append(citation)
        for i in reversed(held[1:]):
            del group[i]
    return tuple(
        citation
        for best, *rest in groups.values()
        for citation in (best, *sorted(rest, key=lambda citation: citation.quoted.start))
    )


def _shown(citation: Citation, wider: Citation) -> bool:
    """Whether the words of `citation` are among those that `wider` shows."""
    return any(piece.start <= citation.quoted.start and citation.quoted.end <= piece.end for piece in wider.pieces)


def _says_again(citation: Citation, earlier: Citation) -> bool:
    """Whether a sentence that its text repeats was quoted before."""
    return citation.quote.split() == earlier.quote.split()


def _crosses(citation: Citation, other: Citation) -> bool:
    """Whether two quotes share a part of their words, and are read as one."""
    shared = citation.quoted.start < other.quoted.end and other.quoted.start < citation.quoted.end
    return shared and _length(_hull(citation.quoted, other.quoted)) <= _LONGEST


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _length(span: Span) -> int:
    return span.end - span.start


def _both(best: Citation, wider: Citation) -> Citation:
    """`best`, whose quote `wider` shows too, in part or whole, with all that `wider` shows beside it."""
    inside = wider.quoted.start < best.quoted.end and best.quoted.start < wider.quoted.end
    quoted = _hull(best.quoted, wider.quoted) if inside else best.quoted
    beside: list[Span] = []
    for piece in (*wider.pieces, *best.beside):
        if not any(piece.start < other.end and other.start < piece.end for other in (quoted, *beside)):
            beside.append(piece)
    within = best.passage.span
    passage = Passage(best.passage.communique, Span(min(within.start, quoted.start), max(within.end, quoted.end)))
    answer = best.answer or (wider.answer if inside else None)
    in_order = tuple(sorted(beside, key=lambda piece: piece.start))
    return replace(best, passage=passage, quoted=quoted, beside=in_order, answer=answer)
