"""Files of corrections, and what became of them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from communique.pipeline.corrections_file import COLUMNS
from communique.schemas import FACT_TABLES
from communique.schemas.parsing import written

Row = dict[str, Any]


def mend(fact_id: str, column: str, expected: Any, corrected: Any, **told: Any) -> Row:
    """A line of the file; values are those of a table."""
    values = {name: written(value) or "" for name, value in (("expected", expected), ("corrected", corrected))}
    why = {"reason": "une faute de frappe", "corrected_by": "A. Nalyste", "corrected_on": "2026-01-02"}
    return {"fact_id": fact_id, "column_name": column, **values, **why} | told


def write_corrections(path: Path, *lines: Row, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(lines)
    return path


def facts(outputs: Path) -> dict[str, tuple[str, Row]]:
    """Every fact with its table, by fact_id."""
    return {row["fact_id"]: (table, row) for table in FACT_TABLES for row in pq.read_table(outputs / table).to_pylist()}


def a_fact(outputs: Path, table: str, **told: Any) -> Row:
    """The first fact of a table that holds what is told."""
    rows = (row for row in pq.read_table(outputs / table).to_pylist() if row.items() >= told.items())
    return next(rows)


def states(outputs: Path) -> dict[int, str]:
    """The state of each line of the file, as the last run found it."""
    return {row["line"]: row["state"] for row in pq.read_table(outputs / "corrections").to_pylist()}


def refused(outputs: Path, run: Row) -> list[tuple[int, str, str]]:
    """Line, check and column of what a run says of corrections that it did not apply."""
    rows = [row for row in pq.read_table(outputs / "rejected").to_pylist() if row["run_id"] == run["run_id"]]
    return [(r["line"], r["check_name"], r["column_name"]) for r in rows if r["table_name"] == "corrections"]
