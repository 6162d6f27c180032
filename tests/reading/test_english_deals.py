"""Agreements and projects in sentences as English-language agencies write them, and how facts hang together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rows = dict[str, list[dict[str, Any]]]
Say = Callable[..., Rows]


def names(entries: list[tuple[Any, ...]]) -> list[str]:
    return [entry[0][:50] for entry in entries]


# sentence under the title "Morocco and Spain draw closer" → type, status, count, subject, parties
TITLE = "Morocco and Spain draw closer"
BOTH = ["Morocco", "Spain"]
AGREEMENTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("The sides signed a memorandum of understanding on water management.", [("memorandum", "signed", 1, "water management", BOTH)]),
    ("The ministers signed an agreement on fisheries.", [("agreement", "signed", 1, "fisheries", BOTH)]),
    ("The sides signed a free trade agreement.", [("agreement", "signed", 1, "free trade", BOTH)]),
    ("A social security convention was concluded in Rabat.", [("convention", "concluded", 1, "social security", BOTH)]),
    ("Fourteen agreements were signed.", [("agreement", "signed", 14, None, BOTH)]),
    ("More than 70 documents were signed following the talks.", [("other", "signed", 70, None, BOTH)]),
    ("The presidents signed 22 bilateral documents.", [("other", "signed", 22, None, BOTH)]),
    ("A package of bilateral documents was signed.", [("other", "signed", None, None, BOTH)]),
    ("The fisheries agreement has not yet been ratified.", [("agreement", "signed", 1, "fisheries", BOTH)]),
    ("The transit agreement entered into force in August.", [("agreement", "in_force", 1, "transit", BOTH)]),
    ("The transit agreement was terminated.", [("agreement", "ended", 1, "transit", BOTH)]),
    ("The contract on gas was suspended.", [("contract", "suspended", 1, "gas", BOTH)]),
    ("The government rejected the agreement on gas.", [("agreement", "refused", 1, "gas", BOTH)]),
    ("The parliament ratified the agreement on the border.", [("agreement", "ratified", 1, "border", BOTH)]),
    ("The two countries are negotiating a visa-free agreement.", [("agreement", "prepared", 1, "visa-free", BOTH)]),
    ("The two sides plan to sign an agreement on water.", [("agreement", "planned", 1, "water", BOTH)]),
    ("A strategic partnership treaty is expected to be signed next year.", [("treaty", "planned", 1, "strategic partnership", BOTH)]),
    ("The parties adopted a joint declaration.", [("declaration", "concluded", 1, None, BOTH)]),
    ("A joint statement was adopted after the talks.", [("declaration", "concluded", 1, None, BOTH)]),
    ("The presidents approved a roadmap for the development of trade.", [("road_map", "concluded", 1, "development of trade", BOTH)]),
    ("The two countries agreed on an action plan for 2026-2028.", [("action_plan", "concluded", 1, None, BOTH)]),
    ("The sides inked an MoU.", [("memorandum", "signed", 1, None, BOTH)]),
    ("Kazakhstan and Uzbekistan signed a memorandum of cooperation in the field of tourism.", [("memorandum", "signed", 1, "tourism", ["Kazakhstan", "Uzbekistan"])]),
    ("KazMunayGas and SOCAR signed a contract on oil transit.", [("contract", "signed", 1, "oil transit", ["KazMunayGas", "SOCAR"])]),
    ("Samruk-Energy signed a memorandum with Masdar on the construction of a wind farm.", [("memorandum", "signed", 1, "construction of a wind farm", ["Samruk-Energy", "Masdar"])]),
    ("A loan agreement worth $500 million was signed between the World Bank and Uzbekistan.", [("loan", "signed", 1, None, ["World Bank", "Uzbekistan"])]),
    ("The Asian Development Bank approved a $200 million loan for road construction.", [("loan", "concluded", 1, "road construction", ["Asian Development Bank"])]),
    ("An agreement between the governments of Kazakhstan and China on the protection of investments was signed.", [("agreement", "signed", 1, "protection of investments", ["government of Kazakhstan", "China"])]),
    ("Saudi Arabia's ACWA Power signed a contract with Uzbekistan's Ministry of Energy on a wind farm.", [("contract", "signed", 1, "wind farm", ["ACWA Power", "Uzbekistan's Ministry of Energy"])]),
    ("The Chinese company Sinopec and the Kazakh Energy Ministry signed a memorandum.", [("memorandum", "signed", 1, None, ["Sinopec", "Kazakh Energy Ministry"])]),
    ("The Ministry of Transport of Kazakhstan and the Azerbaijani company ADY signed a roadmap on transit.", [("road_map", "signed", 1, "transit", ["Ministry of Transport of Kazakhstan", "ADY"])]),
    ("The two leaders witnessed the signing of 19 agreements.", [("agreement", "signed", 19, None, BOTH)]),
    ("The parties intend to conclude a trade agreement by the end of the year.", [("agreement", "planned", 1, "trade", BOTH)]),
    ("They have not signed the contract on gas.", [("contract", "planned", 1, "gas", BOTH)]),
    ("No agreement was signed.", []),
    ("We are in agreement on the essentials.", []),
    ("The loan portfolio of the bank grew.", []),
    ("He cut up his credit card.", []),
]  # fmt: skip


def parties(rows: Rows) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows["participants"]:
        if row["role"] == "party":
            found.setdefault(row["fact_id"], []).append(row["name"])
    return found


@pytest.mark.parametrize(("sentence", "expected"), AGREEMENTS, ids=names(AGREEMENTS))
def test_agreements(say_en: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    rows = say_en(sentence, title=TITLE)
    named = parties(rows)
    found = [
        (row["type"], row["status"], row["count"], row["subject"], named.get(row["fact_id"], []))
        for row in rows["agreements"]
    ]
    assert found == expected


MARKERS = ["– ", "- ", "• ", "✅ ", "1. ", "a) ", ""]


@pytest.mark.parametrize("marker", MARKERS)
def test_lists_of_documents_signed(say_en: Say, marker: str) -> None:
    items = (
        "an agreement on fisheries",
        "a protocol between the cities of Fez and Seville",
        "a roadmap for energy cooperation",
    )
    body = "Three documents were signed, including:\n" + "\n".join(f"{marker}{item};" for item in items)
    whole, *found = say_en(body, title=TITLE)["agreements"]
    assert (whole["type"], whole["count"], whole["status"]) == ("other", 3, "signed")
    assert [(row["quote"], row["type"], row["status"], row["part_of"]) for row in found] == [
        (items[0], "agreement", "signed", whole["fact_id"]),
        (items[1], "protocol", "signed", whole["fact_id"]),
        (items[2], "road_map", "signed", whole["fact_id"]),
    ]


# sentence under the title "Cooperation deals signed" → name, status, count, place
PROJECTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("The president inaugurated a battery factory in Hansalpur.", [("battery factory in Hansalpur", "opened", 1, "Hansalpur")]),
    ("The group launched the construction of a sugar refinery.", [("sugar refinery", "launched", 1, None)]),
    ("The Linguère solar plant was inaugurated.", [("Linguère solar plant", "opened", 1, None)]),
    ("A 500-MW solar plant was commissioned in Bukhara.", [("500-MW solar plant", "opened", 1, "Bukhara")]),
    ("The companies broke ground on a 1,300-km railway.", [("1,300-km railway", "launched", 1, None)]),
    ("Construction of a cement plant has begun in Jambyl.", [("cement plant", "launched", 1, "Jambyl")]),
    ("ACWA Power will build a 1.5 GW wind farm in Karakalpakstan.", [("1.5 GW wind farm in Karakalpakstan", "announced", 1, "Karakalpakstan")]),
    ("A new terminal at Tashkent airport is under construction.", [("new terminal at Tashkent airport", "under_construction", 1, "Tashkent airport")]),
    ("The company plans to build a copper smelter in the Abai region.", [("copper smelter in the Abai region", "announced", 1, "Abai region")]),
    ("The parties are studying the construction of a gas pipeline.", [("gas pipeline", "prepared", 1, None)]),
    ("A logistics center was opened in Tashkent.", [("logistics center", "opened", 1, "Tashkent")]),
    ("The China-Kyrgyzstan-Uzbekistan railway will connect the two regions.", [("China-Kyrgyzstan-Uzbekistan railway", "announced", 1, None)]),
    ("The government suspended the construction of the Akkuyu nuclear power plant.", [("Akkuyu nuclear power plant", "suspended", 1, None)]),
    ("They are implementing 46 joint projects worth $3 billion.", [("46 joint projects", "under_construction", 46, None)]),
    ("The sides launched a joint venture for the production of tractors.", [("joint venture", "launched", 1, None)]),
    ("A $600 million fertilizer plant is being built in Navoi.", [("$600 million fertilizer plant", "under_construction", 1, "Navoi")]),
    ("The Trans-Caspian pipeline project was announced.", [("Trans-Caspian pipeline project", "announced", 1, None)]),
    ("The bank will finance the modernization of the Almaty-Bishkek road.", [("modernization of the Almaty-Bishkek road", "prepared", 1, None)]),
    ("The foundation stone was laid for a children's hospital in Samarkand.", [("children's hospital in Samarkand", "launched", 1, "Samarkand")]),
    ("Two new hospitals have been opened.", [("Two new hospitals", "opened", 2, None)]),
    ("The 2.4-km Kamchik tunnel was completed.", [("2.4-km Kamchik tunnel", "opened", 1, None)]),
    ("Masdar, a UAE company, plans to build a 1 GW wind farm worth $1 billion.", [("1 GW wind farm", "announced", 1, None)]),
    ("A 220-kV transmission line was put into operation.", [("220-kV transmission line", "opened", 1, None)]),
    ("A ceremony marking the start of construction of the Trans-Afghan railway was held in Kabul.", [("Trans-Afghan railway", "launched", 1, "Kabul")]),
    ("The ministers discussed projects.", []),
    ("Officials agreed on the oil price.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PROJECTS, ids=names(PROJECTS))
def test_projects(say_en: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    rows = say_en(sentence, title="Cooperation deals signed")["projects"]
    assert [(row["name"], row["status"], row["count"], row["place"]) for row in rows] == expected


# Links


def test_conversion_in_brackets(say_en: Say) -> None:
    first, second = say_en("The road costs 300 billion soums (about $24 million).")["amounts"]
    assert second["converts"] == first["fact_id"]
    assert (second["unit"], second["measure"]) == ("USD", first["measure"])


def test_conversion_in_words(say_en: Say) -> None:
    first, second = say_en("The road costs 300 billion tenge, or about $600 million.")["amounts"]
    assert second["converts"] == first["fact_id"]


def test_parts_of_a_whole(say_en: Say) -> None:
    whole, part = say_en("The bridge cost 7 billion euros, including 4.4 billion euros in loans.")["amounts"]
    assert (whole["part_of"], part["part_of"]) == (None, whole["fact_id"])


def test_the_title_is_repeated(say_en: Say) -> None:
    title, lead = say_en("Trade turnover reached $4 billion.", title="Trade turnover hits $4 bln")["amounts"]
    assert lead["repeats"] == title["fact_id"]


def test_a_reference_stands_for_the_figure_before_it(say_en: Say) -> None:
    rows = say_en("Bilateral trade reached $4 billion. The ministers want to bring this figure to $6 billion.")
    assert [row["measure"] for row in rows["amounts"]] == ["Bilateral trade", "Bilateral trade"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Exports grew by 8% to $3 billion in 2024.",
        "Exports rose 8% year on year to nearly $3 billion.",
        "Exports increased by 8% to reach $3 billion.",
        "Exports stood at $3 billion, up 8%.",
        "Exports amounted to $3 billion, an increase of 8%.",
    ],
)
def test_the_level_that_a_change_leads_to(say_en: Say, sentence: str) -> None:
    rows = say_en(sentence)
    assert rows["growth_rates"][0]["level_amount_id"] == rows["amounts"][0]["fact_id"]


def test_whose_trade_it_is(say_en: Say) -> None:
    rows = say_en("Trade between Russia and Kazakhstan reached $27 billion.", title=TITLE)
    assert [row["name"] for row in rows["participants"]] == ["Russia", "Kazakhstan"]
    rows = say_en("Bilateral trade reached $27 billion.", title=TITLE)
    assert [row["name"] for row in rows["participants"]] == BOTH


def test_an_amount_belongs_to_its_project(say_en: Say) -> None:
    rows = say_en("A $600 million fertilizer plant is being built in Navoi.")
    assert rows["amounts"][0]["project_id"] == rows["projects"][0]["fact_id"]


def test_the_day_of_signing(say_en: Say) -> None:
    rows = say_en("The agreement on water was signed on November 14, 2025.", title=TITLE)
    assert [row["signed_on"] for row in rows["agreements"]] == ["2025-11-14"]
