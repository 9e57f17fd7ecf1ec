"""The words of a quote that answer, which are shown in bold: never only those that the question says itself."""

import re

from index.french.sentences import sentences
from index.french.words import fold, folded_tokens, search_words, tokens
from index.values.communique import Span
from qa.answer_checks.measured import gives_measure
from qa.answer_checks.typed import YES_OR_NO, answer_in
from qa.answer_checks.whose import Whose
from qa.quoting.causes import AIM, CAUSE
from qa.ranking.together import Answering
from qa.understanding.folding import folded
from qa.understanding.intent.answer_type import AnswerType, answer_type_of

_NUMBER = re.compile(r"\d+(?:[  .\u202f]\d{3})*(?:,\d+)?(?:\s?%)?")
_TELLS = frozenset("aucun aucune sans ni pas jamais rien personne tous toutes plusieurs oui non".split())
"""Words that no search looks for, and that answer by themselves."""
_SETTLES = _TELLS | frozenset(
    "sauf hors seulement uniquement refuse refusent rejette rejettent condition interdit autorise".split()
)
"""Words that tell whether."""
_ASKS_WHAT = re.compile(
    r"(?!est[- ]ce\b)(?:(?:\S+ ){0,2}?(?:qui|que|quoi|quel(?:le)?s?|ou|quand|comment|combien|pourquoi"
    r"|(?:le|la|les)quel\w*)\b|.{0,9}qu')"
)
_LONGEST = 130  # characters of words in bold
_BEFORE = 25  # characters before a cause, among which « car » stands
_REST = re.compile(r"(?:(?<=\w)\w+|[·•.](?=\w)[\w·•.]*\w|\(\w{1,4}\)\w*)")
_RELATIVE = re.compile(r"(?:ce )?(?:qui|que|dont|où|lequel|laquelle)\b|(?:ce )?qu['’]", re.IGNORECASE)


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
        answer = _whole_words(text, answering.answer(quoted), quoted)
        if answer is not None and not (tells(answer.of(text), question) and _answers(text, quoted, answer, question)):
            return None
    if answer is None and otherwise is not None and (number := otherwise.search(quoted.of(text))):
        return Span(*number.span()).further(quoted.start)
    answer = _whole_words(text, answer, quoted)
    return answer if answer is None or _measures(text, quoted, answer, question) else None


def _whole_words(text: str, answer: Span | None, quoted: Span) -> Span | None:
    """« Quarante-deux infirmier·ères », of which only « infirmier » was found."""
    cut = _REST.match(text, answer.end, quoted.end) if answer is not None else None
    return answer if answer is None or cut is None else Span(answer.start, cut.end())


def _answers(text: str, quoted: Span, answer: Span, question: str) -> bool:
    """Whether words that were read to answer are surely what is asked for: of one sentence, short, a cause where it is
    asked why, a yes or a no where it is asked whether.
    """
    words, plain = answer.of(text), folded(question).text
    if answer.end - answer.start > _LONGEST or _RELATIVE.match(words) or len(sentences(words)) > 1:
        return False
    if answer_type_of(question) is AnswerType.REASON:
        lead = _lead(text, quoted, answer)
        return CAUSE.search(lead) is not None or AIM.search(lead) is not None
    if YES_OR_NO.match(plain) and _ASKS_WHAT.match(plain) is None and "ou" not in tokens(question):
        return not _SETTLES.isdisjoint(folded_tokens(words))
    return True


def _lead(text: str, quoted: Span, answer: Span) -> str:
    """The answer with the words just before it, folded, where a cause is told."""
    return fold(text[max(quoted.start, answer.start - _BEFORE) : answer.end]).replace("’", "'")


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
