"""The line that says what a text is, « Communiqué de presse de la CGT : les écluses ferment »: whose, and its title."""

import re
from dataclasses import dataclass

from index.french.dates import find_dates
from index.metadata.meetings import AT_A_MEETING
from index.metadata.names import SIGLE, capital, organisation, reads_as_act, several
from index.metadata.organisations import Publishers
from index.values.kinds import Kind

_MANY = (
    r"(?:\s+(?:de\s+presse|presse|commune?|conjoint|unitaire|intersyndical|urgent|national|local|fédéral|officiel))*"
)
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_HEADER = re.compile(
    rf"(?:urgent[\s!:–—-]{{0,4}})?[\[(]?\s?(?:communiqu[ée]s?{_MANY}|avis\s+aux\s+médias|CP)\s?[\])]?"
    r"(?P<rest>(?:\W.*)?)",
    re.IGNORECASE,
)
_REACTION = re.compile(
    r"(?:réaction|déclaration|motion|vœu|résolution|délibération|lettre\s+ouverte|position|avis|analyse|tribune|appel|tract)s?"
    r"(?:\s+(?:commune?|unitaire|intersyndicale?|préalable|liminaire|publique|solennelle))*"
    r"(?P<rest>\s+(?:de\s+la|de\s+l['’]|du|des|de)\s*.*)",
    re.IGNORECASE,
)
_SOURCE_FIRST = re.compile(
    rf"(?P<first>\S.*?)(?<=\S)\s*(?:\s[–—|-]|:|,)\s*communiqu[ée]{_MANY}\b(?P<rest>(?:\W.*)?)", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:de\s+la\s|de\s+l['’]|du\s|des\s|de\s|d['’])\s*(?P<name>\S.*)", re.IGNORECASE)
_AFTER = re.compile(r"\s*[:–—|-]+\s*(?P<words>\S.*)|\s+(?P<plain>\S.*)")
_EMBARGO = re.compile(r"(?:sous\s+)?embargo|(?:pour\s+)?(?:diffusion|publication)\s+immédiate", re.IGNORECASE)
_ADOPTED_BY = re.compile(  # « Motion adoptée à l’unanimité par le conseil municipal de Lirac »
    r"(?:(?:motion|vœu|résolution|délibération|texte|appel)\s(?:adopt|vot|présent)ée?(?:\sà\sl['’]unanimité)?"
    r"|(?:pétition\s)?(?:lancée|initiée|portée))\spar\s"
    r"(?:la\s|le\s|les\s|l['’])(?P<name>[^,.:]{4,90})",
    re.IGNORECASE,
)
_COMMUNICATES = re.compile(
    r"(?:(?:la|le)\s|l['’])?(?P<name>\S.{2,80}?)\s(?:communique|(?:vous|nous)\sinforme|informe)\s?[:!]?", re.IGNORECASE
)
_POSTED_BY = re.compile(  # « Publié par Coop Numérique des Cévennes, le 20 décembre 2022 »
    r"(?:publié|posté|mis\sen\sligne|rédigé|écrit)e?\spar\s(?:la\s|le\s|les\s|l['’])?(?P<name>[^,.:]{4,90}?)(?:,?\sle\s[\w\s/]{6,25})?\W*",
    re.IGNORECASE,
)
_IN_NAME_OF = re.compile(  # « Intervention de Paul Ferrand au nom du groupe Écologie et Citoyens »
    r"(?:intervention|déclaration|discours|question|amendement|vœu|explication\sde\svote)\b.{3,80}\sau\snom\s"
    r"(?:de\sla\s|de\sl['’]|du\s|des\s)(?P<name>[^,.:]{3,70})",
    re.IGNORECASE,
)
_SEEN_BY = re.compile(  # « CR du CSE du 22 juin 2023 vu par vos élus CFDT Orange »
    r"(?:CR|compte[\s-]rendu|relevé|procès-verbal)\b.{4,120}\s(?:vu\s)?par\s(?:la\s|le\s|les\s|vos\s|nos\s|l['’])"
    r"(?:élu\S{0,4}\s|représentant\S{0,4}\s|délégué\S{0,4}\s)?(?:de\sla\s|du\s)?(?P<name>[^,.:]{2,60})",
    re.IGNORECASE,
)
_PAPER_OF = re.compile(  # « Bulletin de l’Association pour le train »
    r"(?:(?:la|le|notre)\s)?(?:bulletin|journal|lettre|revue|magazine|gazette)(?:\sd['’]information)?\s(?:de\sla\s|de\sl['’]|du\s|des\s)"
    r"(?P<name>[A-ZÀ-Ý][^.:!?]{3,88})",
    re.IGNORECASE,
)
_SHEET_OF = re.compile(  # « Info Flash Chambre d’agriculture de la Creuse n° 18/2023 »
    r"(?:infos?(?:\sflash)?|flash(?:\sinfos?)?|bulletin|journal|lettre|newsletter)\s(?:de\sla\s|de\sl['’]|du\s|des\s)?(?P<name>[A-ZÀ-Ý]\S.{2,80}?)"
    r"(?:\s?(?:[–—,-]\s)?n[°º]\s?[\w/-]{1,12})?",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:de|émetteur|expéditeur|organisation)\s?:\s?(?P<name>\S.{2,89})", re.IGNORECASE)
_MAIL = re.compile(r"(?<!\s)\s*+[<(\[][^<>()\[\]@]*+@[^<>()\[\]]*+[>)\]]")
_ASSEMBLED = re.compile(
    r"(?:conseil|comité|bureau|assemblée|congrès|commission|personnels|salariés|habitants)\s", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\s+n[°º]\s?[\w/-]{1,10}(?=\s(?:de\sla|de\sl['’]|du|des)\s?[a-zéA-ZÉ])", re.IGNORECASE)
_NUMBER = re.compile(r"[\s:–—-]*n[°º].*", re.IGNORECASE)
_BY = re.compile(rf"(?<!\s)(?:\s++(?i:par)\s++[A-ZÀ-Ý].*$|\s*+[:,–—-]\s*+(?i:le\s++)?(?i:{_WEEKDAY})?\s*+$)")
_TO_A_DATE = re.compile(rf"(?i:(?:^|(?<![\s,:|–—-])[\s,:|–—-]++)(?:(?:du|le|ce)\s++)?(?:{_WEEKDAY}\s++)?)$")
_SAID_BY = re.compile(
    r"(?:déclaration|intervention|motion)(?:\s(?:liminaire|préalable|commune))?\s(?=[A-ZÀ-Ý])", re.IGNORECASE
)
_DATED = re.compile(rf"(?P<name>\S[^–—|]{{2,89}}?)(?:\s[–—-]\s[^–—|]{{3,40}}?)?\s[–—|-]\s(?i:le\s)?(?i:{_WEEKDAY}\s)?")
_AT_A_PLACE = re.compile(r"(?<=\S)\s+[–—-]\s[A-ZÀ-Ý][\w’'-]+(?:\s[A-ZÀ-Ý][\w’'-]+)?(?:,\s*(?i:le\s+)?|\s+(?i:le\s+))$")
_A_SIGLE = re.compile(SIGLE)
_PEOPLE = re.compile(
    r"(?:élus?|élu·?e·?s|représentant\S{0,6}|délégué\S{0,6}|organisations|syndicats|fédérations|sections?|délégations?)"
    r"(?:\s+(?:syndica\w{1,3}|du\s+personnel))*\s+(?:de\s+la\s+|du\s+|des\s+|de\s+)?",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:au|aux|à\s+la|à\s+l['’]|contre|sur|pour|devant|lors|suite|relative?|en)(?:\s|(?<=['’])).*")
_BODY = re.compile(
    r"(?:conseil\s+d|bureau|comité\s+de\s+direction|service|secrétariat|direction$|département$|pôle|directeur|président)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Header:
    """What a line that says what a text is says beside: the name of whose it is, and the place of the words."""

    name: str | None = None
    words: str | None = None  # of the line, that name it
    title: str | None = None  # words of the line


def read_header(line: str, publishers: Publishers) -> Header | None:
    """What the header `line` says; None for a line that is no header.

    >>> from index.metadata.organisations_list import well_known_publishers
    >>> read_header("Communiqué de presse : les écluses ferment", well_known_publishers()).title
    'les écluses ferment'
    """
    if len(line) > 250:
        return None
    if (match := _HEADER.fullmatch(line)) is not None:
        return _of_rest(match["rest"] or "", line, publishers)
    for form in (_ADOPTED_BY, _COMMUNICATES, _FROM, _PAPER_OF, _SHEET_OF, _POSTED_BY, _SEEN_BY, _IN_NAME_OF):
        if (match := form.fullmatch(line)) is not None:
            mail = re.search(r"@(?P<host>[\w.-]{4,60})", match["name"]) if form is _FROM else None
            words = _MAIL.sub("", match["name"]).strip(' "')
            name = organisation(capital(words), publishers) or (publishers.of_host(mail["host"]) if mail else None)
            if name is None and form is _ADOPTED_BY and _ASSEMBLED.match(words) and not reads_as_act(words):
                name = capital(words)
            return Header(name, words or match["name"]) if name else Header() if form is _FROM else None
    if (match := _REACTION.fullmatch(line)) is not None:
        of = _named(_OF.fullmatch(match["rest"]), line, publishers)
        return Header(*of) if of else None
    if (match := _SAID_BY.match(line)) is not None and (begun := publishers.begins(line[match.end() :])) is not None:
        name = line[match.end() : match.end() + begun[1]]
        return Header(begun[0].name, name) if AT_A_MEETING.match(line[match.end() + begun[1] :]) else None
    if (dated := _name_dated(line, publishers)) is not None:
        return Header(*dated)
    if (match := _SOURCE_FIRST.fullmatch(line)) is not None:
        first = match["first"]
        if name := several(first, publishers) or organisation(first, publishers):
            return Header(name, first)
        if len(first.split()) > 2:
            return Header(title=first)
        return Header()
    return None


def _name_dated(line: str, publishers: Publishers) -> tuple[str, str] | None:
    """« Union des mutualités asbl – Service études – 9 décembre 2020 »: a name, its part, a day, and nothing else."""
    if len(line) > 120 or not re.search(r"\d{4}\W*$", line):
        return None
    mention = next(find_dates(line), None)
    if mention is None or mention.date.day is None or re.search(r"\w", line[mention.end :]):
        return None
    match = _DATED.fullmatch(line[: mention.start])
    name = organisation(match["name"], publishers) if match else None
    known = publishers.known(name) if name else None
    return None if match is None or name is None or (known and known.kind is Kind.PRESS) else (name, match["name"])


def _of_rest(rest: str, line: str, publishers: Publishers) -> Header | None:
    rest = _NUMBERED.sub("", rest)  # « Communiqué n° 7 du comité de grève »
    if not re.search(r"\w", rest) or _NUMBER.fullmatch(rest):
        named = re.search(r"\s[:–—-]\s(?P<title>\D.*)$", rest)
        return Header(title=named["title"]) if named and not any(find_dates(named["title"])) else Header()
    if (named := _OF.fullmatch(rest)) is not None:
        if name_and_words := _named(named, line, publishers):
            return Header(*name_and_words)
        few = len(named["name"].split()) < 3 or _undated(named["name"]) == "" or _BODY.match(named["name"]) is not None
        return Header() if few or len(line) < 30 else None  # « Communiqué de soutien aux bateliers » is a title
    after = _AFTER.fullmatch(rest)
    words = _undated((after["words"] or after["plain"]) if after else "")
    if not words:
        return Header()
    if _EMBARGO.match(words):
        return Header()
    if name := several(words, publishers) or organisation(words, publishers):
        return Header(name, words)
    if (begun := publishers.begins(words)) and re.fullmatch(r"(?:\s[A-ZÀ-Ý&][\w’'-]*){0,4}", words[begun[1] :]):
        return Header(begun[0].name, words[: begun[1]])
    if after is not None and after["words"]:
        return Header(title=words) if len(words) > 3 and not _is_place(words) else Header()
    sigle = re.match(rf"(?>{SIGLE})(?:[\s/,+–-]++(?>{SIGLE}))*+$", words)
    return Header() if sigle or len(words.split()) < 3 else Header(title=words)


def _is_place(words: str) -> bool:
    return re.fullmatch(r"[A-ZÀ-Ý][\w’'-]+(?:,?\s+le)?", words) is not None


def _named(match: re.Match[str] | None, line: str, publishers: Publishers) -> tuple[str, str] | None:
    """The name after « de la », and the words that are it: one that is known, one that says what it is, a sigle."""
    if match is None:
        return None
    words = _BY.sub("", _undated(AT_A_MEETING.sub("", match["name"]))).rstrip(" .,:–—-")
    apart = re.split(r"(?<!\s)\s*(?::|\s[–—-])\s", words)[0]
    for part in dict.fromkeys((words, apart, _TO.sub("", apart), _PEOPLE.sub("", _TO.sub("", apart), count=1))):
        if not part or _BODY.match(part):
            continue
        if (
            name := several(part, publishers)
            or organisation(part[:1].upper() + part[1:], publishers)
            or publishers.named(part)
        ):
            return name, part
        if _A_SIGLE.fullmatch(part) and not line.isupper():
            return part, part
    return None


def _undated(words: str) -> str:
    """« CGT » of « CGT du 14 mars 2024 », nothing of « 14 mars 2024 »."""
    date = next(find_dates(words), None)
    return words if date is None else _TO_A_DATE.sub("", _AT_A_PLACE.sub("", words[: date.start]))
