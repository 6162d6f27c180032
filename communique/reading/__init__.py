"""Reading: from an article to candidate rows. Loads no pandas, no pandera, no Prefect."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from communique import __version__
from communique.article import Article
from communique.languages import available, pack
from communique.reading.article import Reader
from communique.reading.rows import Rows, RowWriter

__all__ = ["Rows", "available", "read", "reads", "version"]


def primary(language: str) -> str:
    """The language of a BCP 47 tag: fr of fr-CA."""
    return language.lower().partition("-")[0]


def reads(language: str) -> bool:
    """Whether articles in the language (a BCP 47 tag) can be read."""
    return primary(language) in available()


def read(article: Article) -> Rows:
    """The candidate rows of an article, by table: amounts, growth_rates, agreements, projects, participants.

    A row holds every column of its table as a plain JSON value, decimals and dates as text. Raises KeyError for a
    language that cannot be read: ask `reads` first.
    """
    known = pack(primary(article.language))
    return RowWriter(article, version(), known.confidence).write(Reader(article, known).facts())


@cache
def version() -> str:
    """The version of the rules: that of the package, and a hash of what reads (rules and language data)."""
    digest = hashlib.sha256()
    for package in ("communique.languages", "communique.reading"):
        for entry in _files(files(package)):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return f"{__version__}+{digest.hexdigest()[:8]}"


def _files(folder: Traversable) -> Iterator[Traversable]:
    """The rules and the data in a folder and in those below, by name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".toml", ".json")):
            yield entry
