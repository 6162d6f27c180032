"""Amounts of every shape, and sentences that hold none: the tables in tables/ say what is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tables import table

Say = Callable[..., dict[str, list[dict[str, Any]]]]

AMOUNTS, ENGLISH, NOTHING = table("amounts"), table("english"), table("nothing")


def shown(row: dict[str, Any]) -> str:
    """An amount as the table writes it."""
    between = row["qualifier"] == "between"
    value = f"{row['value']}..{row['value_high']}" if between else row["value"]
    qualifier = "" if between or row["qualifier"] == "exact" else f" {row['qualifier']}"
    return f"{row['quote']} = {value} {row['unit'] or 'no unit'}{qualifier}"


@pytest.mark.parametrize(("sentence", "expected"), AMOUNTS, ids=[entry[0] for entry in AMOUNTS])
def test_amounts(say: Say, sentence: str, expected: list[str]) -> None:
    assert [shown(row) for row in say(sentence)["amounts"]] == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH, ids=[entry[0] for entry in ENGLISH])
def test_english_amounts(say_en: Say, sentence: str, expected: list[str]) -> None:
    assert [shown(row) for row in say_en(sentence)["amounts"]] == expected


@pytest.mark.parametrize("sentence", [entry[0] for entry in NOTHING])
def test_no_figures(say: Say, sentence: str) -> None:
    rows = say(sentence)
    assert [*rows["amounts"], *rows["growth_rates"]] == []


@pytest.mark.parametrize("depth", [1, 3, 50, 900, 1100, *range(1975, 2005), 5000])
@pytest.mark.parametrize("marks", ["()", "[]", "«»"])
def test_a_figure_in_nested_brackets(say: Say, marks: str, depth: int) -> None:
    """Where a sentence is cut because it is too long, no number is parted from its unit."""
    opened, closed = marks
    rows = say(f"L’usine coûte {opened * depth}5 millions d’euros{closed * depth} et emploie 300 personnes.")
    assert [shown(row) for row in rows["amounts"]] == [
        "5 millions d’euros = 5000000 EUR",
        "300 personnes = 300 personne",
    ]


@pytest.mark.parametrize("before", range(1900, 2000, 7))
def test_a_figure_where_a_long_sentence_is_cut(say: Say, before: int) -> None:
    words = ("mot, " * 1000)[:before]
    rows = say(f"La liste dit {words} et 5 millions d’euros, puis {words}.")
    assert [shown(row) for row in rows["amounts"]] == ["5 millions d’euros = 5000000 EUR"]
