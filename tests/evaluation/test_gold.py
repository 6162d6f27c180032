"""Annotated articles are checked: a slip of the annotator must not pass for one of the reader's."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from annotating import MONEY, RATE, TEXT, gold, write
from conftest import ROOT

from communique.evaluation.gold import NOWHERE, GoldError, load


def test_a_fact_has_its_place() -> None:
    for annotated in load(ROOT / "tests" / "gold"):
        assert annotated.article.title
        for fact in annotated.facts:
            assert annotated.article.text[fact.start : fact.end] == fact.quote


def test_an_article_is_what_the_loader_makes_of_it(tmp_path: Path) -> None:
    (annotated,) = load(write(tmp_path, gold()))
    article = annotated.article
    assert (article.source_uri, article.title, article.text) == ("gold:made", "Titre", TEXT)
    assert str(article.published_on) == "2025-01-31"


def test_the_occurrence_counts_from_one(tmp_path: Path) -> None:
    text = "Titre\n\n15 % puis 15 %"
    (annotated,) = load(write(tmp_path, gold(text=text, amounts=[], growth_rates=[RATE | {"occurrence": 2}])))
    assert annotated.facts[0].start == text.rindex("15 %")


def test_a_quote_that_cleaning_changes_is_nowhere(tmp_path: Path) -> None:
    """The text is read in NFC; a quote in NFD stands in it as it was given only."""
    text = unicodedata.normalize("NFD", "Titre\n\n5 écoles")
    count = MONEY | {"quote": text[7:], "kind": "count"}
    (annotated,) = load(write(tmp_path, gold(text=text, amounts=[count], growth_rates=[])))
    assert (annotated.facts[0].start, annotated.facts[0].end) == NOWHERE


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"amounts": [MONEY | {"quote": "6 millions"}]},
            "amounts[0]: its quote stands 0 times in the text, not 1: '6 millions'",
        ),
        ({"amounts": [MONEY, MONEY | {"occurrence": 2}]}, "amounts[1]: its quote stands 1 times in the text, not 2"),
        (
            {"amounts": [MONEY | {"kind": "sum"}]},
            'amounts[0]: kind is "sum"; it should be one of count, measure, money, percentage',
        ),
        ({"amounts": [MONEY | {"value": "5"}]}, 'amounts[0]: value is "5"; it should be a number'),
        ({"amounts": [MONEY | {"qualifier": "between"}]}, "amounts[0]: value_high is null; it should be a number"),
        ({"amounts": [MONEY | {"value_high": 9}]}, "amounts[0]: value_high is given; it should be null"),
        ({"amounts": [MONEY | {"value": float("inf")}]}, "amounts[0]: value is Infinity; it should be a number"),
        ({"amounts": [MONEY | {"occurrence": "1"}]}, 'occurrence is "1"; it should be a whole number from 1 on'),
        ({"amounts": [MONEY | {"modalty": "actual"}]}, "amounts[0]: modalty is no field; modality is one"),
        ({"amounts": [MONEY, MONEY]}, "amounts holds this fact twice"),
        ({"agreement": []}, "agreement is no field; agreements is one"),
        ({"growth_rates": [{"quote": "15 %"}]}, "growth_rates[0]: rate is missing; it should be a number"),
        ({"projects": ["pont"]}, "projects[0] is no object"),
        ({"agreements": None}, "agreements is null; it should be a list"),
        ({"text": ""}, 'text is ""; it should be text'),
        ({"language": "französisch!"}, "is no BCP 47 tag"),
        ({"published": "31 janvier"}, "is no date like 2025-01-31"),
    ],
)
def test_what_is_wrong_is_said_with_its_file(changed: dict[str, Any], words: str, tmp_path: Path) -> None:
    write(tmp_path, gold(), gold(**changed))
    with pytest.raises(GoldError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / '1.json'}: ")
    assert words in str(caught.value)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_json(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    with pytest.raises(GoldError, match=r"bad\.json: no JSON in UTF-8"):
        load(tmp_path)


def test_json_that_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="it holds a list, not an object: a file holds one article"):
        load(write(tmp_path, []))


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no annotated articles here"):
        load(tmp_path)
