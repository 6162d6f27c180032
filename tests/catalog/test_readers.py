"""What pandas, polars, pyarrow and DuckDB see of every table: the right types, the same rows, exact money."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from handmade import sample

from communique.catalog.columns import COLUMNS
from communique.pipeline.present import report
from communique.schemas import TABLES
from communique.schemas.tables import arrow_schema

MONEY = Decimal("14017000000.000000")
READ = (*TABLES, "columns")
POLARS = {
    pa.string(): pl.String(), pa.bool_(): pl.Boolean(), pa.int32(): pl.Int32(), pa.int64(): pl.Int64(),
    pa.float64(): pl.Float64(), pa.date32(): pl.Date(), pa.timestamp("us", "UTC"): pl.Datetime("us", "UTC"),
    pa.decimal128(28, 6): pl.Decimal(28, 6),
}  # fmt: skip
DUCKDB = {
    pa.string(): "VARCHAR", pa.bool_(): "BOOLEAN", pa.int32(): "INTEGER", pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE", pa.date32(): "DATE", pa.timestamp("us", "UTC"): "TIMESTAMP WITH TIME ZONE",
    pa.decimal128(28, 6): "DECIMAL(28,6)",
}  # fmt: skip


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = sample(tmp_path_factory.mktemp("outputs"))
    report(found)
    return found


def schema_of(table: str) -> pa.Schema:
    return COLUMNS if table == "columns" else arrow_schema(table)


@pytest.mark.parametrize("table", READ)
def test_every_reader_sees_the_types(outputs: Path, table: str) -> None:
    schema, folder = schema_of(table), outputs / table
    rows = ds.dataset(folder).count_rows()
    assert ds.dataset(folder).schema.equals(schema)
    arrow = pd.read_parquet(folder, dtype_backend="pyarrow")
    assert [dtype.pyarrow_dtype for dtype in arrow.dtypes] == list(schema.types)  # type: ignore[union-attr]
    plain = pd.read_parquet(folder)
    assert (list(plain.columns), len(plain)) == (schema.names, rows)
    polars = pl.read_parquet(folder)
    assert dict(polars.schema) == {field.name: POLARS[field.type] for field in schema}
    assert polars.height == rows
    described = duckdb.sql(f"DESCRIBE FROM '{folder}/*.parquet'").fetchall()
    assert [row[:2] for row in described] == [(field.name, DUCKDB[field.type]) for field in schema]


def test_every_reader_adds_up_money_exactly(outputs: Path) -> None:
    folder = outputs / "amounts"
    assert sum(pd.read_parquet(folder).query("unit == 'USD'")["value"]) == MONEY
    assert pl.read_parquet(folder).filter(pl.col("unit") == "USD")["value"].sum() == MONEY
    query = f"SELECT SUM(value) FROM '{folder}/*.parquet' WHERE unit = 'USD'"
    assert duckdb.sql(query).fetchall() == [(MONEY,)]


@pytest.mark.parametrize("table", READ)
def test_files_are_what_bi_tools_handle_well(outputs: Path, table: str) -> None:
    for path in (outputs / table).iterdir():
        assert path.suffix == ".parquet"
        with pq.ParquetFile(path) as file:
            for group in range(file.metadata.num_row_groups if file.metadata.num_rows else 0):
                for i in range(file.metadata.num_columns):
                    column = file.metadata.row_group(group).column(i)
                    assert column.is_stats_set
                    assert column.has_offset_index
            kept = file.schema_arrow
            assert all(kept.field(name).metadata[b"description"] for name in kept.names)
            assert not any(pa.types.is_nested(kind) or pa.types.is_dictionary(kind) for kind in kept.types)
