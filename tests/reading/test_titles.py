"""Instruments of which the title tells one thing and the text another: one row, with what both say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from telling import Rows, named, plain

Say = Callable[..., Rows]

# title, text → quote, status, count, parties
TOLD_TWICE: list[tuple[str, str, list[tuple[Any, ...]]]] = [
    (
        "Le Ghana et la Boad signent trois conventions de financement",
        "Les trois conventions, d’un montant global de 75 milliards de francs CFA, portent sur l’eau et les routes.",
        [("trois conventions", "signed", 3, ["Boad", "Ghana"])],
    ),
    (
        "Arva et Karo scellent un partenariat",
        "Les deux parties ont signé, mardi à Pa, une convention de partenariat pour la numérisation des services.",
        [("une convention de partenariat pour la numérisation des services", "signed", 1, ["Arva", "Karo"])],
    ),
    (
        "Le Gabon et Karo signent un avenant",
        "L’avenant à la convention minière de 2004 prolonge la concession de vingt ans.",
        [("L'avenant à la convention minière de 2004", "signed", 1, ["Gabon", "Karo"])],
    ),
    (
        "Le Québec et Arva signent un nouveau contrat avec Karo",
        "L’entente remplace le contrat de 1969, qui devait expirer en 2041.",
        [
            ("un nouveau contrat avec Karo", "signed", 1, ["Arva", "Karo", "Québec"]),
            ("le contrat de 1969", "in_force", 1, ["Arva", "Québec"]),
        ],
    ),
    (
        "Alger et Madrid rétablissent leur traité d’amitié",
        "Suspendu en juin 2022, le traité d’amitié et de bon voisinage a été rétabli.",
        [("le traité d'amitié et de bon voisinage", "in_force", 1, ["Alger", "Madrid"])],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), TOLD_TWICE, ids=[entry[0] for entry in TOLD_TWICE])
def test_what_a_title_and_the_text_tell(say: Say, title: str, text: str, expected: list[tuple[Any, ...]]) -> None:
    rows = say(text, title=title)
    found = [(plain(row["quote"]), row["status"], row["count"], sorted(named(rows, row))) for row in rows["agreements"]]
    assert found == expected
