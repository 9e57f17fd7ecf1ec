"""The words of a question that a passage on its subject holds: not those that only ask."""

import re

from index.french.nouns import nouns
from index.french.words import fold, search_words
from qa.understanding.folding import folded
from qa.understanding.intent.answer_type import asks
from qa.understanding.speech import VERB

_ASKING = re.compile(
    rf"{VERB}|\b(?:parl|trait|concern)(?:e|ent|ait|aient)\b|\bfau(?:t|drait)\b|\b(?:doit|doivent|veut|veulent)\b"
    rf"|\b(?:quels?|quelles?) (?:est|sont)\b|\b(?:{fold(nouns('stand'))})\b"
)
_SMALL = re.compile(r"\b(?:afin|chez|comme|contre|depuis|dont|envers|hors|lors|malgre|plutot|selon)\b")


def subject_of(text: str) -> str:
    """`text` without its small words and, when it is put as a question, without the verbs by which somebody takes a
    stand and the like; all of it when nothing else is left. Whoever types « demande d'asile » means these words.

    >>> subject_of("Que propose la CGT pour la recherche médicale ?")
    'Que la CGT pour la recherche médicale ?'
    """
    subject = _without(_SMALL, text)
    if asks(text) and search_words(stripped := _without(_ASKING, subject)):
        return stripped
    return subject if search_words(subject) else text


def _without(words: re.Pattern[str], text: str) -> str:
    plain = folded(text)
    for match in reversed([*words.finditer(plain.text)]):
        text = text[: plain.places[match.start()]] + text[plain.places[match.end()] :]
    return " ".join(text.split())
