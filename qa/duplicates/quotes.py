"""The texts that say again what a citation quotes, beside it: one click away, and not shown twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.values.communique import Communique
from qa.answer import Citation


def with_repeats(citation: Citation, texts: Iterable[Communique]) -> Citation:
    """The citation with those of the texts that are neither its own nor versions of it, each once."""
    named = {communique.id for communique in (citation.passage.communique, *citation.versions)}
    repeated = {communique.id: communique for communique in (*citation.repeated, *texts) if communique.id not in named}
    return replace(citation, repeated=tuple(repeated.values()))


def each_quote_once(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Of the citations that quote the very same words of several texts, the first, with the other texts beside it.

    Their passages may differ more, by a title or by what is around the quote. In one text, a repeated quote stays.
    """
    distinct: list[Citation] = []
    for citation in citations:
        words, text = citation.quote.split(), citation.passage.communique
        place = next((i for i, earlier in enumerate(distinct) if earlier.quote.split() == words), None)
        if place is None or distinct[place].passage.communique.id == text.id:
            distinct.append(citation)
        else:
            distinct[place] = with_repeats(distinct[place], (text, *citation.repeated))
    return tuple(distinct)
