"""Candidate rows parted into good ones and rejected ones, and stored tables checked again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa
from pandera.errors import SchemaErrors

from communique.schemas import FACT_TABLES
from communique.schemas.links import LINKS, Broken, broken_links, repeated_keys
from communique.schemas.parsing import UnparseableError, as_json, row_parser
from communique.schemas.row_checks import check_row
from communique.schemas.tables import MODELS, ORDER, arrow_schema

Row = dict[str, Any]
CHECKED = (*FACT_TABLES, "participants")
_SAID = {
    "isin": "is none of",
    "greater_than_or_equal_to": "is less than",
    "less_than_or_equal_to": "is more than",
    "str_matches": "is not of the form",
    "str_length": "is not of the length",
    "not_nullable": "is missing",
}
"""What it means, in words, that a check of a model fails; its bounds follow."""


@dataclass(slots=True)
class Validated:
    """Good rows as Arrow tables with the exact schemas, and what was turned away."""

    tables: dict[str, pa.Table]
    rejected: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class _Sorting:
    """Rows on their way: the good ones by table, and the first reason against each bad one."""

    sources: Mapping[str, str]
    good: dict[str, list[Row]]
    rejected: list[Row] = field(default_factory=list)
    facts: dict[str, list[Row]] = field(default_factory=dict)  # the rejections of facts, by fact_id

    def reject(self, table: str, row: Mapping[str, Any], check: str, column: str | None, reason: str) -> None:
        article_id = row.get("article_id")
        known = isinstance(article_id, str) and article_id in self.sources
        entry = {
            "stage": "validate",
            "table_name": table,
            "article_id": article_id if known else None,
            "source_uri": self.sources[article_id] if known else None,  # type: ignore[index]
            "line": None,
            "column_name": column,
            "check_name": check,
            "failure": reason,
            "row_json": as_json(row),
        }
        self.rejected.append(entry)
        fact_id = row.get("fact_id")
        if table != "participants" and isinstance(fact_id, str):
            self.facts.setdefault(fact_id, []).append(entry)

    def lost(self) -> set[str]:
        """The fact_ids of which no row is left."""
        return self.facts.keys() - {row["fact_id"] for table in FACT_TABLES for row in self.good[table]}

    def remove(self, findings: dict[tuple[str, int], list[tuple[str, str | None, str]]]) -> None:
        """Turn away rows, each once: the first finding names it, the others are mentioned."""
        touched = {table for table, _ in findings}
        for table in [name for name in self.good if name in touched]:
            kept = []
            for i, row in enumerate(self.good[table]):
                against = findings.get((table, i))
                if against is None:
                    kept.append(row)
                    continue
                check, column, reason = against[0]
                others = "".join(f"; also {name}: {why}" for name, _, why in against[1:])
                self.reject(table, row, check, column, reason + others)
            self.good[table] = kept


def validate(rows: Mapping[str, Sequence[Mapping[str, Any]]], articles: pa.Table) -> Validated:
    """Part candidate rows (plain JSON values) of the fact tables and participants.

    `articles` holds the articles of the rows, in the schema of their table. Every row comes out once, in `tables` or in
    `rejected`; a link to a row that was turned away becomes null and is named in that row's failure.
    """
    texts = dict(zip(articles["article_id"].to_pylist(), articles["text"].to_pylist(), strict=True))
    sources = dict(zip(articles["article_id"].to_pylist(), articles["source_uri"].to_pylist(), strict=True))
    sorting = _Sorting(sources, {table: [] for table in CHECKED})
    for table in CHECKED:
        _parse(table, rows.get(table, ()), sorting)
        sorting.remove(_model_findings(table, sorting.good[table]))
        sorting.remove(_row_findings(table, sorting.good[table], texts))
    _settle_links(sorting)
    return Validated({table: as_table(table, sorting.good[table]) for table in CHECKED}, sorting.rejected)


def _parse(table: str, rows: Sequence[Mapping[str, Any]], sorting: _Sorting) -> None:
    parse_row = row_parser(arrow_schema(table))
    uncorrected = {"corrected": None} if table in FACT_TABLES else {}  # what rules read is not corrected yet
    for row in rows:
        try:
            sorting.good[table].append(parse_row({**uncorrected, **row}))
        except UnparseableError as error:
            sorting.reject(table, row, error.check, error.args[1], f"{error.args[1]}: {error.args[0]}")


Findings = dict[tuple[str, int], list[tuple[str, str | None, str]]]


def _model_findings(table: str, rows: list[Row]) -> Findings:
    """What the Pandera model says, by row."""
    if not rows:
        return {}
    frame = pa.Table.from_pylist(rows, schema=arrow_schema(table)).to_pandas(types_mapper=pd.ArrowDtype)
    return {
        (table, index): [(check, column, reason)]
        for index, check, column, reason in model_failures(table, frame.reset_index(drop=True))
    }


def model_failures(table: str, frame: pd.DataFrame) -> Iterator[tuple[int, str, str, str]]:
    """The first failure of each bad row of a frame with a fresh index: row, check, column, reason."""
    try:
        MODELS[table].validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.dropna(subset=["index"]).drop_duplicates("index")
        if cases.empty:
            raise
        for case in cases.to_dict("records"):
            name, _, bounds = str(case["check"]).partition("(")
            shown, column = str(case["failure_case"])[:80], str(case["column"])
            reason = f"{column}: {shown!r} {_SAID.get(name, f'fails {name}')} {bounds.removesuffix(')').strip('()')}"
            yield int(case["index"]), name, column, reason.rstrip()[:400]


def _row_findings(table: str, rows: list[Row], texts: Mapping[str, str]) -> Findings:
    findings: Findings = {}
    for i, row in enumerate(rows):
        text = texts.get(row["article_id"])
        if text is None:
            findings[table, i] = [("link_leads_to_row", "article_id", "no such article in this batch")]
            continue
        found = [(check, column, reason) for check, column, reason in check_row(table, row, text)]
        if found:
            findings[table, i] = list(found)
    return findings


def _settle_links(sorting: _Sorting) -> None:
    """Turn away rows with repeated keys or bad links, until none is left; free links to rows that were rejected."""
    while True:
        _free_links(sorting, sorting.lost())
        broken = [*repeated_keys(sorting.good), *broken_links(sorting.good)]
        if not broken:
            return
        places = {id(row): (table, i) for table, rows in sorting.good.items() for i, row in enumerate(rows)}
        findings: Findings = {}
        for fault in broken:
            place = places[id(fault.row)]
            findings.setdefault(place, []).append((fault.check, fault.column, f"{fault.column}: {fault.reason}"))
        sorting.remove(findings)


def _free_links(sorting: _Sorting, lost: set[str]) -> None:
    if not lost:
        return
    freed: dict[str, list[str]] = {}
    for link in LINKS:
        for row in sorting.good[link.table]:
            if row[link.column] in lost:
                freed.setdefault(row[link.column], []).append(f"{link.table}.{link.column} of {row['fact_id']}")
                row[link.column] = None
    for fact_id, links in freed.items():
        for entry in sorting.facts[fact_id]:
            entry["failure"] += f"; links to it were set to null: {', '.join(links)}"
    orphans: Findings = {
        ("participants", i): [("fact_was_rejected", "fact_id", "the fact that it takes part in was rejected")]
        for i, row in enumerate(sorting.good["participants"])
        if row["fact_id"] in lost
    }
    sorting.remove(orphans)


def as_table(table: str, rows: list[Row]) -> pa.Table:
    """Parsed rows as an Arrow table with the exact schema, sorted."""
    ordered = sorted(rows, key=lambda row: [(row[column] is None, row[column]) for column in ORDER[table]])
    return pa.Table.from_pylist(ordered, schema=arrow_schema(table))


def faults(rows: Mapping[str, list[Row]], texts: Mapping[str, str]) -> list[Broken]:
    """What is wrong with parsed rows that belong together, given the texts of their articles.

    Checks across columns are made where every row has passed its model, checks across rows where these pass too.
    """
    for check in (_model_findings, lambda table, found: _row_findings(table, found, texts)):
        broken = [
            Broken(table, rows[table][i], str(column), name, reason)
            for table in CHECKED
            for (_, i), found in check(table, rows[table]).items()
            for name, column, reason in found
        ]
        if broken:
            return broken
    return [*repeated_keys(rows), *broken_links(rows)]


def check_tables(tables: Mapping[str, pa.Table]) -> list[Broken]:
    """Everything that is wrong with stored tables that belong together (all tables of a partition)."""
    texts = dict(zip(tables["articles"]["article_id"].to_pylist(), tables["articles"]["text"].to_pylist(), strict=True))
    problems: list[Broken] = []
    rows: dict[str, list[Row]] = {}
    for table in ("articles", *CHECKED):
        frame = tables[table].to_pandas(types_mapper=pd.ArrowDtype)
        rows[table] = tables[table].to_pylist()
        for index, check, column, reason in model_failures(table, frame):
            problems.append(Broken(table, rows[table][index], column, check, reason))
        if table != "articles":
            for (_, i), found in _row_findings(table, rows[table], texts).items():
                problems.extend(Broken(table, rows[table][i], str(column), check, why) for check, column, why in found)
    problems.extend(repeated_keys(rows))
    problems.extend(broken_links(rows))
    return problems
