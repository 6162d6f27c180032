"""Pairs, what is right, and what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from annotating import MONEY, RATE, gold, write

from communique.evaluation.gold import Fact, load
from communique.evaluation.intervals import draws, f1_interval, share_interval
from communique.evaluation.judging import alike, has_right, is_right, pairs
from communique.evaluation.scoring import Scored, Tally, score
from communique.evaluation.summary import Summary, summarise


def scored(folder: Path, **changed: Any) -> Scored:
    (annotated,) = load(write(folder, gold(**changed)))
    return score(annotated)


def test_pairs_are_one_to_one_and_the_largest_come_first() -> None:
    assert pairs([(0, 10), (8, 20)], [(0, 9), (9, 20)], 0.0) == [(1, 1), (0, 0)]
    assert pairs([(0, 10)], [(10, 20)], 0.0) == []
    assert pairs([(0, 10)], [(0, 4), (0, 9)], 0.0) == [(0, 1)]


def test_half_of_the_shorter_quote_must_be_shared() -> None:
    assert pairs([(0, 100)], [(98, 104)], 0.5) == []
    assert pairs([(0, 100)], [(97, 103)], 0.5) == [(0, 0)]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("commerce bilatéral", "le commerce bilateral", True),
        ("commerce", "commerce entre la Russie et l'Iran", False),
        (None, "", True),
        (None, "commerce", False),
        ("de la", None, True),
    ],
)
def test_phrases_are_alike(first: str | None, second: str | None, same: bool) -> None:
    assert alike(first, second) is same


def fact(table: str, **said: Any) -> Fact:
    return Fact(table, said.get("kind"), 0, 1, said)


@pytest.mark.parametrize(
    ("said", "row", "right"),
    [
        ({"kind": "money", "unit": "EUR"}, {"value": "5.0", "unit": "EUR"}, True),
        ({"kind": "money", "unit": "EUR"}, {"value": "5", "unit": "USD"}, False),
        ({"kind": "money", "unit": None}, {"value": "5", "unit": "USD"}, True),
        ({"kind": "money", "unit": "EUR"}, {"value": "5.1", "unit": "EUR"}, False),
        ({"kind": "count", "unit": "pont"}, {"value": "5", "unit": "ponts"}, True),
        ({"kind": "measure", "unit": "km"}, {"value": "5", "unit": "m"}, False),
        ({"kind": "percentage", "unit": "%"}, {"value": "5", "unit": None}, True),
    ],
)
def test_an_amount_is_right(said: dict[str, Any], row: dict[str, Any], right: bool) -> None:
    assert is_right(fact("amounts", value=5, qualifier="exact", **said), row) is right


def test_a_range_is_right_with_both_ends() -> None:
    said = fact("amounts", kind="money", value=2, value_high=3, qualifier="between", unit="EUR")
    row = {"value": "2", "value_low": "2", "value_high": "3", "unit": "EUR"}
    assert is_right(said, row)
    assert not is_right(said, row | {"value_high": None})
    assert not is_right(said, row | {"value_low": "2.5"})


def test_a_rate_is_right_to_a_thousandth() -> None:
    assert is_right(fact("growth_rates", rate=-33.333333), {"rate": -33.34})
    assert not is_right(fact("growth_rates", rate=-33.3), {"rate": 33.3})


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        (["Maroc", "Espagne"], ["Espagne"], True),
        (["Maroc", "Espagne", "France"], ["Espagne"], False),
        (["Maroc"], ["le Maroc", "Espagne"], True),
        (["Maroc"], ["Maroc", "Espagne", "France"], False),
        ([], [], True),
        ([], ["Maroc"], False),
        (["Maroc"], [], False),
    ],
)
def test_parties_are_right_by_half(wanted: list[str], found: list[str], right: bool) -> None:
    assert has_right("parties", fact("agreements", parties=wanted), {"parties": found}) is right


def test_one_counts_as_no_count() -> None:
    assert has_right("count", fact("projects", count=None), {"count": 1})
    assert not has_right("count", fact("projects", count=60), {"count": None})


def test_all_read_right(tmp_path: Path) -> None:
    one = scored(tmp_path)
    money, rate = one.tallies["amounts:money"], one.tallies["growth_rates"]
    assert (money.gold, money.found, money.right) == (1, 1, 1)
    assert money.attributes == {"qualifier": 1, "modality": 1, "measure": 1}
    assert (rate.gold, rate.right, rate.f1) == (1, 1, 1.0)


def test_misses_say_what_was_wanted_and_got(tmp_path: Path) -> None:
    wrong = [MONEY | {"value": 6000000}]
    missed = [RATE, {"quote": "augmenté", "rate": 3, "basis": "percent", "modality": "actual"}]
    one = scored(tmp_path, amounts=wrong, growth_rates=missed)
    found = {(miss.cell, miss.kind): miss for miss in one.misses}
    miss = found["amounts:money", "wrong value"]
    assert (miss.article, miss.quote, miss.wanted, miss.got) == (
        "made",
        MONEY["quote"],
        "6 000 000 EUR",
        "5 000 000 EUR",
    )
    assert found["growth_rates", "missed"].quote == "augmenté"
    assert ("money.number", False) in one.verdicts


def test_an_attribute_counts_where_the_number_is_right(tmp_path: Path) -> None:
    one = scored(tmp_path, amounts=[MONEY | {"modality": "target"}])
    assert one.tallies["amounts:money"].attributes["modality"] == 0
    assert [(miss.kind, miss.wanted, miss.got) for miss in one.misses if miss.cell == "amounts:money"] == [
        ("modality", "target", "actual")
    ]


def test_a_spurious_row(tmp_path: Path) -> None:
    one = scored(tmp_path, amounts=[])
    assert (one.tallies["amounts:money"].found, one.tallies["amounts:money"].precision) == (1, 0.0)
    assert ("amounts:money", "spurious", MONEY["quote"]) in [(m.cell, m.kind, m.quote) for m in one.misses]


def test_what_is_optional_counts_neither_way(tmp_path: Path) -> None:
    one = scored(tmp_path, amounts=[MONEY | {"optional": True, "value": 7}])
    tally = one.tallies["amounts:money"]
    assert (tally.gold, tally.found, tally.right) == (0, 0, 0)
    assert all(miss.cell != "amounts:money" for miss in one.misses)


def test_a_share_in_words_that_is_not_annotated_counts_neither_way(tmp_path: Path) -> None:
    text = "Titre\n\nUn tiers de la dette est en euros et 20 % en dollars."
    share = scored(tmp_path, text=text, amounts=[], growth_rates=[]).tallies["amounts:percentage"]
    assert (share.gold, share.found) == (0, 1)


def test_a_language_that_cannot_be_read_has_misses_only(tmp_path: Path) -> None:
    one = scored(tmp_path, language="tr")
    assert not one.readable
    assert (one.tallies["amounts:money"].gold, one.tallies["amounts:money"].found) == (1, 0)


def test_folders_are_told_apart_and_put_together(tmp_path: Path) -> None:
    deals, news = write(tmp_path / "deals-x", gold()), write(tmp_path / "news-x", gold(), gold(amounts=[]))
    summaries = summarise([deals, news])
    assert [(s.name, len(s.scored)) for s in summaries] == [("deals-x", 1), ("news-x", 2), ("together", 3)]
    assert summaries[2].tallies["amounts:money"].found == 3
    assert [s.name for s in summarise([deals])] == ["deals-x"]


def test_core_is_four_cells_together() -> None:
    cells = {"amounts:money": 1, "amounts:count": 10, "amounts:measure": 10, "amounts:percentage": 10}
    tallies = {cell: Tally(gold, gold, gold) for cell, gold in cells.items()}
    tallies |= {"growth_rates": Tally(2, 2, 2), "agreements": Tally(3, 3, 0), "projects": Tally(4, 5, 4)}
    core = Summary("x", [Scored("x", True, tallies)]).tallies["core"]
    assert (core.gold, core.found, core.right) == (10, 11, 7)


def test_a_level_is_demanded_of_twenty_cases_in_folders_of_known_genre() -> None:
    def money(name: str, gold: int) -> float | None:
        tallies = {cell: Tally() for cell in Summary(name, []).tallies}
        tallies["amounts:money"] = Tally(gold, gold, gold)
        return Summary(name, [Scored("x", True, tallies)]).f1["amounts:money"].demanded

    assert [money("deals-fr", 20), money("news-fr", 20), money("deals-fr", 19), money("gold", 20)] == [
        0.98,
        0.96,
        None,
        None,
    ]


def test_intervals_are_of_articles_and_the_same_every_time() -> None:
    tallies = [Tally(10, 10, right, {"type": right // 2}) for right in (10, 9, 8, 7, 10, 10, 6, 10)]
    low, high = f1_interval(tallies, draws(8)) or (0, 0)
    assert low < 70 / 80 < high
    assert f1_interval(tallies, draws(8)) == (low, high)
    low, high = share_interval(tallies, "type", draws(8)) or (0, 0)
    assert low < 34 / 70 < high


def test_one_article_with_cases_says_nothing_of_others() -> None:
    assert f1_interval([Tally(3, 3, 3), Tally(), Tally()], draws(3)) is None
    assert f1_interval([], draws(0)) is None
