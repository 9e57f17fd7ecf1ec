"""What a French question asks: its words, whose communiqués, of when, and what it takes from the talk so far."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from index.french.nouns import nouns
from index.french.words import each_search_words, fold
from index.metadata.organisations import Publisher
from index.values.communique import Span
from index.values.errors import DixitError
from index.values.filter import EVERYTHING, Filter, Period
from qa.understanding.exclusions import Exclusions, blanked, exclusions_in
from qa.understanding.folding import folded
from qa.understanding.follow_up.aim import Aim, aim_of
from qa.understanding.follow_up.context import Context
from qa.understanding.follow_up.follow_up import complete
from qa.understanding.follow_up.patterns import ASKED_OF, WHOSE_FIGURES
from qa.understanding.follow_up.restating import restated
from qa.understanding.intent.english import in_english
from qa.understanding.intent.keyword_question import bare
from qa.understanding.intent.small_talk import is_small_talk
from qa.understanding.intent.stance import Stance, find_stance
from qa.understanding.sources.source import Speakers, find_sources
from qa.understanding.time.period import Dating, find_period

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
    `english` says that the question is put in English, `small_talk` that nothing is asked of the texts.
    """

    text: str  # as asked, on one line
    words: tuple[str, ...]
    within: Filter
    completed: str | None = None
    understood: tuple[Understood, ...] = ()
    preferred: Period | None = None
    unknown: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()  # the search words that name them: a text may tell what they say
    unheard: tuple[str, ...] = ()  # what speaks like a source and is none: searched for as a word, and told
    trouble: str | None = None
    english: bool = False
    small_talk: bool = False
    stance: Stance | None = None  # what stand of those who speak is asked for
    said: Context | None = None  # what the next question may lean on
    aim: Aim | None = None  # what it wants of the reply to the question `after` which it is put
    after: "Question | None" = None
    exclusions: Exclusions | None = None  # what is left out beside sources: « sauf en 2021 »

    @property
    def whole(self) -> str:
        """The question as completed: the text that spans are of."""
        return self.text if self.completed is None else self.completed

    @property
    def stands_alone(self) -> bool:
        """Whether nothing of it is a filter, nor leans on the talk so far."""
        return not self.understood and self.completed is None and self.aim is None

    @property
    def search(self) -> str:
        """The whole question without the words that became filters or a stance: what a vector is made of."""
        beside = (*(self.stance.spans if self.stance else ()), *(self.exclusions.spans if self.exclusions else ()))
        return _without(self.whole, [*(understood.span for understood in self.understood), *beside])


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
    line = " ".join(_visible(text).split())
    if not line:
        raise DixitError("Posez une question en français\N{NO-BREAK SPACE}: le champ est vide.")
    if _ADDRESS.fullmatch(line):
        raise DixitError(
            "Une adresse web n’est pas une question, et Dixit n’ouvre aucun lien\N{NO-BREAK SPACE}: "
            "demandez en quelques mots ce que vous cherchez."
        )
    if len(line) > LONGEST:
        raise DixitError(
            f"Cette question compte {len(line)} caractères\N{NO-BREAK SPACE}: "
            f"résumez-la en moins de {LONGEST}, ou en une phrase."
        )
    today = today or date.today()
    before = next((earlier for earlier in reversed(talk) if earlier.said is not None), None)
    last = before.said if before else None
    whole, sure, aim = line, None, None
    if last is not None:
        aim, fragment = aim_of(line, last), restated(line)
        speakers = find_sources(fragment, sources, publishers, alone=True)
        new = _said(fragment, speakers, find_period(fragment, today, _named(speakers)), fragment=True)
        whole = line if (completed := complete(new, last)) == fragment else completed
        sure = new.period.of(fragment) if new.period is not None and whole != line else None
    speakers = find_sources(whole, sources, publishers)
    if (alone := bare(whole, sources, today, publishers)) is not None:
        speakers, sure = alone
    exclusions = exclusions_in(whole, speakers.spans + speakers.unknown_spans, today)
    dating = find_period(
        blanked(whole, exclusions.spans) if exclusions else whole,
        today,
        _named(speakers),
        sure,
        speakers.spans + speakers.unknown_spans,
    )
    question = _question(line, whole, within, speakers, dating, left_out, exclusions)
    if question.said and not _named(speakers) and _whose_figures(whole):  # « Que demande la police en 2022 ? »
        told = find_period(whole, today, True)
        question = replace(question, said=_said(whole, speakers, told))
    return replace(question, aim=aim, after=before) if aim else question


def _visible(text: str) -> str:
    """`text` without what cannot be seen: zero-width characters and marks of direction would part or hide its words."""
    kinds = ((character, unicodedata.category(character)) for character in text)
    return "".join(" " if kind == "Cc" else c for c, kind in kinds if kind not in ("Cf", "Co", "Cs"))


def _question(
    line: str,
    whole: str,
    within: Filter,
    speakers: Speakers,
    dating: Dating,
    left_out: Collection[Part],
    exclusions: Exclusions | None,
) -> Question:
    understood: list[Understood] = []
    names, period = within.sources, within.period
    if speakers.sources and not names and Part.SOURCE not in left_out:
        names = speakers.sources
        understood += [Understood(Part.SOURCE, span) for span in speakers.spans]
    if dating.period and period is None and Part.PERIOD not in left_out:
        period = dating.period
        understood += [Understood(Part.PERIOD, span) for span in dating.spans]
    heard = [filter_words.span for filter_words in understood]
    speaking = heard if names else list(speakers.unknown_spans)
    stance = find_stance(whole, speaking) if names or speaking else None
    plain = _without(whole, [*heard, *(stance.spans if stance else ()), *(exclusions.spans if exclusions else ())])
    spoken_of = " ".join(span.of(whole) for span in speakers.unknown_spans)
    words, who = each_search_words([_FRAME.sub(" ", folded(plain).text) if understood else plain, spoken_of])
    return Question(
        text=line,
        words=tuple(words),
        within=Filter(names, period),
        completed=None if whole == line else whole,
        understood=tuple(sorted(understood, key=lambda filter_words: filter_words.span.start)),
        preferred=dating.preferred,
        unknown=() if within.sources or Part.SOURCE in left_out else speakers.unknown,
        spoken_of=tuple(who),
        unheard=() if within.sources or Part.SOURCE in left_out else speakers.unheard,
        trouble=None if within.period or Part.PERIOD in left_out else dating.trouble,
        english=in_english(whole),
        small_talk=is_small_talk(line),
        stance=stance,
        said=None if is_small_talk(line) else _said(whole, speakers, dating),
        exclusions=exclusions,
    )


# What a question is made of beside its subject, once who or when has been understood. On folded text.
_FRAME = re.compile(
    rf"\b(?:{fold(nouns('frame'))})\b"
    r"|\b(?:donne|montre|cite|trouve|liste|affiche|cherche|resume|raconte)[rz]?[- ](?:moi|nous)\b|\bdate(?:nt)?\b"
    r"|\b(?:publi|declar|pens|parl|exprim)(?:e|ees?|es|ent|er|ait|aient)\b|\bselon\b|\bd'apres\b"
    r"|\bplus (?:en detail|tard|tot)\b"
    r"|\b(?:dis|dit|disait|disent|disaient)\b"
    rf"|^(?:tou(?:s|tes) )?(?:les? |la |l'|quelles? )?(?:{fold(nouns('first'))})\b(?: parue?s?)?"
    r"|^(?:que|qu'|(?:de|a|sur|contre|pour|avec) quoi|ou|comment) ?(?:s'|se |nous |en )?(?:racont|deven|appren|plaign"
    r"|rejouiss|batt|travaill|fais|et|all)(?:ait|aient)\b"
    r"|^qu'est-ce qui (?:preoccup|inquiet|mobilis|rejouiss|interess)(?:ait|aient|e)\b"
    r"|^qu'(?:a|ont) fait\b|\bs'est-il passe\b|\bca donnait\b|\bque retenir de?\b|\bavait a dire\b|\ba sorti\b"
)
_LEADS = re.compile(r"(?:,? ?\b(?:selon|d'après|de|par|chez|pour) |,? ?\bd['’])$", re.IGNORECASE)


def _without(text: str, spans: Sequence[Span]) -> str:
    """`text` without the words of `spans`, nor the preposition left hanging before them."""
    outer = [
        span for span in spans if not any(span != it and it.start <= span.start <= span.end <= it.end for it in spans)
    ]
    for span in sorted(outer, key=lambda span: -span.start):
        before = _LEADS.sub("", text[: span.start])
        text = f"{before} {text[span.end :]}"
    return re.sub(r"^[\s,]+| (?=[,.])", "", " ".join(text.split()))


def _named(speakers: Speakers) -> bool:
    return bool(speakers.sources or speakers.unknown or speakers.unheard)


def _said(text: str, speakers: Speakers, dating: Dating, fragment: bool = False) -> Context:
    when = _hull(dating.spans) or (dating.apart if fragment else None)
    who = _hull(speakers.spans + speakers.unknown_spans) or _whose_figures(text)
    return Context(text, who, when, dating.period)


def _whose_figures(text: str) -> Span | None:
    """« la direction » of « Selon la direction, combien… »: « et selon FO ? » takes its place."""
    plain = folded(text)
    match = WHOSE_FIGURES.search(plain.text) or ASKED_OF.search(plain.text)
    return plain.span(*match.span("who")) if match else None


def _hull(spans: Sequence[Span]) -> Span | None:
    """From the first to the last of `spans`: « la CGT et la CFTC »."""
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))
