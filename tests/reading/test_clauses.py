"""Which figure a time belongs to; the articles are of Saturday 15 November 2025."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rows = dict[str, list[dict[str, Any]]]
Say = Callable[..., Rows]
Days = tuple[str | None, str | None]

# sentence → quote and words of its time, for each figure
OWNERS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Le commerce a atteint 6,3 mds USD en 2023, contre 5,3 mds USD une année auparavant.",
     [("6,3 mds USD", "en 2023"), ("5,3 mds USD", "une année auparavant")]),
    ("Sur les neuf premiers mois de 2025, les exportations ont atteint 3 milliards d’euros et les importations 2 milliards d’euros.",
     [("3 milliards d’euros", "Sur les neuf premiers mois de 2025"), ("2 milliards d’euros", "Sur les neuf premiers mois de 2025")]),
    ("En 2024, le pays a exporté 3 milliards d’euros (3,2 milliards de dollars).",
     [("3 milliards d’euros", "En 2024"), ("3,2 milliards de dollars", "En 2024")]),
    ("Le commerce a atteint 3 milliards d’euros (3,2 milliards de dollars) en 2024.",
     [("3 milliards d’euros", "en 2024"), ("3,2 milliards de dollars", "en 2024")]),
    ("Le commerce a atteint 3 milliards d’euros en 2024 et devrait atteindre 5 milliards d’euros d’ici 2030.",
     [("3 milliards d’euros", "en 2024"), ("5 milliards d’euros", "d’ici 2030")]),
    ("Le coût, fixé à 474 millions d’euros en 2020, a été réévalué à 540 millions d’euros.",
     [("474 millions d’euros", "en 2020"), ("540 millions d’euros", None)]),
    ("De janvier à août, les ventes ont rapporté 250 milliards de dollars, contre 246 milliards de dollars pour les achats.",
     [("250 milliards de dollars", "De janvier à août"), ("246 milliards de dollars", "De janvier à août")]),
    ("L’aciérie, qui a coûté 1,5 milliard de dollars, a exporté 1 200 tonnes l’année dernière.",
     [("1,5 milliard de dollars", None), ("1 200 tonnes", "l’année dernière")]),
    ("Les ministres ont signé jeudi une convention de financement de 210 millions d’euros.",
     [("210 millions d’euros", None)]),
    ("Quatorze accords ont été signés jeudi.", [("Quatorze accords", None)]),
    ("L’usine emploiera 300 personnes à partir de 2027.", [("300 personnes", "à partir de 2027")]),
    ("Tunis (AP), 11 juillet 2005 – La Chine a promis 400 millions de dollars.", [("400 millions de dollars", None)]),
    ("L’usine, qui a coûté 120 millions d’euros, produira 600 véhicules par an.",
     [("120 millions d’euros", None), ("600 véhicules", "par an")]),
    ("Les visiteurs sont passés de 120 000 personnes à 160 000 personnes en 2024.",
     [("120 000 personnes", "en 2024"), ("160 000 personnes", "en 2024")]),
    ("Au premier semestre, le commerce a atteint 3 milliards d’euros. Les exportations ont rapporté 2 milliards d’euros. Le pays compte 12 usines.",
     [("3 milliards d’euros", "Au premier semestre"), ("2 milliards d’euros", "Au premier semestre"), ("12 usines", None)]),
    ("Les exportations ont atteint 5,2 milliards de dollars (contre 4,8 milliards un an plus tôt).",
     [("5,2 milliards de dollars", None), ("4,8 milliards", "un an plus tôt")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWNERS, ids=[entry[0][:40] for entry in OWNERS])
def test_whose_time_it_is(say: Say, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(row["quote"], row["period_text"]) for row in say(text)["amounts"]] == expected


# sentence → words of the time and its days, for each growth rate
CHANGES: list[tuple[str, list[tuple[str | None, str | None, str | None]]]] = [
    ("Le commerce a augmenté de 4 % par rapport à 2022.", [(None, None, None)]),
    ("Les ventes ont reculé de 3 % par rapport à la même période de l’année précédente.", [(None, None, None)]),
    ("Les échanges pèsent 3 milliards d’euros, soit 14 % de plus qu’en 2023.", [(None, None, None)]),
    ("Au premier semestre 2025, le commerce a augmenté de 9 % en glissement annuel.",
     [("Au premier semestre 2025", "2025-01-01", "2025-06-30")]),
    ("En 2024, les ventes ont progressé de 8 %, contre une hausse de 3 % l’année précédente.",
     [("En 2024", "2024-01-01", "2024-12-31"), ("l’année précédente", "2023-01-01", "2023-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGES, ids=[entry[0][:40] for entry in CHANGES])
def test_times_of_changes(say: Say, text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    rows = say(text)["growth_rates"]
    assert [(row["period_text"], row["period_start"], row["period_end"]) for row in rows][: len(expected)] == expected


# sentence → days of its last figure, which hang on the time said before it
ANCHORED: list[tuple[str, Days]] = [
    (
        "Le commerce a atteint 6 milliards d’euros en 2023, contre 5 milliards d’euros un an plus tôt.",
        ("2022-01-01", "2022-12-31"),
    ),
    (
        "Le commerce a atteint 6 milliards d’euros au premier semestre 2025, contre 5 milliards d’euros un an auparavant.",
        ("2024-01-01", "2024-06-30"),
    ),
    (
        "Le commerce a atteint 6 milliards d’euros de janvier à septembre, contre 5 milliards d’euros sur la même période de 2024.",
        ("2024-01-01", "2024-09-30"),
    ),
    (
        "La dette était de 6 milliards d’euros au 30 juin 2025, contre 5 milliards d’euros un an plus tôt.",
        ("2024-06-30", "2024-06-30"),
    ),
    (
        "Le commerce a atteint 6 milliards d’euros en février 2024, contre 5 milliards d’euros un an plus tôt.",
        ("2023-02-01", "2023-02-28"),
    ),
    (
        "En 2020, le commerce a atteint 6 milliards d’euros. L’année suivante, il a atteint 7 milliards d’euros.",
        ("2021-01-01", "2021-12-31"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANCHORED, ids=[entry[0][-40:] for entry in ANCHORED])
def test_times_that_hang_on_another(say: Say, text: str, expected: Days) -> None:
    row = say(text)["amounts"][-1]
    assert (row["period_start"], row["period_end"]) == expected


def test_a_repetition_may_say_its_time_in_other_words(say: Say) -> None:
    first, second = say(
        "Le commerce a atteint 4 milliards d’euros en 2024. Le commerce a donc atteint 4 milliards d’euros l’an dernier."
    )["amounts"]
    assert second["repeats"] == first["fact_id"]


def test_the_same_sum_at_another_time_is_no_repetition(say: Say) -> None:
    rows = say("Le commerce a atteint 4 milliards d’euros en 2024. Le commerce a atteint 4 milliards d’euros en 2023.")
    assert [row["repeats"] for row in rows["amounts"]] == [None, None]
