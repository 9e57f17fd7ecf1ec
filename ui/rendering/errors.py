"""What went wrong, in words that a person at the page can read."""

import sys
import traceback

from index.values.errors import DixitError

BUG = "Dixit a rencontré une erreur inattendue. Le terminal où il a été lancé en garde la trace."


def explain(error: Exception) -> str:
    """The French message of a `DixitError`. Anything else is a bug: its traceback goes to the terminal."""
    if isinstance(error, DixitError):
        return str(error)
    traceback.print_exception(error, file=sys.stderr)
    return BUG
