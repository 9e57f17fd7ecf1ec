"""What is said of a comparison, a chronology and a survey, in French."""

from collections.abc import Sequence

from qa.understanding.question import Part, Question
from qa.views.chronology import Chronology
from qa.views.comparison import Comparison, Source
from qa.views.survey import Survey
from ui.reply_wording import filter_in_words, stands_in_words
from ui.wording import NBSP, NNBSP, UNKNOWN_SOURCE, count, date_of, quoted

NOTHING_FOUND = "rien trouvé"
UNDATED_PASSAGES = "Passages non datés"
UNKNOWN_YEAR = "non datés"
UNDER_EACH = "Un texte de plusieurs sources compte sous chacune."

_FEW = 20  # names that are listed


def comparison_in_words(comparison: Comparison) -> str:
    """`2 sources répondent à votre question.`, with what is not compared."""
    number = len(comparison.columns) + len(comparison.more)
    said = f"{count(number, 'source répond', 'sources répondent')} à votre question."
    asked, within = comparison.question.understood, comparison.question.within
    if any(one.part is Part.SOURCE for one in asked) and not within.sources:
        said += " La question est posée à toutes les sources."
    if comparison.more:
        said += f" Voici les {len(comparison.columns)}{NBSP}plus proches."
    return _with_notes(said, comparison.question)


def named(sources: Sequence[Source]) -> str:
    """`CFTC, FO, source inconnue`, the first twenty, then how many more."""
    names = ", ".join(source or UNKNOWN_SOURCE for source in sources[:_FEW])
    return f"{names} et {count(len(sources) - _FEW, 'autre')}" if len(sources) > _FEW else names


def beside_in_words(comparison: Comparison) -> list[str]:
    """`Répondent aussi : SUD.` and `Rien trouvé : CFTC, FO.`, where there are such sources."""
    kinds = (("Répondent aussi", comparison.more), (NOTHING_FOUND.capitalize(), comparison.silent))
    return [f"{words}{NBSP}: {named(sources)}." for words, sources in kinds if sources]


def chronology_in_words(chronology: Chronology) -> str:
    """`12 passages répondent à votre question (février 2019 – 5 février 2024).`, with what is not shown."""
    number = len(chronology.dated) + len(chronology.undated)
    if chronology.question.words:
        said = f"{count(number, 'passage répond', 'passages répondent')} à votre question"
    elif chronology.question.stance:
        said = stands_in_words(chronology.question.stance.stand, number)
    else:
        said = f"Voici le début de {count(number, 'communiqué')}"
    if chronology.dated:
        first, last = (date_of(chronology.dated[place].passage.communique) for place in (0, -1))
        said += f" ({first})" if first == last else f" ({first} – {last})"
    if chronology.cut:
        what = "plus proches" if chronology.question.words else "plus récents"
        said += f". D’autres existent peut-être{NBSP}: seuls les {what} sont montrés"
    return _with_unknown(f"{said}.", chronology.question)


def survey_in_words(survey: Survey) -> str:
    """How many passages hold which words; where none holds all of them, how many of them those that are told hold."""
    if not survey.asked:
        searched = filter_in_words(survey.question.within)
        said = f"{count(survey.total, 'passage')} en tout" + (f" pour {searched}." if searched else ".")
    elif not survey.total:
        most = "ne contient même la moitié de ces mots" if len(survey.asked) > 2 else "ne contient"
        said = f"Aucun passage {most}{f'{NBSP}:' if len(survey.asked) > 2 else ''} {_listed(survey.asked, 'et')}."
    elif survey.held < len(survey.asked):
        said = f"Aucun passage ne contient à la fois {_listed(survey.asked, 'et')}{NBSP}: "
        said += f"{count(survey.total, 'passage en contient', 'passages en contiennent')} au moins {survey.held}."
    else:
        said = f"{count(survey.total, 'passage contient', 'passages contiennent')} {_listed(survey.asked, 'et')}"
        said += ", sous une forme ou une autre, dans le texte ou dans le titre du communiqué."
    return _with_notes(said, survey.question)


def counts_in_words(survey: Survey) -> list[str]:
    """`CGT : 4, CFTC : 3` by source, then by year."""
    by_source = [(one or UNKNOWN_SOURCE, survey.of_source(one)) for one in survey.sources()]
    by_year = [(str(one or UNKNOWN_YEAR), survey.of_year(one)) for one in survey.years()]
    counts = (by_source, by_year) if survey.total else ()
    lines = [", ".join(f"{name}{NBSP}: {number}" for name, number in some) for some in counts]
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


def _with_notes(said: str, question: Question) -> str:
    if question.within.period is not None:
        said += " Les textes non datés n’y sont pas."
    return _with_unknown(said, question)


def _with_unknown(said: str, question: Question) -> str:
    return f"{said} Aucun communiqué {' ni '.join(question.unknown)} n’est indexé." if question.unknown else said
