"""The table `columns`: what each column of each table holds, one row a column."""

from __future__ import annotations

import pyarrow as pa

from communique.schemas.dictionary import vocabulary
from communique.schemas.tables import MODELS, arrow_schema

COLUMNS = pa.schema(
    [
        pa.field(name, kind, nullable=nullable, metadata={"description": description})
        for name, kind, nullable, description in (
            ("table_name", pa.string(), False, "the table"),
            ("column_name", pa.string(), False, "the column"),
            ("position", pa.int32(), False, "its place among the columns of the table, from 1"),
            ("type", pa.string(), False, "its Arrow type"),
            ("nullable", pa.bool_(), False, "whether it may be null"),
            ("description", pa.string(), False, "what it holds"),
            ("unit", pa.string(), True, "what its numbers are measured in"),
            ("words", pa.string(), True, "the words that it may hold, where that is a closed list"),
        )
    ],
    metadata={"communique.table": "columns", "description": "One row a column of each table."},
)


def columns() -> pa.Table:
    """The table, in the order of the tables and their columns."""
    rows = []
    for table in MODELS:
        words = vocabulary(table)
        for position, field in enumerate(arrow_schema(table), 1):
            rows.append(
                {
                    "table_name": table,
                    "column_name": field.name,
                    "position": position,
                    "type": str(field.type),
                    "nullable": field.nullable,
                    "description": field.metadata[b"description"].decode(),
                    "unit": unit(table, field.name),
                    "words": ", ".join(words[field.name]) if field.name in words else None,
                }
            )
    return pa.Table.from_pylist(rows, schema=COLUMNS)


def unit(table: str, column: str) -> str | None:
    """What the numbers of a column are measured in, where they are."""
    told: str | None = (MODELS[table].to_schema().columns[column].metadata or {}).get("unit")
    return told
