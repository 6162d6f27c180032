"""The number reader by itself: a table, a round trip through every notation, and how long it takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import table

from communique.languages import pack
from communique.reading.figures.numbers import numbers
from communique.reading.sentences.document import PROSE, Sentence

NUMBERS = [line.partition(" = ")[::2] for line, _ in table("numbers")]
FRENCH = pack("fr")


def values(text: str) -> list[Decimal]:
    """Every number that is read in a text."""
    s = Sentence(text, PROSE, 0, len(text))
    s.cut()
    return [number.value for number in numbers(s, FRENCH)]


@pytest.mark.parametrize(("words", "expected"), NUMBERS, ids=[words for words, _ in NUMBERS])
def test_numbers(words: str, expected: str) -> None:
    assert values(words) == [] if expected == "none" else values(words) == list(map(Decimal, expected.split(" | ")))


# A number is written as French writes it, and read back

UNITS = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
UNITS += ["treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante", 8: "quatre-vingt"}


def below_hundred(n: int) -> str:
    """In words: "soixante et onze", "quatre-vingts"."""
    if n < 20:
        return UNITS[n]
    ten = min(n // 10, 8) if n // 10 != 7 else 7
    rest = n - {7: 60, 8: 80}.get(ten, ten * 10)
    if rest == 0:
        return "quatre-vingts" if n == 80 else TENS[ten]
    joint = " et " if rest in (1, 11) and ten != 8 else "-"
    return f"{TENS[ten]}{joint}{UNITS[rest]}"


def below_thousand(n: int) -> str:
    """In words: "deux cents", "cent un"."""
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return below_hundred(rest)
    head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent{'s' if not rest else ''}"
    return f"{head} {below_hundred(rest)}" if rest else head


def in_words(n: int) -> str:
    """In words, up to a thousand billions."""
    if n == 0:
        return "zéro"
    parts = []
    for scale, name in ((10**12, "billion"), (10**9, "milliard"), (10**6, "million")):
        many, n = divmod(n, scale)
        if many:
            parts.append(f"{below_thousand(many)} {name}{'s' if many > 1 else ''}")
    thousands, n = divmod(n, 1000)
    if thousands:
        counted = below_thousand(thousands).replace("cents", "cent").replace("vingts", "vingt")
        parts.append("mille" if thousands == 1 else f"{counted} mille")
    if n:
        parts.append(below_thousand(n))
    return " ".join(parts)


def grouped(n: int, mark: str) -> str:
    """With a mark before each three digits."""
    return f"{n:,}".replace(",", mark)


WHOLE = st.integers(0, 10**15 - 1)
WRITTEN: dict[str, Callable[[int], str]] = {
    "plain": str,
    "spaces": lambda n: grouped(n, " "),
    "no-break spaces": lambda n: grouped(n, "\u00a0"),
    "narrow spaces": lambda n: grouped(n, "\u202f"),
    "thin spaces": lambda n: grouped(n, "\u2009"),
    "points": lambda n: grouped(n, "."),
    "words": in_words,
    "capitals": lambda n: in_words(n).upper(),
    "hyphens": lambda n: in_words(n).replace(" ", "-"),
}


@pytest.mark.parametrize("notation", WRITTEN)
@given(WHOLE | st.integers(0, 2000) | st.integers(0, 10**6))
def test_a_whole_number_is_read_back(notation: str, n: int) -> None:
    assert values(WRITTEN[notation](n)) == [n]


@given(st.decimals(0, 10**12, places=4, allow_nan=False))
def test_a_decimal_is_read_back(n: Decimal) -> None:
    whole, _, decimals = f"{n:f}".partition(".")
    assert values(f"{whole},{decimals}") == [n]
    assert values(f"{grouped(int(whole), ' ')},{decimals}") == [n]
    assert values(f"{grouped(int(whole), '.')},{decimals}") == [n]
    assert values(f"{in_words(int(whole))} virgule {' '.join(UNITS[int(digit)] for digit in decimals)}") == [n]


@given(st.integers(2, 999), st.sampled_from(["millions", "milliards", "billions"]), st.integers(1, 99))
def test_a_scale_multiplies(n: int, scale: str, hundredths: int) -> None:
    factor = FRENCH.numbers.scales[scale]
    assert values(f"{n} {scale}") == values(f"{in_words(n)} {scale}") == [n * factor]
    assert values(f"{n},{hundredths:02} {scale}") == [(n + Decimal(hundredths) / 100) * factor]
    assert values(f"{in_words(n)} {scale} et demi") == [n * factor + factor / 2]
    assert values(f"-{n} {scale}") == [-n * factor]


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=6))
def test_numbers_of_a_list_stay_apart(found: list[int]) -> None:
    assert values(" ; ".join(map(in_words, found))) == found
    assert values(", ".join(map(str, found))) == found


SHREDS = [*"0123456789.,-/^e½ %'", "un ", "cent ", "mille ", "et ", "demi-", "tiers ", "sur ", "virgule ", "moins "]


@given(st.lists(st.sampled_from(SHREDS), max_size=40))
def test_any_text_is_read(shreds: list[str]) -> None:
    assert all(value.is_finite() for value in values("".join(shreds)))


PIECES = ["un ", "deux cent ", "1", "1 ", "1,", "1/2 ", "vingt et ", "un sur ", "mille-", "9e9 ", "moins "]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_linearly(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        started = time.process_time()
        values(text)
        return time.process_time() - started

    seconds(100)
    short = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 8 * 4 * short + 0.01
