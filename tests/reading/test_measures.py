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
    ("Il signe un accord en vue de la construction d’une centrale de 62 MW.", ["centrale"]),
    ("Le conseil a approuvé, mercredi à Pô, un financement de 8 millions d’euros.", ["financement"]),
    ("Le contrat le plus gros, de 4 milliards de zlotys, revient à Alstom.", ["contrat"]),
    ("La part du charbon atteint 12 % de la production.", ["part du charbon"]),
    ("La ligne elle-même coûtera 9 milliards d’euros.", ["ligne"]),
    ("Le commerce du blé reste marginal : 3 milliards d’euros.", ["commerce du blé"]),
    ("La convention de don a été signée le 2 mai à Pô : 4 millions d’euros.", ["convention de don"]),
    ("Il a inauguré l'institut des mines de Louga. Les travaux de ce campus, d'un coût de 35 millions de dollars, ont duré trois ans.", ["travaux de l'institut des mines de Louga"]),
    ("Un accord sur le chemin de fer transkalahari a été signé. Le coût de l'ouvrage est estimé à 12 milliards de dollars, contre 9 milliards il y a dix ans.", ["coût du chemin de fer transkalahari", "coût du chemin de fer transkalahari"]),
    ("La route Béchar-Choum, longue de 700 km, a été confiée à un groupement de huit entreprises pour un coût de 90 milliards de dinars.", ["route Béchar-Choum", "entreprises", "route Béchar-Choum"]),
    ("Le premier texte concerne l'accord de prêt conclu le 12 mai entre le Togo et la Banque ouest-africaine de développement (BOAD), d'un montant de 85,4 millions d'euros, soit environ 56 milliards de francs CFA.", ["accord de prêt", "accord de prêt"]),
    ("Il a annoncé la signature, avant la fin de l'année, d'un accord de prêt de 110 millions de dollars.", ["accord de prêt"]),
    ("L'hôpital a été cofinancé par l'AFD et la Banque asiatique de développement pour un montant total de 51 millions de dollars.", ["hôpital"]),
    ("Séoul a promis de porter à 9 milliards de dollars d'ici 2030 son aide publique à l'Afrique.", ["aide publique à l'Afrique"]),
    ("La ligne a été financée par un crédit de 347 millions de dollars d'Exim Bank India.", ["crédit"]),
    ("La partie libyenne s'est engagée à régler les créances des cliniques privées tunisiennes, estimées à 250 millions de dinars.", ["créances des cliniques privées tunisiennes"]),
    ("Le contrat comporte une option pour trois rames, dont l'exercice porterait la facture à 211 millions d'euros.", ["rames", "facture"]),
    ("L'investissement global est porté à 1,2 milliard de dollars pour une production annuelle d'un million de tonnes d'ammoniac.", ["investissement global", "ammoniac"]),
    ("Les importations, surtout du cachemire, ont été réduites de moitié et n'atteignent que 6 millions d'euros.", ["importations", "importations"]),
    ("Le groupe a vu ses commandes se contracter de 3 %, à 7,4 milliards de dollars.", ["commandes", "commandes"]),
    ("Ils relancent la zone logistique de Médenine, dont la première tranche a mobilisé 35 millions de dinars.", ["première tranche de zone logistique de Médenine"]),
    ("Le chiffre d'affaires commercial entre les deux pays, qui était de 58 millions de dollars en 2023, a été multiplié par deux.", ["chiffre d'affaires commercial entre les deux pays", "chiffre d'affaires commercial entre les deux pays"]),
    ("L'établissement a coûté 58,5 milliards de FCFA, dont 38 milliards provenant d'un prêt de la Banque d'export-import de Corée.", ["établissement", "prêt"]),
    ("En marge, il a signé un mémorandum avec le fonds Mubadala sur la création d'un fonds d'investissement conjoint doté de 400 millions de dollars.", ["fonds d'investissement conjoint"]),
    ("Le Kenya a signé sept accords portant sur des projets d'infrastructures d'une valeur totale de 1,1 milliard de dollars.", ["accords", "projets d'infrastructures"]),
    ("D'une valeur de 20,8 milliards de yens, ce crédit est assorti d'un taux d'intérêt de 1,7 %.", ["crédit", "taux d'intérêt"]),
    ("La mission s'est terminée par la signature de 11 ententes et l'annonce de contrats totalisant 176 millions de dollars.", ["ententes", "contrats"]),
    ("Les exportations québécoises ont glissé de 4,1 %, à 1,5 milliard de dollars.", ["exportations québécoises", "exportations québécoises"]),
    ("La Belgique apportera 60 millions d'euros de plus à la filière namibienne de l'hydrogène.", ["filière namibienne de l'hydrogène"]),
    ("Les échanges avec la Chine, qui atteignent 3 milliards de dollars, progressent.", ["échanges avec la Chine"]),
    ("L'aménagement du poste frontalier de Dhehiba a démarré en décembre dernier, pour un coût de 12 millions de dinars.", ["aménagement du poste frontalier de Dhehiba"]),
    ("L'extension du port de Toliara est achevée à 73 %. Ce chantier de 539 millions de dollars doit durer deux ans.", ["extension du port de Toliara", "extension du port de Toliara"]),
    ("Malgré des volumes en hausse de 12 %, les ventes ont reculé.", ["volumes"]),
    ("La SNCC et RITES ont signé un contrat de location de dix locomotives (18 millions de dollars).", ["locomotives", "contrat de location de dix locomotives"]),
    ("Le coût d'Inga 4, jadis évalué à 12 milliards de dollars, n'a pas été actualisé.", ["coût d'Inga 4"]),
    ("Le tarif, aujourd'hui de 1,25 dollar, doit doubler.", ["tarif", "tarif"]),
    ("Les échanges avec la Malaisie plafonnent à 18 millions de dollars.", ["échanges avec la Malaisie"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEASURES, ids=[text[:60] for text, _ in MEASURES])
def test_measures(say: Say, text: str, expected: list[str | None]) -> None:
    rows = say(text)
    figures = sorted([*rows["amounts"], *rows["growth_rates"]], key=lambda row: row["quote_start"])
    found = [row["measure"] and plain(row["measure"]) for row in figures]
    assert found == [measure and plain(measure) for measure in expected]
