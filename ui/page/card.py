"""The citations of one communiqué → its card: whose it is, of when, its title, then its extracts."""

from collections.abc import Iterable, Iterator, Sequence

from index.french.markdown import without_markdown
from index.values.communique import Communique, CommuniqueId
from qa.answer import Citation
from qa.understanding.question import Question
from ui.page.extract import beside_in_words, extract_as_html
from ui.page.permalink import link_to
from ui.page.source_label import source_as_html
from ui.rendering import labels
from ui.rendering.escaping import escape
from ui.rendering.wording import date_of, notes_on, source_of, title_of, versions_in_words

Group = tuple[Citation, ...]


def grouped(citations: Iterable[Citation]) -> list[Group]:
    """The citations of each communiqué together, where its best one stands; in a group, best first."""
    groups: dict[CommuniqueId, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.passage.communique.id, []).append(citation)
    return [tuple(group) for group in groups.values()]


def cards_as_html(citations: Iterable[Citation], question: Question, numbers: Iterator[int], kind: str = "card") -> str:
    """A card for each communiqué; `numbers` count the extracts of the reply."""
    stems = frozenset(question.words)
    return "".join(card_as_html(group, numbers, stems, kind) for group in grouped(citations))


def card_as_html(group: Group, numbers: Iterator[int], stems: frozenset[str], kind: str = "card") -> str:
    communique = group[0].passage.communique
    extracts = "".join(extract_as_html(citation, next(numbers), stems) for citation in group)
    beside = dict(pair for citation in group for pair in beside_in_words(citation))
    links = "".join(links_as_html(words, texts) for words, texts in beside.items())
    return f'<article class="{kind}">{head_as_html(communique)}{extracts}{links}</article>'


def head_as_html(communique: Communique) -> str:
    """By whom and when, then the title: what is read before the words themselves."""
    whence = f'{source_as_html(communique)}<span class="between"> · </span>{date_as_html(communique)}'
    return (
        f'<header><p class="whence">{whence}{notes_as_html(communique)}</p>'
        f'<h4 class="title"><bdi>{title_as_html(communique)}</bdi></h4></header>'
    )


def notes_as_html(communique: Communique) -> str:
    """What is to be known before the words are quoted."""
    notes = map(escape, notes_on(communique))
    return "".join(f'<span class="between"> · </span><span class="doubtful">{note}</span>' for note in notes)


def versions_as_html(versions: Sequence[Communique], of: Communique) -> str:
    """The other versions of a text under a line that counts and dates them, each with its differences."""
    return links_as_html(versions_in_words(versions), versions, of) if versions else ""


def links_as_html(words: str, texts: Sequence[Communique], of: Communique | None = None) -> str:
    """A link that opens each of these texts, under a line that unfolds them; versions `of` a text are compared with
    it.
    """
    links = "".join(
        f'<p><a class="read" href="#{link_to(version.id)}"><bdi>{escape(source_of(version))}</bdi> · '
        f"<bdi>{title_as_html(version)}</bdi> · {date_as_html(version)}</a>{_compared(version, of) if of else ''}</p>"
        for version in texts
    )
    return f'<details class="around versions"><summary>{escape(words)}</summary>{links}</details>'


def _compared(version: Communique, of: Communique) -> str:
    return (
        f' <button type="button" class="differences" value="compare/{version.id}/{of.id}">{labels.DIFFERENCES}</button>'
    )


def title_as_html(communique: Communique) -> str:
    return escape(without_markdown(title_of(communique)))


def date_as_html(communique: Communique) -> str:
    """`<time datetime="2024-02-05">5 février 2024</time>`, or « non daté »."""
    if communique.date is None:
        return f'<span class="date undated">{escape(date_of(communique))}</span>'
    stated = communique.date.value.isoformat()
    return f'<time class="date" datetime="{stated}">{escape(date_of(communique))}</time>'
