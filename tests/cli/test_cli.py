"""The command line as people and scripts use it: real processes, exit codes, one clear line for an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

COMMAND = [sys.executable, "-m", "communique"]


def communique(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=cwd, input=stdin, capture_output=True, env=env, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_help_teaches() -> None:
    done = communique("--help")
    assert done.returncode == 0
    for word in ("Examples:", "Exit codes:", "run", "extract", "check", "delete", "compact", "schedule"):
        assert word in done.stdout


@pytest.mark.parametrize(
    "name", ["run", "fetch", "extract", "evaluate", "check", "diff", "delete", "compact", "schedule"]
)
def test_every_subcommand_has_help(name: str) -> None:
    done = communique(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: communique {name}") or "Usage:" in done.stdout


def test_extract_shows_the_facts() -> None:
    done = communique("extract", SAMPLE)
    assert done.returncode == 0
    for words in ("amounts (6)", "growth_rates (1)", "agreements (9)", "projects (8)", "KazMunayGas", "d’ici 2030"):
        assert words in done.stdout.replace("\u00a0", " "), words


def test_extract_json_is_lines_for_programs() -> None:
    done = communique("extract", "--json", "-", stdin=SAMPLE.read_bytes())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [
        sum(row["table"] == table for row in rows) for table in ("amounts", "growth_rates", "agreements", "projects")
    ] == [6, 1, 9, 8]


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_old_locale_does_not_matter(form: list[str]) -> None:
    env = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([*COMMAND, "extract", *form, str(SAMPLE)], capture_output=True, env=env, check=True)
    assert "Ouzbékistan" in done.stdout.decode("utf-8")


def test_extract_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['communique', 'extract', '--json', sys.argv[1]]\n"
        "from communique.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pandas', 'pandera', 'prefect', 'pyarrow') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(SAMPLE)], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "nowhere"], "nowhere"),
        (["extract", "nowhere.txt"], "nowhere.txt"),
        (["check", "--outputs", "nowhere"], "no tables here"),
        (["delete", "abc", "--outputs", "nowhere"], "no such folder"),
        (["compact", "--outputs", "nowhere"], "no tables here"),
        (["run", ".", "--outputs", "tables"], "choose other --outputs"),
        (["run", ".", "--outputs", "tables", "--runner", "dask"], "--scheduler"),
        (["run", ".", "--outputs", "tables", "--scheduler", "tcp://127.0.0.1:1"], "--runner dask"),
        (["run", "s3://b/raw", "--outputs", "s3://b/raw/tables"], "choose other --outputs"),
        (["run", ".", "--outputs", "s3://"], "names no bucket"),
        (["run", ".", "--outputs", ""], "the name of the folder is empty"),
        (["run", "--colour"], "--colour"),
        (["run", ".", "--corrections", "nowhere.csv"], "nowhere.csv"),
        (["fly"], "fly"),
        (["schedule"], "raw"),
        (["schedule", ".", "--every", "60", "--runner", "dask"], "--scheduler"),
        (["schedule", ".", "--every", "60", "--outputs", "tables"], "choose other --outputs"),
        (["schedule", "s3://b/raw", "--every", "60", "--fetch", "https://a.example/rss"], "leave out --fetch"),
        (["evaluate"], "GOLD_DIR"),
        (["evaluate", "."], "no annotated articles here"),
    ],
)
def test_wrong_usage_is_one_clear_error(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = communique(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_failure_that_nobody_foresaw_is_told_apart_from_rejected_rows(tmp_path: Path) -> None:
    script = (
        "from communique.cli import group, main\n"
        "def fail(**kwargs): raise ZeroDivisionError('by zero')\n"
        "group.main = fail\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "ZeroDivisionError: by zero" in done.stderr, "what is to be reported"
    assert done.stderr.splitlines()[-1].startswith("communique: a fault of the program, not of your articles")


def test_extract_says_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = communique("extract", tmp_path / "empty.txt")
    assert (done.returncode, done.stderr.strip()) == (2, f"{tmp_path / 'empty.txt'}: there is no text")
    (tmp_path / "tr.txt").write_text("---\nlanguage: tr\n---\nBaşlık\n\nMetin")
    done = communique("extract", tmp_path / "tr.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{tmp_path / 'tr.txt'}: it is in Turkish, and only English and French are read; ")


def test_extract_waits_for_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    done = communique("extract", tmp_path / "pipe.txt")
    assert done.returncode == 2
    assert "a pipe is read from standard input" in done.stderr


GERMAN = "Handel\n\nDeutschland und Kasachstan haben ein Abkommen über 3 Millionen Euro unterzeichnet."


@pytest.mark.parametrize("form", [[], ["--json"], ["--explain"]])
def test_a_language_that_is_not_read(form: list[str]) -> None:
    done = communique("extract", *form, "-", stdin=GERMAN.encode())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("-: it is in German, and only English and French are read; if it is in one of these")
    done = communique("extract", *form, "-", stdin=b"Titre\n\nA")
    assert done.returncode == 2
    assert "its language cannot be told" in done.stderr
    assert "`language: en` or `language: fr`" in done.stderr


def test_a_part_that_is_not_read(tmp_path: Path) -> None:
    lines = [{"url": f"x:{code}", "title": "T", "text": "A", "language": code} for code in ("fr", "de")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = communique("extract", "--json", tmp_path / "a.jsonl")
    assert done.returncode == 1
    assert "it is in German" in done.stderr


def test_start_up_is_in_proportion() -> None:
    """`--help` starts few modules: what it imports is what it costs."""
    script = "import sys; sys.argv = ['communique', '--help']\nfrom communique.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(len(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stderr) < 250
