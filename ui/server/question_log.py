"""The questions that are asked, kept for some days if whoever runs Dixit wants it, and never otherwise."""

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ui.rendering.wording import NBSP, count, quoted

NAME = "questions.jsonl"
_TERM = "questions.days"  # for how many days those of the file may be kept, whoever opens the folder later
_EACH = 600.0  # seconds after which a server that nobody asks looks again what is too old


def now() -> datetime:
    return datetime.now(UTC)


class QuestionLog:
    """A file of JSON lines, `{"when": …, "view": …, "question": …}`, readable by its owner only.

    What is older than `days` is deleted at the start, at the first question of each day, every ten minutes while the
    page is open (`watch`), and by any command that opens the folder later (`forget_expired`).
    """

    def __init__(self, folder: Path, days: int, clock: Callable[[], datetime] = now) -> None:
        self._path = folder / NAME
        _write(folder / _TERM, [str(days)])
        self._kept = timedelta(days=days)
        self._clock = clock
        self._lock = threading.Lock()
        self._swept = self._sweep()

    def keep(self, view: str, question: str) -> None:
        with self._lock:
            if self._clock().date() != self._swept.date():
                self._swept = self._sweep()
            line = {"when": self._clock().isoformat(timespec="seconds"), "view": view, "question": question}
            with open(self._path, "a", encoding="utf-8", opener=_private) as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def in_words(self) -> str:
        """What is said when the page opens."""
        duration = count(self._kept.days, "jour")
        where = quoted(str(self._path))
        return f"Les questions posées sont gardées {duration} dans {where}{NBSP}: dites-le à qui en pose."

    def watch(self) -> None:
        """From now on, and as long as the process lives, deletes what is too old without being asked anything."""

        def sweep() -> None:
            while True:
                time.sleep(_EACH)
                with self._lock, contextlib.suppress(OSError):  # a full disk: tried again
                    self._sweep()

        threading.Thread(target=sweep, daemon=True).start()

    def _sweep(self) -> datetime:
        moment = self._clock()
        _forget(self._path, self._kept, moment)
        return moment


def forget_expired(folder: Path, clock: Callable[[], datetime] = now) -> None:
    """Deletes the questions of a data folder whose term is over, whether questions are still kept there or not."""
    with contextlib.suppress(OSError, ValueError):  # none is kept; nothing may be written there
        _forget(folder / NAME, timedelta(days=int((folder / _TERM).read_text(encoding="ascii"))), clock())


def _forget(path: Path, kept: timedelta, moment: datetime) -> None:
    """Deletes what is too old, and what is dated after now, by a clock that was wrong: it might stay for ever."""
    path.with_suffix(".tmp").unlink(missing_ok=True)  # of one that was killed
    if path.exists():
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
        recent = [line for line in lines if _is_recent(line, kept, moment)]
        if len(recent) < len(lines):
            _write(path, recent)


def _write(path: Path, lines: list[str]) -> None:
    """The file of these lines, whole or not at all, readable by its owner only."""
    partial = path.with_suffix(".tmp")
    with open(partial, "w", encoding="utf-8", opener=_private) as file:
        file.writelines(lines)
    partial.replace(path)


def _private(path: str, flags: int) -> int:
    """Opens for its owner only."""
    return os.open(path, flags, 0o600)


def _is_recent(line: str, kept: timedelta, moment: datetime) -> bool:
    try:
        return timedelta() <= moment - datetime.fromisoformat(json.loads(line)["when"]) < kept
    except (ValueError, KeyError, TypeError):
        return False
