"""What a French question asks: its words, whose communiqués, of when, and what it takes from the talk so far."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.communique import Span
from index.errors import DixitError
from index.filter import EVERYTHING, Filter, Period
from index.french.words import search_words
from index.identifying.publishers import Publisher
from qa.understanding.bare import bare
from qa.understanding.english import in_english
from qa.understanding.follow_up import Said, complete
from qa.understanding.french.folding import folded
from qa.understanding.period import Dating, find_period
from qa.understanding.source import Speakers, find_sources
from qa.understanding.stance import Stance, find_stance

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
LONGEST = 2_000  # characters: past that it is a text, not a question


class Part(StrEnum):
    """A part of a question that can act as a filter."""

    SOURCE = "source"
    PERIOD = "period"


@dataclass(frozen=True)
class Understood:
    """Words of the whole question that became a filter: a chip, that a person can take away."""

    part: Part
    span: Span


@dataclass(frozen=True)
class Question:
    """A question, its search words, and the communiqués that it is about.

    `completed` is the question as the talk completes it, None when it is whole by itself. `preferred` is a time that
    may bring texts forward and must hide none. `unknown` are well-known sources that nothing is indexed of, with
    their « de »: « de FO », « de la CNIL ». `trouble` says in French what cannot be, « 31 février » for one.
    `english` says that the question is put in English.
    """

    text: str  # as asked, on one line
    words: tuple[str, ...]
    within: Filter
    completed: str | None = None
    understood: tuple[Understood, ...] = ()
    preferred: Period | None = None
    unknown: tuple[str, ...] = ()
    trouble: str | None = None
    english: bool = False
    stance: Stance | None = None  # what stand of those who speak is asked for
    said: Said | None = None  # what the next question may lean on

    @property
    def whole(self) -> str:
        """The question as completed: the text that spans are of."""
        return self.text if self.completed is None else self.completed

    @property
    def search(self) -> str:
        """The whole question without the words that became filters or a stance: what a vector is made of."""
        return _without(
            self.whole, [*(one.span for one in self.understood), *(self.stance.spans if self.stance else ())]
        )


def understand(
    text: str,
    within: Filter = EVERYTHING,
    *,
    sources: Sequence[str] = (),
    publishers: Sequence[Publisher] = (),
    today: date | None = None,
    talk: Sequence[Question] = (),
    left_out: Collection[Part] = (),
) -> Question:
    """What `text` asks, of the indexed `sources`, on the day `today`, after the questions of `talk`, newest last.

    `publishers` are those of a person's own list, who may name some of the sources otherwise and say what they are.
    What `within` already chooses wins over what the question says, and the parts `left_out` are not read as filters:
    their words are then searched for like any other. Raises DixitError for an empty question and for one longer than
    `LONGEST`.
    """
    asked = " ".join(_visible(text).split())
    if not asked:
        raise DixitError("Posez une question en français\N{NO-BREAK SPACE}: le champ est vide.")
    if _ADDRESS.fullmatch(asked):
        raise DixitError(
            "Une adresse web n’est pas une question, et Dixit n’ouvre aucun lien\N{NO-BREAK SPACE}: "
            "demandez en quelques mots ce que vous cherchez."
        )
    if len(asked) > LONGEST:
        raise DixitError(
            f"Cette question compte {len(asked)} caractères\N{NO-BREAK SPACE}: "
            f"résumez-la en moins de {LONGEST}, ou en une phrase."
        )
    today = today or date.today()
    last = next((one.said for one in reversed(talk) if one.said is not None), None)
    whole, sure = asked, None
    if last is not None:
        speakers = find_sources(asked, sources, publishers, alone=True)
        new = _said(asked, speakers, find_period(asked, today, _named(speakers)), fragment=True)
        whole = complete(new, last)
        sure = new.period.of(asked) if new.period is not None and whole != asked else None
    speakers = find_sources(whole, sources, publishers)
    if (alone := bare(whole, sources, today, publishers)) is not None:
        speakers, sure = alone
    dating = find_period(whole, today, _named(speakers), sure)
    return _question(asked, whole, within, speakers, dating, left_out)


def _visible(text: str) -> str:
    """`text` without what cannot be seen: zero-width characters and marks of direction would part or hide its words."""
    kinds = ((character, unicodedata.category(character)) for character in text)
    return "".join(" " if kind == "Cc" else c for c, kind in kinds if kind not in ("Cf", "Co", "Cs"))


def _question(
    asked: str, whole: str, within: Filter, speakers: Speakers, dating: Dating, left_out: Collection[Part]
) -> Question:
    understood: list[Understood] = []
    names, period = within.sources, within.period
    if speakers.sources and not names and Part.SOURCE not in left_out:
        names = speakers.sources
        understood += [Understood(Part.SOURCE, span) for span in speakers.spans]
    if dating.period and period is None and Part.PERIOD not in left_out:
        period = dating.period
        understood += [Understood(Part.PERIOD, span) for span in dating.spans]
    heard = [one.span for one in understood]
    stance = find_stance(whole, heard) if names else None
    plain = _without(whole, [*heard, *(stance.spans if stance else ())])
    words = search_words(_FRAME.sub(" ", folded(plain).text) if understood else plain)
    return Question(
        text=asked,
        words=tuple(words),
        within=Filter(names, period),
        completed=None if whole == asked else whole,
        understood=tuple(sorted(understood, key=lambda one: one.span.start)),
        preferred=dating.preferred,
        unknown=() if within.sources or Part.SOURCE in left_out else speakers.unknown,
        trouble=None if within.period or Part.PERIOD in left_out else dating.trouble,
        english=in_english(whole),
        stance=stance,
        said=_said(whole, speakers, dating),
    )


# What a question is made of beside its subject, once who or when has been understood. On folded text.
_FRAME = re.compile(
    r"\b(?:communiques?(?: de presse)?|publications?|(?:prises? de )?positions?|avis|points? de vue|opinions?)\b"
    r"|\b(?:donne|montre|cite|trouve|liste|affiche|cherche)[rz]?[- ](?:moi|nous)\b|\bdate(?:nt)?\b"
    r"|\b(?:publi|declar|pens|parl|exprim)(?:e|ees?|es|ent|er|ait|aient)\b|\bselon\b|\bd'apres\b|\bplus en detail\b"
)
_LEADS = re.compile(r"(?:,? ?\b(?:selon|d'après|de|par|chez|pour) |,? ?\bd['’])$", re.IGNORECASE)


def _without(text: str, spans: Sequence[Span]) -> str:
    """`text` without the words of `spans`, nor the preposition left hanging before them."""
    outer = [one for one in spans if not any(one != it and it.start <= one.start <= one.end <= it.end for it in spans)]
    for span in sorted(outer, key=lambda span: -span.start):
        before = _LEADS.sub("", text[: span.start])
        text = f"{before} {text[span.end :]}"
    return re.sub(r"^[\s,]+| (?=[,.])", "", " ".join(text.split()))


def _named(speakers: Speakers) -> bool:
    return bool(speakers.sources or speakers.unknown)


def _said(text: str, speakers: Speakers, dating: Dating, fragment: bool = False) -> Said:
    when = _hull(dating.spans) or (dating.apart if fragment else None)
    return Said(text, _hull(speakers.spans + speakers.unknown_spans), when, dating.period)


def _hull(spans: Sequence[Span]) -> Span | None:
    """From the first to the last of `spans`: « la CGT et la CFTC »."""
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))
