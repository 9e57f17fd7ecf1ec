"""A password typed twice, that nobody sees on the screen."""

import getpass
import warnings

from index.values.errors import DixitError
from ui.rendering.wording import NBSP

_SHORTEST = 12


def ask_password() -> str:
    """The password. Raises DixitError when it is too short, or not the same twice, or when there is no terminal."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # rather none than one that shows
        try:
            first = getpass.getpass(f"Mot de passe ({_SHORTEST} caractères au moins){NBSP}: ")
            if not _SHORTEST <= len(first) <= 1000:
                raise DixitError(
                    f"Ce mot de passe n’a pas {_SHORTEST} caractères{NBSP}: quatre mots au hasard suffisent."
                )
            again = getpass.getpass(f"Encore une fois{NBSP}: ")
        except (getpass.GetPassWarning, EOFError):
            raise DixitError("Un mot de passe se tape dans un terminal, où il ne s’affiche pas.") from None
    if first != again:
        raise DixitError(f"Les deux mots de passe ne sont pas les mêmes{NBSP}: recommencez.")
    return first
