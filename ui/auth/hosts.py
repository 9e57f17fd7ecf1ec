"""The names and addresses under which this server may be asked for, and no other.

A site that has its own name point here (DNS rebinding) asks with that name, and is refused.
"""

import ipaddress
import re
from collections.abc import Iterable

_LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
_EVERY_ADDRESS = frozenset({"", "0.0.0.0", "::"})
_WITH_PORT = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\[\]:]*)(?::\d{1,5})?")


class Hosts:
    """`host`: what the server listens on. `names`: those that a proxy before it, or this network, gives it."""

    def __init__(self, host: str = "127.0.0.1", names: Iterable[str] = ()) -> None:
        self._names = frozenset(name.lower() for name in names)
        own = set() if host in _EVERY_ADDRESS else {f"[{host}]" if ":" in host else host.lower()}
        self._known = _LOCAL | own | self._names

    def admit(self, host: str, reached: object) -> bool:
        """Whether the header `Host: host` is ours, in a request that came in at our address `reached`.

        An address is ours when it is the one the request came in at: nobody else can have it point here.
        """
        name = _name_of(host)
        return name in self._known or name == _in_header(reached)

    def is_our_page(self, origin: str, scheme: str, host: str) -> bool:
        """Whether a page of this server sends the request: `http://` and the very host that it is sent to.

        Under a name that was given, `https://` too: the proxy that holds it may take the encryption off.
        """
        return origin == f"{scheme}://{host}" or (_name_of(host) in self._names and origin == f"https://{host}")


def _name_of(host: str) -> str:
    """`192.168.1.5` of `192.168.1.5:7860`; None of these for what is no host."""
    parts = _WITH_PORT.fullmatch(host.lower())
    return parts["name"] if parts else ""


def _in_header(reached: object) -> str | None:
    """An address of ours as a browser writes it: `192.168.1.5`, `[fd00::5]`; None for what is no address."""
    try:
        address = ipaddress.ip_address(str(reached))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    return f"[{address}]" if address.version == 6 else str(address)
