"""A communiqué that corrects another: the correction is cited, and what it corrects stands behind it or after it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.french.calendar import MONTHS
from index.french.words import fold, search_words, stem
from index.values.communique import Communique
from qa.answer import Citation
from qa.duplicates.passages import alike

_HEAD = 500  # characters of a text, among which it says that it corrects another
_SAYS_IT = re.compile(  # on folded text
    r"\brectifi(?:catif|cation|ee?)s?\b|\berrat(?:um|a)\b|\bannule(?:nt)? et remplace|\bcorrectif\b"
    r"|\b(?:version|communique|texte)s? (?:de presse )?(?:corrige|rectifie|actualise|modifie|mis a jour|definiti)"
    r"|\b(?:changement|modification)s? (?:d'|de |du |de la )?"
    r"(?:horaire|heure|date|lieu|adresse|parcours|itineraire|salle)s?\b"
    r"|\bnouve(?:aux?|l|lles?) (?:horaires?|lieu|adresse|parcours|itineraire|heure)\b|^\W*report\b"
    r"|\bmise a jour\b|\bnouvelle version\b|\b(?:remplace|corrige|modifie|actualise) (?:le|notre|celui|la version)\b"
    r"|\bune erreur s'est glissee\b|\bil (?:fallait|faut|convient de) lire\b"
)
_INSTEAD = re.compile(  # « lire 45 emplois au lieu de 54 »: what the correction takes back
    r"(?:\bce n(?:e sont|'est|'etait|'etaient) pas|\bnon pas|\bau lieu de|\bet non(?: pas)?|\bplutot que(?: de)?"
    r"|\ba la place de)\s*[«\"“]?\s*(?P<old>[^»\"”.;]{1,80}?)(?=[»\"”.;]| mais\b|,|$)"
)
_SAME = 0.6  # likeness of two quotes but for their figures and dates
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_DATED = frozenset(map(stem, (*map(fold, MONTHS), *_DAYS)))


def says_it_corrects(text: Communique) -> bool:
    """Whether its head says that it takes the place of another.

    >>> says_it_corrects(Communique("Rectificatif : annule et remplace notre communiqué du 6 juin"))
    True
    """
    return _SAYS_IT.search(_plain(text.text[:_HEAD])) is not None


def comes_after(text: Communique, other: Communique) -> bool:
    """Whether a text is later than another, or of the same day, or of no known day, and says that it corrects one."""
    mine, theirs = text.date, other.date
    if mine is not None and theirs is not None and mine.value.last_day != theirs.value.last_day:
        return mine.value.last_day > theirs.value.last_day
    return says_it_corrects(text) and not says_it_corrects(other)


def bare(words: Iterable[str]) -> list[str]:
    """Search words without figures and the names of days and months: what a correction leaves as it was."""
    return [word for word in words if not any(map(str.isdigit, word)) and word not in _DATED]


def corrected(citations: Sequence[Citation]) -> list[Citation]:
    """The citations, in order, with each correction in the place of what it corrects.

    One that says the same with other figures has the older behind it, as a version; one that only says what to read
    instead comes before it.
    """
    kept = list(citations)
    for newer in citations:
        text = newer.passage.communique
        if newer not in kept or not (says_it_corrects(text) or _INSTEAD.search(_plain(newer.quote))):
            continue
        for older in [citation for citation in kept if _may_correct(text, citation.passage.communique)]:
            if (
                says_it_corrects(text)
                and alike(bare(search_words(newer.quote)), bare(search_words(older.quote))) >= _SAME
            ):
                place = min(kept.index(newer), kept.index(older))
                kept.remove(newer)
                kept.remove(older)
                newer = replace(newer, versions=_with(newer.versions, older.passage.communique))
                kept.insert(place, newer)
            elif _takes_back(newer.quote, older.quote) and kept.index(older) < kept.index(newer):
                kept.remove(newer)
                kept.insert(kept.index(older), newer)
    return kept


def _may_correct(text: Communique, other: Communique) -> bool:
    of_one = not text.sources or not other.sources or set(text.sources) == set(other.sources)
    return text.id != other.id and of_one and comes_after(text, other)


def _takes_back(words: str, others: str) -> bool:
    """Whether the words that a correction takes back are among others."""
    old = frozenset(search_words(others))
    taken = (frozenset(search_words(match["old"])) for match in _INSTEAD.finditer(_plain(words)))
    return any(words and words <= old for words in taken)


def _plain(words: str) -> str:
    return fold(words).replace("’", "'")


def _with(versions: tuple[Communique, ...], text: Communique) -> tuple[Communique, ...]:
    return versions if text.id in {version.id for version in versions} else (*versions, text)
