"""The title that a communiqué gives itself, with the words that are it."""

import re
from collections.abc import Sequence

from index.metadata.headers import read_header
from index.metadata.headline import LINES, SUBJECT, goes_on
from index.metadata.line_labelling import roles
from index.metadata.line_roles import Line, Role
from index.metadata.lines import plain
from index.metadata.names import organisation
from index.metadata.organisations_list import well_known_publishers
from index.values.communique import Fact, Origin, Span

_LONGEST = 200
_HEAD = 8
_SOLEMN = re.compile(
    r"(?:lettre\s(?:ouverte|commune)|déclaration|motion|vœu|résolution|appel|message|adresse)\s(?:liminaire\s|préalable\s|commune\s)?"
    r"(?:aux?|à|de|du|des|d['’]|par|pour|adoptée?|votée?)[\s’'].{3,140}",
    re.IGNORECASE,
)
_DISPATCH = re.compile(r"\([A-Z]{2,12}\)\s*[–—-]\s*")


def stated_title(text: str, author: Span | None = None) -> Fact[str] | None:
    """The title: what a header says beside what the text is, « Communiqué de presse : les écluses ferment », or the
    first line that is no header, name, date or addressee and no paragraph, joined with the next where it goes on.
    """
    publishers, lines = well_known_publishers(), roles(text)
    title = next((i for i, line in enumerate(lines) if line.role is Role.TITLE), None)
    for line in lines[: min(_HEAD, len(lines) if title is None else title)]:
        words = line.span.of(text)
        header = read_header(plain(words), publishers) if line.role is Role.HEADER else None
        if header is not None and header.title and header.title in words and line.span != author:
            start = line.span.start + words.index(header.title)
            return Fact(header.title, Origin.STATED, Span(start, start + len(header.title)))
    if title is None or lines[title].span == author:
        return _kind_and_whom(text, lines)
    return _whole(text, lines, title)


def title_set(text: str, heads: Sequence[str], author: Span | None = None) -> Fact[str] | None:
    """The title that is set as one, by a style or by its size: not what the text is, who writes, where or when."""
    publishers = well_known_publishers()
    for words in heads:
        found = re.search(r"\s+".join(map(re.escape, words.split())), text)
        if found is None or len(words) > _LONGEST:
            continue
        span = Span(*found.span())
        said = " ".join(words.split())
        lines = [line for line in roles(text) if line.span.meets(span)]
        other = read_header(plain(said), publishers) or organisation(plain(said), publishers)
        named = any(line.role in (Role.HEADER, Role.DATELINE, Role.ADDRESSEE, Role.CONTACT) for line in lines)
        if not other and not named and not (author and author.meets(span)) and len(said.split()) > 1:
            return Fact(said, Origin.STATED, span)
    return None


def _kind_and_whom(text: str, lines: tuple[Line, ...]) -> Fact[str] | None:
    """« Lettre ouverte au directeur », « Déclaration liminaire de la FSU », where no line says what about."""
    for line in lines[:_HEAD]:
        words = plain(line.span.of(text))
        if line.role in (Role.HEADER, Role.ADDRESSEE, Role.DATELINE) and _SOLEMN.fullmatch(words):
            return Fact(words, Origin.STATED, line.span)
    return None


def _whole(text: str, lines: tuple[Line, ...], title: int) -> Fact[str] | None:
    span = lines[title].span
    words = plain(span.of(text))
    if len(words) > _LONGEST:
        return None
    if (subject := SUBJECT.match(words) or _DISPATCH.match(words)) is not None:
        words = words[subject.end() :]
        start = span.start + span.of(text).index(words)
        return Fact(words, Origin.STATED, Span(start, start + len(words))) if words else None
    end = title + 1
    while end < min(len(lines), title + LINES) and lines[end].role is Role.BODY:
        between = text[lines[end - 1].span.end : lines[end].span.start]
        said = [plain(line.span.of(text)) for line in lines[title : end + 1]]
        if not goes_on(said, apart=between.count("\n") > 1):
            break
        end += 1
    said = [plain(line.span.of(text)) for line in lines[title:end]]
    return Fact(" ".join(said), Origin.STATED, Span(span.start, lines[end - 1].span.end))
