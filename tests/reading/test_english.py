"""A whole article in English with all its facts, any text at all, and what makes a language be read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from conftest import PUBLISHED
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.article import Article
from communique.languages import pack
from communique.reading import read, reads
from communique.sources.fields import article as article_of_fields

Rows = dict[str, list[dict[str, Any]]]
Say = Callable[..., Rows]


def parties(rows: Rows) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows["participants"]:
        if row["role"] == "party":
            found.setdefault(row["fact_id"], []).append(row["name"])
    return found


# A whole article, fact by fact

HEAD = "Kazakhstan and Uzbekistan Launch Joint Projects Worth $1.3 Billion"
BODY = """ASTANA (Agency) — Kazakhstan and Uzbekistan have launched new joint projects worth $1.3 billion, the presidential press service said on November 15.

The projects were presented during a visit by Uzbek President Shavkat Mirziyoyev to Astana. Bilateral trade rose by 15% year on year to nearly $4 billion in the first nine months of 2025, and the two countries plan to bring this figure to $10 billion by 2030.

“Over 6,500 companies with Uzbek capital operate in Kazakhstan,” Kazakh President Kassym-Jomart Tokayev said.

Following the talks, the sides signed eight documents, including:
- an agreement on the joint management of transboundary water resources;
- a memorandum of understanding between Uzbekneftegaz and KazMunayGas;
- an action plan for cooperation in tourism.

In addition, the Eurasian Development Bank will provide a $300 million loan for the construction of a 500-MW wind farm in the Jambyl region. Construction of the plant is expected to begin in 2026. The facility will produce about 1.7 billion kWh of electricity per year.

A logistics center was opened in Tashkent. Kazakhstan accounts for 12% of Uzbekistan’s foreign trade, up from 10% a year earlier. The agreement on the border has not yet been ratified."""


@pytest.fixture(scope="module")
def facts(say_en: Say) -> Rows:
    return say_en(BODY, title=HEAD)


def pick(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_figures_of_an_article(facts: Rows) -> None:
    columns = ("quote", "value", "unit", "qualifier", "measure", "modality", "period_text")
    assert pick(facts["amounts"], *columns) == [
        ("$1.3 Billion", "1300000000", "USD", "exact", "Joint Projects", "actual", None),
        ("$1.3 billion", "1300000000", "USD", "exact", "new joint projects", "actual", None),
        ("nearly $4 billion", "4000000000", "USD", "approximately", "Bilateral trade", "actual", "in the first nine months of 2025"),
        ("$10 billion", "10000000000", "USD", "exact", "Bilateral trade", "target", "by 2030"),
        ("Over 6,500 companies", "6500", "company", "more_than", "companies", "actual", None),
        ("eight documents", "8", "document", "exact", "documents", "actual", None),
        ("$300 million", "300000000", "USD", "exact", "loan", "target", None),
        ("500-MW", "500", "MW", "exact", "wind farm", "target", None),
        ("about 1.7 billion kWh", "1700000000", "kWh", "approximately", "production of electricity", "target", "per year"),
        ("12%", "12", "%", "exact", "Uzbekistan’s foreign trade", "actual", None),
        ("10%", "10", "%", "exact", "Uzbekistan’s foreign trade", "actual", "a year earlier"),
    ]  # fmt: skip
    assert pick(facts["growth_rates"], "quote", "rate", "measure", "level_amount_id") == [
        ("15%", 15.0, "Bilateral trade", facts["amounts"][2]["fact_id"])
    ]
    assert facts["amounts"][1]["repeats"] == facts["amounts"][0]["fact_id"]


def test_deals_of_an_article(facts: Rows) -> None:
    named, both = parties(facts), ["Kazakhstan", "Uzbekistan"]
    found = [(row["type"], row["status"], row["count"], named[row["fact_id"]]) for row in facts["agreements"]]
    assert found == [
        ("other", "signed", 8, both),
        ("agreement", "signed", 1, both),
        ("memorandum", "signed", 1, ["Uzbekneftegaz", "KazMunayGas"]),
        ("action_plan", "signed", 1, both),
        ("loan", "planned", 1, ["Eurasian Development Bank"]),
        ("agreement", "signed", 1, both),
    ]
    whole = facts["agreements"][0]["fact_id"]
    assert pick(facts["agreements"], "part_of") == [(None,), (whole,), (whole,), (whole,), (None,), (None,)]
    assert pick(facts["projects"], "name", "status", "sector", "place") == [
        ("new joint projects", "launched", None, None),
        ("500-MW wind farm in the Jambyl region", "prepared", "D", "Jambyl region"),
        ("logistics center", "opened", "H", "Tashkent"),
    ]


# The language


def test_english_is_read() -> None:
    assert reads("en")
    assert reads("en-GB")


def test_the_language_of_an_article_is_told() -> None:
    body = "Kazakhstan and Uzbekistan signed an agreement on water. Trade turnover reached $4 billion last year."
    article = article_of_fields("test:told", "Kazakhstan and Uzbekistan sign agreement", body, {})
    assert article.language == "en"
    assert len(read(article)["amounts"]) == 1


def test_every_verb_that_the_data_speaks_of_has_its_forms() -> None:
    data = tomllib.loads((files("communique.languages") / "en.toml").read_text(encoding="utf-8"))
    grammar, known = data["grammar"], pack("en").grammar
    spoken = [grammar[key] for key in ("auxiliaries", "modals", "bare_modals", "unaccusative", "intransitive")]
    spoken += [data["changes"][key]["verbs"] for key in ("increase", "decrease")]
    spoken += [data["modality"][key] for key in ("target_verbs", "target_carriers", "forecast_verbs", "estimate_verbs")]
    spoken += [said.get("verbs", "") for table in data["status"].values() for said in table.values()]
    spoken += [
        data["amounts"]["level_verbs"],
        data["numbers"]["ranges"]["moving"],
        *data["references"]["nouns_of_verbs"],
    ]
    lemmas = {lemma for readings in known.verbs.values() for lemma, _ in readings}
    assert {verb for verbs in spoken for verb in verbs.split()} - lemmas == set()


PIECES = [
    "1.3", "6,500", "$", "€5m", "bln", "crore", "Rs", "billion", "of", "dollars", "%", "percent", "(", ")", "“", "”", "'s", "’",
    "an agreement", "on", "between", "and", "the ministries", "of Fez", "was signed", "rose", "a 15% increase", "doubled", "by",
    "including", ",", ";", ":", ".", "\n", "\n- ", "to", "build", "joint projects", "construction", "Tashkent", "Kazakhstan's",
    "nearly", "more than", "from", "this figure", "500-MW", "half a", "million", "hundred", "and a half", "a", "third", "2.5 times",
    "has not", "n't", "will be", "which", "plans to", "0", "9" * 30, "US$", "-", "–", "in", "2025", "November 15", "last year",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
@example("Rs “ 6,500 ”")
def test_any_english_text_is_read_with_quotes_in_their_places(body: str) -> None:
    text = f"Title\n\n{body}"
    rows = read(Article(source_uri="test:any", title="Title", text=text, language="en", published_on=PUBLISHED))
    for table in ("amounts", "growth_rates", "agreements", "projects"):
        for row in rows[table]:
            assert text[row["quote_start"] : row["quote_end"]] == row["quote"] != ""
