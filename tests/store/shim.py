"""Runs the pipeline in this process, and kills it, or makes a call fail, at the Nth call that changes the disk.

    shim.py RAW OUTPUTS NTH [reject,|compact,]kill|ENOSPC|EIO|EACCES

Counted are the calls with which the store changes files: fsync, rename, unlink, mkdir, opening to write, and the
beginning and end of each change of the ledger. Prints their number when the run ends by itself. With `reject`,
validation turns away the first amount of each article; with `compact`, the tables are compacted, and no run is made.
Partitions are small, so that a few articles need several.
"""

from __future__ import annotations

import errno
import os
import pathlib
import signal
import sqlite3
import sys
from functools import partial
from typing import Any

import pyarrow.parquet as pq

raw, outputs, nth, action = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
calls = 0


def counted(original: Any) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        global calls
        calls += 1
        if calls == nth:
            if action.endswith("kill"):
                os.kill(os.getpid(), signal.SIGKILL)
            code = getattr(errno, action.removeprefix("compact,"))
            raise OSError(code, os.strerror(code), str(args[0]))
        return original(*args, **kwargs)

    return call


class Counted(sqlite3.Connection):
    """Counts where a transaction begins and where it ends."""

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        run = counted(super().execute) if sql.startswith(("BEGIN", "COMMIT")) else super().execute
        return run(sql, *parameters)


def without_unit(read: Any) -> Any:
    """Reading that gives the first amount of an article no currency that there is."""

    def call(article: Any) -> Any:
        rows = read(article)
        rows["amounts"][0] |= {"kind": "money", "unit": "EURO"}
        return rows

    return call


def main() -> None:
    from communique.pipeline import compact
    from communique.pipeline import read as pipeline_read
    from communique.pipeline import run as pipeline
    from communique.store import Store, StoreError, durable, ledger

    original_open = Store.open.__func__  # type: ignore[attr-defined]
    Store.open = classmethod(lambda cls, path, **kwargs: original_open(cls, path, partition_characters=9000, **kwargs))  # type: ignore[method-assign,assignment]
    pipeline.COMMIT_BATCHES = 1
    os.fsync = counted(os.fsync)
    pathlib.Path.replace = counted(pathlib.Path.replace)  # type: ignore[method-assign]
    pathlib.Path.unlink = counted(pathlib.Path.unlink)  # type: ignore[method-assign]
    pathlib.Path.mkdir = counted(pathlib.Path.mkdir)  # type: ignore[method-assign]
    pathlib.Path.write_text = counted(pathlib.Path.write_text)  # type: ignore[method-assign]
    durable.pq.write_table = counted(pq.write_table)
    ledger.sqlite3.connect = partial(ledger.sqlite3.connect, factory=Counted)
    if "reject" in action:
        pipeline_read.read = without_unit(pipeline_read.read)  # type: ignore[attr-defined]
    try:
        if "compact" in action:
            compact.compact(pathlib.Path(outputs))
        else:
            pipeline.run(pathlib.Path(raw), pathlib.Path(outputs), processes=1)
    except StoreError as error:
        print(f"StoreError: {error}")
        sys.exit(2)
    print(calls)


main()
