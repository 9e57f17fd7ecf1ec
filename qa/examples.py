"""Questions that a corpus can answer, drawn from its own words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from index.french.markdown import without_markdown
from index.french.words import search_words
from index.metadata.organisations_list import well_known_publishers
from index.values.communique import Communique
from index.values.filter import Filter
from index.values.sources import cosigners

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

_ARTICLE = r"(?:[Ll]a\s|[Ll]es?\s|[Ll]['’])"
_NOUN = r"[^\W\d_A-ZÀ-Ý]{5,}(?!\w|[·•.-]\w)"  # a whole word, and not the first half of « assuré·es »
_SUBJECT = re.compile(rf"\b{_ARTICLE}{_NOUN}(?:\s(?:d['’]|des?\s|du\s)(?:la\s|l['’])?{_NOUN})")
_EACH = 3  # subjects of one communiqué
_LATEST = 30  # communiqués that examples are drawn from
_SOURCES = 6  # of which one more is, those that published most

Subjects = tuple[Communique, list[str]]


def drawn_from(texts: "Texts") -> list[Communique]:
    """The latest communiqués, then the latest of each of the sources that published most."""
    latest = texts.latest(_LATEST)
    published = Counter[str]()
    for (label, _, _), number in texts.tally().items():
        published.update(dict.fromkeys(cosigners(label) if label else (), number))
    there = {name for communique in latest for name in communique.sources}
    others = [name for name, _ in published.most_common(_SOURCES) if name not in there]
    return latest + [communique for name in others for communique in texts.latest(1, Filter(frozenset({name})))]


def examples(communiques: Sequence[Communique]) -> Iterator[str]:
    """Questions on what each communiqué repeats most: « Que dit la CGT de l’hébergement des données ? ».

    First the best of each communiqué, then the second best of each, each source in its turn; no two of the same words.
    """
    subjects_so_far = set[frozenset[str]]()
    subjects = [(communique, _subjects(communique)) for communique in communiques]
    articles = _articles(communiques)
    for place in range(_EACH):
        for communique, phrases in _in_turn(subjects):
            if place < len(phrases) and (words := frozenset(search_words(phrases[place]))) not in subjects_so_far:
                subjects_so_far.add(words)
                yield f"Que {_speaker(communique, articles)} {_of(phrases[place])}\N{NARROW NO-BREAK SPACE}?".replace(
                    "'", "’"
                )


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


def _subjects(communique: Communique) -> list[str]:
    """Up to `_EACH` noun phrases, those of the title, then the most repeated first, that share no word."""
    text = without_markdown(communique.text)
    titled = frozenset(search_words(communique.title.value if communique.title else ""))
    found = (" ".join(match[0].split()) for match in _SUBJECT.finditer(text))
    phrases = [phrase for phrase in found if search_words(phrase.split()[-1])]  # not « l’intégralité de leurs »
    words = {phrase: frozenset(search_words(phrase)) for phrase in phrases}
    counts = Counter(search_words(text))
    often = Counter(words[phrase] for phrase in phrases)
    subjects: list[str] = []
    for phrase in sorted(
        words,
        key=lambda name: (not words[name] <= titled, -often[words[name]], -sum(counts[word] for word in words[name])),
    ):
        if len(subjects) < _EACH and all(words[phrase].isdisjoint(words[subject]) for subject in subjects):
            subjects.append(phrase)
    return [phrase[0].lower() + phrase[1:] for phrase in subjects]


def _articles(communiques: Sequence[Communique]) -> dict[str, str]:
    """The article before the name of each source, « la », « l’ »: that of the list of organisations, else the one that
    the texts write most.
    """
    articles = dict[str, str]()
    for name in {communique.sources[0] for communique in communiques if communique.sources}:
        publisher = well_known_publishers().known(name)
        pattern = re.compile(rf"\b({_ARTICLE}){re.escape(name)}\b")
        seen = [match[1].lower() for communique in communiques for match in pattern.finditer(communique.text)]
        if publisher and publisher.name == name:
            articles[name] = publisher.article + " " * (publisher.article not in ("", "l’", "l'"))
        elif seen:
            articles[name] = Counter(seen).most_common(1)[0][0]
    return articles


def _speaker(communique: Communique, articles: Mapping[str, str]) -> str:
    if communique.source is None:
        return "disent les communiqués"
    name = communique.sources[0]
    return f"dit {articles.get(name, '')}{name}"
