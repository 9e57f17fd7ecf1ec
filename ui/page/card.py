"""A citation → its card: the words, who said them and when, and what can be done with them."""

from collections.abc import Sequence

from index.communique import Communique, Span
from index.marks import without_marks
from qa.answer import Citation
from qa.neighbours import neighbours
from ui.citing import CUT, citation_in_words, joined
from ui.escaping import Shown, escape
from ui.page.labels import AROUND, COPY, OPINION, UNFOLD, USEFUL, USELESS
from ui.page.place import Place, link_to
from ui.page.source_label import source_as_html
from ui.reply_wording import confidence_in_words
from ui.wording import NBSP, date_of, pages_in_words, repeated_in_words, source_of, title_of, versions_in_words

_LONG = 700  # characters of a quote past which it is folded
_OPINIONS = "".join(
    f'<button type="button" class="opinion" value="{value}" aria-pressed="false"><span>{words}</span></button>'
    for value, words in (("useful", USEFUL), ("useless", USELESS))
)  # kept by the browser alone: assets/opinions.js


def card_as_html(citation: Citation, number: int, kind: str = "card") -> str:
    """The card that opens the communiqué as `number` of its reply."""
    communique = citation.passage.communique
    shown = Shown(communique.text)
    quote = joined(citation, shown.escaped, f'<span class="cut">{escape(CUT)}</span>')
    read = f'<a class="read" href="#{Place.of(citation)}">Lire le communiqué{NBSP}{number}</a>'
    copy = f'<button type="button" class="copy"><span>{COPY}</span></button>'
    return (
        f'<article class="{kind}">{_quote(quote, sum(piece.end - piece.start for piece in citation.pieces) > _LONG)}'
        f'<footer><p class="whence">{source_as_html(communique)} · '
        f"{date_as_html(communique)}{_pages(citation)}{_sure(citation)}</p>"
        f'<p class="title"><bdi>{title_as_html(communique)}</bdi></p>'
        f'<p class="doing">{read}{copy}<span class="opinions"><span class="unseen">{OPINION}{NBSP}: </span>'
        f'{_OPINIONS}</span></p><span class="citable" hidden>{escape(citation_in_words(citation))}</span>'
        f"</footer>{_around(citation, shown)}{versions_as_html(citation.versions)}"
        f"{links_as_html(repeated_in_words(citation.repeated), citation.repeated)}</article>"
    )


def _quote(quote: str, long: bool) -> str:
    """The quote; a long one shows its beginning, and the rest at a button."""
    if not long:
        return f"<blockquote><bdi>{quote}</bdi></blockquote>"
    button = f'<button type="button" class="unfold" aria-expanded="false"><span>{UNFOLD}</span></button>'
    return f'<blockquote class="long"><bdi>{quote}</bdi></blockquote>{button}'


def _around(citation: Citation, shown: Shown) -> str:
    """The sentences beside the quote, which it is marked in, under a line that unfolds them; nothing without any."""
    text, quoted = citation.passage.communique.text, citation.quoted
    before, after = neighbours(text, quoted)
    if before is None and after is None:
        return ""
    words = shown.escaped(Span(before.start, quoted.start)) if before else ""
    words += f'<mark class="said">{shown.escaped(quoted)}</mark>'
    words += shown.escaped(Span(quoted.end, after.end)) if after else ""
    return f'<details class="around"><summary>{AROUND}</summary><p><bdi>{words}</bdi></p></details>'


def versions_as_html(versions: Sequence[Communique]) -> str:
    """The other versions of a text under a line that counts and dates them."""
    return links_as_html(versions_in_words(versions), versions)


def links_as_html(words: str, texts: Sequence[Communique]) -> str:
    """A link that opens each of these texts, under a line that unfolds them; nothing without any."""
    if not texts:
        return ""
    links = "".join(
        f'<p><a class="read" href="#{link_to(one.id)}"><bdi>{escape(source_of(one))}</bdi> · '
        f"<bdi>{title_as_html(one)}</bdi> · {date_as_html(one)}</a></p>"
        for one in texts
    )
    return f'<details class="around versions"><summary>{escape(words)}</summary>{links}</details>'


def _sure(citation: Citation) -> str:
    """How surely it answers, where that was judged."""
    if citation.confidence is None:
        return ""
    return f' · <span class="sure">{escape(confidence_in_words(citation.confidence))}</span>'


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
