"""A run over every format: the same tables again, only what has changed read again, the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from making import go
from raw_folders import put
from test_pages import BODY, html
from test_pdfs import communique
from test_warcs import PAGE, URL, record

from communique.pipeline.check import check
from communique.schemas import FACT_TABLES

TEXT = "\n".join(BODY)


def make_raw(folder: Path) -> None:
    row = {"url": "https://x.example/row", "title": "Le titre", "text": TEXT}
    put(folder, "a.html", html())
    put(folder, "b.pdf", communique())
    put(folder, "c.warc", record(URL, PAGE) + record(f"{URL}2", b"<html></html>"))
    put(folder, "d.csv", "url,title,text\n" + ",".join(map(json.dumps, ("https://x.example/csv", "Le titre", BODY[0]))))
    put(folder, "e.jsonl", json.dumps(row))
    pq.write_table(pa.table({name: [value + "2"] for name, value in row.items()}), folder / "f.parquet")
    put(folder, "g.txt", f"Le titre\n\n{TEXT}")
    put(folder, "h.pdf", "no PDF")


def tables(outputs: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(outputs)): path.read_bytes()
        for table in FACT_TABLES
        for path in sorted((outputs / table).glob("*.parquet"))
    }


def test_a_run_over_every_format(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    make_raw(raw)
    row = go(raw, tmp_path / "one")
    assert (row["articles_new"], row["articles_failed"]) == (7, 2)
    assert row["found_amounts"] >= 15
    first = tables(tmp_path / "one")
    go(raw, tmp_path / "two")
    assert tables(tmp_path / "two") == first
    again = go(raw, tmp_path / "one")
    assert (again["articles_unchanged"], again["articles_new"], again["articles_failed"]) == (7, 0, 0)
    assert tables(tmp_path / "one") == first
    assert check(tmp_path / "one") == []
    later = html(body=[BODY[0].replace("1,3", "1,4"), BODY[1]]).encode()
    put(raw, "c.warc", record(URL, PAGE) + record(URL, later, on="2025-11-21"))
    changed = go(raw, tmp_path / "one")
    assert (changed["articles_changed"], changed["articles_failed"]) == (1, 0)
    assert check(tmp_path / "one") == []
