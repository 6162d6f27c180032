"""What follows from the models: Arrow schemas with their descriptions, and empty tables."""

from __future__ import annotations

import json
from functools import cache

import pyarrow as pa

from communique.schemas import CONTRACT, FACT_TABLES
from communique.schemas.articles import Articles
from communique.schemas.columns import Table
from communique.schemas.corrections import Corrections
from communique.schemas.facts import Agreements, Amounts, GrowthRates, Projects
from communique.schemas.operations import Anomalies, Rejected, Runs
from communique.schemas.participants import Participants

MODELS: dict[str, type[Table]] = {
    "articles": Articles,
    "amounts": Amounts,
    "growth_rates": GrowthRates,
    "agreements": Agreements,
    "projects": Projects,
    "participants": Participants,
    "rejected": Rejected,
    "runs": Runs,
    "corrections": Corrections,
    "anomalies": Anomalies,
}

KEYS: dict[str, tuple[str, ...]] = {
    "articles": ("article_id",),
    **dict.fromkeys(FACT_TABLES, ("fact_id",)),
    "participants": ("fact_id", "role", "name"),
    "rejected": (),
    "runs": ("run_id",),
    "corrections": ("line",),
    "anomalies": ("run_id", "check_name", "table_name", "found"),
}
"""The columns that tell one row from another; a log of failures has none."""

ORDER: dict[str, tuple[str, ...]] = {
    "articles": ("article_id",),
    **dict.fromkeys(FACT_TABLES, ("article_id", "quote_start", "quote_end", "fact_id")),
    "participants": ("article_id", "fact_id", "role", "mention_start", "name"),
}
"""How the rows of a table are sorted; logs keep the order in which they were written."""


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table: types, nullability, descriptions, key and contract version.

    Raises KeyError for a name that is no table.
    """
    schema = MODELS[table].to_schema()
    fields = [
        pa.field(
            name,
            column.dtype.type.pyarrow_dtype,
            nullable=column.nullable,
            metadata={"description": column.description},
        )
        for name, column in schema.columns.items()
    ]
    metadata = {
        "communique.contract": str(CONTRACT),
        "communique.table": table,
        "communique.key": json.dumps(KEYS[table]),
        "description": " ".join((MODELS[table].__doc__ or "").split()),
    }
    return pa.schema(fields, metadata=metadata)


def empty(table: str) -> pa.Table:
    """The table with its full schema and no rows."""
    return arrow_schema(table).empty_table()
