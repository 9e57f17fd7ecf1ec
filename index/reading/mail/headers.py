"""The header of a mail: who sends it, its subject and its day, as mail programs show them."""

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from index.french.paris import day_in_france
from index.reading.charsets import text_in
from index.values.dates import PartialDate
from index.values.document import Declared, address_in, words

_LONGEST = 10_000  # characters of a header in which encoded words are read
_PREFIXES = re.compile(r"^\s*+(?:(?:re|tr|fwd?|rép|réf|i)\s*+:\s*+)++", re.IGNORECASE)
# Who writes for an organisation, as against a person in it.
_OFFICE = re.compile(
    r"(?:service[-_.]?)?(?:presse?|press|contact|info|infos|com|comm|communication|communiques?|redaction|media|medias|"
    r"secretariat|newsletter|actualites?|cabinet|relations?[-_.]?presse)(?:[-_.].*)?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?<!\s)\s*+[-–—,|(/]\s*+(?:service\s++(?:de\s++)?)?(?:presse|communication|contact)\)?\s*+$|\spresse$|^presse\s+(?=[A-Z])",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:acad[ée]mie|agence|amicale|assembl[ée]e|association|cabinet|centre|chambre|coll?ectif|collectivit[ée]|comit[ée]"
    r"|commune|conf[ée]d[ée]ration|conseil|coop[ée]rative|coordination|d[ée]partement|direction|f[ée]d[ée]ration|fondation"
    r"|groupe|h[ôo]pital|institut|intersyndicale|ligue|mairie|maison|minist[èe]re|mouvement|mutuelle|observatoire|office"
    r"|ordre|parti|pr[ée]fecture|rectorat|r[ée]gion|r[ée]seau|section|service|soci[ée]t[ée]|syndicat|union|universit[ée]"
    r"|ville)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-ZÀ-Ý]{3,}\b")


@dataclass(frozen=True)
class Sender:
    """Who sends, as a header writes it."""

    name: str
    address: str

    @property
    def office(self) -> str | None:
        """The organisation whose office writes (`presse@…`); None where a person does."""
        return words(_ROLE.sub("", self.name)) if _OFFICE.fullmatch(self.address.rpartition("@")[0]) else self.house

    @property
    def house(self) -> str | None:
        """The words of the name that its host bears: « Nuagis » of `Support Nuagis <support@nuagis.fr>`."""
        *_, label, _ = ("", "", *(self.host or "").split("."))
        named = [word for word in self.name.split() if len(word) > 3 and word.lower() == label]
        return named[0] if len(named) == 1 else None

    @property
    def organisation(self) -> str | None:
        """The organisation that writes, by its address or by its name, as when only the name is left of a header."""
        named = _ORGANISATION.search(self.name) or _ACRONYM.search(self.name)
        return words(_ROLE.sub("", self.name)) if named else self.office

    @property
    def host(self) -> str | None:
        return self.address.rpartition("@")[2].lower().strip(">") or None


def sender_in(field: str) -> Sender:
    """`CGT <presse@cgt.fr>`, `presse@cgt.fr` or a name alone."""
    name, address = parseaddr(field.replace("[mailto:", "<").replace("]", ">"))
    if "@" not in address:
        return Sender(" ".join(field.split()).strip('"'), "")
    return Sender(" ".join(legible(name).split()), address)


def header(mail: EmailMessage, name: str) -> str:
    """What a header says, encoded words and bare bytes read; "" when there is none."""
    field = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
    bare = field.encode("utf-8", "surrogateescape")
    return " ".join(text_in(bare).split())


def legible(field: str) -> str:
    """`field` with its encoded words (`=?utf-8?q?=C3=A9?=`) read."""
    if "=?" not in field:
        return field
    try:
        parts = decode_header(field[:_LONGEST])  # which takes the square of its time
    except (HeaderParseError, ValueError):
        return field
    return "".join(chunk if isinstance(chunk, str) else text_in(chunk, charset) for chunk, charset in parts)


def sender(mail: EmailMessage) -> Sender:
    return sender_in(header(mail, "from"))


def message_id(mail: EmailMessage) -> str | None:
    """The address of a mail, wherever it is kept: `mid:` and its Message-ID."""
    match = re.search(r"<([^<>\s]+)>", header(mail, "message-id"))
    return address_in(f"mid:{match[1]}") if match else None


def subject(field: str) -> str | None:
    """A subject without « Re: » and « TR: »."""
    return words(_PREFIXES.sub("", legible(field)))


def is_answer(mail: EmailMessage) -> bool:
    return re.match(r"\s*(?:re|rép|réf)\s*:", legible(header(mail, "subject")), re.IGNORECASE) is not None


def day(mail: EmailMessage) -> PartialDate | None:
    """The day on which it was sent, in France."""
    try:
        return day_in_france(parsedate_to_datetime(header(mail, "date")))
    except (ValueError, TypeError, IndexError, OverflowError):  # absent, or no date
        return None


def declared(mail: EmailMessage) -> Declared:
    who = sender(mail)
    return Declared(subject(header(mail, "subject")), who.office if who.address else who.organisation, day(mail))
