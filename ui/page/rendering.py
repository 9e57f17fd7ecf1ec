"""Replies → the HTML of the conversation.

Every word that comes from a text or from a person passes through `escape`, and nothing here holds a blank line: so
Markdown leaves the markup alone, and the words of a document are never markup.
"""

import re
from collections.abc import Iterator
from itertools import count

from qa.answer import Answer, Citation, NoAnswer, Reply
from qa.understanding.question import Part, Question
from ui.page.card import cards_as_html, grouped
from ui.page.chips import Chip, chips, chosen
from ui.rendering.escaping import escape
from ui.rendering.labels import LIFT
from ui.rendering.reply_wording import (
    UNDATED_TEXTS,
    completed_in_words,
    elsewhere_in_words,
    filter_in_words,
    message_of,
    near,
    nearest_in_words,
    others_in_words,
    ways_out,
)
from ui.rendering.wording import NBSP, NNBSP

_AT_ONCE = 3  # communiqués that are not folded


def reply_as_html(reply: Reply, turn: int = 0) -> str:
    """What was understood, what was found or why nothing was, and a card for each citation, best first.

    `turn` is the reply's place in the talk, which its buttons name when they ask again.
    """
    numbers, question = count(1), reply.question
    match reply:
        case Answer(citations=citations, undated=undated):
            first = [citation for group in grouped(citations)[:_AT_ONCE] for citation in group]
            rest = tuple(citation for citation in citations if citation not in first)
            cards = cards_as_html(first, question, numbers)
            cards += _folded(others_in_words(len(rest)), rest, question, numbers, fold="beside more")
            if undated:
                apart = cards_as_html(undated, question, numbers)
                cards += f'<section><h3 class="apart">{UNDATED_TEXTS}</h3>{apart}</section>'
        case NoAnswer(elsewhere=elsewhere):
            nearest = near(reply)
            cards = _folded(elsewhere_in_words(reply), elsewhere, question, numbers) if elsewhere else ""
            cards += _folded(nearest_in_words(len(nearest)), nearest, question, numbers, "card distant")
    return "".join([understood_as_html(reply.question, turn), *_found(reply, turn), cards])


def question_as_html(question: str, kind: str = "") -> str:
    """The question as it was asked, save that its marks stay on the line of the word before them.

    `kind` is said before it: « Dans le temps ».
    """
    prefix = f'<span class="kind">{kind}{NBSP}:</span> ' if kind else ""
    return f'<h3 class="question">{prefix}<bdi>{escape(_kept_together(question.strip()))}</bdi></h3>'


def error_as_html(message: str) -> str:
    return f'<p class="error" role="alert">{escape(message)}</p>'


def understood_as_html(question: Question, turn: int) -> str:
    """The question as completed by the talk, then its chips, then the filters that were chosen beside it."""
    html = ""
    if completed := completed_in_words(question):
        html += f'<p class="completed"><bdi>{escape(_kept_together(completed))}</bdi></p>'
    if understood := chips(question):
        html += f'<ul class="chips">{"".join(_chip(chip, turn) for chip in understood)}</ul>'
    if searched := filter_in_words(chosen(question)):
        lift = f'<button type="button" class="lift">{LIFT}</button>'
        html += f'<p class="searched">{escape(f"Filtres actifs{NBSP}: {searched}")} {lift}</p>'
    return html


def _found(reply: Reply, turn: int) -> Iterator[str]:
    """The message, and what may be asked instead."""
    yield f'<p class="lead" tabindex="-1">{escape(message_of(reply))}</p>'
    for part, words in ways_out(reply):
        yield f'<p class="way-out">{_again(part, turn, "again", escape(words))}</p>'


def _chip(chip: Chip, turn: int) -> str:
    cross = _again(chip.part, turn, "cross", f'<span class="unseen">{escape(chip.taking_away)}</span>')
    return f'<li class="chip"><bdi>{escape(chip.words)}</bdi>{cross}</li>'


def _again(part: Part, turn: int, kind: str, inside: str) -> str:
    """A button that asks question `turn` again without this part."""
    return f'<button type="button" class="{kind}" value="{turn}/{part}">{inside}</button>'


def _folded(
    title: str,
    citations: tuple[Citation, ...],
    question: Question,
    numbers: Iterator[int],
    kind: str = "card",
    fold: str = "beside",
) -> str:
    """The cards under a title that unfolds them; nothing when there is none."""
    if not citations:
        return ""
    cards = cards_as_html(citations, question, numbers, kind)
    return f'<details class="{fold}"><summary>{escape(title)}</summary>{cards}</details>'


def _kept_together(words: str) -> str:
    return re.sub(r" (?=[?!;:»])", NNBSP, words)
