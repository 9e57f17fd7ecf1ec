"""The questions that are asked, kept for some days if whoever runs Dixit wants it, and never otherwise."""

import json
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ui.wording import NBSP, count, quoted

if TYPE_CHECKING:
    from qa.librarian import Librarian

NAME = "questions.jsonl"
_ASKING = frozenset({"ask", "compare", "chronology", "survey"})


def now() -> datetime:
    return datetime.now(UTC)


class QuestionLog:
    """A file of JSON lines, `{"when": …, "view": …, "question": …}`, readable by its owner only.

    What is older than `days` is deleted at the start, and at the first question of each day.
    """

    def __init__(self, folder: Path, days: int, clock: Callable[[], datetime] = now) -> None:
        self._path = folder / NAME
        self._kept = timedelta(days=days)
        self._clock = clock
        self._lock = threading.Lock()
        self._swept = self._sweep()

    def keep(self, view: str, question: str) -> None:
        with self._lock:
            if self._clock().date() != self._swept.date():
                self._swept = self._sweep()
            line = {"when": self._clock().isoformat(timespec="seconds"), "view": view, "question": question}
            with os.fdopen(
                os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8"
            ) as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def in_words(self) -> str:
        """What is said when the page opens."""
        kept = count(self._kept.days, "jour")
        return f"Les questions posées sont gardées {kept} dans {quoted(str(self._path))}{NBSP}: dites-le à qui en pose."

    def _sweep(self) -> datetime:
        """Deletes what is too old, and what is dated after now, by a clock that was wrong: it might stay for ever."""
        moment = self._clock()
        if self._path.exists():
            lines = self._path.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = [line for line in lines if self._is_recent(line, moment)]
            partial = self._path.with_suffix(".tmp")
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_TRUNC | os.O_CREAT, 0o600), "w", encoding="utf-8"
            ) as file:
                file.writelines(kept)
            partial.replace(self._path)
        return moment

    def _is_recent(self, line: str, moment: datetime) -> bool:
        try:
            return timedelta() <= moment - datetime.fromisoformat(json.loads(line)["when"]) < self._kept
        except (ValueError, KeyError, TypeError):
            return False


def logged(answerer: "Librarian", log: QuestionLog) -> "Librarian":
    """The same answerer, that keeps what it is asked."""
    return cast("Librarian", _Logged(answerer, log))


class _Logged:
    def __init__(self, answerer: "Librarian", log: QuestionLog) -> None:
        self._answerer = answerer
        self._log = log

    def __getattr__(self, name: str) -> Any:
        does = getattr(self._answerer, name)
        if name not in _ASKING:
            return does

        def ask(text: str, *more: Any, **named: Any) -> Any:
            self._log.keep(name, text)
            return does(text, *more, **named)

        return ask
