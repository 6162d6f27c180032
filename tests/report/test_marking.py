"""A text cut at its facts says the same as before, whatever the facts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.report.marking import paragraphs, said


def test_a_quote_within_another_one() -> None:
    found = paragraphs("Un projet de 5 M.\n\nFin", [(0, 16), (13, 16)])
    assert found == [[("Un projet de ", [0]), ("5 M", [1, 0]), (".", [])], [("Fin", [])]]


def test_quotes_that_overlap_and_the_same_one_twice() -> None:
    assert paragraphs("abcdef", [(0, 4), (2, 6), (2, 6)]) == [[("ab", [0]), ("cd", [0, 1, 2]), ("ef", [1, 2])]]


def test_code_points_beyond_sixteen_bits_count_as_one() -> None:
    assert paragraphs("𝒜✅ 5 M", [(3, 6)]) == [[("𝒜✅ ", []), ("5 M", [0])]]


def test_the_sentence_around_a_quote() -> None:
    text = "Deux. Deux ans. Deux ans."
    assert said(text, "Deux ans.", 16, 20) == ["", "Deux", " ans."]
    assert said(text, "nowhere", 0, 4) == ["", "Deux", ""]


@given(st.text("ab\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=6))
def test_nothing_is_lost_and_every_fact_is_marked(text: str, places: list[tuple[int, int]]) -> None:
    quotes = [(start, min(len(text), start + length)) for start, length in places if start < len(text)]
    found = paragraphs(text, quotes)
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(piece for piece, _ in line) for line in found] == lines
    for i, (start, end) in enumerate(quotes):
        marked = "".join(piece for line in found for piece, facts in line if i in facts)
        assert marked.replace("\n", "") == text[start:end].replace("\n", "")
