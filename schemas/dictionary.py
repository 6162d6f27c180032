"""The data dictionary, docs/tables.md, written from the models: `make dictionary`."""

from __future__ import annotations

import sys

from communique.schemas import CONTRACT
from communique.schemas.tables import KEYS, MODELS, arrow_schema


def dictionary() -> str:
    """The whole page as Markdown."""
    parts = [
        "# The tables\n",
        "Written from the models in `schemas/` by `make dictionary`; a test fails when it is not current. "
        f"Version {CONTRACT} of the contract, which stands in the metadata of every file. "
        "`?` marks what may be null.\n",
    ]
    for table in MODELS:
        schema = arrow_schema(table)
        parts.append(f"## {table}\n\n{schema.metadata[b'description'].decode()}\n")
        if KEYS[table]:
            parts.append(f"Key: {', '.join(KEYS[table])}.\n")
        words = vocabulary(table)
        lines = ["| column | type | meaning |", "|---|---|---|"]
        for field in schema:
            kind = f"{field.type}{'?' if field.nullable else ''}"
            description = field.metadata[b"description"].decode()
            listed = f": {', '.join(words[field.name])}" if field.name in words else ""
            lines.append(f"| {field.name} | {kind} | {description}{listed} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def vocabulary(table: str) -> dict[str, list[str]]:
    """The words that a column may hold, sorted, by column; only of columns that have such a list."""
    return {
        name: sorted(check.statistics["allowed_values"])
        for name, column in MODELS[table].to_schema().columns.items()
        for check in column.checks
        if check.name == "isin"
    }


if __name__ == "__main__":
    sys.stdout.write(dictionary())
