"""WARC files: each page is an article under its address; the rest of an archive is none."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from backports import zstd
from fastwarc.stream_io import BrotliWriter, ChunkedWriter, GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from raw_folders import failed, put, read
from test_pages import BODY, HEAD, html
from test_pdfs import TITLE, communique

from communique.article import article_id_of
from communique.sources import Loaded, SourceFile, page, warc


def record(url: str, body: bytes, *, on: str = "2025-11-20", status: int = 200, **headers: str) -> bytes:
    """An answer as a WARC record; the names of `headers` are written with _ for -."""
    sent = {"Content-Type": "text/html"} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    return raw_record(
        url, f"HTTP/1.1 {status} OK\r\n{lines}\r\n".encode() + body, WarcRecordType.response, "application/http", on
    )


def raw_record(url: str, content: bytes, kind: Any, media: str, on: str = "2025-11-20") -> bytes:
    made = WarcRecord()
    made.init_headers(kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = f"{on}T08:00:00Z"
    made.headers["Content-Type"] = media
    made.set_bytes_content(content)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def written(writer: Any, data: bytes, **options: Any) -> bytes:
    out = io.BytesIO()
    stream = writer(out, **options)
    stream.write(data)
    stream.close()
    return out.getvalue()


PAGE = html().encode()
URL = "https://journal.example/a"


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_pages_and_pdfs_are_articles(tmp_path: Path, suffix: str) -> None:
    records = [
        raw_record("", b"software: x", WarcRecordType.warcinfo, "application/warc-fields"),
        raw_record(URL, b"GET /a HTTP/1.1\r\n\r\n", WarcRecordType.request, "application/http"),
        record(URL + "?utm_source=feed#top", PAGE),
        record("https://journal.example/b", b"gone", status=404),
        record("https://journal.example/c", b"", status=301, Location="/a"),
        record("https://journal.example/d.png", b"\x89PNG", Content_Type="image/png"),
        record("https://ministere.example/c.pdf", communique(), Content_Type="application/pdf"),
        raw_record("https://journal.example/e", PAGE, WarcRecordType.resource, "text/html; charset=utf-8"),
    ]
    pack = {"": bytes, ".gz": gzip.compress, ".zst": zstd.compress}[suffix]
    put(tmp_path, f"a.warc{suffix}", b"".join(map(pack, records)))
    articles, failures = read(tmp_path)
    assert failures == []
    assert [(article.source_uri, article.title) for article in articles] == [
        (URL, "Trois accords signés à Tachkent"),
        ("https://ministere.example/c.pdf", TITLE),
        ("https://journal.example/e", "Trois accords signés à Tachkent"),
    ]
    assert articles[0].published_on == date(2025, 11, 15)


def test_an_address_is_where_a_page_was_fetched_not_what_it_claims(tmp_path: Path) -> None:
    claim = '<link rel="canonical" href="https://other.example/x">'
    put(tmp_path, "a.warc", record(URL, html(HEAD + claim).encode()))
    (article,), _ = read(tmp_path)
    assert article.source_uri == URL


def test_of_several_versions_the_last_one_fetched_counts(tmp_path: Path) -> None:
    def version(word: str) -> bytes:
        return html(body=[BODY[0].replace("trois", word), BODY[1]]).encode()

    records = [
        record(URL, version("quatre"), on="2025-11-19"),
        record(URL, version("six"), on="2025-11-21"),
        record(URL, version("cinq"), on="2025-11-20"),
    ]
    put(tmp_path, "a.warc", b"".join(records))
    (article,), failures = read(tmp_path)
    assert failures == []
    assert "six accords" in article.text


@pytest.mark.parametrize("stored", ["packed", "unpacked"])
@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_payloads_are_unpacked_as_their_headers_say_or_are_already(tmp_path: Path, coding: str, stored: str) -> None:
    import zlib

    pack = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": lambda data: written(BrotliWriter, data),
        "zstd": zstd.compress,
    }[coding]
    body = pack(PAGE) if stored == "packed" else PAGE
    put(tmp_path, "a.warc", record(URL, body, Content_Encoding=coding))
    (article,), failures = read(tmp_path)
    assert failures == []
    assert BODY[0] in article.text


def test_chunks_are_put_together_before_they_are_unpacked(tmp_path: Path) -> None:
    body = written(ChunkedWriter, gzip.compress(PAGE), min_chunk_size=100)
    headers = {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}
    put(tmp_path, "a.warc", record(URL, body, **headers) + record(URL + "b", PAGE, **headers))
    articles, failures = read(tmp_path)
    assert failures == []
    assert all(BODY[0] in article.text for article in articles)
    assert len(articles) == 2


def test_the_encoding_that_the_server_names(tmp_path: Path) -> None:
    body = html().replace("’", "'").encode("cp1252")
    put(tmp_path, "a.warc", record(URL, body, Content_Type="text/html; charset=ISO-8859-1"))
    (article,), _ = read(tmp_path)
    assert "Économie" in article.text


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * (page.MAX_BYTES + 1))
    records = [
        record(f"{URL}1", b"<html><body></body></html>"),
        record(f"{URL}2", bomb, Content_Encoding="gzip"),
        record(f"{URL}3", b"no PDF", Content_Type="application/pdf"),
        record(f"{URL}4", PAGE),
        record(f"{URL}5", PAGE)[:-500],
    ]
    put(tmp_path, "a.warc", b"".join(records))
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == [f"{URL}4"]
    assert [(failure.line, failure.check_name) for failure in failures] == [
        (1, "no_article"), (2, "too_large"), (3, "damaged_pdf"), (5, "damaged_warc"),
    ]  # fmt: skip
    assert f"{URL}1" in failures[0].failure
    assert [failure.article_id for failure in failures] == [article_id_of(f"{URL}{n}") for n in (1, 2, 3, 5)]


def test_an_address_that_cannot_be_used_is_reported_and_other_schemes_are_passed_over(tmp_path: Path) -> None:
    records = [record(url, PAGE) for url in ("http://user:secret@journal.example/a", "dns:journal.example", URL)]
    put(tmp_path, "a.warc", b"".join(records))
    (article,), (failure,) = read(tmp_path)
    assert article.source_uri == URL
    assert (failure.line, failure.check_name) == (1, "damaged_warc")
    assert "user name or password" in failure.failure


@pytest.mark.parametrize("records", [1, 2, 3, 4, 5])
def test_signs_of_life_hide_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, records: int) -> None:
    monkeypatch.setattr(warc, "BEAT", 2)
    put(tmp_path, "a.warc", b"".join(record(f"{URL}{n}", PAGE) for n in range(records)))
    items = list(warc.load(SourceFile(tmp_path, "a.warc", 0, 0, 0)))
    assert len([item for item in items if isinstance(item, Loaded)]) == records
    assert items.count(None) == 2 * (records // 2)


def test_an_archive_without_an_article_says_so_but_for_those_of_feeds(tmp_path: Path) -> None:
    put(tmp_path, "gone.warc", record(URL, b"gone", status=404))
    put(tmp_path, "feed.warc", record(URL, b"<rss></rss>", Content_Type="application/rss+xml"))
    assert failed(tmp_path) == {"gone.warc": "empty"}


def test_files_that_are_no_archive(tmp_path: Path) -> None:
    put(tmp_path, "empty.warc", "")
    put(tmp_path, "text.warc", "no archive at all\n" * 99)
    put(tmp_path, "bomb.warc.gz", gzip.compress(b"\0" * 50_000_000))
    put(tmp_path, "packed.warc", written(GzipWriter, b"no archive either"))
    assert failed(tmp_path) == dict.fromkeys(["bomb.warc.gz", "empty.warc", "packed.warc", "text.warc"], "damaged_warc")


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_cut_is_reported_wherever_it_is(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    whole = pack(record(f"{URL}1", PAGE))
    cut = pack(record(f"{URL}2", PAGE))
    for end in range(120, len(cut) - 20, 97):  # less holds nothing that could be told from padding
        put(tmp_path, "a.warc", whole + cut[:end])
        articles, failures = read(tmp_path)
        assert [article.source_uri for article in articles] == [f"{URL}1"]
        assert [(failure.line, failure.check_name) for failure in failures] == [(2, "damaged_warc")], end


def test_a_page_that_ends_its_reader_is_one_failure(tmp_path: Path, limit: Callable[..., None]) -> None:
    """What takes too long ends the process; another one goes on behind it."""
    limit(CPU_SECONDS=1.0)
    slow = ("<div><p>" + "mot " * 9 + "</p>") * 100_000
    put(tmp_path, "a.warc", record(f"{URL}1", PAGE) + record(f"{URL}2", slow.encode()) + record(f"{URL}3", PAGE))
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == [f"{URL}1", f"{URL}3"]
    assert [(failure.line, failure.check_name) for failure in failures] == [(2, "too_slow")]
    assert failures[0].article_id == article_id_of(f"{URL}2")


def test_an_answer_whose_gzip_ends_early_is_reported(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    whole, cut = record(URL, packed, Content_Encoding="gzip"), record(f"{URL}2", packed[:-30], Content_Encoding="gzip")
    put(tmp_path, "a.warc", whole + cut + record(f"{URL}3", PAGE, Content_Encoding="gzip"))
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == [URL, f"{URL}3"]
    assert [failure.check_name for failure in failures] == ["damaged_gzip"]
