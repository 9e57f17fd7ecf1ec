"""From which network a request comes, as far as an address tells."""

import ipaddress


def network_of(address: str) -> str:
    """The address, or in IPv6 its network of 64 bits, of which one machine has as many addresses as it likes."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        parsed = parsed.ipv4_mapped or parsed
    if parsed.version == 4 or parsed.is_loopback:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
