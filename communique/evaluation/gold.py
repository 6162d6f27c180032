"""Annotated articles, one JSON file each: checked, so that a slip of the annotator does not pass for the reader's."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from communique.article import Article
from communique.schemas import FACT_TABLES
from communique.schemas import vocabulary as words
from communique.sources.fields import FieldError, article, kind_of

MOST = 1e32
"""What no number of the tables reaches: they hold 38 digits, 6 of them behind the point."""

NOWHERE = (-2, -1)
"""The place of a quote that cleaning the text has changed: no row overlaps it, so it counts as missed."""


class GoldError(Exception):
    """A folder or a file that cannot be used; the message says which one and what is wrong."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An annotated fact: its place in the text of the article as it is read, and what is said of it."""

    table: str
    kind: str | None
    start: int
    end: int
    said: Mapping[str, Any]

    @property
    def quote(self) -> str:
        """The words of the fact."""
        return str(self.said["quote"])

    @property
    def optional(self) -> bool:
        """Whether reading it counts neither for nor against."""
        return bool(self.said.get("optional"))


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and its facts."""

    key: str
    article: Article
    facts: tuple[Fact, ...]


def load(folder: Path) -> list[Annotated]:
    """The annotated articles of a folder, in the order of their files.

    Raises GoldError for a folder without any, and for a file that is not what it should be.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: no annotated articles here (files that end in .json, one an article)")
    return [_load(path) for path in paths]


def _load(path: Path) -> Annotated:
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path}: no JSON in UTF-8{_place(error)}") from None
    try:
        return _annotated(given)
    except (_WrongError, FieldError) as error:
        raise GoldError(f"{path}: {error}") from None


def _place(error: Exception) -> str:
    return f": line {error.lineno}, character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""


class _WrongError(Exception):
    """What is wrong in a file."""


def _annotated(given: Any) -> Annotated:
    if not isinstance(given, dict):
        raise _WrongError(f"it holds {kind_of(given)}, not an object: a file holds one article")
    _no_other(given, _ARTICLE)
    key, text = _field(given, "key", _is_text, "text"), _field(given, "text", _is_text, "text")
    _field(given, "language", _is_text, "a language tag such as fr")
    title, _, body = text.partition("\n\n")
    fields = {"language": given["language"], "published_on": given.get("published")}
    loaded = article(f"gold:{key}", title, body, fields)
    facts = [
        _fact(table, entry, f"{table}[{number}]", text, loaded.text)
        for table in FACT_TABLES
        for number, entry in enumerate(_field(given, table, _is_list, "a list, empty where there are none"))
    ]
    _no_twice(facts)
    return Annotated(key, loaded, tuple(facts))


def _no_twice(facts: list[Fact]) -> None:
    seen: set[tuple[str, str | None, str, int]] = set()
    for fact in facts:
        place = (fact.table, fact.kind, fact.quote, fact.said.get("occurrence") or 1)
        if place in seen:
            raise _WrongError(f"{fact.table} holds this fact twice: {fact.quote!r}")
        seen.add(place)


def _fact(table: str, entry: Any, where: str, text: str, read: str) -> Fact:
    if not isinstance(entry, dict):
        raise _WrongError(f"{where} is no object")
    try:
        quote = _field(entry, "quote", _is_text, "text")
        _no_other(entry, {"quote", *_FIELDS[table], *_OPTIONAL[table]})
        for name, (right, wanted) in _FIELDS[table].items():
            _field(entry, name, right, wanted)
        for name, (right, wanted) in _OPTIONAL[table].items():
            if entry.get(name) is not None:
                _field(entry, name, right, wanted)
        _check_range(entry)
        occurrence = entry.get("occurrence") or 1
        if _locate(text, quote, occurrence) is None:
            raise _WrongError(f"its quote stands {text.count(quote)} times in the text, not {occurrence}: {quote!r}")
    except _WrongError as error:
        raise _WrongError(f"{where}: {error}") from None
    start, end = _locate(read, quote, occurrence) or NOWHERE
    return Fact(table, entry["kind"] if table == "amounts" else None, start, end, entry)


def _check_range(entry: dict[str, Any]) -> None:
    """Both ends of a range, and of nothing else."""
    if entry.get("qualifier") == "between":
        above = f"a number above the value, {entry['value']}, as the qualifier is between"
        _field(entry, "value_high", lambda high: _is_number(high) and high > entry["value"], above)
    elif entry.get("value_high") is not None:
        raise _WrongError("value_high is given; it should be null, as the qualifier is not between")


def _no_other(given: dict[str, Any], known: Iterable[str]) -> None:
    """No field of another name, which may be a known one mistyped."""
    other = next((name for name in given if name not in known), None)
    if other is not None:
        near = get_close_matches(other, known, 1)
        raise _WrongError(f"{other} is no field" + (f"; {near[0]} is one" if near else ""))


def _field(given: dict[str, Any], name: str, right: Callable[[Any], bool], wanted: str) -> Any:
    if name not in given:
        raise _WrongError(f"{name} is missing; it should be {wanted}")
    if not right(given[name]):
        raise _WrongError(f"{name} is {json.dumps(given[name], ensure_ascii=False)[:60]}; it should be {wanted}")
    return given[name]


def _locate(text: str, quote: str, occurrence: int) -> tuple[int, int] | None:
    at = -1
    for _ in range(occurrence):
        at = text.find(quote, at + 1)
        if at < 0:
            return None
    return at, at + len(quote)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_number(value: Any) -> bool:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return plain and abs(value) < MOST and math.isfinite(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


Check = tuple[Callable[[Any], bool], str]


def _one_of(allowed: Iterable[str]) -> Check:
    known = frozenset(allowed)
    return lambda value: isinstance(value, str) and value in known, "one of " + ", ".join(sorted(known))


_NUMBER: Check = (_is_number, "a number")
_WHOLE: Check = (_is_whole, "a whole number from 1 on")
_TEXT: Check = (_is_text, "text")
_UNIT: Check = (lambda value: value is None or _is_text(value), "text, or null where there is none")
_TEXTS: Check = (_is_texts, "a list of texts")
_FLAG: Check = (_is_flag, "true or false")
_COMMON: dict[str, Check] = {"occurrence": _WHOLE, "optional": _FLAG}
_SAID: dict[str, Check] = {**_COMMON, "measure": _TEXT, "period": _TEXT}
_THING: dict[str, Check] = {**_COMMON, "parties": _TEXTS, "count": _WHOLE}
_FIELDS: dict[str, dict[str, Check]] = {
    "amounts": {
        "kind": _one_of(words.AMOUNT_KINDS),
        "value": _NUMBER,
        "unit": _UNIT,
        "qualifier": _one_of(words.QUALIFIERS),
        "modality": _one_of(words.MODALITIES),
    },
    "growth_rates": {"rate": _NUMBER, "basis": _one_of(words.BASES), "modality": _one_of(words.MODALITIES)},
    "agreements": {"type": _one_of(words.AGREEMENT_TYPES), "status": _one_of(words.AGREEMENT_STATUSES)},
    "projects": {"status": _one_of(words.PROJECT_STATUSES)},
}
"""What a fact must say for it to be scored."""

_OPTIONAL: dict[str, dict[str, Check]] = {
    "amounts": {**_SAID, "value_high": _NUMBER},
    "growth_rates": {**_SAID, "rate_to": _NUMBER, "qualifier": _one_of(words.QUALIFIERS)},
    "agreements": {**_THING, "subject": _TEXT},
    "projects": {**_THING, "name": _TEXT, "places": _TEXTS, "sector": _TEXT, "amount": _NUMBER},
}
"""What it may say besides; null says nothing."""

_ARTICLE = ("key", "source", "language", "published", "title", "text", *FACT_TABLES)
"""What an article may say."""
