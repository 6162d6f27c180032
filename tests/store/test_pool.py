"""A process that is killed, or that hangs, costs no run: its batch is read again, and at most one article is turned away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from making import bytes_of, go, line, rows_of, write_lines

from communique.pipeline.check import check

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from communique.pipeline import pool, read, run, staging

pool.BATCH_SECONDS = {batch_seconds}
pool.ARTICLE_SECONDS = {article_seconds}
staging.BATCH_ARTICLES = 5
original, flag = read.read, Path(sys.argv[3])

def read_or_end(article):
    if article.source_uri.endswith("/7"):
        {ending}
    return original(article)

read.read = read_or_end  # in the processes too, which import this file
if __name__ == "__main__":
    run.run(Path(sys.argv[1]), Path(sys.argv[2]), processes=2)
"""
DIE = "os.kill(os.getpid(), signal.SIGKILL)"
DIE_ONCE = f"flag.exists() or (flag.write_text(''), {DIE})"


def run_ending(tmp_path: Path, ending: str, batch_seconds: float = 300, article_seconds: float = 300) -> Path:
    """The outputs of a run over 20 articles in four batches, in which reading /7 ends in a certain way."""
    write_lines(tmp_path / "raw" / "a.jsonl", [line(n) for n in range(20)])
    script, outputs = tmp_path / "main.py", tmp_path / "out"
    script.write_text(SCRIPT.format(ending=ending, batch_seconds=batch_seconds, article_seconds=article_seconds))
    command = [sys.executable, str(script), str(tmp_path / "raw"), str(outputs), str(tmp_path / "flag")]
    subprocess.run(command, check=True, timeout=300)
    assert check(outputs) == []
    return outputs


def test_a_batch_whose_process_is_killed_is_read_again(tmp_path: Path) -> None:
    outputs = run_ending(tmp_path, DIE_ONCE)
    assert (tmp_path / "flag").exists(), "a process was killed"
    go(tmp_path / "raw", tmp_path / "undisturbed")
    assert bytes_of(outputs) == bytes_of(tmp_path / "undisturbed")
    assert pq.read_table(outputs / "rejected").num_rows == 0


@pytest.mark.parametrize(
    ("ending", "seconds", "check_name"), [(DIE, 300, "reader_died"), ("time.sleep(600)", 10, "too_slow")]
)
def test_an_article_that_ends_its_process_is_turned_away_alone(
    tmp_path: Path, ending: str, seconds: float, check_name: str
) -> None:
    outputs = run_ending(tmp_path, ending, seconds, seconds)
    (rejected,) = pq.read_table(outputs / "rejected").to_pylist()
    assert (rejected["check_name"], rejected["source_uri"][-2:]) == (check_name, "/7")
    go(tmp_path / "raw", tmp_path / "undisturbed")
    for table in ("amounts", "growth_rates", "agreements", "projects", "participants"):
        others = [row for row in rows_of(tmp_path / "undisturbed", table) if rejected["article_id"] not in row]
        assert rows_of(outputs, table) == others, table
    assert pq.read_table(outputs / "articles").num_rows == 20
    (row,) = pq.read_table(outputs / "runs").to_pylist()
    assert (row["state"], row["articles_new"], row["articles_failed"]) == ("completed_with_rejects", 20, 1)
