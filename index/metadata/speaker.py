"""Who speaks in a text that no line says the author of: whoever acts in its title, says « nous », is written to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.french.words import fold
from index.metadata.line_roles import Line, Role
from index.metadata.lines import plain
from index.metadata.names import SIGLE, VERB, organisation
from index.metadata.organisations import Publishers, plain_name
from index.values.communique import Fact, Origin, Span
from index.values.kinds import Kind
from index.values.sources import label_of

_LONGEST_TEXT = 200_000  # characters that are read for who speaks
_CAPITALISED = r"[A-ZÀ-ÝŒ][\w’'.&-]{0,40}+"
_SMALL = r"(?:(?:de|du|des|d['’]|la|le)\s?)?"
_HYPHENED = rf"[A-ZÀ-ÝŒ][\w’'.&-]{{0,40}}?-{_SMALL}{_CAPITALISED}"  # one of them by itself is a name
_NAMED = (
    rf"(?:{SIGLE}(?:[ -](?:{SIGLE}|[A-ZÀ-Ý]\w+))?"
    rf"|{_CAPITALISED}(?: {_SMALL}{_CAPITALISED}){{1,4}}|{_HYPHENED}(?: {_SMALL}{_CAPITALISED}){{0,3}})"
)
_SPEAKS = re.compile(
    rf"(?:\b[Ll]a\s|\b[Ll]e\s|\b[Ll]es\s|\b[Ll]['’]|(?:(?<=\n)|(?<=[.!?] )))(?P<name>{_NAMED})"
    rf"(?:,\s[^,.\n]{{3,90}},)?\s{VERB}"
)
_WE = re.compile(r"(?<!«)(?<!«\s)\b(?:[Nn]ous|[Nn]otre|[Nn]os)\b")
_AT_OURS = re.compile(rf"(?:\bAu|\bÀ\sla|\bÀ\sl['’]|\bChez)\s?(?P<name>{_NAMED}),\s(?:nous|on)\b")
_ACTS = re.compile(rf"(?:(?:La|Le|Les)\s|L['’])?(?P<name>\S.{{1,80}}?)(?:,[^,]{{3,90}},)?\s{VERB}")
_ADDRESS = re.compile(r"(?:[\w.+-]{1,64}@|\b(?:https?://)?(?:www\.))(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_BARE_HOST = re.compile(r"(?<![\w.@-])(?P<host>[\w-]{2,63}(?:\.[\w-]{2,63}){1,3})(?![\w@])")
_DESK = re.compile(r"(?:contacts?\s++)?(?:presse\s++)?(?P<name>[^:,–—|]{2,60}?)\s{0,9}(?::|\s[–—-]\s)", re.IGNORECASE)
_ABOUT = re.compile(
    r"[^\wÀ]*(?i:[àa]\s+propos\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’]))(?P<name>[^.:!?]{2,80})[.:]?"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}[\s–-]{0,3}){0,2}(?P<name>[^\d.,|–]{2,80}).*", re.IGNORECASE)
_NO_AUTHOR = frozenset(
    """
    ag ca cse chsct cssct ue onu rn iv pme tpe drh pdg rgpd covid ia etat pib smic usa france europe paris ministre
    """.split()
)
_SMALL_WORDS = frozenset("de du des la le les et en au aux pour sur".split())
_SPOKEN_AGAINST = (Kind.EMPLOYERS, Kind.PUBLIC, Kind.COMPANY, Kind.PARTY, Kind.PRESS)


def speaker(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """Who speaks, when two signs at least say the same: it acts in the title, speaks more than once and more than any
    other, says « nous », is the one to write to, or is told of at the end. An adversary speaks too, and is not.
    """
    read = text[:_LONGEST_TEXT]
    head = next((line.span.end for line in lines if line.role is Role.TITLE), 0)
    speaking = [match for match in _SPEAKS.finditer(read, head) if plain_name(match["name"]) not in _NO_AUTHOR]
    times = Counter(_name(match["name"], publishers) for match in speaking)
    ours = {_name(match["name"], publishers): match for match in _AT_OURS.finditer(read)}
    title = _acting(text, lines, publishers)
    written_to = {name for name, _ in _written_to(text, lines, publishers)}
    about = _told_of(text, lines, publishers)
    if title and (acts := _acts_again(title, text, lines, head, publishers)):
        return Fact(title, Origin.STATED, acts)
    if title and (said := _in_initials(title, text, lines)):
        return Fact(title, Origin.STATED, said)
    for name, first in _by_times(speaking, times, publishers):
        often = times[name] > 1 and all(times[name] > times[rival] for rival in times if rival != name)
        witnesses = (
            name == title,
            name in ours,
            _is_host_of(name, text, lines, publishers),
            name == about,
            name in written_to,
        )
        if any(witnesses) and (often or name == title or name in ours):
            return Fact(name, Origin.STATED, Span(*first.span()))
        publisher = next(publishers.family(name), None) if often and _WE.search(read) else None
        if publisher is not None and publisher.kind not in (None, *_SPOKEN_AGAINST):
            return Fact(name, Origin.STATED, Span(*first.span()))
    counted = Counter(_name(match["name"], publishers) for match in _AT_OURS.finditer(read))
    for name, match in ours.items():
        if len(counted) == 1 and (counted[name] > 1 or _WE.search(_title(text, lines))):
            return Fact(name, Origin.STATED, Span(*match.span()))
    return None


def _acts_again(title: str, text: str, lines: Sequence[Line], head: int, publishers: Publishers) -> Span | None:
    """Where the known body that acts in the title acts below it as well, and no other is known to act there: « La FGTB
    wallonne dénonce… », « la FGTB wallonne exige… »."""
    publisher = publishers.known(title)
    if publisher is None or publisher.kind in (Kind.COMPANY, Kind.PRESS):
        return None
    ways = "|".join(re.escape(way) for way in sorted(publisher.ways, key=len, reverse=True))
    again = re.compile(rf"(?<![\w«])(?:{ways})(?:\s\([^()]{{2,20}}\))?(?:,\s[^,.\n]{{3,90}},)?\s{VERB}")
    said = again.search(text, head, min(len(text), _LONGEST_TEXT))
    return Span(*said.span()) if said and _is_host_of(title, text, lines, publishers, all_lines=True) else None


def _in_initials(title: str, text: str, lines: Sequence[Line]) -> Span | None:
    """The contact that gives the initials of the name that acts in the title: « FLHSE »."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]{2,}", fold(title)) if word not in _SMALL_WORDS).upper()
    if len(initials) < 4:
        return None
    contacts = (line.span for line in lines if line.role is Role.CONTACT)
    return next((span for span in contacts if re.search(rf"\b{initials}\b", span.of(text)[:500])), None)


def contact(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """The one organisation whose mail, web address or name the contacts give; what is told of at the end; © …"""
    spans_of = dict(reversed([*_written_to(text, lines, publishers)]))
    title = _title(text, lines)
    if len(spans_of) == 1 or (spans_of and all(_in_title(name, title, publishers) for name in spans_of)):
        spans = sorted(spans_of.values(), key=lambda span: span.start)
        names = sorted(spans_of, key=lambda name: spans_of[name].start)
        return Fact(label_of(names), Origin.STATED, Span(spans[0].start, spans[-1].end))
    return None


def _in_title(name: str, title: str, publishers: Publishers) -> bool:
    publisher = publishers.known(name)
    return publisher is not None and any(re.search(rf"\b{re.escape(way)}\b", title) for way in publisher.ways)


def told_of(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """« À propos de Batelia », « © 2015 Gouvernement du Lac », where the text or its title name it as well."""
    for line in lines:
        if line.role is not Role.BOILERPLATE:
            continue
        words = plain(line.span.of(text))
        for form in (_ABOUT, _COPYRIGHT):
            match = form.fullmatch(words)
            name = match["name"].strip(" *_»«") if match else ""
            if not name or not name[:1].isupper():
                continue
            title = _title(text, lines)
            above = text[: line.span.start]
            said = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", above, re.IGNORECASE)
            name = said[0] if said and name.isupper() else name
            opens = said is not None and above[: said.start()].rstrip(" \u00a0").endswith(("–", "—", "-"))
            explained = form is _ABOUT and f"({name})" in above  # « la Fédération des crèches (FNCA) publie »
            sure = name in title or above.count(name) > 1 or (form is _ABOUT and opens) or explained
            if sure and (form is _ABOUT or publishers.named(name) or organisation(name, publishers)):
                return Fact(publishers.named(name) or name, Origin.STATED, line.span)
    return None


def acting(text: str, lines: Sequence[Line], publishers: Publishers) -> str | None:
    """Who acts in the title: « Le CNBL salue la décision »."""
    return _acting(text, lines, publishers)


def _title(text: str, lines: Sequence[Line]) -> str:
    return next((line.span.of(text) for line in lines if line.role is Role.TITLE), "")


def _name(words: str, publishers: Publishers) -> str:
    return publishers.named(words) or words


def _by_times(
    speaking: Sequence[re.Match[str]], times: Counter[str], publishers: Publishers
) -> Iterator[tuple[str, re.Match[str]]]:
    for name, _ in times.most_common(4):
        yield name, next(match for match in speaking if _name(match["name"], publishers) == name)


def _acting(text: str, lines: Sequence[Line], publishers: Publishers) -> str | None:
    match = _ACTS.match(plain(_title(text, lines)))
    if match is None:
        return None
    name = match["name"].split(",")[0]
    return publishers.named(name) or (name if re.fullmatch(_NAMED, name) or organisation(name, publishers) else None)


def _told_of(text: str, lines: Sequence[Line], publishers: Publishers) -> str | None:
    fact = told_of(text, lines, publishers)
    return fact.value if fact else None


def _is_host_of(name: str, text: str, lines: Sequence[Line], publishers: Publishers, all_lines: bool = False) -> bool:
    """Whether an address of the contacts, or of one of the last lines, bears the name: presse@exode-vert.org."""
    plain_host = plain_name(name)
    for line in [*lines[-6:], *lines] if all_lines else lines:
        if (line.role is Role.CONTACT or all_lines) and len(plain_host) > 2:
            words = line.span.of(text)[:500]
            for address in (*_ADDRESS.finditer(words), *(_BARE_HOST.finditer(words) if all_lines else ())):
                if publishers.of_host(address["host"]) == name or plain_host in plain_name(address["host"]):
                    return True
    return False


def _written_to(text: str, lines: Sequence[Line], publishers: Publishers) -> Iterator[tuple[str, Span]]:
    for line in lines[-12:]:
        words = line.span.of(text)[:500]
        if line.role is not Role.CONTACT or "(" in words:
            continue
        for address in _ADDRESS.finditer(words):
            if name := publishers.of_host(address["host"]):
                yield name, line.span
        head = _DESK.match(plain(words))
        if head and (name := publishers.named(head["name"])):
            yield name, line.span
