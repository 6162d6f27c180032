"""The stored tables, article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from communique.schemas import FACT_TABLES
from communique.schemas.tables import arrow_schema

BATCH = 1_000
"""Rows of a table that are in memory at once."""

Row = dict[str, Any]


@dataclass(slots=True)
class Story:
    """An article (a row of `articles`), its facts by table in the order of the text.

    By fact_id: each fact's participants, and the corrections that are applied to it.
    """

    article: Row
    facts: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in FACT_TABLES})
    participants: dict[str, list[Row]] = field(default_factory=dict)
    corrections: dict[str, list[Row]] = field(default_factory=dict)


def stories(outputs: Path) -> Iterator[Story]:
    """Every stored article, in the order of the files; of each table a batch of rows is in memory.

    Files of one name hold the same articles in every table, sorted by them, which is what makes this one pass.
    """
    corrections: dict[str, list[Row]] = {}
    for row in log(outputs, "corrections"):
        if row["state"] == "applied":
            corrections.setdefault(row["article_id"], []).append(row)
    for path in sorted((outputs / "articles").glob("part-*.parquet")):
        facts = {table: _Following(outputs / table / path.name, table) for table in FACT_TABLES}
        participants = _Following(outputs / "participants" / path.name, "participants")
        for article in rows(path, "articles"):
            story = Story(article, {table: following.of(article["article_id"]) for table, following in facts.items()})
            for person in participants.of(article["article_id"]):
                story.participants.setdefault(person["fact_id"], []).append(person)
            for correction in corrections.get(article["article_id"], ()):
                story.corrections.setdefault(correction["fact_id"], []).append(correction)
            yield story


class _Following:
    """The rows of a file, article by article, asked for in the order in which they lie."""

    def __init__(self, path: Path, table: str) -> None:
        self._groups = groupby(rows(path, table), key=itemgetter("article_id"))
        self._next = next(self._groups, None)

    def of(self, article_id: str) -> list[Row]:
        """The rows of an article."""
        while self._next is not None and self._next[0] < article_id:  # of an article that is missing, as `check` says
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != article_id:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def rows(path: Path, table: str, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a file of a table; all columns, unless some are named."""
    names = list(columns or arrow_schema(table).names)
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH, columns=names):
            yield from batch.select(names).to_pylist()


def log(outputs: Path, table: str, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a table that is not parted by article, oldest first."""
    for path in sorted((outputs / table).glob("part-*.parquet")):
        yield from rows(path, table, columns)
