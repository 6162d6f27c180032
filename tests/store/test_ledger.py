"""The ledger: what earlier versions kept is read once, a kill leaves the old one, memory does not grow with it."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from making import FACTS, bytes_of, go, ids, line, write_lines

from communique.pipeline.check import check
from communique.pipeline.delete import delete
from communique.store import Store, StoreError
from communique.store.ledger import Ledger

OLD = {
    "files": "SELECT root, path, size, mtime_ns, ctime_ns, seen_ns, failures FROM files ORDER BY root, path",
    "claims": "SELECT root, path, line, article_id, record_sha256, published_on FROM claims "
    "JOIN files ON files.id = file ORDER BY root, path, line",
    "stored": "SELECT * FROM stored ORDER BY article_id",
    "parts": "SELECT name AS 'table', number, rows, sha256 FROM parts ORDER BY name, number",
    "tombstones": "SELECT * FROM tombstones",
}


def as_earlier_versions_kept_it(outputs: Path) -> Path:
    """Turn the ledger of a store into the Parquet files that it once was; gives their folder."""
    folder = outputs / ".communique" / "ledger"
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as db:
        db.row_factory = sqlite3.Row
        for name, query in OLD.items():
            table = pa.Table.from_pylist([dict(row) for row in db.execute(query)])
            for day in {"published_on", "deleted_on"} & set(table.column_names):
                dates = table[day].cast(pa.string()).cast(pa.date32())
                table = table.set_column(table.column_names.index(day), day, dates)
            pq.write_table(table, folder / f"{name}.parquet")
    (folder / "ledger.sqlite").unlink()
    return folder


def test_the_ledger_of_earlier_versions_is_taken_over(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_lines(raw / "c.jsonl", [line(3, published_on="2020-01-01"), line(4, published_on="hier")])
    go(raw, out)
    gone = ids(out)["https://example.org/5"]
    delete(gone, out)
    before = bytes_of(out, (*FACTS, "articles"))
    folder = as_earlier_versions_kept_it(out)
    row = go(raw, out)
    assert (row["articles_unchanged"], row["articles_new"], row["articles_failed"]) == (19, 0, 0)
    assert bytes_of(out, (*FACTS, "articles")) == before
    assert [path.name for path in folder.iterdir()] == ["ledger.sqlite"]
    assert check(out) == []
    write_lines(raw / "a.jsonl", [line(n, author="B") for n in range(12)])
    row = go(raw, out)
    assert (row["articles_changed"], row["articles_unchanged"]) == (11, 8)
    assert gone not in ids(out).values()
    (raw / "a.jsonl").unlink()  # the claim of c.jsonl, of before, counts now
    assert go(raw, out, prune=True)["articles_unchanged"] == 8
    assert len(ids(out)) == 9


def test_what_an_earlier_version_promised_is_carried_out(raw: Path, tmp_path: Path) -> None:
    """It was killed while it published, and kept the list in a journal of its own."""
    out = tmp_path / "out"
    go(raw, out)
    state = as_earlier_versions_kept_it(out).parent
    (state / "staging").mkdir()
    (out / "amounts" / "part-00000.parquet").rename(state / "staging" / "amounts.parquet")
    moves = [[".communique/staging/amounts.parquet", "amounts/part-00000.parquet"]]
    (state / "journal.json").write_text(json.dumps(moves))
    assert check(out) == []
    assert not (state / "journal.json").exists()


def test_a_damaged_ledger_is_one_clear_error(raw: Path, tmp_path: Path) -> None:
    go(raw, tmp_path / "out")
    (tmp_path / "out" / ".communique" / "ledger" / "ledger.sqlite").write_bytes(b"no ledger" * 1000)
    with pytest.raises(StoreError, match="the ledger cannot be read"):
        go(raw, tmp_path / "out")


@pytest.mark.parametrize("content", [None, b""], ids=["gone", "empty"])
def test_without_its_ledger_a_store_is_left_alone(raw: Path, tmp_path: Path, content: bytes | None) -> None:
    """A new ledger would know nothing of the rows that are there, nor of what was deleted."""
    out = tmp_path / "out"
    go(raw, out)
    ledger = out / ".communique" / "ledger" / "ledger.sqlite"
    before = bytes_of(out)
    ledger.unlink()
    if content is not None:
        ledger.write_bytes(content)
    for _ in range(2):
        for use in (go, lambda _, out: check(out)):
            with pytest.raises(StoreError, match=r"ledger\.sqlite: the ledger of these tables is gone: restore"):
                use(raw, out)
    assert bytes_of(out) == before


def test_an_older_ledger_is_one_clear_error(raw: Path, tmp_path: Path) -> None:
    out, ledger = tmp_path / "out", tmp_path / "out" / ".communique" / "ledger" / "ledger.sqlite"
    write_lines(raw / "first.jsonl", [line(100)])
    go(raw, out)
    older = ledger.read_bytes()
    write_lines(raw / "second.jsonl", [line(101)])
    go(raw, out)
    before = bytes_of(out)
    ledger.write_bytes(older)
    (raw / "second.jsonl").unlink()
    write_lines(raw / "third.jsonl", [line(102)])
    with pytest.raises(StoreError, match=r"the ledger does not know article [0-9a-f]{24}: restore"):
        go(raw, out)
    assert bytes_of(out) == before


def test_a_change_that_is_killed_has_not_happened(tmp_path: Path) -> None:
    """Even one larger than what SQLite holds in memory, so that half of it is in the file."""
    with Store.open(tmp_path) as store, store.ledger.change():
        store.ledger.leave(["a"])
        store.ledger.db.execute("INSERT INTO tombstones VALUES ('kept', '2025-01-01')")
    path = tmp_path / ".communique" / "ledger" / "ledger.sqlite"
    script = (
        "import os, sys; from pathlib import Path; from communique.store.ledger import Ledger\n"
        "ledger = Ledger(Path(sys.argv[1]))\n"
        "ledger.db.execute('PRAGMA cache_size = 10')\n"
        "with ledger.change():\n"
        "    for n in range(5_000): ledger.db.execute('INSERT INTO tombstones VALUES (?, NULL)', (f'{n:024}',))\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    size = path.stat().st_size
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.stat().st_size > size, "it was half-way in the file"
    with Store.open(tmp_path) as store:
        assert store.ledger.is_kept_out("kept")
        assert not store.ledger.is_kept_out(f"{0:024}")
        assert store.ledger.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_change_that_fails_has_not_happened(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger" / "ledger.sqlite")
    with ledger.change():
        ledger.create()

    def fail() -> None:
        with ledger.change():
            ledger.promise("a", "b")
            ledger.db.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(OSError, match="no such table"):
        fail()
    assert ledger.promised() == []


@pytest.mark.slow
def test_memory_does_not_grow_with_the_ledger(tmp_path: Path) -> None:
    """A run over one new article beside a few entries, and beside many more than fit into what SQLite holds."""
    command = [sys.executable, str(ROOT / "benchmarks" / "ledger.py"), "--work", str(tmp_path), "--entries"]
    done = subprocess.run([*command, "2000", "100000"], capture_output=True, text=True, check=True)
    few, many = (float(row.split("|")[4]) for row in done.stdout.splitlines() if row.startswith("| ") and "," in row)
    assert many - few < 60, done.stdout
