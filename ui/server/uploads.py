"""Where what people send lies for as long as it is read, and no longer than the server."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from index.storage.folder.lock import owned
from index.values.errors import DixitError

_PREFIX = "dixit-uploads-"
_LOCK = "lock"


@contextlib.contextmanager
def upload_folder() -> Iterator[Path]:
    """A new folder, which goes at the end; those that servers left when they were killed go before, with all that was
    sent to them. What is another person's stays.
    """
    place = Path(tempfile.gettempdir())
    for lock in place.glob(f"{_PREFIX}*/{_LOCK}"):  # a folder without one is just being made
        with contextlib.suppress(OSError, DixitError), owned(lock, patience=0):  # somebody else's, or in use
            shutil.rmtree(lock.parent)
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder, owned(Path(folder, _LOCK)):
        uploads = Path(folder, "files")
        uploads.mkdir()
        yield uploads
