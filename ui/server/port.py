"""The door of the page: a port of this machine, taken before anything slow is done."""

import errno
import socket

from index.values.errors import DixitError
from ui.rendering.wording import NBSP, quoted

HOST = "127.0.0.1"


def page_of(port: int) -> str:
    """The address of the page on this machine."""
    return f"http://{HOST}:{port}"


def listen(port: int, host: str = HOST) -> socket.socket:
    """A socket that listens on `port`, which nobody else can take from now on.

    Raises DixitError for a port that is taken or not allowed.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    # A page just closed leaves its port in TIME_WAIT for a minute: that is no reason to refuse it.
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        in_use = error.errno == errno.EADDRINUSE
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise DixitError(
                f"{quoted(host)} n’est pas une adresse de cette machine{NBSP}: "
                "donnez l’une des siennes, ou 0.0.0.0 pour toutes."
            ) from None
        why = f"est déjà pris{NBSP}: fermez ce qui l’occupe" if in_use else "ne peut pas être ouvert"
        free_port = port + 1 if port < 65535 else 7860
        raise DixitError(
            f"Le port {port} {why}, ou choisissez-en un autre, par exemple "
            f"{quoted(f'make serve PORT={free_port}')} ou {quoted(f'dixit serve --port {free_port}')}."
        ) from None
    return listening
