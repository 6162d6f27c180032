"""What the store remembers beside the tables: files seen, articles claimed by them, articles stored, files written.

One SQLite file, asked by queries, so that memory does not grow with the number of articles.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path

from communique.store.durable import sync

CLOCK_TICK_NS = 10_000_000
"""File systems stamp times with a clock that ticks this coarsely."""
CACHE_KB = 16_000
"""Pages that SQLite holds in memory, of the ledger and of what is temporary each."""

_TABLES = (
    """CREATE TABLE files (
        id INTEGER PRIMARY KEY, root TEXT, path TEXT, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER,
        seen_ns INTEGER, failures INTEGER, UNIQUE (root, path))""",
    """CREATE TABLE claims (
        article_id TEXT, file INTEGER, line INTEGER, record_sha256 TEXT, published_on TEXT,
        PRIMARY KEY (article_id, file, line)) WITHOUT ROWID""",
    "CREATE INDEX claims_of_file ON claims (file)",
    """CREATE TABLE stored (
        article_id TEXT PRIMARY KEY, partition INTEGER, record_sha256 TEXT, text_sha256 TEXT, characters INTEGER,
        published_on TEXT, duplicate_of TEXT, root TEXT, version TEXT) WITHOUT ROWID""",
    "CREATE INDEX stored_of_text ON stored (text_sha256)",
    "CREATE INDEX stored_of_partition ON stored (partition, version)",
    "CREATE TABLE parts (name TEXT, number INTEGER, rows INTEGER, sha256 TEXT, PRIMARY KEY (name, number))",
    "CREATE TABLE tombstones (article_id TEXT PRIMARY KEY, deleted_on TEXT) WITHOUT ROWID",
    "CREATE TABLE moves (staged TEXT, place TEXT)",
    "PRAGMA user_version = 1",
)
"""What files are to be read again is told by a size of -1; `line` is 0 where a file has no lines."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An article in the store: its partition, its version, where it came from, which rules read it.

    `published_on` is the day in ISO 8601.
    """

    article_id: str
    partition: int
    record_sha256: str
    text_sha256: str
    characters: int
    published_on: str | None
    duplicate_of: str | None
    root: str
    version: str


@dataclass(frozen=True, slots=True)
class PartFile:
    """A file of a table: its rows and its hash, so that untouched files are not read to count and hash them."""

    table: str
    number: int
    rows: int
    sha256: str


class Ledger:
    """The ledger in its file, which this process alone writes. `db` is for the modules beside, which ask more of it."""

    def __init__(self, path: Path) -> None:
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
            sync(path.parent.parent)
        self._path = path
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA synchronous = EXTRA")  # what a commit promises must outlive a loss of power
        for schema in ("main", "temp"):
            self.db.execute(f"PRAGMA {schema}.cache_size = {-CACHE_KB}")
        self.db.execute("PRAGMA temp_store = FILE")
        self.db.execute("CREATE TEMP TABLE leaving (article_id TEXT PRIMARY KEY) WITHOUT ROWID")

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever written: not even that there is nothing."""
        return bool(self.db.execute("PRAGMA user_version").fetchone()[0] == 0)

    def create(self) -> None:
        """Make the tables, empty."""
        for statement in _TABLES:
            self.db.execute(statement)

    def close(self) -> None:
        """Let the file go; what is under way has not happened."""
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")
        self.db.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Within, all that is changed is changed at the end, or not at all. Raises OSError where the disk fails."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield
            self.db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            code = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
            raise OSError(code, str(error), str(self._path)) from error
        finally:
            if self.db.in_transaction:  # else it is done, or SQLite has rolled it back itself
                self.db.execute("ROLLBACK")

    # Files to publish

    def promise(self, staged: str | None, place: str) -> None:
        """Note a file that has to be put in its place once this change is there; None empties the place."""
        self.db.execute("INSERT INTO moves VALUES (?, ?)", (staged, place))

    def promised(self) -> list[tuple[str | None, str]]:
        """The files that are still to be put in their places, and the places to be emptied, in order."""
        return self.db.execute("SELECT staged, place FROM moves ORDER BY rowid").fetchall()

    def kept(self) -> None:
        """All that was promised is done."""
        with self.change():
            self.db.execute("DELETE FROM moves")

    # Files of the tables

    def parts(self, *tables: str) -> list[PartFile]:
        """The files of some tables, sorted; of all tables where none is named."""
        rows = self.db.execute("SELECT name, number, rows, sha256 FROM parts ORDER BY name, number")
        return [part for part in (PartFile(*row) for row in rows) if not tables or part.table in tables]

    def part(self, table: str, number: int) -> PartFile | None:
        """The file of a table for a partition, or a piece of a log."""
        row = self.db.execute("SELECT * FROM parts WHERE name = ? AND number = ?", (table, number)).fetchone()
        return PartFile(*row) if row else None

    def put_part(self, part: PartFile) -> None:
        """Note a file of a table."""
        self.db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", astuple(part))

    def drop_part(self, table: str, number: int) -> None:
        """Forget a file of a table."""
        self.db.execute("DELETE FROM parts WHERE name = ? AND number = ?", (table, number))

    # Articles

    def stored(self, article_id: str) -> Stored | None:
        """The entry of an article."""
        row = self.db.execute("SELECT * FROM stored WHERE article_id = ?", (article_id,)).fetchone()
        return Stored(*row) if row else None

    def stored_in(self, partition: int) -> Iterator[Stored]:
        """The entries of a partition's articles, sorted by article_id."""
        rows = self.db.execute("SELECT * FROM stored WHERE partition = ? ORDER BY article_id", (partition,))
        return (Stored(*row) for row in rows)

    def partitions(self) -> list[int]:
        """The numbers of the partitions that hold articles, sorted."""
        return [number for (number,) in self.db.execute("SELECT DISTINCT partition FROM stored ORDER BY partition")]

    def characters(self, partition: int) -> int:
        """How much text a partition holds."""
        (found,) = self.db.execute("SELECT sum(characters) FROM stored WHERE partition = ?", (partition,)).fetchone()
        return found or 0

    def join(self, partition: int, into: int) -> None:
        """The articles of a partition are of another from now on."""
        self.db.execute("UPDATE stored SET partition = ? WHERE partition = ?", (into, partition))

    def leave(self, article_ids: Iterable[str]) -> None:
        """Note articles that the next change takes out of the store."""
        self.db.executemany("INSERT OR IGNORE INTO leaving VALUES (?)", ((each,) for each in article_ids))

    # Tombstones

    def is_kept_out(self, article_id: str | None) -> bool:
        """Whether the article was deleted."""
        return self.db.execute("SELECT 1 FROM tombstones WHERE article_id = ?", (article_id,)).fetchone() is not None

    def keep_out(self, article_id: str, deleted_on: date) -> None:
        """Keep an article out from now on, and forget which files claim it."""
        self.db.execute("INSERT OR REPLACE INTO tombstones VALUES (?, ?)", (article_id, deleted_on.isoformat()))
        self.db.execute("DELETE FROM claims WHERE article_id = ?", (article_id,))
