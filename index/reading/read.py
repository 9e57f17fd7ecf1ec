"""A file → its communiqués: the words, what they state, and what is declared beside them."""

from collections.abc import Callable, Sequence

from index.communique import Communique, Origin
from index.errors import DixitError
from index.identifying.publishers import WELL_KNOWN, Publishers
from index.intake import File, Reading, Refused
from index.reading.document import Document
from index.reading.formats import is_plain
from index.reading.front_matter import take_front_matter
from index.reading.knowing import communique_of
from index.reading.limits import EMPTY, MAX_BYTES, too_large
from index.reading.sandbox import Piece
from index.reading.text import decode

_WELL_KNOWN = Publishers(WELL_KNOWN)


class Reader:
    """Reads files of every format: text here and now, the others as `open_safely` opens them."""

    def __init__(self, publishers: Publishers, open_safely: Callable[[File], Sequence[Piece]]) -> None:
        self._publishers = publishers
        self._open_safely = open_safely

    def __call__(self, file: File) -> list[Reading]:
        """What is in the file: a reading for each row of a table, one for any other."""
        if is_plain(file.name):
            try:
                return [Reading(file, read(file, self._publishers))]
            except DixitError as error:
                return [Reading(file, Refused(file.name, str(error)))]
        if not file.content or len(file.content) > MAX_BYTES:
            return [Reading(file, Refused(file.name, too_large() if file.content else EMPTY))]
        return [Reading(piece.file, self._known(piece)) for piece in self._open_safely(file)]

    def _known(self, piece: Piece) -> Communique | Refused:
        if isinstance(piece.found, Refused):
            return piece.found
        return communique_of(piece.found, piece.file.name, self._publishers)


def read(file: File, publishers: Publishers = _WELL_KNOWN) -> Communique:
    """The communiqué in a file of plain text. What its front matter declares wins over what the text states.

    Raises DixitError, whose message goes after the name of the file.
    """
    if len(file.content) > MAX_BYTES:
        raise DixitError(too_large())
    declared, text = take_front_matter(decode(file.content))
    if not text.strip():
        raise DixitError("ce fichier n’a pas de texte sous son en-tête.")
    return communique_of(Document(text, {Origin.DECLARED: declared}), file.name, publishers)
