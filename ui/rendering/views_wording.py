"""What is said of a comparison, a timeline and a survey, in French."""

from collections.abc import Sequence

from qa.overviews.comparison import Comparison, Source
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline
from qa.understanding.question import Part, Question
from ui.rendering.reply_wording import filter_in_words, left_out_in_words, stands_in_words
from ui.rendering.wording import NBSP, NNBSP, UNKNOWN_SOURCE, count, date_of, quoted

NOTHING_FOUND = "rien trouvé"
UNDATED_PASSAGES = "Extraits non datés"
UNKNOWN_YEAR = "non datés"
UNDER_EACH = "Un texte de plusieurs sources compte sous chacune."

_FEW = 20  # names that are listed


def comparison_in_words(comparison: Comparison) -> str:
    """`2 sources répondent à votre question.`, with what is not compared."""
    number = len(comparison.columns) + len(comparison.more)
    understood, within = comparison.question.understood, comparison.question.within
    every = any(part.part is Part.SOURCE for part in understood) and not within.sources
    sentence = count(number, "source en parle", "sources en parlent") + (
        " (toutes ont été interrogées)." if every else "."
    )
    if comparison.more:
        sentence += f" Voici les {len(comparison.columns)}{NBSP}plus proches."
    return _with_notes(sentence, comparison.question)


def named(sources: Sequence[Source]) -> str:
    """`CFTC, FO, source inconnue`, the first twenty, then how many more."""
    names = ", ".join(source or UNKNOWN_SOURCE for source in sources[:_FEW])
    return f"{names} et {count(len(sources) - _FEW, 'autre')}" if len(sources) > _FEW else names


def beside_in_words(comparison: Comparison) -> list[str]:
    """`Répondent aussi : SUD.` and `Rien trouvé : CFTC, FO.`, where there are such sources."""
    kinds = (("Répondent aussi", comparison.more), (NOTHING_FOUND.capitalize(), comparison.silent))
    return [f"{words}{NBSP}: {named(sources)}." for words, sources in kinds if sources]


def timeline_in_words(timeline: Timeline) -> str:
    """`12 extraits (février 2019 – 5 février 2024).`, or `Les 100 extraits les plus proches (…).`"""
    number = len(timeline.dated) + len(timeline.undated)
    if timeline.cut:
        what = "extraits les plus proches" if timeline.question.words else "communiqués les plus récents"
        sentence = f"Les {number}{NBSP}{what}"
    elif timeline.question.words:
        sentence = count(number, "extrait")
    elif timeline.question.stance:
        sentence = stands_in_words(timeline.question.stance.stand, number)
    else:
        sentence = f"Le début de {count(number, 'communiqué')}"
    if timeline.dated:
        first, last = (date_of(timeline.dated[place].passage.communique) for place in (0, -1))
        sentence += f" ({first})" if first == last else f" ({first} – {last})"
    return _with_unknown(f"{sentence}.", timeline.question)


def survey_in_words(survey: Survey) -> str:
    """How many passages hold which words; where none holds all of them, how many of them those that are told hold."""
    if not survey.asked:
        searched = filter_in_words(survey.question.within)
        sentence = f"{count(survey.total, 'passage')} en tout" + (f" ({searched})." if searched else ".")
    elif not survey.total:
        most = "ne contient même la moitié de ces mots" if len(survey.asked) > 2 else "ne contient"
        sentence = f"Aucun passage {most}{f'{NBSP}:' if len(survey.asked) > 2 else ''} {_listed(survey.asked, 'et')}."
    elif survey.held < len(survey.asked):
        sentence = f"Aucun passage ne contient à la fois {_listed(survey.asked, 'et')}{NBSP}: "
        sentence += f"{count(survey.total, 'passage en contient', 'passages en contiennent')} au moins {survey.held}."
    else:
        sentence = f"{count(survey.total, 'passage contient', 'passages contiennent')} {_listed(survey.asked, 'et')}"
        sentence += " (pluriels et conjugaisons compris)."
    return _with_notes(sentence, survey.question)


def counts_in_words(survey: Survey) -> list[str]:
    """`CGT : 4, CFTC : 3` by source, then by year."""
    by_source = [(source or UNKNOWN_SOURCE, survey.of_source(source)) for source in survey.sources()]
    by_year = [(str(year or UNKNOWN_YEAR), survey.of_year(year)) for year in survey.years()]
    counts = (by_source, by_year) if survey.total else ()
    lines = [", ".join(f"{name}{NBSP}: {number}" for name, number in numbers) for numbers in counts]
    return [f"{lines[0]}. {UNDER_EACH}", *lines[1:]] if survey.has_cosigners else lines


def shown_in_words(survey: Survey) -> str:
    """What a reader sees of the passages, when it is not all of them; empty otherwise."""
    if len(survey.latest) == survey.total:
        return ""
    return f"Les {len(survey.latest)}{NBSP}plus récents sont montrés{NNBSP}; le fichier CSV les contient tous."


def _listed(words: Sequence[str], before_last: str) -> str:
    """`« hébergement », « données » et « santé »`."""
    *first, last = [quoted(word) for word in words]
    return f"{', '.join(first)} {before_last} {last}" if first else last


def _with_notes(sentence: str, question: Question) -> str:
    if question.within.period is not None:
        sentence += " Sans les textes non datés."
    return _with_unknown(sentence, question)


def _with_unknown(sentence: str, question: Question) -> str:
    """With what the question leaves out, and the sources of which nothing is there."""
    unknown = f"Le corpus n’a aucun communiqué {' ni '.join(question.unknown)}." if question.unknown else ""
    return " ".join(filter(None, (sentence, left_out_in_words(question), unknown)))
