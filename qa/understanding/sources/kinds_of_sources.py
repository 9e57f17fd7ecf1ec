"""How people name all sources of a kind, « les syndicats », « les ministères », and what kind a source is."""

import re
from functools import lru_cache

from index.french.words import fold
from index.metadata.organisations import Publisher, Publishers
from index.values.kinds import Kind

MANY = 100_000  # names of which what is known is kept

# How people name all of a kind, on folded text.
ALL_OF_A_KIND = {
    Kind.UNION: r"syndicats?|(?:organisations|centrales|confederations|federations) syndicales|confederations"
    r"|syndicalistes",
    Kind.EMPLOYERS: r"patronat|employeurs|(?:organisations|federations) (?:patronales|d'employeurs)|patrons",
    Kind.ASSOCIATION: r"associations|ong|monde associatif|milieu associatif",
    Kind.PUBLIC: r"institutions publiques|autorites(?: publiques)?|pouvoirs publics|administrations",
    Kind.PARTY: r"partis(?: politiques)?|formations politiques",
    Kind.ORDER: r"ordres professionnels",
    Kind.COMPANY: r"entreprises|societes",
}
NONE_OF = {  # « aucun communiqué … n'est indexé »
    Kind.UNION: "de syndicat",
    Kind.EMPLOYERS: "d’organisation patronale",
    Kind.ASSOCIATION: "d’association",
    Kind.PARTY: "de parti",
    Kind.ORDER: "d’ordre professionnel",
}
SPOKEN_OF = frozenset({Kind.PUBLIC, Kind.COMPANY, Kind.PRESS})
"""Others quote these: one that nothing is indexed of is a word like any other."""

BY_THEIR_NAME = (
    "ministere prefecture mairie ville metropole region departement universite federation collectif comite "
    "ordre rectorat hopital commune"
).split()
"""« les ministères » are those whose name begins so."""

BY_THEMSELVES = (
    "ministere",
    "prefecture",
    "mairie",
    "rectorat",
    "metropole",
    "ville",
    "region",
    "departement",
    "ars",
    "agence regionale de sante",
    "cci",
    "ordre",
)
"""« la préfecture » is that one, where a single one is indexed."""
PLACES = ("ville", "region", "departement", "ordre")
"""Of these only where they are written as a name: « la Ville », « l’Ordre »."""

PEOPLE_OF = {
    "prefecture": ("préfet", "préfète"),
    "prefet": ("préfecture", "préfète"),
    "prefete": ("préfecture", "préfet"),
    "ville": ("mairie", "municipalité", "commune", "maire"),
    "mairie": ("ville", "municipalité", "commune", "maire"),
    "commune": ("ville", "mairie", "municipalité", "maire"),
    "rectorat": ("académie", "recteur", "rectrice"),
    "region": ("conseil régional",),
    "departement": ("conseil départemental",),
    "ars": ("agence régionale de santé",),
    "cci": ("chambre de commerce et d’industrie", "chambre de commerce"),
    "chu": ("centre hospitalier universitaire", "hôpital"),
}
"""By the first word of a name, other words by which people call that house: « le maire de Lirac »."""

ALONE = frozenset("prefet prefete prefecture mairie municipalite recteur rectrice".split()) | {
    "agence regionale de sante",
    "chambre de commerce",
}
"""Those of them that name it by themselves, where a single one is indexed."""
_SIGNS = {  # words of a name that tell its kind
    Kind.UNION: r"\b(?:syndicat|syndicale|syndical|intersyndicale)\b",
    Kind.EMPLOYERS: r"\bpatronale?\b",
    Kind.ASSOCIATION: r"\b(?:association|ligue|fondation|collectif|comite|coordination)\b",
    Kind.PARTY: r"\bparti\b",
    Kind.ORDER: r"\b(?:ordre|barreau)\b",
    Kind.PUBLIC: r"\b(?:ministere|prefe(?:t|te|cture)|mairie|ville|departement|region|agence|conseil|metropole|rectorat"
    r"|universite|chu|service numerique)\b",
}


@lru_cache(maxsize=MANY)
def family_of(name: str, publishers: Publishers) -> tuple[Publisher, ...]:
    """What a source is part of, itself first; kept."""
    return tuple(publishers.family(name))


@lru_cache(maxsize=MANY)  # « les syndicats » asks it of all
def kind_of(name: str, publishers: Publishers) -> Kind | None:
    """The kind of a source: that of the organisation it is or is part of, else what its words tell."""
    family = next(iter(family_of(name, publishers)), None)
    if family is not None and family.kind is not None:
        return family.kind
    return next((kind for kind, sign in _SIGNS.items() if re.search(sign, fold(name))), None)
