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
            ("le contrat de 1969", "ended", 1, ["Arva", "Québec"]),
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


# title, text → parties of each instrument in order
ACROSS: list[tuple[str, str, list[list[str]]]] = [
    (
        "Karo : une usine à Pa",
        "Karo construit une usine à Pa. Le groupe a signé un contrat de 200 millions d’euros avec Arva en 2022.",
        [["Arva", "Karo"]],
    ),
    (
        "Budget : un accord trouvé",
        "Les partis de la majorité ont conclu vendredi un accord sur le budget.",
        [[]],
    ),
    (
        "Réunion au sommet",
        "Le Laos, la Thaïlande et le Vietnam se sont réunis. Les trois pays ont signé un protocole sur la monnaie.",
        [["Laos", "Thaïlande", "Vietnam"]],
    ),
    (
        "Réunion au sommet",
        "Le Laos, la Thaïlande et le Vietnam se sont réunis. Ils ont signé un protocole sur la monnaie.",
        [["Laos", "Thaïlande", "Vietnam"]],
    ),
    (
        "Arva et Karo s’allient",
        "Arva et Karo ont annoncé la création d’une société. Les deux constructeurs avaient signé un accord-cadre en mai.",
        [["Arva", "Karo"]],
    ),
    (
        "Bénin : un don de 30 millions d’euros",
        "L’Union européenne accorde un don au Bénin. La convention a été signée mardi par le ministre des Finances et "
        "l’ambassadrice de l’Union européenne.",
        [["Bénin", "Union européenne"]],
    ),
    (
        "Pérou : dix hélicoptères",
        "Le Pérou achètera dix hélicoptères. Le contrat a été signé mardi avec Karo.",
        [["Karo", "Pérou"]],
    ),
    (
        "Zambie : hausse du prix du blé",
        "La Zambie a relevé le prix du blé. Cette mesure a été prise dans le cadre de l’accord conclu avec le FMI.",
        [["FMI", "Zambie"]],
    ),
    (
        "Suisse : négociations avec Washington",
        "La Suisse négocie avec les États-Unis. L’accord de libre-échange avec l’Inde entrera en vigueur en octobre.",
        [["Inde", "Suisse"]],
    ),
    (
        "La France et le Sénégal",
        "La France a signé un accord de défense avec le Sénégal. Elle a signé un accord de défense avec le Togo.",
        [["France", "Sénégal"], ["France", "Togo"]],
    ),
    (
        "Défense : un accord avec Dakar",
        "La France et le Sénégal ont signé un accord de défense. Dakar avait déjà conclu un accord de défense avec la Turquie.",
        [["France", "Sénégal"], ["Dakar", "Turquie"]],
    ),
    (
        "Lyon : la Métropole et l’Arva signent un contrat",
        "La Métropole de Lyon et l’Agence de la transition écologique (Arva) ont signé lundi un contrat d’objectifs.",
        [["Agence de la transition écologique", "Métropole de Lyon"]],
    ),
    (
        "Bénin – Chine : deux accords",
        "Le Bénin et la Chine ont signé deux accords. L’un concerne le port de Pa, l’autre la formation professionnelle.",
        [["Bénin", "Chine"]] * 3,
    ),
    (
        "Le port et le rail",
        "Un mémorandum a été signé entre le port de Pa et celui de Lo.",
        [["port de Lo", "port de Pa"]],
    ),
    (
        "Mali : une convention avec Arva",
        "Le gouvernement malien a signé une convention avec Arva. Une convention similaire a été conclue avec Karo.",
        [["Arva", "gouvernement malien"], ["Karo", "gouvernement malien"]],
    ),
    (
        "Guinée-Bissau : un prêt de la Boad",
        "La Boad a accordé un prêt de 22 milliards de FCFA à la Guinée-Bissau.",
        [["Boad", "Guinée-Bissau"]],
    ),
    (
        "Kenya : deux prêts pour une route",
        "Le ministre de l’Économie, Ali Sow, a signé deux accords de prêt avec Karo Bank. L’entreprise portugaise Arva suivra.",
        [["Karo Bank"]],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), ACROSS, ids=[entry[1][:60] for entry in ACROSS])
def test_who_is_told_in_another_sentence(say: Say, title: str, text: str, expected: list[list[str]]) -> None:
    rows = say(text, title=title)
    assert [sorted(named(rows, row)) for row in rows["agreements"]] == expected
