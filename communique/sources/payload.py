"""The payload of a WARC record as it was before the server packed it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import IO, Any

from communique.sources.interface import Failure
from communique.sources.page import MAX_BYTES

MOST_CODINGS = 3
"""Codings one around the other that are undone."""
GZIP = frozenset({"gzip", "x-gzip"})


def payload_of(record: Any, uri: str) -> bytes | Failure:
    """The bytes of a record's page or PDF; a Failure where they are cut or too many.

    Many archives hold payloads that are unpacked while their headers still say how they were packed: what cannot be
    unpacked is taken as it is.
    """
    size = record.content_length
    if size > MAX_BYTES:
        return _too_large(uri)
    data: bytes = record.reader.read()
    if len(data) < size:
        return Failure(uri, "damaged_warc", f"the record ends after {len(data)} of {size} bytes")
    headers = record.http_headers if record.is_http else None
    for name in ("Transfer-Encoding", "Content-Encoding"):
        codings = headers.get(name, "") if headers else ""
        if codings.strip().lower() in GZIP and _is_cut(data):
            return Failure(uri, "damaged_gzip", "the server's gzip data ends early: fetch the page again")
        data = decoded(data, codings)
        if len(data) > MAX_BYTES:
            return _too_large(uri)
    return data


def _is_cut(data: bytes) -> bool:
    """Whether gzip data ends before its end, as where a connection broke; what is no gzip data is not cut."""
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        unpacking.decompress(data, MAX_BYTES + 1)
    except zlib.error:
        return False
    return not unpacking.eof and not unpacking.unconsumed_tail


def decoded(data: bytes, codings: str) -> bytes:
    """The data as it was before the codings that a header of HTTP names, at most MAX_BYTES + 1 of it.

    It stays as it is where it is not so coded.
    """
    for coding in reversed(codings.lower().split(",")[:MOST_CODINGS]):
        data = _unpacked(data, coding.strip())
    return data


def _unpacked(data: bytes, coding: str) -> bytes:
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

    readers: dict[str, Callable[[IO[bytes]], Any]] = {
        "chunked": ChunkedReader,
        "gzip": GzipReader,
        "x-gzip": GzipReader,
        "deflate": lambda stream: GzipReader(stream, zlib=True),
        "br": BrotliReader,
        "zstd": ZstdReader,
    }
    if coding not in readers:
        return data
    try:
        found: bytes = readers[coding](io.BytesIO(data)).read(MAX_BYTES + 1)
    except OSError:
        return data
    return found


def _too_large(uri: str) -> Failure:
    return Failure(uri, "too_large", f"larger than {MAX_BYTES // 1024**2} MB, which is too large for one article")
