"""Annotated articles, one JSON file each: checked, so that a slip of the annotator does not pass for the reader's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.article import Article
from communique.schemas import FACT_TABLES
from communique.schemas import vocabulary as words
from communique.sources.fields import FieldError, article, kind_of

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
    return Annotated(key, loaded, tuple(facts))


def _fact(table: str, entry: Any, where: str, text: str, read: str) -> Fact:
    if not isinstance(entry, dict):
        raise _WrongError(f"{where} is no object")
    try:
        quote = _field(entry, "quote", _is_text, "text")
        for name, (right, wanted) in _FIELDS[table].items():
            _field(entry, name, right, wanted)
        if entry.get("qualifier") == "between":
            _field(entry, "value_high", _is_number, "a number, as the qualifier is between")
        occurrence = entry.get("occurrence") or 1
        if _locate(text, quote, occurrence) is None:
            raise _WrongError(f"its quote does not stand {occurrence} times in the text: {quote!r}")
    except _WrongError as error:
        raise _WrongError(f"{where}: {error}") from None
    start, end = _locate(read, quote, occurrence) or NOWHERE
    return Fact(table, entry["kind"] if table == "amounts" else None, start, end, entry)


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
    return isinstance(value, int | float) and not isinstance(value, bool)


Check = tuple[Callable[[Any], bool], str]


def _one_of(allowed: Iterable[str]) -> Check:
    known = frozenset(allowed)
    return lambda value: isinstance(value, str) and value in known, "one of " + ", ".join(sorted(known))


_NUMBER: Check = (_is_number, "a number")
_FIELDS: dict[str, dict[str, Check]] = {
    "amounts": {
        "kind": _one_of(words.AMOUNT_KINDS),
        "value": _NUMBER,
        "qualifier": _one_of(words.QUALIFIERS),
        "modality": _one_of(words.MODALITIES),
    },
    "growth_rates": {"rate": _NUMBER, "basis": _one_of(words.BASES), "modality": _one_of(words.MODALITIES)},
    "agreements": {"type": _one_of(words.AGREEMENT_TYPES), "status": _one_of(words.AGREEMENT_STATUSES)},
    "projects": {"status": _one_of(words.PROJECT_STATUSES)},
}
"""What a fact must say for it to be scored; what else it says may be absent."""
