"""The communiqués that answer a question → an Atom feed (RFC 4287). Only this file knows the format."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time
from xml.sax.saxutils import escape, quoteattr

from index.french.markdown import without_markdown
from index.values.communique import Communique
from qa.answer import Citation
from ui.page.permalink import Place
from ui.rendering.citation import citation_in_words
from ui.rendering.wording import quoted, source_of, title_of

_UNDATED = "1970-01-01T00:00:00Z"  # Atom wants a day, and no day is known
_NOT_XML = {code: None for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))}


def feed_in_atom(question: str, address: str, citations: Iterable[Citation]) -> str:
    """An entry for each communiqué, the latest first, with its best words. `address` is that of the page: each entry
    leads to its text there, and is known by the text's fingerprint, so that no reader shows it twice."""
    best: dict[str, Citation] = {}
    for citation in citations:
        best.setdefault(citation.passage.communique.id, citation)
    ordered = sorted(best.values(), key=lambda citation: _updated(citation.passage.communique), reverse=True)
    updated = _updated(ordered[0].passage.communique) if ordered else _UNDATED
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">\n'
        f"<id>urn:dixit:question:{hashlib.sha256(question.encode()).hexdigest()[:16]}</id>\n"
        f"<title>{_text(f'Dixit, {quoted(question)}')}</title>\n<updated>{updated}</updated>\n"
        f"{''.join(_entry(citation, address) for citation in ordered)}</feed>\n"
    )


def _entry(citation: Citation, address: str) -> str:
    communique = citation.passage.communique
    link = quoteattr(f"{address}#{Place.of(citation)}".translate(_NOT_XML))
    return (
        f"<entry><id>urn:dixit:{communique.id}</id><title>{_text(without_markdown(title_of(communique)))}</title>"
        f"<author><name>{_text(source_of(communique))}</name></author><updated>{_updated(communique)}</updated>"
        f'<link rel="alternate" href={link}/><summary>{_text(citation_in_words(citation))}</summary></entry>\n'
    )


def _updated(communique: Communique) -> str:
    if communique.date is None:
        return _UNDATED
    return datetime.combine(communique.date.value.first_day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(words: str) -> str:
    return escape(words.translate(_NOT_XML))
