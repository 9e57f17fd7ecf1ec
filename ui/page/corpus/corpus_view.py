"""The corpus in the middle of the page, in place of the conversation: a list, and a form that corrects."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gradio as gr

from index.storage.sql.listing import Sort
from index.values.communique import CommuniqueId
from ui.page.corpus.corpus_changes import Changes
from ui.page.corpus.corpus_form import form_of
from ui.page.corpus.corpus_list import (
    ALL,
    WORK_LISTS,
    Holding,
    list_as_html,
    list_facets_as_html,
    selection_of,
    work_lists,
)
from ui.page.rendering import error_as_html
from ui.rendering import labels
from ui.rendering.errors import explain

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

_PAGE = re.compile(r"page/(\d{1,9})(?:~\d{1,9})?")
_EDIT = re.compile(r"(edit|next)/([0-9a-f]{16})(?:~\d{1,9})?")


class CorpusView:
    """Its parts, made where they stand in the page. What the list shows is read from the catalogue each time."""

    def __init__(self, texts: "Texts", changes: Changes, holding: Holding, facets: gr.Markdown) -> None:
        self._texts = texts
        self._holding = holding
        self._changes = changes
        self._after = gr.State(0)  # how many rows come before those that are shown
        self._edited = gr.State("")  # the id of the communiqué in the form
        with gr.Column(elem_id="shelf"):
            with gr.Row(elem_id="shelf-bar"):
                _html(f'<h2 tabindex="-1">{labels.CORPUS}</h2>')
                gr.Button(labels.BACK, elem_id="close-shelf", size="sm")
            with gr.Row(elem_id="shelf-choice"):
                self._words = gr.Textbox(label=labels.SEARCH_LIST, elem_id="shelf-words", lines=1, max_lines=1, scale=2)
            self._which = gr.Radio(WORK_LISTS, value=ALL, label=labels.SHOWN, elem_id="shelf-which")
            self._told = _html("", elem_id="shelf-news")
            with gr.Column(elem_id="correcting", visible=False) as self._form:
                self._about = _html("")
                self._title = gr.Textbox(label=labels.TITLE_OF, elem_id="said-title", lines=1, max_lines=3)
                self._source = gr.Textbox(label=labels.SOURCE_OF, elem_id="said-source", lines=1, max_lines=1)
                self._date = gr.Textbox(
                    label=labels.DATE_OF, placeholder=labels.DATE_EXAMPLES, elem_id="said-date", lines=1, max_lines=1
                )
                self._origins = _html("")
                with gr.Row(elem_id="correcting-bar"):
                    self._save = gr.Button(labels.SAVE, variant="primary", elem_id="save", size="sm")
                    self._leave = gr.Button(labels.LEAVE, elem_id="leave", size="sm")
                    self._undo = gr.Button(labels.UNDO_CORRECTIONS, elem_id="undo", size="sm")
            self._list = _html("", elem_id="shelf-list")
            self._sort = gr.Textbox(Sort.NEWEST.value, elem_id="shelf-sort", visible="hidden", label=labels.SORT_BY)
            self._narrowed = gr.Textbox(elem_id="shelf-narrowed", visible="hidden", label=labels.LIST_NARROWED)
            self._go = gr.Textbox(elem_id="shelf-go", visible="hidden", label=labels.LIST_COMMAND)
            self._again = gr.Textbox(elem_id="shelf-again", visible="hidden", label=labels.LIST_AGAIN)
            self._change = gr.Textbox(elem_id="shelf-change", visible="hidden", label=labels.LIST_CHANGE)

        self.choice = [self._words, self._which, self._sort, self._narrowed]
        self.shown = [self._list, self._which, self._after, facets]

    def listen(
        self,
        manage: gr.Button,
        refresh: Callable[[], list[Any]],
        held: list[Any],
        at_once: dict[str, Any],
        one_at_a_time: dict[str, Any],
    ) -> None:
        """Wires the view. What changes the corpus is done `one_at_a_time`, and gives the page's `held` parts anew."""
        choice, shown = self.choice, self.shown
        form = [self._form, self._about, self._title, self._source, self._date, self._origins, self._undo, self._edited]
        manage.click(self.listed, choice, shown, **at_once)
        self._words.change(self.listed, choice, shown, trigger_mode="always_last", **at_once)
        self._again.change(self.listed, choice, shown, **at_once)
        self._which.input(self.listed, choice, shown, **at_once)
        self._sort.change(self.listed, choice, shown, **at_once)
        self._narrowed.change(self.listed, choice, shown, **at_once)
        self._go.change(self._go_to, [self._go, *choice], [*shown, self._told, *form], **at_once)
        self._leave.click(lambda: ["", *self._closed()], None, [self._told, *form], **at_once)

        def do(
            written: str, words: str | None, which: str | None, sort: str | None, narrowed: str | None, after: int
        ) -> list[Any]:
            told = self._changes.do(written, selection_of(words, which, sort, narrowed, self._holding))
            return [told, *self.listed(words, which, sort, narrowed, after), *refresh()]

        def correct(edited: str, title: str | None, source: str | None, date: str | None, *listed: Any) -> list[Any]:
            told, kept = self._changes.correct(edited, title or "", source or "", date or "")
            return ended(told, kept, listed)

        def undo(edited: str, *listed: Any) -> list[Any]:
            return ended(*self._changes.undo(edited), listed)

        def ended(told: str, kept: bool, listed: tuple[Any, ...]) -> list[Any]:
            if not kept:
                return [told, *[gr.skip()] * (len(shown) + len(form) + len(held))]
            return [told, *self.listed(*listed), *self._closed(), *refresh()]

        where = [*choice, self._after]
        self._change.change(do, [self._change, *where], [self._told, *shown, *held], **one_at_a_time)
        saved = [self._told, *shown, *form, *held]
        said = [self._title, self._source, self._date]
        self._save.click(correct, [self._edited, *said, *where], saved, **one_at_a_time)
        self._date.submit(correct, [self._edited, *said, *where], saved, **one_at_a_time)
        self._title.submit(correct, [self._edited, *said, *where], saved, **one_at_a_time)
        self._source.submit(correct, [self._edited, *said, *where], saved, **one_at_a_time)
        self._undo.click(undo, [self._edited, *where], saved, **one_at_a_time)

    def listed(
        self, words: str | None, which: str | None, sort: str | None, narrowed: str | None = None, after: int = 0
    ) -> list[Any]:
        """The list, the numbers beside the names of the work lists, the place in the list, and what narrows it."""
        try:
            selection = selection_of(words, which, sort, narrowed, self._holding)
            names = work_lists(self._texts, selection)
            rows = list_as_html(self._texts, selection, after, narrowed or "")
            facets = list_facets_as_html(self._texts, selection)
        except Exception as error:
            return [error_as_html(explain(error)), *[gr.skip()] * (len(self.shown) - 1)]
        return [rows, gr.update(choices=names), after, facets]

    def _go_to(
        self, written: str, words: str | None, which: str | None, sort: str | None, narrowed: str | None
    ) -> list[Any]:
        """Another page of the list, or a communiqué in the form. What a person was told before is over, save where
        the form comes `next` after one that was just saved."""
        if turned := _PAGE.fullmatch(written):
            return [*self.listed(words, which, sort, narrowed, int(turned[1])), "", *[gr.skip()] * 8]
        edited = _EDIT.fullmatch(written)
        try:
            form = form_of(self._texts, CommuniqueId(edited[2])) if edited else None
        except Exception as error:
            return [*[gr.skip()] * len(self.shown), error_as_html(explain(error)), *[gr.skip()] * 8]
        if form is None or edited is None:
            return [*[gr.skip()] * len(self.shown), error_as_html(labels.GONE), *[gr.skip()] * 8]
        return [
            *[gr.skip()] * len(self.shown),
            gr.skip() if edited[1] == "next" else "",
            gr.update(visible=True),
            form.about,
            form.title,
            form.source,
            form.date,
            form.origins,
            gr.update(visible=form.corrected),
            edited[2],
        ]

    def _closed(self) -> list[Any]:
        return [gr.update(visible=False), *[gr.skip()] * 6, ""]


def _html(value: str, **options: Any) -> gr.Markdown:
    """Markup of our own, or that has passed through `escape`: `gr.Markdown` cleans it, `gr.HTML` would run it."""
    return gr.Markdown(value, latex_delimiters=[], container=False, **options)
