"""A file, and all that lies in it → its texts, each with its name and its bytes."""

from collections.abc import Iterator
from functools import partial

from index.reading.formats import CONVERTED, PICTURES, SUFFIXES, is_plain, maps, parts_in, reader_of, suffix, unknown
from index.reading.front_matter import take_front_matter
from index.reading.parts import Budget, LeftOut, Part
from index.reading.stream import Bytes
from index.reading.text import decode
from index.reading.web_address import web_address
from index.values.communique import Origin
from index.values.document import Document
from index.values.errors import DixitError
from index.values.files import File

_LOGO = 60_000  # bytes: a smaller picture in a mail is a logo or an icon
_TOO_SMALL = "cette image est trop petite pour porter un texte."
_BY_ANOTHER = "un autre programme l’ouvre."


def opened(name: str, content: Bytes) -> Iterator[Part]:
    """What is in a file. One text has the file's own name and bytes."""
    return iter([Part(name, None, _plain(content[:]))]) if is_plain(name) else _opened(Budget(), 0, name, content)


def _opened(budget: Budget, depth: int, name: str, content: Bytes) -> Iterator[Part]:
    inside = partial(_inside, budget, depth + 1)
    try:
        if take_apart := parts_in(name):
            yield from take_apart(name, content if maps(name) else content[:], inside)
        elif read := reader_of(name):
            yield Part(name, None, read(content if maps(name) else content[:]))
        else:
            yield Part(name, None, unknown(name))
    except Exception as error:
        yield Part(name, None, why(error))


def _inside(budget: Budget, depth: int, name: str, content: bytes) -> Iterator[Part]:
    """What is in a file within a file; what Dixit does not read, such as a picture in a signature, is left out.

    One that another program has to open first is refused here, with its bytes: `Reader` sees to it.
    """
    budget.take(len(content), depth)
    if suffix(name) not in SUFFIXES:
        parts: Iterator[Part] = iter([Part(name, b"", LeftOut(unknown(name)))])
    elif suffix(name) in PICTURES and len(content) < _LOGO:
        parts = iter([Part(name, b"", LeftOut(_TOO_SMALL))])
    elif suffix(name) in CONVERTED:
        parts = iter([Part(name, content, _BY_ANOTHER)])
    elif is_plain(name):
        parts = iter([Part(name, content, _plain(content))])
    else:
        parts = _opened(budget, depth, name, content)
    for part in parts:
        yield part if part.content is not None else Part(part.name, content, part.found)


def _plain(content: bytes) -> Document | str:
    try:
        return plain_document(content)
    except Exception as error:
        return why(error)


def plain_document(content: bytes) -> Document:
    """The document in a file of plain text. Raises DixitError for one without a text."""
    declared, text = take_front_matter(decode(content))
    if not text.strip():
        raise DixitError("ce fichier n’a pas de texte sous son en-tête.")
    return Document(text, {Origin.DECLARED: declared}, address=web_address(File("texte.txt", content)))


def why(error: Exception) -> str:
    """Our own reasons as they are. Parsers raise anything on a damaged file: no traceback would help a person there."""
    if isinstance(error, DixitError):
        return str(error)
    if isinstance(error, MemoryError):
        return "ce fichier demande trop de mémoire\N{NO-BREAK SPACE}: il est abîmé, ou piégé."
    if isinstance(error, RecursionError):
        return "ce fichier emboîte ses éléments à l’excès\N{NO-BREAK SPACE}: il est abîmé, ou piégé."
    return "ce fichier est abîmé, ou n’est pas du format que dit son nom."
