"""Cardinals in words: "quatre-vingt-dix-sept", "deux cent mille", "un demi-million"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from communique.languages.figures import NumberWords

MAX_WORDS: Final = 32
"""Words of the longest number: "neuf cent quatre-vingt-dix-neuf millions neuf cent …"."""

NOUGHT: Final = Decimal(0)
ONE: Final = Decimal(1)

SIXTY: Final = 60
EIGHTY: Final = 80
"""Tens that are followed by ten to nineteen: "soixante-douze", "quatre-vingt-treize"."""


class Cardinal:
    """A cardinal that is heard word by word: a word that cannot go on with it begins another number.

    `scale` is that of its first scale word ("milliard"), 1 without one; `some` says that a word has been heard.
    """

    __slots__ = ("group", "known", "last", "scale", "some", "thousands", "total")

    def __init__(self, known: NumberWords) -> None:
        self.known = known
        self.total = self.thousands = self.group = NOUGHT
        self.scale = self.last = ONE
        self.some = False

    @property
    def value(self) -> Decimal:
        """What has been heard so far."""
        return self.total + self.thousands + self.group

    @property
    def alone(self) -> Decimal:
        """The value while nothing but units has been heard."""
        return NOUGHT if self.total or self.thousands else self.group

    def take(self, word: str) -> bool:
        """Add a word, hyphens and all; False, and nothing changed, if it does not go on with the number."""
        known = self.known
        if "-" not in word:
            taken = self._add(word)
        else:
            before = (self.total, self.thousands, self.group, self.scale, self.last, self.some)
            parts = word.split("-")
            divisor = known.divisors.get(parts[0])
            if divisor and parts[-1] in known.scales and known.ones.issuperset(parts[1:-1]):
                self.divide(divisor)
                parts = parts[-1:]
            taken = all(part == known.and_ or self._add(part) for part in parts)
            if not taken:
                self.total, self.thousands, self.group, self.scale, self.last, self.some = before
        self.some = self.some or taken
        return taken

    def divide(self, divisor: int) -> None:
        """ "un demi-million", "half-a-million", "a quarter-billion"."""
        self.group = (self.group or ONE) / divisor
        self.some = True

    def times(self, factor: int) -> None:
        """ "deux douzaines"."""
        self.group = max(self.group, ONE) * factor

    def _add(self, part: str) -> bool:
        known = self.known
        if part in known.units:
            return self._add_unit(known.units[part])
        if part in known.tens:
            return self._add_ten(known.tens[part])
        if part in known.hundreds:
            return self._add_hundred()
        if part in known.thousands:
            return self._add_thousand()
        countable = self.value and part in known.scales and part not in known.dozens
        return bool(countable) and self._add_scale(known.scales[part])

    def _add_unit(self, value: int) -> bool:
        low = int(self.group % 100)
        on = self.known.tens_go_on
        if value >= 10 and low != 0 and not (on and low in (SIXTY, EIGHTY)):
            return False
        if value < 10 and (low % 10 or (low == 10 and not (on and value >= 7))):  # "dix-sept", and no "dix-deux"
            return False
        self.group += value
        return True

    def _add_ten(self, value: int) -> bool:
        low = self.group % 100
        if value == 20 and low == 4 and self.known.tens_go_on:  # quatre-vingt
            self.group += EIGHTY - 4
            return True
        if low == 0:
            self.group += value
        return low == 0

    def _add_hundred(self) -> bool:
        fits = self.group < 20 and self.group != 10 and not self._is_bare_one()
        if fits:
            self.group = max(self.group, ONE) * 100
        return fits

    def _add_thousand(self) -> bool:
        if self.thousands or self._is_bare_one():
            return False
        if self.group and self.scale == ONE:
            self.scale = Decimal(1000)
        self.thousands, self.group = max(self.group, ONE) * 1000, NOUGHT
        return True

    def _is_bare_one(self) -> bool:
        """ "un cent" is a coin, "un mille" a distance: French counts no hundred or thousand by one."""
        return self.group == 1 and not self.known.one_before_hundred

    def _add_scale(self, scale: Decimal) -> bool:
        heard = self.thousands + self.group
        if self.total and (not heard or scale >= self.last):
            return False
        self.total += (heard or ONE) * scale
        self.scale = max(self.scale, scale)
        self.last = scale
        self.thousands = self.group = NOUGHT
        return True


def cardinal_at(words: list[str], i: int, known: NumberWords, scales: bool = True) -> tuple[Cardinal, int]:
    """The cardinal that begins at token i, and its end; it holds nothing where none begins there.

    Without `scales`, it ends before "mille" and "millions".
    """
    heard, end = Cardinal(known), i
    while end < min(len(words), i + MAX_WORDS) and (scales or words[end] not in known.scales):
        if not (heard.take(words[end]) or _joins(words, i, end, known)):
            break
        end += 1
    return heard, end


def _joins(words: list[str], start: int, end: int, known: NumberWords) -> bool:
    """Whether "et" joins a ten and a unit: "vingt et un"; where hundreds are joined so: "one hundred and twenty"."""
    if words[end] != known.and_ or end == start or known.and_half.at(words, end):
        return False
    following = words[end + 1] if end + 1 < len(words) else ""
    before = words[end - 1].rpartition("-")[2]
    if before in known.hundreds:
        return known.joins_hundreds and following.partition("-")[0] in known.cardinals - known.hundreds
    return before in known.tens and known.units.get(following) in (1, 11)
