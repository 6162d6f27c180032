"""A saved web page: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from communique.sources import page
from communique.sources.decoding import DecodingError
from communique.sources.fields import FieldError, article
from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import whole


def load(file: SourceFile, after: int = 0) -> Iterator[Loaded | Failure]:
    """The article of the page, under the address that it gives itself, else under the file's."""
    data = whole(file, page.MAX_BYTES)
    yield data if isinstance(data, Failure) else read(data, file.uri)


def read(
    data: bytes, uri: str, *, address: str | None = None, charset: str | None = None, latest: date = page.LATEST
) -> Loaded | Failure:
    """The article of a page's bytes.

    It is who `address` says, where the page was fetched from; else who the page says; else who `uri` says. `charset` is
    what the server said; no page is dated behind `latest`.
    """
    if not data.strip():
        return Failure(uri, "empty", "the page is empty")
    try:
        found = page.read(data, charset, address, latest)
        return Loaded(article(address or found.url or uri, found.title or "", found.body, found.fields()))
    except DecodingError as error:
        return Failure(uri, error.check, str(error), error.line)
    except page.PageError as error:
        return Failure(uri, "no_article", str(error))
    except FieldError as error:
        return Failure(uri, "bad_field", str(error), article_id=error.article_id)
