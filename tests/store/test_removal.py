"""What leaves the tables: what was deleted, for good; what was pruned, if it is surely gone."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from making import go, ids, line, write_lines

from communique.pipeline.check import check
from communique.pipeline.delete import delete
from communique.store import StoreError


def test_what_was_removed_stays_unless_pruned(raw: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "elsewhere" / "raw"
    write_lines(other / "x.jsonl", [line(50)])
    go(raw, out)
    go(other, out)
    (raw / "b.jsonl").unlink()
    assert go(raw, out)["articles_seen"] == 12
    assert len(ids(out)) == 21
    go(raw, out, prune=True)
    assert set(ids(out)) == {f"https://example.org/{n}" for n in (*range(12), 50)}
    assert check(out) == []


def test_pruning_leaves_what_another_folder_holds(raw: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "elsewhere"
    go(raw, out)
    write_lines(other / "x.jsonl", [line(3)])
    go(other, out)
    (other / "x.jsonl").unlink()
    go(other, out, prune=True)
    assert len(ids(out)) == 20
    write_lines(raw / "a.jsonl", [line(n) for n in range(3)])
    go(raw, out, prune=True)
    assert len(ids(out)) == 11
    assert check(out) == []


def test_pruning_leaves_what_cannot_be_read_now(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("one", "two", "three"):
        (raw / "d").mkdir(exist_ok=True)
        (raw / "d" / f"{name}.txt").write_text(f"Un titre {name}\n\nUn corps en français, à Paris.")
    go(raw, out)
    assert len(ids(out)) == 23
    (raw / "d" / "one.txt").write_bytes(b"\x00\x01")
    (raw / "d" / "two.txt").unlink()
    (raw / "d" / "two.txt").symlink_to("nowhere")
    (raw / "d" / "three.txt").unlink()
    write_lines(raw / "b.jsonl", [line(n, published_on="hier" if n == 12 else None) for n in range(12, 19)])
    for _ in range(2):
        go(raw, out, prune=True)
        assert len(ids(out)) == 21, "three.txt and line 19 are gone"
    (raw / "d").rename(raw / "e")
    (raw / "d").symlink_to("nowhere")
    go(raw, out, prune=True)
    assert {"raw/d/one.txt", "raw/d/two.txt"} <= ids(out).keys()
    (raw / "d").unlink()
    go(raw, out, prune=True)
    assert not {"raw/d/one.txt", "raw/d/two.txt"} & ids(out).keys()
    assert check(out) == []


def test_a_raw_folder_that_is_gone_or_holds_the_outputs_is_refused(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(raw, out)
    with pytest.raises(StoreError, match="no such folder"):
        go(tmp_path / "nowhere", out, prune=True)
    with pytest.raises(StoreError, match="choose other --outputs"):
        go(tmp_path, out)
    assert len(ids(out)) == 20


def test_delete_takes_an_article_out_and_keeps_it_out(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_lines(raw / "c.jsonl", [line(3, published_on="2020-01-01")])
    go(raw, out)
    gone = ids(out)["https://example.org/3"]
    assert any(row["article_id"] == gone for row in pq.read_table(out / "rejected").to_pylist())
    assert delete(gone, out) is True
    assert delete(gone, out) is False
    write_lines(raw / "d.jsonl", [line(3, title="Encore lui")])
    go(raw, out)
    for path in out.rglob("*.parquet"):
        if "ledger" not in str(path):
            assert gone not in json.dumps(pq.read_table(path).to_pylist(), default=str)
    assert check(out) == []
    with pytest.raises(StoreError, match="no article"):
        delete("0" * 24, out)


def test_delete_reaches_what_was_turned_away(raw: Path, tmp_path: Path) -> None:
    """Rows that were rejected before and after the deletion, with a url in them, whole or in a broken line."""
    out = tmp_path / "out"
    secret = "un secret bien gardé"
    write_lines(
        raw / "c.jsonl", [line(3, published_on="hier", text=secret), line(33, published_on="hier", text=secret)]
    )
    (raw / "d.jsonl").write_text(json.dumps(line(3, text=secret))[:-1] + "\n" + json.dumps(line(3))[:-1] + "\n")
    go(raw, out)
    assert pq.read_table(out / "rejected").num_rows == 4
    delete(ids(out)["https://example.org/3"], out)
    (left,) = pq.read_table(out / "rejected").to_pylist()
    assert json.loads(left["row_json"])["url"] == "https://example.org/33"
    assert delete(left["article_id"], out), "an article that was only ever turned away"
    assert pq.read_table(out / "rejected").num_rows == 0
    write_lines(raw / "c.jsonl", [line(3, published_on="demain", text=secret)])
    assert go(raw, out)["articles_failed"] == 0
    assert pq.read_table(out / "rejected").num_rows == 0
    assert check(out) == []
