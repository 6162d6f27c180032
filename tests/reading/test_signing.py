"""The day on which an agreement was signed; the articles are of Saturday 15 November 2025."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rows = dict[str, list[dict[str, Any]]]
Say = Callable[..., Rows]

# sentence → days on which its agreements were signed
SIGNED: list[tuple[str, list[str | None]]] = [
    ("Les ministres ont signé un accord sur la pêche le 13 mars.", ["2025-03-13"]),
    ("Les ministres ont, le 13 mars à Rabat, signé un accord sur la pêche.", ["2025-03-13"]),
    ("Les ministres ont signé mardi un accord sur la pêche.", ["2025-11-11"]),
    ("Un accord sur la pêche a été signé hier à Rabat.", ["2025-11-14"]),
    ("Le contrat gazier a été signé aujourd’hui par Sonatrach et GDF.", ["2025-11-15"]),
    ("Mercredi 12 novembre 2025, les deux pays ont signé un accord sur la pêche.", ["2025-11-12"]),
    ("Le Maroc et l’Espagne ont signé ce mercredi 12 novembre six accords de coopération.", ["2025-11-12"]),
    ("L’accord sur la pêche, signé le 13 mars 2019 à Rabat, est entré en vigueur en 2020.", ["2019-03-13"]),
    ("L’accord sur la pêche, signé en septembre 2024, est entré en vigueur le 1er janvier 2025.", [None]),
    ("Le 2 octobre, Rabat a signé un mémorandum sur l’énergie, qui entrera en vigueur le 1er janvier 2026.", ["2025-10-02"]),
    ("La signature de l’accord sur la pêche, vendredi à Rabat, clôt des années de négociation.", ["2025-11-14"]),
    ("Un accord sur la pêche sera signé le 20 décembre.", [None]),
    ("L’accord sur la pêche n’a pas été signé mardi.", [None]),
    ("Les ministres ont signé un accord valable jusqu’au 31 décembre 2030.", [None]),
    ("Il a annoncé mardi que l’accord sur la pêche avait été signé lundi.", ["2025-11-10"]),
    ("Il a annoncé mardi que l’accord sur la pêche avait été signé.", [None]),
    ("Trois documents ont été signés mardi, notamment :\n– un accord sur la pêche ;\n– un protocole entre Fès et Séville ;", ["2025-11-11"] * 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIGNED, ids=[entry[0][:40] for entry in SIGNED])
def test_days_of_signature(say: Say, text: str, expected: list[str | None]) -> None:
    assert [row["signed_on"] for row in say(text)["agreements"]] == expected


def test_a_signature_in_an_undated_article(say: Say) -> None:
    text = "Les ministres ont signé {} un accord sur la pêche."
    assert say(text.format("mardi"), published=None)["agreements"][0]["signed_on"] is None
    assert say(text.format("le 13 mars 2019"), published=None)["agreements"][0]["signed_on"] == "2019-03-13"
