"""Rows turned away on their way: counted, a few kept to be shown, all of them out of memory until published."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Any

from communique.schemas.parsing import as_json
from communique.sources import Failure

Row = dict[str, Any]
SHOWN = 10
"""Rows that are kept to be shown."""
IN_MEMORY = 1_000_000
"""Bytes of rows in memory; more go to a file."""


@dataclass(slots=True)
class Counts:
    """How many rows were turned away for which reason, (stage, check_name), and the first of them."""

    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: list[Row] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All of them."""
        return self.reasons.total()

    def add(self, row: Row) -> None:
        """Count one."""
        self.reasons[row["stage"], row["check_name"]] += 1
        if len(self.shown) < SHOWN:
            self.shown.append(row)


_EMPTY: Row = {
    "stage": "load",
    "table_name": None,
    "article_id": None,
    "source_uri": None,
    "line": None,
    "column_name": None,
    "check_name": "",
    "failure": "",
    "row_json": None,
}


def not_loaded(failure: Failure) -> Row:
    """A failure to load as a row of `rejected`, without its run."""
    return {
        **_EMPTY,
        "article_id": failure.article_id,
        "source_uri": failure.source_uri,
        "line": failure.line,
        "check_name": failure.check_name,
        "failure": failure.failure,
        "row_json": None if failure.row is None else as_json(failure.row),
    }


def twice(folder: str, article_id: str, path: str, line: int, winner_path: str, winner_line: int) -> Row:
    """An article that stands in two places of a raw folder of that name, as a row of `rejected` for the first place."""
    where = f"{folder}/{winner_path}" + (f", line {winner_line}" if winner_line else "")
    return {
        **_EMPTY,
        "article_id": article_id,
        "source_uri": f"{folder}/{path}",
        "line": line or None,
        "check_name": "duplicate_uri",
        "failure": f"the same article stands in {where}, which counts: the later published_on, else the last file",
    }


class Rejects:
    """Rows turned away that are not published yet."""

    def __init__(self) -> None:
        self._rows = SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 (open as long as the run)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        self._rows.seek(0)
        yield from map(json.loads, self._rows)

    def add(self, row: Row) -> None:
        """Put a row at the end."""
        self._rows.seek(0, 2)
        self._rows.write(json.dumps(row) + "\n")
        self._count += 1

    def clear(self) -> None:
        """Forget the rows: they are published."""
        self._rows.seek(0)
        self._rows.truncate()
        self._count = 0
