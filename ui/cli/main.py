"""`dixit` at the terminal: how a command begins and ends.

Status 0 for answers and refusals alike, 1 for a fault that `verify` finds, 2 for an error, told in one line.
"""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO, cast

from index.values.errors import DixitError
from ui.cli.parser import Verb, parser
from ui.cli.verb_first import verb_first
from ui.rendering.harmless import Harmless
from ui.rendering.wording import NBSP, quoted

_LONGEST = 200  # characters of a file's name in an error


def main(typed: Sequence[str] | None = None) -> int:
    """Do what was typed (the process's own arguments by default); the process's exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    out, err = Harmless(sys.stdout), Harmless(sys.stderr)
    with contextlib.redirect_stdout(cast("TextIO", out)), contextlib.redirect_stderr(cast("TextIO", err)):
        return _done(sys.argv[1:] if typed is None else typed, out)


def _done(typed: Sequence[str], out: Harmless) -> int:
    try:
        for argument in typed:
            _check(argument, "L’argument")
        _check(os.environ.get("DIXIT_DATA", ""), "DIXIT_DATA, qui nomme le dossier des données,")
        root = parser()
        arguments = root.parse_args(verb_first(typed, root))
        do: Verb = arguments.do
        out.json = getattr(arguments, "json", False)
        status = do(arguments)
        sys.stdout.flush()
        return status
    except DixitError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `dixit list | head`: nobody reads on
        _write_no_more()
        return 0
    except OSError as error:
        from index.storage.folder.disk import reason_of

        if (reason := reason_of(error)) is None:
            raise
        _write_no_more()
        print(f"{_short(error.filename)}{NBSP}: {reason}.", file=sys.stderr)
        return 2


def _short(name: object) -> str:
    """The file that an error is about, as long as a line can show."""
    shown = os.fsdecode(name) if isinstance(name, str | bytes) else ""
    return (shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…") or "Dixit"


def _write_no_more() -> None:
    """Python must not try again at its exit."""
    with contextlib.suppress(io.UnsupportedOperation):  # nothing of the system is behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _check(words: str, what: str) -> None:
    """Raises DixitError for bytes that are no UTF-8, which Python gives as halves of signs."""
    try:
        words.encode()
    except UnicodeEncodeError:
        raise DixitError(
            f"{what} {quoted(words[:100])} n’est pas en UTF-8{NBSP}: corrigez-le, ou, pour un fichier, donnez le "
            "dossier où il est."
        ) from None


if __name__ == "__main__":
    sys.exit(main())
