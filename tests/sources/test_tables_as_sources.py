"""CSV and Parquet: rows with named columns are articles."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from raw_folders import failed, put, read
from test_sources import LINE

from communique.article import Article, article_id_of

FULL = LINE | {"outlet": "Le Journal", "author": "A. B.", "language": "FR", "published_on": "2025-11-15"}
ARTICLE = Article(
    LINE["url"], LINE["title"], f"{LINE['title']}\n\n{LINE['text']}", "fr", date(2025, 11, 15), "Le Journal", "A. B."
)  # fmt: skip


def table(rows: list[dict[str, Any]], **form: Any) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), **form)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(tmp_path: Path, separator: str, encoding: str) -> None:
    text = 'Le « texte » est en français, dit-on;\nà Paris, | et\til est "cité".'
    more = "Les deux présidents ont signé à Tachkent un accord sur l'énergie, a déclaré le ministère. " * 5
    rows = [FULL | {"unread": "x"}, FULL | {"url": "x:b", "text": text, "unread": more}]
    put(tmp_path, "a.csv", table(rows, delimiter=separator).encode(encoding))
    articles, failures = read(tmp_path)
    assert failures == []
    assert articles[0] == ARTICLE
    assert articles[1].text == f"{LINE['title']}\n\n{text}"


def test_names_of_columns_may_be_in_any_order_and_case_and_cells_may_be_empty(tmp_path: Path) -> None:
    put(tmp_path, "a.tsv", "Text \tOUTLET\turl\ttitle\nLe texte\t\thttps://x.example/a\tTitre\n\n")
    (article,), failures = read(tmp_path)
    assert failures == []
    assert (article.outlet, article.text) == (None, "Titre\n\nLe texte")


def test_bad_rows_are_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    head = "url,title,text,published_on\n"
    rows = ["x:a,t,x,", "x:b,t", 'x:c,t,"x\ny",2025-01-01', 'x:d,t,"x"y,', "x:e,t,x,hier", "x:f,t,x,,", "x:g,t,x,"]
    put(tmp_path, "a.csv", head + "\n".join(rows) + '\nx:h,t,"never closed\n')
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == ["x:a", "x:c", "x:g"]
    assert [(failure.line, failure.check_name) for failure in failures] == [
        (3, "bad_row"), (6, "bad_row"), (7, "bad_field"), (8, "bad_row"), (10, "bad_row"),
    ]  # fmt: skip
    assert failures[2].article_id == article_id_of("x:e")


def test_tables_that_are_none(tmp_path: Path) -> None:
    put(tmp_path, "empty.csv", "")
    put(tmp_path, "head.csv", "url,title,text\n")
    put(tmp_path, "names.csv", "link,headline,body\na,b,c\n")
    put(tmp_path, "binary.csv", bytes(range(256)) * 40)
    put(tmp_path, "text.parquet", "url,title,text\n")
    put(tmp_path, "empty.parquet", "")
    pq.write_table(pa.table({"url": ["a"], "text": ["b"]}), tmp_path / "names.parquet")
    pq.write_table(
        pa.table({"url": pa.array([], "string")} | {name: pa.array([], "string") for name in ("title", "text")}),
        tmp_path / "n.parquet",
    )
    assert failed(tmp_path) == {
        "empty.csv": "empty",
        "head.csv": "empty",
        "names.csv": "missing_column",
        "binary.csv": "binary",
        "text.parquet": "damaged_parquet",
        "empty.parquet": "damaged_parquet",
        "names.parquet": "missing_column",
        "n.parquet": "empty",
    }


def test_a_line_beyond_the_limit_is_skipped(tmp_path: Path) -> None:
    long = "x:b,t," + "x" * (16 * 1024 * 1024 + 1)
    put(tmp_path, "a.csv", f"url,title,text\nx:a,t,x\n{long}\nx:c,t,x\n")
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == ["x:a", "x:c"]
    assert [(failure.line, failure.check_name) for failure in failures] == [(3, "long_line")]


def test_a_row_that_never_ends_is_skipped(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "url,title,text\nx:a,t,x\n" + '"x\n",' * 4_000_000)
    (article,), failures = read(tmp_path)
    assert article.source_uri == "x:a"
    assert (failures[0].line, failures[0].check_name) == (3, "long_line")
    assert failures[-1].check_name == "too_many_failures"


def test_bytes_outside_the_encoding_spoil_their_row_alone(tmp_path: Path) -> None:
    rows = ["url,title,text", *(f"x:{n},Été,Les présidents ont signé à Tachkent" for n in range(3))]
    put(tmp_path, "a.csv", "\n".join(rows).encode().replace(b"1,\xc3\x89", b"1,\xff\x89"))
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == ["x:0", "x:2"]
    assert [(failure.line, failure.check_name) for failure in failures] == [(3, "undecodable")]


def test_parquet(tmp_path: Path) -> None:
    columns: dict[str, Any] = {name: [value] for name, value in FULL.items()}
    pq.write_table(pa.table(columns | {"unread": [1.5]}), tmp_path / "a.parquet")
    pq.write_table(
        pa.table(columns | {"published_on": [date(2025, 11, 15)], "text": pa.array(columns["text"], "large_string")}),
        tmp_path / "b.parquet",
    )
    pq.write_table(pa.table(columns | {"published_on": [datetime(2025, 11, 15, 23)]}), tmp_path / "c.parquet")
    articles, failures = read(tmp_path)
    assert failures == []
    assert articles == [ARTICLE] * 3


def test_parquet_s_bad_rows_are_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    columns = {
        "url": ["x:a", None, "x:c"],
        "title": ["t", "t", None],
        "text": ["x", "x", "x"],
        "published_on": [None] * 3,
    }
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    pq.write_table(pa.table(columns | {"text": [b"x", b"x", b"x"]}), tmp_path / "b.parquet")
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == ["x:a"]
    assert [(failure.line, failure.check_name) for failure in failures] == [
        (2, "bad_field"), (3, "bad_field"), (1, "bad_field"), (2, "bad_field"), (3, "bad_field"),
    ]  # fmt: skip


def test_damaged_parquet(tmp_path: Path) -> None:
    rows = 500
    columns = {name: [f"{name}:{n}-" + "x" * 50 for n in range(rows)] for name in ("url", "title", "text")}
    whole = tmp_path / "whole.parquet"
    pq.write_table(pa.table(columns), whole, row_group_size=100, compression="zstd")
    data = bytearray(whole.read_bytes())
    whole.unlink()
    put(tmp_path, "cut.parquet", bytes(data[:-100]))
    data[len(data) // 2 : len(data) // 2 + 40] = b"\xff" * 40
    put(tmp_path, "hit.parquet", bytes(data))
    articles, failures = read(tmp_path)
    assert 0 < len(articles) < rows
    assert [failure.check_name for failure in failures] == ["damaged_parquet"] * 2
