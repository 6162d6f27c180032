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
        lines = ["| column | type | meaning |", "|---|---|---|"]
        for field in schema:
            kind = f"{field.type}{'?' if field.nullable else ''}"
            words = _vocabulary(table, field.name)
            description = field.metadata[b"description"].decode()
            lines.append(f"| {field.name} | {kind} | {description}{f': {words}' if words else ''} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _vocabulary(table: str, column: str) -> str:
    for check in MODELS[table].to_schema().columns[column].checks:
        if check.name == "isin":
            return ", ".join(sorted(check.statistics["allowed_values"]))
    return ""


if __name__ == "__main__":
    sys.stdout.write(dictionary())
