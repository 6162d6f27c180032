"""Every check has a row that it turns away, named, and leaves its neighbours alone."""

from __future__ import annotations

import copy
import functools
import json
from typing import Any

import pyarrow as pa
import pytest
from conftest import article
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reading import read
from communique.schemas import FACT_TABLES
from communique.schemas.parsing import as_json
from communique.schemas.tables import arrow_schema
from communique.schemas.validation import CHECKED, Validated, check_tables, validate

SOURCE = article(
    "Le commerce bilatéral a augmenté de 15 % pour atteindre près de 4 milliards d’euros. Le pont a coûté entre 7 et 8 millions "
    "d’euros, dont 4,4 millions d’euros de prêts. Le pont a coûté plus de 9 millions d’euros (10 millions de dollars) en 2024. "
    "Deux documents ont été signés, notamment :\n– un accord sur la pêche ;\n– un protocole sur les mines.",
    title="Le Maroc et l’Espagne ont inauguré un pont sur le détroit",
)
ARTICLES = pa.Table.from_pylist(
    [
        {
            "article_id": SOURCE.article_id, "source_uri": SOURCE.source_uri, "language": "fr", "title": SOURCE.title,
            "loaded_at": 0, "content_sha256": SOURCE.content_sha256, "text": SOURCE.text, "published_on": SOURCE.published_on,
        }
    ],
    schema=arrow_schema("articles"),
)  # fmt: skip


@pytest.fixture
def rows() -> dict[str, list[dict[str, Any]]]:
    return copy.deepcopy(read(SOURCE))


def conserved(rows: dict[str, list[dict[str, Any]]], checked: Validated) -> None:
    for table in CHECKED:
        lost = sum(row["table_name"] == table for row in checked.rejected)
        assert len(rows[table]) == checked.tables[table].num_rows + lost


def test_good_rows_pass(rows: dict[str, list[dict[str, Any]]]) -> None:
    checked = validate(rows, ARTICLES)
    assert checked.rejected == []
    assert all(rows[table] for table in CHECKED), "the article must have rows of every table"
    conserved(rows, checked)
    assert check_tables({**checked.tables, "articles": ARTICLES}) == []


OTHER_ID = "f" * 24
# table, changes to its first row, the check that says so
BAD: list[tuple[str, dict[str, Any], str]] = [
    ("amounts", {"value": "viele"}, "decimal"),
    ("amounts", {"value": "1e99999999"}, "decimal_range"),
    ("amounts", {"value": str(10**22)}, "decimal_range"),
    ("amounts", {"value": "NaN"}, "decimal_range"),
    ("amounts", {"value": "0.0000001"}, "decimal_range"),
    ("amounts", {"value": None}, "not_nullable"),
    ("amounts", {"value": True}, "type"),
    ("amounts", {"quote": 5}, "type"),
    ("amounts", {"measure": "\ud800"}, "surrogate"),
    ("amounts", {"colour": "red"}, "columns"),
    ("amounts", {"quote_start": 2**40}, "integer_range"),
    ("amounts", {"quote_start": 1.5}, "type"),
    ("amounts", {"period_end": "2025-13-01"}, "date"),
    ("amounts", {"kind": "colour"}, "isin"),
    ("amounts", {"fact_id": "no id"}, "str_matches"),
    ("amounts", {"quote_start": -1}, "greater_than_or_equal_to"),
    ("amounts", {"confidence": 1.5}, "less_than_or_equal_to"),
    ("amounts", {"confidence": float("inf")}, "double_range"),
    ("amounts", {"article_id": OTHER_ID}, "link_leads_to_row"),
    ("amounts", {"quote_start": 0}, "quote_is_text"),
    ("amounts", {"sentence": "près"}, "quote_in_sentence"),
    ("amounts", {"sentence": "près de 4 milliards d’euros, dit-on"}, "sentence_in_text"),
    ("amounts", {"value_low": "1"}, "interval_fits_qualifier"),
    ("amounts", {"qualifier": "exact", "value_low": "5", "value_high": "4"}, "interval_runs_up"),
    ("amounts", {"qualifier": "at_least", "value_low": "5"}, "value_in_interval"),
    ("amounts", {"unit": "EURO"}, "currency_is_iso_4217"),
    ("amounts", {"kind": "percentage"}, "percentage_unit"),
    ("amounts", {"kind": "count", "unit": None}, "unit_given"),
    ("amounts", {"period_start": "2025-02-01", "period_end": "2025-01-01", "period_text": "x"}, "period_runs_forward"),
    ("amounts", {"period_start": "2025-02-01"}, "period_has_words"),
    ("amounts", {"project_id": OTHER_ID}, "link_leads_to_row"),
    ("growth_rates", {"direction": "decrease"}, "direction_is_sign"),
    ("growth_rates", {"rate": 10**400}, "double_range"),
    ("agreements", {"type": "handshake"}, "isin"),
    ("projects", {"sector": "Z"}, "str_matches"),
    ("participants", {"role": "friend"}, "isin"),
    ("participants", {"mention_end": 10**6}, "mention_in_text"),
    ("participants", {"mention_start": None}, "mention_is_whole"),
    ("participants", {"country": "ABC"}, "country_is_iso_3166"),
    ("participants", {"fact_id": OTHER_ID}, "link_leads_to_row"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "change", "check"), BAD, ids=[f"{t}-{c}-{next(iter(d))}" for t, d, c in BAD])
def test_a_bad_row_is_turned_away_alone(
    rows: dict[str, list[dict[str, Any]]], table: str, change: dict[str, Any], check: str
) -> None:
    rows[table][0] |= change
    checked = validate(rows, ARTICLES)
    away = [row for row in checked.rejected if row["table_name"] == table]
    assert [row["check_name"] for row in away] == [check]
    assert json.loads(away[0]["row_json"])["quote" if table != "participants" else "name"]
    # participants of a fact that is gone go with it, by name; nothing else is touched
    rest = [row for row in checked.rejected if row["table_name"] != table]
    assert {row["check_name"] for row in rest} <= {"fact_was_rejected", "link_leads_to_row"}
    conserved(rows, checked)


def test_interval_of_a_range(rows: dict[str, list[dict[str, Any]]]) -> None:
    between = next(row for row in rows["amounts"] if row["qualifier"] == "between")
    between["value_high"] = "1"
    assert [row["check_name"] for row in validate(rows, ARTICLES).rejected if row["table_name"] == "amounts"] == [
        "interval_runs_up"
    ]


def test_links_may_not_chain_loop_or_lead_on(rows: dict[str, list[dict[str, Any]]]) -> None:
    first, second, third, *_ = rows["amounts"]
    for faults, expected in (
        ([(second, "repeats", first), (third, "repeats", second)], "link_is_no_chain"),
        ([(first, "repeats", first)], "link_is_no_loop"),
        ([(first, "converts", second)], "link_leads_back"),
    ):
        bad = copy.deepcopy(rows)
        for row, column, target in faults:
            next(r for r in bad["amounts"] if r["fact_id"] == row["fact_id"])[column] = target["fact_id"]
        found = [row["check_name"] for row in validate(bad, ARTICLES).rejected if row["table_name"] == "amounts"]
        assert expected in found


def test_a_link_to_a_rejected_row_becomes_null_and_is_named(rows: dict[str, list[dict[str, Any]]]) -> None:
    level = rows["growth_rates"][0]["level_amount_id"]
    assert level == rows["amounts"][0]["fact_id"]
    rows["amounts"][0]["unit"] = "EURO"
    checked = validate(rows, ARTICLES)
    assert checked.tables["growth_rates"]["level_amount_id"].to_pylist() == [None]
    away = next(row for row in checked.rejected if row["table_name"] == "amounts")
    assert "growth_rates.level_amount_id" in away["failure"]
    conserved(rows, checked)


def test_a_rejected_row_that_is_too_long_to_be_kept_frees_its_links_too(rows: dict[str, list[dict[str, Any]]]) -> None:
    level = rows["amounts"][0]
    assert rows["growth_rates"][0]["level_amount_id"] == level["fact_id"]
    other = rows["amounts"][1] | {"agreement_id": level["fact_id"]}  # also turned away, and names the same row
    rows["amounts"][1] = other
    level |= {"sentence": '"' * 100_000}
    checked = validate(rows, ARTICLES)
    away = next(row for row in checked.rejected if row["check_name"] == "quote_in_sentence")
    assert len(away["row_json"]) < 64 * 1024
    assert checked.tables["growth_rates"]["level_amount_id"].to_pylist() == [None]
    named = [row["row_json"] for row in checked.rejected if "growth_rates.level_amount_id" in row["failure"]]
    assert named == [away["row_json"]]


def test_a_participant_may_have_no_mention(rows: dict[str, list[dict[str, Any]]]) -> None:
    for row in rows["participants"]:
        row |= {"mention_start": None, "mention_end": None, "country": "XKX"}
    assert validate(rows, ARTICLES).rejected == []


def test_two_rows_with_one_key(rows: dict[str, list[dict[str, Any]]]) -> None:
    rows["amounts"].append(copy.deepcopy(rows["amounts"][1]))
    checked = validate(rows, ARTICLES)
    assert [row["check_name"] for row in checked.rejected if row["table_name"] == "amounts"] == ["fact_id_is_unique"]
    conserved(rows, checked)


def test_decimals_are_rounded_half_to_even_and_kept_exact(rows: dict[str, list[dict[str, Any]]]) -> None:
    from decimal import Decimal

    row = next(row for row in rows["amounts"] if row["qualifier"] == "more_than")
    for written, kept in (("0.1234565", "0.123456"), ("0.1234575", "0.123458")):
        row["value"] = row["value_low"] = written
        assert Decimal(kept) in validate(rows, ARTICLES).tables["amounts"]["value"].to_pylist()


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters())),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_value_crashes_validation_and_every_row_comes_out_once(data: st.DataObject) -> None:
    rows = copy.deepcopy(read(SOURCE))
    for _ in range(data.draw(st.integers(1, 4))):
        table = data.draw(st.sampled_from(CHECKED))
        row = data.draw(st.sampled_from(rows[table]))
        row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
    checked = validate(rows, ARTICLES)
    conserved(rows, checked)
    assert check_tables({**checked.tables, "articles": ARTICLES}) == []
    assert all(row["stage"] == "validate" and row["failure"] for row in checked.rejected)
    assert set(FACT_TABLES) < set(CHECKED)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("kind", "sum", "kind: 'sum' is none of 'money', 'count', 'measure', 'percentage'"),
        ("quote_start", -1, "quote_start: '-1' is less than 0"),
        ("confidence", 2.0, "confidence: '2.0' is more than 1"),
        ("fact_id", "x", "fact_id: 'x' is not of the form '^[0-9a-f]{24}$'"),
        ("value", [1], "value: no decimal number"),
    ],
)
def test_a_reason_is_in_plain_words(rows: dict[str, list[dict[str, Any]]], column: str, value: Any, words: str) -> None:
    rows["amounts"][0][column] = value
    reasons = [entry["failure"].partition("; ")[0] for entry in validate(rows, ARTICLES).rejected]
    assert words in reasons


def no_json(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.floats(), inner),
)


@given(st.dictionaries(st.text(), ANYTHING) | st.text())
def test_a_rejected_row_is_json(row: Any) -> None:
    json.loads(as_json(row), parse_constant=no_json)


@pytest.mark.parametrize(
    "value", [10**5000, functools.reduce(lambda inner, _: [inner], range(5000), [])], ids=["long", "deep"]
)
def test_a_rejected_row_that_cannot_be_written_is_json(value: Any) -> None:
    assert json.loads(as_json({"value": value}))["cut"]


def test_what_is_no_number_keeps_its_name() -> None:
    row = {"a": float("nan"), "b": [float("inf"), -float("inf")], "c": "NaN"}
    assert json.loads(as_json(row)) == {"a": "NaN", "b": ["Infinity", "-Infinity"], "c": "NaN"}
