"""Several who act in a title, « Attac, la LDH et Emmaüs France attaquent le décret », and say « nos associations »."""

import re
from collections.abc import Sequence

from index.metadata.line_roles import Line, Role
from index.metadata.lines import plain
from index.metadata.names import VERB, several
from index.metadata.organisations import Publishers
from index.values.communique import Fact, Origin, Span

_HEAD = 8  # lines in which a title stands, and what stands below it
_LONGEST_TEXT = 200_000
_ACT = re.compile(rf"(?P<names>[A-ZÀ-Ý].{{1,200}}?,.{{2,60}}?\set\s.{{2,60}}?)\s{VERB}")
_OURS = re.compile(
    r"(?<!«)(?<!«\s)\b[Nn]os\s(?:\w+\s)?(?:associations|organisations|syndicats|fédérations|collectifs|centrales)\b"
)


def acting_list(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """All of those who act in the title of a text that speaks for them together; none where one is not a name."""
    heads = [line.span for line in lines[:_HEAD] if line.role in (Role.TITLE, Role.HEADER, Role.LABEL, Role.BODY)]
    title = next((span for span in heads if _ACT.match(plain(span.of(text)[:300]))), None)
    if title is None or not _OURS.search(text[title.end : title.end + _LONGEST_TEXT]):
        return None
    match = _ACT.match(plain(title.of(text)))
    label = several(match["names"], publishers) if match else None
    if match is None or label is None:
        return None
    start = title.start + max(title.of(text).find(match["names"]), 0)
    return Fact(label, Origin.STATED, Span(start, start + len(match["names"])))
