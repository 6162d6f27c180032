"""Digits: "1,3", "6 500", "25.000", "1,2e9", "10^6"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from communique.languages.figures import NumberWords
from communique.languages.tokens import SPACES

MAX_DIGITS: Final = 24
"""Longer runs of digits are no amounts (account numbers, hashes), and would not fit the tables; so of powers of ten."""

TWO: Final = Decimal(2)

_SPACES: Final = re.compile(f"[{SPACES}'’]")
_GROUPED: Final = {
    mark: re.compile(rf"[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+(?:[{other}]\d+)?") for mark, other in ((".", ","), (",", "."))
}
_PLAIN: Final = re.compile(r"\d+(?:[.,]\d+)?")
_POWER: Final = re.compile(r"([\d.,]+)(?:e([+-]?\d+)|\^([+-]*)(\d+))")


def digits(token: str, known: NumberWords, below_two: bool = False) -> Decimal | None:
    """The value of digits with the separators of a language; None where they are no number (a date, a version).

    A mark before each three digits groups them, unless it is the decimal mark and stands once. `below_two` says that
    the word behind is singular ("1.125 milliard"): then the mark is decimal.
    """
    if token.isdecimal():
        return Decimal(token) if len(token) <= MAX_DIGITS else None
    plain = _SPACES.sub("", token)
    if len(plain) > MAX_DIGITS:
        return None
    grouping = "." if known.decimal == "," else ","
    if _GROUPED[grouping].fullmatch(plain):
        value = Decimal(plain.replace(grouping, "").replace(",", "."))
        if not (below_two and value >= TWO and plain.count(grouping) == 1):
            return value
    elif _GROUPED[known.decimal].fullmatch(plain) and _is_grouped(plain, known.decimal, grouping):
        return Decimal(plain.replace(known.decimal, "").replace(grouping, "."))
    if _PLAIN.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return _power(plain, known)


def _is_grouped(plain: str, decimal: str, grouping: str) -> bool:
    """ "1,200,000", "1,200.5", "306,000": the decimal mark of the language groups, as foreign texts have it."""
    return plain.count(decimal) > 1 or grouping in plain or plain.endswith(f"{decimal}000")


def _power(plain: str, known: NumberWords) -> Decimal | None:
    """ "1,2e9", "10^6"."""
    match = _POWER.fullmatch(plain)
    base = digits(match[1], known) if match else None
    if match is None or not base or abs(int(match[2] or match[4])) >= MAX_DIGITS:
        return None
    if match[2]:
        return base.scaleb(int(match[2]))
    sign = -1 if match[3].count("-") % 2 else 1
    return Decimal(base ** (sign * int(match[4])))
