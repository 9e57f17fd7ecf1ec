"""A line that signs, « Pour le syndicat, Jeanne Martelet », « CGT – FSU »: whom it names."""

import re

from index.french.dates import find_dates
from index.french.words import fold
from index.metadata.datelines import WEEKDAY
from index.metadata.first_names import FIRST_NAMES
from index.metadata.lines import plain
from index.metadata.names import organisation, reads_as_act, several
from index.metadata.organisations import Publishers
from index.metadata.signing_list import signing_on

LONGEST = 160
_SIGNED_BY = re.compile(
    r"(?:(?:les\s+)?(?:premi(?:er|ère)s\s+)?(?:(?:organisations|associations|collectifs|syndicats)\s+)?"
    r"(?:premi(?:er|ère)s\s+)?signataires"
    r"|(?:communiqué\s+|texte\s+)?sign[ée]+(?:\s+par)?|source|signatures?)\s*:?\s*(?P<names>.*)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:communiqué|déclaration|appel|lettre|texte|motion)s?\s+(?:commune?|unitaire|intersyndicale?)"
    r"(?:\s+(?:de\s+la|de\s+l['’]|du|des|de))?\s*+(?:[:–—-]\s*+)?(?P<names>\S.*)",
    re.IGNORECASE,
)
_FUNCTION = (
    r"(?:co-?)?(?:secrétaires?|présidente?s?|vice-présidente?s?|porte-parole|délégué·?e?s?|directeur|directrice|coordinat\w{1,12}"
    r"|responsables?|bureau|secrétariat|commission|conseil|comité|élu·?e·?s|élue?s|représentant\w{0,12}|équipe|membres?|collectif"
    r"|animat\w{1,12}|trésori\w{1,12}|maire|administrat\w{1,12}|camarades|militant\w{0,12}|direction)"
)
_OF = r"(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|de\s+|d['’])"
_FOR = re.compile(
    rf"(?i:pour\s+(?:le\s+|la\s+|les\s+|l['’]\s?)?(?:{_FUNCTION}[^,]{{0,40}}?\s{_OF})?)(?P<name>[^,]{{2,90}}?)\s*(?:,.*)?"
)
_FOR_WHOM = re.compile(r"(?i:pour\s+(?:le\s+|la\s+|les\s+|l['’]\s?)?)(?P<name>[^,]{2,90}?)\s*(?:,.*)?")
_BOARD = re.compile(  # « Le conseil d’administration des Loueurs ruraux du Périgord »
    rf"(?i:(?:le|l['’]|la)\s?(?:bureau|conseil\sd['’]administration|comité\sdirecteur|secrétariat|équipe|coordination))\s{_OF}"
    r"(?P<name>[A-ZÀ-Ý][^,.:;!?]{3,70})"
)
_PEOPLE = re.compile(  # « Vos élus CFDT Kuhn », « Les représentants CGT, SUD et FSU au CHSCT »
    r"(?:les|vos|nos|l['’])\s?(?:élus?|élu·?e·?s|représentant\S{0,6}|délégué\S{0,6}|organisations|syndicats|sections?"
    r"|militant\S{0,6}|camarades|équipe|délégation|intersyndicale|fédérations|unions\s\w{4,16})"
    rf"(?:\s(?:syndica\w{{1,3}}|personnel|signataires?))?\s(?:{_OF})?(?P<names>\S.{{1,120}}?)"
    r"(?:,?\s(?:au|du|à\sla|de\sla|à\sl['’]|de\sl['’])\s?(?:CSE|CSA|CHSCT|CT|CTM|CSAL|CAP\w?|F3SCT|comité|conseil)"
    r"\b.{0,60})?",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(
    rf"(?i:(?:[^,]{{3,50}},\s*)?(?:le\s+|la\s+|les\s+|l['’])?{_FUNCTION}[^,]{{0,60}}?\s{_OF}(?:groupe\s+)?)"
    r"(?P<name>[^,]{2,90})"
)
_OFFICE = re.compile(rf"(?:le\s+|la\s+|les\s+|l['’])?{_FUNCTION}\b[^.!?:]{{0,80}}", re.IGNORECASE)
_NAME = r"(?:[A-ZÀ-Ý][\w’'.-]*\s+){1,3}[A-ZÀ-Ý][\w’'-]*"
_PERSON = re.compile(
    rf"(?:(?:M\.|Mme|Mmes|Dr|Pr|Me)\s+)?{_NAME}(?:,?\s+et\s+{_NAME})?"
    rf"(?:,\s+(?:le\s+|la\s+)?(?i:{_FUNCTION})\b[^.!?:,]{{0,60}})?"
)
_ADDRESS_AFTER = re.compile(
    r"(?:,|\s[–—|-])\s(?=.{0,160}(?:\d{2}|bourse du travail|@|www\.)|\d{1,3}\s(?:rue|avenue|place|quai)\s).*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"(?:,\s*+|(?<!\s)\s*+)(?:imp(?:rimerie)?\.?\s*+spéc\w*+\.?|ipns)$", re.IGNORECASE)
_MARKS = " \t.*_–—-•·●▪"
_WILL = re.compile(
    r"\s(?:en|y|se|le|la|les|nous|leur|s['’]|l['’]|n['’]en|ne)\s?[a-zéèêîûç]{2,15}(?:r|er|ir)(?:a|ont|ait|aient)\b"
)  # a sentence


def opens_signatories(words: str) -> bool:
    """« Signataires : », with nothing after it: the lines below name them."""
    match = _SIGNED_BY.fullmatch(plain(words).strip())
    return match is not None and not match["names"].strip(_MARKS) and "sign" in match[0].lower()


def signatories(words: str, publishers: Publishers) -> str | None:
    """Those that « Signataires : … », « SOURCE … » or « Déclaration commune de … » names."""
    line = plain(words).rstrip(". ,")
    match = _SIGNED_BY.fullmatch(line) or _TOGETHER.fullmatch(line)
    if match is None or not match["names"].strip():
        return None
    names = match["names"].strip(_MARKS)
    bare = re.sub(r"(?<!\s)\s*+\([^()]*+\)$", "", names)
    return (
        several(names, publishers)
        or organisation(names, publishers)
        or (organisation(bare, publishers) if bare else None)
        or (signing_on(line, match["names"], publishers) if "sign" in line[: match.start("names")].lower() else None)
    )


def signer(words: str, publishers: Publishers) -> str | None:
    """Whom a line below a text names as its author: a name or several, « Pour … », somebody in office."""
    if len(words) > LONGEST:
        return None
    line = plain(undated(words)).strip(_MARKS)
    if words.rstrip().endswith(".") and _WILL.search(line):
        return None
    if name := several(line, publishers):
        return name  # « SUD PTT 31 – CGT FAPT 31 », where a figure is of no address
    if (bare := _ADDRESS_AFTER.sub("", line)) != line and (name := organisation(bare, publishers)):
        return name
    if name := organisation(line, publishers) or signatories(words, publishers):
        return name
    if (people := _PEOPLE.fullmatch(line)) is not None:
        named = people["names"].strip(_MARKS)
        if name := _at_a_place(named, publishers) or several(named, publishers) or organisation(named, publishers):
            return name
    for form in (_FOR_WHOM, _FOR, _IN_OFFICE, _BOARD):
        if (match := form.fullmatch(line)) is not None:
            named = match["name"].strip(_MARKS)
            if (
                reads_as_act(re.sub(r"\bc['’]est\b", "est", line[match.end("name") :]))
                or "." in line[match.end("name") :]
            ):
                continue  # « Pour la CGT, sans indemnité, c’est non »
            if name := organisation(named[:1].upper() + named[1:], publishers) or publishers.named(named):
                return name
            first = re.split(r"[\s-]", fold(named), maxsplit=1)[0]
            if form is _BOARD and first not in FIRST_NAMES and not reads_as_act(named):
                return named
            if form is _IN_OFFICE and "groupe" in line.lower() and named[:1].isupper():
                return named
    return None


def _at_a_place(names: str, publishers: Publishers) -> str | None:
    """« CFDT, CGT et FO de l’Yonne »."""
    return several(re.sub(r"(?<!\s)\s++(?:de|du|des|d['’]|à)\s?[^,/]{2,60}$", "", names), publishers)


def undated(words: str) -> str:
    """« La Société des journalistes » of « La Société des journalistes, le 6 mars 2021 »; other words as they are."""
    mention = next(find_dates(words[:LONGEST]), None)
    if mention is None or re.search(r"\w", words[mention.end :]):
        return words
    return _PRINTED.sub("", re.sub(rf"[\s,(–—-]+(?:le\s+)?{WEEKDAY}$", "", words[: mention.start]))


def is_person(words: str) -> bool:
    """« Jeanne Martelet », « La secrétaire générale »: who signs, and no organisation."""
    line = plain(words).strip(_MARKS + ",")
    return len(line) <= 90 and (_PERSON.fullmatch(line) is not None or _OFFICE.fullmatch(line) is not None)
