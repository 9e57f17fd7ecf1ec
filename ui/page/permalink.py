"""A place in a communiqué, written so that a link can hold it."""

import re
from dataclasses import dataclass

from index.values.communique import Communique, CommuniqueId, Span
from qa.answer import Citation

# The page adds `~` and a number, so that opening a text again is asking for it again.
_FORM = re.compile(
    r"#?lire=([0-9a-f]{16})/(\d{1,9})-(\d{1,9})/(\d{1,9})-(\d{1,9})"
    r"(?:/(\d{1,9}-\d{1,9}(?:\+\d{1,9}-\d{1,9}){0,11}))?(?:~\d{1,9})?"
)
_WHOLE = re.compile(r"#?lire=([0-9a-f]{16})(?:~\d{1,9})?")


@dataclass(frozen=True)
class Place:
    """Where a communiqué is opened: a passage, and the words quoted in it; with `others`, up to twelve, that the same
    reply quotes.

    Its text form names the communiqué by its words and holds only digits besides, so a link outlives the process:
    `str(Place("0123456789abcdef", Span(0, 90), Span(10, 40)))` is `lire=0123456789abcdef/0-90/10-40`. The others
    come after it: `lire=0123456789abcdef/0-90/10-40/95-120+200-230`.
    """

    communique: CommuniqueId
    passage: Span
    quoted: Span
    others: tuple[Span, ...] = ()

    @classmethod
    def of(cls, citation: Citation) -> "Place":
        """With what the card shows beside the quote: what introduces it, who speaks."""
        return cls(citation.passage.communique.id, citation.passage.span, citation.quoted, citation.beside)

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """The inverse of `str`, a leading `#` allowed; None for anything else, which a browser may well send."""
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        first, last, start, end = (int(digits) for digits in match.groups()[1:5])
        pairs = (pair.split("-") for pair in match[6].split("+")) if match[6] else ()
        try:
            spans = tuple(Span(int(start), int(end)) for start, end in pairs)
            return cls(CommuniqueId(match[1]), Span(first, last), Span(start, end), spans)
        except ValueError:
            return None

    def lies_in(self, communique: Communique) -> bool:
        return max(span.end for span in (self.passage, self.quoted, *self.others)) <= len(communique.text)

    def __str__(self) -> str:
        passage, quoted, *elsewhere = (f"{span.start}-{span.end}" for span in (self.passage, self.quoted, *self.others))
        return f"lire={self.communique}/{passage}/{quoted}{'/' if elsewhere else ''}{'+'.join(elsewhere)}"


def link_to(communique: CommuniqueId) -> str:
    """A communiqué opened at its beginning, as a link writes it: `lire=0123456789abcdef`."""
    return f"lire={communique}"


def linked_to(text: str) -> CommuniqueId | None:
    """The inverse of `link_to`, a leading `#` allowed; None for anything else."""
    match = _WHOLE.fullmatch(text)
    return CommuniqueId(match[1]) if match else None
