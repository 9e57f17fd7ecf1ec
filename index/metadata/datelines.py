"""A line that says where and when, « Rouen, le 5 mars 2015 », or only when: the date it gives, and how surely."""

import re
from dataclasses import dataclass

from index.french.calendar import MONTHS, WEEKDAYS
from index.french.dates import DateMention, find_dates, find_short_date
from index.metadata.names import SIGLE, organisation
from index.metadata.organisations_list import well_known_publishers
from index.values.dates import PartialDate
from index.values.kinds import Kind

LONGEST = 120  # characters of a line that says no more than where and when
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_SIGN = re.compile(r"^[^\w(«\[@]+|[\s.;]+$")

WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)})\s+)?"
_EVENT = (
    r"(?:appel|assemblée|atelier|audience|camp|colloque|commission|concert|conférence|congrès|conseil|cortège|date|débat"
    r"|clôture|début|départ|défilé|dépôt|échéance|élection|entrée|fermeture|fête|fin|forum|lancement|livraison|ouverture|grève|inauguration|journée|limite|manif\w*|marche|meeting|mobilisation"
    r"|naissance|nuit|née?|permanence|procès|rassemblement|rendez-vous|rencontre|rentrée|réunion|salon|scrutin|séance"
    r"|remise|réouverture|session|signature|soirée|sortie|stage|table|tou[ts]\w*|visite|vote|webinaire"
    rf"|{'|'.join((*MONTHS, *WEEKDAYS))})\b"
)
_NAME = r"[A-ZÀ-ÝŒ](?:[\w'’]|-(?=\w))*+"  # one that has a hyphen is one: « Boulogne-sur-Mer »
_SMALL = r"(?:sur|sous|en|lès|les|la|le|de|du|des|aux|d['’]|l['’])"
_ONE_PLACE = rf"(?!(?i:{_EVENT})){_NAME}(?:[\s-](?:{_SMALL}[\s-]?)?{_NAME}){{0,5}}"
_PLACE = rf"{_ONE_PLACE}(?:\s*[,/]\s*{_ONE_PLACE}){{0,4}}(?:\s+\([^()]{{1,30}}\))?"
_KIND = (
    r"(?i:communiqu[ée]s?(?:\s+(?:de\s+presse|commun|conjoint|unitaire|inter\w{4,14}))*|CP|déclaration|informations?\s+presse"
    r"|lettre\s+ouverte|motion|information|note)"
)
_OF_WHOM = rf"(?:\s+(?i:de\s+la\s+|de\s+l['’]|des\s+|du\s+|de\s+)?(?:{SIGLE}|[A-ZÀ-Ý][\w’'-]+(?:\s+[\w’'-]+){{0,6}}?))"
_NUMBER = r"(?i:\s*+(?:,\s*+)?n[°º]\s?[\w/-]+)"
_PAPER = (
    r"(?i:(?:la\s|le\s|notre\s|l['’])?(?:lettre|bulletin|journal|gazette|infolettre|infos?|flash|note|écho)[\w\s’'–-]{0,30}?"
    r"\sn[°º]\s?[\w/-]+)|(?i:(?:avis|décision|délibération|recommandation|résolution|circulaire)\s+n[°º]\s?[\w./-]++)"
)
_WHAT = (
    rf"(?:{_PAPER}|(?i:pour\s+diffusion\s+immédiate|à\s+diffuser)|{_KIND}{_NUMBER}?{_OF_WHOM}?|(?i:n[°º]\s?[\w/-]+))"
)
_PUBLISHED = (
    r"(?:@\w{2,30}\s·|envoyée?\s*:|publiée?|diffusée?|postée?|parue?|écrite?|rédigée?|mise?\s+en\s+ligne|date\s+de\s+publication\s*:"
    r"|(?:publié|paru)e?\s(?:dans\sle|au)\sJ(?:O|ournal\sofficiel)\b[^\d]{0,40}?\s(?:du|le)|par\s[^\d,]{2,40}?,?|(?:lettre|courrier|texte|communiqué|message|motion|déclaration|article|billet|tract)\s"
    r"(?:envoy|adress|expédi|adopt|vot|publi|diffus|rédig|post|distribu)ée?)"
)
_DAY = rf"(?i:[lc]es?\s+)?(?i:{WEEKDAY})(?:\d{{1,2}}\s*(?:,|et|au|-)\s*)?"
_WHERE = re.compile(
    rf"(?:{_WHAT}\s*[–—|:-]\s*)?\(?(?:(?:(?i:fait\s+à|à)\s+)?{_PLACE}(?:\s*,\s*|\s*\|\s*|\s*[–—-]\s+(?=(?i:[lc]es?\s))|\s+(?=(?i:[lc]es?\s))|,\sen\s[^,\d]{{3,40}},\s(?=le\s))"
    rf"|(?i:fait\s+))(?P<le>{_DAY})"
)
_WHEN = re.compile(rf"(?:{_WHAT}\s*[,–—|:-]\s*)?\(?{_DAY}")
_SAID = re.compile(
    rf"\(?(?i:{_PUBLISHED}(?:\s+(?:initialement|par\s[^\d,]{{2,40}}?,?|il\s+y\s+a\s+\d+\s+\w+,?))?\s*(?:le\s+)?){_DAY}"
)
_LABEL = re.compile(r"(?i:date\s*:\s*)(?i:le\s+)?" + rf"(?i:{WEEKDAY})")
_DATED_HEADER = re.compile(rf"{_WHAT}\s*+(?:[:,–—|-]\s*+)?(?i:du\s+|le\s+)?{_DAY}")
_HOUR = r"\d{1,2}\s?[h:]\s?(?:\d\d)?(?:\s?[A-Z]{2,4})?"
_AFTER = re.compile(
    rf"(?:\s*+[.,–—|-]\s*+{_WHAT}|\s*+[,–—|-]\s*+(?i:p\.|pages?)\s?[\w-]{{1,6}}|\s*+[–—|-]\s*+{_NUMBER}|\s+\((?:\w{{2,12}}|(?:avant|après)\s[^()\d]{{3,20}})\)|\s+par\s+{_NAME}(?:\s+{_NAME}){{1,3}}"
    rf"|(?:\s+à\s+|,\s+){_ONE_PLACE}|,\s(?i:{'|'.join(WEEKDAYS)}|fête|jour|solennité)\s(?:de|du|des|saint|d['’])[^.\d]{{2,40}}|\s*+(?:\([,–-]?\s*+|[,–-]\s*+)?(?i:mise?\s+à\s+jour|modifiée?|actualisée?).*)?[\s.,;:)\]]*"
)
_AT = re.compile(rf",?\s+(?:à\s+)?{_HOUR}\.?(?:\s*[–|-].*|\s*+[,(]?\s*+(?:mis|modifié|actualisé).*)?")
_INTO_TEXT = re.compile(
    rf"\)?(?:(?:,?|\s[–—-])\s{_HOUR})?\s*+(?:/[A-Z][A-Za-z ]{{1,20}}/\s*+|\([A-Z][\w .-]{{1,20}}\)\s*+)?"
    r"(?:\.\s)?[–—-]++\s++\S|\)\s++\S"
)
_PLACE_DASH = re.compile(
    rf"(?!(?i:{_EVENT})){_NAME}(?:,\s{_NAME})?\s[–—-]\s"
)  # « Namur - 8 septembre 2022 - La Ligue… »
_TAIL = re.compile(  # of a post: « | 4 commentaires », « – 6 min de lecture », « dans Outils »
    r"(?<!\s)(?:(?:\s*+[|·•–—-][^\d|·•–—-]{2,33})?\s*+[|·•–—,-]\s*+\d++\s"
    r"(?:commentaires?|réactions?|min(?:utes?)?\sde\slecture|vues)"
    r"|\s*+[|•·–—,-]\s*+(?i:temps\sde\s)?(?i:lecture)\s?:\s?\d++\s?min(?:utes?)?|\s++dans\s(?:la\srubrique\s)?[A-ZÀ-Ý][^\d.]{1,40})$"
)
_PERSON = re.compile(rf"(?!(?:La|Le|Les|Saint|Sainte|Mont|Fort|Port|Haut|Bas|Ville|Nouvelle)\b){_NAME}\s{_NAME}")


@dataclass(frozen=True)
class Dateline:
    """The date that a line gives. `placed` says that the line itself tells that it was published then: a place and
    « le », « Fait à », « Publié le », a header; a date alone may be of an event. `opens` that a paragraph follows.
    """

    date: PartialDate
    placed: bool
    opens: bool = False
    by_person: bool = False  # « Jeanne Martelet, le 3 mars 2015 »: maybe below a quotation


def read_dateline(line: str) -> Dateline | None:
    """The dateline that `line` is, or begins with; None for any other line.

    >>> read_dateline("Rouen, le 5 mars 2015").placed, read_dateline("5 mars 2015").placed
    (True, False)
    """
    words = _TAIL.sub("", _SIGN.sub("", _UNSEEN.sub("", line[: 2 * LONGEST])))
    mention = next(find_dates(words), None) or _short(words)
    if mention is None or mention.start > LONGEST:
        return None
    before, after = words[: mention.start], words[mention.end :]
    if len(line) > LONGEST or not (_AFTER.fullmatch(after) or _AT.fullmatch(after)):
        at_a_place = _WHERE.fullmatch(before) or _PLACE_DASH.fullmatch(before)
        opens = at_a_place is not None and _INTO_TEXT.match(after) is not None
        return Dateline(mention.date, True, opens=True) if opens and mention.date.day else None
    if len([*find_dates(words)]) > 1 and not _SAID.fullmatch(before):
        return None
    if _SAID.fullmatch(before):
        return Dateline(mention.date, True)
    if (where := _WHERE.fullmatch(before)) is not None and not _AT.fullmatch(after):
        place = before[: where.start("le")].strip(" ,–|-")
        person = _PERSON.fullmatch(place) is not None
        paper = well_known_publishers().known(place)
        if paper is not None and paper.kind is Kind.PRESS:
            return None  # « Le Monde, le 5 mars 2015 », under what it wrote
        return Dateline(mention.date, True, by_person=person)
    if _DATED_HEADER.fullmatch(before) and _AFTER.fullmatch(after):
        return Dateline(mention.date, True)
    if _WHEN.fullmatch(before) or _LABEL.fullmatch(before):
        placed = bool(re.search(_WHAT, after)) or (before.lower().startswith("le ") and "à " in after)
        weekday_at = _AT.fullmatch(after) is not None and re.search(r"[a-z]", before) is not None
        return None if weekday_at else Dateline(mention.date, placed)
    return None


def signed_on(line: str) -> Dateline | None:
    """The date that ends a line which signs, « Les personnels du Laboratoire, le 12 mars 2020 »."""
    words = _SIGN.sub("", line)
    mention = next(find_dates(words), None)
    ends = mention is not None and mention.end == len(words)
    signed = mention is not None and re.search(rf"[,(–—-]\s*(?i:le\s+)?{WEEKDAY}$", words[: mention.start]) is not None
    return Dateline(mention.date, True) if mention is not None and ends and signed else None


def named_on(line: str) -> Dateline | None:
    """The date beside the name of a body, and nothing else: « SNES-FSU Dijon – 6 octobre 2021 »."""
    mention = next(find_dates(line[:LONGEST]), None)
    if mention is None or len(line) > LONGEST or re.search(r"\w", line[mention.end :]):
        return None
    name = re.fullmatch(rf"(?P<name>\S.+?)\s*[,|·•–—-]\s*(?i:le\s+)?{WEEKDAY}", line[: mention.start])
    publishers = well_known_publishers()
    named = organisation(name["name"], publishers) if name is not None else None
    known = publishers.known(named) if named else None
    if known is not None and known.kind is Kind.PRESS:
        return None
    return Dateline(mention.date, True) if named else None


def _short(words: str) -> DateMention | None:
    """A year of two figures is one after a place and « le », or where « le » and the day are all of the line."""
    mention = find_short_date(words)
    if mention is None:
        return None
    before, after = words[: mention.start], words[mention.end :]
    alone = not after and (
        re.fullmatch(rf"(?i:[lc]e\s+{WEEKDAY}|{WEEKDAY[:-1]})", before) or _DATED_HEADER.fullmatch(before)
    )
    return mention if _WHERE.fullmatch(before) or alone else None
