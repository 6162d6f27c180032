"""A row of a table, or an object of a JSON line, as an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from communique.sources.fields import FieldError, article, identity
from communique.sources.interface import Failure, Loaded

NEEDED = ("url", "title", "text")
COLUMNS = (*NEEDED, "outlet", "author", "language", "published_on")
"""The names of the columns that are read."""


def loaded(given: Mapping[str, Any], number: int, uri: str) -> Loaded | Failure:
    """The article of a row; `uri` is the file, `number` the row or line in it."""
    try:
        return Loaded(article(identity(given.get("url")), given.get("title"), given.get("text"), given), number)
    except FieldError as error:
        return Failure(uri, "bad_field", str(error), number, dict(given), error.article_id)


def missing(names: Iterable[str], uri: str) -> Failure | None:
    """What to say of a table that lacks a column that is needed; None where it has them all."""
    there = list(names)
    lacking = [name for name in NEEDED if name not in there]
    if not lacking:
        return None
    found = ", ".join(repr(name[:40]) for name in there[:20])
    reason = f"no column {' and no column '.join(lacking)}; the columns are {found}. Read are {', '.join(COLUMNS)}"
    return Failure(uri, "missing_column", reason, 1)
