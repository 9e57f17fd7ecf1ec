"""A passage → the sentences in which whoever publishes it demands something, or objects to something."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.french.verbs import Use, forms, stems
from index.french.words import stem
from index.storage.port import Variants
from index.values.communique import Communique, Passage, Span
from qa.quoting.attribution import says_who
from qa.quoting.belongings import Quoted, belongings_of
from qa.quoting.context import antecedent, introductions
from qa.quoting.layout import Kind, Unit, units_around
from qa.quoting.self_named import self_named
from qa.quoting.turns import turn_of, turns
from qa.quoting.voices import voice_of
from qa.understanding.folding import folded
from qa.understanding.intent.stance import Stand

_USES: dict[Stand, Use] = {Stand.DEMAND: "demand", Stand.OBJECTION: "objection"}
_ENDINGS = ("e", "ent", "ons", "eons", "é", "ait", "aient")
_IT_IS = {
    Stand.DEMAND: "impératif urgent nécessaire indispensable essentiel primordial temps",
    Stand.OBJECTION: "inacceptable inadmissible scandaleux intolérable inquiétant absurde honteux irresponsable",
}
_IT_MUST = {Stand.DEMAND: "faut faudrait", Stand.OBJECTION: ""}
_US = (
    r"nous|(?:notre|nos|la|le|les|l') ?(?:syndicats?|organisations?|unions?|federations?|confederations?"
    r"|intersyndicale|centrale|associations?|collectifs?)"
)
_NOT_THEIRS = r"(?!\b(?:ne|qui|que|ou|dont|quand|lorsque|si|voit|voient|laisse|laissent)\b|n'|qu')"
_ASIDE = r"(?:, [^,.;:!?]{1,90},)?"  # « La CGT, avec ses unions locales, réclame »
_NEAR = rf"{_ASIDE}(?:{_NOT_THEIRS}[^.;:!?,]){{0,60}}?"  # letters from whoever speaks to the verb
_FAR = rf"(?:{_NOT_THEIRS}[^.;:!?])*\bet |[^.;:!?]*\bmais "  # « dénonce cela et demande », of the same who
_GOVERNED = re.compile(  # « face à la CGT, le patronat exige », « ce que critique la CGT propose »: others demand it
    r"\b(?:a|au|aux|de|du|des|par|contre|avec|pour|chez|envers|dans|selon|sans|comme|entre|vers|sur|en)"
    r" (?:la |les? |l'|notre |nos |cette |cet? )?$|\bd'$"
    r"|\b(?:que|dont|qu') ?(?!(?:hier|aujourd|ici|pourtant|donc)\b)[a-z]+ (?:la |les? |l'|notre )$"
)
_OF_WHOM = re.compile(
    r" (?:(?P<enemy>patronale?s?|bancaires?|adverses?)|(?:nationale? |regionale? |departementale? )?"
    r"(?:(?:des|de la|du|de) |de l'|d')(?P<of>[a-z-]{4,}))\b"
)
_OTHERS = re.compile(
    r"\b(?:ministres?|prefete?|maire|direct(?:eur|rice|ion)|patron(?:at|nat)?|recteur|rectrice|rectorat|gouvernement"
    r"|elysee|matignon|deputee?|senat(?:eur|rice)?|drh|employeurs?|medef|president de la republique"
    r"|presidente? du conseil|p\.?-?d\.?g\.?|dirigeante?s?|groupe|entreprise|societe|bailleur|prefecture|mairie"
    r"|promoteur|actionnaires?|procureure?|juge|inspect(?:eur|rice)|commissaire|chef de l'etat|rapporteure?"
    r"|concessionnaire|gerante?|proprietaires?|elue?s?)\b"
)
_AFTER_WHO = "(?:)"  # parts who speaks from what they say, in the pattern
_PRONOUN = re.compile(r"\W*(?P<they>elles?|ils?)\b")
_TO_WHOM = r"(?:pour|selon|d'apres|aux yeux de|du cote de|chez|comme) "
_NO_SUBJECT = (
    r"c'|ce (?:n'|ne |serait|sera|sont)|cela |rien |on |nous |il (?:faut|est|y a|s'agit|n'y|ne faut)|nul |aucun"
)
_OF_ANOTHER = {  # whom « elle » is not
    "elle": r"|(?:le|ce|cet|un|les|ces|des) ",
    "il": r"|(?:la|cette|une|les|ces|des) ",
    "elles": r"|(?:le|la|ce|cet|cette|un|une|l')\s?",
    "ils": r"|(?:le|la|ce|cet|cette|un|une|l')\s?",
}
_BARE = r"(?<!s')(?<!m')"  # « s'appelle » calls for nothing
_NOBODY_SAYS = 2_000  # characters at once: it is no sentence, and who does what in it would be looked for without end
_LONGEST = 600  # characters of a sentence with the list that it announces


def ways_to_stand(stand: Stand) -> Variants:
    """The search words of which any passage that takes this stand holds one."""
    words = f"{_IT_IS[stand]} {_IT_MUST[stand]}".split() + forms(_USES[stand])
    words += [root + ending for root in stems(_USES[stand]) for ending in _ENDINGS]
    return [(word,) for word in sorted({stem(word) for word in words} - {""})]


def stands(passage: Passage, stand: Stand, speakers: tuple[str, ...] | None = None) -> Iterator[Quoted]:
    """The sentences that take the stand, in order, each with the list that it announces and what belongs to it.

    It is taken by whoever publishes the passage, or by the `speakers` that it speaks of. What it reports of others is
    left out: a letter that it reproduces, a minister that it quotes.
    """
    communique = passage.communique
    authors = self_named(communique) if speakers is None else speakers
    ours, theirs = _taking(stand, authors, speakers is None)
    units = units_around(communique, passage.span)
    for i, unit in enumerate(units):
        if not unit.states or not passage.span.start <= unit.span.start < passage.span.end:
            continue
        if unit.span.end - unit.span.start > _NOBODY_SAYS:
            continue
        sentence = folded(unit.words).text
        place = _takes(sentence, ours, authors)
        if place is None and not (_PRONOUN.match(sentence) and theirs.match(sentence) and _is_them(units, i, ours)):
            continue
        start = unit.span.start + (folded(unit.words).span(place, place + 1).start if place else 0)
        if speakers is not None or not _reported(communique, Span(start, unit.span.end)):
            span = Span(unit.span.start, _end_of_list(units, i))
            yield Quoted(span, belongings_of(communique, units, span))


def _takes(sentence: str, taking: re.Pattern[str], authors: Sequence[str]) -> int | None:
    """Where a sentence, on folded text, has for its subject somebody who takes the stand; None where it has not."""
    subjects = (
        match.start()
        for match in _all_of(taking, sentence)
        if match["who"] is None
        or not (_GOVERNED.search(sentence[: match.start("who")]) or _is_another(sentence, match, authors))
    )
    return next(subjects, None)


def _is_another(sentence: str, match: re.Match[str], authors: Sequence[str]) -> bool:
    """Whether « la fédération » is one that the authors are not: « la fédération patronale », « des transporteurs »."""
    body = _OF_WHOM.match(sentence, match.end("who"))
    if body is None or not match["who"].startswith(("la ", "le ", "les ", "l'")):
        return False
    return body["enemy"] is not None or (
        body["of"] is not None and not any(folded(body["of"]).text in folded(name).text for name in authors)
    )


def _all_of(taking: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    """The matches that begin at each place, those inside another too."""
    match = taking.search(sentence)
    while match is not None:
        yield match
        match = taking.search(sentence, match.start() + 1)


def _is_them(units: Sequence[Unit], at: int, taking: re.Pattern[str]) -> bool:
    """Whether « Elle » stands for who publishes the text: the sentence before opens with them."""
    before = antecedent(units, at)
    if before is None:
        return False
    pronoun, sentence = folded(units[at].words).text, folded(units[before].words).text
    if (same := _PRONOUN.match(sentence)) is not None:  # « La FSU refuse. Elle juge … Elle demande … »
        here = _PRONOUN.match(pronoun)
        return here is not None and here["they"] == same["they"] and _is_them(units, before, taking)
    opening = _subject(taking).match(sentence)
    if opening is None:
        return False
    return opening["to_whom"] is None or _is_nobody(sentence[opening.end() :], pronoun)


def _is_nobody(clause: str, pronoun: str) -> bool:
    """Whether the subject of what follows « Pour la CGT, » cannot be whom the pronoun stands for."""
    one = _PRONOUN.match(pronoun)
    if one is None:
        return False
    if re.match(rf"[^,]{{0,40}}, (?:{_NO_SUBJECT}{_OF_ANOTHER[one['they']]})", clause):
        return True
    thing = re.match(r"[^,]{0,40}, (?:ce|cet|cette) [^ ]+", clause)  # « ce contrôle » demands nothing
    return thing is not None and _OTHERS.search(thing[0]) is None


@lru_cache(maxsize=256)
def _subject(taking: re.Pattern[str]) -> re.Pattern[str]:
    """Who speaks, at the beginning of a sentence, or to whom it is so."""
    return re.compile(rf"\W*(?P<to_whom>{_TO_WHOM})?(?:la |les? |l')?{taking.pattern.partition(_AFTER_WHO)[0]}")


def _reported(communique: Communique, span: Span) -> bool:
    """Whether somebody else says it."""
    if voice_of(communique.text, span, communique.sources) is not None:
        return True
    turn = turn_of(communique.text, span)
    if turn is not None and len({one.name for one in turns(communique.text) if not one.asks}) > 1:
        return True  # one of those who debate
    who = says_who(communique.text, span)
    return who is not None and _OTHERS.search(folded(who.of(communique.text)).text) is not None


def _end_of_list(units: Sequence[Unit], at: int) -> int:
    """Where the list ends that the sentence announces, or the sentence itself."""
    end = units[at].span.end
    listed = at + 1 < len(units) and units[at + 1].kind is Kind.ITEM and at in introductions(units, at + 1)
    if not units[at].words.endswith(":") and not listed:
        return end
    for unit in units[at + 1 :]:
        if unit.kind is not Kind.ITEM or unit.span.end - units[at].span.start > _LONGEST:
            break
        end = unit.span.end
    return end


@lru_cache(maxsize=256)
def _taking(stand: Stand, names: tuple[str, ...], us: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """On folded text: « La CGT exige », « nous demandons », « la CGT approuve… mais rejette », « il est urgent de »;
    and « elle exige », which may be of somebody else."""
    either = "|".join([*([_US] if us else []), *(re.escape(folded(name).text) for name in names if name)]) or "(?!)"
    endings = "|".join(folded(ending).text for ending in _ENDINGS)
    verbs = rf"(?:{_either(stems(_USES[stand]))})(?:{endings})|{_either(forms(_USES[stand]))}"
    it_is = rf"\b(?:est|serait|devient|reste)(?: [a-z-]+){{0,2}} (?:{_either(_IT_IS[stand].split())})(?:e|s|es)?\b"
    it_must = rf"|\bil (?:{_either(_IT_MUST[stand].split())})\b" if _IT_MUST[stand] else ""
    predicate = rf"(?:{_NEAR}|{_FAR})\b{_BARE}(?:{verbs})\b"
    alone = rf"|{it_is}{it_must}" if us else ""
    return (
        re.compile(rf"(?P<who>\b(?:{either})\b){_AFTER_WHO}{predicate}{alone}"),
        re.compile(rf"\W*(?:elles?|ils?)\b{predicate}"),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join(folded(word).text for word in words)
