"""Numbers in digits and words: "1,3 milliard", "6 500", "deux milliards et demi", "de 300 à 500", "une centaine"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from communique.languages import Pack
from communique.languages.tokens import SPACES
from communique.reading.document import Sentence

MAX_DIGITS = 24
"""Longer runs of digits are no amounts (account numbers, hashes), and would not fit the tables."""

MAX_WORDS = 20
"""Words of the longest number: "neuf cent quatre-vingt-dix-neuf millions neuf cent …"."""

_SPACES = re.compile(f"[{SPACES}]")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMAED = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens start to end (exclusive). `scaled`: a scale word stands with it; `about`: "une centaine"."""

    value: Decimal
    start: int
    end: int
    scale: Decimal = Decimal(1)
    about: bool = False
    in_words: bool = False


def digits(token: str) -> Decimal | None:
    """The value of digits with French separators; None where they are no number (a date, a version)."""
    plain = _SPACES.sub("", token)
    if len(plain) > MAX_DIGITS:
        return None
    if _DOTTED.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if _COMMAED.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if _PLAIN.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return None


def number_at(s: Sentence, i: int, pack: Pack) -> Number | None:
    """The number that begins at token i, its scale words included."""
    word = s.words[i]
    if word[0].isdigit():
        value = digits(word)
        return _scaled(s, i, i + 1, value, pack) if value is not None else None
    if word in pack.about:
        return _scaled(s, i, i + 1, Decimal(pack.about[word]), pack, about=True)
    return _in_words(s, i, pack)


def _scaled(s: Sentence, start: int, end: int, value: Decimal, pack: Pack, about: bool = False) -> Number:
    scale = Decimal(1)
    words = s.words
    while end < len(words):
        skip = 1 if about and words[end] in pack.of and end + 1 < len(words) else 0
        factor = pack.scales.get(words[end + skip])
        if factor is None:
            break
        scale *= factor
        end += skip + 1
    value *= scale
    if scale > 1 and end + 1 < len(words) and words[end] == pack.and_ and words[end + 1] in pack.half:
        value += scale / 2
        end += 2
    return Number(value, start, end, scale, about)


def _in_words(s: Sentence, start: int, pack: Pack) -> Number | None:
    """A cardinal in words. "un" and "une" alone are articles, unless a scale or a round number follows."""
    total, current, end, scale = Decimal(0), Decimal(0), start, Decimal(1)
    about = False
    while end < min(len(s.words), start + MAX_WORDS):
        word = s.words[end]
        parts = word.split("-")
        if all(part in pack.number_words or (part == pack.and_ and len(parts) > 1) for part in parts):
            for part in parts:
                total, current = _add(part, total, current, pack)
        elif word in pack.scales and end > start:
            scale = pack.scales[word]
            total, current = (total + max(current, Decimal(0) if total else Decimal(1))) * scale, Decimal(0)
        elif word in pack.about and end > start and current > 0:
            current, about = current * pack.about[word], True
        elif not (word == pack.and_ and _continues(s, end, pack)):
            break
        end += 1
    value = total + current
    if end == start or (end - start == 1 and pack.units.get(s.words[start]) == 1):
        return None
    if about and end < len(s.words):
        return _replace_words(_scaled(s, start, end, value, pack, about=True))
    if scale > 1 and end + 1 < len(s.words) and s.words[end] == pack.and_ and s.words[end + 1] in pack.half:
        value, end = value + scale / 2, end + 2
    return Number(value, start, end, scale, about, in_words=True)


def _replace_words(number: Number) -> Number:
    return Number(number.value, number.start, number.end, number.scale, number.about, in_words=True)


def _continues(s: Sentence, end: int, pack: Pack) -> bool:
    """Whether "et" joins a ten and a unit: "vingt et un", "soixante et onze"."""
    following = s.words[end + 1] if end + 1 < len(s.words) else ""
    return s.words[end - 1] in pack.tens and pack.units.get(following) in (1, 11)


def _add(part: str, total: Decimal, current: Decimal, pack: Pack) -> tuple[Decimal, Decimal]:
    if part == pack.and_:
        return total, current
    if part in pack.hundreds:
        return total, max(current, Decimal(1)) * 100
    if part in pack.thousands:
        return total + max(current, Decimal(1)) * 1000, Decimal(0)
    if part in pack.tens:
        ten = pack.tens[part]
        if ten == 20 and current % 100 == 4:  # quatre-vingt
            return total, current + 76
        return total, current + ten
    return total, current + pack.units[part]
