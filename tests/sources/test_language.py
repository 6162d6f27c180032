"""In which language a text is: also where it is one sentence, and where it is none."""

from __future__ import annotations

import pytest

from communique.sources.language import detect

TEXTS = {
    "fr": """
        La France exporte 12 avions.
        Le port de Safi coûtera 4 milliards de dirhams.
        La part de la Chine a gagné 2 points à 14 %.
        La BEI a accordé un prêt de 20 millions d’euros à l’ONCF.
        Alstom a signé un contrat de 150 millions d’euros avec l’ONCF.
        Le commerce a atteint 12 milliards d’euros, contre 8 milliards d’euros en 2023.
        Inauguration d’une usine de ciment à Thiès
        Pékin et Hanoï signent 45 accords
    """,
    "en": """
        Trade rose 15% to $4 billion.
        The bank approved a loan of $40 million.
        Egypt and Kenya sign a memorandum of understanding
    """,
    "es": """
        España invertirá 2.000 millones en la línea de alta velocidad.
        La inflación de la zona euro subió un 5 % en mayo.
        Una planta solar en Chile.
    """,
    "it": """
        Eni e Sonatrach siglano un memorandum.
        La centrale avrà una potenza di 500 MW.
    """,
    "pt": """
        As exportações cresceram 12 % em 2024.
        O tratado entra em vigor.
    """,
    "und": """
        1234
        123 456,7 – 12/03 – 890
        12 % 3 000 € 5 MW
        Tél. : +33 1 42 34 56 78
        http://www.example.com/a/b
    """,
}
CASES = [(line.strip(), code) for code, lines in TEXTS.items() for line in lines.strip().split("\n")]


@pytest.mark.parametrize(("text", "code"), CASES, ids=[text for text, _ in CASES])
def test_language_of_one_line(text: str, code: str) -> None:
    assert detect(text) == code


def test_language_of_nothing() -> None:
    assert detect("") == "und"


NAMED = [
    (
        "fr",
        "La société Gabon Special Economic Zone (GSEZ), filiale de Arise Integrated Industrial Platforms, a levé 300 millions "
        "de dollars auprès de Africa Finance Corporation et de Standard Chartered Bank.\nLes fonds iront au port.",
    ),
    (
        "fr",
        "Le port de Djibouti, géré par Djibouti Ports and Free Zones Authority, a signé un contrat de 350 millions de "
        "dollars avec China Merchants Port Holdings et Great Horn Investment Holding pour la Damerjog Free Trade Zone.",
    ),
    (
        "en",
        "The government of Gabon signed a contract with Société d'Exploitation des Transports du Gabon and Compagnie des "
        "Bauxites de Guinée for the Port Autonome de Libreville, worth 300 million dollars, in the presence of Vinci.",
    ),
]
"""Texts of 200 characters and more that are full of names in another language."""


@pytest.mark.parametrize(("code", "text"), NAMED)
def test_names_of_firms_are_no_language(code: str, text: str) -> None:
    assert detect(text) == code
