"""What an amount is the value of: an undertaking, an instrument, or nothing that the article names as one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows, linked, plain

Say = Callable[..., Rows]
Links = list[tuple[str, str, str]]

P, A = "project_id", "agreement_id"

# title // text → amount, project_id or agreement_id, and the quote of what it belongs to
OWNERS: list[tuple[str, Links]] = [
    # a value behind the thing
    ("Le groupe a lancé la construction d’une raffinerie de sucre d’une valeur de 300 millions de dollars.", [("300 millions de dollars", P, "une raffinerie de sucre")]),
    ("Le groupe a inauguré une usine de batteries à Hansalpur pour un montant de 300 millions de dollars.", [("300 millions de dollars", P, "une usine de batteries à Hansalpur")]),
    ("Le groupe a inauguré une usine de batteries à Hansalpur (300 millions de dollars).", [("300 millions de dollars", P, "une usine de batteries à Hansalpur")]),
    ("Le groupe a inauguré une usine de batteries à Hansalpur, d’un coût de 300 millions de dollars.", [("300 millions de dollars", P, "une usine de batteries à Hansalpur")]),
    ("Le groupe a inauguré une usine de batteries à Hansalpur, dont le coût est estimé à 300 millions de dollars.", [("300 millions de dollars", P, "une usine de batteries à Hansalpur")]),
    ("La centrale solaire de Linguère, financée à hauteur de 40 millions d’euros par la BEI, a été inaugurée.", [("40 millions d’euros", P, "La centrale solaire de Linguère")]),
    ("La centrale solaire de Linguère, qui a coûté 40 millions d’euros, a été inaugurée.", [("40 millions d’euros", P, "La centrale solaire de Linguère")]),
    ("La centrale solaire de Linguère, estimée à 40 millions d’euros, sera inaugurée en mai.", [("40 millions d’euros", P, "La centrale solaire de Linguère")]),
    ("La centrale solaire de Linguère a coûté 40 millions d’euros.", [("40 millions d’euros", P, "La centrale solaire de Linguère")]),
    ("Le coût de la centrale solaire de Linguère est estimé à 40 millions d’euros.", [("40 millions d’euros", P, "la centrale solaire de Linguère")]),
    ("Le projet de centrale solaire de Linguère nécessitera un investissement de 40 millions d’euros.", [("40 millions d’euros", P, "Le projet de centrale solaire de Linguère")]),
    ("Un vaste programme de logements d’une valeur de plus de 8 milliards de dollars a été préparé.", [("plus de 8 milliards de dollars", P, "Un vaste programme de logements")]),
    ("Les présidents ont lancé 12 projets conjoints d’une valeur totale de 1,3 milliard de dollars.", [("1,3 milliard de dollars", P, "12 projets conjoints")]),
    ("Le port sec de Thiès a été inauguré. Il a coûté 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le port sec de Thiès a été inauguré. Son coût s’élève à 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le port sec de Thiès a été inauguré. L’ouvrage a coûté 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le port sec de Thiès a été inauguré. Le coût du projet s’élève à 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le gouvernement va investir 30 millions d’euros dans la construction d’un port sec à Thiès.", [("30 millions d’euros", P, "un port sec à Thiès")]),
    ("Le port sec de Thiès a été inauguré. Le chantier est évalué à 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le port sec de Thiès a été inauguré. Coût total : 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le port sec de Thiès a été inauguré. La facture globale est de 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le port sec de Thiès est budgété à 30 millions d’euros.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    ("Le groupe ouvrira un port sec à Thiès, un investissement de 30 millions d’euros.", [("30 millions d’euros", P, "un port sec à Thiès")]),
    ("Quelque 30 millions d’euros iront à la construction d’un port sec à Thiès.", [("Quelque 30 millions d’euros", P, "un port sec à Thiès")]),
    ("Quelque 30 millions d’euros (33 millions de dollars) serviront à bâtir un port sec à Thiès.", [("Quelque 30 millions d’euros", P, "un port sec à Thiès"), ("33 millions de dollars", P, "un port sec à Thiès")]),
    ("Le projet de port sec (PPS), dont le coût global dépasse 30 millions d’euros, a été lancé à Thiès.", [("dépasse 30 millions d’euros", P, "Le projet de port sec (PPS)")]),
    ("Le port sec de Thiès a été lancé. La banque prête 2 millions d’euros sur les 30 millions d’euros que coûtera le port.", [("30 millions d’euros", P, "Le port sec de Thiès")]),
    # a bracket with a conversion: both
    ("Le groupe a inauguré une usine de batteries à Hansalpur d’une valeur de 300 millions de dollars (275 millions d’euros).", [("300 millions de dollars", P, "une usine de batteries à Hansalpur"), ("275 millions d’euros", P, "une usine de batteries à Hansalpur")]),
    # items and rows
    ("Trois projets ont été lancés :\n– une route à Thiès, pour 5 millions d’euros ;\n– une école à Louga : 3 millions d’euros ;\n– un hôpital à Matam (7 millions d’euros).", [("5 millions d’euros", P, "une route à Thiès"), ("3 millions d’euros", P, "une école à Louga"), ("7 millions d’euros", P, "un hôpital à Matam")]),
    ("Les projets :\nProjet | Coût | Début\nRoute de Thiès | 5 millions d’euros | mai\nHôpital de Matam | 7 millions d’euros | juin", [("5 millions d’euros", P, "Route de Thiès"), ("7 millions d’euros", P, "Hôpital de Matam")]),
    ("Documents signés :\n– un accord de prêt d’un montant de 5 millions d’euros pour l’eau ;\n– un contrat de 7 millions d’euros avec Alstom.", [("5 millions d’euros", A, "un accord de prêt d’un montant de 5 millions d’euros pour l’eau"), ("7 millions d’euros", A, "un contrat de 7 millions d’euros avec Alstom")]),
    # an instrument's sum
    ("La BEI a accordé un prêt de 150 millions d’euros au Maroc.", [("150 millions d’euros", A, "un prêt de 150 millions d’euros au Maroc")]),
    ("La BEI et le Maroc ont signé un accord de prêt d’un montant de 150 millions d’euros.", [("150 millions d’euros", A, "un accord de prêt")]),
    ("Alstom a signé un contrat d’une valeur de 150 millions d’euros avec l’ONCF.", [("150 millions d’euros", A, "un contrat")]),
    ("Alstom et l’ONCF ont signé un contrat évalué à 150 millions d’euros.", [("150 millions d’euros", A, "un contrat évalué à 150 millions d’euros")]),
    ("Alstom et l’ONCF ont signé un contrat portant sur la fourniture de 12 rames pour un montant de 150 millions d’euros.", [("150 millions d’euros", A, "un contrat portant sur la fourniture de 12 rames")]),
    ("Le contrat avec l’ONCF a été signé à Rabat. Il porte sur 150 millions d’euros.", [("150 millions d’euros", A, "Le contrat avec l’ONCF")]),
    ("Le contrat avec l’ONCF a été signé à Rabat. Le montant du contrat est de 150 millions d’euros.", [("150 millions d’euros", A, "Le contrat avec l’ONCF")]),
    ("Le contrat avec l’ONCF, d’un montant de 150 millions d’euros, a été signé à Rabat.", [("150 millions d’euros", A, "Le contrat avec l’ONCF")]),
    ("Les deux pays ont signé 24 accords d’une valeur totale de 2 milliards d’euros.", [("2 milliards d’euros", A, "24 accords")]),
    ("Un accord sur l’eau a été signé à Thiès. Coût : 30 millions d’euros.", []),
    ("Le port sec de Thiès a été inauguré. Les salaires coûtent 30 millions d’euros.", []),
    # nobody's
    ("Le groupe a inauguré une usine de batteries à Hansalpur. Son chiffre d’affaires a atteint 300 millions de dollars.", []),
    ("Le commerce bilatéral a atteint 4 milliards d’euros. Les deux pays ont signé un accord sur la pêche.", []),
    ("Les deux pays ont signé un accord sur la pêche. Le commerce bilatéral a atteint 4 milliards d’euros.", []),
    ("Un accord sur la pêche a été signé et le commerce a atteint 4 milliards d’euros.", []),
    ("La centrale solaire de Linguère a été inaugurée, alors que la dette du pays atteint 4 milliards d’euros.", []),
    ("Le président a inauguré une usine de batteries à Hansalpur et promis 2 milliards d’euros aux agriculteurs.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWNERS, ids=[text[:60] for text, _ in OWNERS])
def test_owners(say: Say, text: str, expected: Links) -> None:
    title, _, body = text.rpartition(" // ")
    rows = say(body, title=title or "Titre")
    assert linked(rows, "amounts", P, A) == [(plain(a), column, plain(b)) for a, column, b in expected]


@pytest.mark.parametrize("text", [text for text, _ in OWNERS], ids=[text[:60] for text, _ in OWNERS])
def test_an_amount_belongs_to_one_thing_at_most(say: Say, text: str) -> None:
    rows = say(text)
    assert not any(row[P] and row[A] for row in rows["amounts"])
    assert all(row["kind"] == "money" for row in rows["amounts"] if row[P] or row[A])


def test_the_title_is_linked_as_the_text_is(say: Say) -> None:
    rows = say(
        "Le groupe a inauguré une usine de batteries à Hansalpur d’une valeur de 300 millions de dollars.",
        title="Une usine de batteries de 300 millions de dollars à Hansalpur",
    )
    assert len({row["project_id"] for row in rows["amounts"]}) == 1
    assert [row["name"] for row in rows["projects"]] == ["usine de batteries à Hansalpur"]


# text → agreements and projects that an aggregate lists: (quote, quote of the aggregate)
LISTED: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("agreements", "Trois documents ont été signés, notamment :\n– un accord sur l’eau ;\n– un accord sur la pêche.", [("un accord sur l’eau", "Trois documents"), ("un accord sur la pêche", "Trois documents")]),
    ("agreements", "Plusieurs accords ont été signés. Parmi eux figurent un mémorandum sur l’eau et un protocole sur la pêche.", [("un mémorandum sur l’eau", "Plusieurs accords"), ("un protocole sur la pêche", "Plusieurs accords")]),
    ("agreements", "Douze accords ont été signés, dont un mémorandum sur l’eau et un protocole sur la pêche.", [("un mémorandum sur l’eau", "Douze accords"), ("un protocole sur la pêche", "Douze accords")]),
    ("agreements", "Douze accords ont été signés, notamment un mémorandum sur l’eau.", [("un mémorandum sur l’eau", "Douze accords")]),
    ("agreements", "Douze accords ont été signés, parmi lesquels un mémorandum sur l’eau.", [("un mémorandum sur l’eau", "Douze accords")]),
    ("agreements", "Les deux pays ont signé deux accords : un mémorandum sur l’eau et un protocole sur la pêche.", [("un mémorandum sur l’eau", "deux accords"), ("un protocole sur la pêche", "deux accords")]),
    ("agreements", "Un accord sur l’eau a été signé. Un protocole sur la pêche a été signé.", []),
    ("agreements", "Douze accords ont été signés à Rabat. Un mémorandum sur l’eau sera signé en mai.", []),
    ("agreements", "Le mémorandum sur l’eau précède douze accords signés en 2019.", []),
    ("projects", "Le plan compte 52 projets. Parmi eux figurent la centrale solaire de Linguère et le port sec de Thiès.", [("la centrale solaire de Linguère", "52 projets"), ("le port sec de Thiès", "52 projets")]),
    ("projects", "Les présidents ont lancé cinq projets, dont la centrale solaire de Linguère et le port sec de Thiès.", [("la centrale solaire de Linguère", "cinq projets"), ("le port sec de Thiès", "cinq projets")]),
    ("projects", "Les présidents ont lancé cinq projets, notamment la centrale solaire de Linguère.", [("la centrale solaire de Linguère", "cinq projets")]),
    ("projects", "Cinq projets ont été lancés :\n– la centrale solaire de Linguère ;\n– le port sec de Thiès.", [("la centrale solaire de Linguère", "Cinq projets"), ("le port sec de Thiès", "Cinq projets")]),
    ("projects", "La centrale solaire de Linguère a été inaugurée, puis le port sec de Thiès a été lancé.", []),
    ("projects", "Cinq projets ont été lancés. La centrale solaire de Linguère a été inaugurée en 2019.", []),
]  # fmt: skip


@pytest.mark.parametrize(("table", "text", "expected"), LISTED, ids=[entry[1][:60] for entry in LISTED])
def test_what_an_aggregate_lists(say: Say, table: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = linked(say(text), table, "part_of")
    assert [(a, b) for a, b in found] == [(plain(a), plain(b)) for a, b in expected]
