"""One request, within limits of time and size, to an address that was checked."""

from __future__ import annotations

import os
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException
from urllib.parse import SplitResult, urlsplit

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from communique import __version__
from communique.fetching.errors import FetchError
from communique.fetching.resolving import addresses
from communique.sources.page import MAX_BYTES

USER_AGENT = f"communique/{__version__}"
SECONDS = 30.0
"""What connecting may take, and what the whole answer may take behind it."""
PIECE = 64 * 1024
ACCEPT = "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, */*;q=0.5"
MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""
_FOLD = re.compile(r"\s*[\r\n]+\s*")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. `body` is as it was sent, packed or not, but for chunks; `fetched_at` is in UTC."""

    url: str
    address: str
    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes
    fetched_at: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Client:
    """Asks servers; follows no redirects, knows no cookies, uses no proxy."""

    user_agent: str = USER_AGENT
    allow_private: bool = False
    seconds: float = SECONDS
    max_bytes: int = MAX_BYTES

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET of a plain http or https address. Raises FetchError."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        sent = {
            "Host": parts.netloc,
            "User-Agent": self.user_agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **(headers or {}),
        }
        late = threading.Event()
        try:
            with self._connected(parts, host, port, late) as (connection, address):
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request("GET", target, headers=sent, preload_content=False, decode_content=False)
                return self._answer(connection.getresponse(), url, address, late)
        except (OSError, HTTPException, HTTPError, ValueError) as error:
            if late.is_set():
                raise FetchError(f"no whole answer within {self.seconds:g} s") from None
            raise FetchError(f"{host} cannot be reached: {error}") from None

    @contextmanager
    def _connected(
        self, parts: SplitResult, host: str, port: int, late: threading.Event
    ) -> Iterator[tuple[HTTPConnection, str]]:
        """A connection to a checked address; it is shut when the time is over, whatever the server is at."""
        connection, address = self._connect(parts, addresses(host, port, allow_private=self.allow_private), port)
        sock = connection.sock
        timer = threading.Timer(self.seconds, _shut, (sock, late))
        timer.daemon = True
        timer.start()
        try:
            yield connection, address
        finally:
            timer.cancel()
            connection.close()
            sock.close()

    def _connect(self, parts: SplitResult, known: list[str], port: int) -> tuple[HTTPConnection, str]:
        """A connection to the first address that takes one. Raises what the last one said."""
        *others, last = known[:MOST_ADDRESSES]
        for address in others:
            connection = self._connection(parts, address, port)
            try:
                connection.connect()
            except (OSError, HTTPError):
                connection.close()
                continue
            return connection, address
        connection = self._connection(parts, last, port)
        connection.connect()
        return connection, last

    def _connection(self, parts: SplitResult, address: str, port: int) -> HTTPConnection:
        if parts.scheme == "http":
            return HTTPConnection(address, port, timeout=self.seconds)
        authorities = os.environ.get("SSL_CERT_FILE") or certifi.where()
        return HTTPSConnection(
            address,
            port,
            timeout=self.seconds,
            cert_reqs="CERT_REQUIRED",
            ca_certs=authorities,
            server_hostname=parts.hostname,
            assert_hostname=parts.hostname,
        )

    def _answer(self, response: HTTPResponse, url: str, address: str, late: threading.Event) -> Answer:
        body = bytearray()
        while piece := response.read(PIECE, decode_content=False):
            body += piece
            if len(body) > self.max_bytes:
                raise FetchError(f"larger than {self.max_bytes / 1024**2:.3g} MB")
        if late.is_set():  # a connection that was shut looks like an answer that is over
            raise FetchError(f"no whole answer within {self.seconds:g} s")
        headers = [(name, _FOLD.sub(" ", value)) for name, value in response.headers.items()]
        return Answer(url, address, response.status, _FOLD.sub(" ", response.reason or ""), headers, bytes(body))


def _shut(sock: socket.socket, late: threading.Event) -> None:
    late.set()
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is shut already
