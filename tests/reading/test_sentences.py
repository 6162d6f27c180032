"""Sentences and the facts that are in them. To add one: write the sentence that you wish worked, then make it work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Say = Callable[..., dict[str, list[dict[str, Any]]]]

# sentence → quote, value, high end, unit, qualifier of every amount in it
AMOUNTS: list[tuple[str, list[tuple[str, str, str | None, str | None, str]]]] = [
    ("Le projet coûte 1,3 milliard de dollars.", [("1,3 milliard de dollars", "1300000000", None, "USD", "exact")]),
    ("Le contrat vaut 25.000 euros.", [("25.000 euros", "25000", None, "EUR", "exact")]),
    ("Le contrat vaut 6\u202f500 €.", [("6\u202f500 €", "6500", None, "EUR", "exact")]),
    ("Il a versé 1 200,50 euros.", [("1 200,50 euros", "1200.50", None, "EUR", "exact")]),
    ("Il a versé deux milliards et demi de dollars.", [("deux milliards et demi de dollars", "2500000000", None, "USD", "exact")]),
    ("Le fonds a reçu une centaine de millions d’euros.", [("une centaine de millions d’euros", "100000000", None, "EUR", "approximately")]),
    ("L’État débloque 12 M€.", [("12 M€", "12000000", None, "EUR", "exact")]),
    ("La dette atteint 3 Md€.", [("3 Md€", "3000000000", None, "EUR", "exact")]),
    ("Un prêt de US$ 553 millions.", [("US$ 553 millions", "553000000", None, "USD", "exact")]),
    ("Le marché pèse 10 mds USD.", [("10 mds USD", "10000000000", None, "USD", "exact")]),
    ("Le prix varie entre 0,25 et 0,30 dollar.", [("entre 0,25 et 0,30 dollar", "0.25", "0.30", "USD", "between")]),
    ("Ils échangent de 300 à 500 MW.", [("de 300 à 500 MW", "300", "500", "MW", "between")]),
    ("Le coût est de 2 à 3 milliards d’euros.", [("de 2 à 3 milliards d’euros", "2000000000", "3000000000", "EUR", "between")]),
    ("Les ventes ont atteint 5 et 7 milliards de dollars.", [("5", "5000000000", None, "USD", "exact"), ("7 milliards de dollars", "7000000000", None, "USD", "exact")]),
    ("Le port a reçu plus de 1.200.000 tonnes.", [("plus de 1.200.000 tonnes", "1200000", None, "t", "more_than")]),
    ("Le taux ne dépasse pas 1,5 %.", [("ne dépasse pas 1,5 %", "1.5", None, "%", "at_most")]),
    ("L’usine emploie au moins 250 ouvriers.", [("au moins 250 ouvriers", "250", None, "ouvrier", "at_least")]),
    ("Il faut 500 millions d’euros au moins.", [("500 millions d’euros au moins", "500000000", None, "EUR", "at_least")]),
    ("L’usine emploie moins de 250 ouvriers.", [("moins de 250 ouvriers", "250", None, "ouvrier", "less_than")]),
    ("Quelque 38 milliards de m3 ont transité.", [("Quelque 38 milliards de m3", "38000000000", None, "m3", "approximately")]),
    ("Une dizaine d’accords ont été signés.", [("Une dizaine d’accords", "10", None, "accord", "approximately")]),
    ("L’État a garanti 9,5 milliards de dinars algériens.", [("9,5 milliards de dinars algériens", "9500000000", None, "DZD", "exact")]),
    ("La Tunisie a emprunté 80 millions de dinars.", [("80 millions de dinars", "80000000", None, "TND", "exact")]),
    ("Le Sénégal emprunte 210 milliards de FCFA.", [("210 milliards de FCFA", "210000000000", None, "XOF", "exact")]),
    ("Le Cameroun emprunte 210 milliards de FCFA.", [("210 milliards de FCFA", "210000000000", None, "XAF", "exact")]),
    ("Tachkent a débloqué 300 milliards de soums.", [("300 milliards de soums", "300000000000", None, "UZS", "exact")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), AMOUNTS, ids=[entry[0][:40] for entry in AMOUNTS])
def test_amounts(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    found = [
        (
            row["quote"],
            row["value"],
            row["value_high"] if row["qualifier"] == "between" else None,
            row["unit"],
            row["qualifier"],
        )
        for row in say(sentence)["amounts"]
    ]
    assert found == expected


NOTHING = [
    "Ils se sont réunis les 18 et 19 septembre 2025 à 14 h 30.",
    "Les deux pays sont voisins depuis trois ans.",
    "Le sommet du G20 se tiendra au printemps 2030.",
    "La 5G arrive, disent les ministres de la période 2026-2027.",
    "Renseignements : article 12, phase 2.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_amounts(say: Say, sentence: str) -> None:
    assert say(sentence)["amounts"] == []


# sentence → quote, rate, basis of every growth rate in it
CHANGES: list[tuple[str, list[tuple[str, float, str]]]] = [
    ("Le commerce a augmenté de 15 %.", [("15 %", 15, "percent")]),
    ("Les ventes ont reculé de 3,2 %.", [("3,2 %", -3.2, "percent")]),
    ("Les échanges sont en hausse de 9,7% sur un an.", [("9,7%", 9.7, "percent")]),
    ("Le café (+5%) progresse.", [("+5%", 5, "percent")]),
    ("Une baisse de près de 4 % a été notée.", [("près de 4 %", -4, "percent")]),
    ("La part a gagné près de 2 points.", [("près de 2 points", 2, "percentage_points")]),
    ("Les échanges pèsent 3 milliards d’euros, soit 14 % de plus qu’en 2023.", [("14 %", 14, "percent")]),
    ("Les recettes ont crû respectivement de 31 % et de 4,5 %.", [("31 %", 31, "percent"), ("4,5 %", 4.5, "percent")]),
    ("Le nombre de visiteurs a été multiplié par cinq.", [("a été multiplié par cinq", 400, "factor")]),
    ("Le commerce a doublé.", [("a doublé", 100, "factor")]),
    ("Le débit a chuté d’un tiers.", [("a chuté d’un tiers", -33.3333, "factor")]),
    ("Les effectifs ont été réduits de moitié.", [("ont été réduits de moitié", -50, "factor")]),
    ("Les ventes sont trois fois plus élevées.", [("trois fois plus", 200, "factor")]),
    ("La Chine pèse 57 % des échanges.", []),
    ("Le prêt est au taux de 2 %.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES, ids=[entry[0][:40] for entry in CHANGES])
def test_changes(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    found = [(row["quote"], row["rate"], row["basis"]) for row in say(sentence)["growth_rates"]]
    assert found == [(quote, pytest.approx(rate), basis) for quote, rate, basis in expected]


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
    ("La centrale solaire de Linguère a été inaugurée.", [("centrale solaire de Linguère", "opened", 1, "Linguère")]),
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
