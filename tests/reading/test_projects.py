"""Undertakings: name, status and number, and the section of the economy that they belong to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from telling import Rows, plain

Say = Callable[..., Rows]

# sentence → name, status, count, place
PROJECTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("Le président a inauguré une usine de batteries à Hansalpur.", [("usine de batteries à Hansalpur", "opened", 1, "Hansalpur")]),
    ("Le groupe a lancé la construction d’une raffinerie de sucre.", [("raffinerie de sucre", "launched", 1, None)]),
    ("La centrale solaire de Linguère a été inaugurée.", [("centrale solaire de Linguère", "opened", 1, "Linguère")]),
    ("Les présidents ont lancé 46 projets conjoints.", [("46 projets conjoints", "launched", 46, None)]),
    ("La construction du port sec de Thiès a été suspendue.", [("port sec de Thiès", "suspended", 1, "Thiès")]),
    ("Le projet de raffinerie de sucre à Kaolack a été abandonné.", [("projet de raffinerie de sucre à Kaolack", "cancelled", 1, "Kaolack")]),
    ("Les travaux de la centrale solaire de Linguère ont commencé.", [("centrale solaire de Linguère", "launched", 1, "Linguère")]),
    ("La centrale solaire de Linguère est en construction.", [("centrale solaire de Linguère", "under_construction", 1, "Linguère")]),
    ("La centrale solaire de Linguère sera inaugurée en mai.", [("centrale solaire de Linguère", "prepared", 1, "Linguère")]),
    ("Il a retenu la ville de Pa pour la nouvelle centrale solaire de Pa, dont la construction vient de commencer.", [("nouvelle centrale solaire de Pa", "launched", 1, "Pa")]),
    ("Le groupe fournira l’usine d’hydrogène de Varennes, un chantier de 1,2 milliard d’euros.", [("usine d’hydrogène de Varennes", "under_construction", 1, "Varennes")]),
    ("Ils ont signé un contrat pour une raffinerie d’or à Sénou.", [("raffinerie d’or à Sénou", "prepared", 1, "Sénou")]),
    ("Le groupe bâtit une centrale à Pa. Ce chantier a été lancé en mai. La centrale de Pa a été inaugurée hier.", [("centrale à Pa", "opened", 1, "Pa")]),
    ("Le pont de Rosso est exécuté à 71 %.", [("pont de Rosso", "under_construction", 1, "Rosso")]),
    ("La centrale solaire de Linguère est presque terminée.", [("centrale solaire de Linguère", "under_construction", 1, "Linguère")]),
    ("La centrale solaire de Linguère, à l’arrêt depuis 2019, attend.", [("centrale solaire de Linguère", "suspended", 1, "Linguère")]),
    ("Le projet de raffinerie de sucre à Kaolack a été enterré.", [("projet de raffinerie de sucre à Kaolack", "cancelled", 1, "Kaolack")]),
    ("La construction de la centrale de Linguère ne débutera pas avant 2027.", [("centrale de Linguère", "announced", 1, "Linguère")]),
    ("Les études de la centrale solaire de Linguère sont terminées.", [("centrale solaire de Linguère", "prepared", 1, "Linguère")]),
    ("On compte 35 projets conjoints, dont 12 sont opérationnels.", [("35 projets conjoints", "unknown", 35, None)]),
    ("Le groupe a dévoilé un projet à 985 millions de dollars à Yanbu.", [("projet", "announced", 1, None)]),
    ("La construction du chemin de fer de Pa reste suspendue.", [("chemin de fer de Pa", "suspended", 1, "Pa")]),
    ("Le chantier du pont de Kazungula s’est achevé en 2020.", [("chantier du pont de Kazungula", "opened", 1, "Kazungula")]),
    ("Une usine de ciment a vu le jour à Thiès.", [("usine de ciment", "opened", 1, "Thiès")]),
    ("Près de 40 % des travaux de la rocade de Nouakchott ont été réalisés.", [("rocade de Nouakchott", "under_construction", 1, "Nouakchott")]),
    ("La banque a débloqué 6 millions d’euros afin d’accélérer l’achèvement de la centrale solaire de Dédougou.", [("centrale solaire de Dédougou", "under_construction", 1, "Dédougou")]),
    ("La livraison du pont de Rosso interviendra fin 2026.", [("pont de Rosso", "announced", 1, "Rosso")]),
    ("Les deux pays ont convenu de construire une raffinerie de sucre.", [("raffinerie de sucre", "announced", 1, None)]),
    ("La centrale a été construite par Cegelec, une filiale du groupe Vinci.", []),
    ("La société, spécialisée dans le financement d’infrastructures en Afrique, a prêté 29 millions d’euros.", []),
    ("Le chemin de fer Chine-Laos, un projet phare de la région, a été inauguré.", [("chemin de fer Chine-Laos", "opened", 1, "Chine")]),
    ("Le nouveau quai de Lomé, que le groupe achève, recevra des navires.", [("nouveau quai de Lomé", "under_construction", 1, "Lomé")]),
    ("La centrale solaire de Linguère, dont le chantier a démarré, sera exploitée par un groupe chinois.", [("centrale solaire de Linguère", "launched", 1, "Linguère")]),
    ("La centrale solaire de Linguère sera, elle aussi, construite par un groupe chinois.", [("centrale solaire de Linguère", "announced", 1, "Linguère")]),
    ("La centrale solaire de Linguère, construite par un groupe chinois, sera mise en exploitation en décembre.", [("centrale solaire de Linguère", "under_construction", 1, "Linguère")]),
    ("Le président a donné le coup d’envoi des travaux de la rocade de Thiès, confiés à un groupe chinois.", [("rocade de Thiès", "launched", 1, "Thiès")]),
    ("La mise en service de la ligne 2 du métro d’Alger est attendue en mai.", [("ligne 2 du métro d’Alger", "announced", 1, "Alger")]),
    ("Le port en eau profonde de Ndayane sortira de terre d’ici 2028.", [("port en eau profonde de Ndayane", "announced", 1, "Ndayane")]),
    ("Le groupe prévoit la construction du port de Thiès. Les travaux avancent à 35 %.", [("port de Thiès", "under_construction", 1, "Thiès")]),
    ("Le groupe a annoncé une usine de ciment à Nampula. Elle a été inaugurée lundi.", [("usine de ciment à Nampula", "opened", 1, "Nampula")]),
    ("Le groupe a annoncé une usine de ciment à Nampula. Elle doit permettre d’employer 300 personnes.", [("usine de ciment à Nampula", "announced", 1, "Nampula")]),
    ("Quant à la centrale solaire de Linguère, elle est opérationnelle depuis juin.", [("centrale solaire de Linguère", "opened", 1, "Linguère")]),
    ("Le métro de Tachkent sera prolongé. L’appel d’offres a été lancé en juin.", [("métro de Tachkent", "prepared", 1, "Tachkent")]),
    ("Le pays construira un barrage à Mekin. Les études sont terminées.", [("barrage à Mekin", "prepared", 1, "Mekin")]),
    ("Le pays construira un barrage à Mekin. Sa mise en service est prévue en 2030.", [("barrage à Mekin", "announced", 1, "Mekin")]),
    ("Le pays construira un barrage à Mekin. L’exploitation a débuté hier.", [("barrage à Mekin", "opened", 1, "Mekin")]),
    ("Le pays devait construire une sucrerie à Linguère ? Abandonnée.", [("sucrerie à Linguère", "cancelled", 1, "Linguère")]),
    ("Le projet solaire de Linguère, à l’étude depuis mai, n’est plus poursuivi.", [("projet solaire de Linguère", "cancelled", 1, None)]),
    ("La ligne Pa–Po sera modernisée à partir de 2031.", [("ligne Pa–Po", "prepared", 1, "Pa")]),
    ("Le gros œuvre de l’hôpital de Bata est terminé.", [("hôpital de Bata", "under_construction", 1, "Bata")]),
    ("Le barrage de Mekin, dont les travaux ont été stoppés en mai, attend.", [("barrage de Mekin", "suspended", 1, "Mekin")]),
    ("L’extension de la ligne Pa–Po, à l’arrêt depuis mai, sera relancée en juin.", [("extension de la ligne Pa–Po", "suspended", 1, "Pa")]),
    ("Ils veulent une fabrique de tapis à Thiès, dont le financement reste à trouver.", [("fabrique de tapis à Thiès", "announced", 1, "Thiès")]),
    ("La banque allouera 3 millions d’euros pour la construction de la voie ferrée de Pa.", [("voie ferrée de Pa", "prepared", 1, "Pa")]),
    ("Le pays compte entamer la construction du gazoduc de Pa en mai 2031.", [("gazoduc de Pa", "prepared", 1, "Pa")]),
    ("Le port de Thiès reçoit des bateaux de pêche.", []),
    ("Il doit relier le port de Thiès à la frontière.", []),
    ("L’eau est acheminée par le canal de Linguère.", []),
    ("Le conseil a examiné 15 projets de conventions.", []),
    ("Le groupe a lancé la ligne ferroviaire reliant la mine de Pa à la ville de Po.", [("ligne ferroviaire reliant la mine de Pa à la ville de Po", "launched", 1, "Pa")]),
    ("Le président a inauguré la centrale de Linguère, la plus grande centrale de la région.", [("centrale de Linguère", "opened", 1, "Linguère")]),
    ("Le président a inauguré une usine de ciment à Thiès. Il a visité l’infrastructure nécessaire.", [("usine de ciment à Thiès", "opened", 1, "Thiès")]),
    ("Le pays a signé un contrat de construction de la ligne ferroviaire Pa–Po.", [("ligne ferroviaire Pa–Po", "prepared", 1, "Pa")]),
    ("Les ministres parlent de projets.", []),
    ("Le train de vie de l’État a baissé.", []),
    ("Le projet de loi a été adopté.", []),
    ("Le Maroc a renoncé à ses deux barrages de Nioro.", [("deux barrages de Nioro", "cancelled", 2, "Nioro")]),
    ("Des projets de transport ont été achevés, tels que la ligne 2 du métro d’Alger et le port de Djen Djen.", [("projets de transport", "opened", None, None), ("ligne 2 du métro d’Alger", "opened", 1, "Alger"), ("port de Djen Djen", "opened", 1, "Djen Djen")]),
    ("Une série de projets miniers ont été menés à bien.", [("série de projets miniers", "opened", None, None)]),
    ("La banque a prêté 40 millions d’euros, avec sept projets totalisant 90 millions.", [("sept projets", "unknown", 7, None)]),
    ("Les ministres ont discuté de l’élargissement de la coopération bilatérale.", []),
    ("Le groupe mettra 7 millions d’euros dans une pépinière pilote de 40 ha à Dosso.", [("pépinière pilote de 40 ha à Dosso", "announced", 1, "Dosso")]),
    ("Le groupe a mis 7 millions d’euros dans une tannerie à Dosso.", [("tannerie à Dosso", "launched", 1, "Dosso")]),
    ("Le don ira au nouveau lycée de Zinder et au centre culturel de Dosso.", [("nouveau lycée de Zinder", "prepared", 1, "Zinder"), ("centre culturel de Dosso", "prepared", 1, None)]),
    ("La Banque mondiale contribuera à la station de Dosso à hauteur de 33 millions d’euros.", [("station de Dosso", "prepared", 1, "Dosso")]),
    ("Le pont de Rosso, dont trois piles ont été achevées, coûtera 52 millions d’euros.", [("pont de Rosso", "under_construction", 1, "Rosso")]),
    ("La centrale de Pa, dont l’étude est terminée, coûtera 40 millions d’euros.", [("centrale de Pa", "prepared", 1, "Pa")]),
    ("Le port a transporté 2 millions de tonnes par le corridor Sikasso-Gao.", []),
    ("La ministre a reporté à 2032 l’achèvement de la ligne de Thiès.", [("ligne de Thiès", "announced", 1, "Thiès")]),
    ("La mise en service du barrage de Mekin, attendue en 2030, doublera la production.", [("barrage de Mekin", "announced", 1, "Mekin")]),
    ("Une usine de ciment sera mise en chantier à Nampula en septembre.", [("usine de ciment", "prepared", 1, "Nampula")]),
    ("Le groupe s’est dit prêt à construire une tour de contrôle à Zinder.", [("tour de contrôle à Zinder", "announced", 1, "Zinder")]),
    ("Ils ont signé un mémorandum d’entente sur la centrale solaire de Linguère.", [("centrale solaire de Linguère", "announced", 1, "Linguère")]),
    ("La première phase, achevée en 2023, a coûté 63 millions d’euros. Les études de la troisième phase ont été suspendues.", [("première phase", "opened", 1, None), ("troisième phase", "suspended", 1, None)]),
    ("La centrale sera raccordée par un gazoduc de 31 km.", [("gazoduc de 31 km", "announced", 1, None)]),
    ("Ils ont signé un accord sur la création d’une coentreprise de transport.", [("coentreprise de transport", "prepared", 1, None)]),
    ("Les fonds sont répartis entre un barrage de 70 MW à Dosso et un abattoir à Maradi.", [("barrage de 70 MW à Dosso", "announced", 1, "Dosso"), ("abattoir à Maradi", "announced", 1, "Maradi")]),
    ("Un accord a été signé. La société s’est engagée à la réhabilitation de 57 km de routes.", [("réhabilitation de 57 km de routes", "announced", 1, None)]),
    ("Un accord de don pour l’équipement du lycée de Dosso sera signé en mai.", [("équipement du lycée de Dosso", "announced", 1, "Dosso")]),
    ("La centrale de Pa, dont la construction s’achève, coûtera 40 millions d’euros.", [("centrale de Pa", "under_construction", 1, "Pa")]),
    ("Six accords signés hier portent sur la réhabilitation du marché de Zinder et la construction d’une tuilerie à Maradi.", [("réhabilitation du marché de Zinder", "prepared", 1, "Zinder"), ("tuilerie à Maradi", "prepared", 1, "Maradi")]),
    ("Un accord a été signé. Reste le pont de Rosso, long de 640 mètres.", [("pont de Rosso", "announced", 1, "Rosso")]),
    ("Le groupe a inauguré une tannerie à Maradi. Il en construira une seconde à Zinder.", [("tannerie à Maradi", "opened", 1, "Maradi"), ("une seconde à Zinder", "announced", 1, "Zinder")]),
    ("Trois centrales ont été inaugurées et cinq autres sont en construction.", [("Trois centrales", "opened", 3, None), ("cinq autres", "under_construction", 5, None)]),
    ("Seize stations ont été inaugurées. Une vingtaine est en construction.", [("Seize stations", "opened", 16, None), ("Une vingtaine", "under_construction", 20, None)]),
    ("Le groupe a inauguré une usine à Pa. Un second sera signé en mai.", [("usine à Pa", "opened", 1, "Pa")]),
    ("Le groupe a inauguré une usine à Pa. Trois autres ministres étaient là.", [("usine à Pa", "opened", 1, "Pa")]),
    ("Gelés pendant deux ans, les travaux du pont de Kédougou ont repris mardi.", [("pont de Kédougou", "under_construction", 1, "Kédougou")]),
    ("Le groupe et l’État créent une société commune pour exploiter la tourbe.", [("société commune", "launched", 1, None)]),
    ("La société a arrêté les travaux de la gare de Pô.", [("gare de Pô", "suspended", 1, "Pô")]),
    ("La construction du théâtre de Pô n’aura pas lieu.", [("théâtre de Pô", "cancelled", 1, "Pô")]),
    ("Le consul a remis aux élèves les clés du lycée de Pô.", [("lycée de Pô", "opened", 1, "Pô")]),
    ("Le maire a obtenu le permis d’exploitation de la carrière de Pô.", [("carrière de Pô", "prepared", 1, "Pô")]),
    ("Une société a été choisie pour construire le barrage de Pô.", [("barrage de Pô", "prepared", 1, "Pô")]),
    ("Le cabinet a retenu un groupement pour la construction du stade de Pô.", [("stade de Pô", "prepared", 1, "Pô")]),
    ("Les députés ont inspecté le chantier du lycée de Pô.", [("chantier du lycée de Pô", "under_construction", 1, "Pô")]),
    ("Le chantier du lycée de Pô est à 35 %.", [("chantier du lycée de Pô", "under_construction", 1, "Pô")]),
    ("Le lancement des travaux du lycée de Pô est prévu en juin.", [("lycée de Pô", "prepared", 1, "Pô")]),
    ("Le gisement de Pô est entré en production en avril.", [("gisement de Pô", "opened", 1, "Pô")]),
    ("Le Mali se dotera d’une raffinerie de 15 000 barils par jour.", [("raffinerie de 15 000 barils", "announced", 1, None)]),
    ("Un câble de 400 km reliera Pô à Léo.", [("câble de 400 km", "announced", 1, "Léo")]),
    ("Le gazoduc Pô-Léo doit acheminer 2 milliards de m³ par an.", [("gazoduc Pô-Léo", "announced", 1, "Pô")]),
    ("Le groupe construit à Léo une minoterie de 9 millions d’euros.", [("minoterie de 9 millions d'euros", "under_construction", 1, "Léo")]),
    ("Les ministres se sont réjouis du lancement, samedi, des travaux de l’abattoir de Pô.", [("abattoir de Pô", "launched", 1, "Pô")]),
    ("Les délégués ont posé la première pierre d’un abattoir à Pô.", [("abattoir à Pô", "launched", 1, "Pô")]),
    ("Le lycée de Pô a été rayé de la liste.", [("lycée de Pô", "cancelled", 1, "Pô")]),
    ("Il a mis fin au projet de gare de Pô.", [("projet de gare de Pô", "cancelled", 1, "Pô")]),
    ("La banque paie aussi le barrage de Pô, dont l’avancement est de 22 %.", [("barrage de Pô", "under_construction", 1, "Pô")]),
    ("Les études du barrage de Pô ont été achevées.", [("barrage de Pô", "prepared", 1, "Pô")]),
    ("L’accord a permis d’achever deux lycées ruraux.", [("deux lycées ruraux", "opened", 2, None)]),
    ("Le pont de Pô attend toujours son financement.", [("pont de Pô", "announced", 1, "Pô")]),
    ("Le projet de port de Pô, auquel elle devait participer, reste à l’arrêt.", [("projet de port de Pô", "suspended", 1, "Pô")]),
    ("Le barrage de Pô est-il relancé ?", [("barrage de Pô", "announced", 1, "Pô")]),
    ("Un accord a été signé. Les administrateurs ont approuvé quatre opérations, pour 12 millions d’euros.", [("quatre opérations", "prepared", 4, None)]),
    ("Un accord a été signé. Son portefeuille au Mali compte 14 opérations.", [("14 opérations", "unknown", 14, None)]),
    ("La police a mené trois opérations.", []),
    ("Un accord a été signé. Les débats se sont tenus au complexe de Pô.", []),
    ("Un accord a été signé. Le pays a une tuilerie à Pô. À Léo, la deuxième tuilerie est à l’arrêt.", [("tuilerie à Pô", "announced", 1, "Pô"), ("deuxième tuilerie", "suspended", 1, "Léo")]),
    ("Quant au lycée de Pô, il a été inauguré en mai.", [("lycée de Pô", "opened", 1, "Pô")]),
    ("La ligne 90 kV Pô–Léo est construite à 40 %.", [("ligne 90 kV Pô–Léo", "under_construction", 1, "Pô")]),
    ("La banque prépare un prêt de 4 millions d’euros pour la construction d’un abattoir à Pô.", [("abattoir à Pô", "prepared", 1, "Pô")]),
    ("Le programme couvre trois travaux : pose de deux lignes de 20 kV à Pô.", [("deux lignes de 20 kV à Pô", "announced", 2, "Pô")]),
    ("L’exploitant de l’aéroport de Pô a été condamné.", []),
    ("La délégation a visité le barrage de Pô.", []),
    ("La ligne relie le port de Pô à la gare de Léo.", []),
    ("Un ouvrier de la centrale de Pô a été décoré.", []),
    ("Il a inauguré une école, un laboratoire et une piscine.", [("école", "opened", 1, None), ("laboratoire", "opened", 1, None), ("piscine", "opened", 1, None)]),
    ("L’appel d’offres pour le pont de Pô a été lancé.", [("pont de Pô", "prepared", 1, "Pô")]),
    ("Une première tranche de 40 millions d’euros a été versée.", []),
    ("Deux turbines sur six tournent.", []),
    ("Quarante projets de conventions ont été examinés.", []),
    ("L’électricité est acheminée par le gazoduc de Pô.", []),
    ("La ville de Pô aura sa première cimenterie en 2031.", [("première cimenterie", "announced", 1, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PROJECTS, ids=[entry[0][:60] for entry in PROJECTS])
def test_projects(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    found = [(plain(row["name"]), row["status"], row["count"], row["place"]) for row in say(sentence)["projects"]]
    assert found == [(plain(name), status, count, place) for name, status, count, place in expected]


# an undertaking → the section of ISIC Rev. 4
SECTORS = [
    # agriculture, forestry and fishing
    ("une ferme laitière à Kaolack", "A"),
    ("une plantation de palmiers à Kaolack", "A"),
    ("une serre horticole à Kaolack", "A"),
    ("un périmètre irrigué à Podor", "A"),
    ("un centre d’aquaculture à Kaolack", "A"),
    ("un parc agricole à Kaolack", "A"),
    # mining
    ("une mine d’or à Sabodala", "B"),
    ("un gisement de cuivre à Almalyk", "B"),
    ("un complexe minier à Zouerate", "B"),
    ("une campagne d’exploration à Zouerate", "B"),
    # manufacturing
    ("une usine de batteries à Kénitra", "C"),
    ("une raffinerie de pétrole à Lomé", "C"),
    ("une cimenterie à Thiès", "C"),
    ("une aciérie à Oran", "C"),
    ("une filature à Och", "C"),
    ("un abattoir à Kaolack", "C"),
    ("une unité d’hydrogène vert à Dakhla", "C"),
    ("une sucrerie à Ferké", "C"),
    ("une unité de production d’engrais à Jorf", "C"),
    ("un complexe textile à Relizane", "C"),
    ("une ligne de production de tracteurs à Kostanaï", "C"),
    ("un parc industriel à Sandiara", "C"),
    ("une usine de montage d’autobus à Bichkek", "C"),
    ("un site d’assemblage de véhicules à Kénitra", "C"),
    # electricity, gas
    ("une centrale solaire à Linguère", "D"),
    ("une centrale nucléaire à Balkhach", "D"),
    ("un parc éolien à Taza", "D"),
    ("un barrage hydroélectrique à Souapiti", "D"),
    ("une ligne à haute tension à Dakhla", "D"),
    ("une interconnexion électrique à Melloussa", "D"),
    ("un complexe hydroélectrique à Rogoun", "D"),
    ("un mini-réseau électrique à Dakhla", "D"),
    ("un poste de transformation à Dakhla", "D"),
    # water and waste
    ("une station d’épuration à Cotonou", "E"),
    ("une station de dessalement à Casablanca", "E"),
    ("une usine de dessalement à Casablanca", "E"),
    ("un réseau d’eau potable à Takhmao", "E"),
    ("un centre de traitement des déchets à Cotonou", "E"),
    # construction
    ("un quartier résidentiel à Tachkent", "F"),
    ("un programme de logements sociaux à Tachkent", "F"),
    ("un stade de football à Tachkent", "F"),
    # trade
    ("un centre commercial à Tachkent", "G"),
    ("un marché de gros à Rungis", "G"),
    # transport and storage
    ("une autoroute à Thiès", "H"),
    ("un pont à Rosso", "H"),
    ("un aéroport à Lomé", "H"),
    ("un port sec à Thiès", "H"),
    ("une ligne ferroviaire à Kigali", "H"),
    ("un chemin de fer à Kigali", "H"),
    ("un gazoduc à Nador", "H"),
    ("un terminal à conteneurs à Lekki", "H"),
    ("un centre logistique à Tachkent", "H"),
    ("un métro à Abidjan", "H"),
    ("un silo à Kaolack", "H"),
    ("un entrepôt frigorifique à Tachkent", "H"),
    # hotels and restaurants
    ("un hôtel à Samarcande", "I"),
    ("un complexe hôtelier à Samarcande", "I"),
    ("une station balnéaire à Ras Ghamila", "I"),
    # information and communication
    ("un centre de données à Tachkent", "J"),
    ("un câble sous-marin à Bizerte", "J"),
    ("un réseau de fibre optique à Bizerte", "J"),
    # finance
    ("un fonds d’investissement à Tachkent", "K"),
    ("une plateforme d’investissement à Tachkent", "K"),
    # science
    ("un centre de recherche à Tachkent", "M"),
    # services of administration
    ("une zone franche à Kara-Souou", "N"),
    # public administration
    ("un centre douanier à Kara-Souou", "O"),
    # education
    ("une école à Tachkent", "P"),
    ("une université à Tachkent", "P"),
    ("un centre de formation à Tachkent", "P"),
    # health
    ("un hôpital à Kaffrine", "Q"),
    ("un centre de santé à Kaffrine", "Q"),
    ("une clinique à Kaffrine", "Q"),
    ("un laboratoire pharmaceutique à Kaffrine", "C"),
    # arts and sport
    ("un musée à Samarcande", "R"),
    ("un centre culturel à Samarcande", "R"),
    ("un complexe sportif à Samarcande", "R"),
    # of no section
    ("un centre international à Samarcande", None),
    ("une coentreprise à Samarcande", None),
]


@pytest.mark.parametrize(("words", "sector"), SECTORS, ids=[entry[0] for entry in SECTORS])
def test_sectors(say: Say, words: str, sector: str | None) -> None:
    rows = say(f"Les deux pays ont signé un accord de coopération. Le président a inauguré {words}.")
    assert [row["sector"] for row in rows["projects"]] == [sector]


def test_the_first_column_of_a_table_names_undertakings(say: Say) -> None:
    table = "Station | Coût | Stade\nCasablanca | 6,5 millions d’euros | travaux à 42 %\nBus urbains | 2 millions d’euros | suspendu"
    found = [(plain(row["name"]), row["status"]) for row in say(f"L’état des lieux.\n\n{table}")["projects"]]
    assert found == [("Casablanca", "under_construction"), ("Bus urbains", "suspended")]
