"""The files that this server's upload wrote: which they are, and whose. No other path is ever opened for a page."""

import os
import stat
import threading
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

_MOST = 20_000  # uploads kept in mind; one that nobody took in for so long is forgotten


def uploads_folder() -> Path:
    """Where uploads are written. The server gives it to Gradio before Gradio is imported."""
    return Path(os.environ["GRADIO_TEMP_DIR"]).resolve()


def regular_upload(path: str | Path, folder: Path) -> Path | None:
    """`path` resolved, when it is a regular file under `folder` and leads there by no link; else None."""
    try:
        resolved = Path(path).resolve(strict=True)
        mode = os.lstat(path).st_mode
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a circle
        return None
    return resolved if stat.S_ISREG(mode) and resolved.is_relative_to(folder) else None


class Uploads:
    """What was uploaded and not taken in yet, by whom. Any thread may call."""

    def __init__(self) -> None:
        self._owners: OrderedDict[tuple[str, Path], None] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, session: str, paths: Iterable[str]) -> None:
        """From now on `session` may have these files taken in, each once."""
        folder = uploads_folder()
        with self._lock:
            for path in paths:
                if (upload := regular_upload(path, folder)) is not None:
                    self._owners[session, upload] = None
            while len(self._owners) > _MOST:
                self._owners.popitem(last=False)

    def take(self, session: str, path: object) -> Path | None:
        """The file at `path`, once, if it is an upload of `session`; else None."""
        upload = regular_upload(path, uploads_folder()) if isinstance(path, str) else None
        with self._lock:
            if upload is None or (session, upload) not in self._owners:
                return None
            del self._owners[session, upload]
            return upload
