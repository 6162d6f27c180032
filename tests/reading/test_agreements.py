"""Instruments: type, status, number, subject and parties, in prose and in lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from telling import Rows, named, plain

Say = Callable[..., Rows]

TITLE = "Le Maroc et l’Espagne se rapprochent"
BOTH = ["Maroc", "Espagne"]

# sentence under the title → type, status, count, subject, parties
AGREEMENTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("Si le Sénat ratifiait l’accord de pêche, la flotte partirait.", [("agreement", "planned", 1, "pêche", BOTH)]),
    ("Si l’accord de pêche est signé, la flotte partira.", [("agreement", "planned", 1, "pêche", BOTH)]),
    ("Les ministres ont signé un accord sur la pêche.", [("agreement", "signed", 1, "pêche", BOTH)]),
    (
        "Les deux pays ont signé un programme d’échange culturel pour 2017-2019 et un autre sur la pêche.",
        [("action_plan", "signed", 1, "échange culturel", BOTH), ("action_plan", "signed", 1, "pêche", BOTH)],
    ),
    ("Le gaz sera exporté vers le marché italien, en vertu de l’accord de transit.", [("agreement", "in_force", 1, "transit", BOTH)]),
    (
        "La Banque mondiale a approuvé un crédit de 180 millions d’euros pour aider le Mali à moderniser la route de Kayes.",
        [("loan", "concluded", 1, "route de Kayes", ["Banque mondiale"])],
    ),
    (
        "La Banque mondiale a approuvé un crédit de 180 millions d’euros pour soutenir le Mali dans l’extension du réseau.",
        [("loan", "concluded", 1, "extension du réseau", ["Banque mondiale"])],
    ),
    (
        "Arva a signé un contrat d’une valeur de 1,5 milliard d’euros pour construire et exploiter une ligne de métro à Pa.",
        [("contract", "signed", 1, "ligne de métro à Pa", ["Arva"])],
    ),
    (
        "Le Maroc a signé un accord pour la construction de 12 navires, annonçant une baisse des droits.",
        [("agreement", "signed", 1, "construction de 12 navires", BOTH)],
    ),
    ("Ils ont signé 25 accords, mémorandums et programmes couvrant plusieurs domaines.", [("agreement", "signed", 25, None, BOTH)]),
    ("Ils ont signé des accords, des mémorandums et des programmes.", [("agreement", "signed", None, None, BOTH)]),
    ("Plusieurs accords et mémorandums ont été signés.", [("agreement", "signed", None, None, BOTH)]),
    ("Plusieurs accords, conventions et mémorandums ont été signés.", [("agreement", "signed", None, None, BOTH)]),
    ("Deux memoranda d’entente ont été signés.", [("memorandum", "signed", 2, None, BOTH)]),
    (
        "L’accord sur la pêche, la convention sur l’eau et le protocole sur la santé ont été ratifiés.",
        [("agreement", "ratified", 1, "pêche", BOTH), ("convention", "ratified", 1, "eau", BOTH), ("protocol", "ratified", 1, "santé", BOTH)],
    ),
    ("Ont été signés : Accord sur la pêche, Mémorandum sur le tourisme.", [("agreement", "signed", 1, "pêche", BOTH), ("memorandum", "signed", 1, "tourisme", BOTH)]),
    ("Ont été signés : – Accord sur la pêche ; – Mémorandum sur le tourisme.", [("agreement", "signed", 1, "pêche", BOTH), ("memorandum", "signed", 1, "tourisme", BOTH)]),
    (
        "Les documents suivants ont été signés : accord sur la pêche ; mémorandum sur le tourisme.",
        [("other", "signed", None, None, BOTH), ("agreement", "signed", 1, "pêche", BOTH), ("memorandum", "signed", 1, "tourisme", BOTH)],
    ),
    ("Ils ont signé un plan d’action pour 2026-2028 et un accord sur la pêche.", [("action_plan", "signed", 1, None, BOTH), ("agreement", "signed", 1, "pêche", BOTH)]),
    ("Une convention de sécurité sociale a été conclue à Rabat.", [("convention", "concluded", 1, "sécurité sociale", BOTH)]),
    ("Quatorze accords ont été signés.", [("agreement", "signed", 14, None, BOTH)]),
    ("Plus de 70 documents ont été signés.", [("other", "signed", 70, None, BOTH)]),
    ("Une dizaine d’accords ont été signés.", [("agreement", "signed", 10, None, BOTH)]),
    ("Une série d’accords a été signée.", [("agreement", "signed", None, None, BOTH)]),
    ("L’accord sur la pêche n’a pas encore été ratifié.", [("agreement", "signed", 1, "pêche", BOTH)]),
    ("L’accord de transit est entré en vigueur en août.", [("agreement", "in_force", 1, "transit", BOTH)]),
    ("L’accord de transit a été dénoncé.", [("agreement", "ended", 1, "transit", BOTH)]),
    ("L’accord de transit a été suspendu.", [("agreement", "suspended", 1, "transit", BOTH)]),
    ("Le parlement a ratifié l’accord de transit.", [("agreement", "ratified", 1, "transit", BOTH)]),
    ("Un accord de transit sera signé en mai.", [("agreement", "planned", 1, "transit", BOTH)]),
    ("Les ministres négocient un accord de transit.", [("agreement", "prepared", 1, "transit", BOTH)]),
    ("Un mémorandum d’entente sur les mines a été signé.", [("memorandum", "signed", 1, "mines", BOTH)]),
    ("Un protocole d’accord relatif aux mines a été signé.", [("memorandum", "signed", 1, "mines", BOTH)]),
    ("Une feuille de route pour l’énergie a été signée.", [("road_map", "signed", 1, "énergie", BOTH)]),
    ("Une déclaration conjointe sur l’énergie a été adoptée.", [("declaration", "concluded", 1, "énergie", BOTH)]),
    ("Un traité d’amitié a été signé.", [("treaty", "signed", 1, "amitié", BOTH)]),
    ("Un accord-cadre sur l’énergie a été signé.", [("framework_agreement", "signed", 1, "énergie", BOTH)]),
    ("Un plan d’action sur l’énergie a été signé.", [("action_plan", "signed", 1, "énergie", BOTH)]),
    ("Un accord sur la pêche a été signé avec le Portugal.", [("agreement", "signed", 1, "pêche", ["Portugal", "Maroc"])]),
    ("Dix-huit ententes de partenariat ont été paraphées.", [("agreement", "signed", 18, "partenariat", BOTH)]),
    ("Ils ont procédé à un échange de notes sur un don.", [("other", "concluded", 1, "don", BOTH)]),
    ("Les deux pays ont prolongé leur contrat de fourniture de gaz.", [("contract", "in_force", 1, "fourniture de gaz", BOTH)]),
    ("L’opération complète le prêt de décembre 2018.", [("loan", "in_force", 1, None, BOTH)]),
    ("Ils appliquent l’accord de Tanger de 2015.", [("agreement", "in_force", 1, None, BOTH)]),
    ("Ils ont signé un accord appelé à remplacer celui de 2001.", [("agreement", "signed", 1, None, BOTH), ("agreement", "concluded", 1, None, BOTH)]),
    ("L’accord sur la pêche attend. Celui conclu en 2024 avec l’Inde a été ratifié.", [("agreement", "concluded", 1, "pêche", BOTH), ("agreement", "ratified", 1, None, ["Inde", "Maroc"])]),
    ("Les deux pays ont signé un accord gazier.", [("agreement", "signed", 1, "gaz", BOTH)]),
    ("Ils ont signé un accord commercial préférentiel.", [("agreement", "signed", 1, "commerce préférentiel", BOTH)]),
    ("Ils ont signé des accords à long terme pour augmenter les importations de gaz.", [("agreement", "signed", None, "importations de gaz", BOTH)]),
    ("Kalina a passé une commande ferme de douze rames.", [("contract", "concluded", 1, "douze rames", ["Kalina"])]),
    ("Une convention d’objectifs liant la RTB à la Banque de Lomé reste valable.", [("convention", "in_force", 1, "objectifs", ["RTB", "Banque de Lomé"])]),
    ("Le marché de travaux a été attribué en mai au turc Karaca.", [("contract", "concluded", 1, None, ["Karaca"])]),
    ("Stadler livrera 42 rames. Le contrat final a été signé lundi.", [("contract", "signed", 1, "42 rames", ["Stadler"])]),
    ("Le groupe Kalina a signé un contrat sur le cuivre. Celui qui lie Kalina à Sotraco pour la livraison de câbles est en vigueur.", [("contract", "signed", 1, "cuivre", ["Kalina"]), ("contract", "in_force", 1, "livraison de câbles", ["Kalina", "Sotraco"])]),
    ("Les ministres ont levé le dernier obstacle, ouvrant la voie à la signature d’un accord sur la pêche.", [("agreement", "planned", 1, "pêche", BOTH)]),
    ("Stadler livrera 42 rames dans le cadre d’un contrat de dix ans.", []),
    ("Les gouvernements marocain et espagnol ont signé un protocole d’accord sur l’eau.", [("memorandum", "signed", 1, "eau", BOTH)]),
    ("Kalina et Sotraco ont signé un contrat de livraison de bois. Le prix du contrat conclu pour 12 ans monte.", [("contract", "signed", 1, "livraison de bois", ["Kalina", "Sotraco"])]),
    ("La banque avancera 6 millions d’euros sous forme d’un crédit à taux fixe. L’accord a été signé à Lomé.", [("loan", "signed", 1, None, BOTH)]),
    ("La banque a accordé un prêt de 50 millions d’euros. Les fonds serviront à réhabiliter le port de Conakry.", [("loan", "concluded", 1, "port de Conakry", BOTH)]),
    ("Six autres conventions ont été signées, elles concernent des projets de villages.", [("convention", "signed", 6, "projets de villages", BOTH)]),
    ("Ils ont signé un accord-cadre en vue d’accroitre le financement des écoles.", [("framework_agreement", "signed", 1, "financement des écoles", BOTH)]),
    ("Les pourparlers doivent aboutir à la signature d’un accord de pêche.", [("agreement", "planned", 1, "pêche", BOTH)]),
    ("Ils ont signé l’ accord de transit d’ hier.", [("agreement", "signed", 1, "transit", BOTH)]),
    ("L’accord de transit court toujours.", [("agreement", "in_force", 1, "transit", BOTH)]),
    ("Des pourparlers se poursuivent sur un accord de transit.", [("agreement", "prepared", 1, "transit", BOTH)]),
    ("La convention de transit est prête, mais pas encore paraphée.", [("convention", "prepared", 1, "transit", BOTH)]),
    ("Le Maroc et l’Espagne ont procédé à la signature d’un accord de transit.", [("agreement", "signed", 1, "transit", BOTH)]),
    ("Un contrat de fourniture a été attribué en mai à Bolloré.", [("contract", "concluded", 1, "fourniture", ["Bolloré"])]),
    ("La convention de transit arrive à échéance et ne sera pas renouvelée.", [("convention", "in_force", 1, "transit", BOTH)]),
    ("Rabat a mis fin à l’accord de transit.", [("agreement", "ended", 1, "transit", ["Espagne", "Rabat"])]),
    ("Un mémorandum, d’une durée de cinq ans, porte sur l’échange de données.", [("memorandum", "concluded", 1, "échange de données", BOTH)]),
    ("Un contrat de 3 millions d’euros a été attribué à Bolloré pour la construction du tramway.", [("contract", "concluded", 1, "construction du tramway", ["Bolloré"])]),
    ("Un protocole d’accord a été signé entre l’OCP et le groupe américain Koch.", [("memorandum", "signed", 1, None, ["Koch", "OCP"])]),
    ("Sinohydro a remporté le marché de construction du barrage de Pa.", [("contract", "concluded", 1, "barrage de Pa", ["Sinohydro"])]),
    ("Airbus a engrangé une commande ferme de 30 A320neo.", [("contract", "concluded", 1, "30 A320neo", ["Airbus"])]),
    ("Les négociations sur un accord de transit piétinent.", [("agreement", "prepared", 1, "transit", BOTH)]),
    ("Un accord de transit lie les deux pays.", [("agreement", "in_force", 1, "transit", BOTH)]),
    ("Deux accords ont été signés. Le premier accord, relatif à la pêche, vise à renforcer les liens.", [("agreement", "signed", 2, None, BOTH), ("agreement", "signed", 1, "pêche", BOTH)]),
    ("Deux centrales, l’une de 20 MW, l’autre de 10 MW, seront construites.", []),
    ("Le FMI et la Tunisie sont parvenus à un accord sur la pêche.", [("agreement", "concluded", 1, "pêche", ["FMI", "Tunisie"])]),
    ("L’entreprise chinoise CRBC a raflé le contrat de construction de la route de Pa.", [("contract", "concluded", 1, "construction de la route de Pa", ["CRBC"])]),
    ("Ils ont signé trois mémorandums portant respectivement sur la pêche et le transit.", [("memorandum", "signed", 3, "pêche et le transit", BOTH)]),
    ("Trois contrats pour le développement du projet de Pa ont été signés, samedi dernier, entre le groupe Sonatrach et la société turque Renaissance.", [("contract", "signed", 3, "développement du projet de Pa", ["Renaissance", "Sonatrach"])]),
    ("Cinq accords sur le gaz ont été conclus hier entre Sonatrach et Enel, en présence de Romano Prodi.", [("agreement", "concluded", 5, "gaz", ["Enel", "Sonatrach"])]),
    ("La compagnie Sonatrach a conclu un accord sur le gaz avec l’ENI, la compagnie italienne.", [("agreement", "concluded", 1, "gaz", ["ENI", "Sonatrach"])]),
    ("Le conseil d’administration de la Banque mondiale a approuvé un prêt de 4 millions d’euros au profit du Maroc.", [("loan", "concluded", 1, None, ["Banque mondiale", "Maroc"])]),
    ("L’entreprise Cegelec s’adjuge un marché d’un milliard de FCFA pour l’éclairage public à Yaoundé.", [("contract", "concluded", 1, "éclairage public à Yaoundé", ["Cegelec"])]),
    ("Ils ont signé le traité entre les deux pays, le président espagnol l’a dit.", [("treaty", "signed", 1, None, BOTH)]),
    ("Ils ont signé de multiples documents de coopération.", [("other", "signed", None, "coopération", BOTH)]),
    ("Nous sommes d’accord sur l’essentiel.", []),
    ("Le concert s’est refermé sur un accord parfait.", []),
    ("La convention collective du secteur a été revue.", []),
    ("Ils ont trouvé la carte de crédit.", []),
    ("Aucun accord n’a été signé.", []),
    ("L’un des protocoles signés porte sur la pêche.", [("protocol", "signed", 1, None, BOTH)]),
    ("Un premier contrat, attribué à Siemens, a été résilié. Le deuxième, signé en 2018 avec Alstom, n’a pas été exécuté.", [("contract", "ended", 1, None, ["Siemens"]), ("contract", "signed", 1, None, ["Alstom"])]),
    ("La convention est « résiliée de plein droit ».", [("convention", "ended", 1, None, BOTH)]),
    ("Le parlement a fini par ratifier l’accord de transit.", [("agreement", "ratified", 1, "transit", BOTH)]),
    ("L’accord de transit, ratifié en janvier, entrera en vigueur en mai.", [("agreement", "ratified", 1, "transit", BOTH)]),
    ("Le protocole de 2019 est tombé à l’eau.", [("protocol", "ended", 1, None, BOTH)]),
    ("Ils ont décidé de mettre fin au protocole de 1974.", [("protocol", "ended", 1, None, BOTH)]),
    ("La banque a approuvé ses trois premiers prêts.", [("loan", "concluded", 3, None, BOTH)]),
    ("Les ministres ont dit leur accord sur la nécessité de coopérer.", []),
    ("Un contrat de 52 millions d’euros, soit 60 millions de dollars, pour la rénovation de la centrale de Pa a été signé.", [("contract", "signed", 1, "rénovation de la centrale de Pa", BOTH)]),
    ("Les ministres ont procédé à la signature des documents suivants.", [("other", "signed", None, None, BOTH)]),
    ("Les ministres avaient conclu en 2021 un accord sur la chasse, qui demeure en vigueur.", [("agreement", "in_force", 1, "chasse", BOTH)]),
    ("L’accord de chasse, entré en application en mai, protège les cerfs.", [("agreement", "in_force", 1, "chasse", BOTH)]),
    ("Le contrat de gardiennage n’est pas bouclé.", [("contract", "prepared", 1, "gardiennage", BOTH)]),
    ("Le contrat de gardiennage, arrivé à échéance en juin, a été reconduit.", [("contract", "in_force", 1, "gardiennage", BOTH)]),
    ("L’accord qui encadre la chasse a été ratifié en mars.", [("agreement", "ratified", 1, "chasse", BOTH)]),
    ("Quant à l’accord de chasse, que Rabat voulait étendre, il n’a pas été ratifié.", [("agreement", "signed", 1, "chasse", BOTH)]),
    ("L’accord promis pour l’été n’est pas signé.", [("agreement", "planned", 1, None, BOTH)]),
    ("Deux accords ont été signés : l’un avec Alstom, l’autre avec Thales.", [("agreement", "signed", 2, None, BOTH), ("agreement", "signed", 1, None, ["Alstom"]), ("agreement", "signed", 1, None, ["Thales"])]),
    ("Trois accords ont été signés entre écoles, dont un accord entre Alstom et Thales sur le rail.", [("agreement", "signed", 3, None, ["écoles"]), ("agreement", "signed", 1, "rail", ["Alstom", "Thales"])]),
    ("Un contrat de cirage, d’une valeur de 2 millions d’euros, doit être conclu avant la fin juin entre Alstom et Thales.", [("contract", "planned", 1, "cirage", ["Alstom", "Thales"])]),
    ("Un prêt a été signé avec la Banque arabe pour le développement économique en Afrique (BADEA).", [("loan", "signed", 1, None, ["Banque arabe pour le développement économique en Afrique (BADEA)"])]),
    ("Un accord sur le transit a été conclu entre Alstom et les ports de Vigo et de Cadix.", [("agreement", "concluded", 1, "transit", ["Alstom", "port de Vigo", "port de Cadix"])]),
    ("Une lettre d’intention sur le tramway a été signée.", [("other", "signed", 1, "tramway", BOTH)]),
    ("Une LOI sur le tramway a été signée. La loi de finances a été votée.", [("other", "signed", 1, "tramway", BOTH)]),
    ("Un CEPA a été signé.", [("agreement", "signed", 1, None, BOTH)]),
    ("Un éventuel accord sur le blé est évoqué.", []),
    ("Le pont sera bâti sous réserve de l’accord de la commune.", []),
    ("Deux accords ont été signés, l’un sur la pêche, l’autre sur le tourisme.", [("agreement", "signed", 2, None, BOTH), ("agreement", "signed", 1, "pêche", BOTH), ("agreement", "signed", 1, "tourisme", BOTH)]),
    ("Ils examinent un projet de convention sur les barrages.", [("convention", "prepared", 1, "barrages", BOTH)]),
    ("L’avocat a obtenu gain de cause par contrat.", []),
    ("Le consul a démenti la signature d’un contrat de 3 millions d’euros avec Alstom.", [("contract", "unknown", 1, None, ["Alstom"])]),
    ("Le consul nie avoir conclu un accord sur le blé.", [("agreement", "unknown", 1, "blé", BOTH)]),
    ("L’entreprise a perdu un contrat de 7 millions d’euros.", [("contract", "ended", 1, None, BOTH)]),
    ("Bilan : trois accords signés.", [("agreement", "signed", 3, None, BOTH)]),
    ("La déclaration d'intention signée en juin 2024 n'a encore débouché sur aucun contrat.", [("declaration", "signed", 1, None, BOTH)]),
    ("Un prêt de 150 millions d'euros, consenti au taux de 2,4 % sur 15 ans, a été signé entre la KfW et l'ONEE.", [("loan", "signed", 1, None, ["KfW", "ONEE"])]),
    ("L'ambassadeur a annoncé la signature, avant la fin de l'année, d'un accord de prêt de 120 millions de dollars.", [("loan", "planned", 1, "prêt", BOTH)]),
    ("Les deux pays ont signé une convention de don de 10 milliards de wons, soit environ 4,2 milliards de FCFA, pour la création d'une unité d'oncologie.", [("convention", "signed", 1, "création d'une unité d'oncologie", BOTH)]),
    ("Un accord d'investissement entre le ministère de l'Énergie et la société Amea Power pour la construction d'une centrale solaire a été signé.", [("agreement", "signed", 1, "construction d'une centrale solaire", ["Amea Power", "ministère de l'Énergie"])]),
    ("Le ministre Parviz Chahbazov et la ministre Dubravka Djedović ont procédé à l'échange de l'« Accord intergouvernemental sur la construction d'une centrale à gaz à Niš ».", [("agreement", "signed", 1, "construction d'une centrale à gaz à Niš", BOTH)]),
    ("Un accord-cadre triennal de 600 millions d'euros, couvrant également les transports, est en cours de finalisation.", [("framework_agreement", "prepared", 1, "transports", BOTH)]),
    ("Les travaux ont été financés à 85 % par un prêt concessionnel de la Banque d'exportation et d'importation de Chine.", [("loan", "concluded", 1, "travaux", ["Banque d'exportation"])]),
    ("La convention de prêt avec la BEI a été signée en octobre ; celle avec l'AFD le sera au premier trimestre 2027.", [("loan", "signed", 1, "prêt", ["BEI"]), ("loan", "planned", 1, None, ["AFD", "BEI"])]),
    ("Le deuxième décret concerne un contrat de facilité de crédit de 51 millions d'euros avec la Standard Chartered Bank.", [("contract", "concluded", 1, "facilité de crédit", ["Standard Chartered Bank"])]),
    ("L'accord avec le turc Karpowership, qui fournissait 60 MW, prendra fin le 31 décembre.", [("agreement", "in_force", 1, None, ["Karpowership", "Maroc"])]),
    ("La convention spécifique liant la Belgique et le Bénin a été signée en février.", [("convention", "signed", 1, "spécifique", ["Belgique", "Bénin"])]),
    ("Le contrat avec OCEA, 30 bateaux pour 300 millions d'euros, est bien entré en vigueur.", [("contract", "in_force", 1, None, ["OCEA"])]),
    ("Pékin et Budapest n'en préparent pas moins un nouvel accord, consacré au stockage d'électricité.", [("agreement", "prepared", 1, "stockage d'électricité", ["Budapest", "Pékin"])]),
    ("L'accord équivalent avec l'Indonésie, signé l'an dernier, n'a toujours pas été ratifié.", [("agreement", "signed", 1, None, ["Indonésie", "Maroc"])]),
    ("Les fonds seront versés à condition que l'accord de libre-échange soit ratifié.", [("agreement", "planned", 1, "libre-échange", ["Espagne", "Maroc"])]),
    ("Bamako dément que l'accord de défense ait été signé.", [("agreement", "unknown", 1, "défense", ["Espagne", "Maroc"])]),
    ("L'accord de pêche avec le Maroc a volé en éclats.", [("agreement", "ended", 1, "pêche", ["Espagne", "Maroc"])]),
    ("Le Parlement a mis son veto à l'accord de pêche.", [("agreement", "refused", 1, "pêche", ["Espagne", "Maroc"])]),
    ("Le Sénégal et la BAD ont signé lundi un accord de prêt.", [("loan", "signed", 1, "prêt", ["BAD", "Sénégal"])]),
    ("La BAD a approuvé, à Abidjan, un prêt de 87,5 millions d'euros (57,4 milliards FCFA) au Togo pour la réhabilitation de la route.", [("loan", "concluded", 1, "réhabilitation de la route", ["BAD", "Togo"])]),
    ("La Banque mondiale a approuvé, mardi à Washington, un crédit de 30 millions de dollars au Tchad.", [("loan", "concluded", 1, None, ["Banque mondiale", "Tchad"])]),
    ("La convention de prêt signée entre la BID et la Guinée à Conakry le 13 novembre porte sur l'eau.", [("loan", "signed", 1, "eau", ["BID", "Guinée"])]),
    ("Le Royaume du Maroc et la République du Kenya ont signé deux accords.", [("agreement", "signed", 2, None, ["Royaume du Maroc", "République du Kenya"])]),
    ("L'accord a été signé par le ministre tunisien de l'Équipement, Nizar Belhadj, et son homologue sénégalais.", [("agreement", "signed", 1, None, ["Sénégal", "Tunisie"])]),
    ("Un accord liant les villes de Samarcande et de Lyon a été signé.", [("agreement", "signed", 1, None, ["ville de Lyon", "ville de Samarcande"])]),
    ("L'accord, négocié depuis dix mois et signé le 4 novembre, porte sur l'eau.", [("agreement", "signed", 1, "eau", ["Espagne", "Maroc"])]),
    ("L'accord de libre-échange, signé le 10 mars 2024 et entré en vigueur le 1er octobre 2025, est un succès.", [("agreement", "in_force", 1, "libre-échange", ["Espagne", "Maroc"])]),
    ("Les deux pays ont prorogé d'un an l'accord de swap, qui devait expirer le 30 novembre.", [("agreement", "in_force", 1, "swap", ["Espagne", "Maroc"])]),
    ("Accra dénonce l'accord de pêche.", [("agreement", "ended", 1, "pêche", ["Accra", "Maroc"])]),
    ("L'accord de pêche n'a pas été résilié.", [("agreement", "in_force", 1, "pêche", ["Espagne", "Maroc"])]),
    ("Nous finalisons un accord sur l'envoi de travailleurs.", [("agreement", "prepared", 1, "envoi de travailleurs", ["Espagne", "Maroc"])]),
    ("Le mémorandum sur la pêche restera en vigueur jusqu'en 2028.", [("memorandum", "in_force", 1, "pêche", ["Espagne", "Maroc"])]),
    ("Les négociations ont abouti à la signature, le 23 juin à Tromsø, d'un accord de partenariat économique.", [("agreement", "signed", 1, "partenariat économique", ["Espagne", "Maroc"])]),
    ("Cette ligne de crédit, octroyée par la BEI à la Tunisie, sera débloquée en deux tranches.", [("loan", "concluded", 1, None, ["BEI", "Tunisie"])]),
    ("Ils ont signé un accord d'une valeur de 1,35 milliard de dollars portant sur l'exploration d'hydrocarbures.", [("agreement", "signed", 1, "exploration d'hydrocarbures", ["Espagne", "Maroc"])]),
    ("Un prêt convertible a été accordé à l'ONCF.", [("loan", "concluded", 1, None, ["ONCF"])]),
    ("Airbus a engrangé une commande de 60 avions de la part d’Air India.", [("contract", "concluded", 1, "60 avions", ["Air India", "Airbus"])]),
    ("L’Égypte achète du gaz à Israël aux termes d’un contrat de quinze ans.", [("contract", "concluded", 1, "gaz", ["Égypte", "Israël"])]),
    ("Le Ghana a sollicité un prêt auprès de la Banque mondiale.", [("loan", "planned", 1, None, ["Banque mondiale", "Ghana"])]),
    ("La Suisse est liée à l’Union européenne par un accord de 1972.", [("agreement", "in_force", 1, None, ["Suisse", "Union européenne"])]),
    ("En vertu d’un accord de 2009, la Chine exploite la mine d’Aynak.", [("agreement", "in_force", 1, "mine d’Aynak", ["Chine", "Maroc"])]),
    ("Pour construire l’usine, Dangote a obtenu un prêt de 300 millions de dollars.", [("loan", "concluded", 1, "usine", ["Dangote"])]),
    ("Ils ont signé un mémorandum qui ouvre la voie à l’exportation d’avocats.", [("memorandum", "signed", 1, "exportation d’avocats", BOTH)]),
    ("Les deux voisins ont paraphé un traité frontalier.", [("treaty", "signed", 1, "frontière", BOTH)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), AGREEMENTS, ids=[entry[0][:40] for entry in AGREEMENTS])
def test_agreements(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    rows = say(sentence, title=TITLE)
    found = [
        (row["type"], row["status"], row["count"], row["subject"] and plain(row["subject"]), sorted(named(rows, row)))
        for row in rows["agreements"]
    ]
    assert found == [(*told, subject and plain(subject), sorted(who)) for *told, subject, who in expected]


MARKERS = ["– ", "- ", "• ", "✅ ", "1. ", "a) ", "(iv) ", "ii) ", ""]


@pytest.mark.parametrize("marker", MARKERS)
def test_lists_of_documents_signed(say: Say, marker: str) -> None:
    items = (
        "un accord sur la pêche",
        "un protocole entre les villes de Fès et de Séville",
        "une feuille de route pour l’énergie",
    )
    body = "Trois documents ont été signés, notamment :\n" + "\n".join(f"{marker}{item} ;" for item in items)
    whole, *found = say(body, title=TITLE)["agreements"]
    assert (whole["type"], whole["count"], whole["status"]) == ("other", 3, "signed")
    assert [(row["quote"], row["type"], row["status"], row["part_of"]) for row in found] == [
        (items[0], "agreement", "signed", whole["fact_id"]),
        (items[1], "protocol", "signed", whole["fact_id"]),
        (items[2], "road_map", "signed", whole["fact_id"]),
    ]


# how far one has come, in the ways that outlets tell it
STANDINGS = [
    (
        "Les administrateurs ont pris acte de la signature, le 12 juin, d'un accord de prêt de 100 millions d'euros avec la KfW.",
        "signed",
    ),
    (
        "Il a pris acte de l'annulation, à la demande de l'emprunteur, du prêt de 15 milliards de FCFA consenti en 2021.",
        "ended",
    ),
    ("La BID a accordé un prêt remboursable sur dix-huit ans, ratifié par le Parlement en juillet.", "ratified"),
    (
        "Le protocole d'entente signé en 2024 avec un producteur d'engrais est venu à échéance sans être renouvelé.",
        "ended",
    ),
    (
        "Une convention entre l'ONCF et la Région (120 millions de dirhams) devrait être paraphée avant la fin de l'année.",
        "planned",
    ),
    (
        "Helvatech a remporté le lot électromécanique, un contrat de 96 millions de francs suisses signé en avril.",
        "signed",
    ),
    ("Le groupe discute avec la Banque européenne d'investissement d'un prêt de 400 millions d'euros.", "prepared"),
    ("Le protocole d'accord que les maires devaient parapher avec Arvernium a été ajourné.", "suspended"),
    ("Un prêt de 300 millions d'euros de la BERD, décaissé aux deux tiers, finance les routes.", "in_force"),
    ("Le Laos a dû contracter un prêt de 480 millions de dollars auprès d'une banque chinoise.", "concluded"),
    (
        "La Suisse et Oman ont signé une nouvelle convention contre les doubles impositions en matière d'impôts sur le revenu.",
        "signed",
    ),
    ("Le traité a expiré en décembre.", "ended"),
    ("La convention arrivera à échéance en 2027.", "in_force"),
    ("Ils ont pris acte de la signature d'un accord de prêt avec la KfW.", "signed"),
    ("Ils ont salué la signature, le 12 juin, d'un accord de prêt avec la KfW.", "signed"),
    ("Ils ont pris acte de l'annulation du prêt de 15 milliards de FCFA consenti en 2021.", "ended"),
    (
        "Le parc industriel de Qinzhou a signé en avril un protocole d'entente avec le port de Kuantan, en Malaisie, sur le dédouanement électronique.",
        "signed",
    ),
    ("L'Opac a obtenu de la Banque des territoires un prêt de 14,2 millions d'euros sur quarante ans.", "concluded"),
    ("Le gouvernement du Québec y contribue par un prêt de 45 M$.", "concluded"),
    ("Kinshasa négocie avec Exim Bank of India un crédit de 112 millions de dollars.", "prepared"),
    ("Airtel loue des capacités à Telma en vertu d'un accord de cinq ans signé en mars.", "signed"),
    (
        "L'installation vendra sa production à l'État en vertu d'une convention de concession conclue en mars.",
        "concluded",
    ),
    ("Les députés ont ratifié l'accord de prêt que le Liban avait signé en avril avec la Banque mondiale.", "ratified"),
    ("L'accord d'itinérance entre Emtel et Axian, qui court jusqu'en décembre, ne sera pas reconduit.", "in_force"),
    ("Le contrat avec le groupe Mace se négocie toujours.", "prepared"),
    ("Un troisième contrat d’obusiers ne sera pas signé.", "refused"),
    ("Le troisième contrat d’obusiers ne sera pas signé lundi.", "planned"),
    ("L’accord d’interconnexion a été prolongé de deux ans.", "in_force"),
    ("Le contrat d’échange de fuel est reconduit pour six mois.", "in_force"),
    ("Les deux pays ont renouvelé leur accord de pêche.", "in_force"),
    ("Les deux pays peaufinent un accord-cadre sur le transit.", "prepared"),
    ("Les négociateurs mettent la dernière main à un accord de pêche.", "prepared"),
    ("Plusieurs contrats devraient être signés à Rabat.", "planned"),
    ("La commission n’a approuvé ni le protocole sur l’eau ni le budget.", "refused"),
    ("L’accord de partenariat économique n’a pu être signé.", "planned"),
    ("Les parties n’ont signé pour l’instant qu’un accord de confidentialité.", "signed"),
    ("Le peuple n’avait accepté l’accord de libre-échange avec l’Indonésie que par 51 % des voix.", "concluded"),
    ("La demande libanaise d’un accord de libre-échange s’est heurtée à une fin de non-recevoir.", "refused"),
    ("Le contrat entre Lao et Kep, expiré en juin, sera renouvelé avant la fin de l’année.", "planned"),
    ("Si l’accord d’association conclu avec l’Union européenne s’applique, rien ne change.", "in_force"),
    ("Une clause de l’accord gazier entre Bakou et Sofia permet de réviser les prix.", "in_force"),
    ("Grâce à l’accord de troc avec l’Iran, le Sri Lanka paie son pétrole en thé.", "in_force"),
    ("Le pont est financé par un prêt de la BEI.", "in_force"),
    ("Le pont a été financé par un prêt de la BEI.", "concluded"),
    ("Le pays rembourse depuis 2015 un prêt chinois de 40 millions de dollars.", "in_force"),
    ("Le pays a remboursé par anticipation le prêt de la Banque mondiale.", "ended"),
    ("L’accord de 2011 n’est plus appliqué.", "ended"),
    ("Le contrat entre la Jirama et Aggreko prend fin en décembre.", "in_force"),
    ("L’opposition réclame la révision de l’accord de pêche avec Pékin.", "in_force"),
    ("L’Irak souhaite renégocier l’accord pétrolier avec la Turquie.", "in_force"),
    ("Terre-Neuve a décliné le contrat d’électricité que lui proposait Québec.", "refused"),
    ("Le Parlement examinera jeudi l’accord de prêt conclu avec la BID.", "concluded"),
    ("Le contrat est arrivé à expiration en juin et ne sera pas renouvelé.", "ended"),
    ("L’accord, suspendu en juin 2022, n’a toujours pas été rétabli.", "suspended"),
    ("La signature de l’accord a été repoussée à la semaine prochaine.", "planned"),
    ("Le gouvernement a donné son feu vert à la signature d’une convention avec la BID.", "planned"),
    ("Alger a mis en veilleuse l’accord sur la pêche.", "suspended"),
    ("Rabat et Paris n’ont pas donné suite au mémorandum sur l’eau.", "ended"),
    ("Les deux groupes ont signé vendredi des mémorandums portant sur l’hydrogène.", "signed"),
    ("L’accord porte sur la pêche. Il a été signé lundi par le Maroc et l’Espagne.", "signed"),
    ("Ils ont signé un accord sur l’eau. Ratifié par les deux parlements, il est entré en vigueur.", "in_force"),
    ("Le ministre a signé un accord sur l’eau. Il est attendu à Paris.", "signed"),
    ("Le troisième contrat, portant sur les obusiers, attend toujours la garantie de l’agence publique.", "planned"),
    ("Un protocole de contrôle des pesées y sera discuté.", "planned"),
    ("Le contrat d’exploitation, lui, se discute toujours avec la compagnie.", "prepared"),
    ("La Banque mondiale subordonne son prêt de 270 millions de dollars à l’audit de la compagnie.", "planned"),
    ("Le Bénin et l’Inde ont signé un accord de pêche. Les députés béninois l’ont ratifié jeudi.", "ratified"),
    ("Arva avait un contrat avec Solva. Le groupe l’a résilié en juin.", "ended"),
    ("L’Inde et le Chili ont paraphé un traité de pêche. Il n’a toujours pas été signé.", "planned"),
    ("Arva et Solva ont bouclé la rédaction d’un contrat. Il devrait être signé avant Noël.", "planned"),
    ("Arva a signé un contrat de gaz avec Solva. Il court jusqu’en 2041.", "signed"),
    ("La Russie a annoncé suspendre sa participation au traité sur les mines.", "suspended"),
    ("C’est le plus gros contrat jamais signé par Arva.", "signed"),
    ("Le Sénat a donné son feu vert à la convention fiscale avec le Chili.", "ratified"),
    ("Bruxelles a donné son feu vert à l’accord entre Arva et Solva.", "concluded"),
    ("Arva et Solva sont tombés d’accord sur un contrat de cinq ans.", "concluded"),
    ("Les deux camps ne se sont pas mis d’accord sur le traité.", "prepared"),
    ("Arva a commandé onze avions. Le contrat a été annoncé lundi.", "concluded"),
    ("Arva va racheter Solva pour 3 milliards. L’accord doit être approuvé par les actionnaires.", "planned"),
    ("La SFI prêtera 30 millions de dollars à la banque Karo. Le prêt ira aux PME.", "planned"),
    ("Les deux ministres vont procéder à la signature d’accords de coopération.", "planned"),
    ("Les chefs rebelles espèrent parvenir à un accord.", "planned"),
    ("Si le contrat avec la SNCB aboutit, l’usine embauchera.", "planned"),
    ("Le contrat avec Naturgy court de toute façon jusqu’en 2032.", "in_force"),
    ("Il existe une convention entre le Mali et la Belgique.", "in_force"),
    ("Les deux ministres ont profité de la visite pour signer trois conventions fiscales.", "signed"),
    (
        "Arva a été choisi par la Grèce pour fournir des radars. Le contrat est valorisé à 300 millions d’euros.",
        "concluded",
    ),
    ("Jamais entré en vigueur, l'accord de pêche de 2018 concernait 40 navires.", "signed"),
    ("Le Kenya et la Somalie progressent vers un accord sur la pêche.", "prepared"),
    ("Le Kenya et la Somalie sont proches d'un accord sur la pêche.", "prepared"),
    ("Les deux pays disposent d'un accord de défense depuis 1961.", "in_force"),
    ("Le Togo et le Bénin avancent vers la signature d'un accord sur la pêche.", "planned"),
    ("La visite du roi a été l'occasion de signer cinq accords avec le Togo.", "signed"),
    ("La visite sera l'occasion de signer cinq accords avec le Togo.", "planned"),
    ("L'accord signé lundi dispose que les droits seront supprimés.", "signed"),
    ("L'accord de libre-échange est encore sous négociation.", "prepared"),
    ("Le contrat en est à la phase finale des négociations.", "prepared"),
    ("Les deux gouvernements mettent au point un accord sur la pêche.", "prepared"),
    ("La banque a prolongé de deux ans un prêt de 3 millions d'euros.", "in_force"),
    ("Les deux pays ont décidé de prolonger le contrat de troc.", "in_force"),
    ("Les deux pays souhaitent renouveler l'accord de pêche.", "in_force"),
    ("L'accord de prêt suivra en mai.", "planned"),
    ("La Caisse et l'Atika montent un crédit de 2 millions d'euros.", "prepared"),
]


@pytest.mark.parametrize(("sentence", "status"), STANDINGS, ids=[entry[0][:60] for entry in STANDINGS])
def test_standings(say: Say, sentence: str, status: str) -> None:
    assert [row["status"] for row in say(sentence)["agreements"]][-1:] == [status]


def test_a_list_item_with_a_label(say: Say) -> None:
    """Who stands before the colon takes part in what stands behind it."""
    rows = say(
        "Faits saillants :\n• Hydronov : contrat de 11,5 M€ avec Gansu ;\n• Enerkem : entente sur les moteurs.",
        title=TITLE,
    )
    found = [(row["type"], [name for name in named(rows, row) if name not in BOTH]) for row in rows["agreements"]]
    assert found == [("contract", ["Hydronov", "Gansu"]), ("agreement", ["Enerkem"])]


def test_a_list_within_a_list(say: Say) -> None:
    rows = say(
        "1. Bilan :\n\n2. À l’issue des travaux, ont été signés :\na) l’accord sur la pêche ;\nb) le protocole sur l’eau.",
        title=TITLE,
    )
    assert [(row["type"], row["status"]) for row in rows["agreements"]] == [
        ("agreement", "signed"),
        ("protocol", "signed"),
    ]


def test_a_list_in_parts_whose_markers_are_lost(say: Say) -> None:
    """Headings with Roman numbers part the list; its lines, which no mark closes, are its items."""
    rows = say(
        "Les ministres ont signé douze documents :\n\nI. Accords entre gouvernements\n\nAccord sur la pêche\n"
        "Accord sur les diplômes\n\nII. Accords entre sociétés\n\nContrat de cirage entre Alstom et Thales",
        title=TITLE,
    )
    assert [(row["type"], row["status"], row["count"], row["subject"]) for row in rows["agreements"]] == [
        ("other", "signed", 12, None),
        ("agreement", "signed", 1, "pêche"),
        ("agreement", "signed", 1, "diplômes"),
        ("contract", "signed", 1, "cirage"),
    ]


def test_an_instrument_is_about_the_undertaking_told_before_it(say: Say) -> None:
    rows = say(
        "Le président a inauguré la centrale solaire de Linguère. Le contrat avait été signé en mai.", title=TITLE
    )
    assert [plain(row["subject"]) for row in rows["agreements"]] == ["centrale solaire de Linguère"]


def test_loans_that_a_list_gives_by_their_sums(say: Say) -> None:
    rows = say(
        "Trois prêts ont été approuvés :\n\n"
        "(i) 31 milliards de FCFA à la République du Niger, pour la route de Dosso ;\n\n"
        "(ii) 19 milliards au Tchad, pour une tannerie à Moundou ;\n\n"
        "(iii) 8 milliards destinés au refinancement de la Caisse rurale."
    )
    whole, *loans = rows["agreements"]
    assert (whole["type"], whole["count"], whole["part_of"]) == ("loan", 3, None)
    assert [(plain(row["quote"]), row["type"], row["status"], row["part_of"]) for row in loans] == [
        ("31 milliards de FCFA à la République du Niger", "loan", "concluded", whole["fact_id"]),
        ("19 milliards au Tchad", "loan", "concluded", whole["fact_id"]),
        ("8 milliards destinés au refinancement de la Caisse rurale", "loan", "concluded", whole["fact_id"]),
    ]
    assert [row["subject"] for row in loans[:2]] == ["route de Dosso", "tannerie à Moundou"]


def test_a_list_of_sums_that_no_loans_precede_is_no_list_of_loans(say: Say) -> None:
    rows = say(
        "Trois accords ont été signés :\n\n- 31 milliards à la République du Niger ;\n\n- 19 milliards au Tchad."
    )
    assert [row["count"] for row in rows["agreements"]] == [3]


# sentence → what the row of its instrument cites
CITED = [
    ("Un contrat d’achat d’eau de trente-deux ans a été signé.", "Un contrat d’achat d’eau de trente-deux ans"),
    ("L’accord du 4 décembre a été signé.", "L’accord du 4 décembre"),
    ("Une convention de concession de 30 ans a été signée.", "Une convention de concession de 30 ans"),
    ("Un accord avec les Émirats arabes unis a été signé.", "Un accord avec les Émirats arabes unis"),
]


@pytest.mark.parametrize(("sentence", "quote"), CITED)
def test_an_instrument_is_cited_with_its_time_and_its_parties(say: Say, sentence: str, quote: str) -> None:
    assert [row["quote"] for row in say(sentence, title=TITLE)["agreements"]] == [quote]
