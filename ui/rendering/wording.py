"""The French that people read, shared by the page and the command line.

NNBSP (U+202F) stands before « ? », « ! », « ; » and inside guillemets; NBSP (U+00A0) before « : ».
"""

from collections.abc import Sequence
from datetime import date

from index.french.calendar import MONTHS
from index.french.markdown import without_markdown
from index.values.communique import Communique, Fact, Origin, Span
from index.values.dates import PartialDate
from index.values.files import Added, AlreadyThere, LeftAside, Outcome
from index.values.filter import Period

NBSP = "\N{NO-BREAK SPACE}"
NNBSP = "\N{NARROW NO-BREAK SPACE}"

UNDATED = "non daté"
UNKNOWN_SOURCE = "source inconnue"
UNTITLED = "sans titre"
WAITING = "Un autre ajout est en cours, celui-ci commencera après lui…"

_ORIGINS = {
    Origin.DECLARED: "donnée par le fichier",
    Origin.STATED: "écrite dans le texte",
    Origin.FILE_NAME: "lue dans le nom du fichier",
    Origin.MAIL: "lue dans l’en-tête du courriel",
    Origin.PAGE: "déclarée par la page web",
    Origin.PROPERTIES: "lue dans les propriétés du fichier",
    Origin.HOST: "connue par l’adresse d’où il vient",
    Origin.ENTERED: "saisie à la main",
}


def date_in_words(stated: PartialDate) -> str:
    """`5 février 2024`, `1er mai 2021`, `février 2024` or `2024`, with no-break spaces."""
    parts = [str(stated.year)]
    if stated.month is not None:
        parts.insert(0, MONTHS[stated.month - 1])
    if stated.day is not None:
        parts.insert(0, "1er" if stated.day == 1 else str(stated.day))
    return NBSP.join(parts)


def source_of(communique: Communique) -> str:
    return communique.source.value if communique.source else UNKNOWN_SOURCE


def date_of(communique: Communique) -> str:
    return date_in_words(communique.date.value) if communique.date else UNDATED


def title_of(communique: Communique) -> str:
    return communique.title.value if communique.title else UNTITLED


def origin_of(fact: Fact[PartialDate] | Fact[str], communique: Communique) -> str:
    """How a source or a date is known, with the words that show it, and what other places say: `écrite dans le texte :
    « … » ; mais 6 février 2024, lue dans le nom du fichier`.
    """
    parts = [_shown(fact, communique)]
    for contrary in fact.others:
        value = date_in_words(contrary.value) if isinstance(contrary.value, PartialDate) else contrary.value
        parts.append(f"mais {value}, {_shown(contrary, communique)}")
    return f"{NNBSP}; ".join(parts)


def _shown(fact: Fact[PartialDate] | Fact[str], communique: Communique) -> str:
    words = _ORIGINS[fact.origin]
    if fact.evidence is None:
        return words
    return f"{words}{NBSP}: {quoted(fact.evidence.of(communique.text))}"


def pages_in_words(communique: Communique, span: Span) -> str | None:
    """`p. 3`, or `p. 3-4` for words that go over the page; None for a text that does not come in pages."""
    first, last = communique.page(span.start), communique.page(span.end)
    return None if first is None else f"p.{NBSP}{first}" if first == last else f"p.{NBSP}{first}-{last}"


def quoted(words: str) -> str:
    return f"«{NNBSP}{words}{NNBSP}»"


def period_in_words(period: Period) -> str:
    """`février 2024` for the whole of it, `du 5 février 2024 au 3 mars 2024`, `depuis le …` or `jusqu’au …`; by the
    numbers of whole years, `de 2019 à 2024`, `depuis 2019`, `jusqu’en 2024`.
    """
    first, last = period.first, period.last
    if (first is None or (first.month, first.day) == (1, 1)) and (last is None or (last.month, last.day) == (12, 31)):
        return _years_in_words(first, last)
    if first is None or last is None:
        day = first or last
        assert day is not None
        return f"{'jusqu’au' if first is None else 'depuis le'} {_day_in_words(day)}"
    whole = [
        PartialDate(first.year),
        PartialDate(first.year, first.month),
        PartialDate(first.year, first.month, first.day),
    ]
    for stretch in whole:
        if (stretch.first_day, stretch.last_day) == (first, last):
            return date_in_words(stretch)
    return f"du {_day_in_words(first)} au {_day_in_words(last)}"


def _years_in_words(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return f"depuis {first.year}" if first else f"jusqu’en {last.year if last else ''}"
    return str(first.year) if first.year == last.year else f"de {first.year} à {last.year}"


def _day_in_words(day: date) -> str:
    return date_in_words(PartialDate(day.year, day.month, day.day))


def count(number: int, singular: str, plural: str | None = None) -> str:
    """`0 passage`, `1 passage`, `12 345 passages`: French takes the plural from two."""
    word = singular if number < 2 else plural or singular + "s"
    return f"{number:,}".replace(",", NNBSP) + NBSP + word


def versions_in_words(versions: Sequence[Communique]) -> str:
    """`1 autre version, du 3 mars 2021`, `3 autres versions, dont celles d’avril 2021 et de 2020`."""
    dates = [of_date(communique.date.value) for communique in versions if communique.date]
    listed = " et ".join(filter(None, [", ".join(dates[:-1]), *dates[-1:]]))
    some = ("dont celle " if len(dates) == 1 else "dont celles ") if 0 < len(dates) < len(versions) else ""
    return count(len(versions), "autre version", "autres versions") + (f", {some}{listed}" if listed else "")


def repeated_in_words(texts: Sequence[Communique]) -> str:
    """`Repris presque mot pour mot dans 2 autres textes`."""
    return f"Repris presque mot pour mot dans {count(len(texts), 'autre texte', 'autres textes')}"


def of_date(stated: PartialDate) -> str:
    """`du 3 mars 2021`, `de mars 2021`, `d’avril 2021`, `de 2021`."""
    words = date_in_words(stated)
    of = "du " if stated.day is not None else "d’" if words[0] in "ao" else "de "
    return of + words


def communique_in_words(communique: Communique) -> str:
    """`« Nos données de santé » (CGT, 5 février 2024)`."""
    return f"{quoted(title_of(communique))} ({source_of(communique)}, {date_of(communique)})"


def outcome_in_words(outcome: Outcome) -> str:
    """What became of a file that was offered, in one line."""
    match outcome:
        case Added(communique=communique):
            return f"Ajouté{NBSP}: {communique_in_words(communique)}."
        case AlreadyThere(name=name, communique=communique):
            return f"Déjà dans le corpus{NBSP}: {communique_in_words(communique)}, dans {quoted(name)}."
        case LeftAside(name=name, why=why):
            return f"Laissé de côté{NBSP}: {quoted(name)}{NBSP}: {why}"
        case _:
            return f"Refusé{NBSP}: {quoted(outcome.name)}{NBSP}: {outcome.why}"


LANGUAGES = {
    "fr": "français",
    "en": "anglais", "de": "allemand", "es": "espagnol", "it": "italien", "pt": "portugais", "nl": "néerlandais",
    "ca": "catalan",
}  # fmt: skip


def language_in_words(code: str) -> str:
    """`anglais`; its code where it is not one of those that Dixit tells."""
    return LANGUAGES.get(code, code)


def notes_on(communique: Communique) -> list[str]:
    """What is to be known before its words are quoted: `lu sur une image, mots incertains`, `texte en anglais`."""
    notes = ["lu sur une image, mots incertains"] if communique.is_doubtful else []
    if communique.language is not None:
        notes.append(f"texte en {language_in_words(communique.language)}")
    return notes


def noted_title(communique: Communique) -> str:
    """`La ligne douze, texte en anglais`."""
    return ", ".join([without_markdown(title_of(communique)), *notes_on(communique)])


def is_of_mail(address: str) -> bool:
    """Whether the address of a text is a mail's, which leads nowhere."""
    return address.lower().startswith("mid:")
