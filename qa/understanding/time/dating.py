"""Whether a phrase of time dates the communiqué or something that it speaks of. On folded text."""

import re

from index.french.verbs import forms, stems
from index.french.words import fold
from qa.understanding.speech import PAST, PUBLISHED, STANCE, VERB
from qa.understanding.time.period_phrases import Link, Phrase

_NAME = r"(?: (?:(?:de |des )?(?:la |l'|les )?|du |d')[a-z0-9.&'-]+(?: [a-z0-9.&-]+)?)?"
_PUBLICATION = (
    r"(?: (?:qui (?:date|datent)|parue?s?|publiee?s?|emise?s?|diffusee?s?|sortie?s?|redigee?s?|dates?|datee?s?))?"
)
_PUBLISHED_HERE = re.compile(rf"{PUBLISHED}{_NAME}{_PUBLICATION}$")
_EVENT = re.compile(
    r"\b(?:accords?|arretes?|articles?|attentats?|autorisations?|budgets?|confinements?|congres|contrats?|conventions?"
    r"|crises?|decisions?|decrets?|directives?|elections?|fermetures?|greves?|guerres?|jugements?|licenciements?|lois?"
    r"|manifestations?|mobilisations?|mouvements?|negociations?|ordonnances?|plans?|presidentielles?|projets?|rapports?"
    r"|reformes?|reglements?|reunions?|sommets?|votes?)\b"
)
_DONE = (  # past participles of what happens to laws and contracts
    "accorde adopte attribue autorise cede cree decide delivre depose engage instaure lance mene negocie nomme "
    "obtenu octroye organise ouvert passe promulgue rendu repousse signe supprime survenu tenu valide vote conclu pris "
    "intervenu ferme elu entre arrive sorti paru mort ne fonde inaugure annule suspendu mis"
)
_HAPPENED = re.compile(
    rf"\b(?:(?:{'|'.join(_DONE.split())})e?s?(?: en (?:place|vigueur|oeuvre))?|donnee?s? (?:par|a|au))\b"
)
_ADVERB = r"(?: (?:deja|encore|aussi|officiellement|seulement|surtout|notamment|meme))?"
_JUST_HAPPENED = re.compile(rf"(?:{_HAPPENED.pattern}|(?<!\bde )(?<!es )(?<!os )(?<!urs )\bdonnee?s?){_ADVERB}$")
_PARTICIPLE = re.compile(r"[^t]é(?:e?s?)$", re.IGNORECASE)
_NOUNS = frozenset(
    """
    salarie salaries salariee salariees employe employes employee employees donnees donnee retraites retraitees assures
    assurees refugies idee idees annee annees journee journees armee armees musee musees marche marches conge conges
    delegue delegues deleguee associe associes blesses diplomes prive lycee lycees entree duree rentree arrivee montee
    soiree soirees cafe degre degres procede procedes licencies europeennes
    """.split()
)
_CLAUSE = re.compile(
    r"\b(?:qui|que|dont|ou|lequel|laquelle|lorsque|quand|parce|puisque|si|comme|pendant)\b|\b(?:qu|lorsqu|puisqu)'"
)
_ANCHOR = re.compile(rf"(?P<verb>{VERB})|{PUBLISHED}|{STANCE}")
_PAPER = re.compile("communique|publication|tract|textes")  # nobody need be named for « les communiqués en 2021 »
_TAKEN = re.compile(r"^ (?:a|ont|avait|avaient)(?:-t-(?:elles?|ils?))? (?:pris|prise|adopte|adoptee|publie|emis)\b")
_OTHERS = re.compile(r"\bautres [a-z]+ que\b")  # « les autres sources que la CGT » open no clause
_TOLD = re.compile(fold("|".join([*stems("told"), *forms("told")])))
_SPEAKING = re.compile(
    r"\b(?:selon|d'apres) (?:[a-z0-9.&-]+[ ']){0,4}[a-z0-9.&-]+$"
    r"|^(?:et |mais )?(?:pour|chez) (?:l[ae']s? ?)?[a-z0-9.&-]+$"
)
_SENTENCE_END = re.compile(r"(?:(?<![ .'][a-z])\.|[?!;:])(?: |$)")  # the dot of « C.G.T. » ends nothing
_KEPT = re.compile(r"\b(?:retenir|retient-on|reste-t-il|bilan)$")  # « Attac : que retenir de 2012 ? »
_FORE = 7  # words between « En 2021, » and the verb that it dates
_OPENING = re.compile(r"^(?:et|mais|alors|puis|bonjour|dis-moi|donc)?$")


def dates_the_communique(text: str, phrase: Phrase, speaker: bool, previous: str = "") -> bool:
    """Whether `phrase` says when a communiqué was published. In doubt it does not.

    « Que disait la CGT en 2021 ? », « les communiqués de 2021 » do; « l'autorisation de 2020 », « le contrat signé en
    2021 » do not. `speaker` says whether the question names someone whose communiqués are looked for: what somebody
    else said in 2021 may be told in 2024. `previous` is the word before the phrase, with its accents: « abordé ».
    """
    before = _SENTENCE_END.split(text[: phrase.start])[-1].strip(" ,(")
    after = _SENTENCE_END.split(text[phrase.end :])[0].strip(" ,)")
    happened = _JUST_HAPPENED.search(before) or (_is_participle(previous) and not re.search(rf"(?:{VERB})$", before))
    if phrase.link is Link.NOUN and speaker and _KEPT.search(before):
        return True
    if phrase.link is not Link.ADVERB or happened:
        return _published(before, speaker)
    anchors = list(_ANCHOR.finditer(before))
    if anchors:
        return _reaches(before, anchors[-1], speaker)
    if _SPEAKING.search(before):
        return True
    return _opens(before, after, speaker)


def stands_apart(text: str, phrase: Phrase, previous: str = "") -> bool:
    """Whether `phrase` could be taken out of a fragment: « et en 2021 ? », not « et la loi votée en 2021 ? »."""
    before = text[: phrase.start].strip(" ,")
    happened = _HAPPENED.search(before) or _CLAUSE.search(before) or _EVENT.search(before) or _is_participle(previous)
    return phrase.link is Link.ADVERB and not happened


def _is_participle(word: str) -> bool:
    return _PARTICIPLE.search(word) is not None and fold(word) not in _NOUNS


def _published(before: str, speaker: bool) -> bool:
    """Whether `before` ends with what is published, be it followed by a name: « les communiqués de la CGT »."""
    here = _PUBLISHED_HERE.search(before)
    return here is not None and not _EVENT.search(here[0]) and (speaker or _PAPER.match(here[0]) is not None)


def _reaches(before: str, anchor: re.Match[str], speaker: bool) -> bool:
    """Whether the verb or noun of saying still governs what stands at the end of `before`."""
    between = _OTHERS.sub("", _TAKEN.sub("", before[anchor.end() :]))
    if _CLAUSE.search(between) or _HAPPENED.search(between):
        return False
    if anchor["verb"] is None:
        return (speaker or _PAPER.match(anchor[0]) is not None) and not _EVENT.search(between)
    past = re.search(PAST, before[max(0, anchor.start() - 30) : anchor.end()])
    return (speaker or _anyone(before, anchor)) and (past is not None or not _EVENT.search(between))


def _opens(before: str, after: str, speaker: bool) -> bool:
    """Whether the phrase opens the sentence, or follows its subject, and a verb of saying comes soon."""
    if not _OPENING.match(before) and len(before.split()) > 3:
        return False
    anchor = _ANCHOR.search(after)
    if anchor is None or len(after[: anchor.start()].split()) > _FORE or _EVENT.search(after[: anchor.start()]):
        return False
    return speaker or (_anyone(after, anchor) if anchor["verb"] else _PAPER.match(anchor[0]) is not None)


def _anyone(text: str, verb: re.Match[str]) -> bool:
    """Whether anyone who takes a stand is asked for: « qui est contre ». « Qui a écrit » asks for an event."""
    narrated = _TOLD.match(verb[0]) or re.search(
        r"\b(?:a|ont|avait|avaient)(?:-(?:t-)?(?:on|ils?|elles?))? $", text[: verb.start()]
    )
    return re.search(r"\bqui\b|\bon\b", text) is not None and not narrated
