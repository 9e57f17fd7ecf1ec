"""The turns of phrase by which a question leans on the one before, as patterns on folded text."""

import re

CONNECTOR = r"(?:et|mais|ou|alors|puis|sinon|ok|oui|non|d'accord|donc)(?: (?:alors|puis|sinon|donc|aussi))?,? "
LEAD = re.compile(rf"(?:{CONNECTOR})*(?:(?:quid|qu'en est-il) (?=d))?")
ASKED_AGAIN = (
    r"pourquoi(?: (?:ca|cela|pas|donc))?|comment(?: (?:ca|cela))?|depuis quand|jusqu.[aà] quand|quand|combien"
    r"|où|ou|avec qui|contre qui|pour qui|a quel prix|pour quelles? raisons?|pour quel motif|dans quel but"
    r"|(?:avec |sur )?quels? (?:arguments?|motifs?)|pour quoi faire"
)
ASKING = re.compile(rf"(?:{CONNECTOR})*(?P<word>{ASKED_AGAIN})")
_PLEASE = (
    r"(?:donne[rz]?|dis|dites|peux-tu|pouvez-vous|peut-on|je (?:veux|voudrais)|j'aimerais)"
    r"(?:[- ](?:m'en|moi|me|nous|en|avoir|donner))* "
)
_MORE = (
    r"(?:un peu )?plus(?: (?:de (?:details?|precisions?)|en detail|d'informations?|d'infos?|precisement|longuement))?"
    r"|(?:des |quelques )?(?:details?|precisions?)|en savoir plus|m'en dire plus|davantage|encore|c'est-a-dire|la suite"
    r"|detaille[rz]?|precise[rz]?|developpe[rz]?|explique[rz]?|autre chose"
    r"|d'autres(?: (?:passages|citations|extraits|communiques))?"
)
_POLITE = r"(?: (?:la-dessus|a ce sujet|stp|svp|s'il (?:te|vous) plait))?"
DETAILS = re.compile(rf"(?:{CONNECTOR})*(?:{_PLEASE})?(?:{_MORE}){_POLITE}")
BESIDE = re.compile(rf"(?:{CONNECTOR})+(?P<side>avant|auparavant|apres|ensuite|depuis)(?: (?:ca|cela))?")
NEXT_YEAR = re.compile(rf"(?:{CONNECTOR})*(?P<year>l'annee (?:suivante|d'apres)|l'annee (?:precedente|d'avant))")
_FRAME = (
    r"et|mais|ou|alors|puis|sinon|quid|celle|celui|l'avis|avis|positions?|points? de vue|reactions?|communiques?"
    r"|de|du|la|a|en|qu'en|que|comment|selon|pour|chez|apres|d'apres|cote|elle|eux|est-il|s'il (?:te|vous) plait"
    r"|dit|disent|disait|disaient|dirait|pense|pensent|pensait|pensaient"
)
ONLY = re.compile(rf"\s*(?>(?:(?:{_FRAME})(?![a-z])|d'|qu'|,)\s*)*+")  # what a fragment may hold beside who and when
STARTS = re.compile(r"(?:et|mais|alors|puis|quid|sinon|sur|concernant|a propos)\b")
CLAUSE = re.compile(
    r"\b(?:que|qui|quoi|quels?|quelles?|comment|pourquoi|quand|combien|si|est|sont|ont|etait|faut|peut|doit|va)\b|\bqu'"
    r"|\ba (?:dit|fait|publie)|-(?:t-)?(?:il|elle|on|ils|elles|vous|tu|nous)\b"
)
ELLE = re.compile(
    r"(?:et |mais |alors )*"
    r"(?P<asking>que |qu'|(?:comment|pourquoi|ou|quand|combien|de quoi|a quoi|quelles? [a-z]+(?! (?:est|sont)-)) )?"
    r"(?P<verb>(?:s'|se |n'|ne |en |y )?[a-z]+)-(?:t-)?(?P<who>elles?|ils?)\b"
)
IMPERSONAL = re.compile(r"(?:faut|s'agit|y a|suffit|semble|reste|est|existe)$")
TAIL = re.compile(rf", (?:plus en détail|et (?:{ASKED_AGAIN}))(?=[\s?!.…]*$)")
WHOLE = re.compile(r"que |qu'(?!en )|comment ")  # « Que disait la CGT en février 2024 ? » asks for all that it said
OF = re.compile(r"(?:et|mais|ou) (?:de |du |d'|des )")
TO = re.compile(r"(?:et|mais|ou) (?:a |au |aux |contre |sur |avec |envers |face a )")
THERE = re.compile(
    r"\b(?:la-dessus|a ce (?:sujet|propos)|sur ce (?:sujet|point|theme)|de (?:cela|ca)|sur (?:cela|ca))\b"
)
