"""Addresses of pages: one page, one address."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|creation)|xtor|fbclid|gclid|msclkid|mc_[ce]id|igshid)(?:=.*)?"
)
"""Parameters that say by which way a reader came, and never which page it is."""
SAFE = "!$&'()*+,;=:@/?%[]"
"""What stays as it is in a path and a query; the rest is written with %, as browsers do."""
LONGEST = 8192
"""Characters of the longest address."""
_DEFAULT_PORTS = {"http": 80, "https": 443}


class AddressError(ValueError):
    """Not the address of a page on the web."""


def plain(url: str) -> str:
    """The address without what does not tell pages apart: letter case of the host, default port, fragment, tracking.

    Raises AddressError for what is no http or https address.
    """
    parts = _split(url)
    host = _ascii(parts.hostname or "")
    port = parts.port
    netloc = host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.fullmatch(part))
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", SAFE), quote(query, SAFE), ""))


def _ascii(host: str) -> str:
    """The name of a host as it is looked up: xn--… where it is not ASCII."""
    try:
        name = host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise AddressError(f"no name of a host: {error}") from None
    return f"[{name}]" if ":" in name else name


def joined(base: str, link: str) -> str:
    """The plain address that a link on a page leads to. Raises AddressError."""
    try:
        return plain(urljoin(base, link))
    except ValueError as error:
        raise AddressError(f"no address of a page: {error}") from None


def _split(url: str) -> SplitResult:
    if len(url) > LONGEST:
        raise AddressError(f"the address is longer than {LONGEST} characters")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        url.encode("utf-8")
    except ValueError as error:  # a port that is none, a bracket that is not closed, a lone surrogate
        raise AddressError(f"no address of a page: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise AddressError(f"only http and https addresses are fetched, not {parts.scheme or 'one without http://'}")
    if not parts.hostname or port == 0:
        raise AddressError("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise AddressError("the address holds a user name or password: it would be stored with the page")
    return parts
