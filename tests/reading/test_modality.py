"""Whether a figure is so, is wanted, is expected or is conditional."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows

Say = Callable[..., Rows]

MODALITIES = [
    ("Le commerce a atteint 4 milliards d’euros.", "actual"),
    ("Le commerce est de 4 milliards d’euros.", "actual"),
    ("Le commerce s’élève à 4 milliards d’euros.", "actual"),
    ("Le prêt accordé est de 4 milliards d’euros.", "actual"),
    ("Il est prévu de porter le commerce à 4 milliards d’euros.", "target"),
    ("Les deux pays visent 4 milliards d’euros d’échanges.", "target"),
    ("Les deux pays veulent porter leurs échanges à 4 milliards d’euros d’ici 2030.", "target"),
    ("Leur objectif de 4 milliards d’euros est loin.", "target"),
    ("Le groupe investira 4 milliards d’euros.", "target"),
    ("Le groupe compte investir 4 milliards d’euros.", "target"),
    ("Le commerce devrait atteindre 4 milliards d’euros.", "forecast"),
    ("La banque table sur 4 milliards d’euros de recettes.", "forecast"),
    ("Le pont coûtera 4 milliards d’euros.", "forecast"),
    ("Le commerce pourrait atteindre 4 milliards d’euros.", "hypothetical"),
    ("Une rupture coûterait 4 milliards d’euros.", "hypothetical"),
]


@pytest.mark.parametrize(("sentence", "expected"), MODALITIES, ids=[entry[0] for entry in MODALITIES])
def test_modality(say: Say, sentence: str, expected: str) -> None:
    assert [row["modality"] for row in say(sentence)["amounts"]] == [expected]


def test_a_growth_rate_has_the_modality_of_its_level(say: Say) -> None:
    rows = say("Le commerce devrait croître de 15 % pour atteindre 5 milliards d’euros en 2027.")
    assert [row["modality"] for row in (*rows["amounts"], *rows["growth_rates"])] == ["forecast", "forecast"]
