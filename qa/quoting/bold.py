"""The words of a quote that answer, which are shown in bold: never only those that the question says itself."""

from index.french.words import folded_tokens, search_words, tokens
from index.values.communique import Span
from qa.answering.typed import answer_in
from qa.ranking.together import Answering

_TELLS = frozenset("aucun aucune sans ni pas jamais rien personne tous toutes plusieurs oui non".split())
"""Words that no search looks for, and that answer by themselves."""


def bold(text: str, quoted: Span, question: str, answering: Answering | None) -> Span | None:
    """The words of `text`, within the quote, that answer: those of the kind that is asked for, or else those that were
    read to be; None where none are known, or they say nothing that the question does not.
    """
    found = answer_in(text, quoted, question)
    if found is None and answering is not None:
        found = answering.answer(quoted)
        if found is not None and not tells(found.of(text), question):
            return None
    return found


def tells(answer: str, question: str) -> bool:
    """Whether the words of an answer say more than the question does, or choose among what it offers.

    >>> tells("Microsoft", "Que dit la CGT de Microsoft ?"), tells("FO", "Qui a signé, FO ou la CGT ?")
    (False, True)
    """
    asked = tokens(question)
    if "ou" in asked[1:]:
        return True
    if not set(search_words(answer)) <= set(search_words(question)):
        return True
    return not _TELLS.isdisjoint(set(folded_tokens(answer)) - set(folded_tokens(question)))
