"""Check: what is stored, read back and held against the schemas, the links, the ledger and the last run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from communique.schemas import FACT_TABLES, TABLES
from communique.schemas.tables import ORDER, arrow_schema
from communique.schemas.validation import check_tables
from communique.store import Store, StoreError
from communique.store.durable import sha256_of
from communique.store.store import PARTITIONED


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a table or a file: where, which check, and what."""

    where: str
    check: str
    what: str


def check(outputs: Path, *, wait: float = 0) -> list[Problem]:
    """Everything that is wrong with the tables under `outputs`, partition by partition.

    Raises StoreError where there are no tables.
    """
    if not (outputs / "runs").is_dir():
        raise StoreError(
            f"{outputs}: no tables here; write some with `communique run`, or name the folder with --outputs"
        )
    with Store.open(outputs, wait=wait) as store:
        problems = [*_files(store)]
        if not problems:
            for number in store.partitions():
                problems.extend(_partition(store, number))
            problems.extend(_duplicates(store))
            problems.extend(_last_run(store))
    return problems


def _files(store: Store) -> Iterator[Problem]:
    """The files of the tables: as they were written, and nothing else."""
    for table in TABLES:
        folder = store.layout.outputs / table
        known = {store.layout.part(name, number).name for name, number in store.ledger.parts if name == table}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in known:
                yield Problem(str(path), "stray_file", "no run wrote this file: take it out of the folder")
        for (name, number), part in sorted(store.ledger.parts.items()):
            if name != table:
                continue
            path = store.layout.part(table, number)
            if not path.exists():
                yield Problem(
                    str(path), "file_missing", "the file is gone: restore it, or delete the folder and run again"
                )
            elif sha256_of(path) != part.sha256:
                yield Problem(str(path), "file_changed", "the file is not the one that was written")
            elif not pq.read_schema(path).equals(arrow_schema(table), check_metadata=True):
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
        for article_id in set(rows["article_id"].to_pylist()):
            stored = store.ledger.stored.get(article_id)
            if stored is None or stored.partition != number:
                yield Problem(where, "partition", f"article {article_id} does not belong here")


def _sorted(rows: pa.Table, columns: tuple[str, ...]) -> bool:
    return bool(rows.equals(rows.sort_by([(column, "ascending") for column in columns])))


def _duplicates(store: Store) -> Iterator[Problem]:
    for stored in store.ledger.stored.values():
        first = store.ledger.stored.get(stored.duplicate_of) if stored.duplicate_of else None
        if stored.duplicate_of and (first is None or first.duplicate_of or first.text_sha256 != stored.text_sha256):
            yield Problem(
                f"articles {stored.article_id}", "duplicate_of", "does not lead to the first of its duplicates"
            )


def _last_run(store: Store) -> Iterator[Problem]:
    """The counts and hashes of the last run are those of the tables."""
    last = max(number for table, number in store.ledger.parts if table == "runs")
    run = store.read("runs", last).slice(store.read("runs", last).num_rows - 1).to_pylist()[0]
    for table in FACT_TABLES:
        if (run[f"rows_{table}"], run[f"sha256_{table}"]) != store.totals(table):
            yield Problem(
                f"runs {run['run_id']}", "table_hash", f"its row count or hash of {table} is not that of the table"
            )
        if run[f"found_{table}"] != run[f"written_{table}"] + run[f"rejected_{table}"]:
            yield Problem(f"runs {run['run_id']}", "conservation", f"found is not written + rejected for {table}")
