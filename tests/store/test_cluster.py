"""On a Dask cluster: the same bytes as with processes, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from distributed import Client
from making import bytes_of, line, write_lines

from communique.pipeline.pool import RunnerError
from communique.pipeline.run import run
from communique.store import StoreError

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, each a process."""
    file = tmp_path / "scheduler.json"
    python, command = sys.executable, ["-m", "distributed.cli"]
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    commands = [
        [python, *command[:1], "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common],
        *([[python, *command[:1], "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *common]] * 2),
    ]
    processes = [
        subprocess.Popen(each, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path) for each in commands
    ]
    try:
        with Client(scheduler_file=str(file), timeout=120, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
            yield client.scheduler.address
    finally:
        for process in processes:
            process.kill()
            process.wait()


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A raw folder of 300 articles, which go in 30 batches."""
    monkeypatch.setattr("communique.pipeline.staging.BATCH_ARTICLES", 10)
    write_lines(tmp_path / "raw" / "a.jsonl", [line(n) for n in range(300)])
    return tmp_path / "raw"


def test_the_bytes_are_those_of_processes(scheduler: str, many: Path, tmp_path: Path) -> None:
    run(many, tmp_path / "one", processes=1)
    run(many, tmp_path / "two", processes=2)
    run(many, tmp_path / "cluster", scheduler=scheduler)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two") == bytes_of(tmp_path / "cluster")


def test_a_worker_that_is_killed_costs_its_batch_again(scheduler: str, many: Path, tmp_path: Path) -> None:
    run(many, tmp_path / "one", processes=1)
    with Client(scheduler, set_as_default=False) as client:
        pids = list(client.run(os.getpid).values())
        assert len(set(pids)) == 2
        thread = threading.Thread(target=run, args=(many, tmp_path / "cluster"), kwargs={"scheduler": scheduler})
        thread.start()
        while not client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks) > 5):
            time.sleep(0.01)
        os.kill(pids[0], signal.SIGKILL)
        thread.join()
        assert list(client.run(os.getpid).values()) == [pids[1]]
    assert bytes_of(tmp_path / "cluster") == bytes_of(tmp_path / "one")
    (row,) = pq.read_table(tmp_path / "cluster" / "runs").to_pylist()
    assert (row["state"], row["articles_new"]) == ("completed", 300)


def test_a_scheduler_that_does_not_answer_is_one_clear_error(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.pipeline.cluster.ANSWER", 1)
    with pytest.raises(StoreError, match="no Dask scheduler answers at tcp"):
        run(raw, tmp_path / "out", scheduler="tcp://127.0.0.1:1")
    assert pq.read_table(tmp_path / "out" / "runs")["state"].to_pylist() == ["failed"]


def test_workers_with_other_rules_are_refused(
    scheduler: str, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.reading.version", lambda: "other")
    with pytest.raises(RunnerError, match="install the same on both"):
        run(raw, tmp_path / "out", scheduler=scheduler)
