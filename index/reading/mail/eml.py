"""A mail → the texts in it: what it forwards, what its sender wrote, what he answers, what is attached."""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import PurePath

from index.reading.mail.body import contents_of
from index.reading.mail.cover_note import COVER_NOTE, only_passes_on
from index.reading.mail.headers import declared, is_answer, message_id, sender
from index.reading.mail.quoted import Quoted, parted
from index.reading.parts import LeftOut, Open, Part
from index.values.communique import Origin
from index.values.document import Declared, Document, tidy
from index.values.errors import DixitError

_NOTE = 40  # words: a longer one, above what is forwarded, says something by its length
_NOTE_LEFT_OUT = (
    "ce mot au-dessus de ce qui est transféré ou joint n’ajoute rien\N{NO-BREAK SPACE}: "
    "«\N{NARROW NO-BREAK SPACE}{}\N{NARROW NO-BREAK SPACE}»."
)
_WORD = re.compile(r"[^\W_]+")
_AS_IT_CAME = policy.default.clone(refold_source="none")
_EMPTY = "ce courriel n’a pas de texte\N{NO-BREAK SPACE}: ses pièces jointes peuvent être ajoutées à part."


def mail_parts(name: str, content: bytes, opened: Open | None = None) -> Iterator[Part]:
    """Each text of a mail, those that it forwards first. `opened` reads the files that are attached.

    Raises DixitError for what is no mail.
    """
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    if not mail.keys():
        raise DixitError("ce fichier n’est pas un courriel.")
    yield from parts_of(mail, name, opened)


def parts_of(mail: EmailMessage, name: str, opened: Open | None) -> Iterator[Part]:
    attached = [
        part
        for file in contents_of(mail).files
        if opened
        for part in opened(f"{PurePath(name).stem} › {file[0]}", file[1])
    ]
    texts_found = list(_texts(mail, any(isinstance(part.found, Document) for part in attached)))
    texts = [(document, alone) for document, alone in texts_found if isinstance(document, Document)]
    stem = PurePath(name).stem
    for number, (document, alone) in enumerate(texts, 1):
        yield Part(name if len(texts) == 1 else f"{stem} (message {number}).eml", alone, document)
    yield from (Part(f"{stem} › {COVER_NOTE}", b"", note) for note, _ in texts_found if isinstance(note, LeftOut))
    yield from attached
    if not texts and not attached:
        yield Part(name, None, _EMPTY)


def _texts(mail: EmailMessage, carries: bool = False) -> Iterator[tuple[Document | LeftOut, bytes | None]]:
    """Each text with the mail that holds it alone; None for one that the mail holds with all else.

    Of a mail that only passes another on, or `carries` a text in an attached file, the note above that is left out.
    """
    contents = contents_of(mail)
    own, quoted = parted(contents.text)
    header = declared(mail)
    for inner in contents.mails:
        yield from ((document, alone or _written(inner)) for document, alone in _texts(inner))
    forwards = bool(contents.mails) or (any(mail_quoted.forwarded for mail_quoted in quoted) and not is_answer(mail))
    inside = [
        (_document(mail_quoted, header), _mail(mail_quoted, header))
        for mail_quoted in quoted
        if _WORD.search(mail_quoted.text)
    ]
    words = len(_WORD.findall(own))
    document = Document(tidy(own), {Origin.MAIL: header}, sender(mail).host, message_id(mail)) if words else None
    if not forwards and not (carries and document and not inside):
        yield from [*([(document, None)] if document else []), *inside]
        return
    yield from inside
    if document:
        passes_on = words < _NOTE and only_passes_on(own)
        yield (LeftOut(_NOTE_LEFT_OUT.format(" ".join(own.split()))) if passes_on else document), None


def _document(quoted: Quoted, around: Declared) -> Document:
    header = Declared(quoted.subject or around.title, quoted.sender.organisation, quoted.day)
    return Document(tidy(quoted.text), {Origin.MAIL: header}, quoted.sender.host)


def _mail(quoted: Quoted, around: Declared) -> bytes:
    """A mail that says of `quoted` what the one that it stands in says."""
    sent = quoted.day and format_datetime(datetime(quoted.day.year, quoted.day.month or 1, quoted.day.day or 1, 12))
    name = quoted.sender.name.replace('"', "'")
    heads = {
        "From": f'"{name}" <{quoted.sender.address}>' if quoted.sender.address else name,
        "Date": sent,
        "Subject": quoted.subject or around.title,
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = [f"{head}: {' '.join(value.split())}" for head, value in heads.items() if value]
    return "\n".join([*lines, "", quoted.text, ""]).encode("utf-8", "replace")


def _written(mail: EmailMessage) -> bytes | None:
    try:
        return mail.as_bytes(policy=_AS_IT_CAME)
    except Exception:  # the standard library writes what it could read, and not all that it read
        return None
