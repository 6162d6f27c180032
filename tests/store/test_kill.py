"""Killed, or failing, at each step that changes the disk: nothing is lost, nothing is half there, the next run repairs."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from making import FACTS, assert_readable, assert_same_rows, bytes_of, line, make_raw, rows_of, write_lines
from mending import facts, mend, states, write_corrections

from communique.pipeline.check import check
from communique.pipeline.run import run
from communique.schemas import FACT_TABLES
from communique.store import Store

pytestmark = pytest.mark.slow
SHIM = Path(__file__).parent / "shim.py"
SMALL = 9000
"""Characters of a partition, so that 20 articles need several."""


def shim(raw: Path, outputs: Path, nth: int, action: str = "kill") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SHIM), str(raw), str(outputs), str(nth), action]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path, int]:
    """A raw folder; outputs of its first state; outputs of its second; the number of calls of the run between them."""
    base = tmp_path_factory.mktemp("kill")
    raw = make_raw(base / "raw")
    assert shim(raw, base / "first", 0).returncode == 0
    subprocess.run(["cp", "-a", base / "first", base / "second"], check=True)
    # the second state: an article changed, one with the same text as another, some new ones
    changed = [line(n, title=f"Un autre titre pour {n + 5} ministres") if n == 3 else line(n) for n in range(12)]
    write_lines(raw / "a.jsonl", changed)
    write_lines(raw / "c.jsonl", [line(n) for n in range(20, 27)] + [line(1) | {"url": "https://example.org/copy"}])
    done = shim(raw, base / "second", 0)
    assert done.returncode == 0, done.stderr
    assert len(list((base / "second" / "amounts").iterdir())) > 1, "one partition would prove less"
    assert check(base / "second") == []
    return raw, base / "first", base / "second", int(done.stdout)


def _killed_and_repaired(base: Path, state: tuple[Path, Path, Path, int], nth: int) -> None:
    raw, first, second, _ = state
    outputs = base / str(nth)
    subprocess.run(["cp", "-a", first, outputs], check=True)
    assert shim(raw, outputs, nth).returncode == -9
    assert_readable(outputs, first, second)
    done = shim(raw, outputs, 0)
    assert done.returncode == 0, done.stderr
    assert_same_rows(outputs, second)
    assert bytes_of(outputs) == bytes_of(second)
    assert check(outputs) == []
    states = [row["state"] for row in pq.read_table(outputs / "runs").to_pylist()]
    assert states[-1] == "completed"


@pytest.mark.timeout(1800)  # two processes a step, some 180 steps: on a busy machine a quarter of an hour
def test_killed_at_every_step(before_and_after: tuple[Path, Path, Path, int], tmp_path: Path) -> None:
    steps = before_and_after[3]
    assert steps > 30
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(partial(_killed_and_repaired, tmp_path, before_and_after), range(1, steps + 1)))


def _failed_and_repaired(base: Path, state: tuple[Path, Path, Path, int], entry: tuple[int, str]) -> None:
    raw, first, second, _ = state
    nth, error = entry
    outputs = base / f"{nth}-{error}"
    subprocess.run(["cp", "-a", first, outputs], check=True)
    done = shim(raw, outputs, nth, error)
    assert done.returncode == 2, done.stderr
    assert done.stdout.startswith("StoreError: "), done.stdout
    assert "Traceback" not in done.stderr
    assert_readable(outputs, first, second)
    promised = sqlite3.connect(outputs / ".communique" / "ledger" / "ledger.sqlite").execute("SELECT * FROM moves")
    assert not (outputs / ".communique" / "staging").exists() or promised.fetchall()
    assert shim(raw, outputs, 0).returncode == 0
    assert bytes_of(outputs) == bytes_of(second)


def test_a_failing_disk(before_and_after: tuple[Path, Path, Path, int], tmp_path: Path) -> None:
    errors = ("ENOSPC", "EIO", "EACCES")
    entries = [(nth, errors[nth % 3]) for nth in range(1, before_and_after[3] + 1, 5)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(partial(_failed_and_repaired, tmp_path, before_and_after), entries))


def test_a_full_disk(tmp_path: Path, raw: Path) -> None:
    small = tmp_path / "disk"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("cannot mount a small file system here")
    try:
        done = shim(raw, small / "out", 0)
        assert done.returncode == 2
        assert "No space left" in done.stdout
        assert check(small / "out") == [], "no stray file, and nothing half written"
        (failed,) = pq.read_table(small / "out" / "runs").to_pylist()
        assert (failed["state"], failed["rows_amounts"]) == ("failed", 0)
        assert [path.name for path in (small / "out" / ".communique").iterdir() if path.is_file()] == ["lock"]
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_rows_turned_away_outlive_a_kill(tmp_path: Path) -> None:
    """They are there once the facts of their articles are, which no later run reads again."""
    raw = tmp_path / "raw"
    write_lines(raw / "a.jsonl", [line(n) for n in range(4)])
    steps = int(shim(raw, tmp_path / "whole", 0, "reject").stdout)
    expected = rows_of(tmp_path / "whole", "rejected", but=("run_id",))
    assert len(expected) > 3
    for nth in range(steps, steps // 3, -6):
        outputs = tmp_path / str(nth)
        assert shim(raw, outputs, nth, "reject,kill").returncode == -9
        assert shim(raw, outputs, 0, "reject").returncode == 0
        assert rows_of(outputs, "rejected", but=("run_id",)) == expected


@pytest.mark.timeout(600)
def test_corrections_outlive_a_kill(tmp_path: Path) -> None:
    """Lines that came, one that went and one that no longer holds: as if the run had not been killed."""
    raw = tmp_path / "raw"
    write_lines(raw / "a.jsonl", [line(n) for n in range(4)])
    assert shim(raw, tmp_path / "none", 0).returncode == 0
    rates = [row for row in facts(tmp_path / "none").values() if row[0] == "growth_rates"]
    lines = [mend(row["fact_id"], "measure", row["measure"], "x") for _, row in rates[:3]]
    path = write_corrections(tmp_path / "corrections.csv", *lines[:2])
    assert shim(raw, tmp_path / "none", 0).returncode == 0
    write_corrections(path, lines[0] | {"expected": "other"}, lines[2])
    subprocess.run(["cp", "-a", tmp_path / "none", tmp_path / "whole"], check=True)
    steps = int(shim(raw, tmp_path / "whole", 0).stdout)
    assert states(tmp_path / "whole") == {2: "unexpected_value", 3: "applied"}
    for nth in range(2, steps + 1, 9):
        outputs = tmp_path / str(nth)
        subprocess.run(["cp", "-a", tmp_path / "none", outputs], check=True)
        assert shim(raw, outputs, nth).returncode == -9
        assert shim(raw, outputs, 0).returncode == 0
        assert bytes_of(outputs, (*FACTS, "corrections")) == bytes_of(tmp_path / "whole", (*FACTS, "corrections"))
        assert check(outputs) == []


def test_a_kill_is_recorded(raw: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "out"
    run(raw, outputs, processes=1)
    write_lines(raw / "c.jsonl", [line(30)])
    assert shim(raw, outputs, 20).returncode == -9
    run(raw, outputs, processes=1)
    runs = pq.read_table(outputs / "runs").to_pylist()
    assert [(row["state"], row["finished_at"] is None) for row in runs] == [
        ("completed", False), ("failed", True), ("completed", False),
    ]  # fmt: skip
    for row in runs:
        for table in FACT_TABLES:
            assert row[f"found_{table}"] == row[f"written_{table}"] + row[f"rejected_{table}"]


def test_a_kill_frees_the_lock(tmp_path: Path) -> None:
    outputs = tmp_path / "out"
    script = (
        "import sys, time; from pathlib import Path; from communique.store import Store\n"
        "with Store.open(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(outputs)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
        holder.wait()
    with Store.open(outputs):
        pass


RUN = "import sys; from pathlib import Path; from communique.pipeline.run import run\n"
RUN += "if __name__ == '__main__': run(Path(sys.argv[1]), Path(sys.argv[2]), wait=60, processes=2)"


@pytest.mark.timeout(600)
def test_killed_at_a_random_moment(tmp_path: Path) -> None:
    """A few hundred articles and two processes, killed whatever they are at: the next run makes it as if undisturbed."""
    raw, script = tmp_path / "raw", tmp_path / "main.py"
    for part in range(4):
        write_lines(raw / f"{part}.jsonl", [line(n) for n in range(part * 100, part * 100 + 100)])
    script.write_text(RUN)

    def command(outputs: Path) -> list[str]:
        return [sys.executable, str(script), str(raw), str(outputs)]

    start = time.monotonic()
    subprocess.run(command(tmp_path / "whole"), check=True)
    usual = time.monotonic() - start
    for seed in range(4):
        outputs = tmp_path / str(seed)
        with subprocess.Popen(command(outputs), stderr=subprocess.DEVNULL) as process:
            time.sleep(random.Random(seed).uniform(0, usual))
            process.kill()
        subprocess.run(command(outputs), check=True)
        assert bytes_of(outputs) == bytes_of(tmp_path / "whole")
        assert_same_rows(outputs, tmp_path / "whole")
        assert check(outputs) == []
