"""Validate: candidate rows become checked tables and rejected rows."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from communique.schemas import FACT_TABLES
from communique.schemas.validation import CHECKED, validate
from communique.store.durable import write_parquet


@dataclass(slots=True)
class ValidatedBatch:
    """What validating a batch did: rows written and rejected by fact table, and the rejected rows.

    `seconds` are those of the process that validated it.
    """

    written: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    turned_away: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    rejected: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0


def validate_batch(folder: Path) -> ValidatedBatch:
    """Check the candidate rows of a batch; the good ones lie beside them as Parquet, a file a table."""
    start = time.perf_counter()
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in CHECKED}
    with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            for table, found in json.loads(line).items():
                rows[table].extend(found)
    checked = validate(rows, pq.read_table(folder / "articles.parquet"))
    batch = ValidatedBatch(rejected=checked.rejected)
    for table, good in checked.tables.items():
        write_parquet(good, folder / f"{table}.parquet")
        if table in batch.written:
            batch.written[table] = good.num_rows
            batch.turned_away[table] = sum(row["table_name"] == table for row in checked.rejected)
    batch.seconds = time.perf_counter() - start
    return batch
