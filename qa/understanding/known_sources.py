"""The French organisations that publish communiqués, as people name them. A table to read and to add to."""

import re
from dataclasses import dataclass

from index.french.words import fold
from index.identifying.kinds import Kind


@dataclass(frozen=True)
class Known:
    """`ways` are its other names. `de` comes before the name: « aucun communiqué de la CGT »."""

    name: str
    kind: Kind
    de: str
    ways: tuple[str, ...] = ()
    confederation: bool = False


def _table(kind: Kind, lines: str) -> list[Known]:
    """One organisation a line: `de + name`, then its other names; `*` marks a confederation."""
    table = []
    for line in lines.strip().splitlines():
        named, *ways = (part.strip() for part in line.strip().rstrip("*").split("|"))
        match = re.fullmatch(r"(de la |de l’|des |du |de |d’)(.+)", named)
        assert match is not None, line
        table.append(Known(match[2], kind, match[1], tuple(ways), line.endswith("*")))
    return table


KNOWN = [
    *_table(
        Kind.UNION,
        """
        de la CGT | Confédération générale du travail | cégétistes | cégétiste *
        de la CFDT | Confédération française démocratique du travail | cédétistes | cfdétistes *
        de la CFTC | Confédération française des travailleurs chrétiens | cftcistes | cftécistes *
        de FO | Force ouvrière | CGT-FO | CGT Force ouvrière | FOistes *
        de la CFE-CGC | Confédération française de l’encadrement | CGC *
        de l’UNSA | Union nationale des syndicats autonomes
        de Solidaires | Union syndicale Solidaires | SUD
        de la FSU | Fédération syndicale unitaire
        de la Confédération paysanne *
        de la Coordination rurale
        de l’UGICT-CGT | UGICT
        du SNES-FSU | SNES
        de la FSU-SNUipp | SNUipp-FSU | SNUipp
        de SUD-Rail
        de l’UNEF | Union nationale des étudiants de France
        de la FAGE
        du SNJ | Syndicat national des journalistes
        du Syndicat de la magistrature
        de l’USM | Union syndicale des magistrats
        """,
    ),
    *_table(
        Kind.EMPLOYERS,
        """
        du Medef | Mouvement des entreprises de France
        de la CPME | Confédération des petites et moyennes entreprises | CGPME
        de l’U2P | Union des entreprises de proximité
        de l’Afep
        de l’UIMM
        de la FNSEA
        de France Digitale
        de Numeum | Syntec numérique
        de la Fédération hospitalière de France | FHF
        """,
    ),
    *_table(
        Kind.ASSOCIATION,
        """
        de la LDH | Ligue des droits de l’homme
        de La Quadrature du Net | Quadrature du Net | LQDN
        de l’UFC-Que Choisir | UFC | Que Choisir
        de Greenpeace | Greenpeace France
        d’Amnesty International | Amnesty
        d’Attac
        d’APF France handicap | APF
        d’Emmaüs
        de la Fondation Abbé Pierre | Fondation pour le logement
        du Secours catholique
        du Secours populaire
        de la Cimade
        d’Oxfam | Oxfam France
        de France Assos Santé
        d’InterHop
        de Médecins du monde
        de Médecins sans frontières | MSF
        de SOS Racisme
        du WWF
        de l’April
        """,
    ),
    *_table(
        Kind.PUBLIC,
        """
        de la CNIL | Commission nationale de l’informatique et des libertés
        de la CNAM | Caisse nationale de l’assurance maladie
        du Défenseur des droits | Défenseure des droits
        du Conseil d’État
        du Conseil constitutionnel
        de la Cour des comptes
        de la HAS | Haute autorité de santé
        de l’ANSSI
        de l’Insee
        de l’Arcom | CSA
        de l’Élysée | présidence de la République
        de Matignon
        """,
    ),
]

# How people name all of a kind, on folded text.
ALL_OF_A_KIND = {
    Kind.UNION: r"syndicats?|(?:organisations|centrales|confederations) syndicales|confederations|syndicalistes",
    Kind.EMPLOYERS: r"patronat|(?:organisations|federations) patronales|patrons",
    Kind.ASSOCIATION: r"associations|ong",
    Kind.PUBLIC: r"(?:institutions|autorites) publiques|pouvoirs publics",
}
NONE_OF = {  # « aucun communiqué … n'est indexé »
    Kind.UNION: "de syndicat",
    Kind.EMPLOYERS: "d’organisation patronale",
    Kind.ASSOCIATION: "d’association",
    Kind.PUBLIC: "d’institution publique",
}
_SIGNS = {  # words of a name that tell its kind
    Kind.UNION: r"\b(?:syndicat|syndicale|syndical|intersyndicale)\b",
    Kind.EMPLOYERS: r"\b(?:patronale?|medef)\b",
    Kind.ASSOCIATION: r"\b(?:association|ligue|fondation|collectif)\b",
    Kind.PUBLIC: r"\b(?:ministere|prefecture|mairie|ville|departement|region|agence|conseil|metropole)\b",
}


def known_as(name: str) -> Known | None:
    """The organisation that bears `name`, in any of its ways, or that one of its words names: « CGT Santé » → CGT."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    return _BY_WAY.get("".join(words)) or next((_BY_NAME[word] for word in words if word in _BY_NAME), None)


def kind_of(name: str) -> Kind | None:
    """The kind of a source: that of the organisation it is part of, else what its words tell."""
    known = known_as(name)
    if known is not None:
        return known.kind
    return next((kind for kind, sign in _SIGNS.items() if re.search(sign, fold(name))), None)


def plain_name(name: str) -> str:
    """The letters and figures of `name`, by which two ways of writing it are one: `C.G.T.` → `cgt`."""
    return re.sub(r"[^a-z0-9]+", "", fold(name))


_BY_NAME = {plain_name(known.name): known for known in KNOWN}
_BY_WAY = {plain_name(way): known for known in KNOWN for way in (known.name, *known.ways)}
