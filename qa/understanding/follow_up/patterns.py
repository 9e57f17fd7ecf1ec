"""The turns of phrase by which a question leans on the one before, as patterns on folded text."""

import re

from index.french.nouns import nouns
from index.french.words import fold
from qa.understanding.time.numbers import NUMBER

CONNECTOR = (
    r"(?>(?:et|mais|ou|alors|puis|sinon|ok|oui|non|bon|ah|euh|d'accord|donc|du coup)"
    r"(?:,? (?:et|alors|puis|sinon|donc|aussi))?,? )"
)
LEAD = re.compile(rf"(?:{CONNECTOR})*(?:(?:quid|qu'en est-il) (?=d))?")
ASKED_AGAIN = (
    r"pourquoi(?: (?:ca|cela|pas|donc))?|comment(?: (?:ca|cela))?|depuis quand|jusqu.[aà] quand|quand|combien"
    r"|(?:où|ou)(?: ca| cela)?|par qui|avec qui|contre qui|pour qui|a quel prix|pour quelles? raisons?|pour quel motif"
    r"|dans quel but"
    r"|(?:avec |sur )?quels? (?:arguments?|motifs?)|pour quoi faire"
    r"|(?:(?:c'est|ca date|cela date) )?de quand|c'(?:est|etait) (?:quand|ou|combien)"
    r"|(?:selon|d'apres) qui|quelles? (?:est la |sont les )?differences?"
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
    r"|d'autres(?: (?:passages|citations|extraits|communiques))?|(?:quoi|rien) d'autre|(?:et )?c'est tout"
)
_POLITE = r"(?:,? (?:la-dessus|a ce sujet|stp|svp|s'il (?:te|vous) plait))?"
DETAILS = re.compile(rf"(?:{CONNECTOR})*(?:{_PLEASE})?(?:{_MORE}){_POLITE}")
_RECENT = r"(?:(?:un|le|des|les) )?(?:textes?|communiques?|chose)?(?: de)? ?plus rece(?:mment|nte?s?)"
LATER = re.compile(
    rf"(?:{CONNECTOR})*(?:(?:quelque chose |rien )?{_RECENT}|plus tard|dernierement|recemment)"
    rf"|(?:{CONNECTOR})*(?:apres|ensuite|depuis(?: lors)?|maintenant|aujourd'hui)(?: (?:ca|cela))?"
)
EARLIER = re.compile(
    rf"(?:{CONNECTOR})*(?:plus (?:tot|anciennement|ancien(?:ne)?s?)|auparavant|precedemment)"
    rf"|(?:{CONNECTOR})*avant(?: (?:ca|cela))?"
)
YEARS_APART = re.compile(  # « et l'année suivante ? », « deux ans plus tard ? »
    rf"(?:{CONNECTOR})*(?:l'annee|(?P<count>{NUMBER}) ans?) (?:(?P<later>suivante|d'apres|apres|plus tard)"
    r"|precedente|d'avant|avant|plus tot|auparavant)"
)
_FRAME = (
    r"dit-(?:elle|il|on)|disent-(?:elles|ils)|pense-t-(?:elle|il|on)|pensent-(?:elles|ils)"
    r"|et|mais|ou|non|oui|ok|bon|ah|euh|du coup|pardon|alors|puis|sinon|quid|celles?|celui|ceux"
    r"|l'avis|avis|positions?|points? de vue|reactions?|communiques?"
    r"|de|du|la|a|en|qu'en|que|comment|selon|pour|chez|apres|d'apres|cote|elle|eux|est-il|s'il (?:te|vous) plait"
    r"|dit|disent|disait|disaient|dirait|pense|pensent|pensait|pensaient|lui|elles|seulement|uniquement|juste|plutot"
)
ONLY = re.compile(rf"\s*(?>(?:(?:{_FRAME})(?![a-z])|d'|qu'|,)\s*)*+")  # what a fragment may hold beside who and when
STARTS = re.compile(r"(?:et|mais|alors|puis|quid|sinon|sur|concernant|a propos)\b")
CLAUSE = re.compile(
    r"\b(?:que|qui|quoi|quels?|quelles?|comment|pourquoi|quand|combien|si|est|sont|ont|etait|faut|peut|doit|va)\b|\bqu'"
    r"|\ba (?:dit|fait|publie)|-(?:t-)?(?:il|elle|on|ils|elles|vous|tu|nous)\b"
)
ELLE = re.compile(
    r"(?:et |mais |alors )*"
    r"(?P<asking>que |qu'|(?:comment|pourquoi|ou|quand|(?:de |a )?combien"
    r"|(?:d'|de |a |contre |avec |pour |sur |par |en )(?:ou|quoi|qui)|quelles? [a-z]+(?! (?:est|sont)-)) )?"
    r"(?P<verb>(?:s'|se |n'|ne |en |y |le |la |les |l')?[a-z]+)-(?:t-)?(?P<who>elles?|ils?)\b"
)
IMPERSONAL = re.compile(r"(?:faut|s'agit|y a|suffit|semble|reste|est|existe)$")
TAIL = re.compile(rf", (?:plus en detail|plus tard|plus tot|et (?:{ASKED_AGAIN}))(?=[\s?!.…]*$)")
WHOLE = re.compile(r"que |qu'(?!en )|comment ")  # « Que disait la CGT en février 2024 ? » asks for all that it said
OF = re.compile(r"(?:et|mais|ou) (?:de |du |d'|des )")
TO = re.compile(r"(?:et|mais|ou) (?:a |au |aux |contre |sur |avec |envers |face a )")
THERE = re.compile(
    r"\b(?:la-dessus|a ce (?:sujet|propos)|sur ce (?:sujet|point|theme)|de (?:cela|ca)|sur (?:cela|ca))\b"
)
OTHERS = re.compile(
    rf"(?:{CONNECTOR})*(?:qu'en (?:disent|pensent) |que (?:disent|pensent) )?(?:tous |toutes )?"
    r"les autres(?: (?P<kind>syndicats|associations|organisations|sources|partis|federations|ministeres|prefectures"
    rf"|villes|mairies|universites|collectifs))?(?: (?:alors|aussi))?"
    rf"|(?:{CONNECTOR})*(?:qui d'autre(?: (?:(?:en |le |la |l'|s'y |y )[a-z ]{{2,20}}|dit ca))?|quels autres"
    r"|(?:une?|d')? ?autres? (?:avis|sources?|points? de vue|sons? de cloche))"
)  # « et les autres ? », « qui d'autre ? »
ACCORDING = re.compile(rf"(?:{CONNECTOR})*(?:selon|d'apres|du cote de) (?P<who>[a-z][a-z' -]{{2,50}})")
_SPEAKER = (
    r"(?:les? |la |l')(?:police|direction|gouvernement|ministre|premiere? ministre|president|patron|employeur|justice"
    r"|maire|mairie|prefet|prefete|prefecture|rectorat|recteur|region|departement|deputes?|elus|riverains|opposants|opposition"
    r"|salaries|usagers|habitants|parents|soignants|agents|administration|entreprise|groupe|etat)\b"
)
SPEAKERS = re.compile(
    rf"(?:{CONNECTOR})+(?P<who>{_SPEAKER})"
)  # « et la direction ? » after « Que dit FO de la grève ? »
ASKED_OF = re.compile(
    rf"\bque? ?(?:en )?[a-z']{{3,20}} (?P<who>{_SPEAKER})"
)  # « Que dit la direction »: nobody indexed
REPLIES = re.compile(
    rf"(?:{CONNECTOR})*(?:que|comment|qu'en) (?:y |en )?(?:repond|reagi|repliqu|retorqu|pens|dis|dit)[a-z]{{0,6}}\b"
)
REPLIED_BY = re.compile(rf"{REPLIES.pattern} {_SPEAKER}")  # « comment réagit le maire ? »
THE_ONE = re.compile(rf"(?P<led>(?:{CONNECTOR})+)(?:celui|celle|ceux|celles) (?=d(?:e|u|es) |d')")
NAMED_FIRST = re.compile(  # « et la CFDT, que propose-t-elle ? »
    rf"(?:{CONNECTOR})*[^,?]{{2,60}}, (?P<rest>(?:que|qu'|comment|pourquoi|ou|quand|combien|elles? |ils? ).*)"
)
CLITIC = re.compile(  # « Qui l’a décidé ? », « Qui s’y oppose ? »
    rf"(?:{CONNECTOR})*(?:qui|quand|pourquoi|comment|ou) (?:n'|ne )?(?:(?:l'(?:a|ont|avait)|s'y|les? a|en a)"
    r"|(?:l'|le |la |les )(?=[a-z]{2,15}(?:e|nt|t|d)\b))[^?]{1,40}"
)
STAND = re.compile(r"(?:d')?(?:pour|contre|favorables?|opposee?s?|accord|hostiles?)")
THAT = re.compile(
    r"(?:(?:et|mais) )?(?:combien|quand|ou|comment|pourquoi|qui|a quoi)\b[^?]{0,20}\b(?:ca|cela)\b[^?]{0,20}"
)
THAT_OF = re.compile(
    rf"(?:(?:{CONNECTOR})+|(?:{CONNECTOR})*que (?:dit|pense|repond|propose) )"
    r"(?:celui|celle) (?P<of>(?:de |du |des |d').{2,50})"
)  # « celui de la Culture »
SAYS_WHAT = re.compile(  # « elle dit quoi ? »
    rf"(?:{CONNECTOR})*(?P<who>elles?|ils?) (?P<verb>(?:en )?[a-z]+) quoi(?: (?P<rest>.*))?"
)
SHE_DOES = re.compile(  # « elle chiffre ça à combien ? »
    rf"(?:{CONNECTOR})*(?P<who>elles?|ils?) (?P<verb>(?:(?:en|y|le|la|les|se) |l'|s')?[a-z]{{2,20}})[^?]{{0,60}}"
    r" (?:combien|ou|quand|comment|pourquoi|(?:a|par|pour|avec|contre|de) (?:qui|quoi))"
)
_STANDS = fold("|".join((nouns("demand?"), nouns("objection?"), nouns("compare?"), nouns("of"))))
THEIRS = re.compile(  # « et ses demandes ? »
    rf"(?:{CONNECTOR})*(?:(?:quels|quelles) sont )?(?:ses|leurs) (?P<what>{_STANDS})"
    r"(?P<of>(?: (?:pour|sur|concernant|contre|en|a|au|aux|dans) [^?]{2,60})?)"
)
WHICH = re.compile(
    rf"(?:{CONNECTOR})*(?P<which>lesquels|lesquelles|lequel|laquelle)(?: d'entre (?:eux|elles))?"
    r" (?=(?P<it>(?:le|la|les) |l')?[a-z])"
)
DONE_HOW = re.compile(  # « organisée par qui ? »
    rf"(?:{CONNECTOR})*(?:c'(?:est|etait) |ce (?:sera|serait) )?[a-z]{{2,20}}(?:e|ee|i|ie|u|ue|t|te|is|ise)s?"
    r"(?: (?:par|avec|pour|de|a|en|depuis|jusqu'a))?"
    r" (?:qui|quoi|quand|ou|combien|comment)"
)
NOW = re.compile(r"\b(?:aujourd'hui|maintenant|desormais|actuellement|a present)\b")
NOUN = re.compile(
    r"(?<![a-z'-])(?:le |la |les |l'|un |une |des |du )(?:(?:nouve(?:au|l|lle)|grande?|petite?|future?)s? )?"
    r"[a-z]{3,30}(?![a-z-])"
)
LACKING = re.compile(  # « et qui paie ? »
    r"(?:(?:et|mais) )?(?:qui|quand|ou|comment|(?:depuis|jusqu'a) quand|(?:par|avec|pour|contre) qui)"
    r"(?: (?:ca|va|vont|doit|doivent|peut|a|ont|est-ce que|se|le|la|les))* [a-z]+(?:-(?:t-)?(?:il|elle|ils|elles|on))?"
)
SIDE = re.compile(  # « et contre ? » after « Qui demande la réouverture ? »
    rf"(?:(?:{CONNECTOR})+(?P<side>contre|pour)|(?:{CONNECTOR})*(?:qui est|et ceux qui sont|qui sont ceux qui sont)"
    r" (?P<who>contre|pour))"
)
_WHO = r"(?P<who>(?!qu(?:i|oi)\b)(?:les? |la |l')?[a-z]{3,20})"
WHOSE_FIGURES = re.compile(rf"\b(?:selon|d'apres) {_WHO}")  # « selon la direction »: nobody that is indexed
LEFT_OUT = re.compile(rf"(?:{CONNECTOR})*(?P<out>(?:sauf|hors|hormis|excepte|a part) .{{2,80}})")  # « sauf la CGT ? »
