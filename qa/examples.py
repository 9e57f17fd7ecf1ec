"""Questions that a corpus can answer, drawn from its own words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from index.french.markdown import without_markdown
from index.french.words import search_words
from index.values.communique import Communique

_ARTICLE = r"(?:[Ll]a\s|[Ll]es?\s|[Ll]['’])"
_NOUN = r"[^\W\d_A-ZÀ-Ý]{5,}"
_SUBJECT = re.compile(rf"\b{_ARTICLE}{_NOUN}(?:\s(?:d['’]|des?\s|du\s)(?:la\s|l['’])?{_NOUN})")
_EACH = 3  # subjects of one communiqué

Subjects = tuple[Communique, list[str]]


def examples(communiques: Iterable[Communique]) -> Iterator[str]:
    """Questions on what each communiqué repeats most: « Que dit la CGT de l’hébergement des données ? ».

    First the best of each communiqué, then the second best of each, each source in its turn; no two of the same words.
    """
    subjects_so_far = set[frozenset[str]]()
    subjects = [(communique, _subjects(without_markdown(communique.text))) for communique in communiques]
    for place in range(_EACH):
        for communique, phrases in _in_turn(subjects):
            if place < len(phrases) and (words := frozenset(search_words(phrases[place]))) not in subjects_so_far:
                subjects_so_far.add(words)
                yield f"Que {_speaker(communique)} {_of(phrases[place])}\N{NARROW NO-BREAK SPACE}?".replace("'", "’")


def _in_turn(subjects: Sequence[Subjects]) -> Iterator[Subjects]:
    """The first of each source, then the second of each: three examples are of three sources, where there are three."""
    sources: dict[tuple[str, ...], list[Subjects]] = {}
    for subject in subjects:
        sources.setdefault(subject[0].sources, []).append(subject)
    for turn in zip_longest(*sources.values()):
        yield from (subject for subject in turn if subject is not None)


def _of(phrase: str) -> str:
    """`du budget`, `des salaires`, `de la paie`, `de l’emploi`."""
    article, _, rest = phrase.partition(" ")
    return {"le": f"du {rest}", "les": f"des {rest}"}.get(article, f"de {phrase}")


def _subjects(text: str) -> list[str]:
    """Up to `_EACH` noun phrases, the most repeated first, that share no word."""
    phrases = [" ".join(match[0].split()) for match in _SUBJECT.finditer(text)]
    words = {phrase: frozenset(search_words(phrase)) for phrase in phrases}
    counts = Counter(search_words(text))
    often = Counter(words[phrase] for phrase in phrases)
    subjects: list[str] = []
    for phrase in sorted(
        words, key=lambda phrase: (-often[words[phrase]], -sum(counts[word] for word in words[phrase]))
    ):
        if len(subjects) < _EACH and all(words[phrase].isdisjoint(words[subject]) for subject in subjects):
            subjects.append(phrase)
    return [phrase[0].lower() + phrase[1:] for phrase in subjects]


def _speaker(communique: Communique) -> str:
    if communique.source is None:
        return "disent les communiqués"
    name = communique.sources[0]
    article = re.search(rf"\b({_ARTICLE}){re.escape(name)}\b", communique.text)
    return f"dit {article[1].lower() if article else ''}{name}"
