"""The texts that say again what a citation quotes, beside it: one click away, and not shown twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.french.words import tokens
from index.values.communique import Communique
from qa.answer import Citation
from qa.duplicates.passages import alike

_ALIKE = 0.8  # likeness of two quotes, by pairs of their words, from which one says the other again
_DENIES = frozenset("ne n pas jamais plus aucun aucune sans ni sauf hors".split())


def with_repeats(citation: Citation, texts: Iterable[Communique]) -> Citation:
    """The citation with those of the texts that are neither its own nor versions of it, each once."""
    named = {communique.id for communique in (citation.passage.communique, *citation.versions)}
    repeated = {communique.id: communique for communique in (*citation.repeated, *texts) if communique.id not in named}
    return replace(citation, repeated=tuple(repeated.values()))


def each_quote_once(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Of the citations that quote nearly the same words of several texts, the first, with the other texts beside it.

    Their passages may differ more, by a title or by what is around the quote. In one text, a repeated quote stays.
    """
    distinct: list[Citation] = []
    for citation in citations:
        text = citation.passage.communique
        place = next((i for i, earlier in enumerate(distinct) if _say_the_same(earlier, citation)), None)
        if place is None or distinct[place].passage.communique.id == text.id:
            distinct.append(citation)
        else:
            distinct[place] = with_repeats(distinct[place], (text, *citation.repeated))
    return tuple(distinct)


def _say_the_same(citation: Citation, other: Citation) -> bool:
    """Whether two quotes are of the same words, or of two texts and nearly so, with the same figures."""
    if citation.quote.split() == other.quote.split():
        return True
    if citation.passage.communique.id == other.passage.communique.id:
        return False
    words, others = tokens(citation.quote), tokens(other.quote)
    return _telling(words) == _telling(others) and alike(words, others) >= _ALIKE


def _telling(words: Sequence[str]) -> set[str]:
    """The words by which two sentences that look alike may say two things: figures, and what denies."""
    return {word for word in words if word in _DENIES or any(map(str.isdigit, word))}
