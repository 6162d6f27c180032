"""Articles on their way to be read: those that may be needed wait in a file, those that are go in batches."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from communique.article import Article
from communique.pipeline.articles import article_row
from communique.schemas.tables import arrow_schema
from communique.store import Store
from communique.store.durable import write_parquet

BATCH_ARTICLES = 200
BATCH_CHARACTERS = 2_000_000

Row = dict[str, Any]


class Spool:
    """Articles in a file under staging, each with the number of its file and the line."""

    def __init__(self, store: Store) -> None:
        self._path = store.layout.staging / "spool.jsonl"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("w+", encoding="utf-8")

    def add(self, article: Article, file: int, line: int) -> None:
        """Put an article at the end."""
        self._file.write(json.dumps({"file": file, "line": line, "article": article_row(article)}) + "\n")

    def rows(self, needs: Callable[[str, int, int], bool], loaded_at: datetime) -> Iterator[Row]:
        """Those that are needed (article_id, file, line), as rows of their table; the file goes at the end."""
        self._file.seek(0)
        for text in self._file:
            entry = json.loads(text)
            row = entry["article"]
            if needs(row["article_id"], entry["file"], entry["line"]):
                row["published_on"] = date.fromisoformat(row["published_on"]) if row["published_on"] else None
                row["loaded_at"] = loaded_at
                yield row
        self._file.close()
        self._path.unlink()


def stage(store: Store, rows: Iterator[Row]) -> Iterator[Path]:
    """Rows of articles in batches: the folders, each with articles.parquet."""
    batch: list[Row] = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += len(row["text"])
        if len(batch) >= BATCH_ARTICLES or characters >= BATCH_CHARACTERS:
            yield _staged(store, batch)
            batch, characters = [], 0
    if batch:
        yield _staged(store, batch)


def _staged(store: Store, batch: list[Row]) -> Path:
    folder = store.stage_folder()
    write_parquet(pa.Table.from_pylist(batch, schema=arrow_schema("articles")), folder / "articles.parquet")
    return folder
