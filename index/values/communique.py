"""The values of the index: a communiqué, what is known of it, and its passages."""

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, NewType, TypeVar

from index.values.dates import PartialDate
from index.values.sources import cosigners

CommuniqueId = NewType("CommuniqueId", str)
PassageId = NewType("PassageId", int)

T = TypeVar("T")

_LEGIBLE = 88  # of 100: pages that were drawn and put in the shade lose a word in ten at 85, none in a hundred at 88


class Origin(StrEnum):
    """Where a title, a source or a date was learned."""

    DECLARED = "declared"  # in the front matter of the file
    STATED = "stated"  # in the text itself, whose words show it
    FILE_NAME = "file_name"
    MAIL = "mail"  # in the header of a mail
    PAGE = "page"  # in what a web page declares to machines
    PROPERTIES = "properties"  # in those of a PDF or an office document
    HOST = "host"  # by the web address or the mail address that it came from
    ENTERED = "entered"  # by a person


@dataclass(frozen=True)
class Span:
    """Code points `start` to `end` (excluded) of a text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def of(self, text: str) -> str:
        """The words of `text` that lie in this span."""
        return text[self.start : self.end]

    def further(self, by: int) -> "Span":
        """The same stretch, `by` characters further on: what lies so in a part of a text, in the whole."""
        return Span(self.start + by, self.end + by)

    def meets(self, other: "Span") -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end

    def hull(self, other: "Span") -> "Span":
        """From the first character of both to the last."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True)
class Fact(Generic[T]):
    """Something known of a communiqué, with where it comes from and, when stated, the words that show it.

    `others` is what less trusted places say otherwise.
    """

    value: T
    origin: Origin
    evidence: Span | None = None
    others: "tuple[Fact[T], ...]" = ()

    def __post_init__(self) -> None:
        if (self.origin is Origin.STATED) != (self.evidence is not None):
            raise ValueError("a stated fact, and no other, shows the words that state it")


@dataclass(frozen=True)
class Communique:
    """A text as published, with what is honestly known of it (`None` where nothing is).

    `address` is where it was published, a page's (https://…) or a mail's (mid:…). `legibility`, from 0 to 100, is how
    sure the program was that recognised its words on an image; None where no image was read. `language` is that of a
    text that is not French, `en`.
    """

    text: str
    title: Fact[str] | None = None
    source: Fact[str] | None = None
    date: Fact[PartialDate] | None = None
    address: str | None = None
    legibility: int | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a communiqué has words")
        if "\r" in self.text or not unicodedata.is_normalized("NFC", self.text):
            raise ValueError("a communiqué's text is in NFC with LF line ends")
        for fact in (self.title, self.source, self.date):
            if fact is not None and fact.evidence is not None and fact.evidence.end > len(self.text):
                raise ValueError("the evidence of a fact lies in the text")

    def page(self, place: int) -> int | None:
        """The page that the character at `place` stands on, from 1; None for a text that does not come in pages."""
        return 1 + self.text.count("\f", 0, place) if "\f" in self.text else None

    @property
    def is_doubtful(self) -> bool:
        """Whether its words were recognised on an image, and some of them may well be others."""
        return self.legibility is not None and self.legibility < _LEGIBLE

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Each of those who publish it, « CGT » and « FO » for « CGT, FO »; none where the source is not known."""
        return cosigners(self.source.value) if self.source else ()

    @cached_property
    def id(self) -> CommuniqueId:
        """16 hexadecimal digits of the text's SHA-256: the same words are the same communiqué."""
        return CommuniqueId(hashlib.sha256(self.text.encode()).hexdigest()[:16])


@dataclass(frozen=True)
class Passage:
    """A stretch of a communiqué. Its text is derived, so it is the published words."""

    communique: Communique
    span: Span

    def __post_init__(self) -> None:
        if self.span.end > len(self.communique.text):
            raise ValueError("a passage lies in its communiqué")

    @property
    def text(self) -> str:
        return self.span.of(self.communique.text)

    def covering(self, span: Span) -> "Passage":
        """The passage with all of `span`: a sentence may begin in the passage before, or end in the next."""
        return Passage(self.communique, self.span.hull(span))
