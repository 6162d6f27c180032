"""Patterns: rows of words of which some stand for each other, may be missing, or are any word of a kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.languages.patterns import Patterns, expanded

KINDS = {"worth": frozenset({"montant", "valeur"}), "whole": frozenset({"total", "global"})}
SUMS = Patterns(["pour|d'|avec un|une {worth} {whole}? de|d'", "de l'ordre de", "estimé à"], KINDS)


def test_a_pattern_stands_for_every_choice() -> None:
    assert set(expanded("un|une {worth} de?")) == {
        ("un", "{worth}", "de"),
        ("un", "{worth}"),
        ("une", "{worth}", "de"),
        ("une", "{worth}"),
    }


# words → where the longest match at the first word ends
MATCHES = [
    ("pour un montant de 40 millions", 4),
    ("pour un montant total de 40 millions", 5),
    ("d' une valeur globale de 40 millions", None),
    ("avec une valeur global d' un million", 5),
    ("de l' ordre de 40 millions", 4),
    ("estimé à 40 millions", 2),
    ("estimé par lui à 40 millions", None),
    ("pour un projet de 40 millions", None),
    ("pour un", None),
]


@pytest.mark.parametrize(("text", "end"), MATCHES, ids=[text for text, _ in MATCHES])
def test_a_match_from_its_first_word(text: str, end: int | None) -> None:
    assert SUMS.at(text.split(), 0) == (None if end is None else (True, end))


@pytest.mark.parametrize(("text", "end"), [match for match in MATCHES if match[1]], ids=[t for t, e in MATCHES if e])
def test_a_match_from_its_last_word(text: str, end: int) -> None:
    words = ["et", *text.split()]
    assert SUMS.before(words, end + 1) == (True, 1)
    assert SUMS.before(words, end) != (True, 1)


def test_matches_within_a_sentence() -> None:
    words = ["un", "prêt", "d'", "un", "montant", "total", "de", "40", "millions", ",", "estimé", "à", "50"]
    assert SUMS.within(words, 0, len(words)) == [(True, 2, 7), (True, 10, 12)]
    assert SUMS.within(words, 3, len(words)) == [(True, 10, 12)]
    assert SUMS.within(words, 0, 6) == []


WORDS = st.lists(
    st.sampled_from(
        ["pour", "un", "une", "montant", "valeur", "total", "de", "d'", "estimé", "à", "ordre", "l'", "40"]
    ),
    max_size=12,
)


@given(WORDS)
def test_both_ways_find_the_same(words: list[str]) -> None:
    forward = {(i, hit[1]) for i in range(len(words)) if (hit := SUMS.at(words, i))}
    for start, end in forward:
        found = SUMS.before(words, end)
        assert found is not None
        assert found[1] <= start
    for _, start, end in SUMS.within(words, 0, len(words)):
        assert (start, end) in forward
