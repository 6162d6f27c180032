"""Validate: candidate rows become checked tables and rejected rows."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from communique.pipeline.correcting import Outcome, correct
from communique.pipeline.corrections import read_beside
from communique.schemas import FACT_TABLES
from communique.schemas.validation import CHECKED, validate
from communique.store.durable import write_parquet


@dataclass(slots=True)
class ValidatedBatch:
    """What validating a batch did: rows written and rejected by fact table, and the rejected rows.

    `corrections` is what became of those of facts in the batch, `currencies` counts the sums of money in each.
    `seconds` are those of the process that validated it.
    """

    written: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    turned_away: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    rejected: list[dict[str, Any]] = field(default_factory=list)
    corrections: list[Outcome] = field(default_factory=list)
    currencies: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def validate_batch(folder: Path) -> ValidatedBatch:
    """Check the candidate rows of a batch and correct them; what is good lies there as Parquet, a file a table."""
    start = time.perf_counter()
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in CHECKED}
    with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            for table, found in json.loads(line).items():
                rows[table].extend(found)
    articles = pq.read_table(folder / "articles.parquet")
    checked = validate(rows, articles)
    tables, outcomes = correct(checked.tables, articles, read_beside(folder))
    batch = ValidatedBatch(rejected=checked.rejected, corrections=outcomes, currencies=currencies(tables["amounts"]))
    for table, good in tables.items():
        write_parquet(good, folder / f"{table}.parquet")
        if table in batch.written:
            batch.written[table] = good.num_rows
            batch.turned_away[table] = sum(row["table_name"] == table for row in checked.rejected)
    batch.seconds = time.perf_counter() - start
    return batch


def currencies(amounts: pa.Table) -> Counter[str]:
    """How many sums of money there are in each currency that is told."""
    money = amounts.filter(pc.equal(amounts["kind"], "money"))["unit"].drop_null()
    return Counter({entry["values"].as_py(): entry["counts"].as_py() for entry in pc.value_counts(money)})
