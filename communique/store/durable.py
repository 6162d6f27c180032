"""Files that are whole or not there: written aside, synced, then put in place by one rename."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from communique.store.layout import Layout

ROW_GROUP = 122_880
"""DuckDB's own size."""

TEXT_ROW_GROUP = 8_192
"""Rows of a group of articles, whose texts are long."""

Move = tuple[Path | None, Path]
"""A staged file and its place; None where what lies in the place goes."""


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write and sync a Parquet file of fixed row groups, with nothing in it of the run or the machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    size = TEXT_ROW_GROUP if "text" in table.schema.names else ROW_GROUP
    pq.write_table(
        table,
        path,
        row_group_size=size,
        compression="zstd",
        compression_level=3,
        version="2.6",
        data_page_version="1.0",
        write_statistics=True,
        write_page_index=True,
    )
    sync(path)


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, outlive a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_json(value: Any, path: Path) -> None:
    """Put a small file in place, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(value), encoding="utf-8")
    sync(aside)
    aside.replace(path)
    sync(path.parent)


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_folder(fresh: Path, place: Path, aside: Path) -> None:
    """Put a folder in the place of another one, which cannot be one step: the old one stands aside, and comes back if
    that fails.
    """
    shutil.rmtree(aside, ignore_errors=True)
    if place.exists():
        place.rename(aside)
    try:
        fresh.rename(place)
    except OSError:
        if aside.exists():
            aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def put_in_place(layout: Layout, files: list[Move]) -> None:
    """Put staged files in their places, and take away those that go, in the order given, as far as that is not done."""
    folders = {layout.outputs}  # a table's folder may be new in it
    for staged, place in files:
        place.parent.mkdir(parents=True, exist_ok=True)
        if staged is None:
            place.unlink(missing_ok=True)
        elif staged.exists():  # else it was moved before a kill
            staged.replace(place)
        folders.add(place.parent)
    for folder in sorted(folders):
        sync(folder)


def clear_staging(layout: Layout) -> None:
    """Remove what an earlier run left on its way."""
    shutil.rmtree(layout.staging, ignore_errors=True)
