"""The extracts of one communiqué stand together: the best first, the others in the order of the text."""

from collections.abc import Sequence
from dataclasses import replace

from index.values.communique import CommuniqueId, Span
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
        same = [i for i, earlier in enumerate(group) if _shown(earlier, citation) or _crosses(earlier, citation)]
        if same:
            group[same[0]] = _both(group[same[0]], citation)
        else:
            group.append(citation)
        for i in reversed(same[1:]):
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
    both = citation.quoted.hull(other.quoted)
    return citation.quoted.meets(other.quoted) and both.end - both.start <= _LONGEST


def _both(best: Citation, wider: Citation) -> Citation:
    """`best`, whose quote `wider` shows too, in part or whole, with all that `wider` shows beside it."""
    inside = wider.quoted.meets(best.quoted)
    quoted = best.quoted.hull(wider.quoted) if inside else best.quoted
    beside: list[Span] = []
    for piece in (*wider.pieces, *best.beside):
        if not any(map(piece.meets, (quoted, *beside))):
            beside.append(piece)
    answer = best.answer or (wider.answer if inside else None)
    in_order = tuple(sorted(beside, key=lambda piece: piece.start))
    return replace(best, passage=best.passage.covering(quoted), quoted=quoted, beside=in_order, answer=answer)
