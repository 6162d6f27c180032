"""Who takes part: the parties of instruments in every shape, their kinds and countries, and whose trade it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows, named, plain

Say = Callable[..., Rows]

VISIT = "Le Maroc et l’Espagne se rapprochent"

# title // text → the parties of its first agreement
PARTIES: list[tuple[str, list[str]]] = [
    # entre A et B
    ("Le parc industriel de Qinzhou a signé en avril un protocole d’entente avec le port de Kuantan.", ["parc industriel de Qinzhou", "port de Kuantan"]),
    ("L’Opac a obtenu de la Banque des territoires un prêt de 14,2 millions d’euros.", ["Opac", "Banque des territoires"]),
    ("Le gouvernement du Québec y contribue par un prêt de 45 millions de dollars.", ["gouvernement du Québec"]),
    ("Les députés ont ratifié l’accord de prêt que le Liban avait signé en avril avec la Banque mondiale.", ["Liban", "Banque mondiale"]),
    ("Un accord de pêche entre le Sénégal et la Mauritanie a été signé.", ["Sénégal", "Mauritanie"]),
    ("Un prêt de 12 millions d’euros (8 milliards de FCFA) de la Banque mondiale a été accordé.", ["Banque mondiale"]),
    ("Arva et Sogea ont signé un accord de coopération dans le secteur du gaz et un mémorandum d’entente sur la pêche.", ["Arva", "Sogea"]),
    ("Un accord entre le Sénégal, la Mauritanie et la Gambie a été signé.", ["Sénégal", "Mauritanie", "Gambie"]),
    ("Un accord de coopération entre les mairies de Tachkent et d’Astana a été signé.", ["mairie de Tachkent", "mairie d’Astana"]),
    ("Un protocole d’accord entre les ministères de la santé a été signé.", ["ministères de la santé"]),
    ("Un accord entre les sociétés par actions Uzbekneftegaz et KazMunayGas a été signé.", ["Uzbekneftegaz", "KazMunayGas"]),
    ("Un mémorandum entre l’Université de Dakar et l’Université de Nouakchott a été signé.", ["Université de Dakar", "Université de Nouakchott"]),
    ("Une convention entre le ministère de l’Énergie et la Banque mondiale a été signée.", ["ministère de l’Énergie", "Banque mondiale"]),
    ("Un contrat entre Alstom et l’ONCF a été signé à Rabat.", ["Alstom", "ONCF"]),
    ("Un mémorandum entre le ministère des Transports, de la Communication et du Commerce et le ministère des Mines a été signé.", ["ministère des Transports, de la Communication et du Commerce", "ministère des Mines"]),
    ("La ministre de la Pêche, Paris Tounkara, a signé un accord avec le groupe Renault.", ["Renault"]),
    ("Le chef des projets de la Banque mondiale a signé un accord avec Haïti.", ["Banque mondiale", "Haïti"]),
    ("Kalina a conclu un accord avec Sotraco pour ouvrir une mine située entre le Gabon et le Congo.", ["Kalina", "Sotraco"]),
    ("Un traité d’amitié entre Paris et Rabat a été signé.", ["Paris", "Rabat"]),
    ("Un accord de jumelage entre les villes de Fès et de Séville a été signé.", ["ville de Fès", "ville de Séville"]),
    # A et B ont signé; A a signé avec B
    ("Le Sénégal et la Mauritanie ont signé un accord sur le gaz.", ["Sénégal", "Mauritanie"]),
    ("Le Sénégal a signé un accord sur le gaz avec la Mauritanie.", ["Sénégal", "Mauritanie"]),
    ("Le Sénégal a signé avec la Mauritanie un accord sur le gaz.", ["Sénégal", "Mauritanie"]),
    ("Alstom a signé un contrat de 150 millions d’euros avec l’ONCF.", ["Alstom", "ONCF"]),
    ("Le groupe Renault et la société Managem ont signé un contrat de fourniture de cobalt.", ["Renault", "Managem"]),
    ("Renault, Managem et OCP ont signé un mémorandum d’entente.", ["Renault", "Managem", "OCP"]),
    ("L’Union européenne et le Mercosur ont conclu un accord de libre-échange.", ["Union européenne", "Mercosur"]),
    ("La Banque mondiale a signé un accord de financement avec le Bénin.", ["Banque mondiale", "Bénin"]),
    ("Un accord sur le gaz a été signé par le Sénégal et la Mauritanie.", ["Sénégal", "Mauritanie"]),
    ("Un accord sur le gaz, signé par le Sénégal et la Mauritanie, entre en vigueur.", ["Sénégal", "Mauritanie"]),
    ("Un mémorandum d’entente a été signé avec le groupe Masdar.", ["Masdar"]),
    # givers and takers
    ("Un prêt de 20 millions d’euros accordé par Madrid à l’ONCF a été signé.", ["Madrid", "ONCF"]),
    ("La BEI a accordé un prêt de 20 millions d’euros à l’ONCF.", ["BEI", "ONCF"]),
    ("La BEI a octroyé à l’ONCF un prêt de 20 millions d’euros.", ["BEI", "ONCF"]),
    ("L’ONCF a obtenu un prêt de 20 millions d’euros de la BEI.", ["ONCF", "BEI"]),
    ("Un prêt de la JICA de 20 millions de dollars a été signé.", ["JICA"]),
    ("La Banque africaine de développement a approuvé un prêt de 20 millions de dollars en faveur du Bénin.", ["Banque africaine de développement", "Bénin"]),
    ("Alstom a remporté un contrat de 150 millions d’euros auprès de l’ONCF.", ["Alstom", "ONCF"]),
    ("L’ONCF a attribué à Alstom un contrat de 150 millions d’euros.", ["ONCF", "Alstom"]),
    # persons sign for their countries
    (f"{VISIT} // Les ministres des Affaires étrangères ont signé un accord sur la pêche.", ["Maroc", "Espagne"]),
    (f"{VISIT} // Les deux chefs d’État ont signé un accord sur la pêche.", ["Maroc", "Espagne"]),
    ("Kassym-Jomart Tokaïev et Vladimir Poutine ont signé une déclaration commune. Le président russe Vladimir Poutine est arrivé à Astana. Le président kazakh Kassym-Jomart Tokaïev l’a reçu.", ["Kazakhstan", "Russie"]),
    ("Le président russe Vladimir Poutine et son homologue kazakh Kassym-Jomart Tokaïev ont signé une déclaration commune.", ["Russie", "Kazakhstan"]),
    ("Le Kazakhstan reçoit la Russie // Vladimir Poutine et Kassym-Jomart Tokaïev ont signé une déclaration commune. M. Tokaïev et M. Poutine se sont félicités.", ["Kazakhstan", "Russie"]),
    ("Le ministre sénégalais de l’Économie et l’ambassadeur du Japon ont signé un accord sur la santé.", ["Sénégal", "Japon"]),
    ("Le ministre de l’Économie du Sénégal et l’ambassadrice de France ont signé un accord sur la santé.", ["Sénégal", "France"]),
    ("Le Premier ministre indien Narendra Modi a signé un accord sur la santé avec le président kényan William Ruto.", ["Inde", "Kenya"]),
    ("Le directeur général de l’ONCF et le PDG d’Alstom ont signé un contrat de maintenance.", ["ONCF", "Alstom"]),
    # the occasion
    (f"{VISIT} // Un accord sur la pêche a été signé.", ["Maroc", "Espagne"]),
    ("Le roi d’Espagne en visite au Maroc // Un accord sur la pêche a été signé.", ["Espagne", "Maroc"]),
    ("Le président turc Recep Tayyip Erdoğan est arrivé à Alger. Un accord sur le gaz a été signé.", ["Turquie", "Algérie"]),
    ("Le président kazakh est en visite à Tachkent. Un accord sur le gaz a été signé.", ["Kazakhstan", "Ouzbékistan"]),
    # nobody is named
    ("Un accord sur la pêche a été signé.", []),
    ("Un accord sur la pêche a été signé à Rabat.", []),
    ("Arva et Solva ont créé une coentreprise. Le pacte d’actionnaires a été signé lundi.", ["Arva", "Solva"]),
    ("Le groupe danois Arva va racheter la biotech américaine Solva. Les deux sociétés ont signé un accord définitif.", ["Arva", "Solva"]),
    ("Le groupe sud-africain Arva a scellé une alliance avec Solva. L’accord de partage des antennes couvre le Mali et le Niger.", ["Arva", "Solva"]),
    ("Le Mali et les Lynx se sont liés pour trois ans. Le contrat de parrainage prévoit des stages.", ["Mali", "Lynx"]),
    ("L’UE et la Tunisie ont renoué le dialogue. Aux termes de l’accord conclu mercredi, les universités tunisiennes auront accès aux bourses.", ["UE", "Tunisie"]),
    ("Le canton de Vaud et la France ont revu leur accord sur les frontaliers.", ["canton de Vaud", "France"]),
    ("L’Assemblée nationale togolaise a ratifié la convention de Minamata.", ["Togo"]),
    ("Les maires de Thiès et de Lyon se sont mis d’accord sur un plan d’action.", ["Thiès", "Lyon"]),
    ("Le Niger a rompu le contrat de la société canadienne Karo pour la mine d’Arlit.", ["Karo", "Niger"]),
    ("Un contrat de cinq ans vient d'être attribué à Solva par la Société des mines.", ["Solva", "Société des mines"]),
    ("Le Ghana rejoint l'accord-cadre sur l'énergie solaire.", ["Ghana"]),
    ("Le Brésil, l'Argentine et l'Uruguay, mais pas le Paraguay, ont signé la déclaration de Karo.", ["Brésil", "Argentine", "Uruguay"]),
    ("L'Iran a signé un accord avec l'Irak, mais pas avec la Turquie.", ["Iran", "Irak"]),
    ("La Chine, le Laos et, à titre d'observateur, le Cambodge ont signé la convention de Karo.", ["Chine", "Laos", "Cambodge"]),
    ("L'Inde, le Népal et le Laos ont convenu d'un accord-cadre sur la sécurité.", ["Inde", "Népal", "Laos"]),
    ("Un traité lie les deux États.", []),
    ("L'Inde et le Népal resserrent leurs liens. Les deux États ont signé un accord de pêche.", ["Inde", "Népal"]),
    ("Le 26 septembre, à Moscou, Arva et l'agence ouzbèke Karo ont signé un avenant.", ["Arva", "agence ouzbèke Karo"]),
    ("Dans la région de Pa, Arva et Karo ont signé un accord.", ["Arva", "Karo"]),
    ("Un prêt de 3 millions d'euros est en cours de négociation avec la BOAD et Ecobank.", ["BOAD", "Ecobank"]),
    ("Avec Séoul, un protocole sur les réacteurs est à l'étude.", ["Séoul"]),
    ("Le contrat de concession du port, signé en juin à Pa par l'État et Karo, est prêt.", ["État", "Karo"]),
]  # fmt: skip


def read(say: Say, text: str) -> Rows:
    title, _, body = text.rpartition(" // ")
    return say(body, title=title or "Titre")


@pytest.mark.parametrize(("text", "expected"), PARTIES, ids=[text[-60:] for text, _ in PARTIES])
def test_parties(say: Say, text: str, expected: list[str]) -> None:
    rows = read(say, text)
    assert sorted(named(rows, rows["agreements"][0])) == sorted(plain(name) for name in expected)


# a party as it is named → kind, country
KINDS: list[tuple[str, str, str, str | None]] = [
    ("la Mauritanie", "Mauritanie", "country", "MRT"),
    ("les États-Unis", "États-Unis", "country", "USA"),
    ("la Corée du Sud", "Corée du Sud", "country", "KOR"),
    ("le Kosovo", "Kosovo", "country", "XKX"),
    ("la Côte d’Ivoire", "Côte d’Ivoire", "country", "CIV"),
    ("la RDC", "RDC", "country", "COD"),
    ("la Russie", "Russie", "country", "RUS"),
    ("le ministère de l’Énergie", "ministère de l’Énergie", "government_body", None),
    ("le gouvernement ivoirien", "gouvernement ivoirien", "government_body", "CIV"),
    ("l’Agence française de développement", "Agence française de développement", "government_body", "FRA"),
    ("la mairie de Nouakchott", "mairie de Nouakchott", "government_body", "MRT"),
    ("la ville de Séville", "ville de Séville", "city", None),
    ("la ville de Nouakchott", "ville de Nouakchott", "city", "MRT"),
    ("le groupe Renault", "Renault", "company", None),
    ("la société Managem", "Managem", "company", None),
    ("l’entreprise chinoise CRRC", "CRRC", "company", "CHN"),
    ("la Banque africaine de développement", "Banque africaine de développement", "company", None),
    ("l’Université de Grenade", "Université de Grenade", "organisation", None),
    ("la Chambre de commerce de Paris", "Chambre de commerce de Paris", "organisation", "FRA"),
    ("le Fonds monétaire international", "Fonds monétaire international", "organisation", None),
    ("l’Union africaine", "Union africaine", "organisation", None),
    ("l’Organisation mondiale de la santé", "Organisation mondiale de la santé", "organisation", None),
    ("l’Institut Pasteur", "Institut Pasteur", "organisation", None),
    ("Alstom", "Alstom", "company", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "kind", "country"), KINDS, ids=[entry[0] for entry in KINDS])
def test_kinds_and_countries(say: Say, words: str, name: str, kind: str, country: str | None) -> None:
    rows = say(f"Un accord de coopération a été signé avec {words}.")
    (party,) = rows["participants"]
    assert (plain(party["name"]), party["kind"], party["country"]) == (plain(name), kind, country)


def test_a_mention_is_where_the_party_is_named(say: Say) -> None:
    text = "Le président russe et son homologue kazakh ont signé un accord avec la société Managem."
    rows = say(text)
    whole = f"Titre\n\n{text}"
    mentions = [whole[p["mention_start"] : p["mention_end"]] for p in rows["participants"]]
    assert sorted(mentions) == ["Managem", "kazakh", "russe"]


# title // text → the countries of the trade
TRADE: list[tuple[str, list[str]]] = [
    ("Les échanges entre la Russie et le Kazakhstan ont atteint 27 milliards de dollars.", ["Russie", "Kazakhstan"]),
    ("Le commerce entre la Russie et le Kazakhstan a progressé de 8 %.", ["Russie", "Kazakhstan"]),
    ("Le commerce bilatéral entre Paris et Rabat a atteint 14 milliards d’euros.", ["France", "Maroc"]),
    ("Les échanges franco-marocains ont atteint 14 milliards d’euros.", ["France", "Maroc"]),
    ("Les échanges de la Russie avec le Kazakhstan ont atteint 27 milliards de dollars.", ["Russie", "Kazakhstan"]),
    (f"{VISIT} // Le commerce bilatéral a atteint 27 milliards de dollars.", ["Maroc", "Espagne"]),
    (f"{VISIT} // Les échanges commerciaux ont augmenté de 8 %.", ["Maroc", "Espagne"]),
    (f"{VISIT} // Le volume des échanges entre les deux pays est de 3 milliards d’euros.", ["Maroc", "Espagne"]),
    (f"{VISIT} // Les échanges entre la Russie et le Kazakhstan ont atteint 27 milliards de dollars.", ["Russie", "Kazakhstan"]),
    (f"{VISIT} // La dette du pays est de 27 milliards de dollars.", []),
    (f"{VISIT} // Les ventes ont augmenté de 8 %.", []),
    ("Le commerce bilatéral a atteint 27 milliards de dollars.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRADE, ids=[text[-60:] for text, _ in TRADE])
def test_whose_trade_it_is(say: Say, text: str, expected: list[str]) -> None:
    rows = read(say, text)
    (figure,) = [*rows["amounts"], *rows["growth_rates"]]
    assert named(rows, figure) == expected
