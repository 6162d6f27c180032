"""Small files made one: the rows stay, readers lose none meanwhile, and the next command finishes what was killed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from making import FACTS, bytes_of, go, ids, line, rows_of, write_lines
from shrunk import SMALL, belong_together, keep_partitions_small, make_shrunk, numbers, twice

from communique.cli.compact import command
from communique.pipeline.check import check
from communique.pipeline.compact import compact, groups
from communique.schemas import FACT_TABLES, TABLES
from communique.store import Store, StoreError, durable
from communique.store.store import PARTITIONED

SHIM = Path(__file__).parent / "shim.py"
MERGED = (*PARTITIONED, "rejected")


@pytest.fixture(autouse=True)
def small_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_partitions_small(monkeypatch)


@pytest.fixture(scope="module")
def shrunk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A raw folder, and its tables as pruning has left them."""
    return make_shrunk(tmp_path_factory.mktemp("shrunk"))


@pytest.fixture(scope="module")
def merged(shrunk: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same tables, compacted."""
    out = copied(shrunk[1], tmp_path_factory.mktemp("merged") / "out")
    with pytest.MonkeyPatch.context() as patch:
        keep_partitions_small(patch)
        compact(out)
    return out


def copied(outputs: Path, to: Path) -> Path:
    return Path(shutil.copytree(outputs, to))


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([5, 5], {0: [1]}),
        ([5, 6], {}),
        ([9, 1, 1, 9], {0: [1], 2: [3]}),
        ([2, 9, 2], {}),
        ([0, 12, 0], {0: [1, 2]}),
        ([12, 1], {}),
        ([1], {}),
    ],
)
def test_neighbours_that_fit_into_one_are_merged(sizes: list[int], expected: dict[int, list[int]]) -> None:
    assert groups({number: (size,) for number, size in enumerate(sizes)}, (10,)) == expected


def test_a_file_is_full_of_rows_or_of_bytes() -> None:
    assert groups({0: (1, 6), 4: (1, 6)}, (10, 10)) == {}
    assert groups({0: (6, 1), 4: (6, 1)}, (10, 10)) == {}
    assert groups({0: (4, 6), 4: (6, 4)}, (10, 10)) == {0: [4]}


def test_the_rows_stay_in_fewer_files(shrunk: tuple[Path, Path], tmp_path: Path) -> None:
    before = shrunk[1]
    out = copied(before, tmp_path / "out")
    told = compact(out)
    assert told == {table: (len(numbers(before, table)), len(numbers(out, table))) for table in MERGED}
    assert len(numbers(before, "amounts")) > 5
    assert numbers(out, "amounts")[0] == 0
    assert 1 < len(numbers(out, "amounts")) <= len(numbers(before, "amounts")) / 2
    assert (numbers(before, "rejected"), numbers(out, "rejected")) == ([0, 1, 2], [0])
    for table in MERGED:
        assert rows_of(out, table) == rows_of(before, table)
    assert check(out) == []
    with Store.open(out) as store:
        assert store.ledger.partitions() == numbers(out, "articles")
        assert max(map(store.ledger.characters, store.ledger.partitions())) <= SMALL
    assert not (out / ".communique" / "staging").exists()
    # a row of `runs` says so, and the files that the catalog names are there
    run = pq.read_table(out / "runs").to_pylist()[-1]
    assert (run["state"], run["articles_seen"], run["articles_read"]) == ("completed", 0, 0)
    assert belong_together(out) == set(FACT_TABLES)
    named = [
        path for entry in json.loads((out / "datapackage.json").read_text())["resources"] for path in entry["path"]
    ]
    assert sorted(named) == sorted(f"{path.parent.name}/{path.name}" for path in out.glob("*/part-*.parquet"))


def test_nothing_is_left_to_do(shrunk: tuple[Path, Path], merged: Path, tmp_path: Path) -> None:
    out, raw = copied(merged, tmp_path / "out"), shrunk[0]
    assert compact(out) == {}
    assert bytes_of(out, tuple(TABLES)) == bytes_of(merged, tuple(TABLES)), "not even a row of runs"
    row = go(raw, out)
    assert (row["articles_new"], row["articles_changed"], row["articles_read"]) == (0, 0, 0)
    assert row["articles_unchanged"] == len(ids(out)) > 10
    assert bytes_of(out, MERGED) == bytes_of(merged, MERGED)


def test_articles_come_and_change_afterwards(shrunk: tuple[Path, Path], merged: Path, tmp_path: Path) -> None:
    """A new one goes to the last partition; one that was moved is replaced where it is now."""
    out, raw = copied(merged, tmp_path / "out"), copied(shrunk[0], tmp_path / "raw")
    last = ids_of_file(shrunk[1], numbers(shrunk[1], "articles")[2])
    moved = next(uri for uri, article_id in ids(out).items() if article_id in last)
    number = int(moved.rpartition("/")[2])
    write_lines(raw / "b.jsonl", [line(number, title="Un autre titre", published_on="2025-12-31"), line(200)])
    row = go(raw, out)
    assert (row["articles_new"], row["articles_changed"]) == (1, 1)
    assert "Un autre titre" in pq.read_table(out / "articles")["title"].to_pylist()
    assert ids(out)["https://example.org/200"] in ids_of_file(out, numbers(out, "articles")[-1])
    assert len(ids(out)) == pq.read_table(out / "articles").num_rows
    assert check(out) == []


def ids_of_file(outputs: Path, number: int) -> set[str]:
    return set(pq.read_table(outputs / "articles" / f"part-{number:05d}.parquet")["article_id"].to_pylist())


def test_the_command_says_what_it_did(shrunk: tuple[Path, Path], tmp_path: Path) -> None:
    out = copied(shrunk[1], tmp_path / "out")
    files = [len(numbers(out, "amounts"))]
    done = CliRunner().invoke(command, ["--outputs", str(out)], standalone_mode=False)
    files.append(len(numbers(out, "amounts")))
    assert done.return_value == 0
    assert ["amounts", *map(str, files)] in [row.split() for row in done.output.splitlines()]
    assert ["rejected", "3", "1"] in [row.split() for row in done.output.splitlines()]
    done = CliRunner().invoke(command, ["--outputs", str(out)], standalone_mode=False)
    assert (done.return_value, done.output) == (
        0,
        f"{out}: nothing to merge: no two neighbouring files of a table fit into one\n",
    )


def test_where_there_are_no_tables(tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match="no tables here"):
            compact(place)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_gone_is_not_merged_over(shrunk: tuple[Path, Path], tmp_path: Path) -> None:
    out = copied(shrunk[1], tmp_path / "out")
    (out / "projects" / "part-00002.parquet").unlink()
    with pytest.raises(StoreError, match=r"projects.*is gone"):
        compact(out)
    assert len(numbers(out, "amounts")) == len(numbers(shrunk[1], "amounts"))


# What a plain reader sees meanwhile


def test_a_reader_at_each_step_of_publishing(
    shrunk: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of the rows is ever missing; moved articles are there twice in one table at a time, for a moment.

    A fact table in which they are is not the one that `runs` tells; nor is one before `runs` is written.
    """
    before = shrunk[1]
    out = copied(before, tmp_path / "out")
    doubled: list[list[str]] = []
    told: list[set[str]] = []

    def look() -> None:
        doubled.append(twice(out, before))
        told.append(belong_together(out))
        assert len(doubled[-1]) <= 1
        assert not told[-1].intersection(doubled[-1])

    def looked_at(change: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Path, *rest: Any, **options: Any) -> Any:
            done = change(path, *rest, **options)
            look()
            return done

        return call

    def published(*arguments: Any) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", looked_at(Path.replace))
            patch.setattr(Path, "unlink", looked_at(Path.unlink))
            look()
            put_in_place(*arguments)

    put_in_place = durable.put_in_place
    monkeypatch.setattr("communique.store.disk.put_in_place", published)
    monkeypatch.setattr("communique.pipeline.compact.describe", lambda store: None)
    compact(out)
    assert [
        tables for tables, after in zip(doubled, [*doubled[1:], []], strict=True) if tables != after and tables
    ] == [[table] for table in PARTITIONED for _ in range(len(groups_of(before, out)))]
    assert set(FACT_TABLES) in told[:2], "before it begins"
    assert told[-1] == set(FACT_TABLES), "when it is done"
    assert told[-2] == set(), "all are replaced before `runs`"


def groups_of(before: Path, out: Path) -> list[int]:
    """The files that took others in."""
    left = numbers(out, "amounts")
    gone = set(numbers(before, "amounts")) - set(left)
    return [number for number in left if number + 1 in gone]


def test_a_reader_that_comes_late_is_told(shrunk: tuple[Path, Path], tmp_path: Path) -> None:
    """One that has listed the files and then finds one gone gets an error, not fewer rows."""
    out = copied(shrunk[1], tmp_path / "out")
    listed = ds.dataset(str(out / "amounts"))
    compact(out)
    with pytest.raises(FileNotFoundError):
        listed.to_table()


# Kills and failing disks


def shim(outputs: Path, nth: int, action: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SHIM), "none", str(outputs), str(nth), f"compact,{action}"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def steps(shrunk: tuple[Path, Path], merged: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many calls of compacting change the disk."""
    out = copied(shrunk[1], tmp_path_factory.mktemp("steps") / "out")
    done = shim(out, 0, "kill")
    assert done.returncode == 0, done.stderr
    assert bytes_of(out, MERGED) == bytes_of(merged, MERGED)
    assert int(done.stdout) > 100
    return int(done.stdout)


def _killed(base: Path, before: Path, merged: Path, nth: int) -> list[str]:
    """Killed at a step, looked at, and finished by the same command; gives the tables with articles twice meanwhile."""
    out = copied(before, base / str(nth))
    assert shim(out, nth, "kill").returncode == -9
    doubled = twice(out, before)
    assert len(doubled) <= 1
    assert not belong_together(out).intersection(doubled)
    compact(out)
    assert bytes_of(out, MERGED) == bytes_of(merged, MERGED)
    assert belong_together(out) == set(FACT_TABLES)
    assert check(out) == []
    shutil.rmtree(out)
    return doubled


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_at_every_step(shrunk: tuple[Path, Path], merged: Path, steps: int, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        doubled = list(pool.map(partial(_killed, tmp_path, shrunk[1], merged), range(1, steps + 1)))
    assert {table for tables in doubled for table in tables} == set(PARTITIONED), "kills between putting and dropping"


@pytest.mark.slow
def test_a_run_finishes_what_was_killed(shrunk: tuple[Path, Path], merged: Path, steps: int, tmp_path: Path) -> None:
    raw, before = shrunk
    for nth in range(3, steps + 1, 17):
        out = copied(before, tmp_path / str(nth))
        assert shim(out, nth, "kill").returncode == -9
        row = go(raw, out)
        assert row["articles_read"] == 0
        assert bytes_of(out, FACTS) in (bytes_of(before, FACTS), bytes_of(merged, FACTS))
        assert check(out) == []


@pytest.mark.slow
def test_a_failing_disk(shrunk: tuple[Path, Path], merged: Path, steps: int, tmp_path: Path) -> None:
    for nth in range(1, steps + 1, 11):
        out = copied(shrunk[1], tmp_path / str(nth))
        done = shim(out, nth, ("ENOSPC", "EIO", "EACCES")[nth % 3])
        if done.returncode:
            assert done.stdout.startswith("StoreError: "), done.stderr
        assert len(twice(out, shrunk[1])) <= 1
        compact(out)
        assert bytes_of(out, MERGED) == bytes_of(merged, MERGED)
        assert check(out) == []
