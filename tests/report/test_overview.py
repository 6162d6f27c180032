"""What the first page adds up, on a store made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from handmade import an_id, article, fact, money, sample, write

from communique.report import overview as module
from communique.report.measures import plain
from communique.report.overview import Overview
from communique.report.stories import stories


@pytest.fixture
def overview(tmp_path: Path) -> dict[str, Any]:
    found = Overview()
    for story in stories(sample(tmp_path)):
        found.add(story)
    return found.data()


def test_totals_leave_out_repeats_parts_conversions_and_copies(overview: dict[str, Any]) -> None:
    told = {(s["unit"], s["modality"], s["start"], s["end"]): (s["rows"], s["total"]) for s in overview["money"]}
    assert told == {
        ("USD", "actual", None, None): (1, 5_000_000),
        ("USD", "actual", "2025-01-01", "2025-12-31"): (1, 4_000_000_000),
        ("USD", "target", None, "2030-12-31"): (1, 10_000_000_000),
    }


def test_money_stands_between_the_countries_of_what_it_pays_for(overview: dict[str, Any]) -> None:
    first, trade = (
        next(s for s in overview["money"] if s["start"] == start and s["end"] == end)
        for start, end in ((None, None), ("2025-01-01", "2025-12-31"))
    )
    assert first["pairs"] == [["UZB", 1, 5_000_000]]
    assert first["sectors"] == [["P", 1, 5_000_000]]
    assert trade["pairs"] == [["KAZ UZB", 1, 4_000_000_000]]


def test_a_list_of_agreements_counts_by_what_it_names(overview: dict[str, Any]) -> None:
    assert overview["agreements"] == [["agreement", "signed", 1], ["memorandum", "signed", 1]]


def test_a_target_stands_beside_the_present_level(overview: dict[str, Any]) -> None:
    (target,) = overview["targets"]
    assert (target["present"], target["target"], target["until"]) == (4_000_000_000, 10_000_000_000, "2030-12-31")
    assert target["fact_id"] == an_id("goal")
    assert target["countries"] == "KAZ UZB"


def test_growth_is_told_by_measure(overview: dict[str, Any]) -> None:
    (measure,) = overview["growth"]
    assert measure["measure"] == "commerce bilatéral"
    assert [rate["rate"] for rate in measure["rates"]] == [15.0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1300000000.000000", 1300000000), ("2.500000", 2.5), ("9007199254740993", "9007199254740993")],
)
def test_numbers_are_never_rounded(value: str, expected: Any) -> None:
    from decimal import Decimal

    assert plain(Decimal(value)) == expected
    assert plain(Decimal("1234567890123456789.123456")) == "1234567890123456789.123456"


def test_only_the_newest_are_kept_and_all_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A measure stands before others by all that is told of it, however little is shown."""
    monkeypatch.setattr(module, "RATES", 1)
    monkeypatch.setattr(module, "TARGETS", 2)
    text = "Titre\n\nLe commerce a augmenté de 15 %, à 4 milliards, et doit atteindre 9 milliards."
    tables: dict[str, list[Any]] = {"articles": [], "growth_rates": [], "amounts": []}
    for day, measure in ((3, "commerce"), (9, "commerce"), (7, "commerce"), (8, "emploi"), (2, "emploi")):
        one = article(f"{day}", text, published_on=date(2025, 1, day))
        tables["articles"].append(one)
        tables["growth_rates"].append(fact("growth_rates", f"rate {day}", one, "15 %", rate=day, measure=measure))
        tables["amounts"].append(money(f"level {day}", one, "4 milliards", "4", measure=measure))
        tables["amounts"].append(money(f"goal {day}", one, "9 milliards", "9", measure=measure, modality="target"))
    found = module.Overview()
    for story in stories(write(tmp_path, **tables)):
        found.add(story)
    told = found.data()
    assert [(m["measure"], [rate["rate"] for rate in m["rates"]]) for m in told["growth"]] == [
        ("commerce", [9.0]),
        ("emploi", [8.0]),
    ]
    assert [target["day"] for target in told["targets"]] == ["2025-01-09", "2025-01-08"]
