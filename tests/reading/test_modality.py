"""Whether a figure is so, is wanted, is expected or is conditional."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows

Say = Callable[..., Rows]

MODALITIES = [
    ("L’Inde a renoncé à investir 3 milliards d’euros.", "hypothetical"),
    ("Il a souligné l’importance de porter les échanges à 10 milliards d’euros.", "target"),
    ("Le tunnel aura coûté 38 millions d’euros.", "actual"),
    ("La firme réclame 64 millions d’euros d’arriérés.", "actual"),
    ("La ligne, chiffrée à 9 milliards d’euros, reste gelée.", "forecast"),
    ("Devisé à 89 millions d’euros, le chantier du pont est ouvert.", "forecast"),
    ("Ses impayés, évalués à 270 millions d’euros, seront réglés.", "actual"),
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
    ("Le budget a triplé pour passer à 4 milliards d’euros.", "actual"),
    ("Cette conduite de 80 km transportera de l’eau.", "target"),
    ("Deux silos d’une hauteur inhabituelle seront construits.", "target"),
    ("Objectif 2030 : 4 milliards d’euros d’échanges.", "target"),
    ("Le consul a démenti la signature d’un contrat de 3 millions d’euros.", "hypothetical"),
    ("Le consul nie avoir signé un contrat de 3 millions d’euros.", "hypothetical"),
    ("Si le sommet réussit, l’Inde investira 6 millions d’euros.", "hypothetical"),
    ("Un contrat de cirage, d’une valeur de 21 millions d’euros, doit être conclu en juin.", "target"),
    ("Capacité visée : 4 millions de tonnes.", "target"),
    ("L’objectif n’a pas changé : 4 000 lits en 2030.", "target"),
    ("La liaison, limitée aujourd’hui à 80 MW, doit monter.", "actual"),
    ("La ligne sera ouverte en 2027. Les ouvriers ont déjà posé 96 km de rails.", "actual"),
    # the verb that the figure is the subject of
    ("100 millions de personnes pourraient perdre leur accès au gaz.", "hypothetical"),
    ("96 millions de doses doivent être distribuées.", "target"),
    ("Selon la banque, 4 milliards d’euros seront investis.", "target"),
    ("Selon la banque, 4 milliards d’euros ont été investis.", "actual"),
    ("Les députés disent que 4 milliards d’euros manquent.", "actual"),
    ("Les 416 législateurs doivent rembourser leur allocation.", "actual"),
    ("La centrale de Pa, que 850 camions franchissent chaque jour, sera réhabilitée.", "actual"),
    ("Leur objectif est de porter le commerce à 4 milliards d’euros.", "target"),
    ("Objectif : 4 milliards d’euros d’échanges.", "target"),
    ("L’Iran a besoin de « 400 avions ».", "target"),
    ("La contribution suisse passera de 130 millions de francs à un niveau plus haut.", "target"),
    ("Le ministère chiffre la facture à 4 milliards d’euros.", "forecast"),
    # a participle behind it
    ("L’usine apportera ses 3 400 emplois directs promis.", "target"),
    ("La banque a revu les 4 milliards d’euros attendus.", "forecast"),
    # what is built, and what is at work in what is not ready
    ("Le chantier de la future centrale de Balkhach emploie 4 700 ouvriers.", "actual"),
    ("Le futur port de Grand Faw, dont cinq quais ont été achevés, ouvrira bientôt.", "actual"),
    ("Le groupe a inauguré une usine de batteries à Almaty, capable de sortir 18 millions de cellules.", "actual"),
    ("Le groupe a repris l’usine de Camaçari et compte y produire 150 000 voitures.", "target"),
    # what an instrument or an order has yet to bring
    ("Ils ont signé un accord sur le transport de 2 millions de tonnes de pétrole.", "target"),
    ("Un prêt est destiné à la réhabilitation de 92 kilomètres de routes.", "target"),
    ("L’entreprise a achevé la construction de 300 kilomètres de routes.", "actual"),
    # budgets, demands, fears
    ("Le budget du programme s’élève à 4 milliards d’euros.", "target"),
    ("Les syndicats réclament 4 milliards d’euros.", "target"),
    ("Les syndicats redoutent la suppression de 2 000 emplois.", "forecast"),
    ("Le prêt sera complété par un don pouvant aller jusqu’à 15 millions d’euros.", "target"),
    ("Un crédit de 10 millions d’euros vient d’être accordé par la banque.", "actual"),
    ("Ces fonds ont permis de financer 10 millions d’euros de travaux.", "actual"),
    ("L’ambition du pays est de produire 200 MW.", "target"),
    ("Un total de 1,2 milliard d’euros sera injecté dans le projet.", "target"),
    ("L’usine est censée créer 200 emplois.", "target"),
    ("Leur coût, partagé entre Bakou et Tachkent, est évalué à 4 milliards d’euros.", "forecast"),
    ("La ville de Gafsa, à 80 km de Sfax, grandit.", "actual"),
    ("Le port se trouve à environ 150 kilomètres à l’ouest de Dakar.", "actual"),
    ("Le ministre a indiqué que les ventes atteindraient 3 milliards d’euros.", "forecast"),
    ("Le ministre a annoncé que l’usine coûterait 300 millions d’euros.", "forecast"),
    ("Un don de 11 millions d’euros est, lui, en cours de négociation.", "target"),
    ("Ils ont signé le contrat de construction de la ligne avec deux groupes chinois.", "actual"),
    ("La banque accorde des prêts à 78 pays.", "actual"),
    ("Depuis 2008, l’Agence a engagé 1,3 milliard d’euros dans le pays.", "actual"),
    ("L’Agence s’est engagée à verser 1,3 milliard d’euros.", "target"),
    ("Le câbleur a ouvert une usine, avec 2 000 emplois à la clé.", "target"),
    ("Le montant du contrat, qui sera signé en mai, pourrait dépasser les 9 milliards de dollars.", "hypothetical"),
    ("Le ministre a démenti que la dette ait atteint 5 milliards de dollars.", "hypothetical"),
    ("Il est faux que le pays ait reçu 300 millions d’euros.", "hypothetical"),
    ("Narendra Modi a annoncé l’octroi d’une ligne de crédit de 180 millions de dollars.", "target"),
    ("La banque n’a pas encore validé les 60 millions d’euros d’aide.", "target"),
    ("Le crédit-cadre, de 11 millions de francs, n’a pas encore été adopté par les Chambres.", "target"),
    ("Le crédit d’engagement, de 150 millions d’euros, sera soumis aux Chambres au printemps.", "target"),
    ("D’un investissement de 35 millions de dollars, cette usine sera mise en chantier en septembre.", "target"),
    ("L’emprunt de 40 millions d’euros sera remboursé en vingt ans.", "actual"),
    ("Les travaux, pour lesquels 3,8 milliards de FCFA sont inscrits au budget, débuteront en mai.", "target"),
    ("La banque étudie un cofinancement de 25 millions d’euros.", "target"),
    ("Les discussions se poursuivent pour atteindre 11 milliards de dollars.", "target"),
    ("Les échanges ont augmenté pour atteindre 11 milliards de dollars.", "actual"),
    ("La tâche a été posée de porter cet indicateur à 500 millions de dollars.", "target"),
    ("Le groupe a abandonné son parc éolien de Burin, un investissement de 2 milliards d’euros.", "target"),
    ("Ce sont 1 850 ménages qui seront raccordés.", "target"),
    ("C’est 3 milliards d’euros que le groupe va injecter dans le port.", "target"),
    ("Plus de 78 milliards FCFA : c’est le montant que l’État entend consacrer au coton.", "target"),
    ("Trois milliards d’euros, voilà ce que coûtera le port.", "forecast"),
    ("Les 10 milliards de dollars que la Chine va investir sont attendus.", "target"),
    ("La phase, pour laquelle 95 milliards FCFA sont recherchés, n’est pas bouclée.", "target"),
    ("Le fonds réclame 775 millions d’euros de dédommagement.", "target"),
    ("Le fonds réclame 775 millions d’euros d’arriérés.", "actual"),
    ("L’opération a permis à l’État de lever 44 milliards FCFA.", "actual"),
    ("Le groupe réduira ses effectifs, après un bénéfice net de 28 milliards d’euros.", "actual"),
    ("L’usine ferme, et 300 salariés seront licenciés.", "target"),
    ("Pékin exige un tarif de 120 dollars.", "target"),
    ("La production atteindra 130 800 tonnes, prévoit la Bourse.", "forecast"),
    ("Il est prévu que, d’ici 2027, la capacité du port soit portée à 25 millions de tonnes.", "target"),
    ("La compagnie a commandé à Boeing 14 avions.", "target"),
    (
        "Le ministre a annoncé que l’usine, construite avec le chinois Huaxin, produirait 1,2 million de tonnes.",
        "target",
    ),
    ("Les pistes, 520 km à réhabiliter, attendent.", "target"),
    ("Le Laos a dû contracter un prêt de 480 millions de dollars.", "actual"),
    ("Le milliardaire a proposé 44 milliards de dollars pour le groupe.", "target"),
    ("Les travaux, répartis en quatre lots, avancent.", "actual"),
    ("Le taux d’inflation atteindra 50 % au printemps.", "forecast"),
    ("Le groupe table désormais sur un bénéfice de 79 millions d’euros.", "forecast"),
    ("Les analystes misaient en moyenne sur un bénéfice de 79 millions d’euros.", "forecast"),
    ("L’accord prévoit que la Suisse versera 110 millions d’euros.", "target"),
    ("Le ministre a informé le président que la banque verserait 100 millions de dollars.", "target"),
    ("La production prévisionnelle est de 820 000 tonnes.", "forecast"),
    ("Les exonérations visent les entreprises de plus de 20 salariés.", "actual"),
    ("Le groupe veut doubler sa clientèle actuelle d’un million de foyers.", "actual"),
    ("La fourniture est couverte par deux accords négociés et conclus en parallèle.", "actual"),
    ("Le plan prévoit la suppression de 5 122 postes.", "target"),
    ("La commande comprend une option sur 22 rames.", "hypothetical"),
    ("Bagdad réclame toujours le règlement d’un arriéré de près de 2 milliards de dollars.", "actual"),
    ("Selon les estimations de la Banque, la consommation diminuera de 64 000 tonnes.", "forecast"),
    ("La réhabilitation de la route Sokodé-Bassar, longue de 57 km, est à l’étude.", "actual"),
    ("Un montant de 8 millions d’euros sera consacré à l’achat d’ambulances.", "target"),
    ("Une enveloppe de 9 millions d’euros sera consacrée à la rénovation des écoles.", "target"),
    ("Selon la Banque mondiale, le déficit s’élèvera à 3 milliards d’euros l’an prochain.", "forecast"),
    ("Selon le FMI, la dette publique culminera à 2 100 milliards d’euros en 2027.", "forecast"),
    ("Le conseil municipal a adopté le budget 2026, d’un montant de 45 millions d’euros.", "target"),
    ("L’Assemblée a voté un budget rectificatif de 2 milliards d’euros.", "target"),
    ("La mine devrait produire à des coûts compris entre 405 et 445 millions d’euros.", "forecast"),
    ("Selon les estimations, 12 % des habitants ont été vaccinés.", "actual"),
    ("Une tranche de 310 millions d’euros pourra être levée.", "hypothetical"),
    ("La banque a approuvé un prêt de 57 millions d’euros. L’accord de prêt sera signé en mai.", "actual"),
    ("La firme compte engager 40 personnes.", "target"),
    ("L’entreprise a annoncé le licenciement de 1 900 personnes.", "target"),
    ("Les deux ministres ont lancé sept projets conjoints.", "actual"),
    ("Les échanges ont franchi pour la première fois le cap des 2 milliards d’euros.", "actual"),
    ("Le projet, situé à Karo (109 km à l’est de la capitale), sera lancé.", "actual"),
    ("Un investissement de 5 millions d’euros est prévu.", "target"),
    ("Un crédit de 5 millions d’euros est attendu.", "target"),
    ("Il faut 40 millions d’euros pour finir le pont de Pa.", "target"),
    ("Il manque encore 40 millions d’euros.", "target"),
    ("Il faut noter que le pont a coûté 40 millions d’euros.", "actual"),
    ("Les 40 millions d’euros, non encore versés, sont attendus.", "target"),
    ("Arva a proposé 40 millions d’euros pour acheter le club.", "target"),
    ("Le plan de relance, doté de 40 millions d’euros, a été lancé.", "actual"),
    ("L’usine, sur un terrain de 40 hectares, sera bâtie en 2027.", "actual"),
    ("La commune de 40 000 habitants aura un hôpital.", "actual"),
    ("Arva dit avoir commencé à livrer 40 trains.", "actual"),
    ("On est loin des 380 M€ attendus.", "forecast"),
    ("On est loin des 380 M€ prévus.", "target"),
    ("Nos 3.000 collaborateurs ouvriront une agence.", "actual"),
    ("Une première expédition de 30 000 tonnes doit quitter Abidjan avant fin juin.", "target"),
    ("Le coût des dégâts causés par la tempête est évalué à 400 millions d’euros.", "actual"),
    ("L'extension de l'aérogare, confiée au turc Summa, est évaluée à 110 millions d’euros.", "forecast"),
    ("Le projet de loi de finances s'élève à 59 milliards d’euros.", "target"),
    ("Pour compenser la perte d'emploi, 30 % des ménages ont sollicité l'aide de l'État.", "actual"),
    ("Si l’usage avait doublé depuis 1994, 217 millions de femmes n’avaient pas accès au contrôle.", "actual"),
    ("Sur les 109 sièges à pourvoir, le parti en a remporté plusieurs.", "actual"),
    ("Le parquet avait requis 25 000 euros d'amende.", "target"),
    ("Le joueur est prêté au club avec une option d'achat de 2,5 millions d'euros.", "hypothetical"),
    ("La fraude expose son auteur à une amende pouvant aller jusqu'à 500 000 FCFA.", "hypothetical"),
    ("Pour 2026, la régie s'est vu assigner 5 012 milliards de FCFA.", "target"),
    ("La Fédération consacre 1,2 million d'euros sur deux ans au projet.", "target"),
    ("Il risque la relégation si un repreneur n'apporte pas 1,5 million d'euros avant Noël.", "hypothetical"),
    ("Construit pour 6,8 milliards de FCFA et censé ouvrir en mai, l'abattoir est fermé.", "actual"),
    ("Comme si cela ne suffisait pas, le déficit a atteint 4 millions d'euros.", "actual"),
    ("La France n'a pas versé 60 millions d'euros au Liban.", "hypothetical"),
    ("Le déficit commercial atteint 3 milliards de dollars sur dix mois.", "actual"),
    ("La ville construira ses 500 logements en 2028.", "target"),
    ("60 % de l'électricité doit provenir du solaire d'ici 2030.", "target"),
    ("Mais si le chiffre d'affaires atteint 3 milliards d'euros, le bénéfice recule.", "actual"),
]


@pytest.mark.parametrize(("sentence", "expected"), MODALITIES, ids=[entry[0] for entry in MODALITIES])
def test_modality(say: Say, sentence: str, expected: str) -> None:
    assert [row["modality"] for row in say(sentence)["amounts"]] == [expected]


GROWN = [
    ("Une hausse de 10 % des ventes est attendue cette année.", "forecast"),
    ("Une hausse des ventes de 10 % est prévue en 2026.", "forecast"),
    ("Une baisse de 3 % était attendue par les analystes.", "forecast"),
    ("Une hausse de 10 % des tarifs est souhaitée.", "target"),
    ("Une hausse de 10 % des ventes a été enregistrée.", "actual"),
    ("La Banque attend un nouveau recul de 2,2 %.", "forecast"),
    ("La faîtière attend pour 2026 une progression de l'ordre de 2 %.", "forecast"),
    ("Il voudrait, à travers un plan ambitieux, réduire de moitié ces achats.", "target"),
]


@pytest.mark.parametrize(("sentence", "expected"), GROWN, ids=[entry[0] for entry in GROWN])
def test_modality_of_changes(say: Say, sentence: str, expected: str) -> None:
    assert [row["modality"] for row in say(sentence)["growth_rates"]] == [expected]


BOTH = [
    ("Environ 300 tracteurs et plus de 2 000 motopompes seront livrés.", "target"),
    ("Près de 200 millions d’euros et quelque 50 millions de dollars seront débloqués.", "target"),
    ("200 millions d’euros et 50 millions de dollars ont été débloqués.", "actual"),
]


@pytest.mark.parametrize(("sentence", "expected"), BOTH, ids=[entry[0] for entry in BOTH])
def test_modality_of_both(say: Say, sentence: str, expected: str) -> None:
    assert [row["modality"] for row in say(sentence)["amounts"]] == [expected, expected]


def test_a_growth_rate_has_the_modality_of_its_level(say: Say) -> None:
    rows = say("Le commerce devrait croître de 15 % pour atteindre 5 milliards d’euros en 2027.")
    assert [row["modality"] for row in (*rows["amounts"], *rows["growth_rates"])] == ["forecast", "forecast"]
