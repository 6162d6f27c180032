"""JSON Lines: one article a line with url, title, text and what else is known of it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, cast

from communique.sources.decoding import DecodingError, decode
from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import UnpackingError, opened
from communique.sources.rows import loaded

MAX_LINE = 16 * 1024 * 1024
"""Bytes of the longest line that is read; a longer one is skipped without being held."""


def load(file: SourceFile) -> Iterator[Loaded | Failure]:
    """The articles of the file, line by line; a bad line is reported and the rest goes on."""
    with opened(file) as stream:
        lines = _lines(stream, file.uri)
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
        try:
            number += _skip_blank(stream) + 1
            line = stream.readline(MAX_LINE + 1)
            if len(line) > MAX_LINE:
                _skip_line(stream)
                yield number, Failure(uri, "long_line", f"the line is longer than {MAX_LINE} bytes", number)
                continue
        except UnpackingError as error:
            yield number, Failure(uri, error.check, str(error), number)
            return
        if not line:
            return
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield number, Failure(uri, "undecodable", "the file is UTF-16 or UTF-32: save it as UTF-8", number)
            return
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _skip_blank(stream: IO[bytes]) -> int:
    """Pass over blank lines, of which a small packed file may hold billions; gives how many."""
    passed = 0
    while ahead := cast(BufferedReader, stream).peek():
        blank = len(ahead) - len(ahead.lstrip(b" \t\r\n"))
        passed += stream.read(blank).count(b"\n")
        if blank < len(ahead):
            break
    return passed


def _skip_line(stream: IO[bytes]) -> None:
    while True:
        piece = stream.readline(MAX_LINE)
        if not piece or piece.endswith(b"\n"):
            return


def _line(line: bytes, number: int, uri: str) -> Loaded | Failure:
    try:
        text = decode(line)
    except DecodingError as error:
        shown = line.decode("utf-8", "backslashreplace").strip()
        return Failure(uri, error.check, f"the line cannot be decoded: {error}", number, shown)
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Failure(uri, "bad_json", f"the line is no JSON: {error}", number, text.strip())
    if not isinstance(given, dict):
        reason = f"the line is a JSON {type(given).__name__}, not an object"
        return Failure(uri, "bad_json", reason, number, text.strip())
    return loaded(given, number, uri)
