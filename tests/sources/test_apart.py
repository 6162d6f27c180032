"""Formats that run apart: whatever ends the process, it makes one failure, and the next file is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from raw_folders import only, put, read
from test_pages import html

from communique.sources import apart


@pytest.fixture(autouse=True)
def _none_idle(limit: Callable[..., None]) -> None:
    limit()


def test_out_of_memory(tmp_path: Path, limit: Callable[..., None]) -> None:
    """A text that is small on the disk and needs more than there is when it is read."""
    limit(MEMORY=450 * 1024**2)
    text = pa.array(["x" * 120_000_000])
    pq.write_table(pa.table({"url": ["a"], "title": ["t"], "text": text}), tmp_path / "big.parquet", compression="zstd")
    put(tmp_path, "good.html", html())
    (article,), failures = read(tmp_path)
    assert [failure.check_name for failure in failures] == ["out_of_memory"]
    assert article.source_uri.endswith("good.html")


def test_too_slow_on_the_clock(tmp_path: Path, limit: Callable[..., None]) -> None:
    """A disk that hangs, here one that is slow to say what a file holds: reading waits, the processor does not work."""
    limit(WALL_SECONDS=0.5)
    os.mkfifo(tmp_path / "hangs.html")
    from communique.sources import SourceFile, load

    (failure,) = load(SourceFile(tmp_path, "hangs.html", 0, 0, 0))
    assert failure.check_name == "too_slow"


def test_a_process_that_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_process", lambda: _dies(signal.SIGSEGV))
    put(tmp_path, "a.html", html())
    articles, (failure,) = read(tmp_path)
    assert articles == []
    assert failure.check_name == "parser_died"
    assert f"signal {signal.SIGSEGV}" in failure.failure


def _dies(number: int) -> object:
    from subprocess import PIPE, Popen

    return Popen([sys.executable, "-c", f"import os; input(); os.kill(os.getpid(), {number})"], stdin=PIPE, stdout=PIPE)


def test_a_lower_limit_that_is_there_already_stays(tmp_path: Path) -> None:
    put(tmp_path, "a.html", html())
    script = (
        "import resource, sys; from pathlib import Path; from communique.sources import files, load\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "print(*(item.article.title for file in files(Path(sys.argv[1])) for item in load(file)))"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    assert "Tachkent" in done.stdout


def test_processes_are_used_again_and_one_that_died_idle_is_replaced(tmp_path: Path) -> None:
    put(tmp_path, "a.html", html())
    only(tmp_path)
    (process,) = apart._idle
    only(tmp_path)
    assert apart._idle == [process]
    process.kill()
    process.wait()
    only(tmp_path)
    assert apart._idle != [process]


def test_a_file_left_half_read_ends_its_process(tmp_path: Path) -> None:
    from communique.sources import SourceFile, load

    put(tmp_path, "a.csv", "url,title,text\n" + "\n".join(f"x:{n},t,x" for n in range(100)))
    items = load(SourceFile(tmp_path, "a.csv", 0, 0, 0))
    next(items)
    items.close()
    assert apart._idle == []
    articles, _ = read(tmp_path)
    assert len(articles) == 100


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\n.html"))
    path.write_text(html())
    assert only(tmp_path).source_uri.isprintable()


def test_a_file_of_bad_lines_has_one_fault(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", "x\n" * 5000)
    put(tmp_path, "b.csv", "url,title,text\n" + ("x\n" * 5000))
    good = "".join(f"x:{n},t,x\n" for n in range(400))
    put(tmp_path, "c.csv", f"url,title,text\n{good}" + ("x\n" * 5000))
    articles, failures = read(tmp_path)
    assert len(articles) == 400
    last = [failures[1000], failures[2001], failures[3002]]
    assert {failure.check_name for failure in last} == {"too_many_failures"}
    assert len(failures) == 3003
    assert "4000 more" in last[2].failure
