"""A citation → its card: the words, who said them and when, and what can be done with them."""

from index.communique import Communique
from index.marks import without_marks
from qa.answer import Citation
from ui.citing import citation_in_words
from ui.escaping import Shown, escape
from ui.labels import COPY
from ui.place import Place
from ui.wording import NBSP, date_of, pages_in_words, source_of, title_of


def card_as_html(citation: Citation, number: int, kind: str = "card") -> str:
    """The card that opens the communiqué as `number` of its reply."""
    communique = citation.passage.communique
    quote = Shown(communique.text).escaped(citation.quoted)
    read = f'<a class="read" href="#{Place.of(citation)}">Lire le communiqué{NBSP}{number}</a>'
    copy = f'<button type="button" class="copy"><span>{COPY}</span></button>'
    return (
        f'<article class="{kind}"><blockquote><bdi>{quote}</bdi></blockquote>'
        f'<footer><p class="whence"><strong class="source"><bdi>{escape(source_of(communique))}</bdi></strong> · '
        f'{date_as_html(communique)}{_pages(citation)}</p><p class="title"><bdi>{title_as_html(communique)}</bdi></p>'
        f'<p class="doing">{read}{copy}</p><span class="citable" hidden>{escape(citation_in_words(citation))}</span>'
        "</footer></article>"
    )


def _pages(citation: Citation) -> str:
    pages = pages_in_words(citation.passage.communique, citation.quoted)
    return f' · <span class="pages">{escape(pages)}</span>' if pages else ""


def title_as_html(communique: Communique) -> str:
    return escape(without_marks(title_of(communique)))


def date_as_html(communique: Communique) -> str:
    """`<time datetime="2024-02-05">5 février 2024</time>`, or « non daté »."""
    if communique.date is None:
        return f'<span class="date undated">{escape(date_of(communique))}</span>'
    stated = communique.date.value.isoformat()
    return f'<time class="date" datetime="{stated}">{escape(date_of(communique))}</time>'
