"""What every format takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.article import Article, article_id_of


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file found under the raw folder. `path` is POSIX and relative to `root`; times are in nanoseconds."""

    root: Path
    path: str
    size: int
    mtime_ns: int
    ctime_ns: int

    @property
    def location(self) -> Path:
        """Where the file lies."""
        return self.root / self.path

    @property
    def uri(self) -> str:
        """The raw folder's name and the path in it: who an article is that has no url."""
        return printable(f"{self.root.name}/{self.path}")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, and the line of the file that it stood on where a file holds many."""

    article: Article
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be loaded, with its reason. `check_name` is one of `CHECKS`.

    `row` is what stood there, as far as it was read; `article_id` says whose it is, where its url can be told.
    """

    source_uri: str
    check_name: str
    failure: str
    line: int | None = None
    row: dict[str, Any] | str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format says before it reads something that may be its end: whose failure it would be.

    `source_uri` is the file, or the address of a page in it.
    """

    source_uri: str
    line: int | None = None

    def failed(self, file: SourceFile, check_name: str, failure: str) -> Failure:
        """The failure, which names the article where it is one of many in the file."""
        if self.source_uri == file.uri:
            return Failure(file.uri, check_name, failure, self.line)
        article_id = article_id_of(self.source_uri)
        return Failure(file.uri, check_name, f"{self.source_uri}: {failure}", self.line, article_id=article_id)


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a feed names. `updated` is when it was last touched, in UTC, ISO 8601."""

    url: str
    updated: str | None


CHECKS = {
    "unreadable_folder": "the folder cannot be opened",
    "unreadable_file": "the file cannot be opened",
    "link_outside": "a symbolic link that leads out of the raw folder",
    "not_a_file": "a pipe, socket or device",
    "unknown_format": "no module reads files of this ending",
    "empty": "there is no text",
    "binary": "the bytes are no text",
    "undecodable": "the encoding cannot be told",
    "bad_front_matter": "the YAML between --- lines cannot be read",
    "bad_field": "a field has the wrong type or form",
    "bad_json": "the line is no JSON object",
    "bad_row": "a row of a table cannot be read",
    "missing_column": "a table lacks a column that is needed",
    "long_line": "a line is longer than the limit",
    "too_large": "larger than an article, a page or a document may be",
    "bomb": "compressed data that swells beyond all measure",
    "damaged_gzip": "the gzip data ends early or is damaged",
    "damaged_zstd": "the zstd data ends early or is damaged",
    "damaged_warc": "a record of a WARC file ends early or is damaged",
    "damaged_pdf": "no PDF, or damaged",
    "damaged_parquet": "no Parquet, or damaged",
    "encrypted_pdf": "the PDF asks for a password",
    "scanned_pdf": "the pages of the PDF are pictures",
    "no_article": "a page without the text of an article",
    "too_slow": "reading it took longer than it may",
    "out_of_memory": "reading it took more memory than it may",
    "parser_died": "the parser crashed on it",
    "parser_failed": "the parser raised an error on it",
    "too_many_failures": "the rest of the file was not read, or its failures not listed",
}
"""Why something is not loaded: the values of rejected.check_name at stage load."""


def printable(name: str) -> str:
    """A name from the file system as valid Unicode on one line; two names never become the same.

    Undecodable bytes (which Python holds as lone surrogates), control characters and backslashes are escaped.
    """
    return "".join(c if c.isprintable() and c != "\\" else c.encode("unicode_escape").decode("ascii") for c in name)
