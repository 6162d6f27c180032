"""corrections.csv: what people have put right, a line a value."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from communique.schemas import FACT_TABLES
from communique.schemas.columns import ID_PATTERN
from communique.schemas.tables import arrow_schema
from communique.store import StoreError

NAME = "corrections.csv"
COLUMNS = ("fact_id", "column_name", "expected", "corrected", "reason", "corrected_by", "corrected_on")
KEPT = frozenset(
    ("fact_id", "article_id", "quote", "quote_start", "quote_end", "sentence", "confidence", "extractor", "corrected")
)
"""Columns that say where a fact comes from: they cannot be corrected."""

Key = tuple[str | None, ...]
"""What decides of a row: the fact, the column, the value expected and the value that it should be."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file, as its cells are written; an empty cell is None. `fault` is why the line is no correction."""

    line: int
    fact_id: str | None = None
    column_name: str | None = None
    expected: str | None = None
    corrected: str | None = None
    reason: str | None = None
    corrected_by: str | None = None
    corrected_on: str | None = None
    fault: str | None = None

    @property
    def key(self) -> Key:
        """Two lines of one key do the same, whoever wrote them and why."""
        return (self.fact_id, self.column_name, self.expected, self.corrected)


def read_corrections(path: Path) -> list[Correction]:
    """The lines of a file, the bad ones too.

    Raises StoreError where the file as a whole cannot be taken: without what people have put right nothing is written.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            cells = csv.reader(file, delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
            return list(_told_apart(_lines(path, cells)))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}: the corrections cannot be read") from None
    except UnicodeDecodeError as error:
        raise StoreError(f"{path}: no UTF-8 at byte {error.start}: save it as CSV in UTF-8") from None
    except csv.Error as error:
        raise StoreError(f"{path}, line {cells.line_num}: no CSV: {error}") from None


def _lines(path: Path, cells: Iterator[list[str]]) -> Iterator[Correction]:
    """The lines of a file; `cells` is a reader of csv, which counts them."""
    head = [cell.strip() for cell in next(cells, [])]
    missing = [name for name in COLUMNS if name not in head]
    if missing or len(set(head)) != len(head):
        wrong = f"has no column {missing[0]}" if missing else "names a column twice"
        raise StoreError(f"{path}: its first line {wrong}; it names the columns {', '.join(COLUMNS)}")
    last: int = cells.line_num  # type: ignore[attr-defined]
    for row in cells:
        line, last = last + 1, cells.line_num  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in row):
            continue
        told = {name: _cell(cell) for name, cell in zip(head, row, strict=False) if name in COLUMNS}
        found = Correction(line, **told)
        yield replace(found, fault=f"{len(row)} cells, {len(head)} columns" if len(row) != len(head) else _fault(found))


def _cell(text: str) -> str | None:
    """A cell as the tables hold text: in Unicode NFC."""
    return unicodedata.normalize("NFC", text.strip()) or None


def _fault(line: Correction) -> str | None:
    """Why a line is no correction, whatever the rows hold."""
    missing = [name for name in ("fact_id", "column_name", "reason", "corrected_by") if getattr(line, name) is None]
    if missing:
        return f"{missing[0]} is empty"
    if not re.match(ID_PATTERN, line.fact_id or ""):
        return "fact_id is none: 24 digits and letters from a to f, as the tables have it"
    if line.column_name in KEPT:
        return f"{line.column_name} cannot be corrected: it says where the fact comes from"
    if not any(line.column_name in arrow_schema(table).names for table in FACT_TABLES):
        return f"no table of facts has a column {line.column_name!r}"
    if line.expected == line.corrected:
        return "expected and corrected are the same"
    return None if _is_day(line.corrected_on) else "corrected_on is no date like 2025-01-31"


def _is_day(text: str | None) -> bool:
    try:
        return bool(date.fromisoformat(text or ""))
    except ValueError:
        return False


def _told_apart(lines: Iterator[Correction]) -> Iterator[Correction]:
    """Of several lines on one value of one fact the first counts: which is right, nobody can tell but people."""
    first: dict[tuple[str | None, str | None], int] = {}
    for line in lines:
        if line.fault is None:
            earlier = first.setdefault((line.fact_id, line.column_name), line.line)
            if earlier != line.line:
                line = replace(line, fault=f"line {earlier} corrects the same column of the same fact")
        yield line
