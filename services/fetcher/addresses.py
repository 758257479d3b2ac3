"""Which addresses the fetcher may dial.

`ipaddress.is_global` will not do: it lets multicast, and NAT64 and 6to4 forms of private hosts, through.
"""

import ipaddress
import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

# IANA special-purpose registry, with multicast and the class E block, and the metadata address of one large cloud.
IPV4_FORBIDDEN = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Only the block that is handed out for global unicast, less what in it is for protocols (Teredo), papers, 6to4 and the 6bone.
IPV6_PUBLIC = IPv6Network("2000::/3")
IPV6_FORBIDDEN = tuple(IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20"))


def forbidden(address: IPv4Address | IPv6Address) -> bool:
    """True for an address that is not public. An IPv4 address mapped into IPv6 is judged as what it is."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if isinstance(address, IPv4Address):
        return any(address in block for block in IPV4_FORBIDDEN)
    return address.scope_id is not None or address not in IPV6_PUBLIC or any(address in block for block in IPV6_FORBIDDEN)


def forbidden_text(address: str) -> bool:
    """As `forbidden`, of an address as the resolver writes it."""
    return forbidden(ipaddress.ip_address(address))


def is_address(host: str) -> bool:
    """Whether a host is an address as the resolver writes it, so that there is nothing to be looked up."""
    for family in (socket.AF_INET, socket.AF_INET6):
        with suppress(OSError, ValueError):
            return bool(socket.inet_pton(family, host))
    return False
