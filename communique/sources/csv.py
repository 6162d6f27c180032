"""CSV and TSV with a line of names: one article a row, with url, title, text and what else is known of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from communique.sources.decoding import DecodingError, encoding_of
from communique.sources.interface import Failure, Loaded, Reading, SourceFile
from communique.sources.opening import UnpackingError, opened
from communique.sources.rows import COLUMNS, NEEDED, loaded, missing

MAX_LINE = 16 * 1024 * 1024
"""Characters of the longest line, and of the longest cell."""
SAMPLE = 256 * 1024
"""Bytes that tell the encoding."""
_SEPARATORS = (",", ";", "\t", "|")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class _LongLineError(ValueError):
    """A line beyond the limit; it has been skipped."""


def load(file: SourceFile, after: int = 0) -> Iterator[Loaded | Failure | Reading]:
    """The articles of the rows, each with the line that it begins on; rows up to line `after` are passed over."""
    csv.field_size_limit(MAX_LINE)  # for the whole process, which is one apart
    try:
        with opened(file) as stream:
            yield from _rows(stream, file.uri, after)
    except (UnpackingError, DecodingError) as error:
        yield Failure(file.uri, error.check, str(error))


def _rows(stream: IO[bytes], uri: str, after: int) -> Iterator[Loaded | Failure | Reading]:
    buffered = io.BufferedReader(stream, SAMPLE)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(SAMPLE))
    lines = _Lines(io.TextIOWrapper(buffered, encoding, errors="surrogateescape", newline=""))
    try:
        head = next(lines, "")
    except _LongLineError as error:
        yield Failure(uri, "long_line", str(error), 1)
        return
    if not head.strip():
        yield Failure(uri, "empty", "the file does not begin with the names of its columns")
        return
    separator, names = _header(head)
    lacking = missing(names, uri)
    if lacking:
        yield lacking
        return
    yield from _articles(csv.reader(lines, delimiter=separator, strict=True), lines, names, uri, after)


def _header(line: str) -> tuple[str, list[str]]:
    """The separator under which the names are those that are needed, or most of them; and the names."""
    best: tuple[int, str, list[str]] = (-1, ",", [])
    for separator in _SEPARATORS:
        try:
            names = [name.strip().lower() for name in next(csv.reader([line], delimiter=separator))]
        except csv.Error:
            continue
        known = sum(name in names for name in NEEDED) * len(COLUMNS) + len(names)
        if known > best[0]:
            best = (known, separator, names)
    return best[1], best[2]


def _articles(
    rows: Iterator[list[str]], lines: _Lines, names: list[str], uri: str, after: int
) -> Iterator[Loaded | Failure | Reading]:
    found = False
    while True:
        number, lines.row = lines.number + 1, 0
        yield Reading(uri, number)
        try:
            row = next(rows, None)
        except (csv.Error, _LongLineError) as error:
            found = True
            check = "long_line" if isinstance(error, _LongLineError) else "bad_row"
            yield Failure(uri, check, f"the row cannot be read: {error}", number)
            continue
        if row is None:
            break
        if row and number > after:
            found = True
            yield _article(row, names, number, uri)
    if not found and not after:
        yield Failure(uri, "empty", "the table has no rows")


def _article(row: list[str], names: list[str], number: int, uri: str) -> Loaded | Failure:
    given = {name: cell for name, cell in zip(names, row, strict=False) if name in COLUMNS}
    if len(row) != len(names):
        reason = f"{len(row)} cells under {len(names)} names: a separator or a quotation mark too many or too few"
        return Failure(uri, "bad_row", reason, number, given)
    if any(_SURROGATE.search(cell) for cell in given.values()):
        return Failure(
            uri, "undecodable", "the row holds bytes that are not in the encoding of the file", number, given
        )
    filled = {name: cell for name, cell in given.items() if cell or name in NEEDED}
    return loaded(filled, number, uri)


class _Lines:
    """The lines of a text with their number; a line or a row longer than the limit is skipped and raises.

    `row` counts the characters of the row so far: it has no end where a quotation mark is never closed.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self.number, self.row = text, 0, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._next()
        while not self.row and line.isspace():  # blank lines between rows
            line = self._next()
        if not line:
            raise StopIteration
        self.row += len(line)
        if self.row <= MAX_LINE:
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(MAX_LINE)
        raise _LongLineError(f"longer than {MAX_LINE} characters")

    def _next(self) -> str:
        self.number += 1
        return self._text.readline(MAX_LINE + 1)
