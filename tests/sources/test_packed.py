"""Packed files: gzip and zstd in front of any format; bombs and damage are told apart from articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from backports import zstd
from raw_folders import failed, only, put, read
from test_sources import LINE

from communique.sources import opening


@pytest.mark.parametrize("suffix", [".gz", ".zst", ".GZ"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_packed_files_are_read_as_what_they_hold(tmp_path: Path, name: str, suffix: str) -> None:
    row = json.dumps(LINE)
    content = {
        "a.txt": f"{LINE['title']}\n\n{LINE['text']}",
        "a.jsonl": row,
        "a.csv": "url,title,text\n" + ",".join(json.dumps(value, ensure_ascii=False) for value in LINE.values()),
    }[name].encode()
    pack = zstd.compress if suffix == ".zst" else gzip.compress
    put(tmp_path, name + suffix, pack(content))
    assert only(tmp_path).text == f"{LINE['title']}\n\n{LINE['text']}"


def test_members_behind_one_another_are_one_file(tmp_path: Path) -> None:
    lines = [json.dumps(LINE | {"url": f"x:{n}"}).encode() + b"\n" for n in range(3)]
    put(tmp_path, "a.jsonl.gz", b"".join(map(gzip.compress, lines)))
    put(tmp_path, "b.jsonl.zst", b"".join(zstd.compress(line.replace(b'url": "', b'url": "b')) for line in lines))
    articles, failures = read(tmp_path)
    assert failures == []
    assert len(articles) == 6


def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "FREE", 1024 * 1024)
    monkeypatch.setattr("communique.sources.text.MAX_BYTES", 64 * 1024 * 1024)
    zeros = b"\n" * 8 * 1024 * 1024
    for name in ("a.txt", "a.jsonl"):
        put(tmp_path, f"{name}.gz", gzip.compress(zeros))
        put(tmp_path, f"{name}.zst", zstd.compress(zeros))
    assert failed(tmp_path) == dict.fromkeys(["a.jsonl.gz", "a.jsonl.zst", "a.txt.gz", "a.txt.zst"], "bomb")


def test_what_unpacks_to_more_than_an_article_is_too_large(tmp_path: Path) -> None:
    put(tmp_path, "a.html.gz", gzip.compress(b" " * 24 * 1024 * 1024, 1))
    put(tmp_path, "b.pdf.zst", zstd.compress(b" " * 65 * 1024 * 1024))  # beyond what is free
    put(tmp_path, "c.txt.zst", zstd.compress(b" " * 33 * 1024 * 1024))
    assert failed(tmp_path) == {"a.html.gz": "too_large", "b.pdf.zst": "bomb", "c.txt.zst": "too_large"}


def test_damage(tmp_path: Path) -> None:
    text = json.dumps(LINE).encode() * 50
    put(tmp_path, "cut.txt.zst", zstd.compress(text)[:60])
    put(tmp_path, "cut.html.gz", gzip.compress(text)[:60])
    put(tmp_path, "not.csv.zst", b"no zstd")
    put(tmp_path, "twice.jsonl.gz", gzip.compress(gzip.compress(text)))
    assert failed(tmp_path) == {
        "cut.txt.zst": "damaged_zstd",
        "cut.html.gz": "damaged_gzip",
        "not.csv.zst": "damaged_zstd",
        "twice.jsonl.gz": "binary",
    }
