"""The flow on a real Prefect server: by hand, on a schedule, and on a server of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.dataset as ds
import pytest
from conftest import SAMPLE
from making import line, write_lines
from mending import a_fact, facts, mend, write_corrections
from prefect_server import START, Env, ask, communique, free_port, started

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Env]:
    """The environment that names a Prefect server, started for these tests."""
    with started(tmp_path_factory.mktemp("prefect")) as env:
        yield env


def test_a_run_on_a_given_server(server: Env, tmp_path: Path) -> None:
    write_lines(tmp_path / "raw" / "a.jsonl", [line(n) for n in range(3)])
    (tmp_path / "raw" / "empty.txt").write_text("")
    (tmp_path / "raw" / "tr.txt").write_text("---\nlanguage: tr\n---\nBaşlık\n\nMetin")
    done = communique(server, tmp_path, "run")
    assert done.returncode == 1, done.stderr
    assert "5 articles seen: 4 new, 0 changed, 0 unchanged, 1 unread, 1 failed" in done.stdout
    assert "1 unread: no rules read their language" in done.stdout
    assert "raw/empty.txt: there is no text" in done.stdout
    assert "Traceback" not in done.stderr
    (flow_run,) = [run for run in ask(server, "flow_runs") if run["parameters"].get("outputs") == "outputs"]
    assert flow_run["state_type"] == "COMPLETED"
    assert flow_run["name"].startswith("raw → outputs, ")
    tasks = {run["name"].split("-")[0] for run in ask(server, "task_runs") if run["flow_run_id"] == flow_run["id"]}
    assert tasks == {"load", "read", "validate", "write", "finish", "present"}
    assert (tmp_path / "outputs" / "report" / "index.html").exists()
    assert "outputs/report/index.html" in done.stdout
    (artifact,) = [found for found in ask(server, "artifacts") if found["flow_run_id"] == flow_run["id"]]
    for words in ("| amounts |", "| load | empty | 1 |", "| validate |"):
        assert words in artifact["data"]
    assert "Maroc" not in artifact["data"], "nothing of an article's text goes into the artifact"
    again = communique(server, tmp_path, "run")
    assert (again.returncode, "4 unchanged" in again.stdout) == (0, True), again.stderr
    assert "1 files or lines that earlier runs turned away are as they were; --retry-failed" in again.stdout
    retried = communique(server, tmp_path, "run", "--retry-failed")
    assert (retried.returncode, "earlier runs" in retried.stdout) == (1, False), retried.stderr
    assert communique(server, tmp_path, "check").returncode == 0


def test_corrections_and_anomalies_are_told(server: Env, tmp_path: Path) -> None:
    write_lines(tmp_path / "raw" / "a.jsonl", [line(n) for n in range(12)])
    assert communique(server, tmp_path, "run", "--fail-on-anomaly").returncode == 0, "the first run is not unusual"
    rate = a_fact(tmp_path / "outputs", "growth_rates")
    good = mend(rate["fact_id"], "measure", rate["measure"], "x")
    write_corrections(tmp_path / "mended.csv", good, good)
    done = communique(server, tmp_path, "run", "--corrections", "mended.csv")
    assert done.returncode == 1, done.stderr
    assert "mended.csv, line 3: not corrected: line 2 corrects the same column of the same fact" in done.stdout
    assert facts(tmp_path / "outputs")[rate["fact_id"]][1]["measure"] == "x"
    lost = communique(server, tmp_path, "run")
    assert (lost.returncode, "name it with --corrections" in lost.stderr) == (2, True), lost.stderr
    (tmp_path / "mended.csv").rename(tmp_path / "corrections.csv")
    write_corrections(tmp_path / "corrections.csv")
    write_lines(tmp_path / "raw" / "a.jsonl", [line(n, title="Titre", text=f"Rien, {n} fois.") for n in range(12)])
    failed = communique(server, tmp_path, "run", "--fail-on-anomaly")
    assert failed.returncode == 1, failed.stderr
    said = "amounts: the table has no rows; after the run before it had 36"
    assert said in failed.stdout
    assert "The run is failed, as --fail-on-anomaly asks; the tables are published." in failed.stdout
    assert "Traceback" not in failed.stderr
    last = [run for run in ask(server, "flow_runs") if run["parameters"].get("fail_on_anomaly")][-2:]
    assert {run["state_type"] for run in last} == {"COMPLETED", "FAILED"}
    (bad,) = (run for run in last if run["state_type"] == "FAILED")
    artifacts = [found for found in ask(server, "artifacts") if found["flow_run_id"] == bad["id"]]
    (artifact,) = [found for found in artifacts if found["key"] == "ingest"]
    assert f"- **unusual** {said}" in artifact["data"]
    assert states(tmp_path)[-1] == "failed"
    warned = communique(server, tmp_path, "run")
    assert (warned.returncode, said in warned.stdout) == (0, True), warned.stderr
    assert "unusual" not in communique(server, tmp_path, "run").stdout


def test_a_store_that_is_busy_is_one_clear_error(server: Env, tmp_path: Path) -> None:
    from communique.store import Store

    (tmp_path / "raw").mkdir()
    with Store.open(tmp_path / "outputs"):
        done = communique(server, tmp_path, "run", "--wait", "1")
    assert done.returncode == 2
    assert "is being written by another run; waited 1 s" in done.stderr
    assert "waiting up to 1 s" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["run"], ["schedule", "--every", "60"]])
def test_a_server_that_does_not_answer_is_one_clear_error(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    env = os.environ | {"PREFECT_API_URL": f"http://127.0.0.1:{free_port()}/api"}
    done = communique(env, tmp_path, *arguments)
    assert done.returncode == 2
    assert "no Prefect server answers at http://127.0.0.1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "outputs").exists()


def test_a_scheduled_run_changes_the_tables(server: Env, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "outputs"
    write_lines(raw / "a.jsonl", [line(1)])
    command = [sys.executable, "-m", "communique", "schedule", str(raw), "--outputs", str(out), "--every", "3"]
    log = (tmp_path / "log.txt").open("w")
    with subprocess.Popen(command, env=server, cwd=tmp_path, stdout=log, stderr=log, start_new_session=True) as process:
        try:
            assert wait_for_articles(out, 1, process), (tmp_path / "log.txt").read_text()
            write_lines(raw / "b.jsonl", [line(2), line(3)])
            assert wait_for_articles(out, 3, process), (tmp_path / "log.txt").read_text()
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
    log.close()
    (deployment,) = [found for found in ask(server, "deployments") if found["parameters"].get("raw") == str(raw)]
    assert deployment["name"] == "articles"
    assert deployment["entrypoint"] == "communique.flows.morning.morning"


def wait_for_articles(out: Path, count: int, process: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + 90
    while time.monotonic() < until and process.poll() is None:
        if (out / "articles").is_dir() and ds.dataset(str(out / "articles")).count_rows() == count:
            return True
        time.sleep(0.5)
    return False


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--cron", "0 6 * * *", "--timezone", "Mars/Base"], "is no time zone"),
        (["--cron", "every day"], "is no cron schedule"),
        (["--cron", "0 6 * * *", "--every", "3"], "either --cron or --every"),
        ([], "either --cron or --every"),
    ],
)
def test_a_bad_schedule_is_one_clear_error(server: Env, tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "raw").mkdir()
    done = communique(server, tmp_path, "schedule", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_of_its_own(tmp_path: Path) -> None:
    """Nothing is given: the state lies in .prefect, and the server is gone with the run, though it be killed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_bytes(SAMPLE.read_bytes())
    done = communique(env, tmp_path, "run")
    assert done.returncode == 0, done.stderr
    assert "1 articles seen: 1 new" in done.stdout
    assert (tmp_path / ".prefect").is_dir()
    command = [sys.executable, "-m", "communique", "run"]
    with subprocess.Popen(
        command, env=env, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        until = time.monotonic() + 60
        while not (children := server_processes(tmp_path)) and time.monotonic() < until:
            time.sleep(0.1)
        assert children
        time.sleep(0.5)
        process.kill()
    assert wait_until_none(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "whom", "code"), [(signal.SIGINT, os.killpg, 130), (signal.SIGTERM, os.kill, 143)], ids=["int", "term"]
)
def test_a_run_that_is_told_to_stop(
    number: signal.Signals, whom: Callable[[int, int], None], code: int, tmp_path: Path
) -> None:
    """Ctrl-C, which reaches the server and the workers too, and SIGTERM: one line, and the next run repairs."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    write_lines(tmp_path / "raw" / "a.jsonl", [line(n) for n in range(600)])
    command = [sys.executable, "-m", "communique", "run", "--workers", "2"]
    with subprocess.Popen(
        command,
        env=env,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        until = time.monotonic() + START
        while not list(tmp_path.glob("outputs/.communique/staging/batch-*/rows.jsonl")):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < until
            time.sleep(0.05)
        whom(process.pid, number)
        out, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert err.startswith("communique: stopped; what was published is whole")
    assert "Traceback" not in err + out
    assert wait_until_none(tmp_path) == []
    assert states(tmp_path) == ["failed"]
    done = communique(env, tmp_path, "run")
    assert done.returncode == 0, done.stderr
    assert "600 articles seen: 600 new" in done.stdout
    assert states(tmp_path) == ["failed", "completed"]
    assert communique(env, tmp_path, "check").returncode == 0


def states(cwd: Path) -> list[str]:
    found: list[str] = ds.dataset(str(cwd / "outputs" / "runs")).to_table()["state"].to_pylist()
    return found


def wait_until_none(cwd: Path) -> list[int]:
    """What is left of a run after some seconds: servers, and workers."""
    until = time.monotonic() + 10
    while (left := server_processes(cwd)) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def server_processes(cwd: Path) -> list[int]:
    """Prefect servers, and workers of a run, that were started from a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            said = (process / "cmdline").read_bytes()
            ours = (b"uvicorn" in said or b"spawn_main" in said) and (process / "cwd").resolve() == cwd.resolve()
        except OSError:
            continue
        if ours:
            found.append(int(process.name))
    return found
