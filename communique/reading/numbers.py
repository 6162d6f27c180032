"""Numbers in digits and words: "1,3 milliard", "6 500", "deux milliards et demi", "une centaine", "41 billions 912"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from communique.languages import Pack
from communique.languages.figures import NumberWords
from communique.languages.tokens import SPACES
from communique.reading.document import Sentence

MAX_DIGITS = 24
"""Longer runs of digits are no amounts (account numbers, hashes), and would not fit the tables."""

MAX_WORDS = 24
"""Words of the longest number: "neuf cent quatre-vingt-dix-neuf millions neuf cent …"."""

ONE, TWO = Decimal(1), Decimal(2)

_SPACES = re.compile(f"[{SPACES}]")
_GROUPED = {
    mark: re.compile(rf"[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+(?:[{other}]\d+)?") for mark, other in ((".", ","), (",", "."))
}
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens start to end (exclusive).

    `scale` is that of its scale word ("milliard"), 1 without one; `about` says "une centaine"; `in_words` that no
    digit is in it.
    """

    value: Decimal
    start: int
    end: int
    scale: Decimal = ONE
    about: bool = False
    in_words: bool = False


def numbers(s: Sentence, pack: Pack) -> Iterator[Number]:
    """Every number of a sentence that has been cut, from left to right; years and ordinals are numbers here too."""
    i, begins = 0, pack.numbers.begins
    while i < len(s):
        number = number_at(s, i, pack) if begins(s.words[i]) else None
        if number is not None:
            yield number
        i = number.end if number else i + 1


def number_at(s: Sentence, i: int, pack: Pack) -> Number | None:
    """The number that begins at token i, its scale words included."""
    word, known = s.words[i], pack.numbers
    if word[0].isdigit():
        value = digits(word, known, _singular_scale(s, i + 1, known))
        return None if value is None else _summed(s, _scaled(s, i, i + 1, value, known), known)
    if word in known.about:
        return _scaled(s, i, i + 1, Decimal(known.about[word]), known, about=True)
    if not known.begins(word):
        return None
    return _in_words(s, i, known)


def digits(token: str, known: NumberWords, below_two: bool = False) -> Decimal | None:
    """The value of digits with the separators of a language; None where they are no number (a date, a version).

    A mark before each three digits groups them, unless it is the decimal mark and stands once. `below_two` says that
    the word behind is singular ("1.125 milliard"): then the mark is decimal.
    """
    plain = _SPACES.sub("", token)
    if len(plain) > MAX_DIGITS:
        return None
    grouping = "." if known.decimal == "," else ","
    if _GROUPED[grouping].fullmatch(plain):
        value = Decimal(plain.replace(grouping, "").replace(",", "."))
        if not (below_two and value >= TWO and plain.count(grouping) == 1):
            return value
    elif _GROUPED[known.decimal].fullmatch(plain) and (plain.count(known.decimal) > 1 or grouping in plain):
        return Decimal(plain.replace(known.decimal, "").replace(grouping, "."))
    if _PLAIN.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return None


def _singular_scale(s: Sentence, i: int, known: NumberWords) -> bool:
    return i < len(s) and s.words[i] in known.singular_scales


def _scaled(s: Sentence, start: int, end: int, value: Decimal, known: NumberWords, about: bool = False) -> Number:
    scale, words = ONE, s.words
    while end < len(words):
        skip = 1 if about and words[end] in known.of and end + 1 < len(words) else 0
        factor = known.scales.get(words[end + skip])
        if factor is None or s.gap(end).strip(SPACES) != "":
            break
        scale *= factor
        end += skip + 1
    value *= scale
    end, half = _with_half(s, end, known)
    if half:
        value += scale / 2
    return Number(value, start, end, scale, about)


def _with_half(s: Sentence, end: int, known: NumberWords) -> tuple[int, bool]:
    """ "deux milliards et demi", "two and a half": a half of the scale, or of one."""
    half = known.and_half.at(s.words, end)
    return (half[1], True) if half else (end, False)


def _summed(s: Sentence, number: Number, known: NumberWords) -> Number:
    """ "41 billions 912 milliards 785 millions": each part of a smaller scale is added."""
    value, end, scale = number.value, number.end, number.scale
    while scale > 1 and end + 1 < len(s) and s.words[end][0].isdigit() and s.words[end + 1] in known.scales:
        part = digits(s.words[end], known)
        factor = known.scales[s.words[end + 1]]
        if part is None or factor >= scale or part * factor >= scale:
            break
        value, scale, end = value + part * factor, factor, end + 2
    return number if end == number.end else Number(value, number.start, end, number.scale)


def _in_words(s: Sentence, start: int, known: NumberWords) -> Number | None:
    """A cardinal in words. "un" and "une" alone are articles, unless a scale or a round number follows."""
    words = _Words(known)
    end, about = start, False
    while end < min(len(s), start + MAX_WORDS):
        word = s.words[end]
        if word in known.about and words.some:
            words.times(known.about[word])
            about = True
        elif word in known.half and end + 1 < len(s) and s.words[end + 1] in known.scales and words.alone == ONE:
            words.halve()
        elif (mixed := _mixed(s, end, words, known)) is not None:
            words.add_half()
            end = mixed
            continue
        elif not (words.take(word) or (word == known.and_ and _continues(s, end, known))):
            break
        end += 1
    if end == start or (end - start == 1 and s.words[start] in known.ones):
        return None
    if about:
        number = _scaled(s, start, end, words.value, known, about=True)
        return Number(number.value, start, number.end, number.scale, True, in_words=True)
    value, end = _with_point(s, end, words.value, known)
    end, half = _with_half(s, end, known)
    return Number(value + words.scale / 2 if half else value, start, end, words.scale, in_words=True)


def _mixed(s: Sentence, end: int, words: _Words, known: NumberWords) -> int | None:
    """The scale behind "one and a half", where the half stands before it, or behind "half a"."""
    half = known.and_half.at(s.words, end) if words.some else known.half_a.at(s.words, end)
    return half[1] if half and half[1] < len(s) and s.words[half[1]] in known.scales else None


def _with_point(s: Sentence, end: int, value: Decimal, known: NumberWords) -> tuple[Decimal, int]:
    """ "trois virgule cinq"."""
    if end + 1 >= len(s) or s.words[end] not in known.point:
        return value, end
    behind = _Words(known)
    stop = end + 1
    while stop < len(s) and behind.take(s.words[stop]):
        stop += 1
    if stop == end + 1 or value != int(value):
        return value, end
    return value + Decimal(f"0.{behind.value}"), stop


def _continues(s: Sentence, end: int, known: NumberWords) -> bool:
    """Whether "et" joins a ten and a unit: "vingt et un"; where hundreds are joined so: "one hundred and twenty"."""
    following = s.words[end + 1] if end + 1 < len(s) else ""
    if s.words[end - 1] in known.hundreds:
        return known.joins_hundreds and following.partition("-")[0] in known.cardinals - known.hundreds
    return s.words[end - 1] in known.tens and known.units.get(following) in (1, 11)


class _Words:
    """A cardinal that is heard word by word."""

    def __init__(self, known: NumberWords) -> None:
        self.known = known
        self.total = self.thousands = self.group = Decimal(0)
        self.scale = ONE
        self.some = False

    @property
    def value(self) -> Decimal:
        return self.total + self.thousands + self.group

    @property
    def alone(self) -> Decimal:
        """The value while nothing but units have been heard."""
        return self.group if not (self.total or self.thousands) else Decimal(0)

    def times(self, factor: int) -> None:
        """ "deux douzaines"."""
        self.group = max(self.group, ONE) * factor

    def halve(self) -> None:
        """ "un demi-million"."""
        self.group = self.group / 2

    def add_half(self) -> None:
        """ "one and a half million", "half a million"."""
        self.group += ONE / 2
        self.some = True

    def take(self, word: str) -> bool:
        """Add a word, hyphens and all; False if it is none of a cardinal."""
        if word in self.known.scales:
            return self.some and self._take_scale(self.known.scales[word])
        parts = word.split("-")
        known = self.known
        if len(parts) > 1 and parts[-1] in known.scales and parts[0] in known.half:
            self.group = (self.group or ONE) / 2
            self.some = True
            return self._take_scale(known.scales[parts[-1]])
        if not all(part in known.cardinals or (part == known.and_ and len(parts) > 1) for part in parts):
            return False
        for part in parts:
            self._add(part)
        self.some = True
        return True

    def _take_scale(self, scale: Decimal) -> bool:
        heard = self.thousands + self.group
        if self.total and scale > self.scale:  # "cent mille milliards"
            self.total = (self.total + heard) * scale
        else:
            self.total += (heard or ONE) * scale
        self.thousands = self.group = Decimal(0)
        self.scale = scale if self.scale == ONE else self.scale
        return True

    def _add(self, part: str) -> None:
        known = self.known
        if part == known.and_:
            return
        if part in known.hundreds:
            self.group = max(self.group, ONE) * 100
        elif part in known.thousands:
            self.thousands, self.group = self.thousands + max(self.group, ONE) * 1000, Decimal(0)
        elif part in known.tens:
            ten = known.tens[part]
            self.group += 76 if ten == 20 and self.group % 100 == 4 else ten  # quatre-vingt
        else:
            self.group += known.units[part]
