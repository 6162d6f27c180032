"""The models are the contract: columns, types, vocabularies; and every reader sees the types that they say."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pytest
from conftest import ROOT

from communique.schemas import TABLES
from communique.schemas.tables import MODELS, arrow_schema, empty

FACT = "fact_id article_id quote quote_start quote_end sentence confidence extractor corrected"
FIGURE = "qualifier measure modality period_start period_end period_text"
CONTRACT = {
    "articles": "article_id source_uri outlet language title author published_on loaded_at content_sha256 duplicate_of text",
    "amounts": f"{FACT} kind value value_low value_high unit {FIGURE} project_id agreement_id part_of repeats converts",
    "growth_rates": f"{FACT} rate rate_to basis direction {FIGURE} level_amount_id repeats",
    "agreements": f"{FACT} type title subject status signed_on count part_of",
    "projects": f"{FACT} name status sector place count part_of",
    "participants": "table_name fact_id article_id role name kind country mention_start mention_end",
    "rejected": "run_id stage table_name article_id source_uri line column_name check_name failure row_json",
    "runs": "run_id started_at finished_at state version contract articles_seen articles_new articles_changed "
    "articles_unchanged articles_unread articles_failed articles_read "
    + " ".join(
        f"{what}_{table}"
        for table in ("amounts", "growth_rates", "agreements", "projects")
        for what in ("found", "written", "rejected", "rows", "sha256")
    )
    + " rows_rejected",
    "corrections": "line fact_id column_name expected corrected reason corrected_by corrected_on table_name article_id "
    "state failure",
    "anomalies": "run_id check_name table_name found usual message",
}
TYPES = {
    "value": pa.decimal128(28, 6), "value_low": pa.decimal128(28, 6), "value_high": pa.decimal128(28, 6),
    "quote_start": pa.int32(), "quote_end": pa.int32(), "mention_start": pa.int32(), "mention_end": pa.int32(),
    "count": pa.int32(), "contract": pa.int32(), "line": pa.int64(), "confidence": pa.float64(), "rate": pa.float64(),
    "rate_to": pa.float64(), "published_on": pa.date32(), "period_start": pa.date32(), "period_end": pa.date32(),
    "signed_on": pa.date32(), "loaded_at": pa.timestamp("us", "UTC"), "started_at": pa.timestamp("us", "UTC"),
    "finished_at": pa.timestamp("us", "UTC"), "corrected_on": pa.date32(),
}  # fmt: skip
NULLABLE = {
    "outlet",
    "author",
    "published_on",
    "duplicate_of",
    "confidence",
    "value_low",
    "value_high",
    "unit",
    "measure",
    "period_start",
    "period_end",
    "period_text",
    "project_id",
    "agreement_id",
    "part_of",
    "repeats",
    "converts",
    "rate_to",
    "level_amount_id",
    "subject",
    "signed_on",
    "count",
    "sector",
    "place",
    "country",
    "mention_start",
    "mention_end",
    "finished_at",
    "articles_read",
    "corrected",
}
NULLABLE_IN = {
    "rejected": {"table_name", "article_id", "source_uri", "line", "column_name", "row_json"},
    "corrections": {
        "fact_id", "column_name", "expected", "corrected", "reason", "corrected_by", "corrected_on", "table_name",
        "article_id", "failure",
    },
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_those_of_the_contract(table: str) -> None:
    schema = arrow_schema(table)
    assert schema.names == CONTRACT[table].split()
    for field in schema:
        counted = field.name.startswith(("articles_", "found_", "written_", "rejected_", "rows_"))
        assert field.type == TYPES.get(field.name, pa.int64() if counted else pa.string()), field.name
        nullable = NULLABLE_IN.get(table, NULLABLE)
        assert field.nullable == (field.name in nullable), field.name
        assert field.metadata[b"description"], field.name
    assert schema.metadata[b"communique.contract"] == b"1"


def test_every_table_has_a_model() -> None:
    assert tuple(MODELS) == TABLES == tuple(CONTRACT)


def test_the_dictionary_is_current() -> None:
    from communique.schemas.dictionary import dictionary

    written = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert written == dictionary(), "run `make dictionary`"


@pytest.mark.parametrize("table", TABLES)
def test_empty_tables_keep_their_types_in_every_reader(table: str, tmp_path: Path) -> None:
    from communique.store.durable import write_parquet

    path = tmp_path / table / "part-00000.parquet"
    write_parquet(empty(table), path)
    schema = arrow_schema(table)
    assert ds.dataset(str(tmp_path / table)).schema.equals(schema)
    assert list(pd.read_parquet(tmp_path / table).columns) == schema.names
    assert pl.read_parquet(tmp_path / table).columns == schema.names
    described = duckdb.sql(f"DESCRIBE FROM '{path}'").fetchall()
    names = {pa.string(): "VARCHAR", pa.decimal128(28, 6): "DECIMAL(28,6)", pa.date32(): "DATE", pa.int32(): "INTEGER"}
    names |= {pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.timestamp("us", "UTC"): "TIMESTAMP WITH TIME ZONE"}
    assert [(row[0], row[1]) for row in described] == [(field.name, names[field.type]) for field in schema]
