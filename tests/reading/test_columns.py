"""Numbers in the cells of a table take their unit from the head of their column."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows

Say = Callable[..., Rows]

# head of the column, the number in its cell → kind, value, unit; None where it says no fact
COLUMNS = [
    ("Emplois", "2 500", ("count", "2500", "emploi")),
    ("Investissement (M€)", "75", ("money", "75000000", "EUR")),
    ("Montant en millions de dollars", "12,5", ("money", "12500000", "USD")),
    ("Coût (milliards FCFA)", "3", ("money", "3000000000", "XOF")),
    ("Puissance (MW)", "40", ("measure", "40", "MW")),
    ("Part (%)", "57", ("percentage", "57", "%")),
    ("Année", "2024", None),
    ("N°", "3", None),
    ("Emplois", "75 M€", ("money", "75000000", "EUR")),
]


@pytest.mark.parametrize(("head", "cell", "expected"), COLUMNS, ids=[f"{head}: {cell}" for head, cell, _ in COLUMNS])
def test_the_unit_of_a_cell(say: Say, head: str, cell: str, expected: tuple[str, str, str] | None) -> None:
    table = f"Projet | Ville | {head}\nUsine Dupont | Dakar | {cell}\nAtelier Durand | Thiès | {cell}"
    found = [(row["kind"], row["value"], row["unit"]) for row in say(f"Au Sénégal.\n\n{table}")["amounts"]]
    assert found == ([expected] * 2 if expected else [])
