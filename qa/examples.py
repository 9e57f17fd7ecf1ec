"""Questions that a corpus can answer, drawn from its own words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from index.communique import Communique
from index.french.words import search_words
from index.marks import without_marks

_ARTICLE = r"(?:[Ll]a\s|[Ll]es?\s|[Ll]['’])"
_NOUN = r"[^\W\d_A-ZÀ-Ý]{5,}"
_SUBJECT = re.compile(rf"\b{_ARTICLE}{_NOUN}(?:\s(?:d['’]|des?\s|du\s)(?:la\s|l['’])?{_NOUN})")
_EACH = 3  # subjects of one communiqué


def examples(communiques: Iterable[Communique]) -> Iterator[str]:
    """Questions on what each communiqué repeats most: « Que dit la CGT sur l’hébergement des données ? ».

    First the best of each communiqué, in order, then the second best of each; no two of the same words.
    """
    asked = set[frozenset[str]]()
    subjects = [(communique, _subjects(without_marks(communique.text))) for communique in communiques]
    for place in range(_EACH):
        for communique, phrases in subjects:
            if place < len(phrases) and (words := frozenset(search_words(phrases[place]))) not in asked:
                asked.add(words)
                yield f"Que {_speaker(communique)} sur {phrases[place]}\N{NARROW NO-BREAK SPACE}?".replace("'", "’")


def _subjects(text: str) -> list[str]:
    """Up to `_EACH` noun phrases, the most repeated first, that share no word."""
    phrases = [" ".join(match[0].split()) for match in _SUBJECT.finditer(text)]
    words = {phrase: frozenset(search_words(phrase)) for phrase in phrases}
    said = Counter(search_words(text))
    often = Counter(words[phrase] for phrase in phrases)
    chosen: list[str] = []
    for phrase in sorted(words, key=lambda one: (-often[words[one]], -sum(said[word] for word in words[one]))):
        if len(chosen) < _EACH and all(words[phrase].isdisjoint(words[other]) for other in chosen):
            chosen.append(phrase)
    return [phrase[0].lower() + phrase[1:] for phrase in chosen]


def _speaker(communique: Communique) -> str:
    if communique.source is None:
        return "disent les communiqués"
    name = communique.sources[0]
    article = re.search(rf"\b({_ARTICLE}){re.escape(name)}\b", communique.text)
    return f"dit {article[1].lower() if article else ''}{name}"
