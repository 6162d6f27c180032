"""Diff: which rows are gone, new or different between two folders of tables, or a folder and the rules of now."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from communique.pipeline.corrections import Corrections
from communique.pipeline.present import require_tables
from communique.pipeline.run import read_and_validate
from communique.pipeline.runners import Submit, workers
from communique.pipeline.staging import BATCH_ARTICLES
from communique.schemas import FACT_TABLES
from communique.schemas.parsing import written
from communique.schemas.tables import KEYS, ORDER, arrow_schema, empty
from communique.store import StoreError
from communique.store.durable import write_parquet
from communique.store.layout import Layout
from communique.store.store import as_store_errors

COMPARED = ("articles", *FACT_TABLES, "participants")
READ_ROWS = 1_000
"""Rows of each file that are in memory at a time."""
_UNASKED = frozenset(("loaded_at", "text"))
"""Columns that are not compared: when it was loaded; and the text, whose hash is."""

Row = dict[str, Any]
Articles = Iterator[tuple[str, list[Row]]]
"""The rows of a table article by article, in the order of their ids."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is gone, new or different (`change`), and of the last the columns that changed, from what to what.

    Values are plain: decimals and days as text.
    """

    table: str
    change: str
    article_id: str
    row: Row
    columns: dict[str, tuple[Any, Any]]


def diff_folders(old: Path, new: Path) -> Iterator[Difference]:
    """What differs between the tables of two folders: table by table, in the order of the articles.

    The files of a table are sorted by article, so both sides are read once, side by side. Nothing is written, and
    nobody is kept from writing. Raises StoreError where one of the folders holds no tables, or they cannot be read.
    """
    for folder in (old, new):
        _require_whole(folder)
    for table in COMPARED:
        with as_store_errors(f"{old}, {new}"):
            yield from _differences(table, _articles_of(old, table), _articles_of(new, table))


def diff_rules(outputs: Path, processes: int | None = None) -> Iterator[Difference]:
    """What the rules of now would change in stored tables: their texts are read again, and nothing is written.

    Corrections are those of the last run. A partition is in memory at a time. Raises StoreError where there are no
    tables, or they cannot be read.
    """
    _require_whole(outputs)
    layout = Layout(outputs)
    with as_store_errors(outputs):
        corrections = Corrections.stored(_read(layout.part("corrections", 0), "corrections"))
        parts = sorted((outputs / "articles").glob("part-*.parquet"))
        batches = sum(-(-pq.read_metadata(path).num_rows // BATCH_ARTICLES) for path in parts)
        with workers(processes, batches) as submit:
            for path in parts:
                yield from _differences_in(outputs, path.name, corrections, submit)


def _differences_in(outputs: Path, part: str, corrections: Corrections, submit: Submit) -> Iterator[Difference]:
    """What reading the articles of a partition again would change."""
    articles = _read(outputs / "articles" / part, "articles")
    with TemporaryDirectory(prefix="communique-") as scratch:
        folders = [Path(scratch) / str(start) for start in range(0, articles.num_rows, BATCH_ARTICLES)]
        pending = []
        for number, folder in enumerate(folders):
            folder.mkdir()
            write_parquet(articles.slice(number * BATCH_ARTICLES, BATCH_ARTICLES), folder / "articles.parquet")
            corrections.put_into(folder)
            pending.append(submit(read_and_validate, folder))
        for each in pending:
            each.result()
        for table in COMPARED[1:]:
            fresh = pa.concat_tables([empty(table), *(_read(folder / f"{table}.parquet", table) for folder in folders)])
            ordered = fresh.sort_by([(column, "ascending") for column in ORDER[table]])
            old, new = ([rows.to_pylist()] for rows in (_read(outputs / table / part, table), ordered))
            yield from _differences(table, _by_article(old), _by_article(new))


def _require_whole(outputs: Path) -> None:
    """Raise StoreError where there are no tables, or a file or the key of one is missing: that is no difference."""
    require_tables(outputs)
    parts = sorted(path.name for path in (outputs / COMPARED[0]).glob("part-*.parquet"))
    for path in (outputs / table / part for table in COMPARED for part in parts):
        with as_store_errors(path):
            keyed = path.exists() and "article_id" in pq.read_schema(path).names
        if not keyed:
            what = "it has no column article_id" if path.exists() else "the file is gone"
            raise StoreError(f"{path}: {what}: restore it from a copy")


def _read(path: Path, table: str) -> pa.Table:
    return pq.read_table(path, schema=arrow_schema(table)) if path.exists() else empty(table)


def _articles_of(outputs: Path, table: str) -> Articles:
    """The rows of a table, whose files are each sorted by article; those of one article lie in one of them."""
    files = (_by_article(_pieces(path)) for path in sorted((outputs / table).glob("part-*.parquet")))
    return heapq.merge(*files, key=lambda entry: entry[0])


def _pieces(path: Path) -> Iterator[list[Row]]:
    with pq.ParquetFile(path) as file:
        columns = [name for name in file.schema_arrow.names if name not in _UNASKED]
        for batch in file.iter_batches(READ_ROWS, columns=columns):
            yield batch.to_pylist()


def _by_article(pieces: Iterable[list[Row]]) -> Articles:
    rows = (row for piece in pieces for row in piece)
    return ((article_id, list(found)) for article_id, found in groupby(rows, key=lambda row: row["article_id"]))


def _differences(table: str, old: Articles, new: Articles) -> Iterator[Difference]:
    merged = heapq.merge(_sided(old, 0), _sided(new, 1), key=lambda entry: entry[:2])
    for article_id, found in groupby(merged, key=lambda entry: entry[0]):
        rows: dict[int, list[Row]] = {i: each for _, i, each in found}
        yield from _between(table, article_id, rows.get(0, []), rows.get(1, []))


def _sided(articles: Articles, side: int) -> Iterator[tuple[str, int, list[Row]]]:
    return ((article_id, side, rows) for article_id, rows in articles)


def _between(table: str, article_id: str, old: list[Row], new: list[Row]) -> Iterator[Difference]:
    """What differs in an article, by the key of the table."""
    before, after = ({tuple(row[name] for name in KEYS[table]): row for row in rows} for rows in (old, new))
    for key in sorted(before.keys() | after.keys()):
        one, two = before.get(key), after.get(key)
        if one is None or two is None:
            change = "new" if one is None else "gone"
            yield Difference(table, change, article_id, _plain(one or two or {}), {})
        elif columns := _changed(table, one, two):
            yield Difference(table, "different", article_id, _plain(two), columns)


def _changed(table: str, old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    """The columns that hold other values. A column that one side did not have yet is null there."""
    one, two = _plain(old), _plain(new)
    pairs = {name: (one.get(name), two.get(name)) for name in arrow_schema(table).names}
    return {name: pair for name, pair in pairs.items() if _rule(name, pair[0]) != _rule(name, pair[1])}


def _rule(column: str, value: Any) -> Any:
    """A value as it is compared: of a rule its name, for its version is another one each time."""
    return value.partition("@")[0] if column == "extractor" and value else value


def _plain(row: Row) -> Row:
    return {
        name: written(value) if isinstance(value, (Decimal, date)) else value
        for name, value in row.items()
        if name not in _UNASKED
    }
