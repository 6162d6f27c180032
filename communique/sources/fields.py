"""The fields of an article as a source gives them, checked and made one article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from communique.article import Article, article_id_of
from communique.sources.decoding import clean
from communique.sources.language import detect

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)


MAX_CHARACTERS = 10_000_000
"""A longer text is no article."""


class FieldError(ValueError):
    """A field that cannot be used; the message names it. `article_id` says whose it is, where that is known."""

    article_id: str | None = None


def identity(url: Any) -> str:
    """A url as who an article is. Raises FieldError for what is no text, or empty."""
    uri = _text("url", url).strip()
    if not uri:
        raise FieldError("url is empty: it is who the article is")
    try:
        uri.encode("utf-8")
    except UnicodeEncodeError:
        raise FieldError("url holds a lone surrogate, which is no character") from None
    return uri


def article(source_uri: str, title: Any, body: Any, given: Mapping[str, Any]) -> Article:
    """An article from its parts and its fields (outlet, author, language, published_on), null or absent alike.

    Raises FieldError for a field of the wrong type or form, and for an article without text.
    """
    try:
        return _article(source_uri, clean(_text("title", title)).replace("\n", " "), clean(_text("text", body)), given)
    except FieldError as error:
        error.article_id = article_id_of(source_uri)
        raise


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise FieldError(f"{name} is " + ("missing" if value is None else f"{type(value).__name__}, not text"))
    return value


def _article(source_uri: str, title: str, body: str, given: Mapping[str, Any]) -> Article:
    text = f"{title}\n\n{body}".strip() if body else title
    if not text:
        raise FieldError("there is no text")
    if len(text) > MAX_CHARACTERS:
        raise FieldError(f"the text has {len(text)} characters; an article has at most {MAX_CHARACTERS}")
    return Article(
        source_uri=source_uri,
        title=title,
        text=text,
        language=_language(given.get("language"), text),
        published_on=_published(given.get("published_on")),
        outlet=_words(given, "outlet"),
        author=_words(given, "author"),
    )


def _words(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise FieldError(f"{name} is {type(value).__name__}, not text")
    return clean(value) or None


def _language(value: Any, text: str) -> str:
    """A BCP 47 tag in its usual spelling; what is not given is detected."""
    if value is None:
        return detect(text)
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value.strip()):
        raise FieldError(f"language {str(value)[:40]!r} is no BCP 47 tag such as fr or pt-BR")
    primary, *rest = value.strip().replace("_", "-").split("-")
    return "-".join([primary.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])


def _published(value: Any) -> date | None:
    """The local date as the source writes it: of a time with a zone, the date before the T."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    matched = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return date.fromisoformat(matched.group(1)) if matched else _no_date(value)
    except ValueError:
        return _no_date(value)


def _no_date(value: Any) -> date:
    raise FieldError(f"published_on {str(value)[:40]!r} is no date like 2025-01-31")
