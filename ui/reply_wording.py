"""What is said of a reply, in French: what was found or why nothing was, and what stands beside it."""

from collections.abc import Sequence

from index.filter import Filter
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.confidence import ENOUGH, Confidence, confidence_of
from qa.understanding.question import Part, Question
from qa.understanding.stance import Stand
from ui.wording import NBSP, count, period_in_words

UNDATED_TEXTS = "Textes non datés"

_REFUSALS = {
    Reason.EMPTY_CORPUS: "Aucun communiqué n’est encore indexé. Ajoutez des textes, puis interrogez-les.",
    Reason.NO_WORDS: "Cette question n’a pas de mot à chercher. Dites de quoi vous voulez parler.",
    Reason.NOT_FOUND: "Aucun passage ne répond à cette question.",
}
_STANDS = {Stand.DEMAND: "ce qui est demandé", Stand.OBJECTION: "ce qui est critiqué"}
_ENGLISH = f"Dixit cherche dans des textes français{NBSP}: posez plutôt votre question en français."
_AGAIN = {
    Part.SOURCE: "Chercher dans toutes les sources",
    Part.PERIOD: "Chercher sans cette période",
}


def message_of(reply: Reply) -> str:
    """What was found, or why nothing was, in a sentence or two."""
    return f"{_told(reply)} {_ENGLISH}" if reply.question.english else _told(reply)


def _told(reply: Reply) -> str:
    match reply:
        case Answer(question=question, citations=citations):
            if question.words:
                found = _found(len(citations), reply.confidence)
            else:
                found = _stands(question.stance.stand, len(citations)) if question.stance else _latest(len(citations))
            return f"{found} {_unknown(question.unknown)}" if question.unknown else found
        case NoAnswer(question=question, reason=Reason.IMPOSSIBLE):
            return question.trouble or ""
        case NoAnswer(question=question, reason=Reason.UNKNOWN_SOURCE):
            return _unknown(question.unknown)
        case NoAnswer(question=question, reason=Reason.FILTERED_OUT):
            return f"Aucun communiqué ne correspond {_and('à', question.within)}."
        case NoAnswer(reason=reason):
            return _REFUSALS[reason]


def _found(number: int, confidence: Confidence | None) -> str:
    if confidence is not Confidence.UNSURE:
        return f"{count(number, 'passage répond', 'passages répondent')} à votre question."
    near = count(number, "passage se rapproche", "passages se rapprochent")
    return f"Réponse peu sûre{NBSP}: {near} de votre question."


def confidence_in_words(probability: float) -> str:
    """What a citation by itself is worth, where 0.13 is the least that answers.

    >>> confidence_in_words(0.8), confidence_in_words(0.3), confidence_in_words(0.1)
    ('réponse sûre', 'réponse peu sûre', 'sans doute pas une réponse')
    """
    if probability < ENOUGH:
        return "sans doute pas une réponse"
    return "réponse sûre" if confidence_of(probability) is Confidence.SURE else "réponse peu sûre"


def _latest(number: int) -> str:
    """When the question asks for texts and not for what they say of something."""
    if number == 1:
        return "Voici le début du communiqué le plus récent."
    return f"Voici le début des {number}{NBSP}communiqués les plus récents."


def stands_in_words(stand: Stand, number: int) -> str:
    """`2 passages disent ce qui est demandé`: when the question asks for that, and of nothing else."""
    return f"{count(number, 'passage dit', 'passages disent')} {_STANDS[stand]}"


def _stands(stand: Stand, number: int) -> str:
    first = ", les plus récents d’abord" if number > 1 else ""
    return f"{stands_in_words(stand, number)}{first}."


def _unknown(names: Sequence[str]) -> str:
    """`Aucun communiqué de FO ni de la CNIL n’est indexé.`"""
    return f"Aucun communiqué {' ni '.join(names)} n’est indexé."


def others_in_words(number: int) -> str:
    """What unfolds the citations that come after the first ones."""
    return "Voir l’autre passage" if number == 1 else f"Voir les {number}{NBSP}autres passages"


def nearest_in_words(number: int) -> str:
    return "Passage le plus proche" if number == 1 else "Passages les plus proches"


def elsewhere_in_words(reply: NoAnswer) -> str:
    """`2 passages répondent hors de cette période`: the part of the filter that keeps them out, and no other."""
    within, held = reply.question.within, [citation.passage.communique for citation in reply.elsewhere]
    number = len(held)
    sources, period = Filter(within.sources), Filter(period=within.period)
    if all(sources.admits(communique) and communique.date is None for communique in held):
        return count(number, "passage non daté répond", "passages non datés répondent")
    out = Filter(
        frozenset() if all(map(sources.admits, held)) else within.sources,
        None if all(map(period.admits, held)) else within.period,
    )
    return f"{count(number, 'passage répond', 'passages répondent')} hors {_and('de', out)}"


def _and(preposition: str, within: Filter) -> str:
    """`de cette source et de cette période`: what the filter holds, each after the preposition."""
    kinds = ["cette source" if len(within.sources) == 1 else "ces sources"] if within.sources else []
    kinds += ["cette période"] if within.period is not None else []
    return " et ".join(f"{preposition} {kind}" for kind in kinds)


def filter_in_words(within: Filter) -> str:
    """`CFTC, du 1er janvier 2021 au 31 mai 2021`; empty when nothing is filtered."""
    parts = sorted(within.sources)
    if within.period is not None:
        parts.append(period_in_words(within.period))
    return ", ".join(parts)


def sections_of(reply: Reply) -> Sequence[tuple[str, tuple[Citation, ...]]]:
    """The citations of a reply in the order they are shown, those that stand beside it under their title."""
    match reply:
        case Answer(citations=citations, undated=undated):
            sections = [("", citations), (UNDATED_TEXTS, undated)]
        case NoAnswer(nearest=nearest, elsewhere=elsewhere):
            sections = [(elsewhere_in_words(reply), elsewhere), (nearest_in_words(len(nearest)), nearest)]
    return [(title, citations) for title, citations in sections if citations]


def ways_out(reply: Reply) -> list[tuple[Part, str]]:
    """What may be left out of a question that cannot be answered as it is, with the words that offer it."""
    match reply:
        case NoAnswer(reason=Reason.UNKNOWN_SOURCE):
            part = Part.SOURCE
        case NoAnswer(reason=Reason.IMPOSSIBLE):
            part = Part.PERIOD
        case _:
            return []
    return [(part, _AGAIN[part])]


def completed_in_words(question: Question) -> str | None:
    """`Question comprise : Que dit la CFTC de Microsoft ?`; None when the question is whole by itself."""
    return None if question.completed is None else f"Question comprise{NBSP}: {question.completed}"
