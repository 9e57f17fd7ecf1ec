"""DOC (Word 97 to 2003) → DOCX, by LibreOffice where it is installed, behind walls of its own."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from index.reading.apart import FLAGS, end, environment
from index.reading.bounds import STARVED
from index.values.errors import DixitError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP, _RTF = b"PK\x03\x04", b"{\\rtf"
_PLACES = os.pathsep.join([os.defpath, "/usr/local/bin", "/Applications/LibreOffice.app/Contents/MacOS", "/snap/bin"])
_TIME = 60.0 * STARVED  # seconds of the clock: those of the processor are bounded by its walls
_MOST = 50_000_000  # bytes of what comes out
_HOUSE = Path(__file__).resolve().parents[3]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from index.reading.office.walls import main; main(sys.argv[2:])"
_NEEDED = (
    "ce document est d’un Word d’avant 2007\N{NO-BREAK SPACE}: pour que Dixit le lise, installez LibreOffice "
    "(sudo apt install libreoffice-writer-nogui), ou enregistrez-le en .docx."
)


@functools.cache
def program() -> str | None:
    """LibreOffice, where it is installed and can be walled in: not on Windows."""
    found = (shutil.which(name, path=_PLACES) for name in ("soffice", "libreoffice"))
    return None if sys.platform == "win32" else next(filter(None, found), None)


def modern(content: bytes) -> tuple[str, bytes]:
    """What a file named `.doc` holds, as a suffix that is read and its bytes.

    What is RTF or DOCX under that name is left as it is. Raises DixitError where LibreOffice is not installed, and for
    a file that it cannot read.
    """
    if content.startswith(_ZIP):
        return ".docx", content
    if content.lstrip()[:5] == _RTF:
        return ".rtf", content
    if not content.startswith(_OLE):
        raise DixitError("ce fichier n’est pas un document Word (.doc).")
    soffice = program()
    if soffice is None:
        raise DixitError(_NEEDED)
    return ".docx", _converted(soffice, content)


def _converted(soffice: str, content: bytes) -> bytes:
    """The same as a DOCX: in a folder and with a profile that are thrown away."""
    with tempfile.TemporaryDirectory(prefix="dixit-") as folder:
        document = Path(folder, "document.doc")
        document.write_bytes(content)
        process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _START, str(_HOUSE), soffice, folder, str(document)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
            env=environment(HOME=folder, TMPDIR=folder, LANG="C.UTF-8"), creationflags=FLAGS, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait(_TIME)
        except subprocess.TimeoutExpired:
            raise DixitError("ce fichier demande trop de temps\N{NO-BREAK SPACE}: il est abîmé ou démesuré.") from None
        finally:
            end(process)
            process.wait()
        converted = Path(folder, "document.docx")
        if not converted.is_file():
            raise DixitError("ce document Word est abîmé, ou protégé par un mot de passe.")
        if converted.stat().st_size > _MOST:
            raise DixitError("ce document est démesuré.")
        return converted.read_bytes()
