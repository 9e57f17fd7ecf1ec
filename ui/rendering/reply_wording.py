"""What is said of a reply, in French: what was found or why nothing was, and what stands beside it."""

from collections.abc import Sequence

from index.values.filter import Filter
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.confidence import ENOUGH, Confidence, confidence_of
from qa.understanding.follow_up.aim import Aim
from qa.understanding.intent.stance import Stand
from qa.understanding.question import Part, Question
from ui.rendering.talk_wording import talk_in_words
from ui.rendering.wording import NBSP, NNBSP, UNDATED, count, of_date, period_in_words, quoted

UNDATED_TEXTS = "Textes non datés"

_REFUSALS = {
    Reason.EMPTY_CORPUS: "Le corpus est vide. Ajoutez des communiqués, puis posez votre question.",
    Reason.ENGLISH: f"Dixit cherche dans des textes français{NBSP}: posez votre question en français.",
    Reason.NO_WORDS: f"De quoi s’agit-il{NNBSP}? Précisez le sujet.",
    Reason.NOT_FOUND: "Aucun extrait ne répond à cette question.",
    Reason.NOTHING_MORE: "Les textes n’en disent pas plus que les extraits déjà cités.",
}
_FURTHER = {
    Aim.MORE: "Ce qui n’était pas encore cité",
    Aim.WHY: "Les raisons que donnent les textes cités",
    Aim.OTHERS: "D’autres sources que celles déjà citées",
    Aim.LATER: "Plus récemment",
    Aim.EARLIER: "Auparavant",
}
_NO_FURTHER = {
    Aim.LATER: "Aucun texte plus récent n’y répond.",
    Aim.EARLIER: "Aucun texte plus ancien n’y répond.",
}
_STANDS = {Stand.DEMAND: "ce qui est demandé", Stand.OBJECTION: "ce qui est critiqué"}
_AGAIN = {
    Part.SOURCE: "Toutes les sources",
    Part.PERIOD: "Toutes les dates",
}


def message_of(reply: Reply) -> str:
    """What was found, or why nothing was, in a sentence or two."""
    return " ".join(filter(None, (_told(reply), _unheard(reply.question.unheard), left_out_in_words(reply.question))))


def _told(reply: Reply) -> str:
    match reply:
        case Answer(question=Question(aim=Aim() as aim), citations=citations):
            return f"{_FURTHER[aim]}{NBSP}: {extracts_in_words(citations)}."
        case Answer(question=question, citations=citations):
            if question.words:
                sentence = _found(citations, reply.confidence)
            else:
                sentence = (
                    _stands(question.stance.stand, len(citations)) if question.stance else _latest(len(citations))
                )
            return f"{sentence} {_unknown(question.unknown)}" if question.unknown else sentence
        case NoAnswer(question=question, reason=Reason.IMPOSSIBLE):
            return question.trouble or ""
        case NoAnswer(question=question, reason=Reason.UNKNOWN_SOURCE):
            return _unknown(question.unknown)
        case NoAnswer(question=question, reason=Reason.FILTERED_OUT):
            return f"Aucun communiqué ne correspond ({filter_in_words(question.within)})."
        case NoAnswer(question=question, reason=Reason.SMALL_TALK, examples=examples):
            return talk_in_words(question.text, _for_example(examples))
        case NoAnswer(question=Question(aim=Aim() as aim), reason=Reason.NOTHING_MORE) if aim in _NO_FURTHER:
            return _NO_FURTHER[aim]
        case NoAnswer(reason=reason, examples=examples):
            return f"{_REFUSALS[reason]} {_for_example(examples)}".rstrip()


def _for_example(questions: Sequence[str]) -> str:
    """`Par exemple : « Que dit la CGT sur la santé ? » ou « … »`; empty when there is none."""
    return f"Par exemple{NBSP}: {' ou '.join(map(quoted, questions))}." if questions else ""


def _found(citations: Sequence[Citation], confidence: Confidence | None) -> str:
    if confidence is not Confidence.UNSURE:
        return f"{extracts_in_words(citations)}."
    return f"Rien n’y répond à coup sûr. Au plus près{NBSP}: {extracts_in_words(citations)}."


def extracts_in_words(citations: Sequence[Citation]) -> str:
    """How many, of how many texts and of when: `5 extraits de 3 communiqués, de 2019 à 2024, dont 1 non daté`."""
    texts = {citation.passage.communique.id: citation.passage.communique for citation in citations}
    years = sorted({text.date.value.year for text in texts.values() if text.date})
    number = count(len(citations), "extrait")
    if len(texts) == 1:
        (text,) = texts.values()
        return f"{number} d’un communiqué {of_date(text.date.value) if text.date else UNDATED}"
    sentence = f"{number} de {count(len(texts), 'communiqué')}"
    if not years:
        return f"{sentence} non datés"
    sentence += f", de {years[0]}" + (f" à {years[-1]}" if len(years) > 1 else "")
    undated = sum(text.date is None for text in texts.values())
    return f"{sentence}, dont {count(undated, 'non daté', 'non datés')}" if undated else sentence


def doubt_in_words(probability: float | None) -> str:
    """What a reader is warned of; empty when there is nothing to be warned of. 0.13 is the least that answers.

    >>> doubt_in_words(0.8), doubt_in_words(0.3), doubt_in_words(0.1), doubt_in_words(None)
    ('', 'à vérifier', 'sans doute hors sujet', '')
    """
    if probability is None or confidence_of(probability) is Confidence.SURE:
        return ""
    return "à vérifier" if probability >= ENOUGH else "sans doute hors sujet"


def _latest(number: int) -> str:
    """When the question asks for texts and not for what they say of something."""
    if number == 1:
        return f"Le communiqué le plus récent commence ainsi{NBSP}:"
    return f"Les {number}{NBSP}communiqués les plus récents commencent ainsi{NBSP}:"


def stands_in_words(stand: Stand, number: int) -> str:
    """`2 extraits disent ce qui est demandé`: when the question asks for that, and of nothing else."""
    return f"{count(number, 'extrait dit', 'extraits disent')} {_STANDS[stand]}"


def _stands(stand: Stand, number: int) -> str:
    first = ", les plus récents d’abord" if number > 1 else ""
    return f"{stands_in_words(stand, number)}{first}."


def _unknown(names: Sequence[str]) -> str:
    """`Le corpus n’a aucun communiqué de FO ni de la CNIL.`"""
    return f"Le corpus n’a aucun communiqué {' ni '.join(names)}."


def left_out_in_words(question: Question) -> str:
    """`Laissé de côté : « sauf en 2021 ».`"""
    said = [
        quoted(span.of(question.whole).strip(" ,"))
        for span in (question.exclusions.spans if question.exclusions else ())
    ]
    return f"Laissé de côté{NBSP}: {', '.join(said)}." if said else ""


def _unheard(names: Sequence[str]) -> str:
    """`Aucune source ne s’appelle « FNBX » : ce mot est cherché dans tous les textes.`"""
    listed = " ni ".join(f"«{NNBSP}{name}{NNBSP}»" for name in names)
    searched = "ce mot est cherché" if len(names) == 1 and " " not in names[0] else "ces mots sont cherchés"
    return f"Aucune source ne s’appelle {listed}{NBSP}: {searched} dans tous les textes." if names else ""


def others_in_words(number: int) -> str:
    """What unfolds the citations that come after the first ones."""
    return count(number, "autre extrait", "autres extraits")


def near(reply: NoAnswer) -> tuple[Citation, ...]:
    """Of the closest passages, those that are of the subject: another text below a refusal would pass for an answer."""
    return tuple(one for one in reply.nearest if one.confidence is None or one.confidence >= ENOUGH)


def nearest_in_words(number: int) -> str:
    return "Extrait le plus proche" if number == 1 else "Extraits les plus proches"


def elsewhere_in_words(reply: NoAnswer) -> str:
    """`2 extraits d’une autre période`: the part of the filter that keeps them out, and no other."""
    within, communiques = reply.question.within, [citation.passage.communique for citation in reply.elsewhere]
    number = len(communiques)
    sources, period = Filter(within.sources), Filter(period=within.period)
    if all(sources.admits(communique) and communique.date is None for communique in communiques):
        return count(number, "extrait non daté", "extraits non datés")
    out = Filter(
        frozenset() if all(map(sources.admits, communiques)) else within.sources,
        None if all(map(period.admits, communiques)) else within.period,
    )
    differences = ["d’une autre source"] * bool(out.sources) + ["d’une autre période"] * (out.period is not None)
    return f"{count(number, 'extrait')} {' ou '.join(differences)}"


def filter_in_words(within: Filter) -> str:
    """`CFTC, du 1er janvier 2021 au 31 mai 2021`; empty when nothing is filtered."""
    parts = sorted(within.sources)
    if within.period is not None:
        parts.append(period_in_words(within.period))
    parts += ["sans source"] * within.unsourced + ["sans date"] * within.undated
    return ", ".join(parts)


def sections_of(reply: Reply) -> Sequence[tuple[str, tuple[Citation, ...]]]:
    """The citations of a reply in the order they are shown, those that stand beside it under their title."""
    match reply:
        case Answer(citations=citations, undated=undated):
            sections = [("", citations), (UNDATED_TEXTS, undated)]
        case NoAnswer(elsewhere=elsewhere):
            sections = [(elsewhere_in_words(reply), elsewhere), (nearest_in_words(len(near(reply))), near(reply))]
    return [(title, citations) for title, citations in sections if citations]


def ways_out(reply: Reply) -> list[tuple[Part, str]]:
    """What may be left out of a question that cannot be answered as it is, with the words that offer it."""
    match reply:
        case NoAnswer(reason=Reason.UNKNOWN_SOURCE):
            parts = [Part.SOURCE]
        case NoAnswer(reason=Reason.IMPOSSIBLE):
            parts = [Part.PERIOD]
        case NoAnswer(reason=Reason.FILTERED_OUT | Reason.NOT_FOUND, question=question):
            understood = {understood_part.part for understood_part in question.understood}
            parts = [part for part in (Part.PERIOD, Part.SOURCE) if part in understood]
        case _:
            return []
    return [(part, _AGAIN[part]) for part in parts]


def completed_in_words(question: Question) -> str | None:
    """`Compris ainsi : Que dit la CFTC de Microsoft ?`; None when the question is whole by itself."""
    return None if question.completed is None else f"Compris ainsi{NBSP}: {question.completed}"
