"""What a talk knows when a question goes on from it: the last question, who it asks, when, and about what."""

import re
from dataclasses import dataclass

from index.values.communique import Span
from index.values.filter import Period
from qa.understanding.folding import folded
from qa.understanding.follow_up import patterns
from qa.understanding.follow_up.topic import topic_of

_OF = re.compile(r"^ (?:de (?P<the>la |les |l['’])|(?P<contracted>du |des )|de |d['’])", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """A question, and the words of it that name who speaks and when."""

    text: str
    source: Span | None = None
    period: Span | None = None
    dates: Period | None = None


def topic_words(last: Context) -> str:
    """« sur Microsoft », « de l'hébergement » of the last question, after a space; empty when there is none."""
    span = topic_of(last.text, (last.source, last.period))
    return f" {span.of(last.text)}" if span else ""


def about_topic(last: Context) -> str:
    """The same, to follow a verb that takes no « de »: « , sur l'hébergement »."""
    topic = topic_words(last)
    if topic and not _OF.match(topic):
        return f",{topic}"
    thing = _bare(topic or subject_of(last))
    return thing and f", sur {thing}"


def thing_of(last: Context) -> str:
    """What the last question was about, with its article: « la réouverture de la ligne », to its end where nobody is
    asked; « l'hébergement » of « Que dit la CGT de l'hébergement ? ».
    """
    if last.source is not None:
        return _bare(topic_words(last) or subject_of(last))
    plain = folded(last.text)
    noun = next((plain.span(*match.span()) for match in patterns.NOUN.finditer(plain.text)), None)
    topic = topic_of(last.text, (None, last.period))
    if noun is None or (topic is not None and topic.start < noun.start):
        return topic_words(last).strip()  # « Combien de lits … »
    wall = last.period.start if last.period is not None and last.period.start > noun.start else len(last.text)
    return _bare(" " + re.sub(r"(?<![\s?!.…,;:])[\s?!.…,;:]++$", "", Span(noun.start, wall).of(last.text)))


def _bare(topic: str) -> str:
    """« le fret » of « du fret »."""
    of = _OF.match(topic)
    if of is None:
        return re.sub(r"^ (?:sur|concernant) ", "", topic).strip()
    the = of["the"] or {"du ": "le ", "des ": "les "}.get((of["contracted"] or "").lower(), "")
    return f"{the}{topic[of.end() :]}".strip()


def subject_of(last: Context) -> str:
    """« l’école » of « Où la Ville veut-elle construire l’école ? »: the last noun that has an article."""
    plain = folded(last.text)
    apart = [span for span in (last.source, last.period) if span is not None]
    nouns = [plain.span(*match.span()) for match in patterns.NOUN.finditer(plain.text)]
    own = [noun for noun in nouns if not any(map(noun.meets, apart))]
    return f" {own[-1].of(last.text)}" if own else ""
