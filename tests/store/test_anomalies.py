"""What is unusual is told, stored and, where that is asked for, makes the run fail; what is usual is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from making import go, line, write_lines

from communique.pipeline import anomalies as rules
from communique.pipeline.anomalies import FEWEST_ROWS, FEWEST_RUNS, anomalies
from communique.pipeline.check import check
from communique.schemas import FACT_TABLES
from communique.schemas.vocabulary import ANOMALY_CHECKS

QUIET = {
    "articles_seen": 20, "articles_new": 20, "articles_changed": 0, "articles_failed": 0, "articles_read": 20,
    **{f"{what}_{table}": n for table in FACT_TABLES for what, n in (("found", 40), ("rejected", 0), ("rows", 400))},
}  # fmt: skip


FEW = {"found_amounts": 0, "found_growth_rates": 4, "found_agreements": 4, "found_projects": 4}


def told(out: Path) -> list[tuple[str, str, str]]:
    """Check, table and what was found, of every anomaly in store."""
    rows = pq.read_table(out / "anomalies").to_pylist()
    return [(row["check_name"], row["table_name"], row["found"]) for row in rows]


def found(run: dict[str, Any], before: list[dict[str, Any]], **money: Any) -> list[tuple[str, str]]:
    """Check and table of what is unusual about a run."""
    kept = {"currencies_read": {}, "known": ()} | money
    return [(each.check, each.table_name) for each in anomalies(run, before, **kept)]


def test_a_run_like_those_before_it_is_usual(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(5):
        write_lines(raw / f"{n}.jsonl", [line(k) for k in range(n * 12, n * 12 + 12)])
        assert go(raw, out)["state"] == "completed"
    go(raw, out)
    assert told(out) == []


def test_a_source_that_is_no_longer_read_is_told(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(FEWEST_RUNS):
        write_lines(raw / f"{n}.jsonl", [line(k) for k in range(n * 12, n * 12 + 12)])
        go(raw, out)
    write_lines(raw / "new.jsonl", [line(k, title="Titre", text="Acceptez les cookies.") for k in range(100, 130)])
    row = go(raw, out)
    assert row["state"] == "completed", "a warning turns nothing away"
    assert told(out) == [("no_rows", table, "0") for table in FACT_TABLES]
    (amounts, *_) = pq.read_table(out / "anomalies").to_pylist()
    assert amounts["run_id"] == row["run_id"]
    assert amounts["usual"] == "45 to 180"
    assert amounts["message"] == "amounts: 0 rows found in 30 articles; usual are 45 to 180, by the last 3 runs"
    assert check(out) == []
    go(raw, out)
    assert len(told(out)) == 4, "told once: the run after it read nothing"


def test_rules_that_read_too_much_are_told(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article is read again by new rules; what they find is held against what the rules before them found."""
    from communique.reading import read

    out = tmp_path / "out"
    for n in range(FEWEST_RUNS):
        write_lines(raw / f"{n}.jsonl", [line(k) for k in range(100 + n * 5, 105 + n * 5)])
        go(raw, out)
    monkeypatch.setattr("communique.reading.version", lambda: "next")

    def read_much(article: Any) -> Any:
        rows = read(article)
        ids = (
            (row, f"{(int(row['fact_id'][0], 16) + n) % 16:x}{row['fact_id'][1:]}")
            for row in rows["projects"]
            for n in range(1, 5)
        )
        again = [row | {"fact_id": fact_id} for row, fact_id in ids]
        return rows | {"projects": rows["projects"] + again}

    monkeypatch.setattr("communique.pipeline.read.read", read_much)
    go(raw, out)
    assert [each[:2] for each in told(out)] == [("row_count", "projects")]


def test_a_table_that_was_emptied_is_told(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(raw, out)
    for path in raw.iterdir():
        path.unlink()
    go(raw, out)
    assert told(out) == [("no_rows", "articles", "0")]
    go(raw, out, prune=True)
    assert told(out)[1:] == [("no_rows", table, "0") for table in ("articles", *FACT_TABLES)]
    assert check(out) == []


def test_too_much_that_is_turned_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.reading import read

    raw, out = tmp_path / "raw", tmp_path / "out"

    def spoil(article: Any) -> Any:
        rows = read(article)
        for row in rows["amounts"][:1]:
            row["modality"] = "dream"
        return rows

    write_lines(raw / "a.jsonl", [line(n) for n in range(6)])
    monkeypatch.setattr("communique.pipeline.read.read", spoil)
    assert go(raw, out)["rejected_amounts"] == 6
    assert told(out) == [], "nothing is unusual about the first run"
    write_lines(raw / "b.jsonl", [line(n) for n in range(6, 12)])
    (raw / "bad.jsonl").write_text("{\n" * 9)
    go(raw, out)
    assert told(out) == [("rejected_share", "articles", "60.0%"), ("rejected_share", "amounts", "33.3%")]


def test_a_currency_that_nobody_has_seen_is_told(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_lines(raw / "a.jsonl", [line(n) for n in range(3)])
    go(raw, out)
    pounds = "Le contrat est de 3 millions de livres sterling, et non de 2 millions de livres sterling."
    write_lines(raw / "b.jsonl", [line(7, title="Titre", text=pounds)])
    go(raw, out)
    assert duckdb.sql(f"SELECT found, usual, message FROM '{out}/anomalies/*.parquet'").fetchall() == [
        ("GBP", "EUR", "amounts: 2 in GBP, which no stored amount had; usual are EUR")
    ]
    write_lines(raw / "c.jsonl", [line(8, title="Titre", text=pounds)])
    go(raw, out)
    assert len(told(out)) == 1, "stored by now, it is known"


def test_a_run_that_is_told_to_fails_and_publishes(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_lines(raw / "a.jsonl", [line(n) for n in range(12)])
    assert go(raw, out, fail_on_anomaly=True)["state"] == "completed"
    write_lines(raw / "a.jsonl", [line(n, title="Titre", text=f"Rien, {n} fois.") for n in range(12)])
    for _ in range(2):
        row = go(raw, out, fail_on_anomaly=True)
        assert (row["state"], row["rows_projects"]) == ("failed", 0)
    assert len(told(out)) >= 8, "a run that failed is no example: what was usual before it still is"
    assert pq.read_table(out / "articles").num_rows == 12
    assert check(out) == []
    assert go(raw, out)["state"] == "completed", "without the option it is a warning, and the new usual"
    assert go(raw, out, fail_on_anomaly=True)["state"] == "completed"


def test_where_there_is_no_history_nothing_is_unusual() -> None:
    odd = QUIET | {"rows_amounts": 0, "rejected_amounts": 40, "articles_seen": 0, "found_projects": 0}
    assert found(odd, [], currencies_read={"GBP": 1}, known=()) == []
    short = [QUIET] * (FEWEST_RUNS - 1)
    assert found(QUIET | {"found_amounts": 4000}, short) == []
    assert found(QUIET | {"found_amounts": 4000}, [*short, QUIET]) == [("row_count", "amounts")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"found_amounts": 20 - FEWEST_ROWS + 1}, []),
        ({"found_amounts": 20 - FEWEST_ROWS}, [("row_count", "amounts")]),
        ({"found_amounts": 80 + FEWEST_ROWS - 1}, []),
        ({"found_amounts": 80 + FEWEST_ROWS}, [("row_count", "amounts")]),
        ({"found_amounts": 0}, [("no_rows", "amounts")]),
        ({"articles_read": 2} | FEW, []),
        ({"articles_read": 0, "found_amounts": 0}, []),
        ({"rows_agreements": 200}, []),
        ({"rows_agreements": 199}, [("row_count", "agreements")]),
        ({"rows_agreements": 0}, [("no_rows", "agreements")]),
        ({"rejected_growth_rates": 2}, []),
        ({"rejected_growth_rates": 3}, [("rejected_share", "growth_rates")]),
        ({"articles_failed": 1}, []),
        ({"articles_failed": 2}, [("rejected_share", "articles")]),
        ({"articles_seen": 0}, [("no_rows", "articles")]),
    ],
)
def test_the_bounds(changes: dict[str, int], expected: list[tuple[str, str]]) -> None:
    assert found(QUIET | changes, [QUIET] * FEWEST_RUNS) == expected


def test_runs_of_before_articles_were_counted_say_nothing_of_a_range() -> None:
    old = QUIET | {"articles_read": None}
    assert found(QUIET | {"found_amounts": 4000}, [old] * 10) == []


def test_only_the_last_runs_are_held_against(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    go(raw, out)
    go(raw, out)
    write_lines(raw / "a.jsonl", [line(n) for n in range(12)])
    go(raw, out)
    monkeypatch.setattr(rules, "HISTORY", 1)
    (raw / "a.jsonl").unlink()
    go(raw, out)
    assert told(out) == [("no_rows", "articles", "0")], "the empty folder of the first runs is forgotten"


def test_what_deletes_or_compacts_sees_no_article_and_hides_nothing() -> None:
    idle = QUIET | {"articles_seen": 0, "articles_read": 0}
    assert found(idle, [idle, QUIET, idle, QUIET]) == [("no_rows", "articles")]
    assert found(idle, [idle, QUIET, idle]) == [], "the folder is often empty"


def test_the_guide_names_every_check_and_bound() -> None:
    guide = (ROOT / "docs" / "anomalies.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)) == set(ANOMALY_CHECKS)
    assert f"the last {rules.HISTORY} that were completed" in guide
    assert f"more than {rules.REJECTED_SHARE:.0%}".replace("%", " %") in guide
    assert "at least 10 rows" in guide
    assert (rules.ROOM, FEWEST_ROWS, FEWEST_RUNS) == (2, 10, 3), "half, twice, 10 and three, says the guide"
