"""What the tables are after runs: the same bytes whatever the way, only what is new, nobody ever sees half an article."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from making import FACTS, assert_same_rows, bytes_of, go, ids, line, rows_of, write_lines

from communique.pipeline.check import check
from communique.pipeline.delete import delete
from communique.pipeline.run import run
from communique.schemas import FACT_TABLES, TABLES
from communique.store import Store, StoreBusyError, StoreError


def test_every_reader_sees_one_table(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    row = go(raw, out)
    assert row["articles_new"] == 20
    for table in TABLES:
        folder = out / table
        count = ds.dataset(str(folder)).count_rows()
        assert len(pd.read_parquet(folder)) == pl.read_parquet(folder).height == count
        assert duckdb.sql(f"SELECT count(*) FROM '{folder}/*.parquet'").fetchall() == [(count,)]
    for table in FACT_TABLES:
        assert row[f"rows_{table}"] == ds.dataset(str(out / table)).count_rows() > 0
        shell = subprocess.run(
            "sha256sum *.parquet | sha256sum", shell=True, cwd=out / table, capture_output=True, text=True, check=True
        )
        assert row[f"sha256_{table}"] == shell.stdout.split()[0]
    exact = sum(row["value"] for row in pq.read_table(out / "amounts").to_pylist())
    assert duckdb.sql(f"SELECT sum(value) FROM '{out}/amounts/*.parquet'").fetchall() == [(exact,)]
    wrong = duckdb.sql(
        f"SELECT count(*) FROM '{out}/amounts/*.parquet' f JOIN '{out}/articles/*.parquet' a USING (article_id) "
        "WHERE substring(a.text, f.quote_start + 1, f.quote_end - f.quote_start) <> f.quote"
    ).fetchall()
    assert wrong == [(0,)]
    assert check(out) == []


def test_files_are_written_as_bi_tools_like_them(raw: Path, tmp_path: Path) -> None:
    go(raw, tmp_path / "out")
    for table in TABLES:
        meta = pq.ParquetFile(tmp_path / "out" / table / "part-00000.parquet").metadata
        assert meta.format_version == "2.6"
        assert b"pandas" not in meta.metadata
        assert meta.metadata[b"communique.contract"] == b"1"
        if meta.num_rows:
            column = meta.row_group(0).column(0)
            assert (column.compression, column.is_stats_set, column.has_column_index) == ("ZSTD", True, True)


def test_a_second_run_changes_no_byte(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(raw, out)
    before = bytes_of(out, (*FACTS, "articles"))
    row = go(raw, out)
    assert bytes_of(out, (*FACTS, "articles")) == before
    assert (row["articles_unchanged"], row["articles_new"], row["state"]) == (20, 0, "completed")


def test_unchanged_files_are_not_opened(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go(raw, tmp_path / "out")

    def never(file: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("communique.pipeline.load.load", never)
    assert go(raw, tmp_path / "out")["articles_unchanged"] == 20


@pytest.mark.slow
def test_the_way_does_not_matter(raw: Path, tmp_path: Path) -> None:
    """Another order of the articles, number of workers, locale, time zone and hash seed: the same bytes."""
    go(raw, tmp_path / "one")
    lines = [entry for name in ("a", "b") for entry in (raw / f"{name}.jsonl").read_text().splitlines()]
    random.Random(1).shuffle(lines)
    other = tmp_path / "other" / "raw"
    other.mkdir(parents=True)
    for n in range(3):
        (other / f"z{9 - n}.jsonl").write_text("\n".join(lines[n::3]))
    script = (
        "import sys; from pathlib import Path\n"
        "from communique.pipeline import run, staging\n"
        "if __name__ == '__main__':\n"
        "    staging.BATCH_ARTICLES = 7; run.run(Path(sys.argv[1]), Path(sys.argv[2]), processes=2)"
    )
    (tmp_path / "main.py").write_text(script)
    env = os.environ | {"TZ": "Asia/Tashkent", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, str(tmp_path / "main.py"), str(other), str(tmp_path / "two")], env=env, check=True)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_portions_add_up_to_one_load(raw: Path, tmp_path: Path) -> None:
    go(raw, tmp_path / "one")
    lines = [line(n) for n in range(20)]
    random.Random(2).shuffle(lines)
    for n in range(4):
        write_lines(tmp_path / "raw2" / f"{n}.jsonl", lines[n * 5 : n * 5 + 5])
        go(tmp_path / "raw2", tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert_same_rows(tmp_path / "one", tmp_path / "two")


def test_a_changed_article_replaces_its_facts(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(raw, out)
    write_lines(raw / "b.jsonl", [line(n, text="Plus rien.") if n == 15 else line(n) for n in range(12, 20)])
    row = go(raw, out)
    assert (row["articles_changed"], row["articles_unchanged"]) == (1, 19)
    changed = ids(out)["https://example.org/15"]
    assert all(entry["article_id"] != changed for entry in pq.read_table(out / "growth_rates").to_pylist())
    fresh = tmp_path / "fresh"
    go(raw, fresh)
    assert bytes_of(out) == bytes_of(fresh)


def test_a_corrected_author_is_stored(raw: Path, tmp_path: Path) -> None:
    """It is the same version of the article: it keeps the time of its first load."""
    out = tmp_path / "out"
    go(raw, out)
    before = rows_of(out, "articles", but=("author",))
    write_lines(raw / "b.jsonl", [line(n, author="A. Autre" if n == 15 else None) for n in range(12, 20)])
    assert go(raw, out)["articles_changed"] == 1
    assert "A. Autre" in pq.read_table(out / "articles")["author"].to_pylist()
    assert rows_of(out, "articles", but=("author",)) == before
    assert check(out) == []


def test_names_that_are_no_unicode_are_kept_apart_and_remembered(tmp_path: Path) -> None:
    raw, out = tmp_path / os.fsdecode(b"raw\xfe"), tmp_path / "out"
    raw.mkdir()
    (raw / os.fsdecode(b"a\xff.txt")).write_text("Un titre\n\nUn corps en français, à Paris.")
    (raw / os.fsdecode(b"b\xff.txt")).write_text("")
    row = go(raw, out)
    assert (row["articles_new"], row["articles_failed"]) == (1, 1)
    row = go(raw, out)
    assert (row["articles_unchanged"], row["state"]) == (1, "completed")


def test_the_same_url_twice(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_lines(raw / "a.jsonl", [line(1, published_on="2025-02-01", author="first")])
    write_lines(raw / "b.jsonl", [line(1, published_on="2025-01-01", author="second")])
    write_lines(raw / "c.jsonl", [line(2, published_on=None), line(2, published_on=None, author="last")])
    row = go(raw, out)
    authors = {entry["source_uri"][-1]: entry["author"] for entry in pq.read_table(out / "articles").to_pylist()}
    assert authors == {"1": "first", "2": "last"}
    rejected = pq.read_table(out / "rejected").to_pylist()
    assert [entry["check_name"] for entry in rejected] == ["duplicate_uri"] * 2
    assert row["state"] == "completed_with_rejects"
    assert go(raw, out)["state"] == "completed"  # reported once
    (raw / "a.jsonl").unlink()  # now the other one counts, though its file has not changed
    go(raw, out)
    assert pq.read_table(out / "articles").filter(ds.field("source_uri") == "https://example.org/1")[
        "author"
    ].to_pylist() == ["second"]


def test_duplicates_point_to_the_first(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    same = {"title": "Un titre", "text": "Le même texte en français, mot pour mot, dans trois journaux."}
    for n, day in ((1, "2025-01-03"), (2, "2025-01-01"), (3, None)):
        write_lines(raw / f"{n}.jsonl", [line(n, published_on=day, **same)])
        go(raw, out)

    def marks() -> dict[str, str | None]:
        by_id = {article_id: uri[-1] for uri, article_id in ids(out).items()}
        rows = pq.read_table(out / "articles").to_pylist()
        return {row["source_uri"][-1]: by_id.get(row["duplicate_of"] or "") for row in rows}

    assert marks() == {"1": "2", "2": None, "3": "2"}
    delete(ids(out)["https://example.org/2"], out)
    assert marks() == {"1": None, "3": "1"}
    assert check(out) == []


def test_what_failed_is_not_tried_again_until_it_changes(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (raw / "bad.txt").write_bytes(b"")
    (raw / "link.txt").symlink_to("/etc/hostname")
    assert go(raw, out)["articles_failed"] == 2
    assert go(raw, out)["state"] == "completed"
    assert go(raw, out, retry_failed=True)["articles_failed"] == 2
    (raw / "bad.txt").write_text("Un titre\n\nUn corps en français, enfin.")
    row = go(raw, out)
    assert (row["articles_new"], row["state"]) == (1, "completed")


def test_a_new_version_of_the_rules_reads_all_again(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    go(raw, out)
    loaded = rows_of(out, "articles")
    (raw / "b.jsonl").unlink()
    monkeypatch.setattr("communique.reading.version", lambda: "next")
    monkeypatch.setattr("communique.pipeline.read.read", lambda article: {table: [] for table in FACTS})
    row = go(raw, out)
    assert (row["articles_unchanged"], row["rows_amounts"]) == (12, 0)  # b's articles too, from the stored text
    assert rows_of(out, "articles") == loaded


def test_a_language_that_cannot_be_read_is_stored_and_counted(tmp_path: Path) -> None:
    write_lines(tmp_path / "raw" / "a.jsonl", [line(1, language="tr"), line(2)])
    row = go(tmp_path / "raw", tmp_path / "out")
    assert (row["articles_new"], row["articles_unread"], row["state"]) == (2, 1, "completed")
    assert len(ids(tmp_path / "out")) == 2


def test_an_article_that_trips_the_rules_does_not_stop_the_others(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique.reading import read

    def trip(article: Any) -> Any:
        if article.source_uri.endswith("/7"):
            raise ZeroDivisionError("seven")
        return read(article)

    monkeypatch.setattr("communique.pipeline.read.read", trip)
    row = go(raw, tmp_path / "out")
    assert (row["articles_failed"], row["state"]) == (1, "completed_with_rejects")
    (entry,) = pq.read_table(tmp_path / "out" / "rejected").to_pylist()
    assert (entry["stage"], entry["check_name"]) == ("read", "reader_error")
    assert "ZeroDivisionError" not in entry["failure"]
    assert json.loads(entry["row_json"])["error"] == "ZeroDivisionError('seven')"


def test_partitions_grow_and_articles_stay_in_theirs(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    opened = Store.open

    def small(path: Path, **options: Any) -> Any:
        return opened(path, **options, partition_characters=5000)

    monkeypatch.setattr(Store, "open", staticmethod(small))
    go(raw, out)
    parts = sorted(path.name for path in (out / "amounts").iterdir())
    assert len(parts) > 2
    assert all(sorted(path.name for path in (out / table).iterdir()) == parts for table in FACTS)
    before = bytes_of(out, ("articles",))
    write_lines(raw / "c.jsonl", [line(40)])
    go(raw, out)
    after = bytes_of(out, ("articles",))
    assert [name for name in before if before[name] != after[name]] in ([], [sorted(before)[-1]])
    assert check(out) == []


def test_many_small_runs_leave_no_small_files(tmp_path: Path) -> None:
    """Runs leave nothing to compact: a table has one file a partition, whatever the runs."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(6):
        write_lines(raw / f"{n}.jsonl", [line(n)])
        go(raw, out)
    assert len(ids(out)) == 6
    assert all([path.name for path in (out / table).iterdir()] == ["part-00000.parquet"] for table in TABLES)


def test_a_log_grows_in_pieces(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr("communique.store.store.LOG_BYTES", 1000)
    for n in range(3):
        write_lines(raw / f"bad{n}.jsonl", [line(n, published_on="hier")])
        go(raw, out)
    assert len(list((out / "rejected").iterdir())) == 3
    assert pq.read_table(out / "rejected").num_rows == 3
    assert check(out) == []


def test_a_second_run_waits_says_so_and_gives_up(tmp_path: Path) -> None:
    said = []
    with Store.open(tmp_path / "out"):
        start = time.monotonic()
        with (
            pytest.raises(StoreBusyError, match="another run"),
            Store.open(tmp_path / "out", wait=0.5, on_wait=lambda: said.append(1)),
        ):
            pass
        assert time.monotonic() - start >= 0.5
    assert said == [1]


def test_two_runs_at_once_do_both_their_work(raw: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other" / "raw"
    write_lines(other / "x.jsonl", [line(n) for n in range(60, 70)])
    runs = [
        threading.Thread(target=run, args=(folder, out), kwargs={"wait": 60, "processes": 1}) for folder in (raw, other)
    ]
    for thread in runs:
        thread.start()
    for thread in runs:
        thread.join()
    assert len(ids(out)) == 30
    assert check(out) == []


def test_tables_of_another_contract_are_refused(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(raw, out)
    path = out / "articles" / "part-00000.parquet"
    table = pq.read_table(path)
    pq.write_table(table.replace_schema_metadata({"communique.contract": "2"}), path)
    with pytest.raises(StoreError, match="version 2"):
        go(raw, out)


@pytest.mark.slow
def test_readers_never_see_half_an_article(tmp_path: Path) -> None:
    """DuckDB and pyarrow read in a loop while runs replace every article again and again."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_lines(raw / "a.jsonl", [line(n) for n in range(30)])
    go(raw, out)
    expected = ds.dataset(str(out / "amounts")).count_rows()
    done, wrong, reads = threading.Event(), [], [0, 0]

    def duck() -> None:
        connection = duckdb.connect()
        while not done.is_set():
            rows = connection.sql(f"SELECT count(*), count(DISTINCT fact_id) FROM '{out}/amounts/*.parquet'").fetchall()
            reads[0] += 1
            if rows != [(expected, expected)]:
                wrong.append(rows)

    def arrow() -> None:
        while not done.is_set():
            rows = ds.dataset(str(out / "amounts")).to_table(columns=["fact_id"]).num_rows
            reads[1] += 1
            if rows != expected:
                wrong.append(rows)

    readers = [threading.Thread(target=reader) for reader in (duck, arrow)]
    for reader in readers:
        reader.start()
    for turn in range(12):
        write_lines(
            raw / "a.jsonl", [line(n, author=str(turn), published_on=f"2025-03-{turn + 1:02d}") for n in range(30)]
        )
        assert go(raw, out)["articles_changed"] == 30
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert min(reads) > 50
