"""What differs between two folders of tables, and what the rules of now would change in one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from making import go, ids, line, write_lines
from mending import a_fact, facts, mend, write_corrections

from communique.pipeline.diff import COMPARED, Difference, diff_folders, diff_rules
from communique.reading import read
from communique.schemas import TABLES
from communique.store import Store


@pytest.fixture
def out(raw: Path, tmp_path: Path) -> Path:
    go(raw, tmp_path / "out")
    return tmp_path / "out"


def other_rules(article: Any) -> Any:
    """They find no project in the first article, another modality in the second, and one more rate in the third."""
    rows = read(article)
    n = article.source_uri.rpartition("/")[2]
    if n == "1":
        rows["participants"] = [row for row in rows["participants"] if row["table_name"] != "projects"]
        rows["amounts"] = [row | {"project_id": None} for row in rows["amounts"]]
        rows["projects"] = []
    if n == "2":
        for row in rows["amounts"]:
            row |= {"modality": "forecast"}
    if n == "3":
        rows["growth_rates"] += [row | {"fact_id": "f" * 24} for row in rows["growth_rates"][:1]]
    for row in (row for table in ("amounts", "projects") for row in rows[table]):
        row["extractor"] = row["extractor"].replace("@", "@next-")
    return rows


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other rules, whose version is another one."""
    monkeypatch.setattr("communique.reading.version", lambda: "next")
    monkeypatch.setattr("communique.pipeline.read.read", other_rules)


def summary(found: list[Difference]) -> set[tuple[Any, ...]]:
    return {(d.table, d.change, d.row.get("fact_id"), tuple(d.columns.items())) for d in found}


def test_the_same_tables_do_not_differ(raw: Path, out: Path, tmp_path: Path) -> None:
    """Loaded in another order, at another time, into other partitions."""
    for n in (19, 3, 7):
        write_lines(tmp_path / "raw2" / f"{n}.jsonl", [line(n)])
        go(tmp_path / "raw2", tmp_path / "two")
    write_lines(tmp_path / "raw2" / "all.jsonl", [line(n) for n in range(20)])
    go(tmp_path / "raw2", tmp_path / "two")
    assert list(diff_folders(out, tmp_path / "two")) == []
    assert list(diff_rules(out, processes=1)) == []


def test_what_other_rules_change_is_told_and_is_what_a_run_changes(
    raw: Path, out: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    uris, before = ids(out), facts(out)
    request.getfixturevalue("rules")
    same = {str(path): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    told = list(diff_rules(out, processes=1))
    assert {str(path): path.read_bytes() for path in out.rglob("*") if path.is_file()} == same, "nothing is written"
    shutil.copytree(out, tmp_path / "old")
    go(raw, out)
    assert list(diff_folders(tmp_path / "old", out)) == told
    backwards = list(diff_folders(out, tmp_path / "old"))
    swapped = {"gone": "new", "new": "gone", "different": "different"}
    assert [(d.table, d.change) for d in backwards] == [(d.table, swapped[d.change]) for d in told]

    of = {n: uris[f"https://example.org/{n}"] for n in (1, 2, 3)}
    facts_told = {(d.table, d.change, d.article_id) for d in told if d.table != "participants"}
    assert facts_told == {
        ("projects", "gone", of[1]),
        ("amounts", "different", of[1]),
        ("amounts", "different", of[2]),
        ("growth_rates", "new", of[3]),
    }
    modalities = [d for d in told if d.article_id == of[2]]
    assert {d.row["fact_id"] for d in modalities} == {
        fact_id for fact_id, (table, row) in before.items() if table == "amounts" and row["article_id"] == of[2]
    }
    assert {tuple(d.columns.items()) for d in modalities} == {(("modality", ("actual", "forecast")),)}
    assert {d.change for d in told if d.table == "participants"} == {"gone"}


def test_stored_corrections_go_with_the_rules_of_now(raw: Path, out: Path) -> None:
    rate = a_fact(out, "growth_rates")
    plain = out.parent / "plain"
    shutil.copytree(out, plain)
    write_corrections(out.parent / "corrections.csv", mend(rate["fact_id"], "measure", rate["measure"], "x"))
    go(raw, out)
    assert list(diff_rules(out, processes=1)) == []
    (told,) = diff_folders(plain, out)
    assert told.columns == {"corrected": (None, "measure"), "measure": (rate["measure"], "x")}


def test_articles_that_came_changed_or_went_are_told(raw: Path, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(out, other)
    write_lines(raw / "b.jsonl", [line(n, author="A" if n == 12 else None) for n in (*range(12, 19), 30)])
    go(raw, other, prune=True)
    told = [(d.change, d.row["source_uri"], d.columns) for d in diff_folders(out, other) if d.table == "articles"]
    assert sorted(told, key=str) == [
        ("different", "https://example.org/12", {"author": (None, "A")}),
        ("gone", "https://example.org/19", {}),
        ("new", "https://example.org/30", {}),
    ]
    rows = [d for d in diff_folders(out, other) if d.change != "different"]
    assert len(rows) == sum(
        row["article_id"] in {d.article_id for d in rows}
        for folder in (out, other)
        for table in ("articles", "amounts", "growth_rates", "agreements", "projects", "participants")
        for row in pq.read_table(folder / table).to_pylist()
    )


def test_partitions_may_lie_otherwise(raw: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small partitions, and pieces of a few rows: what is in memory at a time."""
    opened = Store.open
    monkeypatch.setattr(
        Store, "open", staticmethod(lambda path, **told: opened(path, **told, partition_characters=5000))
    )
    go(raw, tmp_path / "small")
    monkeypatch.setattr("communique.pipeline.diff.READ_ROWS", 2)
    monkeypatch.setattr("communique.pipeline.diff.BATCH_ARTICLES", 2)
    assert len(list((tmp_path / "small" / "amounts").iterdir())) > 2
    assert list(diff_folders(out, tmp_path / "small")) == []
    monkeypatch.setattr("communique.pipeline.read.read", other_rules)
    assert summary(list(diff_rules(out, processes=1))) == summary(list(diff_rules(tmp_path / "small", processes=1)))


def test_tables_of_before_a_column_was_added_are_compared(raw: Path, out: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(out, old)
    for table in ("corrections", "anomalies"):
        shutil.rmtree(old / table)
    for path in old.glob("*/part-*.parquet"):
        found = pq.read_table(path)
        pq.write_table(
            found.drop_columns([name for name in ("corrected", "articles_read") if name in found.column_names]), path
        )
    assert list(diff_folders(old, out)) == list(diff_folders(out, old)) == list(diff_rules(old, processes=1)) == []


def communique(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "communique", "diff", *arguments]
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "160"}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_the_command(raw: Path, out: Path, tmp_path: Path) -> None:
    same = communique(tmp_path, "--outputs", "out", "--workers", "1")
    assert (same.returncode, same.stdout) == (0, "the same\n"), same.stderr
    shutil.copytree(out, tmp_path / "old")
    sums = [a_fact(out, "amounts", qualifier="approximately")] + [
        row for table, row in facts(out).values() if table == "agreements"
    ]
    write_corrections(
        tmp_path / "corrections.csv",
        mend(sums[0]["fact_id"], "value", sums[0]["value"], 7),
        *(mend(row["fact_id"], "subject", row["subject"], "[bold]x[/bold]") for row in sums[1:]),
    )
    go(raw, out)
    done = communique(tmp_path, "old", "out")
    assert done.returncode == 1, done.stderr
    lines = [" ".join(told.split()) for told in done.stdout.splitlines()]
    assert "amounts 0 0 1 corrected 1, value 1" in lines
    assert f"agreements 0 0 {len(sums) - 1} corrected {len(sums) - 1}, subject {len(sums) - 1}" in lines
    assert f"value: {int(sums[0]['value'])} → 7" in lines
    assert "subject: pêche → [bold]x[/bold]" in lines, "text is no markup"
    assert f"~ {sums[0]['fact_id']} {sums[0]['quote']}" in lines
    rows = [json.loads(told) for told in communique(tmp_path, "--json", "old", "out").stdout.splitlines()]
    assert len(rows) == len(sums)
    (value,) = (row["columns"]["value"] for row in rows if row["table"] == "amounts")
    assert value == {"old": str(int(sums[0]["value"])), "new": "7"}
    assert {row["change"] for row in rows} == {"different"}


def test_a_long_list_is_cut_and_says_so(raw: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    write_lines(tmp_path / "few" / "a.jsonl", [line(30)])
    go(tmp_path / "few", tmp_path / "other")
    done = communique(tmp_path, "other", "out")
    assert done.returncode == 1
    count = pq.read_table(out / "amounts").num_rows + pq.read_table(tmp_path / "other" / "amounts").num_rows
    assert f"… and {count - 20} more; --json tells them all" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "out"], "nowhere"),
        (["out"], "name two folders"),
        (["empty", "out"], "no tables here"),
        (["--outputs", "empty"], "no tables here"),
        (["--outputs", "s3://bucket/out"], "copy the tables"),
        (["damaged", "out"], "damaged/projects/part-00000.parquet"),
        (["out", "halved"], "halved/amounts/part-00000.parquet: the file is gone"),
        (["--outputs", "halved"], "halved/amounts/part-00000.parquet: the file is gone"),
        (["out", "keyless"], "keyless/amounts/part-00000.parquet: it has no column article_id"),
        (["--outputs", "keyless"], "keyless/amounts/part-00000.parquet: it has no column article_id"),
    ],
)
def test_trouble_is_one_clear_line(out: Path, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "empty").mkdir()
    shutil.copytree(out, tmp_path / "damaged")
    os.truncate(tmp_path / "damaged" / "projects" / "part-00000.parquet", 500)
    for name in ("halved", "keyless"):
        shutil.copytree(out, tmp_path / name)
    (tmp_path / "halved" / "amounts" / "part-00000.parquet").unlink()
    keyless = tmp_path / "keyless" / "amounts" / "part-00000.parquet"
    pq.write_table(pq.read_table(keyless).drop_columns("article_id"), keyless)
    done = communique(tmp_path, *arguments)
    assert done.returncode == 2, done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_compared_are_the_tables_of_what_was_read() -> None:
    assert set(TABLES) - set(COMPARED) == {"rejected", "runs", "corrections", "anomalies"}
