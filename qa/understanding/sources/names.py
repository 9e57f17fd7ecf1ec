"""Each way in which a question may name the sources that are indexed, and the well-known ones that are not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.french.words import fold
from index.metadata.organisations import Publisher, Publishers, plain_name
from index.metadata.organisations_list import well_known
from index.search.spelling import near
from index.values.kinds import Kind
from qa.understanding.sources.kinds_of_sources import (
    ALONE,
    BY_THEMSELVES,
    MANY,
    PEOPLE_OF,
    PLACES,
    SPOKEN_OF,
    family_of,
)

_BRACKETS = re.compile(r"^(?P<before>[^()]{2,})\((?P<inside>[^()]{2,})\)\s*$")
_OF_A_UNION = re.compile(r"(?P<sigle>[A-Z]{2,5}(?:-[A-Z]{2,4})?) (?P<whom>[A-ZÉ][a-zé]{4,20})")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_SMALL = frozenset("a au aux d de des du en et l la le les pour sur".split())
_COMMON = frozenset(  # begin many a name, and name nobody by themselves
    """
    academie action agence alliance amis assemblee association autorite avocats banque banques barreau bureau caisse
    canton centrale centre
    chambre collectif college comite commission communaute commune confederation conference conseil coordination cour
    croix debout defenseur departement departements derniere direction droit ecole economistes etat extinction familles
    federation fondation force forum france gauche gendarmerie generations gouvernement groupe halte handicap haute haut
    hopital institut inter intersyndicale jeunes jeunesse libre ligue lutte mairie maison medecins metropole millions
    ministere mission mouvement nouveau nouvelle observatoire office option ordre organisation parlement parti place
    planning police prefecture presse
    public quebec radio rassemblement regards region regions renaissance reporters reseau
    revenu revolution secours section service sante societe solidaires solidarites sortir syndicat travail tribunal
    union unite universite ville villes nos notre
    """.split()
)
_OPENS = frozenset(  # the kind of a house, after which its own name may stand by itself: « Fondation Copernic »
    """association collectif comite compagnie cooperative coordination fondation groupe institut mouvement reseau
    syndicat theatre""".split()
)
_LONGEST = 20  # words of a name
_FEW = 50  # names that begin with one word, among which a shortened one is looked for
_SHORTEST = 6  # letters of a name in which a slip is forgiven
_TWO_SLIPS = 13
_SLIPPING = 2  # letters of the last word of a name with a slip


@dataclass
class Named:
    """The sources that a name stands for; `unknown` says « de la … » where nothing is indexed of it."""

    sources: set[str] = field(default_factory=set)
    unknown: str = ""
    words: tuple[str, ...] = ()  # as it is written, where it is a word as well


class Names:
    """All ways to name sources; the letters and figures of a name are the key: « C.G.T. » → cgt."""

    def __init__(self, names: Sequence[str], publishers: Publishers) -> None:
        self._ways: dict[str, Named] = {}
        families = {name: family_of(name, publishers) for name in names}
        members_of: dict[Publisher, set[str]] = {}
        for name, family in families.items():
            for publisher in family:
                members_of.setdefault(publisher, set()).add(name)
        for publisher in publishers.all:
            members = members_of.get(publisher, set())
            spoken_of = publisher.kind in SPOKEN_OF or publisher.kind is None
            if not members and spoken_of:
                continue
            for way in publisher.ways:
                named = self._named(way)
                if not named.sources and not named.unknown:
                    named.unknown = "" if members else publisher.of
                    named.words = publisher.words if way in publisher.words else ()
                if members:
                    named.sources |= members
                    named.unknown = ""
        own = {_key(name): families[name] for name in names}
        for name in names:
            for way in _ways_of(name):
                others = own.get(_key(way), ())
                if not others or not families[name] or set(families[name]) & set(others):
                    self._named(way).sources.add(
                        name
                    )  # « l’AMF » is the Autorité des marchés, but where AMF is indexed
        confederations = {publisher for publisher in members_of if _is_confederation(publisher)}
        if len(confederations) == 1:  # then « la confédération » is that one
            members = {name for name, family in families.items() if confederations.intersection(family)}
            for way in ("confederation", "centrale"):
                self._named(way).sources |= members
        opening: dict[str, list[str]] = {}
        for name in names:
            opening.setdefault(_first_word(name), []).append(name)
        self._opening = {first: of_it for first, of_it in opening.items() if len(of_it) <= _FEW}
        for kind in BY_THEMSELVES:  # « la préfecture », where one is indexed
            of_it = [name for name in opening.get(kind.split()[0], ()) if fold(name).startswith(f"{kind} ")]
            if len(of_it) == 1:
                for way in (kind, *(people for people in PEOPLE_OF.get(kind, ()) if fold(people) in ALONE)):
                    self._ways.setdefault(_key(way), Named(set(of_it), words=(kind,) if way in PLACES else ()))
        self._slips: dict[tuple[str, int], list[str]] = {}  # by first letter and length
        for way, named in self._ways.items():
            if named.sources and len(way) >= _SHORTEST and not named.words:
                self._slips.setdefault((way[0], len(way)), []).append(way)
        self._initials = {initial for initial, _ in self._slips}
        self._by_parts(names)

    def begins(self, words: Sequence[str]) -> Iterator[tuple[Named, int]]:
        """What the longest beginnings of `words`, which are folded, name, and of how many words each is made."""
        for count in range(min(_LONGEST, len(words)), 0, -1):
            key = _letters(words[:count])
            if key and (named := self._ways.get(key)):
                yield named, count

    def shortened(self, words: Sequence[str]) -> tuple[Named, int] | None:
        """The one name of which `words` say the first word, the last and some between, in order: « l’association des
        usagers du Revermont » for that « des usagers de la ligne du Revermont ».
        """
        found: list[tuple[str, int]] = []
        for name in self._opening.get(words[0], ()) if words[0] not in _SMALL else ():
            sought = [word for word in re.findall(r"[a-z0-9]+", fold(name)) if word not in _SMALL]
            at, said, end = 1, 1, 0
            for count, word in enumerate(words[1:_LONGEST], 2):
                plain = _letters([word.removeprefix("d'").removeprefix("l'")])
                if plain in sought[at:]:
                    at, said = sought.index(plain, at) + 1, said + 1
                    end = count if at == len(sought) else end
                elif word not in _SMALL:
                    break
            if end and 1 < said < len(sought) and 2 * said >= len(sought):
                found.append((name, end))
        return (Named({found[0][0]}), found[0][1]) if len(found) == 1 else None

    def nearly(self, words: Sequence[str], least: int = 1) -> tuple[Named, int] | None:
        """The same, with the fewest slips, for a name of at least `least` words that was written with a slip or two:
        « Framasfot »."""
        best: tuple[int, int, Named] | None = None
        if _letters(words[:1])[:1] not in self._initials:
            return None
        shorter = len(_letters(words[: least - 1]))
        for count in range(min(_LONGEST, len(words)), least - 1, -1):
            last = words[count - 1]
            if last in _SMALL or (len(last) < _SLIPPING and not last.isdigit()):
                continue  # « s’ » of « Framasfot s’oppose », « du » of « la Vile de Lirac du gaz »
            typed = _letters(words[:count])
            slips = 0 if len(typed) < _SHORTEST else 1 if len(typed) < _TWO_SLIPS else 2
            lengths = range(max(shorter + 3, len(typed) - slips), len(typed) + slips + 1) if slips else ()
            likely = [way for length in lengths for way in self._slips.get((typed[0], length), ())]
            close = near(typed, likely, slips) if likely else {}
            fewest = min(close.values(), default=0)
            found = {frozenset(self._ways[way].sources) for way, away in close.items() if away == fewest}
            if len(found) == 1 and (best is None or fewest < best[0]):
                best = fewest, count, Named(set(*found))
        return None if best is None else (best[2], best[1])

    def _named(self, way: str) -> Named:
        return self._ways.setdefault(_key(way), Named())

    def _by_parts(self, names: Sequence[str]) -> None:
        """« Exodus » for Exodus Privacy, « les Exégètes » for the Exégètes amateurs, where it is of one name only."""
        parts: dict[str, set[str]] = {}
        for name in names:
            for part in _parts_of(name):
                parts.setdefault(part, set()).add(name)
        for part, sources in parts.items():
            if len(sources) == 1 and part not in self._ways:
                people = part.endswith("s") and not part.endswith("us")  # « les bateliers » are of any name
                self._ways[part] = Named(sources, words=(part,) if people else ())


def _letters(words: Sequence[str]) -> str:
    """`plain_name` of words that are folded."""
    return _NO_LETTER.sub("", "".join(words))


@lru_cache(maxsize=8)
def names_of(names: tuple[str, ...], listed: tuple[Publisher, ...]) -> Names:
    """The ways to name the indexed `names`, with those of a person's own list."""
    return Names(names, publishers_with(listed))


@lru_cache(maxsize=8)
def publishers_with(listed: tuple[Publisher, ...]) -> Publishers:
    """A person's own list before our table."""
    return Publishers(well_known(), listed)


# What is known of a name is kept: of thousands of sources, one more changes one.
@lru_cache(maxsize=MANY)
def _key(way: str) -> str:
    return plain_name(way)


@lru_cache(maxsize=MANY)
def _first_word(name: str) -> str:
    """Folded, where it is not the last as well."""
    first, space, _ = name.partition(" ")
    return fold(first) if space else ""


@lru_cache(maxsize=MANY)
def _ways_of(name: str) -> tuple[str, ...]:
    return tuple(_all_ways(name))


def _all_ways(name: str) -> Iterator[str]:
    """A name, what stands before and in its brackets, and the first letters of its words."""
    yield name
    if bracketed := _BRACKETS.match(name):
        yield bracketed["before"]
        yield bracketed["inside"]
    if of_a_union := _OF_A_UNION.fullmatch(name):  # « les cheminots de la CGT »
        yield f"{of_a_union['whom']} de la {of_a_union['sigle']}"
        yield f"{of_a_union['whom']} {of_a_union['sigle']}"
    first, _, rest = name.partition(" ")
    for people in PEOPLE_OF.get(fold(first), ()):  # « le préfet du Lac »
        yield f"{people} {rest}"
    words = [word for word in re.findall(r"[^\W\d_]+", fold(bracketed["before"] if bracketed else name))]
    if len(letters := "".join(word[0] for word in words if word not in _SMALL)) > 2 and len(words) > 2:
        yield letters


@lru_cache(maxsize=MANY)
def _parts_of(name: str) -> tuple[str, ...]:
    """« Exodus » of Exodus Privacy, « Copernic » of Fondation Copernic."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", name) if fold(word) not in _SMALL]
    if len(words) < 2 or not words[0][0].isupper():
        return ()
    if fold(words[0]) in _OPENS:
        own = name[name.index(words[0]) + len(words[0]) :].strip()
        alone = own[:1].isupper() and len(own) >= _SHORTEST and fold(own) not in _COMMON
        return (plain_name(own),) if alone else ()
    return () if len(words[0]) < 5 or fold(words[0]) in _COMMON else (plain_name(words[0]),)


def _is_confederation(publisher: Publisher) -> bool:
    whole = publisher.parent is None and publisher.kind is Kind.UNION
    return whole and any(fold(way).startswith("confederation") for way in publisher.ways)
