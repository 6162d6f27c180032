"""Where a host lies, and whether one may go there."""

from __future__ import annotations

import ipaddress
import socket

from communique.fetching.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host that may be asked. Raises FetchError where there is none.

    Who connects must connect to one of these, and not look the name up again: the second answer may be another one.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error})") from None
    known = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [address for address in known if allow_private or is_public(address)]
    if not allowed:
        raise FetchError(
            f"{host} is {known[0]}, a private address: nothing is fetched from there unless --allow-private is given"
        )
    return allowed


def is_public(text: str) -> bool:
    """Whether an address is one of the public Internet, also where one of IPv4 hides in one of IPv6."""
    address = ipaddress.ip_address(text.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in (address, *_hidden(address)))


def _hidden(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    hidden: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or int(address) >> 32 == 0:  # the last 32 bits, as in ::127.0.0.1
        hidden.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in hidden if each is not None]
