"""A question → what a sentence must be to answer it: of its year, its measure, the one whose figure it asks for."""

from collections.abc import Callable, Iterable
from functools import partial

from index.values.communique import Communique
from qa.answer import Citation
from qa.answer_checks.counted import counts
from qa.answer_checks.measured import gives_measure, may_answer
from qa.answer_checks.whose import whose_figure
from qa.answer_checks.years import is_relative, tells_of, years_asked
from qa.quoting.holders import tells_who
from qa.quoting.presenting import only_presents, person_asked
from qa.understanding.intent.answer_type import AnswerType, answer_type_of
from qa.understanding.intent.office import office_asked
from qa.understanding.question import Part, Question

_OTHER_YEAR = -4.0  # on the logistic scale of the sentences to quote
_OTHER_YEAR_THEN = -1.0  # the same in a text of the year that is asked for, where a number is
_OTHERS_FIGURE, _OWN_FIGURE = -4.0, 1.5
_MEASURE = 2.0
_COUNTS = 1.2  # of a sentence that counts what is asked: of PIAF, three in five that answer and one in six others
_PRESENTS = -2.5
_HOLDER = 6.0  # of a line that names a person beside the office of which the question asks who holds it


class Fitting:
    """Weighs sentences, and lets no citation answer that is of another year, another's figure, or another measure."""

    def __init__(self, question: Question) -> None:
        self._question = question.whole
        self._years = years_asked(question.search)
        heard = any(one.part is Part.SOURCE for one in question.understood)
        self._number = answer_type_of(question.whole) is AnswerType.NUMBER
        self.whose = whose_figure(question.whole, question.within.sources if heard else ()) if self._number else None
        self._person = person_asked(question.whole)
        self._office = office_asked(question.whole)

    def weighing(self, text: Communique) -> Callable[[str, str], float]:
        """What a sentence of `text` is worth for it, led by the words of what introduces it: a logit, 0 where nothing
        tells.
        """
        if not self._of_then(text):
            return partial(self._weight, _OTHER_YEAR)
        return partial(self._weight, _OTHER_YEAR_THEN if self._number else 0.0)

    def _weight(self, other_year: float, words: str, led_by: str) -> float:
        weight = 0.0
        if self._years:
            of_year = tells_of(words, self._years)
            of_year = tells_of(led_by, self._years) if of_year is None else of_year
            weight += other_year if of_year is False else 0.0
        if self.whose is not None:
            figures = [theirs for _, theirs in self.whose.figures(words)]
            weight += _OWN_FIGURE if True in figures else _OTHERS_FIGURE if figures and None not in figures else 0.0
        if gives_measure(words, self._question):
            weight += _MEASURE
        if counts(words, self._question):
            weight += _COUNTS
        if self._person is not None and only_presents(words, self._person):
            weight += _PRESENTS
        if self._office is not None and tells_who(words, self._office):
            weight += _HOLDER
        return weight

    def admitted(self, citations: Iterable[Citation]) -> list[Citation]:
        """Those that may answer, in order. Of a year, those last that do not tell of when they are and whose text is of
        another; none of these where no other answers.
        """
        able = [citation for citation in citations if self._gives(citation)]
        if not self._years:
            return able
        of_year = [self._is_of_years(citation) for citation in able]
        sure = [citation for citation, is_of_year in zip(able, of_year, strict=True) if is_of_year]
        undecided = [citation for citation, is_of_year in zip(able, of_year, strict=True) if is_of_year is None]
        return sure + undecided if sure else []

    def _gives(self, citation: Citation) -> bool:
        """Whether it gives the measure that is asked for, and not only the figure of somebody else."""
        if not may_answer(citation.passage.text, self._question):
            return False
        if (
            gives_measure(_shown(citation), self._question) is False
            or counts(_shown(citation), self._question) is False
        ):
            return False
        figures = [theirs for _, theirs in self.whose.figures(citation.quote)] if self.whose else []
        return not figures or True in figures or None in figures

    def _is_of_years(self, citation: Citation) -> bool | None:
        """None where it tells no year, and its text is of another."""
        text = citation.passage.communique
        if self._of_then(text):
            return True
        is_of_year = tells_of(_shown(citation), self._years)
        if is_of_year is None and (
            text.date is None or is_relative(citation.quote) or tells_of(text.text, self._years)
        ):
            return True
        return is_of_year

    def _of_then(self, text: Communique) -> bool:
        return text.date is not None and text.date.value.year in self._years


def _shown(citation: Citation) -> str:
    return " \n ".join(piece.of(citation.passage.communique.text) for piece in citation.pieces)
