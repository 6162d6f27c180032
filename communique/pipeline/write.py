"""Write: batches merged into their partitions and published, duplicates marked, the run recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from communique.pipeline.load import Intake, article_of
from communique.pipeline.rejects import Rejects
from communique.schemas.tables import arrow_schema
from communique.store import Store
from communique.store.ledger import Stored
from communique.store.store import PARTITIONED, File

LOG_CHUNK = 1_000
"""Rejected rows that are made into a table at a time."""


@dataclass(slots=True)
class Changes:
    """What a commit changes: the articles that it replaces or takes out, by partition, and marks of duplicates.

    `end` is where the log of rejected rows ended before it, so that a commit that failed half-way can be made again.
    """

    end: tuple[int, int]
    articles: dict[int, set[str]] = field(default_factory=dict)
    remarked: set[int] = field(default_factory=set)

    @classmethod
    def of_batches(
        cls, store: Store, intake: Intake, batches: Iterable[Path], version: str, corrected: Mapping[str, str]
    ) -> Changes:
        """Note every article of the batches in the ledger, with the version of what made its facts.

        An article keeps its partition for ever; new ones go to the last, in the order of their ids.
        """
        found = sorted(
            (s for folder in batches for s in _stored(folder, version)), key=lambda stored: stored.article_id
        )
        changes, texts, allot = cls(store.end_of("rejected")), set(), store.allotter()
        for stored in found:
            known = store.ledger.stored.get(stored.article_id)
            stored.partition = known.partition if known else allot(stored.characters)
            stored.duplicate_of = known.duplicate_of if known else None
            unchanged = known is not None and known.record_sha256 == stored.record_sha256
            stored.root = known.root if known and unchanged else intake.root
            stored.version = corrected.get(stored.article_id, version)
            texts |= {stored.text_sha256, known.text_sha256 if known else stored.text_sha256}
            store.ledger.stored[stored.article_id] = stored
            changes.articles.setdefault(stored.partition, set()).add(stored.article_id)
        changes.remarked = mark_duplicates(store, texts)
        return changes

    @classmethod
    def without(cls, store: Store, ids: set[str]) -> Changes:
        """Take articles out of the ledger."""
        changes, texts = cls(store.end_of("rejected")), set()
        for article_id in ids:
            stored = store.ledger.stored.pop(article_id)
            texts.add(stored.text_sha256)
            changes.articles.setdefault(stored.partition, set()).add(article_id)
        changes.remarked = mark_duplicates(store, texts)
        return changes


def _stored(folder: Path, version: str) -> Iterator[Stored]:
    """The entries in the ledger of a batch's articles, whose partition and root are still to be told."""
    for row in pq.read_table(folder / "articles.parquet").to_pylist():
        article = article_of(row)
        yield Stored(
            article.article_id,
            0,
            article.record_sha256,
            article.text_sha256,
            len(article.text),
            article.published_on,
            None,
            "",
            version,
        )


def mark_duplicates(store: Store, texts: set[str]) -> set[int]:
    """Point articles to the first one with the same text; gives the partitions in which a mark changed.

    Only articles with one of `texts` (hashes) are looked at. The first is the one with the earliest published_on, then
    the least id: so no order of loading matters.
    """
    groups: dict[str, list[Stored]] = defaultdict(list)
    for stored in store.ledger.stored.values() if texts else ():
        if stored.text_sha256 in texts:
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


def merge(store: Store, changes: Changes, batches: list[Path]) -> Iterator[File]:
    """The tables of every partition that the changes touch, one at a time: no more than one is in memory.

    May be asked again after a commit that failed half-way: what it replaces is replaced once more.
    """
    for number in sorted(changes.articles.keys() | changes.remarked):
        ids = changes.articles.get(number, set())
        for table in PARTITIONED if ids else ("articles",):
            added = [_of_partition(folder / f"{table}.parquet", ids) for folder in batches if ids]
            if table == "articles":
                added = _first_loaded(store, number, ids, added)
            merged = store.merged(table, number, ids, added)
            yield (table, number), _with_marks(store, merged) if table == "articles" else merged


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


def _with_marks(store: Store, articles: pa.Table) -> pa.Table:
    marks = [store.ledger.stored[article_id].duplicate_of for article_id in articles["article_id"].to_pylist()]
    column = articles.schema.get_field_index("duplicate_of")
    return articles.set_column(column, articles.schema.field(column), pa.array(marks, pa.string()))


def rejected_rows(store: Store, changes: Changes, run_id: str, *rows: Rejects) -> Iterator[File]:
    """The log of rejected rows with those of this run at its end."""
    if not any(map(len, rows)):
        return
    schema, each = arrow_schema("rejected"), chain(*rows)
    parts = iter(lambda: list(islice(each, LOG_CHUNK)), [])
    added = (pa.Table.from_pylist([{"run_id": run_id, **row} for row in part], schema=schema) for part in parts)
    yield from store.appended("rejected", changes.end, added)


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
