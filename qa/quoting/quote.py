"""A passage and a question → the sentences to quote, and what belongs to them."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

import numpy as np

from index.french.markdown import each_without_markdown
from index.french.words import each_search_words, search_words
from index.values.communique import Passage, Span
from qa.quoting.belongings import Quoted, belongings
from qa.quoting.bylines import byline_of
from qa.quoting.context import antecedent, introductions, question_of
from qa.quoting.layout import Kind, Unit, units_around
from qa.quoting.turns import Weighing, firsthand, speaking
from qa.quoting.voices import voice_of
from qa.quoting.whole import whole
from qa.ranking.matching import Floats, WordVectors, align
from qa.ranking.together import Answering
from qa.understanding.intent.answer_type import AnswerType

_SURE = 4.0  # a logit by which a sentence fits so well that it is quoted even as a signature
_A_CHARACTER = 0.0007  # what one more must bring in likelihood
_A_SENTENCE = 0.03  # and one more sentence: of 100 characters it is worth quoting from .1 on
_A_FIGURE = 0.17  # one more row, or « Brive : 48 »: it tells of something else
_LONGEST = 600  # characters of a quote of several sentences
_ENDLESS = 2_000  # characters that no sentence has: a text without full stops is quoted by the passage
_TOLD = 7.0  # the weight of all of the question's words in a sentence, on a logistic scale as are those below
_LED = 1.8  # of what the sentence that it leans on says of the question, or the line that introduces it
_HEADS = 2.4  # what a heading must tell more than a sentence
_ANSWERS = 0.4  # of the logit of the answer standing in the sentence, by what was read
_FARTHEST = 12.0  # of such logits, below the likeliest
_TITLED = 0.15  # of the weight of a word that an interview's title says
_CLOSE = 0.6  # a similarity from which a sentence speaks of a word
_KINDS = {  # what speaks of the kind of thing that is asked for, and its weight
    AnswerType.DATE: (
        re.compile(r"\b(?:1\d{3}|20\d\d)\b|janv|févr|\bmars\b|avril|\bmai\b|juin|juil|août|sept|octo|nove|déce|siècle"),
        2.0,
    ),
    AnswerType.NUMBER: (
        re.compile(r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|millions?)\b"),
        1.6,
    ),
    AnswerType.REASON: (
        re.compile(
            r"\b(?:car|parce|puisque|en raison|grâce|afin|pour|cause|permet(?:tre)?|à la suite|en effet|ainsi|faute|dû"
            r"|dues?)\b",
            re.IGNORECASE,
        ),
        1.2,
    ),
}
_NAME = re.compile(r"(?<=[a-zà-ÿ,;:»)'’] )[A-ZÀ-Ý][\w'’-]+|(?<=['’])[A-ZÀ-Ý][\w-]+")
_NAMED = 0.8  # the weight of a name that the question does not say, where it asks who or where
_BESIDE = frozenset(
    search_words(
        "contact contacter contacts téléphone joindre courriel mail email adresse site internet presse attaché"
        " responsable signe signé signature signataire mentions légales confidentialité don dons adhérer newsletter"
    )
)
"""The words of a question that asks for what states nothing: whom to call, who signs."""


class Quoter:
    """Chooses the sentences to quote, by the closeness of their words to those of the question."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors

    def __call__(
        self,
        passage: Passage,
        idf_weights: Mapping[str, float],
        answer_type: AnswerType,
        answer: Span | None = None,
        answering: Answering | None = None,
        fitting: Weighing | None = None,
    ) -> Quoted:
        """The sentences of `passage` that most likely hold the answer, for as few characters as can be, or those that
        hold the words of `answer`, where these are known; in a talk, of the one whose name the question says.
        `answering` is what was read of the passage, if it was; `fitting` weighs its sentences.

        `idf_weights` gives each word of the question its weight, and a sentence earns it by its closest word. What
        states nothing, contacts and menus, is quoted only where it is asked for or there is nothing else.
        """
        units = units_around(passage.communique, passage.span)
        fitted = {i for i, unit in enumerate(units) if fitting is not None and fitting(unit.words, "") >= _SURE}
        able = _quotable(units, passage, bool(_BESIDE & idf_weights.keys()), fitted)
        theirs = speaking(passage.communique.text, idf_weights.keys())
        firsthand_units = [i for i in able if any(units[i].span.meets(turn.words) for turn in theirs)]
        if firsthand_units:
            name = set(search_words(theirs[0].name))
            able, fitting = firsthand_units, firsthand(fitting, idf_weights.keys() - name)
            idf_weights = {word: weight * (_TITLED if word in name else 1) for word, weight in idf_weights.items()}
        if answer is not None and (stating := [i for i, unit in enumerate(units) if unit.span.meets(answer)]):
            first, last = stating[0], stating[-1]
        else:
            first, last = self._best(units, able, idf_weights, answer_type, answering, fitting)
        first, last = whole(units, first, last)
        beside = belongings(passage.communique, units, first, last, lambda *texts: self._say(texts, idf_weights))
        return Quoted(_bounded(Span(units[first].span.start, units[last].span.end), passage), beside)

    def _best(
        self,
        units: Sequence[Unit],
        able: Sequence[int],
        idf_weights: Mapping[str, float],
        answer_type: AnswerType,
        answering: Answering | None,
        fitting: Weighing | None,
    ) -> tuple[int, int]:
        """The first and last of the units that are worth most."""
        leads = [_lead(units, i) for i in able]
        bylines = [byline_of(units, i) for i in able]
        places = sorted({*able, *chain.from_iterable(leads), *(i for i in bylines if i is not None)})
        plain = dict(zip(places, each_without_markdown([units[i].words for i in places]), strict=True))
        bodies = [plain[i] for i in able]
        led_by = [" ".join(plain[i] for i in lead) for lead in leads]
        rows = [
            f"{led} {words}" if units[i].gives_figure else f"{words} {plain[byline]}" if byline is not None else words
            for i, led, words, byline in zip(able, led_by, bodies, bylines, strict=True)
        ]
        closest = align(list(idf_weights), each_search_words([*rows, *led_by]), self._vectors).best
        closest, leading = closest[:, : len(able)], closest[:, len(able) :]
        speaking = (closest > _CLOSE).sum(axis=1)  # how many sentences speak of each word: of these, few tell more
        weights = np.array(list(idf_weights.values()), dtype=np.float32) * np.log1p(len(able) / (0.5 + speaking))
        weights *= _interviewed(units, list(idf_weights))
        total = max(float(weights.sum()), 1e-9)
        share = weights @ closest / total
        led = weights @ leading / total
        of_the_kind = np.array([_of_the_kind(body, answer_type, idf_weights) for body in bodies])
        heads = np.array([_HEADS * (units[i].kind in (Kind.HEADING, Kind.ASKED) or units[i].titles) for i in able])
        answered = _ANSWERS * _answered([units[i].span for i in able], answering)
        logits = _TOLD * share + _LED * led + of_the_kind - heads + answered
        if fitting is not None:
            logits += [fitting(words, lead) for words, lead in zip(bodies, led_by, strict=True)]
        odds = np.exp(logits - logits.max())
        first, last = _worth_most(units, able, odds / odds.sum())
        return able[first], able[last]

    def _say(self, texts: Sequence[str], idf_weights: Mapping[str, float]) -> list[set[str]]:
        """The words of the question that each of the texts says."""
        closest = align(list(idf_weights), each_search_words(each_without_markdown(texts)), self._vectors).best
        return [
            {word for word, close in zip(idf_weights, of_text, strict=True) if close > _CLOSE} for of_text in closest.T
        ]


def _interviewed(units: Sequence[Unit], question: Sequence[str]) -> Floats:
    """What each word of the question still tells: in an interview, the words of its title hold of every answer."""
    weights = np.ones(len(question), dtype=np.float32)
    if sum(unit.kind is Kind.ASKED for unit in units) > 1:
        titled = set(chain.from_iterable(each_search_words([unit.words for unit in units if unit.titles])))
        weights[[word in titled for word in question]] = _TITLED
    return weights


def _answered(spans: Sequence[Span], answering: Answering | None) -> Floats:
    """`(spans,)`: how likely each is to hold the answer, as logits that are 0 for the likeliest."""
    if answering is None:
        return np.zeros(len(spans), dtype=np.float32)
    best = answering.best(*spans)
    logits = np.array([words.logit if words else -_FARTHEST for words in best], dtype=np.float32)
    from_likeliest: Floats = np.maximum(logits - logits.max(), -_FARTHEST)
    return from_likeliest


def _quotable(units: Sequence[Unit], passage: Passage, beside: bool, fitted: Collection[int]) -> list[int]:
    """The places of the units of the passage that state something or are `fitted`; of all of them, where none does."""
    here = [i for i, unit in enumerate(units) if unit.span.meets(passage.span)]
    text, authors = passage.communique.text, passage.communique.sources
    mute = {i for i in here if (voice := voice_of(text, units[i].span, authors)) and voice.announced is None}
    able = [i for i in here if (units[i].states or i in fitted) and i not in mute]
    stating = here if beside else able
    only_heads = all(units[i].kind in (Kind.HEADING, Kind.ASKED) for i in stating)
    return [i for i in stating if i not in mute] if not only_heads else stating or here or [0]


def _bounded(span: Span, passage: Passage) -> Span:
    """What of an endless `span` lies in the passage, without the spaces at its ends; any other span as it is."""
    start, end = max(span.start, passage.span.start), min(span.end, passage.span.end)
    words = passage.communique.text[start:end]
    if span.end - span.start <= _ENDLESS or not words.strip():
        return span
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _lead(units: Sequence[Unit], at: int) -> list[int]:
    """The places of what a unit is read with: what introduces it, what it leans on, its heading."""
    leads = introductions(units, at)
    leant = antecedent(units, at)
    if leant is not None:
        leads.append(leant)
    elif not leads and units[at].kind is not Kind.HEADING:
        above = question_of(units, at)
        leads += [above] if above is not None else []
    return leads


def _worth_most(units: Sequence[Unit], able: Sequence[int], likelihood: Floats) -> tuple[int, int]:
    """The first and last of the neighbours that are worth most: their likelihood, less what their length costs."""
    best, worth = (0, 0), -np.inf
    for first in range(len(able)):
        apart = 0.0
        for last in range(first, len(able)):
            apart += (_A_FIGURE if units[able[last]].gives_figure else _A_SENTENCE) if first < last else 0.0
            length = units[able[last]].span.end - units[able[first]].span.start
            if first < last and (length > _LONGEST or _parted(units, able[last - 1], able[last])):
                break
            here = float(likelihood[first : last + 1].sum()) - _A_CHARACTER * length - apart
            if here > worth + 1e-9:
                best, worth = (first, last), here
    return best


def _parted(units: Sequence[Unit], at: int, after: int) -> bool:
    """Whether two units that follow one another are never run together."""
    heads = (Kind.HEADING, Kind.ASKED)
    if after != at + 1 or units[at].kind in heads or units[after].kind in heads:
        return True
    return (units[at].kind is Kind.ROW) != (units[after].kind is Kind.ROW)


def _of_the_kind(sentence: str, answer_type: AnswerType, question: Mapping[str, float]) -> float:
    """What a sentence is worth for holding a date where the question asks when, a new name where it asks who."""
    if answer_type in (AnswerType.PERSON, AnswerType.PLACE):
        names = (word for name in _NAME.findall(sentence) for word in search_words(name))
        return _NAMED if any(name not in question for name in names) else 0.0
    pattern, weight = _KINDS.get(answer_type, (None, 0.0))
    return weight if pattern is not None and pattern.search(sentence) else 0.0
