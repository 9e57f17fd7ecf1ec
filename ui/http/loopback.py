"""Nothing leaves the machine: this process connects to loopback addresses, and to no other."""

import ipaddress
import sys
from typing import Any

_NAMES = frozenset({"localhost", "ip6-localhost", "localhost.localdomain"})
_LOOKS_UP = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_SENDS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})

_armed = False


class OutsideConnectionError(PermissionError):
    """Something in this process tried to reach another machine."""


def stay_on_this_machine() -> None:
    """From now on, for as long as the process lives, looking up or reaching any other machine raises.

    An audit hook sees what every library does in Python, and cannot be taken away again.
    """
    global _armed
    if not _armed:
        sys.addaudithook(_refuse_outside)
        _armed = True


def _refuse_outside(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _LOOKS_UP:
        host = arguments[0]
    elif event in _SENDS:
        address = arguments[1]
        if not isinstance(address, tuple):  # a Unix socket, or a socket that is connected already
            return
        host = address[0]
    else:
        return
    if not is_loopback(host):
        raise OutsideConnectionError(f"{event}: {host!r} is not on this machine")


def is_loopback(host: object) -> bool:
    """Whether a host, as `socket` takes it, is this machine: `127.0.0.1`, `::1`, `localhost`, or none at all."""
    if isinstance(host, bytes | bytearray):
        host = bytes(host).decode("ascii", "replace")
    if host is None or host == "":
        return True
    if not isinstance(host, str):
        return False
    if host.lower().rstrip(".") in _NAMES:
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False
