"""The name at the head of a paper, which may take several lines: « Confédération paysanne / du Doubs »."""

import re
from collections.abc import Sequence

from index.metadata.line_roles import Role
from index.metadata.lines import plain
from index.metadata.names import LONGEST_NAME, organisation, reads_as_act
from index.metadata.organisations import Publishers
from index.metadata.regions import is_region
from index.values.kinds import Kind

_MOST = 4  # lines of one name
_LINE = 60
_LOGO = 12
_ENDS_OPEN = re.compile(
    r"\b(?:de|du|des|la|le|les|et|pour|à|aux?|en|sur|contre|entre|dans)$|\b[dl]['’]$|[,–-]$", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:de|du|des|de\s+la|de\s+l['’]|d['’]|et|en|à|aux?)\s*\S.*", re.IGNORECASE)
_BEGINS_ONLY = re.compile(
    r"(?:MINISTÈRE|MINISTERE|Ministère|Préfecture|Préf[eè]te?|PRÉF[EÈ]TE?|PREFECTURE|PRÉFECTURE|Ville|VILLE|Mairie|MAIRIE"
    r"|Commune|COMMUNE|Département|DÉPARTEMENT|Région|RÉGION|Université|UNIVERSITÉ|Académie|ACADÉMIE|Syndicat|SYNDICAT|Fédération\s+nationale)(?:\s+d(?:e|u|es))?"
)
_KIND_OF_TEXT = re.compile(
    r"(?:intervention\s(?:en|au|à|de|lors)|message\saux?|adresse\saux?|lettre\s(?:aux?|à)|tract\s(?:distribué|du|de|n°)"
    r"|avis\s(?:délibéré|n°|d['’]enquête|au\spublic)|compte[\s-]rendu\sd|discours\s|communication\s(?:de|du|aux?)|point\sde\ssituation|question\sécrite"
    r"|(?:communiqué|déclaration|appel|tract|lettre|texte|pétition|motion)s?(?:\s(?:de\spresse|commune?|unitaire|conjointe?|solennelle?))*"
    r"\sd(?:es|e\sl['’])\s?(?:organisations|syndicats|associations|collectifs|fédérations|unions|intersyndicale)\b"
    r"|infos?\s(?:salariée?s|agents|adhérents|locataires|usagers|personnels?|clients)\b"
    r"|expression\s(?:des|du)|billet\s(?:du|de)|éditorial|édito)[^:!?]{0,80}",
    re.IGNORECASE,
)
_BODY_WITHIN = re.compile(
    r"(?:antenne|bureau|cabinet|chancellerie|comité|commission|conseil|coordination|délégation|département"
    r"|direction|district|fédération|groupe(?!\s+de\s+travail)|pôle|région|secrétariat|secteur|section"
    r"|service(?!\s+public)|sous-direction|union|ud|ul|ur)s?\b(?!\s*:)[^.:;!?0-9]{0,80}",
    re.IGNORECASE,
)


def lines_of_name(
    i: int, words: Sequence[str], gaps: Sequence[bool], roles: Sequence[Role | None], publishers: Publishers
) -> tuple[str, int] | None:
    """The name that begins on line `i` and goes on below it, all of it, and how many lines it takes, two at least;
    `gaps` says after which an empty line stands. None where the line is a name by itself, or none.
    """
    joined = plain(words[i])
    found: tuple[str, int] | None = None
    for count in range(2, _MOST + 1):
        j = i + count - 1
        if j >= len(words) or gaps[j - 1] or len(words[j]) > _LINE:
            break
        line = plain(words[j])
        before = plain(words[j - 1])
        goes_on = (
            _ENDS_OPEN.search(before) or _GOES_ON.fullmatch(line) or (count == 2 and _BEGINS_ONLY.fullmatch(before))
        )
        where = _where(line, joined, publishers, beside_contact=not gaps[j] and roles[j + 1] is Role.CONTACT)
        if not (goes_on or where or (found is not None and _one_word_more(line, words, j))):
            break
        joined = f"{joined} {line}"
        if len(joined) > LONGEST_NAME or reads_as_act(joined):
            break
        name = publishers.named(joined) or organisation(joined, publishers)
        if name is not None and not _ENDS_OPEN.search(joined):
            found = name, count
    return found


def _where(line: str, name: str, publishers: Publishers, beside_contact: bool) -> bool:
    """« Bourgogne-Franche-Comté » below the name of a body; below a union's, whom it is of, above its address."""
    if not organisation(name, publishers):
        return False
    whole = publishers.whole_of(name) if beside_contact else None
    few = len(line.split()) <= 5 and not reads_as_act(line) and re.search(r"[\d:.!?]", line) is None
    return is_region(line) or (whole is not None and whole.kind is Kind.UNION and few)


def _one_word_more(line: str, words: Sequence[str], j: int) -> bool:
    """« ÉCOLOGIQUE » below « DE LA TRANSITION »."""
    return len(line.split()) == 1 and line.isupper() == plain(words[j - 1]).isupper() and line.isalpha()


def is_body_within(words: str) -> bool:
    """« Bureau national », « Section du Doubs »: a part of the body that the line above names."""
    line = plain(words)
    return len(line) <= _LINE and _BODY_WITHIN.fullmatch(line) is not None and not reads_as_act(line)


def is_slogan(line: str, roles: Sequence[Role | None], gaps: Sequence[bool], i: int) -> bool:
    """« Premier syndicat de la profession », right below a name and apart from what follows."""
    plain_line = len(line) <= 50 and re.search(r"[:!?»\d]|\.$", line) is None
    named_above = roles[i - 1] in (Role.HEADER, Role.CONTACT) and not gaps[i - 1]
    return plain_line and named_above and not reads_as_act(line.replace("pour", ""))


def is_logo(i: int, words: Sequence[str], gaps: Sequence[bool], publishers: Publishers) -> bool:
    """« SNU », « pden », a word or two above the whole name: « Syndicat National Unitaire / du Privé »."""
    if len(words[i]) > _LOGO or not re.fullmatch(r"[\w-]+", words[i]) or gaps[i]:
        return False
    for j in range(i + 1, min(i + 3, len(words))):
        if organisation(plain(words[j]), publishers):
            return True
        if gaps[j]:
            break
    return False


def is_district(words: str) -> bool:
    """« ARRONDISSEMENT DE MIRANDE », between the names of a department and of one of its communes."""
    return (
        re.fullmatch(r"(?:arrondissement|canton)\s(?:de|du|des|d['’])[^.:!?\d]{2,40}", words, re.IGNORECASE) is not None
    )


def is_kind_of_text(words: str) -> bool:
    """« Intervention en séance plénière », « Message aux étudiants »: what a text is, above its title."""
    return _KIND_OF_TEXT.fullmatch(plain(words)) is not None


def anchored(i: int, roles: Sequence[Role | None]) -> bool:
    """Whether a date, « Communiqué », an addressee or a contact stands on one of the three lines below line `i`."""
    anchors = (Role.DATELINE, Role.HEADER, Role.ADDRESSEE, Role.CONTACT)
    return any(roles[j] in anchors for j in range(i + 1, min(i + 4, len(roles))))
