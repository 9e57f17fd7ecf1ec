"""The first corpus: `seeds/`, offered to the default catalogue each time the page opens."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.metadata.organisations_list import well_known_publishers
from index.reading.collect import collect
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import Added, AlreadyThere, File, Outcome, Reading
from ui.rendering.terminal import Progress
from ui.rendering.wording import outcome_in_words

if TYPE_CHECKING:
    from index.catalogue import Catalogue

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def take_in_seeds(catalogue: "Catalogue", folder: Path = SEEDS) -> None:
    """Adds the texts of `folder` that are new, and says so; those that are there already pass in silence.

    What a person has removed stays out until they add it themselves: a start must not undo what they did.
    A folder that is missing or without texts is no fault: the page opens on what the catalogue holds.
    """
    try:
        offered = list(collect([folder]))
    except DixitError:
        return
    outcomes: list[Outcome] = [file for file in offered if not isinstance(file, File)]
    read = Reader(well_known_publishers(), Sandbox())
    readings = [reading for file in offered if isinstance(file, File) for reading in read(file)]
    files = [reading.file for reading in readings if not _removed(reading, catalogue)]
    outcomes += catalogue.add(files, Progress("Indexation des premiers communiqués"))
    for outcome in outcomes:
        if not isinstance(outcome, AlreadyThere):
            stream = sys.stdout if isinstance(outcome, Added) else sys.stderr
            print(outcome_in_words(outcome), file=stream, flush=True)


def _removed(reading: Reading, catalogue: "Catalogue") -> bool:
    return isinstance(reading.found, Communique) and catalogue.texts.was_removed(reading.found.id)
