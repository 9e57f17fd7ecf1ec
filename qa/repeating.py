"""The texts that say again what a citation quotes, beside it: one click away, and not shown twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.communique import Communique
from qa.answer import Citation


def with_repeats(citation: Citation, texts: Iterable[Communique]) -> Citation:
    """The citation with those of the texts that are neither its own nor versions of it, each once."""
    told = {one.id for one in (citation.passage.communique, *citation.versions)}
    others = {one.id: one for one in (*citation.repeated, *texts) if one.id not in told}
    return replace(citation, repeated=tuple(others.values()))


def each_quote_once(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Of the citations that quote the very same words of several texts, the first, with the other texts beside it.

    Their passages may differ more, by a title or by what is around the quote. In one text, a repeated quote stays.
    """
    kept: list[Citation] = []
    for one in citations:
        words, text = one.quote.split(), one.passage.communique
        place = next((i for i, other in enumerate(kept) if other.quote.split() == words), None)
        if place is None or kept[place].passage.communique.id == text.id:
            kept.append(one)
        else:
            kept[place] = with_repeats(kept[place], (text, *one.repeated))
    return tuple(kept)
