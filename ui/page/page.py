"""The page: what narrows and the corpus at the left, questions and answers in the middle, the text at the right.

Values that a browser sends back are questions, filters, files and places; the thread is kept by the server.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from ui.auth.permissions import Editing
from ui.page.address import Address
from ui.page.conversation import Message, Thread, ask, ask_again, look, messages_of, narrow, recall_all, searched_last
from ui.page.corpus import corpus_panel
from ui.page.corpus.corpus_changes import Changes
from ui.page.corpus.corpus_view import CorpusView
from ui.page.export import thread_as_download
from ui.page.facets import facets_as_html
from ui.page.next_questions import next_as_html
from ui.page.page_visitor import may_change
from ui.page.read_ahead import read_ahead_as_html
from ui.page.reading_pane import neighbours_as_html, open_place
from ui.page.rendering import error_as_html
from ui.page.welcome import welcome_as_html
from ui.rendering import labels
from ui.rendering.errors import explain
from ui.rendering.wording import NBSP

if TYPE_CHECKING:
    from index.encoder.background import BackgroundReading
    from index.storage.sql.texts import Texts
    from qa.librarian import Librarian

_EXAMPLES = 3
_DISCREET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_LOOKED_EVERY = 10.0  # seconds, while passages are read in the background
# Answered at once and outside Gradio's queue: any number of people read and ask while the corpus changes.
_AT_ONCE = {"queue": False} | _DISCREET
# One change of the corpus at a time, told step by step.
_STEP_BY_STEP = {"concurrency_id": "corpus", "concurrency_limit": 1} | _DISCREET


def build_page(
    texts: "Texts",
    editing: Editing,
    answerer: "Librarian",
    background: "BackgroundReading | None" = None,
    login: bool = False,
) -> gr.Blocks:
    """The page over these texts, ready to be mounted. With `login`, only those who may see what changes the corpus.
    Its looks and behaviour are in `assets/`."""
    with gr.Blocks(title=labels.NAME, fill_width=True, analytics_enabled=False, delete_cache=(3600, 3600)) as page:
        thread = gr.State([])
        changes = Changes(editing)
        place = gr.Textbox(elem_id="place", visible="hidden", label=labels.PLACE)
        again = gr.Textbox(elem_id="again", visible="hidden", label=labels.AGAIN)
        looked = gr.Textbox(elem_id="look", visible="hidden", label=labels.LOOK)
        chosen = gr.Textbox(elem_id="chosen", visible="hidden", label=labels.FILTERS_ASKED)
        reopened = gr.Textbox(elem_id="reopened", visible="hidden", label=labels.ADDRESS)
        with gr.Row(elem_id="top"):
            _html(f"<h1>{labels.NAME}</h1><p>{labels.TAGLINE}</p>", elem_id="brand")
            if login:
                _html(f'<a href="/connexion">{labels.ACCOUNT}</a>', elem_id="account")
            gr.Button(labels.FILTERS_AND_CORPUS, elem_id="toggle-aside", size="sm")
        with gr.Row(elem_id="zones"):
            with gr.Column(elem_id="aside"):
                _html(f"<h2>{labels.FILTERS}</h2>")
                facets = _html("", elem_id="facets")
                list_facets = _html("", elem_id="shelf-facets")
                _html(f"<h2>{labels.CORPUS}</h2>")
                counts = _html("", elem_id="counts")
                read_ahead = _html("", elem_id="read-ahead")
                with gr.Column(elem_id="changing", visible=not login) as changing:  # absent for those who only read
                    files = gr.File(
                        file_count="multiple", label=labels.ADD_FILES, show_label=False, elem_id="files", height=110
                    )
                    manage = gr.Button(labels.MANAGE, elem_id="manage", size="sm")
                    with gr.Accordion(labels.UPKEEP, open=False, elem_id="upkeep"):
                        rebuild = gr.Button(labels.REBUILD, elem_id="rebuild", size="sm")
                news = _html("", elem_id="news")
            with gr.Column(elem_id="talk"):
                _html(f'<h2 class="unseen">{labels.CONVERSATION}</h2>')
                conversation = gr.Chatbot(
                    label=labels.CONVERSATION, show_label=False, elem_id="conversation", layout="panel",
                    height="100%", autoscroll=False, buttons=[], feedback_options=None, allow_tags=False,
                    latex_delimiters=[], group_consecutive_messages=False,
                )  # fmt: skip
                following = _html("", elem_id="next")
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
            shelf = CorpusView(texts, changes, answerer.holding, list_facets)
            with gr.Column(elem_id="reading"):
                with gr.Row(elem_id="reading-bar"):
                    _html(f"<p>{labels.COMMUNIQUE}</p>")
                    gr.Button(labels.CLOSE, elem_id="close-reading", size="sm")
                text = _html("", elem_id="communique")
                beside = _html("", elem_id="neighbours")

        refreshed = [conversation, counts, *examples]

        def refresh() -> list[Any]:
            """What the page shows of the catalogue, which may have changed since, or what is wrong with it."""
            try:
                suggested = answerer.examples()[:_EXAMPLES]
                welcome = welcome_as_html(texts)
            except Exception as error:
                return [gr.update(placeholder=error_as_html(explain(error))), *[gr.skip()] * (len(refreshed) - 1)]
            return [
                gr.update(placeholder=welcome),
                corpus_panel.counts_as_html(texts),
                *[gr.update(value=example, visible=True) for example in suggested],
                *[gr.update(visible=False)] * (_EXAMPLES - len(suggested)),
            ]

        def answer(text: str, filters: str, thread: Thread) -> tuple[Thread, list[Message], str]:
            thread = ask(answerer, text, Address.parse(filters).within, thread)
            return thread, messages_of(thread), text if thread[-1].reply is None else ""

        def drawn(change: Callable[[str, Thread], Thread]) -> Callable[[str, Thread], tuple[Any, Any]]:
            """What a hidden field asks of the thread, done and drawn."""

            def do(request: str, thread: Thread) -> tuple[Any, Any]:
                changed = change(request, thread)
                return (gr.skip(), gr.skip()) if changed is thread else (changed, messages_of(changed))

            return do

        def facets_of(filters: str, thread: Thread) -> tuple[str, str]:
            """What narrows the last answer, or the corpus before the first, and what may be asked next."""
            last = thread[-1] if thread else None
            within = last.within if last else Address.parse(filters).within
            reply = last.reply if last else None
            try:
                facets = answerer.narrowing(searched_last(thread))
                return facets_as_html(facets, within), next_as_html(facets, reply)
            except Exception as error:
                return error_as_html(explain(error)), ""

        def take_in(uploaded: list[str] | None) -> Iterator[list[Any]]:
            for news_html in changes.take_in(uploaded or []):
                yield [news_html, None, *[gr.skip()] * len(refreshed)]
            yield [gr.skip(), None, *refresh()]

        def make_anew() -> Iterator[list[Any]]:
            for news_html in changes.rebuild():
                yield [news_html, *[gr.skip()] * len(refreshed)]
            yield [gr.skip(), *refresh()]

        page.load(refresh, None, refreshed, **_AT_ONCE)
        if background is not None:
            timer = gr.Timer(_LOOKED_EVERY, active=False)

            def reading_ahead() -> tuple[str, Any]:
                return read_ahead_as_html(background), gr.Timer(active=background.at_work)

            for event in (page.load, timer.tick):
                event(reading_ahead, None, [read_ahead, timer], **_AT_ONCE)
        if login:
            page.load(lambda: gr.update(visible=may_change()), None, changing, **_AT_ONCE)
        talk, narrowing = [thread, conversation], (facets_of, [chosen, thread], [facets, following])
        page.load(*narrowing, **_AT_ONCE)
        for field, asked in ((question, question.submit), *((example, example.click) for example in examples)):
            asked(answer, [field, chosen, thread], [*talk, question], **_AT_ONCE).then(*narrowing, **_AT_ONCE)
        changes_of_talk = [
            (looked, lambda request, thread: look(answerer, request, thread)),
            (again, lambda request, thread: ask_again(answerer, request, thread)),
            (chosen, lambda request, thread: narrow(answerer, Address.parse(request).within, thread)),
            (reopened, lambda request, thread: recall_all(answerer, request, thread)),
        ]
        for hidden, change in changes_of_talk:
            hidden.change(drawn(change), [hidden, thread], talk, **_AT_ONCE).then(*narrowing, **_AT_ONCE)
        export.click(thread_as_download, thread, exported, **_AT_ONCE)
        erase.click(lambda: ([], []), None, talk, **_AT_ONCE).then(*narrowing, **_AT_ONCE)
        opened = place.change(lambda address: (open_place(texts, address), ""), place, [text, beside], **_AT_ONCE)
        opened.then(lambda address: neighbours_as_html(answerer, address), place, beside, **_AT_ONCE)
        uploaded = files.upload(take_in, files, [news, files, *refreshed], **_STEP_BY_STEP)
        uploaded.then(shelf.listed, shelf.choice, shelf.shown, **_AT_ONCE)
        shelf.listen(manage, refresh, refreshed, _AT_ONCE, _STEP_BY_STEP)
        rebuild.click(make_anew, None, [news, *refreshed], **_STEP_BY_STEP)
    return page


def _html(value: str, **options: Any) -> gr.Markdown:
    """Markup of our own, or that has passed through `escape`: `gr.Markdown` cleans it, `gr.HTML` would run it."""
    return gr.Markdown(value, latex_delimiters=[], container=False, **options)
