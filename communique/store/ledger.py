"""What the store remembers beside the tables: files seen, articles claimed by them, articles stored, files written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.dataset as ds

from communique.store.layout import Layout

Entry = TypeVar("Entry")
REPEATED = ("root", "path", "version", "published_on", "duplicate_of")
"""Columns whose values stand in many entries."""
READ_ROWS = 10_000
"""Entries that are turned into objects at a time."""
CLOCK_TICK_NS = 10_000_000
"""File systems stamp times with a clock that ticks this coarsely."""


@dataclass(slots=True)
class FileState:
    """A file of a raw folder as it was when it was loaded. `failures` counts what of it was turned away."""

    root: str
    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    seen_ns: int
    failures: int

    def unchanged(self, size: int, mtime_ns: int, ctime_ns: int) -> bool:
        """Whether the file is as it was. One changed in the very moment that it was seen counts as changed."""
        same = (self.size, self.mtime_ns, self.ctime_ns) == (size, mtime_ns, ctime_ns)
        return same and max(mtime_ns, ctime_ns) < self.seen_ns - CLOCK_TICK_NS


@dataclass(slots=True)
class Claim:
    """An article that a file holds, at a line."""

    root: str
    path: str
    line: int
    article_id: str
    record_sha256: str
    published_on: date | None

    @property
    def rank(self) -> tuple[date, str, int]:
        """Of several claims to one article the highest counts: the later date, then the last file and line."""
        return (self.published_on or date.min, self.path, self.line)


@dataclass(slots=True)
class Stored:
    """An article in the store: its partition, its version, where it came from, which rules read it."""

    article_id: str
    partition: int
    record_sha256: str
    text_sha256: str
    characters: int
    published_on: date | None
    duplicate_of: str | None
    root: str
    version: str


@dataclass(slots=True)
class PartFile:
    """A file of a table: its rows and its hash, so that untouched files are not read to count and hash them."""

    table: str
    number: int
    rows: int
    sha256: str


@dataclass(slots=True)
class Tombstone:
    """An article that was deleted and stays out."""

    article_id: str
    deleted_on: date


_TYPES = {"str": pa.string(), "int": pa.int64(), "date": pa.date32()}


def _schema(kind: type) -> pa.Schema:
    columns = []
    for column in fields(kind):
        name = str(column.type).removesuffix(" | None")
        columns.append(pa.field(column.name, _TYPES[name]))
    return pa.schema(columns)


@dataclass(slots=True)
class Ledger:
    """The ledger in memory, keyed for the questions that a run asks."""

    files: dict[tuple[str, str], FileState] = field(default_factory=dict)
    claims: dict[tuple[str, str], list[Claim]] = field(default_factory=dict)
    stored: dict[str, Stored] = field(default_factory=dict)
    parts: dict[tuple[str, int], PartFile] = field(default_factory=dict)
    tombstones: dict[str, Tombstone] = field(default_factory=dict)

    @classmethod
    def read(cls, layout: Layout) -> Ledger:
        """The ledger as it was published; empty where there is none."""
        ledger = cls()
        for file in _entries(layout, "files", FileState):
            ledger.files[file.root, file.path] = file
        for stored in _entries(layout, "stored", Stored):
            ledger.stored[stored.article_id] = stored
        for claim in _entries(layout, "claims", Claim):
            same = ledger.stored.get(claim.article_id)
            if same is not None and same.record_sha256 == claim.record_sha256:  # the texts are held once
                claim.article_id, claim.record_sha256 = same.article_id, same.record_sha256
            ledger.claims.setdefault((claim.root, claim.path), []).append(claim)
        for part in _entries(layout, "parts", PartFile):
            ledger.parts[part.table, part.number] = part
        for tombstone in _entries(layout, "tombstones", Tombstone):
            ledger.tombstones[tombstone.article_id] = tombstone
        return ledger

    def tables(self) -> dict[str, pa.Table]:
        """The ledger as tables, sorted."""
        claims = [claim for key in sorted(self.claims) for claim in self.claims[key]]
        return {
            "files": _table(FileState, [self.files[key] for key in sorted(self.files)]),
            "claims": _table(Claim, claims),
            "stored": _table(Stored, [self.stored[key] for key in sorted(self.stored)]),
            "parts": _table(PartFile, [self.parts[key] for key in sorted(self.parts)]),
            "tombstones": _table(Tombstone, [self.tombstones[key] for key in sorted(self.tombstones)]),
        }


def _entries(layout: Layout, name: str, kind: type[Entry]) -> Iterator[Entry]:
    """The entries of a table; a column that an earlier version did not write is null.

    What stands in many entries (a folder, a day) is held once.
    """
    path = layout.ledger(name)
    if not path.exists():
        return
    once: dict[Any, Any] = {}
    rows = ds.dataset(path, schema=_schema(kind)).to_batches(batch_size=READ_ROWS, batch_readahead=1)
    for batch in rows:
        names = batch.schema.names
        columns = [
            [once.setdefault(value, value) for value in column.to_pylist()] if name in REPEATED else column.to_pylist()
            for name, column in zip(names, batch.columns, strict=True)
        ]
        yield from map(kind, *columns)


def _table(kind: type, entries: list[Any]) -> pa.Table:
    """Column by column: a dict for each entry would be larger than the entries."""
    schema = _schema(kind)
    return pa.table([pa.array((getattr(entry, f.name) for entry in entries), f.type) for f in schema], schema=schema)
