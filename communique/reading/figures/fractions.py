"""Fractions: "un tiers", "trois cinquièmes", "un vingt-cinquième", "deux-tiers", "3/4"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from communique.languages import Pack
from communique.languages.figures import NumberWords
from communique.reading.figures.cardinals import ONE, Cardinal, cardinal_at

MAX_DENOMINATOR: Final = 100
"""Of the largest fraction in digits: what is larger ("12/2024") is a date or a reference."""


def fraction_at(words: list[str], i: int, pack: Pack) -> tuple[Decimal, int] | None:
    """The fraction in words that begins at token i, and its end."""
    known = pack.numbers
    if i >= len(words):
        return None
    if words[i] in known.ones:
        if i + 1 < len(words) and words[i + 1] in known.half:
            return None if _is_ordinal(words, i + 2, pack) else (ONE / 2, i + 2)
        part = part_at(words, i + 1, known)
        return (ONE / part[0], part[1]) if part and not _is_ordinal(words, part[1], pack) else None
    heard, end = cardinal_at(words, i, known)
    if not heard.some:
        return _hyphened(words[i], i, known)
    part = part_at(words, end, known)
    if part is None:
        return None
    if _counts_one_part(words, end, part[1], pack):  # "vingt et un cinquième": twenty, and a fifth
        return heard.value - 1 + ONE / part[0], part[1]
    return heard.value / part[0], part[1]


def part_at(words: list[str], i: int, known: NumberWords) -> tuple[Decimal, int] | None:
    """What a thing is divided by, named at token i, and its end: "tiers", "vingt-cinquième", "vingt et unième"."""
    if i < len(words) and words[i] in known.shares:
        return Decimal(known.shares[words[i]]), i + 1
    heard, end = cardinal_at(words, i, known)
    if heard.some and words[end - 1] == known.and_:
        return None
    before = end
    if heard.some and end < len(words) and words[end] == known.and_:  # "vingt et unième"
        end += 1
    word = words[end] if end < len(words) else ""
    stem, hyphen, last = word.rpartition("-")
    cardinal = known.parts.get(last)
    if cardinal is None:
        return None
    if cardinal in known.scales and cardinal not in known.thousands:  # "millionième"
        return (known.scales[cardinal], end + 1) if not heard.some and not hyphen else None
    if end > before and known.units.get(cardinal) not in (1, 11):
        return None
    taken = heard.take(f"{stem}{hyphen}{cardinal}")
    return (heard.value, end + 1) if taken and heard.value > 1 else None


def _is_ordinal(words: list[str], end: int, pack: Pack) -> bool:
    """Whether a noun behind "un cinquième" says that it is the fifth of them."""
    following = words[end] if end < len(words) else ""
    named = words[end - 1]
    if (named in pack.numbers.shares and named not in pack.numbers.ordinals) or not following[:1].isalpha():
        return False
    return following not in pack.grammar.classes and following not in pack.grammar.verbs


def _counts_one_part(words: list[str], end: int, after: int, pack: Pack) -> bool:
    """Whether "un" before a part in the singular is its number, though it stands behind "vingt et"."""
    singular = after == end + 1 and not words[end].endswith(pack.grammar.plural_endings)
    return singular and words[end - 1] in pack.numbers.ones and words[end - 2] == pack.numbers.and_


def _hyphened(word: str, i: int, known: NumberWords) -> tuple[Decimal, int] | None:
    """ "deux-tiers", "cinq-huitièmes"."""
    above, hyphen, below = word.partition("-")
    heard = Cardinal(known)
    part = part_at([below], 0, known) if hyphen else None
    return (heard.value / part[0], i + 1) if part and heard.take(above) else None


def slashed_at(words: list[str], i: int, gaps: list[str]) -> tuple[Decimal, int] | None:
    """ "3/4": small, below one, and glued to nothing; `gaps` are what stands before each of the tokens i to i + 3."""
    if words[i + 1 : i + 2] != ["/"] or not words[i].isdigit() or not words[i + 2 : i + 3] or gaps[1] or gaps[2]:
        return None
    below = words[i + 2]
    if not below.isdigit() or not int(words[i]) < int(below) <= MAX_DENOMINATOR:
        return None
    if len(words) > i + 3 and not gaps[3] and words[i + 3] in ("/", "-"):
        return None
    return Decimal(words[i]) / Decimal(below), i + 3
