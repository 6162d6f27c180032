"""views.sql on a store made by hand: the star joins, and its totals are right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from handmade import an_id, sample

from communique.pipeline.present import report
from communique.report.overview import Overview
from communique.report.stories import stories


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = sample(tmp_path_factory.mktemp("outputs"))
    report(found)
    return found


@pytest.fixture
def star(outputs: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with the views, made as the file says."""
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = '{outputs}'")
        connection.execute((outputs / "views.sql").read_text("utf-8"))
        yield connection


def test_totals_leave_out_repeats_parts_conversions_and_copies(star: duckdb.DuckDBPyConnection) -> None:
    found = star.sql("SELECT unit, modality, period_start, period_end, amounts, total FROM totals ORDER BY total")
    assert found.fetchall() == [
        ("USD", "actual", None, None, 1, Decimal(5_000_000)),
        ("USD", "actual", date(2025, 1, 1), date(2025, 12, 31), 1, Decimal(4_000_000_000)),
        ("USD", "target", None, date(2030, 12, 31), 1, Decimal(10_000_000_000)),
    ]


def test_any_way_to_add_up_a_measure_is_right(star: duckdb.DuckDBPyConnection) -> None:
    """What a BI tool does with a measure: sums it over the rows of a filter."""
    query = (
        "SELECT SUM(total_value) FROM fact_amounts WHERE unit = 'USD' AND modality = 'actual' AND period_end IS NULL"
    )
    assert star.sql(query).fetchall() == [(Decimal(5_000_000),)]
    by_type = "SELECT type, SUM(instruments) FROM fact_agreements GROUP BY type ORDER BY type"
    assert star.sql(by_type).fetchall() == [("agreement", 1), ("memorandum", 1)]
    assert star.sql("SELECT SUM(undertakings), COUNT(*) FROM fact_projects").fetchall() == [(1, 1)]


def test_the_report_adds_up_the_same(star: duckdb.DuckDBPyConnection, outputs: Path) -> None:
    overview = Overview()
    for story in stories(outputs):
        overview.add(story)
    told: dict[Any, Any] = {}
    for each in overview.data()["money"]:
        for countries, rows, total in each["pairs"]:
            told[each["unit"], each["modality"], each["start"], each["end"], countries] = (rows, total)
    query = (
        "SELECT currency, modality, CAST(period_start AS VARCHAR), CAST(period_end AS VARCHAR), COALESCE(countries, ''), "
        "SUM(amounts), SUM(total) FROM money_by_countries GROUP BY ALL"
    )
    assert {row[:5]: (row[5], row[6]) for row in star.sql(query).fetchall()} == told


def test_no_join_repeats_a_fact(star: duckdb.DuckDBPyConnection) -> None:
    for table in ("amounts", "growth_rates", "agreements", "projects"):
        counts = f"SELECT (SELECT COUNT(*) FROM {table}), COUNT(*), COUNT(DISTINCT fact_id) FROM fact_{table}"
        [(rows, joined, distinct)] = star.sql(counts).fetchall()
        assert rows == joined == distinct > 0, table


def test_facts_stand_with_their_article_and_countries(star: duckdb.DuckDBPyConnection) -> None:
    query = f"SELECT outlet, published_on, countries, sector FROM fact_amounts WHERE fact_id = '{an_id('whole')}'"
    assert star.sql(query).fetchall() == [("Le Journal", date(2025, 11, 15), "UZB", "P")]
    query = f"SELECT level_value, level_unit FROM fact_growth_rates WHERE fact_id = '{an_id('rate')}'"
    assert star.sql(query).fetchall() == [(Decimal(4_000_000_000), "USD")]


def test_days_are_whole_years_without_a_gap(star: duckdb.DuckDBPyConnection) -> None:
    [(first, last, days)] = star.sql("SELECT MIN(day), MAX(day), COUNT(*) FROM dim_dates").fetchall()
    assert (first, last) == (date(2025, 1, 1), date(2030, 12, 31))
    assert days == (last - first).days + 1
    told = star.sql("SELECT * EXCLUDE day FROM dim_dates WHERE day = '2026-01-01'").fetchall()
    assert told == [(2026, 1, 1, 1, 4, 2026, 1, date(2026, 1, 1))]


def test_it_can_be_read_twice(star: duckdb.DuckDBPyConnection, outputs: Path) -> None:
    star.execute((outputs / "views.sql").read_text("utf-8"))
