"""A mail of Outlook (MSG) → the texts in it. The only file that knows olefile."""

import io
import re
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage, Message
from email.parser import HeaderParser
from email.utils import format_datetime

from olefile import OleFileIO

from index.reading.charsets import text_in
from index.reading.mail.body import is_made_from_html
from index.reading.mail.eml import parts_of
from index.reading.mail.outlook_rtf import unpacked_rtf
from index.reading.office.rtf import read_rtf
from index.reading.parts import Open, Part
from index.values.errors import DixitError

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DEEPEST = 10  # mails in one another
_PROPERTIES = "__properties_version1.0"
_STREAM = "__substg1.0_"
_ATTACHED = "__attach_version1.0_#"
_OBJECT = f"{_STREAM}3701000D"  # an attached mail
_WHOLE, _INNER, _PIECE = 32, 24, 8  # bytes before the properties of a mail, of a mail within one, of an attachment
_ENCODINGS = {1200: "utf-16-le", 65001: "utf-8"}  # the other pages are named cp… by Python too

# Names of properties, in [MS-OXPROPS].
_BODY, _RTF, _HTML, _HEADERS, _SUBJECT, _ID = 0x1000, 0x1009, 0x1013, 0x007D, 0x0037, 0x1035
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_FROM = ((0x0042, 0x5D02, 0x0065), (0x0C1A, 0x5D01, 0x0C1F))  # for whom, and by whom: a name and its addresses
_CONTENT, _FILE_NAMES = 0x3701, (0x3707, 0x3704, 0x3001)
_PAGE_OF_BODY, _PAGE = 0x3FDE, 0x3FFD


def msg_parts(name: str, content: bytes, opened: Open | None = None) -> Iterator[Part]:
    """Each text of a mail, as for an EML. Raises DixitError for what is no mail of Outlook."""
    if not content.startswith(_MAGIC):
        raise DixitError("ce fichier n’est pas un courriel d’Outlook.")
    try:
        with OleFileIO(io.BytesIO(content)) as file:
            if not file.exists(_PROPERTIES):
                raise DixitError("ce fichier n’est pas un courriel d’Outlook.")
            mail = _as_mail(file, [], _WHOLE)
    except (MemoryError, DixitError):
        raise
    except Exception:  # whatever a damaged file makes of the libraries
        raise DixitError("ce courriel d’Outlook est abîmé.") from None
    yield from parts_of(mail, name, opened)


class _Properties:
    """What a mail or an attachment says of itself, at `path` of the file."""

    def __init__(self, file: OleFileIO, path: Sequence[str], before: int) -> None:
        self._file = file
        self._path = list(path)
        listed = self._stream(_PROPERTIES)[before:]
        self._fixed = {
            (kind, name): value
            for kind, name, _, value in struct.iter_unpack("<HHIQ", listed[: len(listed) // 16 * 16])
        }

    def _stream(self, name: str) -> bytes:
        path = [*self._path, name]
        return bytes(self._file.openstream(path).read()) if self._file.exists(path) else b""

    def content(self, name: int) -> bytes:
        return self._stream(f"{_STREAM}{name:04X}0102")

    def words(self, name: int) -> str:
        """As Unicode, or in the page that the mail names, « » where it says nothing."""
        if written := self._stream(f"{_STREAM}{name:04X}001F"):
            return written.decode("utf-16-le", "replace").rstrip("\0")
        return text_in(self._stream(f"{_STREAM}{name:04X}001E"), self._encoding(name == _BODY)).rstrip("\0")

    def html(self) -> str:
        return text_in(self.content(_HTML), self._encoding(of_body=True)) or self.words(_HTML)

    def day(self, name: int) -> str:
        """As a header writes it."""
        with suppress(KeyError, OverflowError):
            since = timedelta(microseconds=self._fixed[0x0040, name] // 10)
            return format_datetime(datetime(1601, 1, 1, tzinfo=UTC) + since)
        return ""

    def _encoding(self, of_body: bool) -> str | None:
        pages = (self._fixed.get((0x0003, name)) for name in (_PAGE_OF_BODY, _PAGE)[not of_body :])
        page = next((page & 0xFFFF_FFFF for page in pages if page), None)
        return _ENCODINGS.get(page, f"cp{page}") if page else None


def _as_mail(file: OleFileIO, path: list[str], before: int) -> EmailMessage:
    if len(path) > 2 * _DEEPEST:
        raise DixitError("ce courriel en emboîte d’autres à l’excès.")
    properties, mail = _Properties(file, path, before), EmailMessage()
    sent_with = HeaderParser().parsestr(properties.words(_HEADERS).lstrip())
    headers = {
        "From": _header(sent_with, "from") or _sender(properties),
        "Subject": properties.words(_SUBJECT),
        "Date": properties.day(_SUBMITTED) or _header(sent_with, "date") or properties.day(_DELIVERED),
        "Message-ID": properties.words(_ID),
    }
    for name, value in headers.items():
        if value:
            mail[name] = " ".join(value.split())
    plain, html = properties.words(_BODY), properties.html()
    if not re.search(r"\w", html) and (is_made_from_html(plain) or not re.search(r"\w", plain)):
        plain = _of_rtf(properties.content(_RTF)) or plain
    mail.set_content(plain)
    if html:
        mail.add_alternative(html, subtype="html")
    for attached in _attachments(file, path):
        _attach(mail, file, [*path, attached])
    return mail


def _header(sent_with: Message, name: str) -> str:
    return str(sent_with.get(name) or "")


def _sender(properties: _Properties) -> str:
    """A name and an address; not that which Exchange gives within its house (`/O=…/CN=…`)."""
    for name, *addresses in _FROM:
        said = properties.words(name).strip().replace('"', "'")
        address = next((one for one in map(properties.words, addresses) if "@" in one), "")
        if said or address:
            return f'"{said}" <{address}>' if address else said
    return ""


def _of_rtf(packed: bytes) -> str:
    content = unpacked_rtf(packed)
    return read_rtf(content).text if content else ""


def _attachments(file: OleFileIO, path: list[str]) -> list[str]:
    names = {
        entry[len(path)]
        for entry in file.listdir(streams=False, storages=True)
        if entry[: len(path)] == path and len(entry) == len(path) + 1
    }
    return sorted(name for name in names if name.startswith(_ATTACHED))


def _attach(mail: EmailMessage, file: OleFileIO, path: list[str]) -> None:
    if file.exists([*path, _OBJECT, _PROPERTIES]):
        mail.add_attachment(_as_mail(file, [*path, _OBJECT], _INNER))
        return
    properties = _Properties(file, path, _PIECE)
    if content := properties.content(_CONTENT):
        names = (" ".join(properties.words(name).split()) for name in _FILE_NAMES)
        name = next(filter(None, names), "pièce jointe")
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
