"""Rows turned away on their way: counted, a few kept to be shown, all of them out of memory until published."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Any

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
