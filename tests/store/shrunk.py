"""Tables that articles have left: partitions that are almost empty, or empty, and a log in small pieces."""

from __future__ import annotations

import subprocess
from collections import Counter
from functools import cache, partial
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from making import go, line, write_lines

from communique.schemas import FACT_TABLES
from communique.store import Store
from communique.store.store import PARTITIONED

SMALL = 9000
"""Characters of a partition, so that 60 articles need several."""

Rows = dict[str, Counter[str]]
"""Of each article its rows, with how often they are found."""


def keep_partitions_small(patch: pytest.MonkeyPatch) -> None:
    """Every store that is opened from now on has small partitions."""
    patch.setattr(Store, "open", staticmethod(partial(Store.open, partition_characters=SMALL)))


def make_shrunk(base: Path) -> tuple[Path, Path]:
    """A raw folder and its tables: of 60 articles in several partitions a few are left, none in the second."""
    raw, out = base / "raw", base / "out"
    articles = [line(n) for n in range(60)]
    write_lines(raw / "a.jsonl", articles)
    with pytest.MonkeyPatch.context() as patch:
        keep_partitions_small(patch)
        patch.setattr("communique.store.store.LOG_BYTES", 1000)
        for n in range(3):
            write_lines(raw / f"bad{n}.jsonl", [line(100 + n, published_on="hier")])
            go(raw, out)
        parts = [pq.read_table(path)["source_uri"].to_pylist() for path in sorted((out / "articles").iterdir())]
        assert len(parts) > 5
        last = len(parts) - 1
        left = {uri for n, uris in enumerate(parts) for uri in (uris if n == last else uris[: 3 * (n != 1)])}
        write_lines(raw / "a.jsonl", [article for article in articles if article["url"] in left])
        go(raw, out, prune=True)
    return raw, out


def numbers(outputs: Path, table: str) -> list[int]:
    """The numbers of a table's files."""
    return sorted(int(path.stem.removeprefix("part-")) for path in (outputs / table).iterdir())


def found(outputs: Path, table: str) -> Rows:
    """What DuckDB finds in the folder of a table."""
    rows = duckdb.connect().sql(f"SELECT * FROM '{outputs}/{table}/*.parquet'")
    place = rows.columns.index("article_id")
    by_article: Rows = {}
    for row in rows.fetchall():
        by_article.setdefault(row[place], Counter())[repr(row)] += 1
    return by_article


def twice(outputs: Path, before: Path) -> list[str]:
    """The tables in which articles are found twice, where all others are as they were before, and none is lost."""
    doubled = []
    for table in PARTITIONED:
        old, new = _found_before(before, table), found(outputs, table)
        double = {article_id: Counter({row: 2 * n for row, n in rows.items()}) for article_id, rows in old.items()}
        assert new.keys() == old.keys(), table
        assert all(rows in (old[article_id], double[article_id]) for article_id, rows in new.items()), table
        if new != old:
            doubled.append(table)
            first = set(pq.read_table(before / table / "part-00000.parquet")["article_id"].to_pylist())
            assert all(new[article_id] == old[article_id] for article_id in first), "it was there already"
    return doubled


_found_before = cache(found)
"""Tables that nothing changes any more are read once."""


def belong_together(outputs: Path) -> set[str]:
    """The fact tables whose files are those that the last row of `runs` tells: as its column says, by sha256sum."""
    last = max(pq.read_table(outputs / "runs").to_pylist(), key=lambda run: run["started_at"])
    return {table for table in FACT_TABLES if sha256sum(outputs / table) == last[f"sha256_{table}"]}


def sha256sum(folder: Path) -> str:
    """What `sha256sum *.parquet | sha256sum` prints in a folder."""
    done = subprocess.run("sha256sum *.parquet | sha256sum", shell=True, cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().split()[0]
