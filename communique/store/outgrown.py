"""The ledger that earlier versions kept, as Parquet files: read once, into the one of now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from communique.store.ledger import Ledger

_INTO = {
    "files": "INSERT INTO files VALUES (NULL, :root, :path, :size, :mtime_ns, :ctime_ns, :seen_ns, :failures)",
    "claims": "INSERT OR REPLACE INTO claims SELECT :article_id, id, :line, :record_sha256, :published_on FROM files "
    "WHERE root = :root AND path = :path",
    "stored": "INSERT INTO stored VALUES (:article_id, :partition, :record_sha256, :text_sha256, :characters, "
    ":published_on, :duplicate_of, :root, :version)",
    "parts": "INSERT INTO parts VALUES (:table, :number, :rows, :sha256)",
    "tombstones": "INSERT INTO tombstones VALUES (:article_id, :deleted_on)",
}


def outgrown(ledger: Path) -> list[Path]:
    """Where the files of such a ledger lie beside that of now: each after those that it refers to."""
    return [ledger.parent / f"{name}.parquet" for name in _INTO]


def take_over(ledger: Ledger, files: Iterable[Path]) -> None:
    """Fill an empty ledger with what stands in the files."""
    for path in files:
        ledger.db.executemany(_INTO[path.stem], _entries(path))


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    for batch in pq.ParquetFile(path).iter_batches(10_000):
        for row in batch.to_pylist():
            yield {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
