"""Write: batches merged into their partitions and published, duplicates marked, the run recorded."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from communique.pipeline.load import Intake
from communique.schemas.tables import arrow_schema
from communique.store import Store
from communique.store.ledger import Stored
from communique.store.store import PARTITIONED


def place_articles(store: Store, intake: Intake, batches: Iterable[Path], version: str) -> dict[str, int]:
    """Note every article of the batches in the ledger; gives the partition of each.

    An article keeps its partition for ever; new ones go to the last, in the order of their ids.
    """
    rows = []
    for folder in batches:
        table = pq.read_table(
            folder / "articles.parquet", columns=["article_id", "content_sha256", "published_on", "text"]
        )
        for row in table.to_pylist():
            text = row.pop("text")
            rows.append((row, hashlib.sha256(text.encode()).hexdigest(), len(text)))
    roots = {claim.article_id: claim.root for claims in intake.claims.values() for claim in claims}
    allot = store.allotter()
    placed: dict[str, int] = {}
    for row, text_sha256, characters in sorted(rows, key=lambda entry: entry[0]["article_id"]):
        article_id = row["article_id"]
        known = store.ledger.stored.get(article_id)
        partition = known.partition if known else allot(characters)
        placed[article_id] = partition
        store.ledger.stored[article_id] = Stored(
            article_id,
            partition,
            row["content_sha256"],
            text_sha256,
            characters,
            row["published_on"],
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
            merged = store.merged(table, number, ids, added)
            files[table, number] = _with_marks(store, merged) if table == "articles" else merged
    return files


def _of_partition(path: Path, ids: set[str]) -> pa.Table:
    table = pq.read_table(path)
    return table.filter(pc.is_in(table["article_id"], pa.array(sorted(ids), pa.string())))


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
