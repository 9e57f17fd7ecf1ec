"""The words of a quote that answer, which are shown in bold: never only those that the question says itself."""

import re

from index.french.sentences import sentences
from index.french.words import folded_tokens, search_words, tokens
from index.values.communique import Span
from qa.answer_checks.measured import gives_measure
from qa.answer_checks.typed import answer_in
from qa.answer_checks.whose import Whose
from qa.ranking.together import Answering

_NUMBER = re.compile(r"\d+(?:[  .\u202f]\d{3})*(?:,\d+)?(?:\s?%)?")
_TELLS = frozenset("aucun aucune sans ni pas jamais rien personne tous toutes plusieurs oui non".split())
"""Words that no search looks for, and that answer by themselves."""


def bold(
    text: str, quoted: Span, question: str, answering: Answering | None, whose: Whose | None = None
) -> Span | None:
    """The words of `text`, within the quote, that answer: those of the kind that is asked for, or else those that were
    read to be; None where none are known, or they say nothing that the question does not. Where the figure of somebody
    is asked for, and the quote tells whose each is, only theirs.
    """
    figures = [*whose.figures(quoted.of(text))] if whose else []
    theirs = [part.further(quoted.start) for part, of_them in figures if of_them]
    if not theirs:
        of_anybody = _bold(text, quoted, question, answering)
        return None if any(of_them is False for _, of_them in figures) else of_anybody
    return next((number for part in theirs if (number := _bold(text, part, question, answering, _NUMBER))), None)


def _bold(
    text: str, quoted: Span, question: str, answering: Answering | None, otherwise: re.Pattern[str] | None = None
) -> Span | None:
    answer = answer_in(text, quoted, question)
    if answer is None and answering is not None:
        answer = answering.answer(quoted)
        if answer is not None and not tells(answer.of(text), question):
            return None
    if answer is None and otherwise is not None and (number := otherwise.search(quoted.of(text))):
        return Span(*number.span()).further(quoted.start)
    return answer if answer is None or _measures(text, quoted, answer, question) else None


def _measures(text: str, quoted: Span, answer: Span, question: str) -> bool:
    """Whether the sentence of the quote in which the answer stands gives the measure that is asked for, if one is."""
    of_quote = [sentence.further(quoted.start) for sentence in sentences(quoted.of(text))]
    here = next((span for span in of_quote if span.start <= answer.start < span.end), quoted)
    return gives_measure(here.of(text), question) is not False


def tells(answer: str, question: str) -> bool:
    """Whether the words of an answer say more than the question does, or choose among what it offers.

    >>> tells("Microsoft", "Que dit la CGT de Microsoft ?"), tells("FO", "Qui a signé, FO ou la CGT ?")
    (False, True)
    """
    if "ou" in tokens(question)[1:]:
        return True
    if not set(search_words(answer)) <= set(search_words(question)):
        return True
    return not _TELLS.isdisjoint(set(folded_tokens(answer)) - set(folded_tokens(question)))
