"""The stored tables, article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from communique.schemas import FACT_TABLES
from communique.schemas.tables import arrow_schema

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
    """Every stored article, in the order of the files; one partition is in memory at a time.

    Files of one name hold the same articles in every table, which is what makes this one pass.
    """
    corrections = [row for row in log(outputs, "corrections") if row["state"] == "applied"]
    for path in sorted((outputs / "articles").glob("part-*.parquet")):
        found = {row["article_id"]: Story(row) for row in rows(path, "articles")}
        for table in FACT_TABLES:
            for row in rows(outputs / table / path.name, table):
                found[row["article_id"]].facts[table].append(row)
        for row in rows(outputs / "participants" / path.name, "participants"):
            found[row["article_id"]].participants.setdefault(row["fact_id"], []).append(row)
        for row in corrections:
            if row["article_id"] in found:
                found[row["article_id"]].corrections.setdefault(row["fact_id"], []).append(row)
        yield from found.values()


def rows(path: Path, table: str, columns: Sequence[str] | None = None) -> list[Row]:
    """The rows of a file of a table; all columns, unless some are named."""
    read = pq.read_table(path, schema=arrow_schema(table), columns=columns and list(columns))
    found: list[Row] = read.to_pylist()
    return found


def log(outputs: Path, table: str, columns: Sequence[str] | None = None) -> list[Row]:
    """The rows of a table that is not parted by article, oldest first."""
    return [row for path in sorted((outputs / table).glob("part-*.parquet")) for row in rows(path, table, columns)]
