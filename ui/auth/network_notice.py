"""What opening Dixit to other machines exposes, said before it is done."""

import array
import socket
import struct
import sys
from collections.abc import Sequence

from index.values.errors import DixitError
from ui.auth.password_file import People
from ui.http.loopback import is_loopback
from ui.rendering.wording import NBSP, count, quoted

if sys.platform != "win32":
    import fcntl

EVERY_ADDRESS = ("0.0.0.0", "::")
_ASK_ADDRESS = {"linux": 0x8915, "darwin": 0xC0206921}  # SIOCGIFADDR


def check_login(host: str, names: Sequence[str], login: bool) -> None:
    """Raises DixitError when others could come in without a password."""
    if not login and (names or not is_loopback(host)):
        raise DixitError(
            f"Ouvrir Dixit à d’autres machines demande des mots de passe{NBSP}: faites-en un par "
            f"{quoted('dixit password FICHIER NOM --editor')}, puis ajoutez {quoted('--login FICHIER')}."
        )


def address_of(host: str, port: int) -> str:
    """`http://192.168.1.5:7860`, `http://[::1]:7860`."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def exposed_in_words(host: str, port: int, names: Sequence[str], people: People) -> str:
    """Where, to whom, and without which protection: a few lines for whoever starts the server."""
    hosts = _addresses() or ["ADRESSE-DE-CETTE-MACHINE"] if host in EVERY_ADDRESS else [host]
    where = ", ".join(address_of(host, port) for host in hosts)
    named = f", et sous le nom {', '.join(names)}" if names else ""
    with_password = count(len(people.known), "personne a un mot de passe", "personnes ont un mot de passe")
    may = "peut" if people.editors < 2 else "peuvent"
    return "\n".join(
        [
            f"Dixit s’ouvre à d’autres machines{NBSP}: {where}{named}.",
            f"Qui peut l’atteindre{NBSP}: toute machine du réseau qui joint cette adresse.",
            f"Qui peut entrer{NBSP}: {with_password}, et {people.editors} {may} changer le corpus.",
            f"Rien n’est chiffré{NBSP}: sur le réseau, mots de passe, questions et textes passent en clair (HTTP).",
            "Ne le faites que sur un réseau de confiance, ou mettez devant Dixit un mandataire TLS (Caddy, nginx) "
            "dont vous donnez le nom par --name.",
        ]
    )


def _addresses() -> list[str]:
    """The IPv4 addresses of this machine's network cards, loopback apart; none where the system does not tell.

    The system is asked, not the network: nothing is looked up and nothing is sent.
    """
    ask = _ASK_ADDRESS.get(sys.platform)
    addresses = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, card in socket.if_nameindex() if ask else []:
            request = array.array("B", struct.pack("256s", card.encode()[:15]))
            try:
                if sys.platform != "win32":
                    fcntl.ioctl(asking, ask or 0, request)
            except OSError:  # a card without an address
                continue
            addresses.append(socket.inet_ntoa(request[20:24].tobytes()))
    return [address for address in addresses if not is_loopback(address)]
