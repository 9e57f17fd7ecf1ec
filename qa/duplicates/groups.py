"""The extracts of one communiqué stand together: the best first, the others in the order of the text."""

from collections.abc import Sequence

from index.values.communique import CommuniqueId
from qa.answer import Citation


def grouped(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, best first, as groups: those of a text together, in the order of the best of each group.

    What another extract of the same text already shows is left out.
    """
    groups: dict[CommuniqueId, list[Citation]] = {}
    for citation in citations:
        group = groups.setdefault(citation.passage.communique.id, [])
        if not any(_shown(citation, earlier) for earlier in group):
            group.append(citation)
    return tuple(
        citation
        for best, *rest in groups.values()
        for citation in (best, *sorted(rest, key=lambda citation: citation.quoted.start))
    )


def _shown(citation: Citation, wider: Citation) -> bool:
    """Whether the words of `citation` are among those that `wider` shows."""
    return any(piece.start <= citation.quoted.start and citation.quoted.end <= piece.end for piece in wider.pieces)
