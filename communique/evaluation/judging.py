"""What counts as the same fact, and which parts of it are right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from communique.evaluation.gold import Fact

Row = Mapping[str, Any]
Span = tuple[int, int]

LEAST_SHARED = {"amounts": 0.0, "growth_rates": 0.0, "agreements": 0.5, "projects": 0.5}
"""How much of the shorter quote both must share: a number is short and sure, a noun phrase has no sure end."""
VALUE_TOLERANCE, RATE_TOLERANCE = 1e-6, 1e-3
"""Relative; a rate such as a third is annotated with a few digits only."""
ALIKE = 0.5
"""The share of words (Dice) from which two phrases say the same."""
_SMALL = frozenset(("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a", "an", "of"))


def pairs(wanted: Sequence[Span], found: Sequence[Span], least: float) -> list[tuple[int, int]]:
    """One-to-one pairs of spans that overlap, by their places in the lists; those that share most come first."""
    candidates = []
    for w, (w_start, w_end) in enumerate(wanted):
        for f, (f_start, f_end) in enumerate(found):
            shared = min(w_end, f_end) - max(w_start, f_start)
            lengths = (w_end - w_start, f_end - f_start)
            if shared > 0 and shared / min(lengths) >= least:
                candidates.append((shared / max(lengths), w, f))
    taken: list[tuple[int, int]] = []
    used_wanted: set[int] = set()
    used_found: set[int] = set()
    for _, w, f in sorted(candidates, reverse=True):
        if w not in used_wanted and f not in used_found:
            used_wanted.add(w)
            used_found.add(f)
            taken.append((w, f))
    return taken


def is_right(fact: Fact, row: Row) -> bool:
    """Whether the number of a paired row is right; an agreement or a project has none to be wrong."""
    if fact.table == "amounts":
        return _is_right_amount(fact, row)
    return fact.table != "growth_rates" or _close(row["rate"], fact.said["rate"], RATE_TOLERANCE)


def _is_right_amount(fact: Fact, row: Row) -> bool:
    said = fact.said
    if said["qualifier"] == "between":
        right = _close(row["value_low"], said["value"]) and _close(row["value_high"], said["value_high"])
    else:
        right = _close(row["value"], said["value"])
    # the noun of a count is judged as its measure; a percentage has one unit
    judged = fact.kind in ("money", "measure") and said.get("unit") is not None
    return right and (not judged or row["unit"] == said["unit"])


def _close(found: Any, wanted: float, tolerance: float = VALUE_TOLERANCE) -> bool:
    if found is None:
        return False
    number = float(found)
    return abs(number - wanted) <= tolerance * max(1.0, abs(number), abs(wanted))


ATTRIBUTES = {
    "amounts": ("qualifier", "modality", "measure"),
    "growth_rates": ("basis", "modality", "measure"),
    "agreements": ("type", "status", "parties", "subject"),
    "projects": ("status", "name", "count"),
}
"""What is judged of a right row."""
_PHRASES = frozenset({"measure", "subject", "name"})


def has_right(attribute: str, fact: Fact, row: Row) -> bool:
    """Whether a right row has the attribute right too."""
    wanted, found = fact.said.get(attribute), row[attribute]
    if attribute == "parties":
        return _same_parties(wanted or [], found)
    if attribute == "count":
        return bool((wanted or 1) == (found or 1))
    return alike(wanted, found) if attribute in _PHRASES else bool(wanted == found)


def _same_parties(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Half of the parties, and not more than as many again besides."""
    if not wanted:
        return not found
    named = sum(any(alike(party, name) for name in found) for party in wanted)
    return named >= len(wanted) / 2 and len(found) <= 2 * len(wanted)


def alike(first: str | None, second: str | None) -> bool:
    """Whether two phrases share half of their words, small words and accents aside."""
    one, other = _words(first), _words(second)
    if not one or not other:
        return not one and not other
    return 2 * len(one & other) / (len(one) + len(other)) >= ALIKE


def _words(phrase: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", phrase or "").encode("ascii", "ignore").decode().lower()
    return set(re.findall(r"[a-z0-9]+", plain)) - _SMALL
