"""What a question got, whichever way it is looked at → the HTML of the conversation."""

from collections.abc import Iterable

from index.filter import Filter
from qa.answer import Answer, NoAnswer
from qa.understanding.question import Part, Question
from qa.views.chronology import Chronology
from qa.views.comparison import Comparison
from qa.views.survey import Survey
from ui.escaping import escape
from ui.page.chronology import chronology_as_html
from ui.page.comparison import comparison_as_html
from ui.page.rendering import reply_as_html, understood_as_html
from ui.page.survey import survey_as_html
from ui.views import NAMES, Told, View, message_in_words


def told_as_html(told: Told, turn: int, within: Filter, left_out: Iterable[Part]) -> str:
    """What was understood and found, then the other ways to look at the question, as buttons.

    `turn` is its place in the talk, which the buttons name; `within` and `left_out` are what it was asked with.
    """
    match told:
        case NoAnswer():
            return reply_as_html(told, turn)
        case Answer():
            return reply_as_html(told, turn) + _ways(turn, None)
        case Comparison():
            shown, view = comparison_as_html(told), View.COMPARISON
        case Chronology():
            shown, view = chronology_as_html(told), View.CHRONOLOGY
        case Survey():
            shown, view = survey_as_html(told, within, left_out), View.SURVEY
    return _found(told.question, message_in_words(told), turn) + shown + _ways(turn, view)


def _found(question: Question, message: str, turn: int) -> str:
    return f'{understood_as_html(question, turn)}<p class="lead" tabindex="-1">{escape(message)}</p>'


def _ways(turn: int, but: View | None) -> str:
    """A button for each way to look at the question of `turn`, save the one that it is looked at already."""
    buttons = "".join(
        f'<button type="button" class="look" value="{turn}/{view}">{name}</button>'
        for view, name in NAMES.items()
        if view is not but
    )
    return f'<p class="ways">{buttons}</p>'
