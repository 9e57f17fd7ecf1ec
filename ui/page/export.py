"""A conversation as a Markdown file: what was asked, what was answered, and every text that was quoted."""

import re
from collections.abc import Iterator
from datetime import date
from time import time_ns

from index.french.markdown import without_markdown
from index.values.communique import Communique
from index.values.dates import PartialDate
from qa.answer import Citation
from ui.page.chips import chips, chosen
from ui.page.conversation import Thread
from ui.rendering.citation import citation_in_full
from ui.rendering.escaping import escape
from ui.rendering.reply_wording import completed_in_words, filter_in_words
from ui.rendering.views import NAMES, View, ViewReply, message_in_words, notes, sections
from ui.rendering.wording import NBSP, communique_in_words, date_in_words

_MARKS = re.compile(r"[\\`*_\[\]<>#|~$&]")


def thread_in_markdown(thread: Thread, day: date) -> str:
    """The questions that got a reply, each under a heading, then the communiqués that were quoted."""
    parts = ["# Recherche avec Dixit", date_in_words(PartialDate(day.year, day.month, day.day))]
    quoted: dict[str, Communique] = {}
    for turn in thread:
        if turn.reply is not None:
            parts += _reply(turn.reply, turn.view)
            quoted |= {citation.passage.communique.id: citation.passage.communique for citation in _cited(turn.reply)}
    if quoted:
        parts.append("## Communiqués cités")
        parts.append("\n".join(f"- {_named(communique)}" for communique in quoted.values()))
    return "\n\n".join(parts) + "\n"


def thread_as_download(thread: Thread) -> str:
    """The file in a hidden element, from which the page saves it. Each one differs, so that the page sees it come."""
    file = escape(thread_in_markdown(thread, date.today()))
    return f'<p class="download" title="{time_ns()}" hidden>{file}</p>'


def _reply(reply: ViewReply, view: View) -> Iterator[str]:
    kind = f"{NAMES[view]}{NBSP}: " if view in NAMES else ""
    yield f"## {kind}{_inert(reply.question.text)}"
    if completed := completed_in_words(reply.question):
        yield f"*{_inert(completed)}*"
    understood = [chip.words for chip in chips(reply.question)]
    if searched := filter_in_words(chosen(reply.question)):
        understood.append(f"Filtres actifs{NBSP}: {searched}")
    if understood:
        yield _inert(" · ".join(understood))
    yield _inert(message_in_words(reply))
    yield from map(_inert, notes(reply))
    for title, citations in sections(reply):
        if title:
            yield f"### {_inert(title)}"
        yield from (f"> {_inert(citation_in_full(citation))}" for citation in citations)


def _cited(reply: ViewReply) -> Iterator[Citation]:
    return (citation for _, citations in sections(reply) for citation in citations)


def _named(communique: Communique) -> str:
    return f"{_inert(without_markdown(communique_in_words(communique)))}, empreinte{NBSP}: {communique.id}"


def _inert(words: str) -> str:
    """`words` on one line, so that a reader of Markdown shows them as they are."""
    return _MARKS.sub(lambda mark: "\\" + mark[0], " ".join(words.splitlines()))
