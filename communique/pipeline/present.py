"""Present: what people and their tools look at, made from the tables that are stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from communique.catalog.columns import columns
from communique.catalog.datapackage import datapackage
from communique.catalog.spreadsheets import write_csv
from communique.report.writing import INDEX
from communique.report.writing import write as write_report
from communique.schemas import TABLES
from communique.schemas.dictionary import dictionary
from communique.schemas.tables import arrow_schema
from communique.store import Store, StoreError
from communique.store.durable import sync, write_parquet
from communique.store.store import as_store_errors

Told = Callable[[int], None]

FIRST_PAGE = f"report/{INDEX}"
"""Where the report opens, from the folder of the tables."""


def present(store: Store, progress: Told = lambda done: None) -> Path | str:
    """Write the catalog and the report anew; gives the report's first page, as a path or a URL.

    `progress` is told how many articles are done. Raises StoreError where they cannot be written; the tables are then
    as they were, and so, on a disk, is the report before.
    """
    layout = store.layout
    fresh, place = layout.staging / "report", report_folder(store)
    with as_store_errors(store.where, "The tables are whole, the report is not that of today"):
        describe(store)
        for table in TABLES:
            _fetched(store, table)
        write_report(layout.outputs, fresh, progress)
        store.disk.replace_folder(fresh, place)
    return f"{store.where}/{FIRST_PAGE}" if isinstance(store.where, str) else place / INDEX


def report_folder(store: Store) -> Path:
    """Where the report lies."""
    return store.layout.outputs / "report"


def describe(store: Store) -> None:
    """Write what tells tools of the tables: the table `columns`, datapackage.json, views.sql and tables.md."""
    layout = store.layout
    catalog = layout.staging / "catalog"
    staged, place = catalog / "columns.parquet", layout.part("columns", 0)
    write_parquet(columns(), staged)
    store.disk.put(staged, place)
    paths = {table: [f"{table}/{path.name}" for path in store.files(table)] for table in TABLES}
    texts = {
        "datapackage.json": json.dumps(datapackage({**paths, "columns": [f"columns/{place.name}"]}), indent=1) + "\n",
        "views.sql": (files("communique.catalog") / "views.sql").read_text("utf-8"),
        "tables.md": dictionary(),
    }
    for name, text in texts.items():
        (catalog / name).write_text(text, encoding="utf-8")
        sync(catalog / name)
        store.disk.put(catalog / name, layout.outputs / name)


def report(outputs: Path | str, *, wait: float = 0, progress: Told = lambda done: None) -> Path | str:
    """The same as `present` for a store that is not open. Raises StoreError where there are no tables."""
    require_tables(outputs)
    with Store.open(outputs, wait=wait, only_looks=True) as store:
        return present(store, progress)


def export(outputs: Path | str, folder: Path, *, wait: float = 0) -> dict[str, int]:
    """Write every table as a CSV file into a folder; gives the rows of each.

    Raises StoreError where there are no tables, the files cannot be written, or the folder lies among the tables.
    """
    require_tables(outputs)
    if isinstance(outputs, Path) and folder.resolve().is_relative_to(outputs.resolve()):
        raise StoreError(f"{folder} lies in {outputs}, whose folders hold tables: choose another folder")
    with Store.open(outputs, wait=wait, only_looks=True) as store, as_store_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return {
            table: write_csv(_fetched(store, table), arrow_schema(table), folder / f"{table}.csv") for table in TABLES
        }


def _fetched(store: Store, table: str) -> list[Path]:
    return [path for path in store.files(table) if store.disk.fetch(path)]


def require_tables(outputs: Path | str) -> None:
    """Raise StoreError where a folder holds no tables."""
    if isinstance(outputs, Path) and not (outputs / "runs").is_dir():
        raise no_tables(outputs)


def no_tables(outputs: Path | str) -> StoreError:
    """What to raise where there are none."""
    return StoreError(f"{outputs}: no tables here; write some with `communique run`, or name the folder with --outputs")
