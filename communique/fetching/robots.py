"""What a host asks of those who come by themselves: robots.txt, and how long to wait between two requests."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from communique.fetching.client import Answer
from communique.fetching.errors import FetchError
from communique.sources.address import AddressError

NAME = "communique"
"""The name by which robots.txt may speak of this program."""
LONGEST_DELAY = 60.0
"""Seconds between requests beyond which a host's pages are left."""
BUSY = frozenset({429, 503})
"""What servers say that are asked too much."""
MAX_BYTES = 512 * 1024
"""What is read of a robots.txt: RFC 9309 asks for 500 kB at least."""
_EVERYBODY = Protego.parse("")


class Robots:
    """The rules of each host, asked for once; `get` fetches an address and follows redirects."""

    def __init__(self, get: Callable[[str], Answer], delay: float) -> None:
        self._get, self._delay = get, delay
        self._rules: dict[str, Protego | FetchError] = {}
        self._last: dict[str, float] = {}

    def enter(self, url: str) -> None:
        """Wait until the host may be asked again. Raises FetchError where it does not want this page fetched."""
        host = _host(url)
        if host not in self._rules:
            self._wait(host, self._delay)
            self._rules[host] = self._asked(host)
        rules = self._rules[host]
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(url, NAME):
            raise FetchError("the host's robots.txt asks not to fetch this page")
        delay = max(self._delay, float(rules.crawl_delay(NAME) or 0))
        if delay > LONGEST_DELAY:
            raise FetchError(f"the host's robots.txt asks for {delay:g} s between two requests: too long to wait")
        self._wait(host, delay)

    def _wait(self, host: str, delay: float) -> None:
        now = time.monotonic()
        due = self._last.get(host, now - delay) + delay
        time.sleep(max(0.0, due - now))
        self._last[host] = time.monotonic()

    def _asked(self, host: str) -> Protego | FetchError:
        """The rules of a host as RFC 9309 says: none where it has no file, all shut where that cannot be told."""
        try:
            answer = self._get(f"{host}/robots.txt")
        except (FetchError, AddressError) as error:
            return FetchError(f"its robots.txt cannot be had, so nothing is fetched: {error}")
        if answer.status == 200:
            return Protego.parse(answer.body[:MAX_BYTES].decode("utf-8", "replace"))
        if 400 <= answer.status < 500 and answer.status not in BUSY:
            return _EVERYBODY
        return FetchError(f"its robots.txt cannot be had, so nothing is fetched: the server says {answer.status}")


def _host(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))
