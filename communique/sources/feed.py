"""RSS and Atom: the pages that a fetched feed names."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from communique.sources.interface import Failure, Link, SourceFile
from communique.sources.payload import payload_of
from communique.sources.warc import DamagedError, answers

_FIRST_ELEMENT = re.compile(rb"<([a-zA-Z][\w:.-]{0,40})")
_FEEDS = frozenset({b"rss", b"feed", b"rdf:rdf"})
_HEAD = 8192
MAX_ENTRIES = 1_000
"""Entries of a feed that are looked at."""


def load(file: SourceFile, after: int = 0) -> Iterator[Failure | Link]:
    """The links of the last version of a feed in a WARC file, in the feed's order; none of what is no feed."""
    data: bytes | Failure = b""
    try:
        for _, answer in answers(file):
            if answer is not None:
                data = payload_of(answer.record, file.uri)
    except DamagedError as error:
        yield Failure(file.uri, "damaged_warc", str(error))
        return
    if isinstance(data, Failure):
        yield data
        return
    import feedparser

    for entry in feedparser.parse(io.BytesIO(data), sanitize_html=False).entries[:MAX_ENTRIES]:
        if entry.get("link"):
            yield Link(entry["link"], _updated(entry))


def is_feed(data: bytes) -> bool:
    """Whether this is RSS or Atom: by the first element, for servers send feeds under many names."""
    first = _FIRST_ELEMENT.search(data[:_HEAD])
    return first is not None and first.group(1).lower() in _FEEDS


def _updated(entry: Any) -> str | None:
    """When the entry was last touched, in UTC, as ISO 8601 that sorts."""
    time = entry.get("updated_parsed") or entry.get("published_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(time), UTC).isoformat() if time else None
    except (ValueError, OverflowError, OSError):
        return None
