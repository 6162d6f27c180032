"""The article: what every room knows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from json.encoder import encode_basestring_ascii as _quoted

ID_LENGTH = 24
"""Hex digits of an article_id or fact_id: 96 bits, so that a billion of them collide with a chance of 1e-11."""


def short_hash(*parts: str | int) -> str:
    """Hash of the parts, as ID_LENGTH hex digits. Parts are joined as JSON, so ("ab", "c") differs from ("a", "bc")."""
    joined = ",".join([_quoted(part) if isinstance(part, str) else str(part) for part in parts])
    return hashlib.sha256(f"[{joined}]".encode("ascii")).hexdigest()[:ID_LENGTH]


def article_id_of(source_uri: str) -> str:
    """The identity of an article is where it comes from."""
    return short_hash("article", source_uri)


@dataclass(frozen=True, slots=True)
class Article:
    """One version of an article.

    `text` is the title, a blank line and the body, in Unicode NFC; `published_on` is the local date that the source
    gives; `language` is a BCP 47 tag.
    """

    source_uri: str
    title: str
    text: str
    language: str
    published_on: date | None = None
    outlet: str | None = None
    author: str | None = None

    @property
    def article_id(self) -> str:
        """Hash of `source_uri`."""
        return article_id_of(self.source_uri)

    @property
    def content_sha256(self) -> str:
        """Hash over all that reading depends on."""
        published = self.published_on.isoformat() if self.published_on else None
        content = json.dumps([self.title, self.text, self.language, published], ensure_ascii=True)
        return hashlib.sha256(content.encode("ascii")).hexdigest()

    @property
    def record_sha256(self) -> str:
        """Hash over all that is stored of it: it changes too when only its outlet or author is corrected."""
        return hashlib.sha256(json.dumps([self.content_sha256, self.outlet, self.author]).encode("ascii")).hexdigest()

    @property
    def text_sha256(self) -> str:
        """Hash of the text alone: articles with the same one are duplicates of each other."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
