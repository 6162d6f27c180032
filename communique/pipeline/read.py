"""Read: a batch of articles becomes candidate rows."""

from __future__ import annotations

import json
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from communique.pipeline.load import article_of
from communique.reading import read, reads
from communique.schemas import FACT_TABLES
from communique.schemas.parsing import as_json


@dataclass(slots=True)
class ReadBatch:
    """What reading a batch found: rows by fact table, articles read and those in a language that cannot be, failures.

    `seconds` are those of the process that read it.
    """

    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    read: int = 0
    unread: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0


def read_batch(folder: Path) -> ReadBatch:
    """Read the articles of a staged batch and write their candidate rows, a JSON line an article."""
    batch, start = ReadBatch(), time.perf_counter()
    articles = pq.read_table(folder / "articles.parquet").to_pylist()
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as out:
        for row in articles:
            if not reads(row["language"]):
                batch.unread += 1
                continue
            try:
                rows = read(article_of(row))
            except Exception as error:  # one article that trips the rules must not stop the others
                batch.rejected.append(_failure(row, error))
                continue
            batch.read += 1
            for table in FACT_TABLES:
                batch.found[table] += len(rows[table])
            out.write(json.dumps(rows) + "\n")
    batch.seconds = time.perf_counter() - start
    return batch


def _failure(row: dict[str, Any], error: Exception) -> dict[str, Any]:
    return {
        "stage": "read",
        "table_name": None,
        "article_id": row["article_id"],
        "source_uri": row["source_uri"],
        "line": None,
        "column_name": None,
        "check_name": "reader_error",
        "failure": "the rules failed on this article, which is stored without facts: a fault of the program, "
        "please report it with the article and what row_json says",
        "row_json": as_json({"error": repr(error), "where": _place(error)}),
    }


def _place(error: Exception) -> str:
    """The line of the program that failed."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
