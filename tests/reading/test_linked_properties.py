"""What must hold of paragraphs made of the sentences of the tables: links lead where they must, rows are valid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
from conftest import PUBLISHED, article
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import Row, Rows
from test_agreements import AGREEMENTS
from test_links import CONVERTS, LEVELS, PARTS, REPEATS, SAID_AGAIN
from test_owners import LISTED, OWNERS
from test_parties import PARTIES, TRADE
from test_places import PLACES
from test_projects import PROJECTS

from communique.article import Article
from communique.reading import read

SENTENCES = [
    *(entry[0] for table in (REPEATS, SAID_AGAIN, CONVERTS, PARTS, LEVELS, OWNERS, PARTIES, TRADE) for entry in table),
    *(entry[0] for table in (PLACES, PROJECTS, AGREEMENTS) for entry in table),
    *(text for _, text, _ in LISTED),
]
TITLES = sorted({text.rpartition(" // ")[0] for text in SENTENCES} | {"Titre"})
BODIES = [text.rpartition(" // ")[2] for text in SENTENCES]

TABLES = ("amounts", "growth_rates", "agreements", "projects")


def checked(source: Article, rows: Rows) -> list[Row]:
    """The rows that their schemas turn away."""
    from communique.schemas.tables import arrow_schema
    from communique.schemas.validation import validate

    stored = {
        "article_id": source.article_id, "source_uri": source.source_uri, "language": "fr", "title": source.title,
        "loaded_at": 0, "content_sha256": source.content_sha256, "text": source.text,
    }  # fmt: skip
    return validate(rows, pa.Table.from_pylist([stored], schema=arrow_schema("articles"))).rejected


def target(rows: Rows, table: str, fact_id: str | None) -> Row | None:
    return next((row for row in rows[table] if row["fact_id"] == fact_id), None) if fact_id else None


def amounts_hold_together(rows: Rows) -> None:
    for row in rows["amounts"]:
        assert not (row["project_id"] and row["agreement_id"])
        again, whole = target(rows, "amounts", row["repeats"]), target(rows, "amounts", row["part_of"])
        first = target(rows, "amounts", row["converts"])
        if again is not None:
            assert (again["kind"], again["value"], again["unit"]) == (row["kind"], row["value"], row["unit"])
            assert again["quote_start"] < row["quote_start"]
            assert again["repeats"] is again["converts"] is row["converts"] is None
        if whole is not None:
            assert whole["kind"] == row["kind"]
            assert Decimal(row["value"]) < Decimal(whole["value"])
        if first is not None:
            assert first["quote_start"] < row["quote_start"]
            assert first["unit"] != row["unit"]
            assert first["kind"] == row["kind"]
            assert first["sentence"] == row["sentence"]
            assert (row["project_id"], row["agreement_id"]) == (first["project_id"], first["agreement_id"])


def growth_rates_hold_together(rows: Rows) -> None:
    for row in rows["growth_rates"]:
        level = target(rows, "amounts", row["level_amount_id"])
        if level is not None:
            assert level["sentence"] == row["sentence"]
            assert (level["kind"] == "percentage") == (row["basis"] == "percentage_points")


def wholes_are_aggregates(rows: Rows) -> None:
    for table in ("agreements", "projects"):
        for row in rows[table]:
            whole = target(rows, table, row["part_of"])
            assert whole is None or (whole["count"] != 1 and whole["part_of"] is None)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(TITLES),
    st.lists(st.sampled_from(BODIES), min_size=1, max_size=8),
    st.sampled_from([" ", "\n"]),
    st.sampled_from([PUBLISHED, None]),
)
def test_paragraphs_of_sentences(title: str, bodies: list[str], between: str, published: date | None) -> None:
    source = article(between.join(bodies), title or "Titre", published=published)
    rows = read(source)
    for row in (row for table in TABLES for row in rows[table]):
        assert source.text[row["quote_start"] : row["quote_end"]] == row["quote"] != ""
    for party in rows["participants"]:
        assert party["mention_start"] < party["mention_end"] <= len(source.text)
    amounts_hold_together(rows)
    growth_rates_hold_together(rows)
    wholes_are_aggregates(rows)
    assert checked(source, rows) == []
