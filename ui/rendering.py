"""Replies → the HTML of the conversation.

Every word that comes from a text or from a person passes through `escape`, and nothing here holds a blank line: so
Markdown leaves the markup alone, and the words of a document are never markup.
"""

import re

from index.communique import Communique
from index.marks import without_marks
from qa.answer import Answer, Citation, NoAnswer, Reply
from ui.escaping import Shown, escape
from ui.place import Place
from ui.wording import NBSP, NNBSP, date_of, filter_in_words, message_of, source_of, title_of


def reply_as_html(reply: Reply) -> str:
    """What was found or why nothing was, what was searched, and a card for each citation, best first."""
    lead = f'<p class="lead">{escape(message_of(reply))}</p>'
    if searched := filter_in_words(reply.question.within):
        lead += f'<p class="searched">{escape(f"Cherché parmi{NBSP}: {searched}")}</p>'
    match reply:
        case Answer(citations=citations):
            return lead + "".join(_card(citation, n) for n, citation in enumerate(citations, 1))
        case NoAnswer(nearest=nearest):
            return lead + "".join(_card(citation, n, "card distant") for n, citation in enumerate(nearest, 1))


def question_as_html(question: str) -> str:
    """The question as it was asked, save that its marks stay on the line of the word before them."""
    kept = re.sub(r" (?=[?!;:»])", NNBSP, question.strip())
    return f'<p class="question"><bdi>{escape(kept)}</bdi></p>'


def error_as_html(message: str) -> str:
    return f'<p class="error" role="alert">{escape(message)}</p>'


def _card(citation: Citation, number: int, kind: str = "card") -> str:
    communique = citation.passage.communique
    quote = Shown(communique.text).escaped(citation.quoted)
    read = f'<a class="read" href="#{Place.of(citation)}">Lire le communiqué{NBSP}{number}</a>'
    return (
        f'<article class="{kind}"><blockquote><bdi>{quote}</bdi></blockquote>'
        f'<footer><p class="whence"><strong class="source"><bdi>{escape(source_of(communique))}</bdi></strong> · '
        f'{date_as_html(communique)}</p><p class="title"><bdi>{title_as_html(communique)}</bdi></p>{read}</footer>'
        "</article>"
    )


def title_as_html(communique: Communique) -> str:
    return escape(without_marks(title_of(communique)))


def date_as_html(communique: Communique) -> str:
    """`<time datetime="2024-02-05">5 février 2024</time>`, or « non daté »."""
    if communique.date is None:
        return f'<span class="date undated">{escape(date_of(communique))}</span>'
    stated = communique.date.value.isoformat()
    return f'<time class="date" datetime="{stated}">{escape(date_of(communique))}</time>'
