"""`confidence`: the measured precision of a rule, and nothing where it was hardly seen."""

from __future__ import annotations

import pytest
from conftest import article

from communique.languages import available, pack
from communique.languages.confidence import Confidence, precision
from communique.languages.pack import Pack
from communique.reading.article import Reader
from communique.reading.rows import RowWriter


@pytest.mark.parametrize(
    ("right", "found", "wanted"), [(5, 5, 6 / 7), (0, 5, 1 / 7), (98, 98, 0.99), (4, 4, None), (0, 0, None)]
)
def test_laplace(right: int, found: int, wanted: float | None) -> None:
    assert precision(right, found) == wanted


def test_a_rule_that_was_never_seen_has_none() -> None:
    assert Confidence({"money.number": [9, 10]}).of("money.other") is None


def test_ids_do_not_depend_on_it() -> None:
    read = article("Le Maroc a signé un contrat de 5 millions d'euros.")

    def rows(confidence: Confidence, version: str) -> list[dict[str, object]]:
        return RowWriter(read, version, confidence).write(Reader(read, pack("fr")).facts())["amounts"]

    before = rows(Confidence({}), "1")
    after = rows(Confidence({"money.number": [9, 10]}), "2")
    assert [row["confidence"] for row in (*before, *after)] == [None, 10 / 12]
    assert [row["fact_id"] for row in before] == [row["fact_id"] for row in after]


def test_the_file_of_counts_is_no_language_and_belongs_to_its_pack() -> None:
    assert all("." not in language for language in available())
    known: Pack = pack("fr")
    assert known.confidence.of("money.number") is not None
