"""The process that becomes LibreOffice, once it has no network and is bounded in memory, time and what it writes."""

import contextlib
import ctypes
import os
import sys
from collections.abc import Sequence

from index.reading.bounds import CORE, FILE, MEMORY, PROCESSOR, bound

_MEMORY = 4_000_000_000  # bytes of address space
_TIME = 60  # seconds of processor
_FILE = 100_000_000  # bytes of any file that it writes
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def main(typed: Sequence[str]) -> None:
    """Never comes back: the program given first turns the file given last into a DOCX, in the folder given between."""
    program, folder, document = typed
    for what, most in ((MEMORY, _MEMORY), (PROCESSOR, _TIME), (FILE, _FILE), (CORE, 0)):
        bound(what, most)
    if sys.platform == "linux":
        _leave_network(os.geteuid(), os.getegid())
    os.execv(
        program,
        [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nologo",
         "--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, document],
    )  # fmt: skip


def _leave_network(user: int, group: int) -> None:
    """A network of one's own, with nothing on it: where the system allows it, as Linux mostly does."""
    with contextlib.suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None, use_errno=True).unshare
        if user == 0:
            unshare(_NEW_NETWORK)
        elif unshare(_NEW_USER | _NEW_NETWORK) == 0:
            for name, line in (
                ("setgroups", "deny"),
                ("uid_map", f"{user} {user} 1"),
                ("gid_map", f"{group} {group} 1"),
            ):
                with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                    file.write(line)
