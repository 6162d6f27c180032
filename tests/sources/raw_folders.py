"""Folders of articles to load, shared by the tests of the formats."""

from __future__ import annotations

from pathlib import Path

from communique.article import Article
from communique.sources import Failure, Loaded, files, load
from communique.sources.interface import CHECKS


def read(folder: Path) -> tuple[list[Article], list[Failure]]:
    articles, failures = [], []
    for entry in files(folder):
        for item in [entry] if isinstance(entry, Failure) else load(entry):
            if isinstance(item, Loaded):
                articles.append(item.article)
            else:
                failures.append(item)
    assert all(failure.check_name in CHECKS for failure in failures)
    return articles, failures


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(folder: Path) -> Article:
    articles, failures = read(folder)
    assert failures == []
    assert len(articles) == 1
    return articles[0]


def failed(folder: Path) -> dict[str, str]:
    """The check that each file failed; no article may be there."""
    articles, failures = read(folder)
    assert articles == []
    return {failure.source_uri.partition("/")[2]: failure.check_name for failure in failures}
