"""How figures hang together: repeated, converted, parts of a whole, levels that a change leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from conftest import PUBLISHED
from telling import Rows, linked, plain

Say = Callable[..., Rows]
Links = list[tuple[str, str]]

RELATIVE = re.compile("dernier")
"""Words whose days nobody knows without a date."""


def check(say: Say, text: str, expected: Links, table: str, column: str, published: date | None = None) -> None:
    """Read a text; where it holds a line "title // body", with that title."""
    title, _, body = text.rpartition(" // ")
    rows = say(body, title=title or "Titre", published=published)
    found = [(quote, target) for quote, target in linked(rows, table, column)]
    assert found == [(plain(a), plain(b)) for a, b in expected]


# title // text → rows that say again what an earlier row says
REPEATS: list[tuple[str, Links]] = [
    # the same figure of the same thing
    ("Le port de Safi coûtera 4 milliards de dirhams // Le port de Safi coûtera 4 milliards de dirhams.", [("4 milliards de dirhams#2", "4 milliards de dirhams")]),
    ("Un prêt de 150 millions d’euros pour Dakar // La BEI a accordé un prêt de 150 millions d’euros à Dakar.", [("150 millions d’euros#2", "150 millions d’euros")]),
    ("Le Gabon emprunte 80 millions d’euros // Libreville a emprunté 80 millions d’euros. Ces 80 millions d’euros iront aux routes.", [("80 millions d’euros#2", "80 millions d’euros"), ("80 millions d’euros#3", "80 millions d’euros")]),
    ("Le commerce bilatéral a atteint 4 milliards d’euros en 2024. En 2024, le commerce bilatéral a atteint 4 milliards d’euros.", [("4 milliards d’euros#2", "4 milliards d’euros")]),
    ("Le commerce bilatéral a atteint 4 milliards d’euros. Ce commerce bilatéral de 4 milliards d’euros est un record.", [("4 milliards d’euros#2", "4 milliards d’euros")]),
    ("La France exporte 12 avions // La France a exporté 12 avions.", [("12 avions#2", "12 avions")]),
    ("Une usine de 500 MW à Tanger // L’usine de 500 MW à Tanger ouvrira en mai.", [("500 MW#2", "500 MW")]),
    ("Un milliard d’euros pour le métro // Le métro recevra 1 milliard d’euros.", [("1 milliard d’euros", "Un milliard d’euros")]),
    ("Le fonds dispose de 500 millions d’euros. Le fonds, doté de 0,5 milliard d’euros, est géré à Lomé.", [("0,5 milliard d’euros", "500 millions d’euros")]),
    # three times: all to the first, no chain
    ("Le barrage coûte 3 milliards d’euros // Le barrage coûte 3 milliards d’euros. Le coût du barrage est de 3 milliards d’euros.", [("3 milliards d’euros#2", "3 milliards d’euros"), ("3 milliards d’euros#3", "3 milliards d’euros")]),
    # the same time in other words
    ("Le commerce bilatéral a atteint 4 milliards d’euros en 2024. L’an dernier, le commerce bilatéral a atteint 4 milliards d’euros.", [("4 milliards d’euros#2", "4 milliards d’euros")]),
    # what is not the same
    ("Le pont a coûté 3 millions d’euros. La route a coûté 3 millions d’euros.", []),
    ("Les exportations ont atteint 3 milliards d’euros. Les importations ont atteint 3 milliards d’euros.", []),
    ("Le commerce bilatéral a atteint 4 milliards d’euros en 2023. Le commerce bilatéral a atteint 4 milliards d’euros en 2024.", []),
    ("Le commerce bilatéral a atteint 4 milliards d’euros. Ils veulent porter le commerce bilatéral à 4 milliards de dollars.", []),
    ("Le commerce bilatéral a atteint 4 milliards d’euros. Le commerce bilatéral devrait atteindre 4 milliards d’euros en 2026.", []),
    ("Le commerce bilatéral a atteint 4 milliards d’euros. Le commerce bilatéral a atteint près de 5 milliards d’euros.", []),
    ("L’usine emploie 200 ouvriers. L’usine forme 200 apprentis.", []),
    ("Le parc compte 12 éoliennes. Le second parc compte 12 turbines.", []),
    ("Ryad a prêté 100 millions de dollars au Maroc et 100 millions de dollars à la Tunisie.", []),
    ("L’inflation est de 5 %. Le chômage est de 5 %.", []),
    ("Le taux du prêt est de 5 %. La Chine pèse 5 % des échanges.", []),
    ("La Banque mondiale financera une centrale de 300 MW au Mali et une ligne de 300 km.", []),
    # a conversion repeats nothing, nor is it repeated by another sum
    ("La route a coûté 10 millions d’euros. La route a coûté 11 millions de dollars (10 millions d’euros).", []),
    # a list in which each has the same sum
    ("Trois projets ont été lancés :\n– une route à Thiès, pour 5 millions d’euros ;\n– une école à Louga, pour 5 millions d’euros ;\n– un hôpital à Matam, pour 5 millions d’euros.", []),
    # the qualifier may differ, as the number does not
    ("Près de 4 milliards d’euros d’échanges // Les échanges ont atteint 4 milliards d’euros.", [("4 milliards d’euros", "Près de 4 milliards d’euros")]),
    # a range
    ("Le coût du tunnel est de 2 à 3 milliards d’euros. Le coût du tunnel, de 2 à 3 milliards d’euros, inquiète.", [("de 2 à 3 milliards d’euros#2", "de 2 à 3 milliards d’euros")]),
    ("Le coût du tunnel est de 2 à 3 milliards d’euros. Le coût du tunnel est de 2 milliards d’euros.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPEATS, ids=[text[:50] for text, _ in REPEATS])
def test_repeats(say: Say, text: str, expected: Links) -> None:
    check(say, text, expected, "amounts", "repeats", PUBLISHED)
    if not RELATIVE.search(text):
        check(say, text, expected, "amounts", "repeats")  # undated as well


# the same of growth rates
SAID_AGAIN: list[tuple[str, Links]] = [
    ("Le commerce en hausse de 15 % // Le commerce a augmenté de 15 %.", [("15 %#2", "15 %")]),
    ("Les ventes ont reculé de 3 % en 2024. La baisse de 3 % des ventes en 2024 a surpris.", [("3 %#2", "3 %")]),
    ("Les ventes ont reculé de 3 % en 2023. Les ventes ont reculé de 3 % en 2024.", []),
    ("Les ventes ont reculé de 3 %. Les salaires ont reculé de 3 %.", []),
    ("Les ventes ont reculé de 3 %. Les ventes ont progressé de 3 %.", []),
    ("Les ventes ont reculé de 3 %. Les ventes devraient reculer de 3 % en 2027.", []),
    ("Le trafic a doublé // Le trafic a doublé en dix ans.", [("a doublé#2", "a doublé")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID_AGAIN, ids=[text[:50] for text, _ in SAID_AGAIN])
def test_growth_rates_said_again(say: Say, text: str, expected: Links) -> None:
    check(say, text, expected, "growth_rates", "repeats")


# text → amounts that give another one in another currency or unit
CONVERTS: list[tuple[str, Links]] = [
    ("Le visa coûte 50 dollars (27 004 FCFA).", [("27 004 FCFA", "50 dollars")]),
    ("La route coûte 300 milliards de soums (environ 24 millions de dollars).", [("environ 24 millions de dollars", "300 milliards de soums")]),
    ("Le prêt est de 700 millions de dollars, soit environ 640 millions d’euros.", [("environ 640 millions d’euros", "700 millions de dollars")]),
    ("Le prêt est de 700 millions de dollars, soit 640 millions d’euros.", [("640 millions d’euros", "700 millions de dollars")]),
    ("Le prêt est de 700 millions de dollars soit près de 640 millions d’euros.", [("près de 640 millions d’euros", "700 millions de dollars")]),
    ("Le don est de 2 milliards de yens, l’équivalent de 12 millions d’euros.", [("12 millions d’euros", "2 milliards de yens")]),
    ("Le don est de 2 milliards de yens, l’équivalent d’environ 12 millions d’euros.", [("environ 12 millions d’euros", "2 milliards de yens")]),
    ("Le don est de 2 milliards de yens (soit 12 millions d’euros).", [("12 millions d’euros", "2 milliards de yens")]),
    ("Le don est de 2 milliards de yens – environ 12 millions d’euros – et sera versé en mai.", [("environ 12 millions d’euros", "2 milliards de yens")]),
    ("Le budget est de 300 milliards FCFA, équivalant à 457 millions d’euros.", [("457 millions d’euros", "300 milliards FCFA")]),
    ("Le budget est de 300 milliards FCFA, ce qui équivaut à 457 millions d’euros.", [("457 millions d’euros", "300 milliards FCFA")]),
    ("Le budget est de 300 milliards FCFA, ou 457 millions d’euros.", [("457 millions d’euros", "300 milliards FCFA")]),
    ("La firme a un contrat de 310 milliards de wons, environ 187 millions d’euros.", [("environ 187 millions d’euros", "310 milliards de wons")]),
    ("Le puits livre 10 000 barils (1,6 million de litres).", [("1,6 million de litres", "10 000 barils")]),
    ("Une amende de 4 milliards de dollars (3,4 milliards d’euros) a été infligée.", [("3,4 milliards d’euros", "4 milliards de dollars")]),
    ("Le chantier, d’un coût de 1,2 milliard de roupies (14 millions de dollars, 13 millions d’euros), avance.", [("14 millions de dollars", "1,2 milliard de roupies"), ("13 millions d’euros", "1,2 milliard de roupies")]),
    ("Le contrat vaut 14 millions de dollars (environ 13 millions d’euros ou 8,5 milliards de FCFA).", [("environ 13 millions d’euros", "14 millions de dollars"), ("8,5 milliards de FCFA", "14 millions de dollars")]),
    ("Le titre cote 14 dollars (13 euros). Il valait 20 dollars (19 euros) en mai.", [("13 euros", "14 dollars"), ("19 euros", "20 dollars")]),
    # no conversions
    ("La route a coûté 3 millions d’euros et 2 millions de dollars.", []),
    ("Paris a versé 3 millions d’euros, Washington 2 millions de dollars.", []),
    ("Le parc de 500 MW (1 200 emplois) ouvrira en mai.", []),
    ("Le parc compte 50 éoliennes (150 MW).", []),
    ("La ligne de 120 km (400 millions d’euros) ouvrira en mai.", []),
    ("L’action est passée de 14 dollars à 13 euros.", []),
    ("Le fonds a levé 3 millions d’euros (contre 2 millions d’euros en 2023).", []),
    ("Le fonds a levé 3 millions d’euros (5 millions de dollars étaient visés).", []),
    ("La France a versé 3 millions d’euros (et le Canada 5 millions de dollars).", []),
    ("Soit 3 millions d’euros, soit 2 millions de dollars seront versés.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONVERTS, ids=[text[:50] for text, _ in CONVERTS])
def test_converts(say: Say, text: str, expected: Links) -> None:
    check(say, text, expected, "amounts", "converts")


def test_a_conversion_says_the_same_of_the_same(say: Say) -> None:
    first, second = say("En 2024, l’usine a coûté 50 millions de dollars (46 millions d’euros).")["amounts"]
    for column in ("measure", "modality", "period_text", "period_start", "project_id", "agreement_id"):
        assert second[column] == first[column]


# text → amounts that another one includes
PARTS: list[tuple[str, Links]] = [
    ("Le pont a coûté 7 milliards d’euros, dont 4,4 milliards d’euros de prêts.", [("4,4 milliards d’euros", "7 milliards d’euros")]),
    ("Le pont a coûté 7 milliards d’euros, dont 4,4 de prêts.", [("4,4", "7 milliards d’euros")]),
    ("L’accord porte sur 7 milliards d’euros, dont 4,4 milliards d’euros de prêts et 2,6 milliards d’euros de dons.", [("4,4 milliards d’euros", "7 milliards d’euros"), ("2,6 milliards d’euros", "7 milliards d’euros")]),
    ("L’accord porte sur 7 milliards d’euros, dont respectivement 4,4 et 2,6 milliards d’euros pour l’eau et l’énergie.", [("4,4", "7 milliards d’euros"), ("2,6 milliards d’euros", "7 milliards d’euros")]),
    ("Le portefeuille compte 52 projets, dont 122 sont achevés.", []),
    ("Le portefeuille compte 252 projets, dont 122 sont achevés.", [("122", "252 projets")]),
    ("Le portefeuille compte 252 projets, dont 122 projets achevés.", [("122 projets", "252 projets")]),
    ("Le portefeuille compte 252 projets, parmi lesquels 122 projets achevés.", [("122 projets", "252 projets")]),
    ("Le programme prévoit 400 km de routes, dont 150 km en 2026.", [("150 km", "400 km")]),
    ("Le programme prévoit 400 km de routes, y compris 150 km de pistes.", [("150 km", "400 km")]),
    ("La centrale de 300 MW, dont 100 MW déjà raccordés, alimente Dakar.", [("100 MW", "300 MW")]),
    ("Le budget de 500 millions d’euros, dont 50 millions d’euros de réserve, a été voté.", [("50 millions d’euros", "500 millions d’euros")]),
    ("La facture atteint 500 millions d’euros, incluant 50 millions d’euros de taxes.", [("50 millions d’euros", "500 millions d’euros")]),
    ("L’usine emploie 800 personnes, dont 300 femmes.", [("300 femmes", "800 personnes")]),
    ("Le groupe compte 1 200 salariés, dont 300 ingénieurs et 50 chercheurs.", [("300 ingénieurs", "1 200 salariés"), ("50 chercheurs", "1 200 salariés")]),
    ("Le prêt de 300 millions de dollars (275 millions d’euros), dont 100 millions de dollars en 2026, est signé.", [("100 millions de dollars", "300 millions de dollars")]),
    ("Sur un total de 500 millions d’euros, dont 50 millions d’euros de dons et 20 millions d’euros de prêts, rien n’a été versé.", [("50 millions d’euros", "500 millions d’euros"), ("20 millions d’euros", "500 millions d’euros")]),
    ("Les échanges ont atteint 12 milliards d’euros, dont 8 milliards d’euros d’exportations et 4 milliards d’euros d’importations.", [("8 milliards d’euros", "12 milliards d’euros"), ("4 milliards d’euros", "12 milliards d’euros")]),
    # the parts are spelled out behind a colon
    ("L’enveloppe est de 7 milliards d’euros : 4,4 milliards d’euros de prêts et 2,6 milliards d’euros de dons.", [("4,4 milliards d’euros", "7 milliards d’euros"), ("2,6 milliards d’euros", "7 milliards d’euros")]),
    ("L’enveloppe est de 7 milliards d’euros, soit 4,4 milliards d’euros de prêts et 2,6 milliards d’euros de dons.", [("4,4 milliards d’euros", "7 milliards d’euros"), ("2,6 milliards d’euros", "7 milliards d’euros")]),
    # a part of a part is a part of the whole
    ("Le plan est de 9 milliards d’euros, dont 5 milliards d’euros de prêts, dont 2 milliards d’euros de la BAD.", [("5 milliards d’euros", "9 milliards d’euros"), ("2 milliards d’euros", "9 milliards d’euros")]),
    # not parts
    ("Le pont, dont le coût est de 7 milliards d’euros, relie 2 villes.", []),
    ("Le pont, dont la longueur est de 7 km, a coûté 3 milliards d’euros.", []),
    ("L’entreprise, dont 51 % du capital appartient à l’État, vaut 3 milliards d’euros.", []),
    ("Le pont a coûté 7 milliards d’euros et la route, dont 4 km sont à péage, 2 milliards d’euros.", []),
    ("Il a versé 5 milliards d’euros, dont 12 milliards d’euros étaient prévus.", []),
    ("Le fonds a prêté 5 milliards d’euros. Le maire, dont la ville a reçu 2 milliards d’euros, s’en félicite.", []),
    ("L’aide de 7 milliards d’euros, dont le premier versement a eu lieu, sert 12 villes.", []),
    ("Le commerce a atteint 12 milliards d’euros, contre 8 milliards d’euros en 2023.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[text[:50] for text, _ in PARTS])
def test_parts(say: Say, text: str, expected: Links) -> None:
    check(say, text, expected, "amounts", "part_of")


# text → growth rates and the amounts that they lead to
LEVELS: list[tuple[str, Links]] = [
    ("Le commerce a augmenté de 15 % pour atteindre près de 4 milliards d’euros.", [("15 %", "près de 4 milliards d’euros")]),
    ("Le commerce a augmenté de 15 %, pour atteindre 4 milliards d’euros.", [("15 %", "4 milliards d’euros")]),
    ("Le commerce a augmenté de 15 %, atteignant 4 milliards d’euros.", [("15 %", "4 milliards d’euros")]),
    ("Le commerce a augmenté de 15 % à 4 milliards d’euros.", [("15 %", "4 milliards d’euros")]),
    ("Le commerce a augmenté de 15 % en 2024, à 4 milliards d’euros.", [("15 %", "4 milliards d’euros")]),
    ("Le commerce a augmenté de 15 % sur un an à 7,9 milliards d’euros.", [("15 %", "7,9 milliards d’euros")]),
    ("Le chiffre d’affaires est en hausse de 9 % à 12 milliards d’euros.", [("9 %", "12 milliards d’euros")]),
    ("Le chiffre d’affaires s’élève à 12 milliards d’euros, en hausse de 9 %.", [("9 %", "12 milliards d’euros")]),
    ("Le chiffre d’affaires s’élève à 12 milliards d’euros, soit une hausse de 9 %.", [("9 %", "12 milliards d’euros")]),
    ("Le chiffre d’affaires s’élève à 12 milliards d’euros, un bond de 9 % sur un an.", [("9 %", "12 milliards d’euros")]),
    ("Le chiffre d’affaires s’élève à 12 milliards d’euros (+9 %).", [("+9 %", "12 milliards d’euros")]),
    ("Le chiffre d’affaires s’élève à 12 milliards d’euros, soit 9 % de plus qu’en 2023.", [("9 %", "12 milliards d’euros")]),
    ("Le chiffre d’affaires a atteint 12 milliards d’euros en 2024, en progression de 9 %.", [("9 %", "12 milliards d’euros")]),
    ("La production a reculé de 4 % pour s’établir à 12 millions de tonnes.", [("4 %", "12 millions de tonnes")]),
    ("La production a chuté de 4 %, à 12 millions de tonnes.", [("4 %", "12 millions de tonnes")]),
    ("Le nombre de visiteurs a bondi de 30 %, à 2 millions de personnes.", [("30 %", "2 millions de personnes")]),
    ("Les exportations ont doublé pour atteindre 3 milliards d’euros.", [("ont doublé", "3 milliards d’euros")]),
    ("Les exportations ont progressé de 8 % à 3 milliards d’euros et les importations ont reculé de 5 % à 2 milliards d’euros.", [("8 %", "3 milliards d’euros"), ("5 %", "2 milliards d’euros")]),
    ("Les exportations ont atteint 3 milliards d’euros (+8 %) et les importations 2 milliards d’euros (+5 %).", [("+8 %", "3 milliards d’euros"), ("+5 %", "2 milliards d’euros")]),
    ("Une hausse de 12 % a porté les ventes à 6 milliards d’euros.", [("12 %", "6 milliards d’euros")]),
    ("Le bénéfice net a grimpé de 12 %, passant de 5 à 6 milliards d’euros.", [("12 %", "6 milliards d’euros")]),
    ("Les ventes sont passées de 5 milliards d’euros à 6 milliards d’euros, soit une hausse de 20 %.", [("20 %", "6 milliards d’euros")]),
    ("Les ventes ont augmenté de 20 % par rapport à 2023 et se sont élevées à 6 milliards d’euros.", [("20 %", "6 milliards d’euros")]),
    ("Avec 6 milliards d’euros, les ventes augmentent de 20 %.", [("20 %", "6 milliards d’euros")]),
    ("La part de la Chine a gagné 2 points à 14 %.", [("2 points", "14 %")]),
    ("Le taux de chômage a reculé de 0,3 point pour s’établir à 7,1 %.", [("0,3 point", "7,1 %")]),
    ("Le prix a augmenté de 15 %, à 40 dollars (37 euros).", [("15 %", "40 dollars")]),
    ("Le commerce devrait croître de 15 % pour atteindre 5 milliards d’euros en 2027.", [("15 %", "5 milliards d’euros")]),
    ("Le commerce a atteint 2 milliards d’euros, contre 3 milliards d’euros en 2021 (-33 %).", [("-33 %", "2 milliards d’euros")]),
    # no levels
    ("Le commerce a augmenté de 15 % grâce à un prêt de 4 milliards d’euros.", []),
    ("Le commerce a augmenté de 15 % ; la dette est de 4 milliards d’euros.", []),
    ("Le commerce a augmenté de 15 %. La dette est de 4 milliards d’euros.", []),
    ("Le prêt de 4 milliards d’euros fera baisser les prix de 15 %.", []),
    ("Malgré une aide de 4 milliards d’euros, la production a reculé de 15 %.", []),
    ("La Chine pèse 57 % des échanges, qui ont atteint 4 milliards d’euros.", []),
    ("Les ventes ont reculé de 3 %, contre 4 milliards d’euros de commandes.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEVELS, ids=[text[:50] for text, _ in LEVELS])
def test_levels(say: Say, text: str, expected: Links) -> None:
    check(say, text, expected, "growth_rates", "level_amount_id")


def test_a_change_has_the_measure_and_the_modality_of_its_level(say: Say) -> None:
    rows = say("Le commerce devrait croître de 15 % pour atteindre 5 milliards d’euros en 2027.", published=None)
    (rate,), (level,) = rows["growth_rates"], rows["amounts"]
    assert (rate["measure"], rate["modality"]) == (level["measure"], level["modality"]) == ("commerce", "forecast")


# words around 5 millions d'euros → qualifier, low, high
INTERVALS = [
    ("5 millions d’euros", "exact", "5000000", "5000000"),
    ("environ 5 millions d’euros", "approximately", None, None),
    ("quelque 5 millions d’euros", "approximately", None, None),
    ("plus de 5 millions d’euros", "more_than", "5000000", None),
    ("au moins 5 millions d’euros", "at_least", "5000000", None),
    ("moins de 5 millions d’euros", "less_than", None, "5000000"),
    ("jusqu’à 5 millions d’euros", "at_most", None, "5000000"),
    ("un maximum de 5 millions d’euros", "at_most", None, "5000000"),
    ("entre 5 et 6 millions d’euros", "between", "5000000", "6000000"),
    ("de 5 à 6 millions d’euros", "between", "5000000", "6000000"),
    ("5 à 6 millions d’euros", "between", "5000000", "6000000"),
    ("900 000 à 1,2 million d’euros", "between", "900000", "1200000"),
]


@pytest.mark.parametrize(("words", "qualifier", "low", "high"), INTERVALS, ids=[entry[0] for entry in INTERVALS])
def test_intervals(say: Say, words: str, qualifier: str, low: str | None, high: str | None) -> None:
    (row,) = say(f"Le groupe a investi {words} dans une usine à Tanger.")["amounts"]
    assert (row["qualifier"], row["value_low"], row["value_high"]) == (qualifier, low, high)
