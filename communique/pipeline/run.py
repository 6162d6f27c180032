"""A whole run, without Prefect: what the flow does with tasks, this does with calls."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa

from communique import reading
from communique.pipeline.anomalies import Anomaly, anomalies, history, stored_currencies
from communique.pipeline.corrections import Corrections, corrections_path
from communique.pipeline.intake import Intake
from communique.pipeline.load import load_raw, require_apart
from communique.pipeline.read import ReadBatch, read_batch
from communique.pipeline.rejects import Counts, Rejects
from communique.pipeline.runners import workers
from communique.pipeline.validate import ValidatedBatch, validate_batch
from communique.pipeline.write import merge, note, rejected_rows, take_out
from communique.schemas import CONTRACT, FACT_TABLES
from communique.schemas.tables import arrow_schema
from communique.store import Store, StoreError
from communique.store.store import File, now
from communique.store.survey import settle

Row = dict[str, Any]
COMMIT_BATCHES = 50
"""Batches (10,000 articles, or up to 100 MB of text) that are published together."""


@dataclass(slots=True)
class Run:
    """A run under way, and what it has done so far.

    `known` are the currencies of the amounts that were stored before it.
    """

    store: Store
    run_id: str
    started_at: datetime
    fail_on_anomaly: bool = False
    intake: Intake = field(default_factory=Intake)
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    written: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    turned_away: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACT_TABLES, 0))
    rejected: Rejects = field(default_factory=Rejects)
    counts: Counts = field(default_factory=Counts)
    logged: int = 0
    read: int = 0
    unread: int = 0
    unreadable: int = 0
    corrections: Corrections = field(default_factory=Corrections)
    currencies: Counter[str] = field(default_factory=Counter)
    known: set[str] = field(default_factory=set)
    anomalies: list[Anomaly] = field(default_factory=list)
    corrections_told: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    @classmethod
    def begin(cls, store: Store, *, fail_on_anomaly: bool = False) -> Run:
        """Note the run in the store; a run that was killed before it goes into `runs` as failed."""
        store.require_files()
        run = cls(store, uuid.uuid4().hex, now(), fail_on_anomaly)
        killed = store.begin(run.run_id, run.started_at)
        if killed:
            killed_run = cls(store, killed["run_id"], datetime.fromisoformat(killed["started_at"]))
            with store.commit():
                store.stage((), run=lambda: killed_run.row("failed", logged=0, finished=False))
        return run

    def load(
        self,
        raw: Path | str,
        *,
        prune: bool,
        retry_failed: bool,
        corrections: Path | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Intake:
        """Step 1. Raises StoreError where raw is no folder, or the file of corrections cannot be taken."""
        with self.timed("load"):
            self.corrections = Corrections.of(self.store, corrections_path(corrections, self.store.where, raw))
            self.intake = load_raw(
                self.store,
                raw,
                corrected=self.corrections.versions_of_stored(reading.version()),
                loaded_at=self.started_at,
                prune=prune,
                retry_failed=retry_failed,
                progress=progress,
            )
            for folder in self.intake.batches:
                self.corrections.put_into(folder)
            self.known = stored_currencies(self.store) if self.intake.batches else set()
        for row in self.intake.rejected:
            self.counts.add(row)
        return self.intake

    def add_read(self, batch: ReadBatch) -> None:
        """Count what step 2 found in a batch."""
        for table, count in batch.found.items():
            self.found[table] += count
        self.read += batch.read
        self.unread += batch.unread
        self.unreadable += len(batch.rejected)
        self._reject(batch.rejected)
        self._add_seconds("read", batch.seconds)

    def add_validated(self, batch: ValidatedBatch) -> None:
        """Count what step 3 did with a batch."""
        for table in FACT_TABLES:
            self.written[table] += batch.written[table]
            self.turned_away[table] += batch.turned_away[table]
        self.corrections.note(batch.corrections)
        self.currencies += batch.currencies
        self._reject(batch.rejected)
        self._add_seconds("validate", batch.seconds)

    def _reject(self, rows: list[Row]) -> None:
        """Keep what reading and validating turned away until the next commit.

        It is published with the articles that it belongs to, for a later run does not read them again. What loading
        turned away waits for the end, as does the memory of the files.
        """
        for row in rows:
            self.rejected.add(row)
            self.counts.add(row)

    def commits(self) -> Iterator[list[Path]]:
        """The batches, in groups that are published together."""
        for first in range(0, len(self.intake.batches), COMMIT_BATCHES):
            yield self.intake.batches[first : first + COMMIT_BATCHES]

    def write(self, batches: list[Path]) -> None:
        """Step 4 for a group of batches: publish its articles. May be called again after a failure to publish."""
        with self.timed("write"):
            if not self.store.finish():  # else a call before has promised all of it
                with self.store.commit():
                    corrected = self.corrections.versions_of_read(reading.version())
                    changes = note(self.store, self.intake.root, batches, corrected)
                    self.corrections.forget(changes.all_articles())
                    log = rejected_rows(self.store, self.run_id, self.rejected)
                    self.store.stage(chain(merge(self.store, changes, batches), log))
            self.logged += len(self.rejected)
            self.rejected.clear()

    def finish(self) -> Row:
        """Step 4 at the end: take out what was pruned, publish the logs, the ledger and, last, the row of `runs`.

        May be called again after a failure to publish.
        """
        with self.timed("write"):
            if not self.store.finish():
                with self.store.commit():
                    changes = take_out(self.store)
                    settle(self.store.ledger)
                    self._tell_corrections(changes.all_articles())
                    log = rejected_rows(self.store, self.run_id, self.intake.rejected, self.rejected)
                    corrections = iter([(("corrections", 0), self.corrections.table())])
                    self.store.stage(
                        chain(merge(self.store, changes, []), log, corrections, self._unusual()),
                        run=lambda: self.row(self.state(), logged=self.counts.total),
                    )
        self.store.end()
        return self.store.last_run()

    def _tell_corrections(self, pruned: set[str]) -> None:
        """What is not applied of them is turned away; once, however often the end has to be tried."""
        self.corrections.forget(pruned)
        if not self.corrections_told:
            self._reject([*self.corrections.rejected()])
            self.corrections_told = True

    def state(self) -> str:
        """How the run ends, once all is staged."""
        if self.fail_on_anomaly and self.anomalies:
            return "failed"
        return "completed_with_rejects" if self.counts.total else "completed"

    def _unusual(self) -> Iterator[File]:
        """The log of anomalies with those of this run at its end; asked when all other tables are staged."""
        row = self.row("completed", logged=self.counts.total).to_pylist()[0]
        self.anomalies = anomalies(row, history(self.store), self.currencies, self.known)
        if self.anomalies:
            told = [
                {"run_id": self.run_id, "check_name": anomaly.check}
                | {name: getattr(anomaly, name) for name in ("table_name", "found", "usual", "message")}
                for anomaly in self.anomalies
            ]
            rows = pa.Table.from_pylist(told, schema=arrow_schema("anomalies"))
            yield from self.store.appended("anomalies", self.store.end_of("anomalies"), [rows])

    def fail(self) -> None:
        """Record in `runs` that the run failed, as far as the store still can."""
        try:
            self.store.recover()
            with self.store.commit():
                self.store.stage((), run=lambda: self.row("failed", logged=self.logged))
            self.store.end()
        except (StoreError, OSError):
            return  # the note of the run stays, and the next one records it

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the seconds of a block to a step."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self._add_seconds(step, time.perf_counter() - start)

    def _add_seconds(self, step: str, seconds: float) -> None:
        self.seconds[step] = self.seconds.get(step, 0.0) + seconds

    def row(self, state: str, *, logged: int, finished: bool = True) -> pa.Table:
        """The run as a row of `runs`, with the counts and hashes of the tables as staged.

        `logged` is how many rows it added to `rejected`.
        """
        row: Row = {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "finished_at": now() if finished else None,
            "state": state,
            "version": reading.version(),
            "contract": CONTRACT,
            "articles_seen": self.intake.seen,
            "articles_new": self.intake.new,
            "articles_changed": self.intake.changed,
            "articles_unchanged": self.intake.unchanged,
            "articles_unread": self.unread,
            "articles_failed": self.intake.failed + self.unreadable,
            "articles_read": self.read,
            "rows_rejected": logged,
        }
        for table in FACT_TABLES:
            row |= {
                f"found_{table}": self.found[table],
                f"written_{table}": self.written[table],
                f"rejected_{table}": self.turned_away[table],
            }
            row[f"rows_{table}"], row[f"sha256_{table}"] = self.store.totals(table)
        return pa.Table.from_pylist([row], schema=arrow_schema("runs"))


def read_and_validate(folder: Path) -> tuple[ReadBatch, ValidatedBatch]:
    """Steps 2 and 3 on a batch, in one process."""
    return read_batch(folder), validate_batch(folder)


def run(
    raw: Path | str,
    outputs: Path | str,
    *,
    wait: float = 0,
    prune: bool = False,
    retry_failed: bool = False,
    processes: int | None = None,
    scheduler: str | None = None,
    seconds: dict[str, float] | None = None,
    corrections: Path | None = None,
    fail_on_anomaly: bool = False,
) -> Row:
    """Load, read, validate and write, from and to folders or URLs of them; gives the row of `runs`.

    `corrections` is a file of them (default: corrections.csv beside the outputs, where there is one). With
    `fail_on_anomaly` the state of a run with something unusual is failed, though its tables are published.
    The seconds of each step go into `seconds`. Batches are read by `processes` of this machine (default: one a core),
    or on the Dask cluster of a `scheduler`.
    Raises StoreError (StoreBusyError while another run writes) where nothing could be done.
    """
    require_apart(raw, outputs)
    with Store.open(outputs, wait=wait) as store:
        this = Run.begin(store, fail_on_anomaly=fail_on_anomaly)
        try:
            this.load(raw, prune=prune, retry_failed=retry_failed, corrections=corrections)
            with workers(processes, len(this.intake.batches), scheduler) as submit:
                for batches in this.commits():
                    for done in [submit(read_and_validate, folder) for folder in batches]:
                        found, checked = done.result()
                        this.add_read(found)
                        this.add_validated(checked)
                    this.write(batches)
            row = this.finish()
        except BaseException:
            this.fail()
            raise
    if seconds is not None:
        seconds.update(this.seconds)
    return row
