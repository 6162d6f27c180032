"""Checks across rows and tables: keys are unique, and every link leads where it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique.schemas import FACT_TABLES

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Link:
    """A column that holds the fact_id of a row of `target`.

    `first`: the target must itself not be such a link (no chain), nor stand behind the row where `earlier`.
    """

    table: str
    column: str
    target: str
    first: bool = False
    earlier: bool = False


LINKS = (
    Link("amounts", "project_id", "projects"),
    Link("amounts", "agreement_id", "agreements"),
    Link("amounts", "part_of", "amounts", first=True),
    Link("amounts", "repeats", "amounts", first=True, earlier=True),
    Link("amounts", "converts", "amounts", first=True, earlier=True),
    Link("growth_rates", "level_amount_id", "amounts"),
    Link("growth_rates", "repeats", "growth_rates", first=True, earlier=True),
    Link("agreements", "part_of", "agreements", first=True),
    Link("projects", "part_of", "projects", first=True),
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A row with a link that leads nowhere good."""

    table: str
    row: Row
    column: str
    check: str
    reason: str


def broken_links(rows: Rows) -> Iterator[Broken]:
    """Every link of the rows that does not lead to a row of the right table and article, earlier where it must."""
    by_id = {table: {row["fact_id"]: row for row in rows.get(table, ())} for table in FACT_TABLES}
    for link in LINKS:
        for row in rows.get(link.table, ()):
            if row[link.column] is not None:
                target = by_id[link.target].get(row[link.column])
                check, reason = _fault(link, row, target)
                if check:
                    yield Broken(link.table, row, link.column, check, reason)
    for row in rows.get("participants", ()):
        fact = by_id[row["table_name"]].get(row["fact_id"])
        if fact is None or fact["article_id"] != row["article_id"]:
            reason = f"no row {row['fact_id']} of this article in {row['table_name']}"
            yield Broken("participants", row, "fact_id", "link_leads_to_row", reason)


def _fault(link: Link, row: Row, target: Row | None) -> tuple[str, str]:
    if target is None:
        return "link_leads_to_row", f"no row {row[link.column]} in {link.target}"
    if target["article_id"] != row["article_id"]:
        return "link_stays_in_article", f"{row[link.column]} stands in another article"
    if target is row:
        return "link_is_no_loop", "the row links to itself"
    if link.first and target[link.column] is not None:
        return "link_is_no_chain", f"{row[link.column]} is itself a row with {link.column}"
    if link.earlier and (target["quote_start"], target["quote_end"]) > (row["quote_start"], row["quote_end"]):
        return "link_leads_back", f"{row[link.column]} stands behind this row"
    return "", ""


def repeated_keys(rows: Rows) -> Iterator[Broken]:
    """Rows whose key another row has: fact_id over the four fact tables; fact, role and name of a participant."""
    seen: set[Any] = set()
    for table in FACT_TABLES:
        for row in rows.get(table, ()):
            if row["fact_id"] in seen:
                yield Broken(table, row, "fact_id", "fact_id_is_unique", "another fact has this fact_id")
            seen.add(row["fact_id"])
    for row in rows.get("participants", ()):
        key = (row["fact_id"], row["role"], row["name"])
        if key in seen:
            yield Broken("participants", row, "name", "participant_is_unique", "named twice in the same role")
        seen.add(key)
