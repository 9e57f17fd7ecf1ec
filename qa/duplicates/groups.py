"""The extracts of one communiqué stand together: the best first, the others in the order of the text."""

from collections.abc import Sequence
from dataclasses import replace

from index.values.communique import CommuniqueId, Passage, Span
from qa.answer import Citation


def grouped(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, best first, as groups: those of a text together, in the order of the best of each group.

    What another extract of the same text already shows is left out. One that shows an earlier extract whole, and more,
    takes its place: the same words are not read twice.
    """
    groups: dict[CommuniqueId, list[Citation]] = {}
    for citation in citations:
        group = groups.setdefault(citation.passage.communique.id, [])
        if any(_shown(citation, earlier) for earlier in group):
            continue
        held = [i for i, earlier in enumerate(group) if _shown(earlier, citation)]
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


def _both(best: Citation, wider: Citation) -> Citation:
    """`best`, whose quote `wider` shows too, with all that `wider` shows beside it."""
    inside = wider.quoted.start <= best.quoted.start and best.quoted.end <= wider.quoted.end
    quoted = wider.quoted if inside else best.quoted
    beside: list[Span] = []
    for piece in (*wider.pieces, *best.beside):
        if not any(piece.start < other.end and other.start < piece.end for other in (quoted, *beside)):
            beside.append(piece)
    within = best.passage.span
    passage = Passage(best.passage.communique, Span(min(within.start, quoted.start), max(within.end, quoted.end)))
    answer = best.answer or (wider.answer if inside else None)
    in_order = tuple(sorted(beside, key=lambda piece: piece.start))
    return replace(best, passage=passage, quoted=quoted, beside=in_order, answer=answer)
