"""The first corpus: `seeds/`, offered to the default catalogue each time the page opens."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.communique import Communique
from index.errors import DixitError
from index.identifying.publishers import WELL_KNOWN, Publishers
from index.intake import Added, AlreadyThere, File, Outcome, Reading
from index.reading.collect import collect
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from ui.terminal import Progress
from ui.wording import outcome_in_words

if TYPE_CHECKING:
    from index.catalogue import Catalogue

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def take_in_seeds(catalogue: "Catalogue", folder: Path = SEEDS) -> None:
    """Adds the texts of `folder` that are new, and says so; those that are there already pass in silence.

    What a person has removed stays out until they add it themselves: a start must not undo what they did.
    A folder that is missing or without texts is no fault: the page opens on what the catalogue holds.
    """
    try:
        offered = list(collect([folder]))
    except DixitError:
        return
    outcomes: list[Outcome] = [found for found in offered if not isinstance(found, File)]
    read = Reader(Publishers(WELL_KNOWN), Sandbox())
    readings = [reading for found in offered if isinstance(found, File) for reading in read(found)]
    files = [reading.file for reading in readings if not _removed(reading, catalogue)]
    outcomes += catalogue.add(files, Progress("Indexation des premiers communiqués"))
    for outcome in outcomes:
        if not isinstance(outcome, AlreadyThere):
            stream = sys.stdout if isinstance(outcome, Added) else sys.stderr
            print(outcome_in_words(outcome), file=stream, flush=True)


def _removed(reading: Reading, catalogue: "Catalogue") -> bool:
    return isinstance(reading.found, Communique) and catalogue.was_removed(reading.found.id)
