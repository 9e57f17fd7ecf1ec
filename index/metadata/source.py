"""Who publishes a communiqué, by its own words: its header, its letterhead, its signature, or who speaks in it.

To be wrong is much worse than not to know: each rule asks for more than the name of an organisation.
"""

import re
from collections.abc import Iterator, Sequence

from index.french.words import fold
from index.metadata.acting_list import acting_list
from index.metadata.bylines import below_title, dispatch, named_and_signed, team
from index.metadata.headers import read_header
from index.metadata.institutions import institution
from index.metadata.letterheads import lines_of_name
from index.metadata.line_labelling import gaps_after, roles
from index.metadata.line_roles import Line, Role
from index.metadata.lines import plain
from index.metadata.names import capital, organisation, reads_as_act, several, together, unarticled
from index.metadata.organisations import Publishers
from index.metadata.organisations_list import well_known_publishers
from index.metadata.own_names import described, own_name
from index.metadata.signatures import opens_signatories, signatories, signer
from index.metadata.signing_list import signing_below
from index.metadata.speaker import acting, contact, speaker, told_of
from index.values.communique import Fact, Origin, Span
from index.values.kinds import Kind
from index.values.sources import cosigners, label_of

__all__ = ["proposed_sources", "stated_source", "together"]

_HEAD = 10
_SITE = 4  # lines of a copied page among which its site is named
_LISTED = 60  # signatories below « Signataires : »
_SIGNED_APART = 200  # characters between two that sign
_UNION_OF = re.compile(
    r"(?:Fédération|Union|Syndicat)\s.{0,40}\b(?:syndicats|sections|travailleurs|salariés)", re.IGNORECASE
)
_TOGETHER = ("ministère", "préfecture", "fédération", "association", "syndicat", "université")
_PARLIAMENTS = ("Assemblée nationale", "Sénat", "Parlement européen")
_MEMBER = re.compile(r"\b(?:deputee?s?|senat(?:eur|rice)s?|eurodeputee?s?|groupe|circonscription)\b")


def stated_source(text: str, publishers: Publishers | None = None) -> Fact[str] | None:
    """Who publishes, by the first rule that knows: the header (« COMMUNIQUÉ CFTC »), a list of signatories, the
    letterhead, the signature, who speaks in the text or acts in its title, the address to write to.

    Several publishers are one value: « CGT, FO, FSU ». The evidence is the words that show it.
    """
    publishers, lines = publishers or well_known_publishers(), roles(text)
    return (
        dispatch(text, lines, publishers)
        or _header(text, lines, publishers)
        or _signatories(text, lines, publishers)
        or _letterhead(text, lines, publishers)
        or _signature(text, lines, publishers)
        or below_title(text, lines, publishers)
        or acting_list(text, lines, publishers)
        or speaker(text, lines, publishers)
        or named_and_signed(text, lines)
        or team(text, lines, publishers)
        or contact(text, lines, publishers)
        or told_of(text, lines, publishers)
        or described(text, lines)
    )


def proposed_sources(text: str, publishers: Publishers | None = None) -> Iterator[Fact[str]]:
    """Who may publish it, for a person to say so: who acts in the title, then any name on one of the last lines."""
    publishers, lines = publishers or well_known_publishers(), roles(text)
    title = next((line for line in lines if line.role is Role.TITLE), None)
    if title is not None and (name := acting(text, lines, publishers)):
        yield Fact(name, Origin.STATED, title.span)
    for line in reversed(lines[-6:]):
        if name := signer(line.span.of(text), publishers):
            yield Fact(name, Origin.STATED, line.span)


def _header(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    for line in lines[:_HEAD]:
        if line.role not in (Role.HEADER, Role.DATELINE, Role.TITLE):
            continue
        words = line.span.of(text)
        header = read_header(plain(words), publishers)
        if header is not None and header.name and header.words and header.words in words:
            start = line.span.start + words.index(header.words)
            return Fact(header.name, Origin.STATED, Span(start, start + len(header.words)))
    return None


def _signatories(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """« Signataires : CGT, FSU », on that line and the next ones, or one each below it."""
    for i, line in enumerate(lines):
        words = line.span.of(text)
        if len(words) > 400 or line.role in (Role.MENU, Role.LINKS):
            continue
        if opens_signatories(words):
            label, span = signing_below(text, words, lines[i + 1 :], publishers)
            if label is not None and span is not None:
                return Fact(label, Origin.STATED, span)
        elif signatories(words, publishers):
            last = i
            while lines[last].span.of(text).endswith((",", ";", "/")) and last + 1 < min(len(lines), i + _LISTED):
                last += 1
            for end in range(last, i - 1, -1):
                span = Span(line.span.start, lines[end].span.end)
                if name := signatories(" ".join(span.of(text).split()), publishers):
                    return Fact(name, Origin.STATED, span)
    return None


def _letterhead(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """The name of an organisation on a line of its own above the title, or two lines of one name."""
    for i, line in enumerate(lines[:_HEAD]):
        if i < 2 and line.role is Role.CONTACT and (site := publishers.of_host(line.span.of(text).strip())):
            return Fact(site, Origin.STATED, line.span)  # « InterHop.org », above all
        if i < _SITE and line.role is Role.MENU and (site := organisation(plain(line.span.of(text)), publishers)):
            return Fact(site, Origin.STATED, line.span)  # among the menus of a copied page
        if line.role is Role.TITLE:
            return None
        named = plain(line.span.of(text)) if line.role is Role.LABEL else ""
        if named and (label := several(named, publishers) or organisation(named, publishers)):
            return Fact(label, Origin.STATED, line.span)  # below « Avis public », above the title
        if line.role is not Role.HEADER:
            continue
        words = plain(line.span.of(text))
        if (whole := _name_over_lines(i, text, lines, publishers)) is not None:
            return whole
        if i + 1 < len(lines) and (name := publishers.named(f"{words} {plain(lines[i + 1].span.of(text))}")):
            return Fact(name, Origin.STATED, Span(line.span.start, lines[i + 1].span.end))
        if read_header(words, publishers) is None and (
            name := several(words, publishers) or organisation(words, publishers)
        ):
            if within := _of_an_order(name, text, lines[i + 1 : i + 2], publishers):
                return within
            if alike := _alike_below(words, name, text, lines[i:], publishers):
                return alike
            if commune := _of_a_commune(words, text, lines[i + 1 : i + 4]):
                return commune
            if _of_a_member(name, text, lines[i + 1 : i + 4]):
                return _group(text, lines[i + 1 : i + 4])
            return Fact(name, Origin.STATED, line.span)
        if (house := institution(words)) and _signature(text, lines, publishers) is None:
            return Fact(house, Origin.STATED, line.span)
        if name := own_name(i, [one.span.of(text)[:200] for one in lines], [one.role for one in lines]):
            return Fact(name, Origin.STATED, line.span)
    return None


def _name_over_lines(i: int, text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """A name that takes several lines; where the next one is the sigle by which it is known, that."""
    near = lines[: i + 8]
    spans = [line.span for line in near]
    words = [span.of(text)[:200] for span in spans]
    found = lines_of_name(i, words, gaps_after(text, spans), [line.role for line in near], publishers)
    below = plain(words[i + 1]) if i + 1 < len(words) else ""
    if found is None and _UNION_OF.fullmatch(plain(words[i])) and (name := publishers.named(below)):
        return Fact(name, Origin.STATED, Span(spans[i].start, spans[i + 1].end))
    if found is None or any(line.role is not Role.HEADER for line in near[i : i + found[1]]):
        return None
    name, last = found[0], i + found[1] - 1
    below = plain(words[last + 1]) if last + 1 < len(words) else ""
    if publishers.known(name) is None and (sigle := publishers.named(below)):
        name, last = sigle, last + 1
    return Fact(name, Origin.STATED, Span(spans[i].start, spans[last].end))


def _of_an_order(name: str, text: str, below: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """« Conseil départemental de la Haute-Loire », below the name of an order."""
    order = publishers.known(name)
    if order is None or order.kind is not Kind.ORDER:
        return None
    for line in below:
        words = plain(line.span.of(text))
        if re.fullmatch(r"Conseil\s(?:inter)?(?:départemental|régional)\s[^.:!?]{3,60}", words, re.IGNORECASE):
            return Fact(f"{capital(words.lower()) if words.isupper() else words} {order.of}", Origin.STATED, line.span)
    return None


def _alike_below(words: str, name: str, text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """« Ministère de l’Agriculture », right below « Ministère de la Transition écologique »: both publish."""
    noun, names, last = words.split()[0].lower(), [name], lines[0]
    for line in lines[1:4]:
        said = plain(line.span.of(text))
        other = organisation(said, publishers) if said.lower().startswith(f"{noun} ") else None
        if line.role is not Role.HEADER or other is None or noun not in _TOGETHER:
            break
        names.append(other)
        last = line
    return Fact(label_of(names), Origin.STATED, Span(lines[0].span.start, last.span.end)) if len(names) > 1 else None


def _of_a_commune(words: str, text: str, below: Sequence[Line]) -> Fact[str] | None:
    """« Commune de Bassoues », below « Département du Gers », where it lies."""
    if not re.match(r"(?:république|région|département|canton|arrondissement)\b", words, re.IGNORECASE):
        return None
    for line in below:
        said = plain(line.span.of(text))
        if line.role is Role.HEADER and re.match(r"(?:commune|ville|mairie)\s(?:de|du|des|d['’])", said, re.IGNORECASE):
            return Fact(said, Origin.STATED, line.span)
    return None


def _of_a_member(name: str, text: str, below: Sequence[Line]) -> bool:
    """Whether the paper of a parliament is that of one of its members: « Assemblée nationale / Députée du Lot »."""
    return name in _PARLIAMENTS and any(_MEMBER.search(fold(line.span.of(text))) for line in below)


def _group(text: str, below: Sequence[Line]) -> Fact[str] | None:
    """« Groupe communiste », on the paper of a parliament."""
    for line in below:
        words = plain(line.span.of(text))
        if re.fullmatch(r"(?:Le )?Groupe\s[^.:!?]{3,80}", words, re.IGNORECASE) and not reads_as_act(words):
            return Fact(capital(unarticled(words)), Origin.STATED, line.span)
    return None


def _not_listed(text: str, lines: Sequence[Line], publishers: Publishers) -> Iterator[Line]:
    """The lines that are not of a list of signatories: half of those who sign is not who signs."""
    end = 0
    for i, line in enumerate(lines):
        if line.span.start < end:
            continue
        if opens_signatories(line.span.of(text)):
            _, span = signing_below(text, line.span.of(text), lines[i + 1 :], publishers)
            end = span.end if span else 0
        yield line


def _signature(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """All who sign on the last lines."""
    signed: dict[str, Line] = {}
    for line in _not_listed(text, lines, publishers):
        if line.role is Role.SIGNATURE and (label := signer(line.span.of(text), publishers)):
            for name in cosigners(label):
                signed.setdefault(name, line)
    if not signed:
        return None
    spans = [line.span for line in signed.values()]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    evidence = Span(first, last) if last - first <= _SIGNED_APART + 120 * len(spans) else spans[0]
    return Fact(label_of(signed) if len(signed) > 1 else next(iter(signed)), Origin.STATED, evidence)
