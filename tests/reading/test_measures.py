"""What figures measure, with references resolved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows, plain

Say = Callable[..., Rows]

# text → the measure of each amount and growth rate, in the order of the text
MEASURES: list[tuple[str, list[str | None]]] = [
    ("Le commerce bilatéral a atteint 4 milliards d’euros.", ["commerce bilatéral"]),
    ("Le commerce bilatéral a augmenté de 15 %.", ["commerce bilatéral"]),
    ("Le commerce bilatéral a atteint 4 milliards d’euros. Les ministres veulent porter ce chiffre à 6 milliards d’euros.", ["commerce bilatéral", "commerce bilatéral"]),
    ("Le commerce bilatéral a atteint 4 milliards d’euros. Ce montant devrait doubler.", ["commerce bilatéral", "commerce bilatéral"]),
    ("Les exportations ont reculé de 8 %, à 3 milliards d’euros.", ["exportations", "exportations"]),
    ("Les exportations sont passées de 3 à 4 milliards d’euros.", ["exportations", "exportations"]),
    ("Les exportations ont atteint 4 milliards d’euros, contre 3 milliards un an plus tôt.", ["exportations", "exportations"]),
    ("Les exportations ont connu une hausse record de 35 %.", ["exportations"]),
    ("Les exportations ont connu une progression proche de 35 %.", ["exportations"]),
    ("Le ministère table désormais sur une croissance de 4,4 %.", ["croissance"]),
    ("Le Burkina Faso, dont le taux national d’électrification est de 21 %, investit.", ["taux national d’électrification de Burkina Faso"]),
    ("L’aide prendra la forme d’un prêt concessionnel de 4 millions d’euros.", ["prêt concessionnel"]),
    ("Cet axe dessert 20 % de la population du Tchad et 35 % de celle du Cameroun.", ["population du Tchad", "population du Cameroun"]),
    ("Ils veulent augmenter les capacités du gazoduc et les porter à 33 milliards de m3.", ["capacités du gazoduc"]),
    ("Le FMI prévoit une croissance de 5,2 % en 2025, puis de 5,5 % en 2026.", ["croissance", "croissance"]),
    ("La Chine pèse 57 % des échanges.", ["échanges"]),
    ("Il a obtenu la ligne ferroviaire Pa–Po sur 18 km.", ["ligne ferroviaire Pa–Po"]),
    ("12 millions d’euros (13 millions de dollars) ont été investis.", ["investissement", "investissement"]),
    ("Ce musée est le fruit d’un investissement total de 4 milliards d’euros.", ["investissement total"]),
    ("Le volume des échanges est au niveau des 4 milliards d’euros.", ["volume des échanges"]),
    ("Les livraisons viennent surtout de trois pays : Canada (50 %), Brésil (30 %), Pérou (20 %).", ["pays", "livraisons", "livraisons", "livraisons"]),
    ("Ce port reçoit 40 % du bois importé par le Maroc.", ["bois importé par le Maroc"]),
    ("Ces dons portent à 70 millions d’euros (80 millions de dollars) l’aide au secteur.", ["aide au secteur", "aide au secteur"]),
    ("Le prix de la vente n’a pas été publié mais se situerait à 8 milliards d’euros.", ["prix de la vente"]),
    ("Le tunnel pour faire passer le canal coûtera 50 millions d’euros.", ["tunnel"]),
    ("Il livrera douze navires pour un montant estimé à 3 milliards d’euros.", ["navires", "navires"]),
    ("Cette route longue de 120 km a été inaugurée.", ["route"]),
    ("Une hausse de 12 % des ventes a été notée.", ["ventes"]),
    ("Le taux du prêt est de 2 %.", ["taux du prêt"]),
    ("Le pont a coûté 7 millions d’euros.", ["pont"]),
    ("Le coût du pont est de 7 millions d’euros.", ["coût du pont"]),
    ("L’usine emploie 250 ouvriers.", ["ouvriers"]),
    ("Le groupe investira 5 milliards d’euros en Inde.", ["investissement en Inde"]),
    ("Le port sec de Thiès a été inauguré. Il a coûté 30 millions d’euros.", ["port sec de Thiès"]),
    ("La Banque mondiale a promis 5 milliards d’euros.", [None]),
    ("La ville construira une station d’épuration à Dosso. La banque accorde un prêt. D’une capacité de 60.000 m3 par jour, extensible à 90.000 m3, l’ouvrage ouvrira en mai.", ["station d’épuration à Dosso", "station d’épuration à Dosso"]),
    ("Le prix moyen du thé est tombé à 3,05 dollars le kilo, contre 3,4 un an plus tôt.", ["prix moyen du thé", "prix moyen du thé"]),
    ("Le projet de pont entre Pa et Po a été approuvé. Montant de l’opération : 17 milliards d’euros.", ["projet de pont entre Pa et Po"]),
    ("Le groupe construira une tannerie à Dosso, dont le coût prévisionnel est de 23 millions de dollars.", ["coût prévisionnel de tannerie à Dosso"]),
    ("Il signe un accord en vue de la construction d’une centrale de 62 MW.", ["construction d’une centrale"]),
    ("Le conseil a approuvé, mercredi à Pô, un financement de 8 millions d’euros.", ["financement"]),
    ("Le contrat le plus gros, de 4 milliards de zlotys, revient à Alstom.", ["contrat"]),
    ("La part du charbon atteint 12 % de la production.", ["part du charbon"]),
    ("La ligne elle-même coûtera 9 milliards d’euros.", ["ligne"]),
    ("Le commerce du blé reste marginal : 3 milliards d’euros.", ["commerce du blé"]),
    ("La convention de don a été signée le 2 mai à Pô : 4 millions d’euros.", ["convention de don"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEASURES, ids=[text[:60] for text, _ in MEASURES])
def test_measures(say: Say, text: str, expected: list[str | None]) -> None:
    rows = say(text)
    figures = sorted([*rows["amounts"], *rows["growth_rates"]], key=lambda row: row["quote_start"])
    found = [row["measure"] and plain(row["measure"]) for row in figures]
    assert found == [measure and plain(measure) for measure in expected]
