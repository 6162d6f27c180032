"""What pandas, polars, pyarrow and DuckDB see of every table: the right types, the same rows, exact money."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from handmade import article, money, sample, write

from communique.catalog.columns import COLUMNS
from communique.pipeline.present import report
from communique.schemas import TABLES
from communique.schemas.tables import arrow_schema
from communique.store.durable import write_parquet
from communique.store.store import PARTITIONED

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


PANDAS = {
    pa.string(): "str", pa.bool_(): "bool", pa.int32(): "int32", pa.int64(): "int64", pa.float64(): "float64",
    pa.date32(): "object", pa.timestamp("us", "UTC"): "datetime64[us, UTC]", pa.decimal128(28, 6): "object",
}  # fmt: skip
WITH_NULLS = {"int32": "float64", "int64": "float64", "bool": "object"}
"""What pandas makes of a column that has nulls, where nobody asks it for other types."""


@pytest.fixture(scope="module", params=["some", "none", "parts"])
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with articles, one without, and one of two partitions."""
    folder = tmp_path_factory.mktemp(request.param)
    found = write(folder) if request.param == "none" else sample(folder)
    if request.param == "parts":
        one = article("later", "Titre\n\nUn port de 7 millions de yens.", published_on=date(1999, 12, 31))
        amount = money("yen", one, "7 millions de yens", "999999999999999999999.999999", "JPY", value_low=Decimal(0))
        for table in PARTITIONED:
            rows = {"articles": [one], "amounts": [amount]}.get(table, [])
            write_parquet(pa.Table.from_pylist(rows, schema=arrow_schema(table)), found / table / "part-00001.parquet")
    report(found)
    return found


def schema_of(table: str) -> pa.Schema:
    return COLUMNS if table == "columns" else arrow_schema(table)


@pytest.mark.parametrize("table", READ)
def test_every_reader_sees_the_types(outputs: Path, table: str) -> None:
    schema, folder = schema_of(table), outputs / table
    whole = ds.dataset(folder)
    assert whole.schema.equals(schema)
    arrow = pd.read_parquet(folder, dtype_backend="pyarrow")
    assert [dtype.pyarrow_dtype for dtype in arrow.dtypes] == list(schema.types)  # type: ignore[union-attr]
    kept = whole.to_table()
    for field, dtype in zip(schema, pd.read_parquet(folder).dtypes, strict=True):
        plain = PANDAS[field.type]
        assert dtype == (WITH_NULLS.get(plain, plain) if kept[field.name].null_count else plain), field.name
    for path in (folder, folder / "*.parquet"):
        assert dict(pl.read_parquet(path).schema) == {field.name: POLARS[field.type] for field in schema}
    described = duckdb.sql(f"DESCRIBE FROM '{folder}/*.parquet'").fetchall()
    assert [row[:2] for row in described] == [(field.name, DUCKDB[field.type]) for field in schema]


@pytest.mark.parametrize("table", READ)
def test_every_reader_sees_the_same_values(outputs: Path, table: str) -> None:
    """Money to the last digit, days, moments in UTC, text, and null where there is nothing."""
    folder = outputs / table
    rows = ds.dataset(folder).to_table().to_pylist()
    assert pl.read_parquet(folder).to_dicts() == rows
    assert pa.Table.from_pandas(pd.read_parquet(folder, dtype_backend="pyarrow"), schema_of(table)).to_pylist() == rows
    plain = pd.read_parquet(folder).astype(object).to_dict("records")
    assert [{name: None if pd.isna(value) else value for name, value in row.items()} for row in plain] == rows
    with duckdb.connect() as connection:
        found = connection.sql(f"FROM '{folder}/*.parquet'").to_arrow_table()
    assert [value_of(row) for row in found.to_pylist()] == [value_of(row) for row in rows]


def value_of(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its moments in UTC: DuckDB gives them in the zone of the machine."""
    return {name: v.astimezone(UTC) if isinstance(v, datetime) else v for name, v in row.items()}


def test_every_reader_adds_up_money_exactly(outputs: Path) -> None:
    folder = outputs / "amounts"
    exact = sum((row["value"] for row in pq.read_table(folder).to_pylist() if row["unit"] != "EUR"), Decimal(0))
    assert outputs.name.startswith("none") == (exact == 0)
    assert sum(pd.read_parquet(folder).query("unit != 'EUR'")["value"]) == exact
    assert pl.read_parquet(folder).filter(pl.col("unit") != "EUR")["value"].sum() == exact
    query = f"SELECT COALESCE(SUM(value), 0) FROM '{folder}/*.parquet' WHERE unit <> 'EUR'"
    assert duckdb.sql(query).fetchall() == [(exact,)]


@pytest.mark.parametrize("table", READ)
def test_files_are_what_bi_tools_handle_well(outputs: Path, table: str) -> None:
    """Flat columns, statistics and a page index to skip by, and a description for each column."""
    for path in (outputs / table).iterdir():
        assert path.suffix == ".parquet"
        with pq.ParquetFile(path) as file:
            groups = [file.metadata.row_group(n) for n in range(file.metadata.num_row_groups)]
            for column in [group.column(n) for group in groups for n in range(group.num_columns) if group.num_rows]:
                assert column.is_stats_set
                assert column.statistics.has_null_count
                assert column.statistics.has_min_max == (column.statistics.null_count < column.num_values)
                assert column.has_offset_index
                assert column.has_column_index
                assert column.compression == "ZSTD"
            assert all(file.schema.column(n).max_repetition_level == 0 for n in range(len(file.schema.names)))
            kept, schema = file.schema_arrow, schema_of(table)
            for name in kept.names:
                assert kept.field(name).metadata[b"description"] == schema.field(name).metadata[b"description"] != b""
            assert not any(pa.types.is_nested(kind) or pa.types.is_dictionary(kind) for kind in kept.types)
            assert b"pandas" not in (kept.metadata or {})


def test_statistics_are_true(outputs: Path) -> None:
    """A reader skips what they say is not there: days and money, whose bytes sort in no simple way."""
    for table, name in (("articles", "published_on"), ("amounts", "value"), ("amounts", "fact_id")):
        for path in (outputs / table).iterdir():
            with pq.ParquetFile(path) as file:
                values = [value for value in file.read()[name].to_pylist() if value is not None]
                if values:
                    column = file.metadata.row_group(0).column(file.schema_arrow.get_field_index(name))
                    assert (column.statistics.min, column.statistics.max) == (min(values), max(values))
