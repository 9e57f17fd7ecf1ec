"""Two versions of a text → one text in which the words that only one of them has are marked."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from index.french.markdown import without_markdown
from index.values.communique import Communique, CommuniqueId
from ui.page.card import date_as_html, title_as_html
from ui.page.permalink import link_to
from ui.page.rendering import error_as_html
from ui.page.source_label import source_as_html
from ui.rendering import labels
from ui.rendering.escaping import escape

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

COMPARED = re.compile(r"compare/([0-9a-f]{16})/([0-9a-f]{16})(?:~\d{1,9})?")
_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_LINES = 4_000  # past which two texts are not laid over each other
_WORDS = 3_000  # of a stretch in which words are compared, past that it is shown as taken out and put in

Piece = tuple[str, str]  # "equal", "delete" or "insert", and words


def differences(before: str, after: str) -> Iterator[Piece]:
    """The pieces of both, in order; `after` is those that are not deleted, `before` those that are not inserted.

    >>> list(differences("trois bateaux", "cinq bateaux"))
    [('delete', 'trois'), ('insert', 'cinq'), ('equal', ' bateaux')]
    """
    olds, news = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for kind, first, last, start, end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        old, new = "".join(olds[first:last]), "".join(news[start:end])
        if kind == "replace":
            yield from _in_words(old, new)
        else:
            yield from _pieces(kind, old, new)


def _in_words(old: str, new: str) -> Iterator[Piece]:
    olds, news = _WORD.findall(old), _WORD.findall(new)
    if max(len(olds), len(news)) > _WORDS:
        yield from _pieces("replace", old, new)
        return
    for kind, first, last, start, end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        yield from _pieces(kind, "".join(olds[first:last]), "".join(news[start:end]))


def _pieces(kind: str, old: str, new: str) -> Iterator[Piece]:
    if kind == "equal":
        yield "equal", new
        return
    if old:
        yield "delete", old
    if new:
        yield "insert", new


def open_differences(texts: "Texts", request: str) -> str:
    """`compare/0123456789abcdef/fedcba9876543210`: the second text, with what it has more and less than the first."""
    named = COMPARED.fullmatch(request)
    if named is None:
        return error_as_html(labels.NO_SUCH_PLACE)
    ids = [CommuniqueId(named[1]), CommuniqueId(named[2])]
    communiques = texts.these(ids)
    if any(id not in communiques for id in ids):
        return error_as_html(labels.GONE)
    before, after = (communiques[id] for id in ids)
    if max(communique.text.count("\n") for communique in (before, after)) > _LINES:
        return error_as_html(labels.TOO_LONG_TO_COMPARE)
    return differences_as_html(before, after)


def differences_as_html(before: Communique, after: Communique) -> str:
    """Under the title, which is which and what the marks mean, then the text."""
    pieces = [*differences(without_markdown(before.text), without_markdown(after.text))]
    changed = any(kind != "equal" for kind, _ in pieces)
    legend = labels.DIFFERENCES_TOLD if changed else labels.NO_DIFFERENCE
    return (
        f'<article class="communique"><header><h2><bdi>{title_as_html(after)}</bdi></h2><dl>'
        f"<div><dt>{labels.VERSION}</dt><dd>{_version(after)}</dd></div>"
        f"<div><dt>{labels.COMPARED_WITH}</dt><dd>{_version(before)}</dd></div></dl>"
        f'<p class="legend">{escape(legend)}</p></header>'
        f'<div class="text differences">{_marked(pieces)}</div></article>'
    )


def _version(communique: Communique) -> str:
    return (
        f"{source_as_html(communique)} · <strong>{date_as_html(communique)}</strong> "
        f'<a class="read" href="#{link_to(communique.id)}">{labels.READ_TEXT}</a>'
    )


def _marked(pieces: Sequence[Piece]) -> str:
    """Paragraphs of it all: a mark that goes over a blank line is one in each of them."""
    tags = {"delete": "del", "insert": "ins"}
    html = ""
    for kind, words in pieces:
        parts = (_tagged(part, tags.get(kind, "")) for part in re.split(r"\n\s*\n", words))
        html += "</p><p>".join(parts)
    return f"<p>{html}</p>".replace("<p></p>", "")


def _tagged(words: str, tag: str) -> str:
    return f"<{tag}>{escape(words)}</{tag}>" if tag and words.strip() else escape(words)
