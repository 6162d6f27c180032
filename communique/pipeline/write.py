"""Write: batches merged into their partitions and published, duplicates marked, the run recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from communique.pipeline.articles import article_of
from communique.pipeline.rejects import Rejects
from communique.pipeline.versions import version_of
from communique.schemas.tables import arrow_schema
from communique.store import Store, StoreError
from communique.store.changes import Changes
from communique.store.ledger import Stored
from communique.store.store import PARTITIONED, File, way_out

LOG_CHUNK = 1_000
"""Rejected rows that are made into a table at a time."""


def note(store: Store, root: str, batches: Iterable[Path], corrected: Mapping[str, str]) -> Changes:
    """Note every article of the batches, which come from the raw folder `root`, in the ledger.

    An article keeps its partition; new ones go to the last, in the order of their ids. `corrected` is the
    version of what made the facts of those that corrections concern.
    """
    changes, allot = Changes(store.ledger), store.allotter()
    found = chain.from_iterable(map(partial(_articles, corrected=corrected), batches))
    for article in sorted(found, key=lambda new: new.article_id):
        known = store.ledger.stored(article.article_id)
        unchanged = known is not None and known.record_sha256 == article.record_sha256
        changes.put(
            replace(
                article,
                partition=known.partition if known else allot(article.characters),
                duplicate_of=known.duplicate_of if known else None,
                root=known.root if known and unchanged else root,
            )
        )
    changes.mark_duplicates()
    return changes


def take_out(store: Store) -> Changes:
    """Take the articles that leave out of the ledger."""
    changes = Changes(store.ledger)
    changes.take_out_leaving()
    changes.mark_duplicates()
    return changes


def _articles(folder: Path, corrected: Mapping[str, str]) -> Iterator[Stored]:
    """The entries in the ledger of a batch's articles, whose partition and root are still to be told."""
    for row in pq.read_table(folder / "articles.parquet").to_pylist():
        article = article_of(row)
        yield Stored(
            article_id=article.article_id,
            partition=0,
            record_sha256=article.record_sha256,
            text_sha256=article.text_sha256,
            characters=len(article.text),
            published_on=article.published_on.isoformat() if article.published_on else None,
            duplicate_of=None,
            root="",
            version=version_of(article.article_id, corrected),
        )


def merge(store: Store, changes: Changes, batches: list[Path]) -> Iterator[File]:
    """The tables of every partition that the changes touch, one at a time: no more than one is in memory."""
    for number in changes.partitions():
        ids = changes.articles(number)
        for table in PARTITIONED if ids else ("articles",):
            added = [_of_partition(folder / f"{table}.parquet", ids) for folder in batches if ids]
            if table == "articles":
                added = _first_loaded(store, number, ids, added)
            merged = store.merged(table, number, ids, added)
            yield (table, number), _with_marks(store, number, merged) if table == "articles" else merged


def _of_partition(path: Path, ids: set[str]) -> pa.Table:
    table = pq.read_table(path)
    return table.filter(pc.is_in(table["article_id"], pa.array(sorted(ids), pa.string())))


def _first_loaded(store: Store, number: int, ids: set[str], added: list[pa.Table]) -> list[pa.Table]:
    """A version that is there already, whose outlet or author was corrected, keeps the time of its first load."""
    version = ("article_id", "content_sha256")
    old = store.read("articles", number, [*version, "loaded_at"])
    old = old.filter(pc.is_in(old["article_id"], pa.array(sorted(ids), pa.string())))
    first = {tuple(row[name] for name in version): row["loaded_at"] for row in old.to_pylist()}
    column = arrow_schema("articles").get_field_index("loaded_at")
    field = arrow_schema("articles").field(column)

    def dated(articles: pa.Table) -> pa.Table:
        rows = articles.select([*version, "loaded_at"]).to_pylist()
        times = [first.get(tuple(row[name] for name in version), row["loaded_at"]) for row in rows]
        return articles.set_column(column, field, pa.array(times, field.type))

    return [dated(articles) for articles in added]


def _with_marks(store: Store, number: int, articles: pa.Table) -> pa.Table:
    marks = {stored.article_id: stored.duplicate_of for stored in store.ledger.stored_in(number)}
    ids = articles["article_id"].to_pylist()
    if unknown := set(ids) - marks.keys():
        raise StoreError(f"{store.where}: the ledger does not know article {min(unknown)}: {way_out(store.where)}")
    values = pa.array([marks[article_id] for article_id in ids], pa.string())
    column = articles.schema.get_field_index("duplicate_of")
    return articles.set_column(column, articles.schema.field(column), values)


def rejected_rows(store: Store, run_id: str, *rows: Rejects) -> Iterator[File]:
    """The log of rejected rows with those of this run at its end."""
    if not any(map(len, rows)):
        return
    schema, each = arrow_schema("rejected"), chain(*rows)
    parts = iter(lambda: list(islice(each, LOG_CHUNK)), [])
    added = (pa.Table.from_pylist([{"run_id": run_id, **row} for row in part], schema=schema) for part in parts)
    yield from store.appended("rejected", store.end_of("rejected"), added)
