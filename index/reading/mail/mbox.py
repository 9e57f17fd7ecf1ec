"""A mailbox (MBOX) → the texts of all its mails."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from index.reading.heartbeat import HEARTBEAT
from index.reading.mail.eml import mail_parts
from index.reading.parts import Open, Part
from index.reading.stream import Bytes
from index.values.errors import DixitError

_FROM = re.compile(rb"^From [^\r\n]{0,500}\r?\n(?=[\w-]{1,80}:|>?From )", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mbox_parts(name: str, content: Bytes, opened: Open | None = None) -> Iterator[Part]:
    """The texts of each mail, in order; a mail that cannot be read keeps no other out."""
    starts = [(start.start(), start.end()) for start in _FROM.finditer(content)]
    if not starts:
        raise DixitError("ce fichier n’est pas une boîte de courriels.")
    ends = [start for start, _ in starts[1:]] + [len(content)]
    stem = PurePath(name).stem
    for number, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1):
        HEARTBEAT.count(name, number - 1, len(starts))
        mail = _ESCAPED.sub(rb"\1", content[start:end])
        called = f"{stem} (courriel {number}).eml"
        try:
            for part in mail_parts(called, mail, opened):
                yield part if part.content is not None else Part(part.name, mail, part.found)
        except DixitError as error:
            yield Part(called, mail, str(error))
