"""A question → what a sentence must be to answer it: of its year, of the one whose figure it asks for, of its measure."""

from qa.answer import Citation
from qa.answering.lacking import may_answer
from qa.answering.measured import gives_measure
from qa.answering.whose import whose_figure
from qa.answering.years import is_relative, tells_of, years_asked
from qa.quoting.presenting import only_presents, person_asked
from qa.understanding.intent.answer_type import Asked, asked_for
from qa.understanding.question import Part, Question

_OTHER_YEAR, _YEAR = -4.0, 1.0  # on the logistic scale of the sentences to quote
_OTHERS_FIGURE, _OWN_FIGURE = -4.0, 1.5
_MEASURE = 2.0
_PRESENTS = -2.5


class Fitting:
    """Weighs sentences, and lets no citation answer that is of another year, another's figure, or another measure."""

    def __init__(self, question: Question) -> None:
        self._question = question.whole
        self._years = years_asked(question.search)
        heard = any(one.part is Part.SOURCE for one in question.understood)
        number = asked_for(question.whole) is Asked.NUMBER
        self.whose = whose_figure(question.whole, question.within.sources if heard else ()) if number else None
        self._person = person_asked(question.whole)

    def weight(self, words: str, led_by: str) -> float:
        """What a sentence is worth for it, led by the words of what introduces it; a logit, 0 where nothing tells."""
        weight = 0.0
        if self._years:
            of_year = tells_of(words, self._years)
            of_year = tells_of(led_by, self._years) if of_year is None else of_year
            weight += 0.0 if of_year is None else _YEAR if of_year else _OTHER_YEAR
        if self.whose is not None:
            figures = [theirs for _, theirs in self.whose.figures(words)]
            weight += _OWN_FIGURE if True in figures else _OTHERS_FIGURE if figures and None not in figures else 0.0
        if gives_measure(words, self._question):
            weight += _MEASURE
        if self._person is not None and only_presents(words, self._person):
            weight += _PRESENTS
        return weight

    def admits(self, citation: Citation) -> bool:
        """Whether a citation may answer."""
        if not may_answer(citation.passage.text, self._question):
            return False
        shown = " \n ".join(piece.of(citation.passage.communique.text) for piece in citation.pieces)
        if gives_measure(shown, self._question) is False:
            return False
        if self.whose is not None:
            figures = [theirs for _, theirs in self.whose.figures(citation.quote)]
            if figures and True not in figures and None not in figures:
                return False
        return not self._years or self._is_of_years(citation, shown)

    def _is_of_years(self, citation: Citation, shown: str) -> bool:
        text = citation.passage.communique
        day = text.date.value.year if text.date is not None else None
        if day in self._years:
            return True
        told = tells_of(shown, self._years)
        if told is None:
            return day is None or is_relative(shown) or tells_of(text.text, self._years) is True
        return told
