"""Write: batches merged into their partitions and published, duplicates marked, the run recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from communique.pipeline.load import Intake, article_of
from communique.schemas.tables import arrow_schema
from communique.store import Store
from communique.store.ledger import Stored
from communique.store.store import PARTITIONED


def place_articles(store: Store, intake: Intake, batches: Iterable[Path], version: str) -> dict[str, int]:
    """Note every article of the batches in the ledger; gives the partition of each.

    An article keeps its partition for ever; new ones go to the last, in the order of their ids.
    """
    articles = [article_of(row) for folder in batches for row in pq.read_table(folder / "articles.parquet").to_pylist()]
    roots = {claim.article_id: claim.root for claims in intake.claims.values() for claim in claims}
    allot = store.allotter()
    placed: dict[str, int] = {}
    for article in sorted(articles, key=lambda article: article.article_id):
        article_id, characters = article.article_id, len(article.text)
        known = store.ledger.stored.get(article_id)
        partition = known.partition if known else allot(characters)
        placed[article_id] = partition
        store.ledger.stored[article_id] = Stored(
            article_id,
            partition,
            article.record_sha256,
            article.text_sha256,
            characters,
            article.published_on,
            known.duplicate_of if known else None,
            roots.get(article_id) or (known.root if known else intake.root),
            version,
        )
    return placed


def forget(store: Store, ids: set[str]) -> dict[str, int]:
    """Take articles out of the ledger; gives the partition that each was in."""
    return {article_id: store.ledger.stored.pop(article_id).partition for article_id in ids}


def mark_duplicates(store: Store) -> set[int]:
    """Point every article to the first one with the same text; gives the partitions in which a mark changed.

    The first is the one with the earliest published_on, then the least id: so no order of loading matters.
    """
    groups: dict[str, list[Stored]] = defaultdict(list)
    for stored in store.ledger.stored.values():
        groups[stored.text_sha256].append(stored)
    changed: set[int] = set()
    for group in groups.values():
        first = min(group, key=lambda s: (s.published_on or date.max, s.article_id))
        for stored in group:
            points_to = None if stored is first else first.article_id
            if stored.duplicate_of != points_to:
                stored.duplicate_of = points_to
                changed.add(stored.partition)
    return changed


def merge(
    store: Store, placed: dict[str, int], gone: dict[str, int], batches: list[Path]
) -> dict[tuple[str, int], pa.Table]:
    """The tables of every partition that the batches, removals or new duplicate marks touch."""
    remarked = mark_duplicates(store)
    touched = {*placed.values(), *gone.values()}
    files: dict[tuple[str, int], pa.Table] = {}
    for number in sorted(touched | remarked):
        ids = {article_id for places in (placed, gone) for article_id, n in places.items() if n == number}
        for table in PARTITIONED if number in touched else ("articles",):
            added = [_of_partition(folder / f"{table}.parquet", ids) for folder in batches]
            if table == "articles":
                added = _first_loaded(store, number, added)
            merged = store.merged(table, number, ids, added)
            files[table, number] = _with_marks(store, merged) if table == "articles" else merged
    return files


def _of_partition(path: Path, ids: set[str]) -> pa.Table:
    table = pq.read_table(path)
    return table.filter(pc.is_in(table["article_id"], pa.array(sorted(ids), pa.string())))


def _first_loaded(store: Store, number: int, added: list[pa.Table]) -> list[pa.Table]:
    """A version that is there already, whose outlet or author was corrected, keeps the time of its first load."""
    version = ("article_id", "content_sha256")
    old = store.read("articles", number, [*version, "loaded_at"]).to_pylist()
    first = {tuple(row[name] for name in version): row["loaded_at"] for row in old}
    column = arrow_schema("articles").get_field_index("loaded_at")
    field = arrow_schema("articles").field(column)

    def dated(articles: pa.Table) -> pa.Table:
        rows = articles.select([*version, "loaded_at"]).to_pylist()
        times = [first.get(tuple(row[name] for name in version), row["loaded_at"]) for row in rows]
        return articles.set_column(column, field, pa.array(times, field.type))

    return [dated(articles) for articles in added]


def _with_marks(store: Store, articles: pa.Table) -> pa.Table:
    marks = [store.ledger.stored[article_id].duplicate_of for article_id in articles["article_id"].to_pylist()]
    column = articles.schema.get_field_index("duplicate_of")
    return articles.set_column(column, articles.schema.field(column), pa.array(marks, pa.string()))


def rejected_rows(store: Store, run_id: str, rows: list[dict[str, Any]]) -> dict[tuple[str, int], pa.Table]:
    """The log of rejected rows with those of this run at its end."""
    if not rows:
        return {}
    schema = arrow_schema("rejected")
    number, table = store.appended(
        "rejected", pa.Table.from_pylist([{"run_id": run_id, **row} for row in rows], schema=schema)
    )
    return {("rejected", number): table}


def settle_ledger(store: Store, intake: Intake) -> None:
    """Remember the files of the raw folder and what they claim; forget those that are gone."""
    for key in intake.gone_files:
        store.ledger.files.pop(key, None)
        store.ledger.claims.pop(key, None)
    store.ledger.files.update(intake.files)
    store.ledger.claims.update({key: claims for key, claims in intake.claims.items() if claims})
    for key, claims in intake.claims.items():
        if not claims:
            store.ledger.claims.pop(key, None)
