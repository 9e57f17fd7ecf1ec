"""Whether a name in a question speaks or is spoken of. On folded text."""

import re

from index.french.calendar import MONTHS
from index.french.nouns import nouns
from index.french.words import fold
from qa.understanding.speech import PAPERS, PUBLISHED, STANCE, VERB

_CLITIC = (
    r"(?:(?:n'|ne |en |y |s'|se |l'|nous |vous )*(?:a|ont|avait|avaient|aurait|est|sont)? ?"
    r"(?:deja |aussi |bien |toujours )?)"
)
_ASKING = (
    r"qu'en|qu'est-ce qu[e']|que|qu'|quoi|comment|pourquoi|quand|ou|combien|quelles? [a-z' -]{2,40}?"
    r"|sur quoi|de quoi|a quoi|contre quoi|avec qui|contre qui"
)
# « que dit X », « qu'a publié X », « comment réagit X »: the verb comes first, and no « qui » asks for its subject.
_DOES = (
    r"(?:mandate|fait|font|faisait|faisaient|prend|prennent|pris|adopte|a peur|prevoit|compte|comptent|met en avant"
    r"|formule|formulent|avance|avancent)"
)
_MEANWHILE = (
    r"(?:(?:deja|donc|en|aussi|alors|officiellement|hier|aujourd'hui|cette annee|l'an dernier|le mois dernier|en [a-z]+"
    r"|depuis [a-z]+|(?:en|depuis|avant|apres|fin|debut|le|au) (?:[a-z0-9]+ ){0,3}[0-9]{4}) )?"
)
_ASKED = re.compile(rf"(?:^|[ ,'])(?:{_ASKING}) ?{_CLITIC}(?:{VERB}|{_DOES}) {_MEANWHILE}$")
_NOUN = rf"(?:{PUBLISHED}|{STANCE}|\b(?:{fold(nouns('of'))})\b)"
_ADJECTIVE = r"(?:actuel|officiel|commun|dernier|publie|emis|signe|diffuse|paru)(?:le|e)?s?"
_OF_A_NOUN = re.compile(rf"{_NOUN}(?: {_ADJECTIVE})?(?: (?:de|d'|par|chez))? ?(?:d')?$")
_BY = rf"(?:{VERB}|\b(?:ecrit|signe|emis|diffuse|redige)e?s?) par"
OF_PAPERS = re.compile(
    r"^(?:(?:montre|donne|cherche|trouve|affiche|liste|cite)[rz]?(?:[- ](?:moi|nous))? )?"
    r"(?:(?:tou(?:s|tes) )?(?:les? |la |l'|des |une? |quel(?:le)?s? )?)(?:dernier[es]* )?"
    rf"{PAPERS}(?: [a-z]+s)?(?: (?:de|d'|par|chez))? ?(?:d')?$"
)
"""What a question begins with that asks for what somebody published: « les billets de blogue »."""
_MONTH = rf"(?:{'|'.join(map(fold, MONTHS))})"
_WHEN = (  # what follows a name, where a question asks for what was said then
    r"^,? (?!d(?:e|u|es) |d')(?:(?:en|depuis|des|avant|apres|entre|fin|debut|mi|courant|pendant|durant"
    r"|au|aux|a|de|du|d'|le|la|l'|l'ete|rentree|mois|printemps|automne|hiver)[ -]?){0,4}(?:[0-9]{1,2}(?:er)? )?"
    rf"(?:{_MONTH}(?:-{_MONTH})? )?(?:19|20)[0-9]{{2}}\b"
)
_SAID_THEN = re.compile(  # « Que racontait X », « De quoi se plaignait X », « Qu'est-ce qui préoccupait X »
    r"(?:(?:^|[ ,'])(?:que|qu'|quoi|(?:de|a|sur|contre|pour|avec) quoi|ou|comment)"
    rf" ?{_CLITIC}(?:s'|se |m'|nous )?[a-z]+ "
    r"|\bqu'est-ce qui [a-z]+(?:ait|aient|e) |\b(?:resume|raconte)[rz]?[- ](?:moi|nous) "
    r"|\b(?:passe|passait|neuf|nouveau) (?:a |chez )?)$"
)
_PASSED_AT = re.compile(r"\b(?:passe|passait|neuf|nouveau) $")
_SAYING = re.compile(
    rf"^(?: (?:n'|ne |l'|en |y )?(?:a|ont|avait|avaient) (?:(?:quelque chose )?a )?[a-z]+| [a-z]+(?:ait|aient))"
    rf"(?={_WHEN[1:]})"
)
_SIGNED = re.compile(
    r"\b(?:accords?|contrats?|protocoles?|conventions?|marches?|lois?|decrets?|chartes?) (?:[a-z]+ )?signee?s? par $"
)
_SELON = re.compile(
    rf"(?:\bselon|\bd'apres|\bdu cote|\baux yeux|\ba en croire|\bdu point de vue|{_BY}|\bdit-on (?:chez|a)"
    r"|\bcompar(?:e|er|ez|ons)|\bdifferences? entre|\bdesaccords? entre|\bpoints? communs? entre"
    r"|\b(?:qui|lequel|laquelle|lesquels),?(?: parmi| entre)?"
    r"|(?:^|[,;:] |\bet )(?:pour|chez|et|mais|alors|quid|avec))(?: de| d'| a)? ?$"
)
_ASIDE = re.compile(r"(?:\bdu cote|\baux yeux|\bdu point de vue|\bpoint de vue) $")
_GOVERNS = re.compile(  # « la CGT dit quoi », « la CGT a-t-elle publié »
    rf"^ ?,? ?(?:elles? |ils? )?(?:le |la |les )?{_CLITIC}{VERB}"
    rf"|^ (?:a|ont|avait|avaient)(?:-t)?-(?:elles?|ils?) (?:deja )?{VERB}"
)
_OBJECT = re.compile(r"(?:\bde|\bd'|\bcontre|\ba|\bavec|\bentre|\bsur|\bque|\bqu'|\bdont) ?$")
_WHO = re.compile(rf"\bqui {_CLITIC}{VERB} $|\bqui [a-z' -]{{0,30}}$")


def speaks(before: str, name: str, after: str) -> bool:
    """Whether the question asks what `name` says; `before` and `after` are the rest of it.

    « Que dit la CGT de l'accord ? », « selon la CGT », « la position de la CGT » do; « qui critique la CGT ? » and
    « que dit FO de la CGT ? » do not.
    """
    whole = re.fullmatch(r"(?:et |mais |alors |puis )*(?:selon |pour |chez |quid de |que dit )?", before)
    if whole is not None and before and not _contracted(name) and re.fullmatch(r"[ ?!.,:]*", after):
        return True
    if not before and after.lstrip().startswith(":"):
        return True
    if re.match(r"quel", name) and (not before or before.endswith((" ", ","))):
        return re.match(rf" (?:{_CLITIC})?(?:{VERB}|est|sont|a |ont )", after) is not None
    if re.search(_WHEN, after) and (_SAID_THEN.search(before) if not _contracted(name) else _PASSED_AT.search(before)):
        return True
    if not before and re.search(rf"{_WHEN}(?: ?,|$)", after):
        return True
    if re.search(r"\bce (?:que|qu'|dont) ?$", before) and _SAYING.search(after):
        return True
    if OF_PAPERS.search(before) and (not _contracted(name) or name.startswith(("du ", "des "))):
        return True
    if _SIGNED.search(before):
        return False
    if _contracted(name):
        return _ASIDE.search(before) is not None or re.search(rf"{_NOUN}(?: [a-z]+)? $", before) is not None
    if _SELON.search(before):
        return True
    if _WHO.search(before) and not _ASKED.search(before):
        return False
    if _ASKED.search(before) or _OF_A_NOUN.search(before):
        return True
    return _GOVERNS.search(after) is not None and (not _OBJECT.search(before) or _that(before))


_EXCEPT = re.compile(
    r"(?:\b(?:toutes les sources|toutes|tous|tout le monde)(?=,? ))?"
    r"(?:,? ?\b(?:sauf|hors|hormis|excepte|except|a part|en dehors(?: de)?|a l'exception(?: de)?|a l'exclusion(?: de)?"
    r"|(?:(?:les |des |d')?autres?(?: [a-z]{4,20})?|ailleurs) que) )(?:celles? |ceux )?(?:de |d')?$"
)


def excepts(before: str) -> int | None:
    """Where the words begin that leave out the name after `before`: « tous les syndicats sauf »; None if none do."""
    match = _EXCEPT.search(before)
    return None if match is None else match.start() + len(match[0]) - len(match[0].lstrip(" ,"))


def _contracted(name: str) -> bool:
    """« du Medef », « des syndicats »: a « de » stands in the article."""
    return name.startswith(("du ", "des ", "au ", "aux "))


def _that(before: str) -> bool:
    """« qu'est-ce que X dit », « ce que X dit »: `que` takes a subject."""
    return re.search(r"\b(?:que|qu'|dont) ?$", before) is not None
