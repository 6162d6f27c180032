"""Check: what is stored, read back and held against the schemas, the links, the ledger and the last run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from communique.pipeline.articles import article_of
from communique.pipeline.present import no_tables, require_tables
from communique.schemas import FACT_TABLES, TABLES
from communique.schemas.tables import ORDER, arrow_schema
from communique.schemas.validation import check_tables, model_failures
from communique.store import Store
from communique.store.durable import sha256_of
from communique.store.ledger import PartFile
from communique.store.store import LOGS, PARTITIONED

UNREADABLE = ("file_missing", "damaged", "schema")
"""What keeps the rows of a file, and what links to them, from being checked."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a table or a file: where, which check, and what."""

    where: str
    check: str
    what: str


def check(outputs: Path | str, *, wait: float = 0) -> list[Problem]:
    """Everything that is wrong with the tables under `outputs`, partition by partition.

    Raises StoreError where there are no tables.
    """
    require_tables(outputs)
    with Store.open(outputs, wait=wait) as store:
        if not store.ledger.parts():
            raise no_tables(outputs)
        problems = [*_files(store)]
        if all(problem.check not in UNREADABLE for problem in problems):
            for number in store.ledger.partitions():
                problems.extend(_partition(store, number))
            problems.extend(_logs(store))
            problems.extend(_corrected(store))
    return problems


def _files(store: Store) -> Iterator[Problem]:
    """The files of the tables: as they were written, and nothing else."""
    for table in TABLES:
        folder = store.layout.outputs / table
        known = {store.layout.part(table, part.number): part for part in store.ledger.parts(table)}
        for path in store.disk.listed(folder):
            if path not in known:
                yield Problem(str(path), "stray_file", "no run wrote this file: take it out of the folder")
        for path, part in sorted(known.items()):
            yield from _file(store, path, part)


def _file(store: Store, path: Path, part: PartFile) -> Iterator[Problem]:
    if not store.disk.fetch(path):
        yield Problem(
            str(path),
            "file_missing",
            "the file is gone: restore it from a copy, or move the outputs away and run again",
        )
        return
    if sha256_of(path) == part.sha256:
        return
    yield Problem(str(path), "file_changed", "the file is not the one that was written: restore it")
    try:
        schema = pq.read_table(path).schema
    except (OSError, pa.ArrowException) as error:
        yield Problem(str(path), "damaged", f"the file cannot be read as Parquet: {error}")
        return
    if not schema.equals(arrow_schema(part.table)):
        yield Problem(str(path), "schema", "the columns are not those of the contract")


def _partition(store: Store, number: int) -> Iterator[Problem]:
    tables = {table: store.read(table, number) for table in PARTITIONED}
    for broken in check_tables(tables):
        key = broken.row.get("fact_id") or broken.row.get("article_id")
        yield Problem(f"{broken.table} {key}", broken.check, broken.reason)
    for table, rows in tables.items():
        where = str(store.layout.part(table, number))
        if not _sorted(rows, ORDER[table]):
            yield Problem(where, "row_order", "the rows are not sorted")
        for article_id in sorted(set(rows["article_id"].to_pylist())):
            stored = store.ledger.stored(article_id)
            if stored is None or stored.partition != number:
                yield Problem(where, "partition", f"article {article_id} does not belong here")
    yield from _articles(store, number, tables["articles"])


def _articles(store: Store, number: int, articles: pa.Table) -> Iterator[Problem]:
    """Each article is the one that its id, its hash and the ledger say, and points to the first of its duplicates."""
    rows = {row["article_id"]: row for row in articles.to_pylist()}
    for stored in store.ledger.stored_in(number):
        article_id = stored.article_id
        where, row = f"articles {article_id}", rows.get(article_id)
        if row is None:
            yield Problem(where, "article_missing", "it was stored, and is in no file")
            continue
        article = article_of(row)
        if article.article_id != article_id:
            yield Problem(where, "article_id", "the article_id is not the hash of its source_uri")
        if article.content_sha256 != row["content_sha256"]:
            yield Problem(where, "content_sha256", "the hash is not that of title, text, language and published_on")
        first = store.ledger.stored(row["duplicate_of"])
        if row["duplicate_of"] and (first is None or first.duplicate_of or first.text_sha256 != article.text_sha256):
            yield Problem(where, "duplicate_of", "does not lead to the first of its duplicates")


def _sorted(rows: pa.Table, columns: tuple[str, ...]) -> bool:
    return bool(rows.equals(rows.sort_by([(column, "ascending") for column in columns])))


def _logs(store: Store) -> Iterator[Problem]:
    """The rows of the logs; found is written + rejected in each run; the last one's hashes hold."""
    run: dict[str, Any] = {}
    for part in store.ledger.parts(*LOGS):
        table, log = part.table, store.read(part.table, part.number)
        for index, check_name, _, reason in model_failures(table, log.to_pandas(types_mapper=pd.ArrowDtype)):
            yield Problem(f"{table}, row {index + 1}", check_name, reason)
        for run in log.to_pylist() if table == "runs" else ():
            yield from _conserved(run)
    for table in FACT_TABLES:
        if (run[f"rows_{table}"], run[f"sha256_{table}"]) != store.totals(table):
            yield Problem(
                f"runs {run['run_id']}", "table_hash", f"its row count or hash of {table} is not that of the table"
            )


def _corrected(store: Store) -> Iterator[Problem]:
    """What rows say of their corrections is what the table of corrections says."""
    lines = store.read("corrections", 0, ["state", "fact_id", "column_name"]).to_pylist()
    told = {(line["fact_id"], line["column_name"]) for line in lines if line["state"] == "applied"}
    found: set[tuple[str, str]] = set()
    for part in store.ledger.parts(*FACT_TABLES):
        rows = store.read(part.table, part.number, ["fact_id", "corrected"])
        corrected = rows.filter(pc.is_valid(rows["corrected"])).to_pylist()
        found |= {(row["fact_id"], name) for row in corrected for name in row["corrected"].split(",")}
    for fact_id, name in sorted(told ^ found):
        where = "corrections" if (fact_id, name) in told else "the row of the fact"
        yield Problem(f"fact {fact_id}", "corrected", f"only {where} says that {name} is corrected: run again")


def _conserved(run: dict[str, Any]) -> Iterator[Problem]:
    for table in FACT_TABLES:
        if run[f"found_{table}"] != run[f"written_{table}"] + run[f"rejected_{table}"]:
            yield Problem(f"runs {run['run_id']}", "conservation", f"found is not written + rejected for {table}")
