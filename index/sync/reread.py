"""The files that texts came in, read again by the readers of today."""

import re
from collections import Counter
from collections.abc import Sequence

from index.catalogue import Catalogue
from index.intake.take_in import submissions
from index.storage.sql.succession import Succession
from index.values.communique import Communique, CommuniqueId
from index.values.files import File, Reread
from index.values.progress import Progress

_WORD = re.compile(r"\w+")
_STEP = 20  # texts, after which it is noted how far it is: those are read once more when it is cut short


def reread(catalogue: Catalogue, progress: Progress | None = None) -> Reread:
    """Reads each kept file again. Cut short, it goes on from there the next time, and nothing is lost.

    What a person said of a text, where it came from and its removal pass to the text in its place.
    """
    succession, done = catalogue.succession, Reread()
    _withhold(catalogue, succession)
    waiting = succession.waiting()
    with catalogue.loading():
        for number, id in enumerate(waiting, 1):
            _again(catalogue, succession, id, done)
            if number % _STEP == 0:
                succession.reach(id)
            if progress is not None:
                progress(number, len(waiting))
    succession.reach(None)
    return done


def _again(catalogue: Catalogue, succession: Succession, id: CommuniqueId, done: Reread) -> None:
    old, file = catalogue.texts.communique(id), catalogue.texts.original(id)
    if old is None:
        return  # it left meanwhile
    found = _texts(catalogue, file)
    if file is None or not found:
        done.kept += 1
    elif same := next((one for one in found if one.id == id), None):
        done.restated += succession.restate(same, lambda text: catalogue.preparer([text])[0])
    elif catalogue.texts.was_removed((new := _closest(old, found)).id):
        done.kept += 1
    else:
        (submission,) = submissions(catalogue.preparer, [(file, catalogue.texts.corrected(new))])
        succession.succeed(id, submission, lambda text: catalogue.preparer([text])[0])
        catalogue.add_texts(file, [one for one in found if one != new])
        done.replaced += 1


def _withhold(catalogue: Catalogue, succession: Succession) -> None:
    """What a person took out does not come back because it is read in other words."""
    for id in succession.withdrawn():
        for _, file in catalogue.texts.removed([id]):
            succession.withhold([one.id for one in _texts(catalogue, file)])


def _texts(catalogue: Catalogue, file: File | None) -> list[Communique]:
    readings = catalogue.read(file) if file else ()
    return [one.found for one in readings if isinstance(one.found, Communique)]


def _closest(old: Communique, found: Sequence[Communique]) -> Communique:
    """That which shares the most words with the old text."""
    words = Counter(_WORD.findall(old.text))
    return max(found, key=lambda one: (words & Counter(_WORD.findall(one.text))).total() - len(one.text) / 1e9)
