"""The store: opened under its lock, repaired if need be, committed to in whole articles."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from communique.bucket import NoBucketError
from communique.schemas import CONTRACT, FACT_TABLES
from communique.schemas.tables import ORDER, arrow_schema, empty
from communique.store.disk import Disk, Folder
from communique.store.durable import Move, clear_staging, sha256_of, sync, write_parquet
from communique.store.errors import StoreBusyError, StoreError
from communique.store.layout import Layout
from communique.store.ledger import Ledger, PartFile
from communique.store.outgrown import outgrown, take_over
from communique.store.remote import Remote

PARTITIONED = ("articles", *FACT_TABLES, "participants")
LOGS = ("rejected", "corrections", "anomalies", "runs")
"""Tables that are not parted by article: logs in pieces, and the corrections, which are one file."""
PARTITION_CHARACTERS = 50_000_000
"""Text that a partition takes before a new one begins: it bounds what a run holds in memory, and what it rewrites."""
LOG_ROWS, LOG_BYTES = 500_000, 100_000_000
"""Rows, and bytes in memory, that a piece of a log takes before a new one begins."""
IN_MEMORY = Path(":memory:")
"""Where SQLite keeps what no file shall hold."""
POLL = 0.2
"""Seconds between two tries for the lock."""


File = tuple[tuple[str, int], pa.Table | None]
"""A table's name, the number of its partition or piece, and the rows; None where the file goes."""


class Store:
    """The tables under a folder or a URL, held by this process alone: use `Store.open`.

    `layout` is where it works: the tables' own folder, or one for files that are fetched from object storage.

    Raises StoreBusyError while another process holds it, StoreError where it cannot be read or written.
    """

    def __init__(
        self, where: Path | str, layout: Layout, disk: Disk, partition_characters: int, only_looks: bool
    ) -> None:
        self.where, self.layout, self.disk = where, layout, disk
        self.partition_characters = partition_characters
        self._only_looks = only_looks
        self._staged = 0
        self._reach_ledger()

    @classmethod
    @contextmanager
    def open(
        cls,
        outputs: Path | str,
        *,
        wait: float = 0,
        on_wait: Callable[[], None] | None = None,
        partition_characters: int = PARTITION_CHARACTERS,
        only_looks: bool = False,
    ) -> Iterator[Store]:
        """Hold the store: wait up to `wait` seconds for another run, finish what a killed one began to publish.

        Who `only_looks` changes no table, and may do so where tables have no ledger, as in a copy of them.
        """
        with as_store_errors(outputs), ExitStack() as stack:
            layout, disk = _reached(outputs, stack)
            _acquire(disk, wait, on_wait, outputs)
            stack.callback(disk.unlock)
            store = cls(outputs, layout, disk, partition_characters, only_looks)
            stack.callback(store._close)
            store._refuse_other_contracts()
            yield store

    def recover(self) -> None:
        """Drop what is under way, and have the store as after a kill: whole, and as it was published last."""
        with as_store_errors(self.where):
            self.ledger.close()
            self._reach_ledger()

    def _reach_ledger(self) -> None:
        self.disk.recover()
        self.ledger = Ledger(self.layout.ledger)
        if self.ledger.is_new:
            earlier = [path for path in outgrown(self.layout.ledger) if self.disk.fetch(path)]
            if not earlier and self.files("articles"):  # else the next commit would take them for files of nobody
                self.ledger.close()
                if not self._only_looks:
                    raise StoreError(f"{self.layout.ledger}: the ledger of these tables is gone: {way_out(self.where)}")
                self.ledger = Ledger(IN_MEMORY)
            with self.ledger.change():
                self.ledger.create()
                take_over(self.ledger, earlier)
        self.finish()
        clear_staging(self.layout)

    def _close(self) -> None:
        """Drop what is staged, unless the next run has to publish it."""
        with suppress(sqlite3.ProgrammingError):  # a recovery that failed has closed it
            if not self.ledger.promised():
                clear_staging(self.layout)
            self.ledger.close()

    def _refuse_other_contracts(self) -> None:
        for table in (*PARTITIONED, *LOGS):
            for path in self.files(table)[:1]:
                try:
                    found = (self.disk.schema(path).metadata or {}).get(b"communique.contract", b"?").decode()
                except pa.ArrowInvalid:  # damaged, which is for `check` to tell, and for whoever needs its rows
                    continue
                if found != str(CONTRACT):
                    raise StoreError(
                        f"{path}: version {found} of the tables' contract, this program writes version {CONTRACT}: "
                        "choose another --outputs folder, or read the articles again into an empty one"
                    )

    # What is there

    def read(self, table: str, number: int, columns: list[str] | None = None) -> pa.Table:
        """The rows of a table in a partition, or in a piece of a log; all columns, unless some are named."""
        path = self.layout.part(table, number)
        if not self.disk.fetch(path):
            return empty(table).select(columns or arrow_schema(table).names)
        return pq.read_table(path, columns=columns, schema=arrow_schema(table))

    def files(self, table: str) -> list[Path]:
        """The files of a table, in order: those that a reader finds there."""
        return [path for path in self.disk.listed(self.layout.outputs / table) if path.match("part-*.parquet")]

    def allotter(self) -> Callable[[int], int]:
        """A function from the characters of a new article to the partition that takes it."""
        last = max(self.ledger.partitions(), default=0)
        filled = self.ledger.characters(last)

        def allot(characters: int) -> int:
            nonlocal last, filled
            if filled and filled + characters > self.partition_characters:
                last, filled = last + 1, 0
            filled += characters
            return last

        return allot

    # Staging

    def stage_folder(self) -> Path:
        """A new folder under staging for the files of a batch."""
        self._staged += 1
        folder = self.layout.staging / f"batch-{self._staged:05d}"
        with as_store_errors(self.where):
            folder.mkdir(parents=True)
        return folder

    def merged(self, table: str, number: int, gone: set[str], added: Iterable[pa.Table]) -> pa.Table:
        """The rows of a partition without those of the articles `gone`, with those `added`, sorted."""
        old = self.read(table, number)
        if gone:
            old = old.filter(pc.invert(pc.is_in(old["article_id"], pa.array(sorted(gone), pa.string()))))
        together = pa.concat_tables([old, *added])
        ordered = together.sort_by([(column, "ascending") for column in ORDER[table]])
        return ordered.cast(arrow_schema(table)).replace_schema_metadata(arrow_schema(table).metadata)

    def end_of(self, log: str) -> tuple[int, int]:
        """The last piece of a log, and how many rows it has."""
        parts = self.ledger.parts(log)
        return (parts[-1].number, parts[-1].rows) if parts else (0, 0)

    def appended(self, log: str, end: tuple[int, int], added: Iterable[pa.Table]) -> Iterator[File]:
        """The pieces of a log that change when rows are put behind `end`; no more than one is in memory."""
        number, rows = end
        piece = [self.read(log, number).slice(0, rows)]
        for table in added:
            if sum(t.num_rows for t in piece) >= LOG_ROWS or sum(t.nbytes for t in piece) >= LOG_BYTES:
                if len(piece) > 1:
                    yield (log, number), _whole(log, piece)
                number, piece = number + 1, [empty(log)]
            piece.append(table)
        yield (log, number), _whole(log, piece)

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Within, ledger and tables are changed together: at the end all of it is there, or nothing.

        Where a place cannot be written at the end, what is left to do stays promised, and `finish` does it.
        """
        with as_store_errors(self.where):
            with self.ledger.change():
                yield
                for folder in sorted({staged.parent for staged, _ in self._promised() if staged}):
                    sync(folder)  # else a loss of power could take a file that the ledger promises
                for folder in (self.layout.staging, self.layout.state):
                    sync(folder)
            self.finish()

    def finish(self) -> bool:
        """Put in place what a commit promised; says whether something was left to do."""
        with as_store_errors(self.where):
            promised = self._promised()
            if promised:
                self.disk.publish(promised)
                self.ledger.kept()
                for path in filter(self.disk.fetch, outgrown(self.layout.ledger)):
                    self.disk.drop(path)
            return bool(promised)

    def _promised(self) -> list[Move]:
        outputs = self.layout.outputs
        return [(outputs / staged if staged else None, outputs / place) for staged, place in self.ledger.promised()]

    def stage(self, files: Iterable[File], run: Callable[[], pa.Table] | None = None) -> None:
        """Within a commit: new tables of partitions and logs; `run`, asked last, gives the row for `runs`.

        The files are taken one at a time, and published in this order.
        """
        for (table, number), rows in files:
            if rows is None:
                self._drop(table, number)
            else:
                self._stage(table, number, rows)
        for table in (*PARTITIONED, *LOGS[:-1]):
            if self.ledger.part(table, 0) is None:
                self._stage(table, 0, empty(table))
        if run is not None:
            for (table, number), rows in self.appended("runs", self.end_of("runs"), [run()]):
                self._stage(table, number, rows)

    def _stage(self, table: str, number: int, rows: pa.Table) -> None:
        place = self.layout.part(table, number)
        staged = self.layout.staging / table / place.name
        write_parquet(rows, staged)
        self.ledger.put_part(PartFile(table, number, rows.num_rows, sha256_of(staged)))
        self.ledger.promise(*(path.relative_to(self.layout.outputs).as_posix() for path in (staged, place)))

    def _drop(self, table: str, number: int) -> None:
        self.ledger.drop_part(table, number)
        self.ledger.promise(None, self.layout.part(table, number).relative_to(self.layout.outputs).as_posix())

    def totals(self, table: str) -> tuple[int, str]:
        """The rows of a table, and the hash that `sha256sum *.parquet | sha256sum` prints in its folder."""
        parts = self.ledger.parts(table)
        lines = "".join(f"{p.sha256}  {self.layout.part(table, p.number).name}\n" for p in parts)
        return sum(p.rows for p in parts), hashlib.sha256(lines.encode()).hexdigest()

    # Runs

    def require_files(self) -> None:
        """Raise StoreError where a file of the tables is gone: a run would go on beside the hole."""
        there = {path for table in (*PARTITIONED, *LOGS) for path in self.disk.listed(self.layout.outputs / table)}
        places = (self.layout.part(part.table, part.number) for part in self.ledger.parts())
        gone = [path for path in places if path not in there]
        if gone:
            raise StoreError(f"{gone[0]} is gone: restore it from a copy, or move {self.where} away and run again")

    def begin(self, run_id: str, started_at: datetime) -> dict[str, Any] | None:
        """Note that a run is under way; gives the note of one that was killed, if there is one."""
        with as_store_errors(self.where):
            killed = self.disk.noted()
            self.disk.note({"run_id": run_id, "started_at": started_at.isoformat()})
        return killed

    def last_run(self) -> dict[str, Any]:
        """The last row of `runs`."""
        number, rows = self.end_of("runs")
        row: dict[str, Any] = self.read("runs", number).slice(rows - 1).to_pylist()[0]
        return row

    def end(self) -> None:
        """Note that the run is over."""
        self.disk.note(None)


def _whole(log: str, pieces: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(pieces).replace_schema_metadata(arrow_schema(log).metadata)


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def _reached(outputs: Path | str, stack: ExitStack) -> tuple[Layout, Disk]:
    """The place of the tables, and the folder to work in: for a URL one that goes when the stack is closed."""
    if isinstance(outputs, Path):
        layout = Layout(outputs.resolve())
        return layout, Folder(layout)
    layout = Layout(Path(stack.enter_context(TemporaryDirectory(prefix="communique-"))))
    return layout, Remote(outputs, layout)


def _acquire(disk: Disk, wait: float, on_wait: Callable[[], None] | None, outputs: Path | str) -> None:
    until = time.monotonic() + wait
    told = False
    while not disk.try_lock():
        if time.monotonic() >= until:
            raise StoreBusyError(
                f"{outputs} is being written by another run; waited {wait:g} s: "
                "try again when it is done, or wait longer with --wait"
            )
        if on_wait and not told:
            on_wait()
            told = True
        time.sleep(min(POLL, max(0.0, until - time.monotonic())))


def way_out(outputs: Path | str) -> str:
    """What to do where no ledger fits the tables."""
    return (
        f"restore .communique from a copy as old as the tables; without one, move {outputs} away, read the articles "
        "again, and delete again what had been deleted"
    )


@contextmanager
def as_store_errors(outputs: Path | str, left: str = "The tables are as they were") -> Iterator[None]:
    """Turn failures of the file system or the object storage into one clear error, which says what is `left`."""
    try:
        yield
    except NoBucketError as error:
        raise StoreError(str(error)) from None
    except pa.ArrowInvalid as error:
        raise StoreError(f"{outputs}: {error}. A file is damaged: `communique check` says which; restore it") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{outputs}: the ledger cannot be read ({error}): {way_out(outputs)}") from error
    except OSError as error:
        raise StoreError(
            f"{error.filename2 or error.filename or outputs}: {error.strerror or error}. {left}; check the space and "
            f"the permissions of {outputs}, then run again"
        ) from error
