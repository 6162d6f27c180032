"""The article of a web page: main text, title, author, outlet and date.

Two extractors that know nothing of each other read the page. trafilatura in its careful mode leaves most boilerplate
out, and now and then most of the article too; so where resiliparse, ten times as quick and less choosy, finds more than
twice as much, trafilatura's usual mode is asked, and where that is still less than half, resiliparse's text counts.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.sources.address import AddressError, plain
from communique.sources.decoding import BOMS, DecodingError, decode

MAX_BYTES = 20 * 1024 * 1024
"""A larger page is no article."""
HALF = 0.5
"""What a text must hold of the other extractor's to be taken for whole."""
LATEST = date(2099, 12, 31)
"""No article is dated behind this day; a fixed one, so that a page is read alike today and tomorrow."""

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin_1": "cp1252"}
_RULE = re.compile(r"^\|(?:---\|)+\n?", re.MULTILINE)  # Markdown's line below the head of a table
_BULLET = re.compile(r"^\s*•\s*", re.MULTILINE)


class PageError(ValueError):
    """A page without an article."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article; `url` is the address that it gives itself."""

    title: str | None
    body: str
    url: str | None
    outlet: str | None
    author: str | None
    published_on: str | None

    def fields(self) -> dict[str, str | None]:
        """What it says of its article besides title and text."""
        return {"outlet": self.outlet, "author": self.author, "published_on": self.published_on}


def read(data: bytes, charset: str | None = None, url: str | None = None, latest: date = LATEST) -> Page:
    """The article of a page; `charset` is what the server said.

    Raises DecodingError for what is no text, PageError where there is no article.
    """
    from trafilatura import load_html

    html = text_of(data, charset).replace("\x00", "")
    tree = load_html(html)
    if tree is None:
        raise PageError("the page holds no HTML")
    said = _said(tree, url, latest)
    body = _main_text(html, tree)
    if not body:
        raise PageError("no article was found in the page: it may be a list of links, or be written by a script")
    title = said.title
    if title and body.partition("\n")[0].strip() == title.strip():
        body = body.partition("\n")[2]
    return Page(title, body, _own_address(said.url), said.sitename, said.author, said.date)


def _said(tree: Any, url: str | None, latest: date) -> Any:
    """What the page says of itself: no more than its title where it says something that nobody can understand."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    dates = {"original_date": True, "extensive_search": False, "max_date": latest.isoformat()}
    try:
        return extract_metadata(tree, default_url=url, date_config=dates)
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError):  # a time zone of 99 hours, for one
        found = Document()
        found.title = tree.findtext(".//title")
        return found


def text_of(data: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes: by byte order mark, as UTF-8, in the encoding declared, or in the one detected.

    What a declared encoding cannot decode becomes U+FFFD, as in a browser: one bad byte is no reason to lose a page.
    """
    if data.startswith(tuple(mark for mark, _ in BOMS)):
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:_HEAD])
        for name in (charset, declared and declared.group(1).decode("ascii")):
            encoding = _encoding(name)
            if encoding:
                return data.decode(encoding, "replace")
    try:
        return decode(data)
    except DecodingError as error:
        if error.check == "binary":
            raise
        return data.decode("utf-8", "replace")


def _encoding(name: str | None) -> str | None:
    """The name of a text encoding of Python's, as browsers understand it."""
    try:
        known = codecs.lookup(name or "")
    except LookupError:
        return None
    return _AS_BROWSERS_DO.get(known.name, known.name) if known._is_text_encoding else None


def _main_text(html: str, tree: Any) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    careful = _by_trafilatura(tree, careful=True)
    other = extract_plain_text(html, main_content=True, alt_texts=False, comments=False).strip()
    if len(careful) >= HALF * len(other):
        return careful
    usual = _by_trafilatura(tree, careful=False)
    return usual if len(usual) >= HALF * len(other) else _BULLET.sub("- ", other)


def _by_trafilatura(tree: Any, *, careful: bool) -> str:
    from trafilatura import extract

    text = extract(tree, include_comments=False, with_metadata=False, fast=careful, favor_precision=careful)
    return _RULE.sub("", text or "")


def _own_address(url: str | None) -> str | None:
    """The address that a page gives itself, unless it is that of a whole site, which many pages give in error."""
    try:
        address = plain(url or "")
    except AddressError:
        return None
    return None if address.count("/") == 3 and address.endswith("/") else address
