"""The fields of an article as a source gives them, checked and made one article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from communique.article import Article, article_id_of
from communique.sources.decoding import clean
from communique.sources.language import code_of, detect
from communique.sources.wrapping import unwrapped

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"(?:https?://[^\s/?#]|(?!https?:)(?P<scheme>[a-z][a-z0-9+.-]*):\S)\S*", re.IGNORECASE)
_NOWHERE = frozenset({"about", "blob", "data", "javascript", "mailto", "tel", "vbscript"})
"""Schemes of addresses that no article has."""
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)


MAX_CHARACTERS = 10_000_000
"""A longer text is no article."""
QUOTED = "put it in quotes"

_KINDS: dict[type, str] = {bool: "yes or no", int: "a number", float: "a number", list: "a list", dict: "an object"}


def kind_of(value: Any) -> str:
    """What a value of JSON or YAML is, in plain words."""
    if isinstance(value, date):
        return "a date"
    return "null" if value is None else "text" if isinstance(value, str) else _KINDS.get(type(value), "something else")


class FieldError(ValueError):
    """A field that cannot be used; the message names it. `article_id` says whose it is, where that is known."""

    article_id: str | None = None


def identity(url: Any) -> str:
    """A url as who an article is. Raises FieldError for what is no text, empty, or leads to no article."""
    uri = _text("url", url).strip()
    if not uri:
        raise FieldError("url is empty: it is who the article is")
    try:
        uri.encode("utf-8")
    except UnicodeEncodeError:
        raise FieldError("url holds a lone surrogate, which is no character") from None
    address = _ADDRESS.fullmatch(uri)
    if address is None or (address["scheme"] or "").lower() in _NOWHERE:
        raise FieldError(f"url {uri[:60]!r} is the address of no article: give it as in https://example.org/article")
    return uri


def article(source_uri: str, title: Any, body: Any, given: Mapping[str, Any]) -> Article:
    """An article from its parts and its fields (outlet, author, language, published_on), null or absent alike.

    Raises FieldError for a field of the wrong type or form, and for an article without text.
    """
    try:
        heading, text = clean(_text("title", title)).replace("\n", " "), unwrapped(clean(_text("text", body)))
        return _article(source_uri, heading, text, given)
    except FieldError as error:
        error.article_id = article_id_of(source_uri)
        raise


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise FieldError(f"{name} is missing" if value is None else f"{name} is {kind_of(value)}, not text: {QUOTED}")
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
        raise FieldError(f"{name} is {kind_of(value)}, not text: {QUOTED}")
    return clean(value) or None


def _language(value: Any, text: str) -> str:
    """A BCP 47 tag in its usual spelling; what is not given is detected."""
    if value is None:
        return detect(text)
    tag = _text("language", value).strip()
    primary, *rest = tag.replace("_", "-").split("-")
    if not _LANGUAGE.fullmatch(tag) or (known := code_of(primary)) is None:
        raise FieldError(f"language {tag[:40]!r} is no BCP 47 tag such as fr or pt-BR: without it, it is detected")
    return "-".join([known, *(part.upper() if len(part) == 2 else part.title() for part in rest)])


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
