"""The pages that were fetched, as WARC files in the raw folder: one file a page, with every version of it.

What a conditional request needs (ETag, Last-Modified) is read from the last version, so nothing else has to be kept.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from communique.fetching.client import Answer
from communique.sources import SourceFile, article_id_of
from communique.sources.feed import is_feed
from communique.sources.payload import decoded
from communique.sources.warc import DamagedError, Document, answers

_NO_NAME = re.compile(r"[^a-z0-9.-]+|^\.+|\.+$")
_FRAMING = frozenset({"transfer-encoding", "connection", "keep-alive", "content-length"})
"""Headers that speak of the way and not of the page."""


@dataclass(frozen=True, slots=True)
class Version:
    """The last version of a page that is stored."""

    fetched_at: datetime | None
    etag: str | None
    last_modified: str | None
    digest: str
    is_feed: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder with the pages of each host in a folder of its own."""

    folder: Path

    def place(self, url: str) -> Path:
        """The file of a page: its host and the id of its article, whatever the address holds."""
        host = _NO_NAME.sub("_", (urlsplit(url).hostname or "").lower()) or "_"
        return self.folder / host[:100] / f"{article_id_of(url)}.warc.gz"

    def source(self, url: str) -> SourceFile:
        """The file of a page as the readers take it."""
        place = self.place(url)
        return SourceFile(self.folder, place.relative_to(self.folder).as_posix(), place.stat().st_size, 0, 0)

    def last(self, url: str) -> Version | None:
        """What is stored of a page; None where nothing is, or its file is damaged and better begun anew."""
        versions, whole = self._versions(url)
        return versions[-1] if versions and whole else None

    def add(self, answer: Answer) -> None:
        """Put a version behind those that are there: whole or not at all, also when the process is killed.

        A file that is damaged is begun anew: nothing behind the damage could be read.
        """
        place = self.place(answer.url)
        place.parent.mkdir(parents=True, exist_ok=True)
        _, whole = self._versions(answer.url)
        aside = place.with_name(f".{place.name}.{os.getpid()}")  # a name that loading passes over
        try:
            with aside.open("wb") as file:
                file.write(place.read_bytes() if whole else b"")
                file.write(_record(answer))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(place)
        finally:
            aside.unlink(missing_ok=True)

    def _versions(self, url: str) -> tuple[list[Version], bool]:
        """The versions of a page in its file, and whether there is one that is whole."""
        if not self.place(url).exists():
            return [], False
        found = []
        try:
            for _, document in answers(self.source(url)):
                if document is not None and document.url == url:
                    found.append(_version(document))
        except (DamagedError, OSError):
            return found, False
        return found, True


def _version(document: Document) -> Version:
    headers = document.record.http_headers or {}
    coding = headers.get("Content-Encoding", "")
    size, body = document.record.content_length, document.record.reader.read()
    if len(body) < size:
        raise OSError("the record is cut")
    known = (headers.get("ETag"), headers.get("Last-Modified"))
    return Version(document.fetched_at, *known, digest(body, coding), is_feed(decoded(body, coding)))


def digest(body: bytes, coding: str) -> str:
    """What tells whether a page has changed: the same page may be packed otherwise the next time."""
    return hashlib.sha256(decoded(body, coding)).hexdigest()


def _record(answer: Answer) -> bytes:
    """The answer as a WARC record, packed by itself as the format asks."""
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = answer.url
    record.headers["WARC-Date"] = answer.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    record.headers["WARC-IP-Address"] = answer.address
    record.headers["Content-Type"] = "application/http; msgtype=response"
    kept = [f"{name}: {value}" for name, value in answer.headers if name.lower() not in _FRAMING]
    lines = [f"HTTP/1.1 {answer.status} {answer.reason}".rstrip(), *kept, f"Content-Length: {len(answer.body)}", "", ""]
    record.set_bytes_content("\r\n".join(lines).encode("latin-1", "replace") + answer.body)
    out = io.BytesIO()
    packed = GzipWriter(out)
    record.write(packed, checksum_data=True)
    packed.close()
    return out.getvalue()
