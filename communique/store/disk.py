"""Where the tables of a store lie: a folder here, or object storage. Paths are those of the store's layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from communique.store.durable import Move, put_in_place, replace_folder, write_json
from communique.store.layout import Layout


class Disk(Protocol):
    """What a store asks of the place where its tables lie."""

    def try_lock(self) -> bool:
        """Hold the tables, if nobody does."""

    def unlock(self) -> None:
        """Let them go."""

    def recover(self) -> None:
        """Have the ledger here as it was published last."""

    def publish(self, files: list[Move]) -> None:
        """Put staged files in their places, and take away those that go, all of them, with the ledger that promises it.

        At least one file is put. Where that fails half-way it is asked for again, with the same files.
        """

    def put(self, staged: Path, place: Path) -> None:
        """Put one file in its place that follows from the tables, and that the next run writes anew."""

    def drop(self, path: Path) -> None:
        """Take a file away."""

    def replace_folder(self, fresh: Path, place: Path) -> None:
        """Put a staged folder that is no table in the place of the one before, if there is one."""

    def listed(self, folder: Path) -> list[Path]:
        """What lies in a folder, sorted."""

    def fetch(self, path: Path) -> bool:
        """Have a file here, to be read; False where there is none."""

    def schema(self, path: Path) -> pa.Schema:
        """The schema of a Parquet file, without its rows."""

    def note(self, value: dict[str, Any] | None) -> None:
        """Note the run that is under way, or that there is none."""

    def noted(self) -> dict[str, Any] | None:
        """The run that is noted."""


class Folder:
    """Tables in a folder of this machine. The lock is held by the operating system for a process."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        layout.state.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(layout.lock)

    def try_lock(self) -> bool:
        """Hold the tables, if nobody does."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def unlock(self) -> None:
        """Let them go."""
        self._lock.release()

    def recover(self) -> None:
        """The ledger is here. What an earlier version promised in a journal of its own is carried out."""
        outputs, journal = self._layout.outputs, self._layout.journal
        if journal.exists():
            moves = json.loads(journal.read_text(encoding="utf-8"))
            put_in_place(self._layout, [(outputs / staged, outputs / place) for staged, place in moves])
            journal.unlink()

    def publish(self, files: list[Move]) -> None:
        """Put staged files in their places, by one rename each; the ledger lies where it belongs."""
        put_in_place(self._layout, files)

    def put(self, staged: Path, place: Path) -> None:
        """Put one file in its place, by a rename."""
        put_in_place(self._layout, [(staged, place)])

    def drop(self, path: Path) -> None:
        """Take a file away."""
        path.unlink()

    def replace_folder(self, fresh: Path, place: Path) -> None:
        """Put a staged folder in the place of the one before, by renaming both."""
        replace_folder(fresh, place, self._layout.staging / f"{place.name}-before")

    def listed(self, folder: Path) -> list[Path]:
        """What lies in a folder, sorted."""
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def fetch(self, path: Path) -> bool:
        """Whether a file is there."""
        return path.exists()

    def schema(self, path: Path) -> pa.Schema:
        """The schema of a Parquet file, without its rows."""
        return pq.read_schema(path)

    def note(self, value: dict[str, Any] | None) -> None:
        """Note the run that is under way, or that there is none."""
        if value is None:
            self._layout.running.unlink(missing_ok=True)
        else:
            write_json(value, self._layout.running)

    def noted(self) -> dict[str, Any] | None:
        """The run that is noted."""
        running = self._layout.running
        value: dict[str, Any] | None = json.loads(running.read_text(encoding="utf-8")) if running.exists() else None
        return value
