"""Sentences and the facts that are in them. To add one: write the sentence that you wish worked, then make it work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Say = Callable[..., dict[str, list[dict[str, Any]]]]

MODALITIES = [
    ("Le commerce a atteint 4 milliards d’euros.", "actual"),
    ("Il est prévu de porter le commerce à 4 milliards d’euros.", "target"),
    ("Les deux pays visent 4 milliards d’euros d’échanges.", "target"),
    ("Le groupe investira 4 milliards d’euros.", "target"),
    ("Le commerce devrait atteindre 4 milliards d’euros.", "forecast"),
    ("Le commerce pourrait atteindre 4 milliards d’euros.", "hypothetical"),
]


@pytest.mark.parametrize(("sentence", "expected"), MODALITIES)
def test_modality(say: Say, sentence: str, expected: str) -> None:
    assert [row["modality"] for row in say(sentence)["amounts"]] == [expected]


def test_conversion_in_brackets(say: Say) -> None:
    first, second = say("La route coûte 300 milliards de soums (environ 24 millions de dollars).")["amounts"]
    assert second["converts"] == first["fact_id"]
    assert (second["unit"], second["measure"]) == ("USD", first["measure"])


def test_parts_of_a_whole(say: Say) -> None:
    whole, part = say("Le pont a coûté 7 milliards d’euros, dont 4,4 milliards d’euros de prêts.")["amounts"]
    assert (whole["part_of"], part["part_of"]) == (None, whole["fact_id"])


def test_a_reference_stands_for_the_figure_before_it(say: Say) -> None:
    rows = say(
        "Le commerce bilatéral a atteint 4 milliards d’euros. Les ministres veulent porter ce chiffre à 6 milliards d’euros."
    )
    assert [row["measure"] for row in rows["amounts"]] == ["commerce bilatéral", "commerce bilatéral"]


def test_the_level_that_a_change_leads_to(say: Say) -> None:
    rows = say("Les exportations ont progressé de 8 % pour atteindre 3 milliards d’euros en 2024.")
    assert rows["growth_rates"][0]["level_amount_id"] == rows["amounts"][0]["fact_id"]
    rows = say("Le commerce s’est chiffré à 3 milliards d’euros, en hausse de 8 %.")
    assert rows["growth_rates"][0]["level_amount_id"] == rows["amounts"][0]["fact_id"]


# sentence under the title "Le Maroc et l’Espagne se rapprochent" → type, status, count, subject, parties
TITLE = "Le Maroc et l’Espagne se rapprochent"
BOTH = ["Maroc", "Espagne"]
AGREEMENTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("Les ministres ont signé un accord sur la pêche.", [("agreement", "signed", 1, "pêche", BOTH)]),
    ("Une convention de sécurité sociale a été conclue à Rabat.", [("convention", "concluded", 1, "sécurité sociale", BOTH)]),
    ("Quatorze accords ont été signés.", [("agreement", "signed", 14, None, BOTH)]),
    ("Plus de 70 documents ont été signés.", [("other", "signed", 70, None, BOTH)]),
    ("L’accord sur la pêche n’a pas encore été ratifié.", [("agreement", "signed", 1, "pêche", BOTH)]),
    ("L’accord de transit est entré en vigueur en août.", [("agreement", "in_force", 1, "transit", BOTH)]),
    ("L’accord de transit a été dénoncé.", [("agreement", "ended", 1, "transit", BOTH)]),
    ("Un mémorandum d’entente sur les mines a été signé.", [("memorandum", "signed", 1, "mines", BOTH)]),
    ("Nous sommes d’accord sur l’essentiel.", []),
    ("Le concert s’est refermé sur un accord parfait.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), AGREEMENTS, ids=[entry[0][:40] for entry in AGREEMENTS])
def test_agreements(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    rows = say(sentence, title=TITLE)
    parties: dict[str, list[str]] = {}
    for row in rows["participants"]:
        parties.setdefault(row["fact_id"], []).append(row["name"])
    found = [
        (row["type"], row["status"], row["count"], row["subject"], parties.get(row["fact_id"], []))
        for row in rows["agreements"]
    ]
    assert found == expected


MARKERS = ["– ", "- ", "• ", "✅ ", "1. ", "a) ", ""]


@pytest.mark.parametrize("marker", MARKERS)
def test_lists_of_documents_signed(say: Say, marker: str) -> None:
    items = (
        "un accord sur la pêche",
        "un protocole entre les villes de Fès et de Séville",
        "une feuille de route pour l’énergie",
    )
    body = "Trois documents ont été signés, notamment :\n" + "\n".join(f"{marker}{item} ;" for item in items)
    whole, *found = say(body, title=TITLE)["agreements"]
    assert (whole["type"], whole["count"], whole["status"]) == ("other", 3, "signed")
    assert [(row["quote"], row["type"], row["status"], row["part_of"]) for row in found] == [
        (items[0], "agreement", "signed", whole["fact_id"]),
        (items[1], "protocol", "signed", whole["fact_id"]),
        (items[2], "road_map", "signed", whole["fact_id"]),
    ]


# sentence → name, status, count, place
PROJECTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("Le président a inauguré une usine de batteries à Hansalpur.", [("usine de batteries à Hansalpur", "opened", 1, "Hansalpur")]),
    ("Le groupe a lancé la construction d’une raffinerie de sucre.", [("raffinerie de sucre", "launched", 1, None)]),
    ("La centrale solaire de Linguère a été inaugurée.", [("centrale solaire de Linguère", "opened", 1, None)]),
    ("Les ministres parlent de projets.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PROJECTS, ids=[entry[0][:40] for entry in PROJECTS])
def test_projects(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    found = [(row["name"], row["status"], row["count"], row["place"]) for row in say(sentence)["projects"]]
    assert found == expected


def test_whose_trade_it_is(say: Say) -> None:
    rows = say("Les échanges entre la Russie et le Kazakhstan ont atteint 27 milliards de dollars.", title=TITLE)
    assert [row["name"] for row in rows["participants"]] == ["Russie", "Kazakhstan"]
    rows = say("Le commerce bilatéral a atteint 27 milliards de dollars.", title=TITLE)
    assert [row["name"] for row in rows["participants"]] == BOTH
