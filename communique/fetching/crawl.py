"""Pages and feeds, one after another: what is new or has changed goes into the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from communique.fetching.archive import Archive, Version, digest
from communique.fetching.client import Answer, Client
from communique.fetching.errors import FetchError
from communique.fetching.robots import BUSY, Robots
from communique.sources import Failure, Link, printable
from communique.sources.address import AddressError, joined, plain
from communique.sources.feed import is_feed
from communique.sources.payload import decoded
from communique.sources.warc import PAGES, PDFS

REDIRECTS = 5
"""Redirects that are followed for one page."""
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an address: new, changed, unchanged, known (in a feed, and not touched since) or failed."""

    url: str
    what: str
    reason: str = ""


class Crawl:
    """Fetches pages, and the pages that feeds name, into an archive."""

    def __init__(self, archive: Archive, client: Client, delay: float) -> None:
        self._archive, self._client = archive, client
        self._robots = Robots(lambda url: self._followed(url)[0], delay)
        self._seen: set[str] = set()
        self._shut: dict[str, str] = {}

    def fetch(self, urls: Iterable[str]) -> Iterator[Outcome]:
        """The addresses one by one, each feed followed by its pages. Never raises for what servers do."""
        for url in urls:
            try:
                page = plain(url)
                if page in self._seen:
                    continue
                outcome, feed = self._visit(page)
            except (FetchError, AddressError) as error:
                yield _failed(url, str(error))
                continue
            yield outcome
            if feed:
                yield from self._entries(feed)

    def _entries(self, feed: str) -> Iterator[Outcome]:
        """The pages that a feed names, but for those that are stored and were not updated since."""
        from communique.sources import apart

        for link in apart.load("feed", self._archive.source(feed)):
            if isinstance(link, Failure):
                yield _failed(feed, f"the feed cannot be read: {link.failure}")
            elif isinstance(link, Link):
                yield from self._entry(feed, link)

    def _entry(self, feed: str, link: Link) -> Iterator[Outcome]:
        try:
            page = joined(feed, link.url)
            if page in self._seen:
                return
            stored = self._archive.last(page)
            if stored and not _updated_since(link, stored):
                yield Outcome(page, "known")
                return
            yield self._visit(page)[0]
        except (FetchError, AddressError) as error:
            yield _failed(link.url, str(error))

    def _visit(self, url: str) -> tuple[Outcome, str | None]:
        """What became of a page, and its address if it is a feed. Raises FetchError or AddressError."""
        self._seen.add(url)
        answer, stored = self._followed(url, enter=True)
        self._seen.add(answer.url)
        if answer.status == 304 and stored:
            return Outcome(answer.url, "unchanged"), answer.url if stored.is_feed else None
        if answer.status != 200:
            raise FetchError(f"the server says {answer.status} {answer.reason}".rstrip())
        coding = answer.header("Content-Encoding") or ""
        feed = is_feed(decoded(answer.body, coding))
        kind = (answer.header("Content-Type") or "").partition(";")[0].strip().lower()
        if not feed and kind not in PAGES | PDFS:
            raise FetchError(f"neither a page nor a PDF nor a feed, but {kind or 'of no known type'}")
        if stored and stored.digest == digest(answer.body, coding):
            return Outcome(answer.url, "unchanged"), answer.url if feed else None
        try:
            self._archive.add(answer)
        except OSError as error:
            raise FetchError(f"fetched, but it cannot be stored: {error}") from None
        return Outcome(answer.url, "changed" if stored else "new"), answer.url if feed else None

    def _followed(self, url: str, *, enter: bool = False) -> tuple[Answer, Version | None]:
        """The answer behind all redirects, and what is stored under its address.

        `enter` asks each host for leave first, and sends what is known of the page. Raises FetchError or AddressError.
        """
        for _ in range(REDIRECTS + 1):
            stored = self._archive.last(url) if enter else None
            if enter:
                self._require_open(url)
                self._robots.enter(url)
            known = {"If-None-Match": stored.etag, "If-Modified-Since": stored.last_modified} if stored else {}
            answer = self._client.get(url, {name: value for name, value in known.items() if value})
            location = answer.header("Location")
            if answer.status not in _MOVED or not location:
                self._note_busy(answer)
                return answer, stored
            url = joined(url, location)
        raise FetchError(f"more than {REDIRECTS} redirects")

    def _require_open(self, url: str) -> None:
        if reason := self._shut.get(urlsplit(url).netloc):
            raise FetchError(reason)

    def _note_busy(self, answer: Answer) -> None:
        """A host that says that it is asked too much is not asked again in this run."""
        if answer.status in BUSY:
            wait = answer.header("Retry-After")
            said = f"{answer.status}, come back after {wait}" if wait else str(answer.status)
            self._shut[urlsplit(answer.url).netloc] = (
                f"the host said that it is asked too much ({said}): left for later"
            )


def _failed(url: str, reason: str) -> Outcome:
    """A failure in letters that a terminal shows and does not obey: servers have a say in both."""
    return Outcome(printable(url), "failed", printable(reason))


def _updated_since(link: Link, stored: Version) -> bool:
    """Whether a feed says that a page was touched after it was stored."""
    return bool(link.updated and stored.fetched_at and link.updated > stored.fetched_at.isoformat())
