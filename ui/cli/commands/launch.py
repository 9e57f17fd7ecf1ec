"""What the command that puts Dixit in the menu of the desktop does.

A verb takes what was typed and gives the exit status. What is slow is imported inside it.
"""

import sys
from argparse import Namespace

from index.values.errors import DixitError
from ui.cli.desktop_entry import own_data, remove_entry, write_entry
from ui.rendering.wording import NBSP, quoted


def launcher(typed: Namespace) -> int:
    from ui.http.assets import ASSETS
    from ui.server.running import stop

    if typed.stop:
        print("Dixit est arrêté." if stop(typed.port) else f"Aucun Dixit n’est ouvert sur le port {typed.port}.")
        return 0
    if typed.remove:
        removed = remove_entry()
        print(
            f"L’icône est retirée du menu{NBSP}; vos textes restent." if removed else "Il n’y a pas d’icône à retirer."
        )
        return 0
    if not sys.platform.startswith("linux"):
        raise DixitError(
            f"L’icône du menu n’existe que sous Linux{NBSP}: ailleurs, {quoted('dixit serve --open')} ouvre la page."
        )
    data = typed.data or str(own_data())
    if "://" not in data:
        own_data().mkdir(parents=True, exist_ok=True)
    try:
        file = write_entry(typed.port, data, ASSETS / "favicon.svg")
    except OSError as error:
        raise DixitError(f"L’icône ne peut pas être ajoutée au menu ({error.strerror}).") from None
    print(
        f"Dixit est dans le menu des applications ({quoted(str(file))}).\n"
        f"Vos textes seront gardés dans {quoted(data)}.\n"
        f"Pour arrêter Dixit{NBSP}: clic droit sur l’icône, ou {quoted('dixit launcher --stop')}. "
        f"Pour retirer l’icône{NBSP}: {quoted('dixit launcher --remove')}."
    )
    return 0
