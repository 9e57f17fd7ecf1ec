"""What stands on a page beside the text: menus, lists of links, contacts, legal words. On one folded line."""

import re

from index.french.markdown import without_markdown
from index.french.words import fold
from index.metadata.lines import without_pictures

LONGEST = 300  # characters of a line that is looked at: a longer one is a paragraph

_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_BULLET = re.compile(r"^[\s>|*•·●▪‣→»›✓☛➤–—-]+(?=\S)|(?<![\s|])[\s|]++$")


def fold_line(words: str) -> str:
    """A line without marks, bullets, accents, capitals: « — À l’attention de : » → « a l'attention de : »."""
    return " ".join(
        _BULLET.sub("", without_pictures(fold(without_markdown(words)).translate(_APOSTROPHES).strip("*_# "))).split()
    )


def _any_of(phrases: str) -> re.Pattern[str]:
    """One pattern of many, one a line, each of a whole folded line."""
    return re.compile("|".join(f"(?:{phrase.strip()})" for phrase in phrases.strip().splitlines()))


_NETWORK = r"(?:facebook|twitter|x|linkedin|instagram|youtube|mastodon|telegram|whatsapp|bluesky|tiktok|(?:flux )?rss)"
_OF_WHAT = r"(?: (?:sur|au sujet|a propos)[^.,:]{0,100})?"
_GO = (
    r"(?:(?:re)?lire|voir|visualiser|consulte[rz]|retrouvez|telecharge[rz]|visitez|contactez|rendez-vous"
    r"|vous pouvez (?:consulter|lire|contacter|telecharger))"
)
_PAPER = (  # what one is sent to, from a page
    r"(?:le |la |les |l'|notre |nos |tout (?:le |l')|tou(?:te|tes|s) (?:la |l'|les )|cet? |cette )*(?:[a-z]{2,12} )?"
    r"(?:communiques?|dossiers?|rapports?|documents?|articles?|textes?|suite|etudes?|lettres?|tracts?|petitions?"
    r"|declarations?|programmes?|bilans?|avis|guides?|brochures?|plans?|pages?|sites?|pdf|reponses?|mesures|listes?|cartes?"
    r"|calendriers?|annexes?|version|integralite)\b(?: (?:complete?s?|detaillee?s?|integrale?s?))?"
    r"(?:(?: ?:|,? (?:de|du|des|d'|sur|en|pour|a|au|aux|concernant|ci-\w+|ici|joint|avec)\b).{0,80})?"
)
_MENU = _any_of(
    rf"""
    (?:aller|passer|acceder) (?:directement )?(?:au|a la) (?:contenu|menu|navigation|recherche)(?: principale?)?
    skip to (?:main )?content|menu(?: principal)?|navigation(?: principale)?|fil d'ariane|vous etes ici\b.{{0,200}}
    (?:le |notre )?blog|nous soutenir|nos services
    accueil|home|recherche[rz]?(?: sur le site)?|ok|fermer|ouvrir|(?:accueil|home) ?[>›»/|] ?.{{1,200}}
    (?:se )?connecter|connexion|inscription|deconnexion|mon compte|s'inscrire|espace (?:adherents?|membres?|personnel)
    (?:(?:espace|salle de|revue de) )?presse|nos (?:actions|missions|combats|dossiers|publications|partenaires)
    (?:(?:adhere[rz]|faire un don|je donne|contact|presse|accueil|agir|actualites?|agenda|boutique)(?: |$)){{2,8}}
    actualites?|actus?|agenda|publications|archives|categories?|etiquettes?|plan du site|qui sommes[- ]nous ?\??
    (?:nous )?contacte[rz](?:-nous)?|adhere[rz]|nous rejoindre|rejoignez[- ]nous
    partage[rz](?: (?:sur|par|cet? |via ).{{0,60}})?|imprimer(?: .{{0,30}})?|envoyer (?:par|a un) .{{0,30}}|tweete?r?
    j'aime|(?:suivez[- ]nous|retrouvez[- ]nous)(?: sur)?(?:(?:,| et| |/|\|)*{_NETWORK})*
    (?:{_NETWORK}(?: ?[,/|·-] ?| )){{0,8}}{_NETWORK}
    lire (?:la suite|plus)|en savoir plus|voir plus|voir tou(?:t|s|tes)(?: .{{0,30}})?|plus d'infos?
    retour(?: (?:a|au|aux|en) .{{0,40}})?|(?:(?:article|page|billet) )?(?:precedente?|suivante?)|haut de page
    pour (?:en savoir|aller) (?:plus|davantage)(?: loin)?{_OF_WHAT}(?: ?:.{{0,140}}|,? {_GO}\b.{{0,140}})?\.?
    en savoir (?:plus|davantage){_OF_WHAT}(?: ?:.{{0,140}})?\.?
    {_GO} (?:ici |aussi |en ligne )?{_PAPER}\.?
    (?:cliquez? ici|plus d'infos?(?:rmations?)? sur)\b.{{0,120}}
    telecharger(?: [^.]{{0,60}})?|laisser un commentaire|commentaires?(?: fermes)?
    [0-9]{{1,6}} (?:commentaires?|vues|partages)|temps de lecture.{{0,30}}
    (?:categories?|tags?|mots[- ]cles?) ?:.{{0,120}}
    """
)
_LINKS = _any_of(
    r"""
    (?:(?:a )?lire (?:aussi|egalement)|a voir(?: aussi| egalement)?|voir aussi|dans la meme (?:rubrique|categorie)) ?:?
    (?:les )?articles? (?:recents?|similaires?|lies|associes|connexes|de la rubrique) ?:?
    (?:les )?(?:derniers?|dernieres|autres) (?:articles?|communiques?|billets?|actualites?|publications?) ?:?
    autres (?:articles?|billets?|listes?|communiques?) .{0,60}|sur le meme (?:sujet|theme) ?:?
    liens?(?: utiles)? ?:?|les plus lus|a decouvrir(?: aussi)? ?:?|voir en ligne.{0,120}
    (?:documents? (?:joints?|a telecharger|associes?)|pieces? jointes?) ?:?
    """
)
_BOILERPLATE = _any_of(
    r"""
    (?:©|\(c\)|copyright).{0,200}|.{0,80}tous droits reserves.{0,80}|(?:mentions legales|conditions generales).{0,80}
    (?:politique|charte) (?:de|des|relative|sur) .{0,20}(?:confidentialite|cookies|donnees|vie privee).{0,60}
    confidentialite|donnees personnelles|credits?(?: photos?)?(?: ?:.{0,120})?|credit photo.{0,120}
    (?:ce site|nous|notre site) utilis(?:e|ons) des cookies.{0,250}|tout (?:accepter|refuser)
    .{0,40}(?:accepter|refuser|gerer|parametrer) (?:tous )?(?:les |mes |ces )?cookies.{0,40}
    (?:[^.;:]{2,80}, )?(?:faire|faites) un don\b.{0,80}|je (?:fais un don|donne)|soutenez[- ]nous\b.{0,80}
    (?:abonnez|inscrivez)[- ]vous\b.{0,150}|s'abonner.{0,60}|newsletters?|lettres? d'information
    (?:pour )?(?:vous|me|se) des(?:inscrire|abonner).{0,120}|pour ne plus recevoir.{0,150}
    vous recevez ce(?:t|tte)? (?:message|courriel|e-?mail|mail|lettre).{0,200}
    ce(?:t|tte)? (?:message|courriel|e-?mail|mail|transmission)\b.{0,160}(?:confidentiel|destinataire).{0,200}
    (?:si vous (?:ne visualisez pas|n'arrivez pas a lire)|(?:vous avez|si vous avez) du mal a lire).{0,120}
    (?:si )?(?:ce(?:t|tte)? )?(?:message|courriel|e-?mail|mail|lettre)\b.{0,20}\bne s'affiche pas.{0,120}
    .{0,40}version en ligne.{0,20}
    page facebook\b.{0,60}|(?:[^\w\s]{1,3} ?[0-9]{1,6} ?){2,6}
    (?:voir|visualiser|lire) (?:ce|cet?te?) .{0,20}(?:navigateur|en ligne).{0,40}
    (?:merci de )?ne pas jeter.{0,60}|imprime par nos soins.{0,40}|ipns|ppns
    societe (?:anonyme|par actions simplifiee|a responsabilite limitee|cooperative) (?:.{0,40} )?au capital .{0,120}
    (?:sas|sa|sarl|scop) au capital .{0,120}
    (?:n° ?)?(?:siret|siren|rcs|code ape)\b.{0,80}|n° ?tva\b.{0,80}|.{0,40}commission paritaire.{0,60}
    direct(?:eur|rice) de (?:la )?publication.{0,80}|(?:page\s?)?[0-9]{1,3}\s?(?:/|sur)\s?[0-9]{1,3}|page [0-9]{1,3}
    association (?:loi(?: de)? 1901|reconnue d'utilite publique|agreee).{0,120}
    [-–—]\s?[0-9]{1,3}\s?[-–—]|[0-9]{1,3}|-?\s?(?:30|fin)\s?-|\#{3}
    """
)
_DESK = (
    r"(?:contacts?|relations?|services?|bureau|attachee?s?|responsables?|coordonnees)"
    r"(?: (?:de |du |des |la |les |avec la |aux )?(?:presse|medias?|communication|journalistes))?"
    r"(?: (?:et|&|/) (?:medias?|presse|communication))?"
)
_CONTACT = _any_of(
    rf"""
    {_DESK}(?: ?[:–—-].{{0,200}})?|(?:contacts?|relations?|service) (?:de |avec la )?presse\b.{{0,160}}
    (?:(?:pour )?tout |plus d')?(?:renseignements?|informations?|infos?)(?: complementaires?)? ?:.{{0,160}}
    pour (?:tout|plus|de plus amples|obtenir)\b.{{0,40}}(?:renseignement|information)s?\b[^.]{{0,100}}
    pour (?:tout|plus|de plus amples|obtenir)\b.{{0,40}}(?:renseignement|information)s?\b.{{0,40}}:.{{0,100}}
    (?:tel|telephone|fax|telecopie|portable|mail|e-?mail|courriel|mel)\.? ?:.{{0,160}}
    (?:dossier|affaire)s? suivie?s? par\b.{{0,80}}
    (?:siege(?: social)?|permanences?|personnes? de contact|info(?:rmation|s)?) ?:.{{0,100}}
    (?:port|mobile|adresse)\.? ?:.{{0,60}}[0-9@].{{0,100}}
    """
)
_MAIL = r"[\w.+-]{1,64} ?(?:@|\[at\]|\(at\)) ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_PHONE = (
    r"(?:\+|\b00)\s?(?:1|32|33|41|352)(?:[ .()/-]{0,3}[0-9]){8,10}|\b0[1-9](?:[ ./-]{0,3}[0-9]{2}){4}\b"
    r"|\b[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4}\b"
)
_WEB = (
    r"(?:https?://|www\.)[^\s<>()]{3,200}"
    r"|\b[\w-]{2,40}\.(?:fr|org|com|net|eu|be|ch|ca|info|asso\.fr|gouv\.fr)\b(?:/[^\s<>()]{0,100})?"
)
_HANDLE = r"(?<![\w@])@\w{3,30}\b"
_PIECE = re.compile(rf"{_MAIL}|{_PHONE}|{_WEB}|{_HANDLE}")
_STREET = re.compile(
    r"\b[0-9]{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|av\.|bd|boulevard|place|quai|chemin|allee|impasse|square"
    r"|cours|route|passage|villa|faubourg)\b"
)
_CODE = re.compile(r"\b[0-9]{5}(?: cedex)? [a-z]|\bcedex\b|\bcs [0-9]{4,5}\b|\b(?:bp|case) [0-9]{2,5}\b")
_LABEL = re.compile(
    r"\b(?:tel|telephone|fax|port|portable|mobile|mail|e-?mail|courriel|mel|site|internet|web|contacts?|presse|adresse"
    r"|twitter|facebook|mme|m|poste|charge|chargee|attachee?|responsable|relations?|communication)\b|[^\w\s]"
)
_WHERE = re.compile(r"(?:lieu|rendez-vous|rdv|ou|adresse du|depart|arrivee)\b|a[ux]? ")  # of an event
_FEW_WORDS = 7


def is_menu(line: str) -> bool:
    """« Aller au contenu principal », « Accueil > Presse », « Lire la suite »."""
    if _MENU.fullmatch(line):
        return True
    parts = [part.strip() for part in re.split(r" [|•·>›] ", line)]
    of_a_menu = sum(_MENU.fullmatch(part) is not None for part in parts)
    return of_a_menu > 1 and (len(parts) > 2 or of_a_menu == len(parts))


def is_row_of_menus(words: str) -> bool:
    """« ACTUALITÉ   CULTURE   SPORT   AGENDA », as it stands: three headings or more, one of which is of a menu."""
    cells = re.split(r"[ \u00a0]{2,}|\t", words.strip())
    short = all(len(cell.split()) <= 2 and len(cell) <= 16 and cell.isalpha() for cell in cells)
    return len(cells) > 2 and short and any(_MENU.fullmatch(fold_line(cell)) for cell in cells)


def opens_links(line: str) -> bool:
    """« À lire aussi », « Articles récents »: what follows is a list of other texts."""
    return _LINKS.fullmatch(line) is not None


def is_boilerplate(line: str) -> bool:
    """« © 2015 … », « Faites un don », « Page 2/3 », « Vous recevez ce message… »."""
    return _BOILERPLATE.fullmatch(line) is not None


def opens_contact(line: str) -> bool:
    """« Contact presse : », « Tél. : … », « Renseignements »."""
    return _CONTACT.fullmatch(line) is not None


def is_contact(line: str) -> bool:
    """A line that is little more than a mail, a phone, a web address or a postal one."""
    pieces = _PIECE.findall(line)
    if not pieces and (_WHERE.match(line) or not (_STREET.search(line) and _CODE.search(line))):
        return False
    other_words = _LABEL.sub(" ", _PIECE.sub(" ", line)).split()
    return len(other_words) <= (_FEW_WORDS if len(pieces) == 1 else 2 * _FEW_WORDS)


def is_address(street: str, town: str) -> bool:
    """« 15 avenue Victor Hugo », then « 92170 Vanves »."""
    short = len(street.split()) <= _FEW_WORDS and len(town.split()) <= _FEW_WORDS
    return short and _STREET.match(street) is not None and re.match(r"[0-9]{4,5} [a-z]", town) is not None


def has_address(line: str) -> bool:
    """A street or a postal code: what stands beside a contact goes with it."""
    return (_STREET.search(line) or _CODE.search(line)) is not None and len(line.split()) <= 2 * _FEW_WORDS
