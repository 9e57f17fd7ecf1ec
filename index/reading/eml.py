"""A mail (EML) → the text of its body; sender, subject and date are those of its header."""

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from index.communique import Origin
from index.errors import DixitError
from index.french.dates import PartialDate
from index.reading.document import Declared, Document, tidy, words
from index.reading.html import page

_FORWARDED = re.compile(r"^(?:\s*(?:re|tr|fwd?|rép)\s*:\s*)+", re.IGNORECASE)
_MOST_PARTS = 200
# Who writes for an organisation, as against a person in it.
_OFFICE = re.compile(
    r"(?:service[-_.]?)?(?:presse?|press|contact|info|infos|com|comm|communication|communiques?|redaction|media|medias|"
    r"secretariat|newsletter|actualites?|relations?[-_.]?presse)(?:[-_.].*)?",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\s*[-–—,|(/]\s*(?:service\s+(?:de\s+)?)?(?:presse|communication|contact)\)?\s*$", re.IGNORECASE)


def read_eml(content: bytes) -> Document:
    """The body's words, plain text before HTML; attached files are left where they are.

    The sender is taken for the source only where an office writes (`presse@…`), not where a person does.
    """
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    if not mail.keys():
        raise DixitError("ce fichier n’est pas un courriel.")
    name, address = parseaddr(_header(mail, "from"))
    local, _, host = address.rpartition("@")
    sender = words(_ROLE.sub("", name)) if _OFFICE.fullmatch(local) else None
    subject = words(_FORWARDED.sub("", _header(mail, "subject")))
    return Document(_body(mail), {Origin.MAIL: Declared(subject, sender, _date(mail))}, host.lower() or None)


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail.get(name, ""))
    except Exception:  # the standard library parses a header when it is read, and hostile ones break its parser
        return ""


def _date(mail: EmailMessage) -> PartialDate | None:
    try:
        sent = mail["date"].datetime
        return PartialDate(sent.year, sent.month, sent.day)
    except Exception:  # absent, or not a date: see _header
        return None


def _body(mail: EmailMessage) -> str:
    found: dict[str, str] = {}
    try:
        for number, part in enumerate(mail.walk()):
            if number > _MOST_PARTS:
                raise DixitError("ce courriel est fait d’un nombre démesuré de parties.")
            kind = part.get_content_type()
            if kind in ("text/plain", "text/html") and not part.is_attachment() and kind not in found:
                found[kind] = str(part.get_content())
    except (LookupError, ValueError, TypeError, AttributeError, KeyError, MessageError):
        if not found:
            raise DixitError("ce courriel est abîmé.") from None
    if found.get("text/plain", "").strip():
        return tidy(found["text/plain"])
    if "text/html" in found:
        return page(found["text/html"]).text
    raise DixitError("ce courriel n’a pas de texte : ses pièces jointes peuvent être ajoutées à part.")
