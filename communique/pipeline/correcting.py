"""Corrections put on the checked rows of a batch: a row that holds what they expect takes them, if it still passes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from communique.pipeline.corrections_file import Correction, Key
from communique.schemas import FACT_TABLES
from communique.schemas.links import LINKS, Broken
from communique.schemas.parsing import UnparseableError, parse_text, written
from communique.schemas.tables import arrow_schema
from communique.schemas.validation import CHECKED, as_table, faults

Row = dict[str, Any]
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction of a fact that is there."""

    key: Key
    table_name: str
    article_id: str
    state: str
    failure: str | None = None


@dataclass(slots=True)
class _Fact:
    """A row that is to be corrected: its corrections, and the values that they give."""

    table: str
    row: Row
    corrections: list[Correction] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def corrected(self) -> Row:
        names = [name for name in arrow_schema(self.table).names if name in self.values]
        return {**self.row, **self.values, "corrected": ",".join(names)}


def correct(tables: Tables, articles: pa.Table, corrections: Sequence[Correction]) -> tuple[Tables, list[Outcome]]:
    """The checked rows with what is corrected in them, and what became of each correction of a fact among them.

    The corrections of one fact are applied together, or none of them: a value and the ends of its interval go together.
    """
    by_fact: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        by_fact[correction.fact_id or ""].append(correction)
    touched = {row["article_id"] for table in FACT_TABLES for row in _of(tables[table], "fact_id", by_fact).to_pylist()}
    if not touched:
        return tables, []
    rows = {table: _of(tables[table], "article_id", touched).to_pylist() for table in CHECKED}
    texts = {row["article_id"]: row["text"] for row in _of(articles, "article_id", touched).to_pylist()}
    facts: dict[str, _Fact] = {}
    outcomes: list[Outcome] = []
    for table in FACT_TABLES:
        for row in rows[table]:
            if row["fact_id"] in by_fact:
                fact = facts[row["fact_id"]] = _Fact(table, row)
                outcomes += _weigh(fact, by_fact[row["fact_id"]])
    outcomes += _settle(rows, facts, texts)
    corrected = _rows_with(rows, facts)
    whole = {table: _replaced(tables[table], table, corrected[table], touched) for table in CHECKED}
    return whole, outcomes


def _of(rows: pa.Table, column: str, values: Any) -> pa.Table:
    return rows.filter(pc.is_in(rows[column], pa.array(sorted(values), pa.string())))


def _replaced(rows: pa.Table, table: str, fresh: list[Row], articles: set[str]) -> pa.Table:
    kept = rows.filter(pc.invert(pc.is_in(rows["article_id"], pa.array(sorted(articles), pa.string()))))
    return pa.concat_tables([kept, as_table(table, fresh)])


def _weigh(fact: _Fact, corrections: list[Correction]) -> Iterator[Outcome]:
    """Give a fact the values that its row expects to be corrected; the others are told."""
    for correction in corrections:
        state, failure = _against(fact, correction)
        if state:
            yield _outcome(fact, correction, state, failure)
        else:
            fact.corrections.append(correction)


def _against(fact: _Fact, correction: Correction) -> tuple[str, str]:
    """What stands against a correction, by its own row; nothing where it fits."""
    name = correction.column_name or ""
    schema = arrow_schema(fact.table)
    if name not in schema.names:
        return "invalid", f"the fact is one of {fact.table}, which have no column {name}"
    column, held = schema.field(name), fact.row[name]
    try:
        expected = parse_text(correction.expected, column.type)
    except UnparseableError as error:
        return "unexpected_value", f"expected: {error.args[0]}; the row holds {_shown(held)}"
    if expected != held:
        return "unexpected_value", f"the row holds {_shown(held)}, and the correction expects {_shown(expected)}"
    try:
        value = parse_text(correction.corrected, column.type)
    except UnparseableError as error:
        return "invalid", f"corrected: {error.args[0]}"
    if value is None and not column.nullable:
        return "invalid", f"corrected: {name} may not be empty"
    if value == held:
        return "invalid", f"the row holds {_shown(held)} already"
    fact.values[name] = value
    return "", ""


def _settle(rows: Mapping[str, list[Row]], facts: dict[str, _Fact], texts: Mapping[str, str]) -> Iterator[Outcome]:
    """Take the values from facts until every row passes; the rows without any do."""
    while culprits := _culprits(faults(_rows_with(rows, facts), texts), facts):
        for fact_id, fault in culprits.items():
            fact = facts[fact_id]
            said = f"{fault.column}: {fault.reason}"
            where = "with it" if fault.row.get("fact_id") == fact_id else f"with it {fault.row.get('fact_id')} fails"
            for correction in fact.corrections:
                yield _outcome(fact, correction, "invalid", f"{where}, {said} ({fault.check})")
            fact.corrections, fact.values = [], {}
    for fact in facts.values():
        for correction in fact.corrections:
            yield _outcome(fact, correction, "applied", None)


def _culprits(broken: list[Broken], facts: Mapping[str, _Fact]) -> dict[str, Broken]:
    """The corrected facts behind broken rows: such a row itself, else one that it links to, else all of its article."""
    live = {fact_id: fact for fact_id, fact in facts.items() if fact.values}
    found: dict[str, Broken] = {}
    for fault in broken:
        linked = [fault.row["fact_id"]] + [fault.row.get(link.column) for link in LINKS]
        behind = [fact_id for fact_id in linked if fact_id in live][:1]
        article = [fact_id for fact_id, fact in live.items() if fact.row["article_id"] == fault.row["article_id"]]
        for fact_id in behind or article:
            found.setdefault(fact_id, fault)
    return found


def _rows_with(rows: Mapping[str, list[Row]], facts: Mapping[str, _Fact]) -> dict[str, list[Row]]:
    """The rows, each with the values that its corrections give."""

    def now(row: Row, table: str) -> Row:
        fact = facts.get(row["fact_id"]) if table in FACT_TABLES else None
        return fact.corrected() if fact and fact.values else row

    return {table: [now(row, table) for row in found] for table, found in rows.items()}


def _shown(value: Any) -> str:
    text = written(value)
    return "nothing" if text is None else repr(text)


def _outcome(fact: _Fact, correction: Correction, state: str, failure: str | None) -> Outcome:
    return Outcome(correction.key, fact.table, fact.row["article_id"], state, failure)
