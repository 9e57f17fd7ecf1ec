"""A file → its communiqués: the words, what they state, and what is declared beside them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

from index.metadata.organisations import Publisher, Publishers
from index.metadata.organisations_list import well_known_publishers
from index.metadata.resolve import communique_of
from index.reading.formats import CONVERTED, suffix
from index.reading.limits import EMPTY, largest, too_large
from index.reading.office.word97 import modern
from index.reading.opening import plain_document
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import File, Reading, Refused


class Reader:
    """Reads files of every format, plain text too, as `read_safely` reads them: elsewhere, within bounds."""

    def __init__(
        self, publishers: Publishers, read_safely: Callable[[File, Sequence[Publisher]], Iterable[Reading]]
    ) -> None:
        self._listed = publishers.listed
        self._read_safely = read_safely

    def __call__(self, file: File) -> Iterator[Reading]:
        """What is in the file, as it is read: a reading for each row of a table, one for any other."""
        if not file.content or len(file.content) > largest(file.name):
            yield Reading(file, Refused(file.name, too_large(file.name) if file.content else EMPTY))
        elif suffix(file.name) in CONVERTED:
            yield from self._converted(file)
        else:
            for reading in self._read_safely(file, self._listed):
                yield from self._opened_by_another(reading)

    def _opened_by_another(self, reading: Reading) -> Iterable[Reading]:
        """A file within a file that another program has to open is read by way of that; any other is as it was read."""
        inside = isinstance(reading.found, Refused) and suffix(reading.file.name) in CONVERTED
        return self._converted(reading.file) if inside else [reading]

    def _converted(self, file: File) -> Iterable[Reading]:
        try:
            kind, content = modern(file.whole())
        except DixitError as error:
            return [Reading(file, Refused(file.name, str(error)))]
        modern_file = File(f"{PurePath(file.name).stem}{kind}", content)
        return [_as(file, reading) for reading in self._read_safely(modern_file, self._listed)]


def _as(file: File, reading: Reading) -> Reading:
    """A reading of `file` by way of a modern one: the file that came is the one to keep."""
    outcome = reading.found
    return Reading(file, Refused(file.name, outcome.why) if isinstance(outcome, Refused) else outcome)


def read(file: File, publishers: Publishers | None = None) -> Communique:
    """The communiqué in a file of plain text that can be trusted: it is read here and now, without bounds.

    Raises DixitError, whose message goes after the name of the file.
    """
    if len(file.content) > largest("text"):
        raise DixitError(too_large("text"))
    return communique_of(plain_document(file.whole()), file.name, publishers or well_known_publishers())
