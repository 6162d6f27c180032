"""What `explain` says that reading saw: the same rows as `read` gives, and what they were read from."""

from __future__ import annotations

import pytest
from conftest import SAMPLE, article
from hypothesis import given, settings
from test_properties import TEXTS

from communique.article import Article
from communique.reading import read
from communique.reading.explain import CLASSES, Seen, explain
from communique.sources.text import parse


def the_sentence(text: str) -> Seen:
    """What was seen in a body of one sentence."""
    (seen,) = explain(article(text))[1:]
    return seen


# sentence → words with their classes
WORDS = [
    ("Un accord a été signé.", "Un/D accord/W a/V été/p signé/p ./."),
    ("Il est prévu de porter ce chiffre à 10 %.", "Il/R est/V prévu/p de/O porter/i ce/D chiffre/W à/P 10/N %/. ./."),
    ("Ils n’ont pas encore ratifié le nouveau traité.", "Ils/R n’/L ont/V pas/A encore/A ratifié/p le/D nouveau/J traité/W ./."),
    ("En 2024, l’usine qui fabrique du sucre a fermé.", "En/P 2024/N ,/. l’/D usine/W qui/S fabrique/V du/O sucre/W a/V fermé/p ./."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WORDS, ids=[entry[0][:40] for entry in WORDS])
def test_words(sentence: str, expected: str) -> None:
    assert " ".join(f"{word.text}/{word.code}" for word in the_sentence(sentence).words) == expected


# sentence → verb groups: text, lemma, tense or form, passive, negated, subject, objects
VERBS = [
    ("Les ministres ont signé un accord.", [("ont signé", "signer", "past", False, False, "Les ministres", ("un accord",))]),
    ("L’accord n’a pas encore été ratifié.", [("a pas encore été ratifié", "ratifier", "past", True, True, "L’accord", ())]),
    ("La banque financera une route.", [("financera", "financer", "future", False, False, "La banque", ("une route",))]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), VERBS, ids=[entry[0][:40] for entry in VERBS])
def test_verbs(sentence: str, expected: list[tuple[object, ...]]) -> None:
    found = [
        (v.text, v.lemmas[-1], v.tense, v.passive, v.negated, v.subject, v.objects)
        for v in the_sentence(sentence).verbs
    ]
    assert found == expected


def test_phrases_and_times() -> None:
    seen = the_sentence("Au premier semestre 2025, les échanges entre les deux pays ont atteint 3 milliards d’euros.")
    assert [(p.opening, p.head, p.governor) for p in seen.phrases if p.head in ("échanges", "pays")] == [
        ("les ", "échanges", ""),
        ("les deux ", "pays", "entre"),
    ]
    (time,) = seen.times
    assert [str(time.start), str(time.end)] == ["2025-01-01", "2025-06-30"]


# sentence → table, rule, and what speaks for a column
MADE = [
    ("Les ventes ont reculé de 3 %.", "growth_rates", "change.word", "measure", "rule by_verb"),
    ("Le pont, d’une valeur de 3 millions d’euros, relie Och à Andijan.", "amounts", "money.number", "measure", "rule valued"),
    ("La Chine prévoit d’investir 5 milliards d’euros.", "amounts", "money.number", "modality", "verb before it: prévoit d’investir"),
    ("L’objectif de 5 milliards d’euros est loin.", "amounts", "money.number", "modality", "words of a target: L’objectif"),
    ("Les deux pays ont signé un accord sur la pêche.", "agreements", "agreement.prose", "status", "governor signer → signed"),
    ("L’accord sur la pêche n’a pas été signé.", "agreements", "agreement.prose", "status", "predicate signer (negated) → signed"),
    ("Le président a inauguré une usine de batteries à Hansalpur.", "projects", "project.event", "status", "governor inaugurer → opened"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "table", "rule", "column", "why"), MADE, ids=[entry[0][:40] for entry in MADE])
def test_rows_say_why(sentence: str, table: str, rule: str, column: str, why: str) -> None:
    made = next(made for made in the_sentence(sentence).made if made.table == table)
    assert made.row["extractor"].partition("@")[0] == rule
    assert why in made.why[column]


def test_items_show_what_introduces_them() -> None:
    body = "Plusieurs documents ont été signés, notamment :\n– un accord sur l’eau ;\n– un accord sur la pêche."
    made = [made for seen in explain(article(body)) for made in seen.made]
    items = [made.why["status"] for made in made if made.row["extractor"].startswith("agreement.item@")]
    assert ["introduction signer → signed" in why for why in items] == [True, True]


def test_quoted_words_are_marked() -> None:
    words = the_sentence("Les ventes ont reculé de 3 %.").words
    assert [word.text for word in words if word.quoted] == ["3", "%"]


def same_rows(source: Article) -> None:
    """What `explain` shows is what `read` gives, every row of it."""
    found = explain(source)
    assert all(word.code in CLASSES for seen in found for word in seen.words)
    shown: dict[str, list[str]] = {}
    for seen in found:
        for made in seen.made:
            shown.setdefault(made.table, []).append(made.row["fact_id"])
    rows = {
        table: [row["fact_id"] for row in found] for table, found in read(source).items() if table != "participants"
    }
    assert {table: sorted(ids) for table, ids in shown.items()} == {t: sorted(ids) for t, ids in rows.items() if ids}


def test_the_sample_is_explained_row_by_row() -> None:
    same_rows(parse(SAMPLE.read_bytes(), "raw/sample.txt"))


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_is_explained(title: str, body: str) -> None:
    from communique.sources.fields import FieldError
    from communique.sources.fields import article as made

    try:
        source = made("test:any", title, body, {"language": "fr"})
    except FieldError:
        return
    same_rows(source)


def test_a_language_that_cannot_be_read() -> None:
    with pytest.raises(KeyError):
        explain(Article(source_uri="test:tr", title="Başlık", text="Başlık\n\nMetin", language="tr"))
