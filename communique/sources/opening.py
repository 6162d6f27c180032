"""A file as a stream of bytes, unpacked where its name says that it is packed, and never without end."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from communique.sources.interface import Failure, SourceFile

PACKED = {".gz": "gzip", ".zst": "zstd"}
"""The endings of packed files."""
FREE = 64 * 1024 * 1024
"""Bytes that packed data may give whatever its own size."""
RATIO = 200
"""How many times its own size it may give beyond that; text of the most repetitive kind reaches 50."""
PIECE = 1024 * 1024


class UnpackingError(ValueError):
    """Packed data that cannot be read on. `check` is the name under which it is reported."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check = check


@contextmanager
def opened(file: SourceFile) -> Iterator[IO[bytes]]:
    """The bytes of a file. Reading them raises UnpackingError where packed data is damaged or a bomb."""
    packing = next((PACKED[end] for end in PACKED if file.path.lower().endswith(end)), None)
    with file.location.open("rb") as stream:
        if packing is None:
            yield stream
        else:
            yield cast(IO[bytes], io.BufferedReader(_Unpacked(stream, packing, file.size), PIECE))


def whole(file: SourceFile, limit: int) -> bytes | Failure:
    """All bytes of a file, or why there are none: it gives more than `limit`, or cannot be unpacked."""
    try:
        with opened(file) as stream:
            data = stream.read(limit + 1)
    except UnpackingError as error:
        return Failure(file.uri, error.check, str(error))
    if len(data) > limit:
        return Failure(file.uri, "too_large", f"larger than {limit // 1024**2} MB, which is too large for one article")
    return data


class _Unpacked(io.RawIOBase):
    """What a gzip or zstd stream holds, piece by piece."""

    def __init__(self, stream: IO[bytes], packing: str, size: int) -> None:
        self._check = f"damaged_{packing}"
        self._inner, self._damage = _reader(stream, packing)
        self._given, self._most = 0, max(FREE, RATIO * size)

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next bytes; 0 at the end."""
        try:
            data = self._inner.read(len(buffer))
        except self._damage as error:
            raise UnpackingError(self._check, f"the compressed data is damaged from here on: {error}") from None
        self._given += len(data)
        if self._given > self._most:
            reason = f"unpacks to more than {self._most // 1024**2} MB, {RATIO} times its size: a bomb, not articles"
            raise UnpackingError("bomb", reason)
        buffer[: len(data)] = data
        return len(data)


def _reader(stream: IO[bytes], packing: str) -> tuple[IO[bytes], tuple[type[Exception], ...]]:
    """What unpacks a stream, and what it raises where that is damaged."""
    if packing == "gzip":
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream)), (EOFError, zlib.error, gzip.BadGzipFile)
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return cast(IO[bytes], zstd.ZstdFile(stream)), (EOFError, zstd.ZstdError)
