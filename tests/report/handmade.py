"""Stores made by hand: a few rows of each table, with what is not told filled in."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from communique.schemas import FACT_TABLES, TABLES
from communique.schemas.tables import ORDER, arrow_schema
from communique.store.durable import write_parquet

WHEN = datetime(2026, 1, 2, 6, tzinfo=UTC)
_PLAIN = {pa.string(): "", pa.int32(): 0, pa.int64(): 0, pa.float64(): 0.0, pa.timestamp("us", "UTC"): WHEN}
_SAID = {
    "kind": "money",
    "qualifier": "exact",
    "modality": "actual",
    "basis": "percent",
    "direction": "increase",
    "type": "agreement",
    "extractor": "rule@1",
}

Row = dict[str, Any]


def an_id(name: str) -> str:
    """An id that stands for a name."""
    return hashlib.sha256(name.encode()).hexdigest()[:24]


def row(table: str, **told: Any) -> Row:
    """A row with what is told; the rest is null, or plain where it may not be."""
    found = {f.name: None if f.nullable else _SAID.get(f.name, _PLAIN.get(f.type)) for f in arrow_schema(table)}
    return found | told


def article(name: str, text: str = "Titre\n\nUn texte.", **told: Any) -> Row:
    """An article by its name."""
    given = {"source_uri": f"https://example.org/{name}", "title": text.partition("\n")[0], "text": text}
    return row("articles", article_id=an_id(name), language="fr", content_sha256="0" * 64, **{**given, **told})


def fact(table: str, label: str, of: Row, quote: str, /, **told: Any) -> Row:
    """A fact on the first such words of an article."""
    start = of["text"].index(quote)
    place = {"quote": quote, "quote_start": start, "quote_end": start + len(quote), "sentence": quote}
    if "status" not in told and table in ("agreements", "projects"):
        told["status"] = "signed" if table == "agreements" else "launched"
    return row(table, fact_id=an_id(label), article_id=of["article_id"], **{**place, **told})


def money(name: str, of: Row, quote: str, value: str, unit: str = "USD", **told: Any) -> Row:
    """A sum of money."""
    return fact("amounts", name, of, quote, value=Decimal(value), unit=unit, **told)


def person(of: Row, table: str, name: str, country: str | None = None, role: str = "party") -> Row:
    """Who takes part in a fact."""
    who = {"name": name, "kind": "country" if country else "company", "country": country, "role": role}
    return row("participants", table_name=table, fact_id=of["fact_id"], article_id=of["article_id"], **who)


def a_run(**told: Any) -> Row:
    """A run that went well."""
    given = {"run_id": "run-1", "state": "completed", "version": "1", "contract": 1, "finished_at": WHEN}
    return row("runs", **{**given, **told})


def write(outputs: Path, **tables: list[Row]) -> Path:
    """The tables as a store holds them, the others empty."""
    for table in TABLES:
        schema = arrow_schema(table)
        rows = pa.Table.from_pylist(tables.get(table, []), schema=schema)
        if table in ORDER:
            rows = rows.sort_by([(column, "ascending") for column in ORDER[table]])
        write_parquet(rows, outputs / table / "part-00000.parquet")
    return outputs


TEXT = """Le commerce entre le Kazakhstan et l’Ouzbékistan

Un projet de 5 millions de dollars, dont 2 millions pour l’école, soit 4 millions d’euros.

Le commerce bilatéral atteint 4 milliards de dollars, en hausse de 15 %. Il doit atteindre 10 milliards de dollars en 2030.

Une série de documents : un accord sur l’eau et un mémorandum. Encore 5 millions."""


def sample(outputs: Path) -> Path:
    """A store in which every rule of totals has a case, and an article stands twice."""
    one, copy = article("one", TEXT, published_on=date(2025, 11, 15), outlet="Le Journal"), article("copy", TEXT)
    copy["duplicate_of"] = one["article_id"]
    school = fact("projects", "school", one, "Un projet", name="projet", sector="P", count=1)
    whole = money("whole", one, "5 millions de dollars", "5000000", project_id=school["fact_id"], measure="coût")
    trade = {"measure": "commerce bilatéral"}
    year = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31), "period_text": "2025"}
    until = {
        "period_end": date(2030, 12, 31),
        "period_text": "en 2030",
        "modality": "target",
        "corrected": "period_end",
    }
    level = money("level", one, "4 milliards de dollars", "4000000000", confidence=0.95, **trade, **year)
    series = fact("agreements", "series", one, "Une série de documents", title="série de documents", count=None)
    within = {"part_of": series["fact_id"], "count": 1}
    water = fact("agreements", "water", one, "un accord sur l’eau", title="accord sur l’eau", subject="eau", **within)
    again = money("again-copy", copy, "5 millions de dollars", "5000000")
    amounts = [
        whole,
        money("part", one, "2 millions", "2000000", part_of=whole["fact_id"]),
        money("euros", one, "4 millions d’euros", "4000000", "EUR", converts=whole["fact_id"]),
        money("repeat", one, "Encore 5 millions", "5000000", repeats=whole["fact_id"]),
        level,
        money("goal", one, "10 milliards de dollars", "10000000000", **trade, **until),
        again,
    ]
    rate = fact("growth_rates", "rate", one, "15 %", rate=15.0, level_amount_id=level["fact_id"], **trade, **year)
    memo = fact("agreements", "memo", one, "un mémorandum", type="memorandum", title="mémorandum", **within)
    partners = [("Kazakhstan", "KAZ"), ("Ouzbékistan", "UZB")]
    people = [person(f, t, n, c) for f, t in ((level, "amounts"), (water, "agreements")) for n, c in partners]
    people += [person(school, "projects", "Ouzbékistan", "UZB", "place")]
    goal = {"fact_id": an_id("goal"), "article_id": one["article_id"], "table_name": "amounts", "state": "applied"}
    why = {"reason": "une faute de frappe", "corrected_by": "A. Nalyste", "corrected_on": date(2026, 1, 1)}
    days = {"column_name": "period_end", "expected": "2003-12-31", "corrected": "2030-12-31"}
    broken = {"state": "unexpected_value", "failure": "the row holds 5"}
    corrections = [row("corrections", line=2, **goal, **why, **days), row("corrections", line=3, **broken)]
    new = {
        "check_name": "new_currency",
        "table_name": "amounts",
        "found": "EUR",
        "usual": "USD",
        "message": "EUR is new",
    }
    counts = {f"rows_{table}": 1 for table in FACT_TABLES}
    return write(
        outputs,
        articles=[one, copy],
        amounts=amounts,
        growth_rates=[rate],
        agreements=[series, water, memo],
        projects=[school],
        participants=people,
        runs=[a_run(articles_seen=2, articles_new=2, **counts)],
        corrections=corrections,
        anomalies=[row("anomalies", run_id="run-1", **new)],
    )
