"""What a question got, whichever way it is looked at → the HTML of the conversation."""

from collections.abc import Iterable

from index.values.filter import Filter
from qa.answer import Answer, NoAnswer, Reason
from qa.overviews.comparison import Comparison
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline
from qa.understanding.question import Part, Question
from ui.page.comparison import comparison_as_html
from ui.page.rendering import reply_as_html, understood_as_html
from ui.page.survey import survey_as_html
from ui.page.timeline import timeline_as_html
from ui.rendering.escaping import escape
from ui.rendering.views import NAMES, View, ViewReply, message_in_words


def told_as_html(reply: ViewReply, turn: int, within: Filter, left_out: Iterable[Part]) -> str:
    """What was understood and found, then the other ways to look at the question, as buttons.

    `turn` is its place in the talk, which the buttons name; `within` and `left_out` are what it was asked with.
    """
    match reply:
        case NoAnswer(reason=Reason.NOT_FOUND, question=Question(words=(_, *_))):
            return reply_as_html(reply, turn) + _ways(turn, *NAMES.keys() - {View.SURVEY})
        case NoAnswer():
            return reply_as_html(reply, turn)
        case Answer():
            return reply_as_html(reply, turn) + _ways(turn)
        case Comparison():
            html, view = comparison_as_html(reply), View.COMPARISON
        case Timeline():
            html, view = timeline_as_html(reply), View.TIMELINE
        case Survey():
            html, view = survey_as_html(reply, within, left_out), View.SURVEY
    return _found(reply.question, message_in_words(reply), turn) + html + _ways(turn, view)


def _found(question: Question, message: str, turn: int) -> str:
    return f'{understood_as_html(question, turn)}<p class="lead" tabindex="-1">{escape(message)}</p>'


def _ways(turn: int, *but: View) -> str:
    """A button for each way to look at the question of `turn`, save those that it is looked at already, or that show
    nothing."""
    buttons = "".join(
        f'<button type="button" class="look" value="{turn}/{view}">{name}</button>'
        for view, name in NAMES.items()
        if view not in but
    )
    return f'<p class="ways">{buttons}</p>'
