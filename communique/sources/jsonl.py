"""JSON Lines, plain or gzipped: one article a line with url, title, text and what else is known of it."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

from communique.sources.decoding import BOMS, RESAVE, DecodingError, decode
from communique.sources.fields import FieldError, article, identity, kind_of
from communique.sources.interface import Failure, Loaded, SourceFile

MAX_LINE = 64 * 1024 * 1024
"""Bytes of the longest line that is read; a longer one is skipped without being held."""


ONE_A_LINE = 'write one object a line: {"url": "https://…", "title": "…", "text": "…"}'


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


Readline = Callable[[int], bytes]


def _lines(stream: IO[bytes], uri: str) -> Iterator[tuple[int, bytes | Failure]]:
    number, readline = 1, None
    while True:
        try:
            readline = readline or _in_utf_8(stream)
            line = readline(MAX_LINE + 1)
            if len(line) > MAX_LINE:
                _skip_line(line, readline)
                yield number, Failure(uri, "long_line", f"the line is longer than {MAX_LINE} bytes", number)
                number += 1
                continue
        except (EOFError, zlib.error, gzip.BadGzipFile):
            reason = "the compressed data is damaged from here on: compress the file again, or put it here as it is"
            yield number, Failure(uri, "damaged_gzip", reason, number)
            return
        except UnicodeDecodeError as error:
            reason = f"marked as {error.encoding}, but damaged from here on: {RESAVE}"
            yield number, Failure(uri, "undecodable", reason, number)
            return
        if not line:
            return
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        number += 1


def _in_utf_8(stream: IO[bytes]) -> Readline:
    """What reads the lines of a file that may begin with a byte order mark: in UTF-16 a line end is no byte."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(4)[:4]
    encoding = next((encoding for mark, encoding in BOMS if head.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        return buffered.readline
    text = io.TextIOWrapper(buffered, encoding, newline="\n")
    return lambda size: text.readline(size).encode("utf-8", "surrogatepass")


def _skip_line(piece: bytes, readline: Readline) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = readline(MAX_LINE)


def _line(line: bytes, number: int, uri: str) -> Loaded | Failure:
    try:
        text = decode(line)
    except DecodingError as error:
        shown = line.decode("utf-8", "backslashreplace").strip()
        return Failure(uri, error.check, f"the line cannot be decoded: {error}", number, shown)
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Failure(uri, "bad_json", f"no JSON that can be read: {_why(error)}; {ONE_A_LINE}", number, text.strip())
    if not isinstance(given, dict):
        return Failure(uri, "bad_json", f"the line is {kind_of(given)}, no object; {ONE_A_LINE}", number, text.strip())
    try:
        url = identity(given.get("url"))
        return Loaded(article(url, given.get("title"), given.get("text"), given), number)
    except FieldError as error:
        return Failure(uri, "bad_field", str(error), number, given, error.article_id)


def _why(error: Exception) -> str:
    """What is wrong with JSON, in plain words: the parser speaks of Python where its own limits are reached."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[0].lower()}{error.msg[1:]} at character {error.pos + 1}"
    return "brackets too deep" if isinstance(error, RecursionError) else "a number of thousands of digits"
