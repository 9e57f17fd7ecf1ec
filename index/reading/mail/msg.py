"""A mail of Outlook (MSG) → the texts in it. The only file that knows python-oxmsg."""

import io
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from oxmsg import Message

from index.reading.mail.eml import parts_of
from index.reading.parts import Open, Part
from index.values.errors import DixitError

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def msg_parts(name: str, content: bytes, opened: Open | None = None) -> Iterator[Part]:
    """Each text of a mail, as for an EML. Raises DixitError for what is no mail of Outlook."""
    if not content.startswith(_MAGIC):
        raise DixitError("ce fichier n’est pas un courriel d’Outlook.")
    try:
        mail = _as_mail(Message.load(io.BytesIO(content)))
    except MemoryError:
        raise
    except Exception:  # whatever a damaged file makes of the libraries
        raise DixitError("ce courriel d’Outlook est abîmé.") from None
    yield from parts_of(mail, name, opened)


def _as_mail(message: Message) -> EmailMessage:
    mail = EmailMessage()
    sent = message.sent_date
    headers = {
        "From": message.sender,
        "Subject": message.subject,
        "Date": format_datetime(sent) if isinstance(sent, datetime) else None,
    }
    for name, value in headers.items():
        if value:
            mail[name] = " ".join(str(value).split())
    plain, html = message.body, message.html_body
    mail.set_content(plain or "")
    if html:
        mail.add_alternative(html, subtype="html")
    for attachment in message.attachments:
        if attachment.file_bytes:
            name = " ".join((attachment.file_name or "pièce jointe").split())
            mail.add_attachment(attachment.file_bytes, maintype="application", subtype="octet-stream", filename=name)
    return mail
