"""WARC files: the pages and PDFs in them, each under the address it was fetched from.

Of several versions of a page in one file the one that was fetched last counts. What is no answer with status 200, and
no page and no PDF (requests, redirects, pictures, scripts, feeds), holds no article and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from communique.article import article_id_of
from communique.sources import html, page, pdf
from communique.sources.address import AddressError, plain
from communique.sources.interface import Failure, Loaded, Reading, SourceFile, printable
from communique.sources.payload import payload_of

PAGES = frozenset({"text/html", "application/xhtml+xml"})
PDFS = frozenset({"application/pdf", "application/x-pdf"})
DAMAGED = "damaged"
"""The kind of an answer whose headers or address cannot be used; its charset says why."""
READ = PAGES | PDFS | {DAMAGED}
FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "text/rss+xml",
    }
)
"""What fetching stores besides, to know the next time what a feed named."""
_HEADERS = ("WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length")
MAX_RECORDS = 5_000_000
"""Records of one file that are looked at: more of them are no crawl of articles."""
BEAT = 1_000
"""Records between signs of life."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a server sent, in a WARC file: the media type, the encoding that it names, the record that holds it."""

    url: str
    fetched_at: datetime | None
    kind: str
    charset: str | None
    record: Any


class DamagedError(ValueError):
    """A WARC file that ends early, or is none; `number` is the record at which it does."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"the WARC file is damaged from record {number} on: {reason}")
        self.number = number


def load(file: SourceFile, after: int = 0) -> Iterator[Loaded | Failure | Reading | None]:
    """The articles of the pages and PDFs, `line` being the number of the record; None between them is a sign of life.

    `after` is the number of a record: those up to it are passed over.
    """
    latest: dict[str, tuple[str, int]] = {}
    damage: DamagedError | None = None
    feeds = False
    try:
        for number, document in answers(file, READ | FEEDS):
            if document is None:
                yield None
            elif document.kind in FEEDS:
                feeds = True
            else:
                found = (document.fetched_at.isoformat() if document.fetched_at else "", number)
                latest[document.url] = max(found, latest.get(document.url, found))
    except DamagedError as error:
        damage = error
    if not latest and not feeds and not damage:
        yield Failure(file.uri, "empty", "the archive holds no page and no PDF")
    wanted = {number for _, number in latest.values() if number > after}
    del latest
    yield from _wanted(file, wanted)
    if damage and damage.number > after:
        yield Failure(file.uri, "damaged_warc", str(damage), damage.number)


def _wanted(file: SourceFile, wanted: set[int]) -> Iterator[Loaded | Failure | Reading | None]:
    if not wanted:
        return
    last = max(wanted)
    for number, document in answers(file, READ):
        if document is None:
            yield None
        elif number in wanted:
            yield Reading(document.url, number)
            yield _article(document, number, file.uri)
            if number == last:
                return


def answers(file: SourceFile, kinds: frozenset[str] | None = None) -> Iterator[tuple[int, Document | None]]:
    """What servers sent with status 200, with the numbers of the records, and None as a sign of life.

    `kinds` are the media types that are asked for, None all of them. A record can be read until the next one is asked
    for. Raises DamagedError.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    number = 0
    with file.location.open("rb") as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream, parse_http=False), 1):
                if number % BEAT == 0:
                    yield number, None
                if number > MAX_RECORDS:
                    raise DamagedError(number, f"more than {MAX_RECORDS} records")
                if not all(name in record.headers for name in _HEADERS):
                    raise DamagedError(number, "its headers are cut")
                document = _document(record) if record.record_type & wanted else None
                if document is not None and (kinds is None or document.kind in kinds):
                    yield number, document
                elif record.content_length > record.consume():
                    raise DamagedError(number, "it is cut")
        except OSError as error:
            raise DamagedError(number + 1, str(error)) from None
    if number == 0:
        raise DamagedError(1, "it holds no record")


def _document(record: Any) -> Document | None:
    """The record as a document, if it is one that a server sent with status 200."""
    target = record.headers.get("WARC-Target-URI", "").strip("<>")
    try:
        url = plain(target)
    except AddressError as error:
        if not target.lower().startswith("http"):  # names looked up, and notes of the crawler
            return None
        return Document(printable(target)[:100], record.record_date, DAMAGED, f"its address: {error}", record)
    status, kind, charset = 200, record.headers.get("Content-Type", ""), None
    if record.is_http:
        try:
            record.parse_http(quirks_mode=True)
        except OSError as error:
            return Document(url, record.record_date, DAMAGED, f"its headers: {error}", record)
        if record.http_headers is None or record.http_headers.status_code is None:
            return Document(url, record.record_date, DAMAGED, "its headers are cut", record)
        status, kind, charset = record.http_headers.status_code, record.http_content_type, record.http_charset
    kind = (kind or "").partition(";")[0].strip().lower()
    return Document(url, record.record_date, kind, charset, record) if status == 200 else None


def _article(document: Document, number: int, uri: str) -> Loaded | Failure:
    data: bytes | Failure
    if document.kind == DAMAGED:
        data = Failure(uri, "damaged_warc", f"the answer cannot be read: {document.charset}")
    else:
        data = payload_of(document.record, uri)
    found: Loaded | Failure
    if isinstance(data, Failure):
        found = data
    elif document.kind in PDFS:
        found = pdf.read(data, document.url)
    else:
        latest = document.fetched_at.date() + timedelta(days=1) if document.fetched_at else page.LATEST
        found = html.read(data, uri, address=document.url, charset=document.charset, latest=latest)
    if isinstance(found, Loaded):
        return Loaded(found.article, number)
    failure = f"{document.url}: {found.failure}"
    return Failure(uri, found.check_name, failure, number, article_id=article_id_of(document.url))
