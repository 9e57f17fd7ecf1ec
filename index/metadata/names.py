"""What may be the name of an organisation: one that is known, a part of one, or one that says what it is."""

import re

from index.french.dates import find_dates
from index.french.verbs import presents
from index.metadata.organisations import Publishers
from index.metadata.regions import is_region
from index.values.kinds import Kind
from index.values.sources import label_of

LONGEST_NAME = 110
SIGLE = r"[A-ZÀ-Ý][A-ZÀ-Ý0-9.&-]{1,11}"

_ACTS = (
    r"a\s|ont\s|accepte|accueille|apporte|attaque|dévoile|engage|lance|mandate|méconnaît|met\s+en|organise|participe|prend"
    r"|présente|promet|reçoit|rend|saisi(?:ssen)?t|signe|tient|vote"
)
VERB = rf"(?:n['’]|ne\s+|s['’]|se\s+|en\s+)?(?:{_ACTS}|{'|'.join(presents('act'))})(?:nt|ent)?\b"
_ORGANISATION = (
    r"(?:Alliance|Amicale|Assemblée\s+générale|Association|Cave\s+coopérative|Centrale|Cercle|Chambre|Coalition|Collectif|Comité(?!\s+directeur\b)|Confédération|Convergence"
    r"|Conférence\s+(?:nationale|permanente|des\s+(?:présidents|évêques|bâtonniers|grandes))|Coop|Coopérative|Coordination|Fédération|Fondation|Front|Groupe|Groupement|Intersyndicale|Ligue|Mouvement|Observatoire"
    r"|Office\s+public|Ordre|Parti|Regroupement|Réseau|Section|Société\s+(?:des\s+(?:journalistes|rédacteurs|auteurs|gens)|savante"
    r"|protectrice)|Syndicat|Union|Conseil\s+de\s+l['’]Ordre|Conseil\s+(?:économique|d['’]école|de\s+quartier|de\s+vie\s+sociale|de\s+développement|citoyen|communal|départemental|fédéral|général|municipal|national|régional"
    r"|scientifique|supérieur))"
)
_AUTHORITY = (
    r"(?:(?:Mairie|Gendarmerie|Ministère|Métropole|Préfecture|Préfet|Préfète|Rectorat|Ville|Commune|Département|Région|Université"
    r"|Hôpital|Hôpitaux(?:\s+(?:universitaires|civils))?|Canton|Gouvernement|Chambre|Communauté|Académie|Ambassade|Consulat(?:\s+général)?"
    r"|Diocèse|Archidiocèse|Évêché|Archevêché|Centre\s+hospitalier(?:\s(?:universitaire|régional|intercommunal))?)\s+(?:de|du|des|d['’]|régionale|départementale)"
    r"|(?:Agence|Direction|Délégation|Chambre|Caisse|Union)\s+(?:régionale|départementale|interdépartementale|interministérielle"
    r"|interrégionale|générale|académique|territoriale)\s"
    r"|Inspection\s+(?:générale|académique|du\s+travail)\s"
    r"|(?:SDIS|SAMU|DDTM?|DDFIP|DSDEN|DDETS|CDG|MSA)\s+(?=\d)|(?:CHRU|CHU|CHR|CHS|CHI|CH|ARS|DREAL|DRAAF|CCI|CAF|CPAM|UDAF|Université|Région|Canton)\s+(?=(?:de\s|d['’])?[A-ZÀ-Ý]))"
)
_SAYS_WHAT_IT_IS = re.compile(
    rf"(?:(?:La|Le|Les|L['’])\s*)?(?:{_ORGANISATION}\s|{_AUTHORITY})[^.:;!?»«|/<>]{{2,}}"
    r"|(?:Le\s|L['’])?(?:Association|Collectif|Comité|Coordination|Groupe|Liste|Mouvement|Réseau|Syndicat)\s«\s?[^«»]{2,60}»"
    r"|(?-i:(?:Les\s+)?Amis|(?:LES\s+)?AMIS)\s+d(?:es?\s|u\s|['’])[^.,:;!?»«|/]{2,60}"
    r"|[A-ZÀ-Ý][\w’'-]{2,}(?: [A-ZÀ-Ý][\w’'-]+){0,2} Métropole",
    re.IGNORECASE,
)
_SAYS_AFTER = re.compile(  # « Libre Accès – Association de promotion de l’art libre »
    r"(?P<name>[A-ZÀ-Ý][\w’'-]+(?:\s[A-ZÀ-Ý][\w’'-]+){0,3})\s[–—-]\s"
    r"(?P<what>(?:[Aa]ssociation|[Cc]ollectif|[Rr]éseau|[Ff]ondation|[Ff]édération)\s(?:de|du|des|d['’]|pour)\s?[^.:!?]{3,60})"
)
_LEGAL_FORM = re.compile(  # « Natagora Brabant asbl »
    r"(?P<name>[A-ZÀ-Ý][^.:;!?,»«|/]{2,60})\s(?:asbl|ASBL|a\.s\.b\.l\.|A\.S\.B\.L\.|aisbl|AISBL|OBNL|SCOP|Scop|SCIC|Scic)"
)
_PART = re.compile(
    r"(?:[\s–-]++(?:[A-ZÀ-ÝŒ][\w'’.·-]*+|\d{1,4}+|de|du|des|d['’][A-ZÀ-Ý]\w*|la|le|les|l['’]\w+|et|en|à|au|aux|action|sociale|sociaux"
    r"|publiques?|nationale?|régionale?|départementale?|locale?|territoriaux|retraités|académie|section|pays|ville"
    r"|\([^()]{1,40}\)))+"
)
_BODY_OF = re.compile(
    r"(?:UL|UD|UR|US|USD|UIT|UNION\s+(?:LOCALE|DÉPARTEMENTALE|RÉGIONALE|SYNDICALE|FÉDÉRALE|NATIONALE)"
    r"|SECTIONS?(?:\s+SYNDICALES?)?|SYNDICAT|FÉDÉRATION|COMITÉ|COORDINATION|COLLECTIF|GROUPE|DÉLÉGATION|SECTEUR|ÉQUIPE)\b.+",
    re.IGNORECASE,
)
_AN_ACT = re.compile(
    rf"\b(?:(?-i:[a-zéèêîôû]{{3,20}}(?<!r)e(?:nt)?(?=\s(?:le|la|les|un|une|son|sa|ses|leurs?)\s|\sl['’]))|(?<!-)(?<!grand\s)est|sont|doit|doivent|peut|peuvent|va|vont|veulent|disent|contre|pour|face|sans(?!-)|avec|qui|que|dont|{VERB}"
    r"|en\s+(?:danger|lutte|grève|colère|crise|fête|marche)|reçue?s?|exécutif|européenne\b|sacrée|compte\s+rendu|nouveau\b"
    r"|communiqu[ée]s?|permanence|réunion|conférence(?!\s(?:nationale|permanente|des))|voici|chez)(?!\w)",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?<=^\w)(?P<kind>\w{4,20}\s)(?:pour|contre)\s", re.IGNORECASE)  # « Fondation pour la recherche »
_FRIENDS = re.compile(r"Les\s+Amis\s", re.IGNORECASE)  # who are called so
_FOR_ALL = re.compile(  # « Association Toits pour tous », « Ligue du Lac pour la défense des écluses »
    r"^(?P<name>(?:Amicale|Association|Cercle|Collectif|Comité|Coordination|Fédération|Fondation|Groupement|Ligue)\s"
    r"(?:(?-i:[A-ZÀ-Ý])[^\s,]{1,20}\s(?:[^\s,]{1,20}\s){0,3}?(?=pour\s(?:tous|toutes)$)|(?:[^\s,]{1,20}\s){1,4}?(?=pour\s(?:la\s|le\s|l['’]"
    r"\s?)(?:défense|sauvegarde|protection|promotion|reconnaissance|développement|maintien|avenir|préservation|insertion"
    r"|accueil|pêche|chasse|recherche|formation|culture|paix|santé|logement|gestion|sécurité|liberté|langue|vie|ville"
    r"|réforme|création)\b)))pour\s",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(  # « Fédération sportive pour la promotion du vélo en ville annoncée »
    r"(?<!\sde)(?<!\sla)(?<!\sdes)(?<!\sles)(?<!\set)\s\w{3,30}+(?<=ée)$", re.IGNORECASE
)
_BETWEEN = re.compile(  # and the spaces before it
    r"(?:,|/|\+|•|·(?=\s)|;|&|\||\s[–—-]|(?<=\w)\set\s(?:(?:de\s)?(?:la\s|le\s|du\s|les\s|l['’])|de\s|d['’])?)\s*(?:et\s)?"
)
_ARTICLE = re.compile(r"(?:de\s+|d['’])?(?:(?:la|le|les|du|des)\s+|l['’]\s?)", re.IGNORECASE)
_BRACKET = re.compile(r"(?<!\s)\s*+\([^()]*+\)\s*+$")
_OPENS_LIST = re.compile(
    r"(?:les\s+|l['’])?(?:intersyndicale|(?:organisations|fédérations|associations|syndicats|centrales)(?:\s+(?:syndicales"
    r"|signataires|patronales))?(?:\s+de\s+\w+)?)\s*:?\s+",
    re.IGNORECASE,
)
_WHERE_PEOPLE_MEET = re.compile(  # both sides sit there
    r"(?:le\s)?(?:comité\s(?:social|technique|d['’]hygiène|de\s(?:suivi|pilotage))|groupe\sde\stravail"
    r"|commission\s(?:paritaire|administrative))",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?:section|délégation|région|antenne|ud|ul)\s|(?:fédération|comité|groupe)\s+(?:de|du|des|d['’])", re.IGNORECASE
)
_OF_A_PLACE = re.compile(r"(?i)(?<!\s)\s++(?:de|du|des|d['’]|à)\s?[^,/]{2,60}$")


def organisation(words: str, publishers: Publishers) -> str | None:
    """The organisation that `words` name, all of them: one that is known, a part of one (« CGT Santé », « UL CGT de
    Brissac »), or one that says what it is (« Syndicat des … »), where they do not read as a sentence.
    """
    if name := publishers.named(words) or publishers.named(_BRACKET.sub("", words)):
        return name
    if (
        not 2 < len(words) <= LONGEST_NAME
        or _WHERE_PEOPLE_MEET.match(words)
        or next(find_dates(words), None) is not None
    ):
        return None
    if part := _part(words, publishers):
        return part
    named_first = _SAYS_AFTER.fullmatch(words)
    if named_first and not reads_as_act(named_first["what"]):
        return named_first["name"]
    formed = _LEGAL_FORM.fullmatch(words)
    if formed and not reads_as_act(formed["name"]):
        return formed["name"]
    quoted = re.fullmatch(r"[^«»]{5,25}«[^«»]+»", words) is not None  # « Collectif « Crèche pour tous » »
    says = _SAYS_WHAT_IT_IS.fullmatch(words) is not None and (quoted or not reads_as_act(words))
    return capital(words if _FRIENDS.match(words) else unarticled(words)) if says else None


def reads_as_act(words: str) -> bool:
    """Whether words that begin as a name go on as a sentence or a headline: « Hôpital de Brissac en danger »."""
    if " pour " in words and _ANNOUNCED.search(words):
        return True
    bare = _FOR_ALL.sub(r"\g<name>de ", _FOR.sub(r"\g<kind>de ", unarticled(words)))
    return _AN_ACT.search(bare) is not None


def _part(words: str, publishers: Publishers) -> str | None:
    bare = words if words.startswith("Les ") and publishers.begins(words) else unarticled(words)
    if (begun := publishers.begins(bare)) and begun[0].kind not in (Kind.COMPANY, Kind.PRESS):
        rest = bare[begun[1] :]
        return bare if _PART.fullmatch(rest) and not _AN_ACT.search(rest) else None
    if (
        _BODY_OF.fullmatch(bare)
        and not _AN_ACT.search(bare)
        and (whole := publishers.whole_of(bare))
        and whole.kind is Kind.UNION
    ):
        return capital(bare) if not re.search(r"[.:;!?,]", bare) else None
    return None


def several(words: str, publishers: Publishers) -> str | None:
    """« CGT – FO et FSU », « L’intersyndicale CGT/FSU/FO du collège » as one label; None unless each part is a name,
    and one of them at least is known."""
    if row := _in_a_row(_OF_A_PLACE.sub("", words), publishers):
        return label_of(dict.fromkeys(row))
    rest = _OPENS_LIST.sub("", words, count=1)
    many = rest != words or len(_BETWEEN.findall(words[:LONGEST_NAME])) > 1  # the place is of all of them
    names = (_each(_OF_A_PLACE.sub("", rest), publishers) if many else None) or _each(rest, publishers)
    return label_of(dict.fromkeys(names)) if names and len(names) > 1 else None


def _in_a_row(words: str, publishers: Publishers) -> list[str] | None:
    """« CGT FO FSU SOLIDAIRES »: three or more, with spaces between."""
    names: list[str] = []
    tokens = words.split()
    if (
        len(tokens) > 3
        and len(tokens) % 2 == 0
        and len({*tokens[1::2]}) == 1
        and all(map(publishers.named, tokens[::2]))
    ):
        return [f"{sigle} {tokens[1]}" for sigle in tokens[::2]]  # « CFDT Kuhn CGT Kuhn »
    if re.search(r"[^\w\s’'.-]|\s-", words):
        return None
    while words and len(words) <= LONGEST_NAME and (begun := publishers.begins(words)) and begun[0].kind is Kind.UNION:
        whole, end = begun
        if apart := re.match(r"CGT(?=\s+FO\b)", words):  # two, in a row
            whole, end = publishers.begins(apart[0]) or begun
        names.append(whole.name)
        words = words[end:].lstrip()
    return names if len(names) > 2 and not words else None


def _each(words: str, publishers: Publishers) -> list[str] | None:
    if len(words) > 4 * LONGEST_NAME:
        return None
    parts = [part for part in _BETWEEN.split(words) if part and part.strip()]
    if len(parts) == 2 and re.search(r"\s[–—-]\s", words) and (is_region(parts[1]) or _WITHIN.match(parts[1].strip())):
        return None  # « SSP – Région Vaud » is one
    names = [_one(part.strip(), publishers) for part in parts]
    sure = any(publishers.named(name) or _part(name, publishers) for name in names if name) or re.search(
        r"\s[/|]\s", words
    )
    if not all(names) or not sure:
        return None
    return [name for name in names if name]


def _one(part: str, publishers: Publishers) -> str | None:
    """A name in a list; what stands in brackets after it may say more of it: « FO (FNEC FP-FO) »."""
    bare = unarticled(part)
    return publishers.named(part) or publishers.named(_BRACKET.sub("", bare)) or organisation(bare, publishers)


def together(names: str, publishers: Publishers) -> str:
    """« Force ouvrière » as `FO`, « CGT – FO et FSU » as `CGT, FO, FSU`; `names` itself if one of them is not known."""
    return publishers.named(names) or several(names, publishers) or names


def unarticled(words: str) -> str:
    """A name without the article before it."""
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words


def capital(words: str) -> str:
    """A name begins with a capital."""
    return words[:1].upper() + words[1:]
