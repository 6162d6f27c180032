"""What must hold for any text: nothing crashes, quotes stand at their offsets, rows pass their schemas."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from conftest import SAMPLE, article
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.article import Article
from communique.reading import read
from communique.reading.rows import Rows

PIECES = [
    "1,3", "6\u00a0500", "25.000", "2026-2027", "d’ici 2030", "milliards", "de", "dollars", "euros", "%", "(", ")", "«", "»",
    "un accord", "sur", "entre", "et", "les mairies", "de Fès", "a été signé", "a augmenté", "une hausse", "doublé", "par",
    "respectivement", "dont", ",", ";", ":", ".", "\n", "\n– ", "notamment :", "pour", "établir", "projets", "la construction",
    "du centre", "Tachkent", "le Kazakhstan", "près", "plus", "entre", "à", "d’", "l’", "ce chiffre", "😀", "e\u0301", "MW",
    "quatre-vingt-dix", "cent", "mille", "et demi", "un", "tiers", "multiplié par", "0", "9" * 30, "US$", "+", "-", "–",
]  # fmt: skip
TABLES = Path(__file__).parent / "tables"
SENTENCES = [
    line for file in sorted(TABLES.glob("*.txt")) for line in file.read_text("utf-8").splitlines() if line[:1] > " "
]
MARKS = [*"(),;:–«».%5", "n°", "2025", "1,5", "M€", "soit", "contre", "après", "dont"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


def grounded(source: Article, rows: Rows) -> None:
    for table, found in rows.items():
        for row in found:
            if table != "participants":
                assert source.text[row["quote_start"] : row["quote_end"]] == row["quote"] != ""
                assert row["quote"] in row["sentence"]
                assert row["sentence"] in source.text


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_is_read_and_passes_its_schemas(title: str, body: str) -> None:
    from communique.schemas.tables import arrow_schema
    from communique.schemas.validation import validate
    from communique.sources.fields import FieldError
    from communique.sources.fields import article as made

    try:
        source = made("test:any", title, body, {"language": "fr"})
    except FieldError:
        return
    rows = read(source)
    grounded(source, rows)
    stored = {
        "article_id": source.article_id, "source_uri": "test:any", "language": "fr", "title": source.title,
        "loaded_at": 0, "content_sha256": source.content_sha256, "text": source.text,
    }  # fmt: skip
    checked = validate(rows, pa.Table.from_pylist([stored], schema=arrow_schema("articles")))
    # only what no table can hold is turned away
    assert {row["check_name"] for row in checked.rejected} <= {"decimal_range"}
    for table, good in checked.tables.items():
        lost = sum(row["table_name"] == table for row in checked.rejected)
        assert good.num_rows + lost == len(rows[table])


@settings(max_examples=100, deadline=None)
@given(st.randoms())
def test_shuffled_sample_is_grounded(random: object) -> None:
    words = SAMPLE.read_text(encoding="utf-8").split(" ")
    random.shuffle(words)  # type: ignore[attr-defined]
    source = article(" ".join(words))
    grounded(source, read(source))


def run(sentence: str, first: int, length: int) -> str:
    words = sentence.split()
    first %= len(words)
    return " ".join(words[first : first + length])


RUNS = st.builds(run, st.sampled_from(SENTENCES), st.integers(0, 30), st.integers(1, 7))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(RUNS, st.sampled_from(MARKS)), min_size=1, max_size=8))
def test_spliced_sentences_are_grounded(parts: list[str]) -> None:
    source = article(" ".join(parts))
    grounded(source, read(source))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(SENTENCES), st.integers(1, 60), st.booleans())
def test_a_sentence_cut_anywhere_is_grounded(sentence: str, at: int, head: bool) -> None:
    words = sentence.split(" ")
    source = article(" ".join(words[:at] if head else words[-at:]))
    grounded(source, read(source))


@pytest.mark.parametrize(
    "text",
    [
        "La croître. de Le projet de zone industrielle de Koulikoro(",
        "accord soit trouvé. 20 MW, l’autre de 10 de 35 à 000 onces",
        "Les ventes gardent leur rythme de reprise (+2 %).",
        "Filiale",
        "Quatre élèves sur",
        "Demi-point",
        "Douze accords ont été signés entre le Maroc et la Guinée, couvrant",
        "400 km reliera de ont déjà remplacé 214 de fer, long de 670 km, relie de à",
    ],
)
def test_what_once_ended_the_reading(text: str) -> None:
    source = article(text)
    grounded(source, read(source))


def test_fact_ids_survive_an_edit_elsewhere() -> None:
    text = "Le commerce a atteint 4 milliards d’euros. Les ventes ont reculé de 3 %."
    before, after = (read(article(body)) for body in (text, f"Une phrase de plus. {text}"))
    for table in ("amounts", "growth_rates"):
        assert [row["fact_id"] for row in before[table]] == [row["fact_id"] for row in after[table]] != []


def test_the_same_words_twice_are_two_facts() -> None:
    rows = read(article("Le pont coûte 3 millions d’euros. La route coûte 3 millions d’euros."))["amounts"]
    assert len({row["fact_id"] for row in rows}) == 2
