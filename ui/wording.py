"""The French that people read, shared by the page and the command line.

NNBSP (U+202F) stands before « ? », « ! », « ; » and inside guillemets; NBSP (U+00A0) before « : ».
"""

from index.communique import Communique, Fact, Origin
from index.filter import Filter, Period
from index.french.dates import MONTHS, PartialDate
from index.intake import Added, AlreadyThere, Outcome
from qa.answer import Answer, Reason, Reply

NBSP = "\N{NO-BREAK SPACE}"
NNBSP = "\N{NARROW NO-BREAK SPACE}"

UNDATED = "non daté"
UNKNOWN_SOURCE = "source inconnue"
UNTITLED = "sans titre"

_ORIGINS = {
    Origin.DECLARED: "déclarée dans l’en-tête du fichier",
    Origin.STATED: "écrite dans le texte",
    Origin.FILE_NAME: "lue dans le nom du fichier",
    Origin.ENTERED: "saisie",
}


def date_in_words(date: PartialDate) -> str:
    """`5 février 2024`, `1er mai 2021`, `février 2024` or `2024`, with no-break spaces."""
    parts = [str(date.year)]
    if date.month is not None:
        parts.insert(0, MONTHS[date.month - 1])
    if date.day is not None:
        parts.insert(0, "1er" if date.day == 1 else str(date.day))
    return NBSP.join(parts)


def source_of(communique: Communique) -> str:
    return communique.source.value if communique.source else UNKNOWN_SOURCE


def date_of(communique: Communique) -> str:
    return date_in_words(communique.date.value) if communique.date else UNDATED


def title_of(communique: Communique) -> str:
    return communique.title.value if communique.title else UNTITLED


def origin_of(fact: Fact[PartialDate] | Fact[str], communique: Communique) -> str:
    """How a source or a date is known, with the words that show it: `écrite dans le texte : « … »`."""
    words = _ORIGINS[fact.origin]
    if fact.evidence is None:
        return words
    return f"{words}{NBSP}: {quoted(fact.evidence.of(communique.text))}"


def quoted(words: str) -> str:
    return f"«{NNBSP}{words}{NNBSP}»"


def period_in_words(period: Period) -> str:
    """`du 1er janvier 2021 au 31 décembre 2021`, `depuis le …` or `jusqu’au …`."""
    first, last = (
        None if day is None else date_in_words(PartialDate(day.year, day.month, day.day))
        for day in (period.first, period.last)
    )
    if first is None:
        return f"jusqu’au {last}"
    return f"depuis le {first}" if last is None else f"du {first} au {last}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """`0 passage`, `1 passage`, `12 345 passages`: French takes the plural from two."""
    word = singular if number < 2 else plural or singular + "s"
    return f"{number:,}".replace(",", NNBSP) + NBSP + word


def message_of(reply: Reply) -> str:
    """One sentence that says what was found, or why nothing was."""
    match reply:
        case Answer(citations=citations):
            return f"{count(len(citations), 'passage répond', 'passages répondent')} à votre question."
        case _:
            return _REFUSALS[reply.reason] + (f" {_NEAREST}" if reply.nearest else "")


_NEAREST = f"Voici le passage le plus proche{NBSP}:"
_REFUSALS = {
    Reason.EMPTY_CORPUS: "Aucun communiqué n’est encore indexé. Ajoutez des textes, puis interrogez-les.",
    Reason.NO_WORDS: "Cette question n’a pas de mot à chercher. Dites de quoi vous voulez parler.",
    Reason.FILTERED_OUT: "Aucun communiqué ne correspond à cette source et à cette période.",
    Reason.NOT_FOUND: "Aucun passage ne répond à cette question.",
}


def filter_in_words(within: Filter) -> str:
    """`CFTC, du 1er janvier 2021 au 31 décembre 2021`; empty when nothing is filtered."""
    parts = sorted(within.sources)
    if within.period is not None:
        parts.append(period_in_words(within.period))
    return ", ".join(parts)


def communique_in_words(communique: Communique) -> str:
    """`« Nos données de santé » (CGT, 5 février 2024)`."""
    return f"{quoted(title_of(communique))} ({source_of(communique)}, {date_of(communique)})"


def outcome_in_words(outcome: Outcome) -> str:
    """What became of a file that was offered, in one line."""
    match outcome:
        case Added(communique=communique):
            return f"Ajouté{NBSP}: {communique_in_words(communique)}."
        case AlreadyThere(name=name, communique=communique):
            return f"Déjà là{NBSP}: {communique_in_words(communique)}, dans {quoted(name)}."
        case _:
            return f"Refusé{NBSP}: {quoted(outcome.name)}{NBSP}: {outcome.why}"
