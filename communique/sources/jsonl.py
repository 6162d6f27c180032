"""JSON Lines, plain or gzipped: one article a line with url, title, text and what else is known of it."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import IO, Any, cast

from communique.sources.fields import FieldError, article
from communique.sources.interface import MAX_ROW_JSON, Failure, Loaded, SourceFile

MAX_LINE = 64 * 1024 * 1024
"""Bytes of the longest line that is read; a longer one is skipped without being held."""


def load(file: SourceFile) -> Iterator[Loaded | Failure]:
    """The articles of the file, line by line; a bad line is reported and the rest goes on."""
    opened = gzip.open if file.path.lower().endswith(".gz") else open
    with opened(file.location, "rb") as stream:
        lines = _lines(cast(IO[bytes], stream), file.uri)
        found = False
        for number, line in lines:
            if isinstance(line, Failure):
                found = True
                yield line
            elif line.strip():
                found = True
                yield _line(line, number, file.uri)
        if not found:
            yield Failure(file.uri, "empty", "the file has no lines")


def _lines(stream: IO[bytes], uri: str) -> Iterator[tuple[int, bytes | Failure]]:
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(MAX_LINE + 1)
            if len(line) > MAX_LINE:
                _skip_line(stream)
                yield number, Failure(uri, "long_line", f"the line is longer than {MAX_LINE} bytes", number)
                continue
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the compressed data is damaged from here on: {error}"
            yield number, Failure(uri, "damaged_gzip", reason, number)
            return
        if not line:
            return
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _skip_line(stream: IO[bytes]) -> None:
    while True:
        piece = stream.readline(MAX_LINE)
        if not piece or piece.endswith(b"\n"):
            return


def _line(line: bytes, number: int, uri: str) -> Loaded | Failure:
    def failure(check: str, reason: str, source: str = uri) -> Failure:
        shown = json.dumps(line[: MAX_ROW_JSON // 8].decode("utf-8", "backslashreplace").strip())
        return Failure(source, check, reason, number, shown)

    try:
        given = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return failure("undecodable", f"the line is not UTF-8: {error.reason} at byte {error.start}")
    except (ValueError, RecursionError) as error:
        return failure("bad_json", f"the line is no JSON: {error}")
    if not isinstance(given, dict):
        return failure("bad_json", f"the line is a JSON {type(given).__name__}, not an object")
    try:
        url, title, text = (_text(given, name) for name in ("url", "title", "text"))
        if not url.strip():
            raise FieldError("url is empty: it is who the article is")
        return Loaded(article(_valid(url.strip()), title, text, given), number)
    except FieldError as error:
        return failure("bad_field", str(error))


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        what = "missing" if name not in given else f"{type(value).__name__}, not text"
        raise FieldError(f"{name} is {what}")
    return value


def _valid(url: str) -> str:
    try:
        url.encode("utf-8")
    except UnicodeEncodeError:
        raise FieldError("url holds a lone surrogate, which is no character") from None
    return url
