"""The parts of an office document, which is a zip archive of XML. Nothing is ever written to disk."""

import zipfile
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from index.reading.stream import Bytes, stream_of
from index.values.errors import DixitError

_NO_MEMORY = 1  # expat's code for it
_MOST = 50_000_000  # bytes that one part may unfold to


class Archive:
    """Parts by name. Raises DixitError for what is no archive; its names lead nowhere, since nothing is unpacked."""

    def __init__(self, content: Bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(stream_of(content))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
            raise DixitError("ce document est abîmé, ou n’est pas de ce format.") from None

    def check(self) -> None:
        """Raises DixitError for an archive that says to unfold to far more than a document does."""
        if sum(member.file_size for member in self._archive.infolist()) > 2 * _MOST:
            raise DixitError("ce document, une fois décompressé, est démesuré.")

    def part(self, name: str) -> Element | None:
        """The root of this part, or None when there is none. Raises DixitError for one that is a trap."""
        try:
            with self._archive.open(name) as part:
                content = part.read(_MOST + 1)
        except KeyError:
            return None
        except RuntimeError:  # zipfile's way to say that it needs a password
            raise DixitError("ce document est protégé par un mot de passe.") from None
        except Exception:  # a damaged stream raises what its compression does: zlib.error, lzma's, EOFError…
            raise DixitError("ce document est abîmé.") from None
        if len(content) > _MOST:
            raise DixitError("ce document, une fois décompressé, est démesuré.")
        try:
            root: Element = fromstring(content, forbid_dtd=False)
        except DefusedXmlException:
            raise DixitError("ce document définit des entités XML, ce qu’un document sain ne fait pas.") from None
        except (ParseError, ValueError, LookupError) as error:  # LookupError: an encoding that nobody knows
            if isinstance(error, ParseError) and error.code == _NO_MEMORY:
                raise MemoryError from None
            raise DixitError("ce document est abîmé.") from None
        return root
