"""How tables of sentences speak of rows: by their quotes, a later row of the same quote as "4 milliards#2"."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def plain(text: str) -> str:
    """A text with plain spaces and apostrophes."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def handles(rows: Rows) -> dict[str, str]:
    """What a table of sentences calls each fact, by its fact_id."""
    found: dict[str, str] = {}
    for table in ("amounts", "growth_rates", "agreements", "projects"):
        seen: dict[str, int] = {}
        for row in rows[table]:
            quote = plain(row["quote"])
            seen[quote] = seen.get(quote, 0) + 1
            found[row["fact_id"]] = quote if seen[quote] == 1 else f"{quote}#{seen[quote]}"
    return found


def linked(rows: Rows, table: str, *columns: str) -> list[tuple[str, ...]]:
    """The links of a table's rows, as (quote, quote of the target); with several columns, (quote, column, target)."""
    names = handles(rows)
    found = [(row, column) for row in rows[table] for column in columns if row[column] is not None]
    if len(columns) == 1:
        return [(names[row["fact_id"]], names[row[column]]) for row, column in found]
    return [(names[row["fact_id"]], column, names[row[column]]) for row, column in found]


def named(rows: Rows, row: Row, role: str = "party") -> list[str]:
    """The names of those who take part in a fact in a role."""
    own = [p for p in rows["participants"] if p["fact_id"] == row["fact_id"] and p["role"] == role]
    return [plain(p["name"]) for p in own]
