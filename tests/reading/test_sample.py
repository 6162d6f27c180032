"""The sample article, fact by fact: everything that a careful analyst reads in it, and nothing else."""

from __future__ import annotations

from typing import Any

Rows = dict[str, list[dict[str, Any]]]


def pick(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    def plain(value: Any) -> Any:
        return value.replace("\u00a0", " ").replace("’", "'") if isinstance(value, str) else value

    return [tuple(plain(row[column]) for column in columns) for row in rows]


def test_amounts(sample: Rows) -> None:
    columns = ("quote", "kind", "value", "value_low", "value_high", "unit", "qualifier", "measure", "modality")
    assert pick(sample["amounts"], *columns) == [
        ("1,3 milliard de dollars", "money", "1300000000", "1300000000", "1300000000", "USD", "exact", "nouveaux projets conjoints", "actual"),
        ("1,3 milliard de dollars US", "money", "1300000000", "1300000000", "1300000000", "USD", "exact", "nouveaux projets conjoints dans des domaines prioritaires", "actual"),
        ("plus de 8 milliards de dollars", "money", "8000000000", "8000000000", None, "USD", "more_than", "vaste Programme de coopération industrielle", "actual"),
        ("près de 4 milliards de dollars US", "money", "4000000000", None, None, "USD", "approximately", "commerce bilatéral", "actual"),
        ("10 milliards de dollars", "money", "10000000000", "10000000000", "10000000000", "USD", "exact", "commerce bilatéral", "target"),
        ("environ 6 500 sociétés", "count", "6500", None, None, "société", "approximately", "entreprises conjointes", "actual"),
    ]  # fmt: skip


def test_periods(sample: Rows) -> None:
    assert pick(sample["amounts"], "period_text", "period_start", "period_end")[3:5] == [
        ("depuis le début de l'année en cours", None, None),  # the article is undated
        ("d'ici 2030", None, "2030-12-31"),
    ]


def test_links_of_amounts(sample: Rows) -> None:
    title, lead, programme, trade, target, _ = sample["amounts"]
    projects = {row["fact_id"]: row["name"].replace("\u00a0", " ") for row in sample["projects"]}
    assert lead["repeats"] == title["fact_id"]
    assert [row["repeats"] for row in (title, programme, trade, target)] == [None] * 4
    assert projects[title["project_id"]] == "nouveaux projets conjoints dans des domaines prioritaires"
    assert projects[lead["project_id"]] == projects[title["project_id"]]
    assert projects[programme["project_id"]] == "vaste Programme de coopération industrielle"
    assert trade["project_id"] is None
    assert all(row["converts"] is None and row["part_of"] is None for row in sample["amounts"])


def test_growth(sample: Rows) -> None:
    columns = (
        "quote",
        "rate",
        "basis",
        "direction",
        "qualifier",
        "measure",
        "modality",
        "period_text",
        "level_amount_id",
    )
    assert pick(sample["growth_rates"], *columns) == [
        (
            "15 %", 15.0, "percent", "increase", "exact", "commerce bilatéral", "actual",
            "depuis le début de l'année en cours", sample["amounts"][3]["fact_id"],
        )
    ]  # fmt: skip


def test_agreements(sample: Rows) -> None:
    assert pick(sample["agreements"], "type", "status", "count", "subject") == [
        ("agreement", "concluded", 1, "échanges entre institutions scientifiques et projets conjoints dans le domaine du tourisme"),
        ("other", "signed", None, None),
        ("agreement", "signed", 1, "gestion conjointe et l'utilisation rationnelle des ressources en eau transfrontalières"),
        ("agreement", "signed", 1, "ouverture de représentations des services douaniers"),
        ("framework_agreement", "signed", 1, "création d'une plateforme d'investissement conjointe"),
        ("action_plan", "signed", 1, "coopération dans le domaine du tourisme"),
        ("memorandum", "signed", 1, "soins médicaux spécialisés"),
        ("agreement", "signed", 1, "coopération"),
        ("agreement", "signed", 1, "coopération"),
    ]  # fmt: skip
    series = sample["agreements"][1]
    assert [row["part_of"] for row in sample["agreements"]] == [None, None, *[series["fact_id"]] * 7]


def test_parties(sample: Rows) -> None:
    def names(fact: dict[str, Any], role: str = "party") -> list[tuple[Any, ...]]:
        rows = [row for row in sample["participants"] if row["fact_id"] == fact["fact_id"] and row["role"] == role]
        return pick(rows, "name", "kind", "country")

    countries = [("Ouzbékistan", "country", "UZB"), ("Kazakhstan", "country", "KAZ")]
    assert names(sample["amounts"][3]) == countries  # the bilateral trade is theirs
    assert names(sample["growth_rates"][0]) == countries
    assert [names(row) for row in sample["agreements"]] == [
        *[countries] * 6,
        [("ministères de la santé", "government_body", None)],
        [("mairie de Tachkent", "government_body", "UZB"), ("mairie d'Astana", "government_body", "KAZ")],
        [("Uzbekneftegaz", "company", None), ("KazMunayGas", "company", None)],
    ]
    assert names(sample["projects"][0]) == countries
    assert names(sample["projects"][2], "place") == [("Tachkent", "city", "UZB")]
    assert names(sample["projects"][5], "place") == [("Nouveau Tachkent", "city", None)]


def test_projects(sample: Rows) -> None:
    assert pick(sample["projects"], "name", "status", "count", "sector", "place") == [
        ("nouveaux projets conjoints dans des domaines prioritaires", "launched", None, None, None),
        ("Centre international de coopération industrielle « Asie centrale »", "opened", 1, "C", None),
        ("siège de la banque kazakhe Tenge Bank", "opened", 1, "K", "Tachkent"),
        ("centre logistique polyvalent Silkway Central Asia", "launched", 1, "H", None),
        ("unités de production d'alkylbenzène linéaire", "launched", None, "C", None),
        ("quartier « Astana » dans le Nouveau Tachkent", "launched", 1, "F", "Nouveau Tachkent"),
        (
            "complexes hôteliers dans les capitales des deux républiques",
            "launched",
            None,
            "I",
            "capitales des deux républiques",
        ),
        ("vaste Programme de coopération industrielle", "prepared", 1, "C", None),
    ]


def test_every_rule_has_a_name_and_its_measured_confidence(sample: Rows) -> None:
    from communique.languages import pack
    from communique.reading import version

    confidence = pack("fr").confidence

    for table in ("amounts", "growth_rates", "agreements", "projects"):
        for row in sample[table]:
            rule, _, found_version = row["extractor"].partition("@")
            assert rule.count(".") == 1
            assert found_version == version()
            assert row["confidence"] == confidence.of(rule)
