"""Where undertakings are: the first place, every place as a participant, and the country where it is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows, plain

Say = Callable[..., Rows]

# text → the place of its first project, and its places with kind and country
PLACES: list[tuple[str, str | None, list[tuple[str, str, str | None]]]] = [
    ("Le président a inauguré une usine de batteries à Hansalpur.", "Hansalpur", [("Hansalpur", "city", None)]),
    ("Un pont sera construit entre Dakar et Bamako.", "Dakar", [("Dakar", "city", "SEN"), ("Bamako", "city", "MLI")]),
    ("Deux lycées seront construits à Thiès et à Karo.", "Thiès", [("Thiès", "city", None), ("Karo", "city", None)]),
    ("Trois écoles ont été construites à Thiès, Karo et Dosso.", "Thiès", [("Thiès", "city", None), ("Karo", "city", None), ("Dosso", "city", None)]),
    ("Le groupe construit un gazoduc reliant Thiès à Karo.", "Thiès", [("Thiès", "city", None), ("Karo", "city", None)]),
    ("Une ligne électrique de 90 km reliera Thiès à Karo.", "Thiès", [("Thiès", "city", None), ("Karo", "city", None)]),
    ("Les routes Pa-Lo et Mana-Dosso seront bitumées.", "Pa", [("Pa", "city", None), ("Lo", "city", None), ("Mana", "city", None), ("Dosso", "city", None)]),
    ("Les ports de Karo, Dosso et San Lado seront modernisés.", "Karo", [("Karo", "city", None), ("Dosso", "city", None), ("San Lado", "city", None)]),
    ("Le ministre a inauguré à Karo une usine de vaccins à ARN.", "Karo", [("Karo", "city", None)]),
    ("Le groupe a un site à Dosso. L’usine de Dosso sera modernisée.", "Dosso", [("Dosso", "city", None)]),
    ("L’usine de Dosso sera modernisée.", None, []),
    ("Le président a inauguré une usine de batteries à Tachkent.", "Tachkent", [("Tachkent", "city", "UZB")]),
    ("Le président a inauguré une centrale solaire à Nouakchott.", "Nouakchott", [("Nouakchott", "city", "MRT")]),
    ("Le président a inauguré une centrale solaire en Mauritanie.", "Mauritanie", [("Mauritanie", "country", "MRT")]),
    ("Le groupe construit une raffinerie au Nigeria.", "Nigeria", [("Nigeria", "country", "NGA")]),
    ("Le groupe construit une raffinerie aux Pays-Bas.", "Pays-Bas", [("Pays-Bas", "country", "NLD")]),
    ("Le groupe construit une raffinerie en Côte d’Ivoire.", "Côte d’Ivoire", [("Côte d’Ivoire", "country", "CIV")]),
    ("Le groupe construit une raffinerie en Arabie saoudite.", "Arabie saoudite", [("Arabie saoudite", "country", "SAU")]),
    ("Le groupe construit une raffinerie à Abidjan, en Côte d’Ivoire.", "Abidjan", [("Abidjan", "city", "CIV"), ("Côte d’Ivoire", "country", "CIV")]),
    ("Le groupe construit un parc éolien à Taza, au Maroc.", "Taza", [("Taza", "city", "MAR"), ("Maroc", "country", "MAR")]),
    ("Le groupe construit un parc éolien à Taza (Maroc).", "Taza", [("Taza", "city", "MAR"), ("Maroc", "country", "MAR")]),
    ("Le groupe a inauguré une usine de batteries près de Taza.", "Taza", [("Taza", "city", None)]),
    ("La construction d’une ligne ferroviaire entre Dakar et Bamako a commencé.", "Dakar", [("Dakar", "city", "SEN"), ("Bamako", "city", "MLI")]),
    ("La construction d’une autoroute de Dakar à Thiès a commencé.", "Dakar", [("Dakar", "city", "SEN"), ("Thiès", "city", None)]),
    ("La ligne ferroviaire Dakar–Bamako a été inaugurée.", "Dakar", [("Dakar", "city", "SEN"), ("Bamako", "city", "MLI")]),
    ("La ligne ferroviaire Dakar-Bamako a été inaugurée.", "Dakar", [("Dakar", "city", "SEN"), ("Bamako", "city", "MLI")]),
    ("Ils ont inauguré une usine textile dans la région de Djizak.", "région de Djizak", [("région de Djizak", "other", None)]),
    ("Ils ont inauguré une usine textile dans la province de Khouribga.", "province de Khouribga", [("province de Khouribga", "other", None)]),
    ("Une usine textile a été inaugurée à Djizak.", "Djizak", [("Djizak", "city", None)]),
    ("Ils ont inauguré à Djizak une usine textile.", "Djizak", [("Djizak", "city", None)]),
    ("À Djizak, ils ont inauguré une usine textile.", "Djizak", [("Djizak", "city", None)]),
    ("La centrale solaire de Linguère a été inaugurée.", "Linguère", [("Linguère", "city", None)]),
    ("Le barrage de Souapiti, en Guinée, a été inauguré.", "Souapiti", [("Souapiti", "city", "GIN"), ("Guinée", "country", "GIN")]),
    ("L’aéroport de Lomé a été inauguré.", "Lomé", [("Lomé", "city", "TGO")]),
    ("Le port sec de Thiès a été inauguré.", "Thiès", [("Thiès", "city", None)]),
    ("Le siège de la banque kazakhe Tenge Bank a ouvert à Tachkent.", "Tachkent", [("Tachkent", "city", "UZB")]),
    # no places
    ("Le groupe a lancé la construction d’une raffinerie de sucre.", None, []),
    ("Le groupe a inauguré une usine de batteries en mai.", None, []),
    ("Le groupe a inauguré une usine de batteries avec Alstom.", None, []),
    ("Le président a inauguré la centrale solaire Noor.", None, []),
    ("La centrale Kribi II, confiée à Alstom, a été inaugurée.", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "places"), PLACES, ids=[text for text, _, _ in PLACES])
def test_places(say: Say, text: str, place: str | None, places: list[tuple[str, str, str | None]]) -> None:
    rows = say(text)
    project = rows["projects"][0]
    own = [p for p in rows["participants"] if p["fact_id"] == project["fact_id"] and p["role"] == "place"]
    found = [(plain(p["name"]), p["kind"], p["country"]) for p in sorted(own, key=lambda p: p["mention_start"])]
    assert (project["place"] and plain(project["place"]), found) == (
        place and plain(place),
        [(plain(name), kind, country) for name, kind, country in places],
    )


def test_mentions_of_places(say: Say) -> None:
    text = "Le groupe construit une raffinerie à Abidjan, en Côte d’Ivoire."
    whole = f"Titre\n\n{text}"
    mentions = {p["name"]: whole[p["mention_start"] : p["mention_end"]] for p in say(text)["participants"]}
    assert mentions == {"Abidjan": "Abidjan", "Côte d’Ivoire": "Côte d’Ivoire"}
