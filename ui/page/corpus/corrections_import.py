"""A table that a person has filled in → the corrections of the corpus, and what is told of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.metadata.corrections import entered
from index.values.communique import Communique, CommuniqueId
from index.values.correction import UNSAID, Correction
from index.values.errors import DixitError
from ui.rendering.corrections_csv import Line, lines_of
from ui.rendering.wording import NBSP, count, quoted

if TYPE_CHECKING:
    from index.catalogue import Catalogue

_TOLD = 10  # lines that are named


def corrected_by(catalogue: "Catalogue", content: bytes) -> str:
    """Corrects what the table says otherwise than the corpus, and tells how many, and why a line was left out.

    Raises DixitError for what is no such table, before anything is corrected.
    """
    lines = [*lines_of(content)]
    wrong: list[str] = []
    number = 0
    for line in lines:
        try:
            number += _corrected(catalogue, line)
        except DixitError as error:
            wrong.append(f"Ligne {line.number}{NBSP}: {error}")
    corrected = count(number, "communiqué corrigé", "communiqués corrigés")
    summary = f"{corrected}, {len(lines) - number - len(wrong)} sans changement."
    return "\n".join([summary, *_shortened(wrong)])


def _shortened(wrong: list[str]) -> Iterator[str]:
    yield from wrong[:_TOLD]
    if len(wrong) > _TOLD:
        yield f"{count(len(wrong) - _TOLD, 'autre ligne laissée', 'autres lignes laissées')} de côté."


def _corrected(catalogue: "Catalogue", line: Line) -> bool:
    communique = catalogue.texts.communique(CommuniqueId(line.id.lower()))
    if communique is None:
        raise DixitError(f"aucun communiqué n’a l’empreinte {quoted(line.id)}.")
    correction = _changes(communique, entered(line.title, line.source, line.date))
    return correction != Correction() and catalogue.correct(communique.id, correction) is not None


def _changes(communique: Communique, correction: Correction) -> Correction:
    """What it says otherwise than what is known."""
    values = [fact.value if fact else None for fact in (communique.title, communique.source, communique.date)]
    title, source, date = values
    return Correction(
        UNSAID if correction.title == title else correction.title,
        UNSAID if correction.source == source else correction.source,
        UNSAID if correction.date == date else correction.date,
    )
