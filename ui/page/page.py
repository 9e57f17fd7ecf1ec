"""The page: filters and corpus at the left, the conversation in the middle, the communiqué at the right.

Values that a browser sends back are questions, filters, files and places; the thread is kept by the server.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from ui.corpus import corpus_panel
from ui.corpus.corpus_changes import Changes
from ui.corpus.corpus_view import CorpusView
from ui.escaping import escape
from ui.explaining import explain
from ui.page import labels
from ui.page.conversation import Message, Thread, ask, ask_again, filter_of, look, messages_of
from ui.page.exporting import thread_as_download
from ui.page.page_visitor import may_change
from ui.page.reading_pane import open_place
from ui.page.remembering import Kept, asked_again, kept_of
from ui.page.rendering import error_as_html
from ui.wording import NBSP

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from qa.librarian import Librarian

_EXAMPLES = 3
_DISCREET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# Answered at once and outside Gradio's queue: any number of people read and ask while the corpus changes.
_AT_ONCE = {"queue": False} | _DISCREET
# One change of the corpus at a time, told step by step.
_STEP_BY_STEP = {"concurrency_id": "corpus", "concurrency_limit": 1} | _DISCREET


def build_page(catalogue: "Catalogue", answerer: "Librarian", login: bool = False) -> gr.Blocks:
    """The page over this catalogue, ready to be mounted. With `login`, only those who may see what changes the corpus.
    Its looks and behaviour are in `assets/`."""
    with gr.Blocks(title=labels.NAME, fill_width=True, analytics_enabled=False, delete_cache=(3600, 3600)) as page:
        thread = gr.State([])
        kept = gr.BrowserState([], storage_key="dixit-conversation", secret="dixit")  # questions, in the browser only
        changes = Changes(catalogue)
        place = gr.Textbox(elem_id="place", visible="hidden", label=labels.PLACE)
        again = gr.Textbox(elem_id="again", visible="hidden", label=labels.AGAIN)
        looked = gr.Textbox(elem_id="look", visible="hidden", label=labels.LOOK)
        with gr.Row(elem_id="top"):
            _html(f"<h1>{labels.NAME}</h1><p>{labels.TAGLINE}</p>", elem_id="brand")
            if login:
                _html(f'<a href="/connexion">{labels.ACCOUNT}</a>', elem_id="account")
            gr.Button(labels.FILTERS_AND_CORPUS, elem_id="toggle-aside", size="sm")
        with gr.Row(elem_id="zones"):
            with gr.Column(elem_id="aside"):
                _html(f"<h2>{labels.FILTERS}</h2>")
                sources = gr.Dropdown([], multiselect=True, label=labels.SOURCES, elem_id="sources")
                with gr.Row(elem_id="period"):
                    first = gr.Dropdown(
                        [(labels.FROM_START, 0)], value=0, label=labels.FROM_YEAR, elem_id="first-year", min_width=80
                    )
                    last = gr.Dropdown(
                        [(labels.TO_END, 0)], value=0, label=labels.TO_YEAR, elem_id="last-year", min_width=80
                    )
                _html(f"<h2>{labels.CORPUS}</h2>")
                counts = _html("", elem_id="counts")
                with gr.Column(elem_id="changing", visible=not login) as changing:  # absent for those who only read
                    files = gr.File(
                        file_count="multiple", label=labels.ADD_FILES, show_label=False, elem_id="files", height=110
                    )
                    manage = gr.Button(labels.MANAGE, elem_id="manage", size="sm")
                    rebuild = gr.Button(labels.REBUILD, elem_id="rebuild", size="sm")
                news = _html("", elem_id="news")
            with gr.Column(elem_id="talk"):
                _html(f'<h2 class="unseen">{labels.CONVERSATION}</h2>')
                conversation = gr.Chatbot(
                    label=labels.CONVERSATION, show_label=False, elem_id="conversation", layout="panel",
                    height="100%", autoscroll=False, buttons=[], feedback_options=None, allow_tags=False,
                    latex_delimiters=[], group_consecutive_messages=False,
                )  # fmt: skip
                with gr.Column(elem_id="examples"):
                    _html(f'<p id="examples-title">{labels.EXAMPLES}{NBSP}:</p>')
                    examples = [
                        gr.Button("", elem_classes="example", size="sm", visible=False) for _ in range(_EXAMPLES)
                    ]
                question = gr.Textbox(
                    label=labels.QUESTION, placeholder=labels.QUESTION_INVITED, show_label=False, lines=1,
                    max_lines=4, submit_btn=labels.SEND, elem_id="question",
                )  # fmt: skip
                with gr.Row(elem_id="keeping"):
                    erase = gr.Button(labels.ERASE, elem_id="erase", size="sm")
                    export = gr.Button(labels.EXPORT, elem_id="export", size="sm")
                    gr.Button(labels.PRINT, elem_id="print", size="sm")
                exported = _html("", elem_id="exported")
            shelf = CorpusView(catalogue, changes)
            with gr.Column(elem_id="reading"):
                with gr.Row(elem_id="reading-bar"):
                    _html(f"<p>{labels.COMMUNIQUE}</p>")
                    gr.Button(labels.CLOSE, elem_id="close-reading", size="sm")
                text = _html("", elem_id="communique")

        filters = [sources, first, last]
        held = [conversation, *filters, counts, *examples]

        def refresh() -> list[Any]:
            """What the page shows of the catalogue, which may have changed since, or what is wrong with it."""
            try:
                years = _years(catalogue)
                suggested = answerer.examples()[:_EXAMPLES]
                welcome = _welcome(catalogue)
            except Exception as error:
                return [gr.update(placeholder=error_as_html(explain(error))), *[gr.skip()] * (len(held) - 1)]
            return [
                gr.update(placeholder=welcome),
                gr.update(choices=catalogue.sources()),
                gr.update(choices=[(labels.FROM_START, 0), *years]),
                gr.update(choices=[(labels.TO_END, 0), *years]),
                corpus_panel.counts_as_html(catalogue),
                *[gr.update(value=example, visible=True) for example in suggested],
                *[gr.update(visible=False)] * (_EXAMPLES - len(suggested)),
            ]

        def answer(
            asked: str, sources: list[str], first: int, last: int, thread: Thread
        ) -> tuple[Thread, list[Message], Kept, str]:
            thread = ask(answerer, asked, filter_of(sources or [], first, last), thread)
            return thread, messages_of(thread), kept_of(thread), ""

        def answer_again(written: str, thread: Thread) -> tuple[Thread, list[Message], Kept]:
            thread = ask_again(answerer, written, thread)
            return thread, messages_of(thread), kept_of(thread)

        def take_up(kept: Any) -> tuple[Thread, list[Message]]:
            thread = asked_again(answerer, kept)
            return thread, messages_of(thread)

        def look_at(written: str, thread: Thread) -> tuple[Thread, list[Message], Kept]:
            thread = look(answerer, written, thread)
            return thread, messages_of(thread), kept_of(thread)

        def take_in(uploaded: list[str] | None) -> Iterator[list[Any]]:
            for told in changes.take_in(uploaded or []):
                yield [told, None, *[gr.skip()] * len(held)]
            yield [gr.skip(), None, *refresh()]

        def make_anew() -> Iterator[list[Any]]:
            for told in changes.rebuild():
                yield [told, *[gr.skip()] * len(held)]
            yield [gr.skip(), *refresh()]

        page.load(refresh, None, held, **_AT_ONCE)
        page.load(take_up, kept, [thread, conversation], **_AT_ONCE)
        if login:
            page.load(lambda: gr.update(visible=may_change()), None, changing, **_AT_ONCE)
        talking = [thread, conversation, kept, question]
        question.submit(answer, [question, *filters, thread], talking, **_AT_ONCE)
        for example in examples:
            example.click(answer, [example, *filters, thread], talking, **_AT_ONCE)
        looked.change(look_at, [looked, thread], [thread, conversation, kept], **_AT_ONCE)
        again.change(answer_again, [again, thread], [thread, conversation, kept], **_AT_ONCE)
        export.click(thread_as_download, thread, exported, **_AT_ONCE)
        erase.click(lambda: ([], [], []), None, [thread, conversation, kept], **_AT_ONCE)
        place.change(lambda written: open_place(catalogue, written), place, text, **_AT_ONCE)
        uploaded = files.upload(take_in, files, [news, files, *held], **_STEP_BY_STEP)
        uploaded.then(shelf.listed, shelf.choice, shelf.shown, **_AT_ONCE)
        shelf.listen(manage, refresh, held, _AT_ONCE, _STEP_BY_STEP)
        rebuild.click(make_anew, None, [news, *held], **_STEP_BY_STEP)
    return page


def _html(value: str, **options: Any) -> gr.Markdown:
    """Markup of our own, or that has passed through `escape`: `gr.Markdown` cleans it, `gr.HTML` would run it."""
    return gr.Markdown(value, latex_delimiters=[], container=False, **options)


def _welcome(catalogue: "Catalogue") -> str:
    """What an empty conversation says: what can be asked, or what to do first."""
    sources = catalogue.sources()
    if not catalogue.counts().communiques:
        return f'<div class="welcome"><h2>{labels.EMPTY_TITLE}</h2><p>{labels.EMPTY}</p></div>'
    named = ", ".join(sources[:8]) + (", …" if len(sources) > 8 else "")
    held = f'<p class="held">{escape(f"{labels.HELD} {named}")}</p>' if named else ""
    return f'<div class="welcome"><h2>{labels.WELCOME_TITLE}</h2><p>{labels.WELCOME}</p>{held}</div>'


def _years(catalogue: "Catalogue") -> list[tuple[str, int]]:
    """The years that may be chosen, latest first, as `gr.Dropdown` takes them."""
    days = catalogue.days()
    return [(str(year), year) for year in range(days[1].year, days[0].year - 1, -1)] if days else []
