"""The parts of a mail that a reader sees in it, in order → its words; and what else it carries."""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.message import EmailMessage

from index.reading.charsets import text_in
from index.reading.mojibake import mended
from index.reading.web.tree import tree_of
from index.reading.web.visible import Visible
from index.values.errors import DixitError

_MOST_PARTS = 200
_MORE = 1.5  # times the words of the plain text: the HTML says more than it
_STUB = re.compile(
    r"(?:ne (?:lit|supporte|prend|peut|permet)\b.{0,60}\bhtml|html\b.{0,40}\b(?:requis|n[ée]cessaire)"
    r"|(?:voir|lire|consulte[rz]?|affiche[rz]?)\b.{0,50}\b(?:en ligne|navigateur)|version (?:en ligne|html)"
    r"|view (?:this|it)\b.{0,40}\b(?:online|browser)|does not support html)",
    re.IGNORECASE,
)
_STUB_WORDS = 60  # a longer plain text says something
_MADE_FROM_HTML = re.compile(
    r"\[cid:[^\]\s]{1,200}\]|<(?:mailto:|https?://)[^<>\s]{1,2000}>"
)  # which nobody sees in it
_SEALS = frozenset(  # by which programs know that a mail is its sender's: nobody reads them
    f"application/{name}" for name in ("pgp-signature", "pgp-encrypted", "pkcs7-signature", "x-pkcs7-signature")
)
_WORD = re.compile(r"\w+")


@dataclass
class Contents:
    """What is in a mail: its inline text, the mails that it carries, and the files that are attached, by name."""

    texts: list[str] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(self.texts)

    def add(self, contents: "Contents") -> None:
        for text in contents.texts:
            if _squeezed(text) not in _squeezed(
                self.text
            ):  # some programs write a text again, in HTML, after a picture
                self.texts.append(text)
        self.mails += contents.mails
        self.files += contents.files


def contents_of(mail: EmailMessage) -> Contents:
    """Raises DixitError for a mail that is made of too many parts."""
    count = 0
    waiting = [mail]
    while waiting:
        count += 1
        message = waiting.pop()
        waiting += (
            [part for part in message.iter_parts() if isinstance(part, EmailMessage)] if message.is_multipart() else []
        )
        if count > _MOST_PARTS:
            raise DixitError("ce courriel est fait d’un nombre démesuré de parties.")
    return _contents(mail)


def _contents(part: EmailMessage) -> Contents:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return Contents(mails=list(_inner(part)))
    if part.is_multipart():
        inside = [_contents(inner) for inner in part.iter_parts() if isinstance(inner, EmailMessage)]
        return _chosen(inside) if kind == "multipart/alternative" else _together(inside)
    if kind in ("text/plain", "text/html", "text/markdown") and not part.is_attachment():
        return Contents(texts=[text] if (text := _text(part, kind).strip()) else [])
    content = b"" if kind in _SEALS else _bytes(part)
    name = _file_name(part) or f"pièce jointe{_suffix(kind)}"
    return Contents(files=[(name, content)] if content else [])


def _inner(part: EmailMessage) -> Iterator[EmailMessage]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (item for item in payload if isinstance(item, EmailMessage) and item.keys())


def _together(inside: list[Contents]) -> Contents:
    whole = Contents()
    for contents in inside:
        whole.add(contents)
    return whole


def _chosen(inside: list[Contents]) -> Contents:
    """Of the ways in which a mail says the same, the first that has words, but for a stub beside a text in HTML."""
    with_words = [contents for contents in inside if contents.text.strip()]
    fullest = with_words[0] if with_words else Contents()
    for contents in with_words[1:]:
        if _says_more(contents.text, fullest.text):
            fullest = contents
    files = {file for contents in inside for file in contents.files}
    mails = [mail for contents in inside for mail in contents.mails]
    return Contents(fullest.texts, mails, sorted(files))


def _says_more(richer: str, fullest: str) -> bool:
    """Whether `fullest` stands in for the text that only `richer` holds, or was made from it by a program."""
    if is_made_from_html(fullest) and not is_made_from_html(richer):
        return True
    words, more = (_WORD.findall(re.sub(r"https?://\S+", "", text)) for text in (fullest, richer))
    if len(words) <= _STUB_WORDS and _STUB.search(fullest):
        return len(more) > len(words) / 2
    lost = sum(word not in set(words) for word in more)
    return len(more) > _MORE * len(words) and lost > 10


def is_made_from_html(plain: str) -> bool:
    """Whether Outlook wrote it, with the addresses of links and the names of pictures: « presse@a.fr<mailto:…> »."""
    return _MADE_FROM_HTML.search(plain) is not None


def _text(part: EmailMessage, kind: str) -> str:
    text = mended(text_in(_bytes(part), str(part.get_param("charset") or "") or None))
    if kind == "text/html":
        return Visible(quotes=True).text(tree_of(text)) if re.search(r"\w", text) else ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _unflowed(text, _is(part, "delsp", "yes")) if _is(part, "format", "flowed") else text


def _is(part: EmailMessage, name: str, value: str) -> bool:
    return str(part.get_param(name) or "").lower() == value


def _unflowed(text: str, without_space: bool) -> str:
    """Lines that end in a space go on in the next (RFC 3676, `format=flowed`)."""
    joined: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        bare = line[1:] if line.startswith(" ") else line
        if goes_on and not bare.startswith(">") and bare:
            joined[-1] += bare
        else:
            joined.append(bare)
        goes_on = bare.endswith(" ") and bare != "-- "
        if goes_on and without_space:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)


def _bytes(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (LookupError, ValueError, TypeError, AttributeError, MessageError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: EmailMessage) -> str:
    try:
        return " ".join(str(part.get_filename() or "").split())
    except Exception:  # the standard library parses a header when it is read, and hostile ones break its parser
        return ""


def _suffix(kind: str) -> str:
    return mimetypes.guess_extension(kind) or ""


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
