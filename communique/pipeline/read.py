"""Read: a batch of articles becomes candidate rows."""

from __future__ import annotations

import json
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from communique.pipeline.articles import article_of
from communique.reading import read, reads
from communique.schemas import FACT_TABLES
from communique.schemas.parsing import as_json

ASIDE = "aside.json"
"""In the folder of a batch: the articles that are not read, article_id → check and failure."""


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
    aside = _aside(folder)
    articles = pq.read_table(folder / "articles.parquet").to_pylist()
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as out:
        for row in articles:
            if not reads(row["language"]):
                batch.unread += 1
                continue
            if row["article_id"] in aside:
                batch.rejected.append(_turned_away(row, *aside[row["article_id"]]))
                continue
            try:
                rows = read(article_of(row))
            except Exception as error:  # one article that trips the rules must not stop the others
                found = as_json({"error": repr(error), "where": _place(error)})
                batch.rejected.append(_turned_away(row, "reader_error", "the rules failed on it", found))
                continue
            batch.read += 1
            for table in FACT_TABLES:
                batch.found[table] += len(rows[table])
            out.write(json.dumps(rows) + "\n")
    batch.seconds = time.perf_counter() - start
    return batch


def set_aside(folder: Path, article_id: str, check: str, failure: str) -> None:
    """From now on an article of a staged batch is not read: it is turned away for that reason."""
    aside = _aside(folder) | {article_id: (check, failure)}
    (folder / ASIDE).write_text(json.dumps(aside), encoding="utf-8")


def _aside(folder: Path) -> dict[str, tuple[str, str]]:
    path = folder / ASIDE
    found: dict[str, tuple[str, str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def _turned_away(row: dict[str, Any], check: str, failure: str, found: str | None = None) -> dict[str, Any]:
    return {
        "stage": "read",
        "table_name": None,
        "article_id": row["article_id"],
        "source_uri": row["source_uri"],
        "line": None,
        "column_name": None,
        "check_name": check,
        "failure": f"{failure}: the article is stored without facts; a fault of the program, please report it with the "
        "article" + (" and what row_json says" if found else ""),
        "row_json": found,
    }


def _place(error: Exception) -> str:
    """The line of the program that failed."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
