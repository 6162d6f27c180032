"""JSON Lines: one article a line with url, title, text and what else is known of it."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, cast

from communique.sources.decoding import BOMS, RESAVE, DecodingError, decode
from communique.sources.fields import kind_of
from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import UnpackingError, opened
from communique.sources.rows import loaded

MAX_LINE = 16 * 1024 * 1024
"""Bytes of the longest line that is read; a longer one is skipped without being held."""


ONE_A_LINE = 'write one object a line: {"url": "https://…", "title": "…", "text": "…"}'


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
    number, lines = 0, None
    while True:
        number += 1
        try:
            lines = lines or _in_utf_8(stream)
            number += _skip_blank(lines)
            line = lines.readline(MAX_LINE + 1)
            if len(line) > MAX_LINE:
                _skip_line(line, lines)
                yield number, Failure(uri, "long_line", f"the line is longer than {MAX_LINE} bytes", number)
                continue
        except UnpackingError as error:
            yield number, Failure(uri, error.check, str(error), number)
            return
        except UnicodeDecodeError as error:
            reason = f"marked as {error.encoding}, but damaged from here on: {RESAVE}"
            yield number, Failure(uri, "undecodable", reason, number)
            return
        if not line:
            return
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


def _in_utf_8(stream: IO[bytes]) -> BufferedReader:
    """The bytes of a file that may begin with a byte order mark: in UTF-16 a line end is no byte."""
    buffered = BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(4)[:4]
    encoding = next((encoding for mark, encoding in BOMS if head.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        return buffered  # type: ignore[return-value]
    return BufferedReader(_Recoded(io.TextIOWrapper(buffered, encoding, newline="\n")))


class _Recoded(io.RawIOBase):
    """A text as the bytes of UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next line or a piece of it, so that lines before a damage are given; 0 at the end."""
        data = self._text.readline(len(buffer) // 4).encode("utf-8")
        buffer[: len(data)] = data
        return len(data)


def _skip_blank(lines: BufferedReader) -> int:
    """Pass over blank lines, of which a small packed file may hold billions; gives how many."""
    passed = 0
    while ahead := lines.peek():
        blank = len(ahead) - len(ahead.lstrip(b" \t\r\n"))
        passed += lines.read(blank).count(b"\n")
        if blank < len(ahead):
            break
    return passed


def _skip_line(piece: bytes, lines: BufferedReader) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = lines.readline(MAX_LINE)


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
    return loaded(given, number, uri)


def _why(error: Exception) -> str:
    """What is wrong with JSON, in plain words: the parser speaks of Python where its own limits are reached."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[0].lower()}{error.msg[1:]} at character {error.pos + 1}"
    return "brackets too deep" if isinstance(error, RecursionError) else "a number of thousands of digits"
