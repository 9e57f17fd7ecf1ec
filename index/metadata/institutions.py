"""Houses that say what they are, « Théâtre de la Criée », « Diocèse de Montfort »: a witness makes one the author.

Such a name alone on a line may as well be what a text is about: a tract on a hospital begins with its name.
"""

import re
from collections.abc import Sequence

from index.french.words import fold
from index.metadata.lines import plain
from index.metadata.names import LONGEST_NAME, capital, reads_as_act, unarticled
from index.metadata.organisations import plain_name

_FOOT = 8  # lines at the end where a house is named again
_NOUN = (
    r"(?:Abbaye|Académie|Agence|Archives|Atelier|Banque|Barreau|Bibliothèque|Bureau|Cabinet|Caisse|Cave|Centre|Cinéma"
    r"|Club|Collège|Compagnie|Compagnons|Conservatoire|Cour|Crèche|Domaine|École|Église|Établissement|Exploitation"
    r"|Faculté|Ferme|Festival|Gendarmerie|Police|Halle|Hôpital|Institut|Institution|Laboratoire|Librairie|Lycée|Maison"
    r"|Maternité|Médiathèque|Mission|Mosquée|Musée|Muséum|Mutualité|Mutuelle|Office|Opéra|Orchestre|Parc|Paroisse|Pharmacie"
    r"|Pôle|Port|Radio|Résidence|Scène|Secours|Service|Société|Studio|Synagogue|Théâtre|Tribunal|Unité|Université)"
)
_SHORTEST = 10  # letters of a name that signs again
_OF_PEOPLE = 7  # « Le bureau de l’Amicale »
_PEOPLE = re.compile(
    r"(?:les?\s+|l['’]|la\s+)?(?:personnels?|salarié·?e?·?s|membres|équipes?|élu·?e·?s|élus|bureau|direction|habitant\S{0,12}|comité)"
    r"\s+(?=d[eu]s?\s|d['’])",
    re.IGNORECASE,
)
_SMALL = frozenset("de du des la le les et en aux pour sur".split())
_HOUSE = re.compile(rf"(?:(?:La|Le|Les|L['’])\s*)?{_NOUN}s?\s[^.:;!?»«|/]{{2,}}", re.IGNORECASE)


def institution(words: str) -> str | None:
    """The house that a line names, all of it; None for any other line.

    >>> institution("Le Théâtre de la Criée"), institution("Théâtre de la Criée : une saison s’ouvre")
    ('Théâtre de la Criée', None)
    """
    if not 6 < len(words) <= LONGEST_NAME or _HOUSE.fullmatch(words) is None or reads_as_act(words):
        return None
    return capital(unarticled(words))


def signs_again(words: str, heads: Sequence[str]) -> bool:
    """Whether a line below a text is the name of its letterhead again, or begins it: « La Société des journalistes »;
    the people of the house may sign for it, « Les personnels du Laboratoire ».
    """
    bare = plain(words).strip(" .-–—*_")
    line = plain_name(unarticled(_PEOPLE.sub("", bare)))
    shortest = _OF_PEOPLE if _PEOPLE.match(bare) else _SHORTEST
    return len(line) >= shortest and any(plain_name(unarticled(plain(head))).startswith(line) for head in heads)


def named_below(name: str, words: Sequence[str]) -> bool:
    """Whether one of the last lines of a text names the house of its head again: who signs, where it is, to whom to
    write; or any line its initials."""
    sought = plain_name(name)
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]{2,}", fold(name)) if word not in _SMALL).upper()
    explained = len(initials) > 2 and any(re.search(rf"\b{initials}\b", line) for line in words)
    return explained or any(sought in plain_name(plain(line)) for line in words[-_FOOT:])
