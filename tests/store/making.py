"""Folders of articles, and ways to look at a store."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from communique.pipeline.run import run
from communique.schemas import FACT_TABLES, TABLES

FACTS = (*FACT_TABLES, "participants")


def line(n: int, **changes: Any) -> dict[str, Any]:
    """An article with facts of every table, told apart by n."""
    return {
        "url": f"https://example.org/{n}",
        "title": f"Le Maroc et l’Espagne lancent {n + 2} projets conjoints d’une valeur de {n + 1} millions d’euros",
        "text": (
            f"Les ministres ont signé un accord sur la pêche. Le commerce bilatéral a augmenté de {n + 1} % pour atteindre "
            f"près de {n + 4} milliards d’euros en 2024. Le président a inauguré une usine de batteries à Fès. "
            + "Des mots. "
            * 60
        ),
        "published_on": f"2025-01-{n % 28 + 1:02d}",
        "language": "fr",
    } | changes


def write_lines(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(entry) + "\n" for entry in lines), encoding="utf-8")
    return path


def make_raw(folder: Path) -> Path:
    """A raw folder with 20 articles in two files."""
    write_lines(folder / "a.jsonl", [line(n) for n in range(12)])
    write_lines(folder / "b.jsonl", [line(n) for n in range(12, 20)])
    return folder


def bytes_of(outputs: Path, tables: tuple[str, ...] = FACTS) -> dict[str, bytes]:
    return {
        str(path.relative_to(outputs)): path.read_bytes()
        for table in tables
        for path in sorted((outputs / table).iterdir())
    }


def rows_of(outputs: Path, table: str, but: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """The rows of a table, sorted, without some columns."""
    found = pq.read_table(outputs / table)
    kept = [name for name in found.column_names if name not in but]
    return sorted((tuple(row[name] for name in kept) for row in found.to_pylist()), key=repr)


def assert_same_rows(one: Path, other: Path) -> None:
    for table in FACTS:
        assert rows_of(one, table) == rows_of(other, table), table
    assert rows_of(one, "articles", but=("loaded_at",)) == rows_of(other, "articles", but=("loaded_at",))


def assert_readable(outputs: Path, first: Path, second: Path) -> None:
    """Each article's rows of each table are those of the first state or those of the second, never a mixture."""
    for table in FACTS:
        old, new, now = (_by_article(folder, table) for folder in (first, second, outputs))
        for article_id in old.keys() | new.keys() | now.keys():
            assert now.get(article_id) in (old.get(article_id), new.get(article_id)), table
    for table in TABLES:
        duckdb.connect().sql(f"SELECT count(*) FROM '{outputs}/{table}/*.parquet'").fetchall()
    ids = pq.read_table(outputs / "articles")["article_id"].to_pylist()
    assert len(ids) == len(set(ids))


def _by_article(outputs: Path, table: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for row in pq.read_table(outputs / table).to_pylist():
        found.setdefault(row["article_id"], Counter())[repr(row)] += 1
    return found


def ids(outputs: Path) -> dict[str, str]:
    """The article_id of every source_uri."""
    return {row["source_uri"]: row["article_id"] for row in pq.read_table(outputs / "articles").to_pylist()}


def go(raw: Path, outputs: Path, **options: Any) -> dict[str, Any]:
    time.sleep(0.02)  # files written in the very moment of a run count as changed
    return run(raw, outputs, processes=1, **options)
