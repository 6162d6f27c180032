"""Superset reads the tables as docs/bi.md tells it to: every view is a dataset, and charts add up as DuckDB does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT
from handmade import article, money, sample, write
from instance import SUPERSET, Superset, running

from communique.pipeline.present import report

pytestmark = [pytest.mark.bi, pytest.mark.timeout(600)]

GUIDE = (ROOT / "docs" / "bi.md").read_text("utf-8")
TYPES = {  # of DuckDB: how Superset names the type
    "VARCHAR": "VARCHAR", "BOOLEAN": "BOOLEAN", "INTEGER": "INTEGER", "BIGINT": "BIGINT", "DOUBLE": "FLOAT",
    "DATE": "DATE", "TIMESTAMP WITH TIME ZONE": "TIMESTAMP WITHOUT TIME ZONE", "DECIMAL(28,6)": "NUMERIC(28, 6)",
    "DECIMAL(38,6)": "NUMERIC(38, 6)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Registered:
    """The tables as a database in Superset: its datasets by name, and the same views in DuckDB."""

    superset: Superset
    datasets: dict[str, int]
    star: duckdb.DuckDBPyConnection
    outputs: Path

    def chart(self, view: str, **query: Any) -> list[dict[str, Any]]:
        """The rows that a new chart on a view shows, asked for as its page asks."""
        asked = {
            "datasource": {"id": self.datasets[view], "type": "table"},
            "queries": [{"columns": [], "metrics": [], "filters": [], "row_limit": 10_000, **query}],
            "result_format": "json",
            "result_type": "full",
            "force": True,
        }
        saved = self.superset.post(
            "/chart/",
            slice_name=f"{view} {json.dumps(query)}"[:250],
            viz_type="table",
            datasource_id=self.datasets[view],
            datasource_type="table",
            params=json.dumps({"viz_type": "table", "datasource": f"{self.datasets[view]}__table"}),
            query_context=json.dumps(asked),
        )
        kept = self.superset.get(f"/chart/{saved['id']}")["result"]
        (result,) = self.superset.post("/chart/data", **json.loads(kept["query_context"]))["result"]
        rows: list[dict[str, Any]] = result["data"]
        return rows


def total(column: str) -> dict[str, Any]:
    """The sum of a column, as a chart's metric."""
    return {"expressionType": "SIMPLE", "aggregate": "SUM", "column": {"column_name": column}, "label": "total"}


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registered]:
    """The guide, followed: star.duckdb made, the database added, every view registered."""
    assert SUPERSET.exists(), "no Superset in .bi/: `make test-bi` installs it"
    folder = tmp_path_factory.mktemp("bi")
    outputs = sample(folder / "outputs")
    report(outputs)
    (recipe,) = re.findall(r"```python\n([^`]*star\.duckdb[^`]*)```", GUIDE)
    subprocess.run([sys.executable, "-c", recipe], cwd=folder, check=True, capture_output=True)
    (parameters,) = re.findall(r"```json\s(.*?)```", GUIDE, re.DOTALL)
    home = folder / "superset"
    home.mkdir()
    with running(home) as superset, duckdb.connect(str(folder / "star.duckdb"), read_only=True) as star:
        database = superset.post(
            "/database/",
            database_name="communique",
            sqlalchemy_uri=f"duckdb:///{folder / 'star.duckdb'}",
            extra=json.dumps({"engine_params": json.loads(parameters)}),
        )["id"]
        tables = superset.get(f"/database/{database}/tables/?q=(schema_name:star.main)")["result"]
        datasets = {
            name: superset.post("/dataset/", database=database, schema="star.main", table_name=name)["id"]
            for name in [table["value"] for table in tables]
        }
        yield Registered(superset, datasets, star, outputs)


def test_every_view_is_a_dataset_with_its_types(registered: Registered) -> None:
    views = registered.star.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert set(registered.datasets) == {name for (name,) in views}
    assert len(views) > 15
    for view, dataset in registered.datasets.items():
        told = registered.superset.get(f"/dataset/{dataset}")["result"]["columns"]
        described = registered.star.sql(f'DESCRIBE "{view}"').fetchall()
        assert {c["column_name"]: c["type"] for c in told} == {row[0]: TYPES[row[1]] for row in described}, view
        dated = {row[0] for row in described if row[1].startswith(("DATE", "TIMESTAMP"))}
        assert {c["column_name"] for c in told if c["is_dttm"]} == dated, view


def test_every_view_has_its_rows_in_a_chart(registered: Registered) -> None:
    for view in registered.datasets:
        (row,) = registered.chart(view, metrics=["count"])
        assert registered.star.sql(f'SELECT COUNT(*) FROM "{view}"').fetchall() == [(row["count"],)], view


def test_a_chart_adds_up_money_as_duckdb_does(registered: Registered) -> None:
    rows = registered.chart("fact_amounts", columns=["unit", "modality"], metrics=[total("total_value")])
    found = {(row["unit"], row["modality"]): row["total"] for row in rows}
    query = "SELECT unit, modality, SUM(total_value) FROM fact_amounts GROUP BY ALL"
    assert found == {row[:2]: row[2] for row in registered.star.sql(query).fetchall()}
    assert found["USD", "actual"] == 4_005_000_000


def test_a_chart_over_time_keeps_to_its_days(registered: Registered) -> None:
    """Where a range of days is asked for, as by a dashboard's filter."""
    by_year = {"sqlExpression": "published_on", "expressionType": "SQL", "label": "year", "timeGrain": "P1Y"}
    amounts = {"columns": [{**by_year, "columnType": "BASE_AXIS"}], "metrics": [total("total_value")]}
    for days, found in (
        ("2025-11-15 : 2025-11-16", [{"year": 1_735_689_600_000, "total": 14_005_000_000}]),  # 1 January 2025, UTC
        ("2025-11-16 : 2026-11-15", []),
    ):
        within = {"col": "published_on", "op": "TEMPORAL_RANGE", "val": days}
        assert registered.chart("fact_amounts", filters=[within], **amounts) == found


def test_times_are_in_utc(registered: Registered) -> None:
    (row,) = registered.chart("runs", columns=["finished_at"])
    [(moment,)] = registered.star.sql("SELECT epoch_ms(finished_at) FROM runs").fetchall()
    assert row["finished_at"] == moment


def test_agreements_are_counted_as_duckdb_does(registered: Registered) -> None:
    rows = registered.chart("fact_agreements", columns=["type"], metrics=[total("instruments")])
    query = "SELECT type, SUM(instruments) FROM fact_agreements GROUP BY type"
    assert {row["type"]: row["total"] for row in rows} == dict(registered.star.sql(query).fetchall())


def test_charts_of_a_dashboard_come_at_once(registered: Registered) -> None:
    def rows(view: str) -> int:
        return registered.chart(view, metrics=["count"])[0]["count"]

    views = list(registered.datasets) * 2
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(rows, views)) == [rows(view) for view in views]


def test_a_later_run_is_seen(registered: Registered, tmp_path: Path) -> None:
    """star.duckdb holds no rows: what a run puts in place is what the next chart shows."""
    one = article("new", "Titre\n\nUn port de 7 millions de yens.")
    fresh = write(
        tmp_path / "fresh", articles=[one], amounts=[money("yen", one, "7 millions de yens", "7000000", "JPY")]
    )
    for table in ("articles", "amounts"):
        part = f"{table}/part-00000.parquet"
        (fresh / part).replace(registered.outputs / part)
    rows = registered.chart("totals", columns=["unit", "total"])
    assert rows == [{"unit": "JPY", "total": Decimal(7_000_000)}]
