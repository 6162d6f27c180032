"""How often each rule was right on annotated articles: what the column `confidence` says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

LEAST_FOUND: Final = 5
"""Rows that a rule must have given on annotated articles; of fewer, nothing is said."""


class Confidence:
    """The counts of a language's rules: of each, how many of its rows were right, and how many it gave."""

    def __init__(self, counts: Mapping[str, Sequence[int]]) -> None:
        self._of = {rule: precision(*counted) for rule, counted in counts.items()}

    def of(self, rule: str) -> float | None:
        """The measured precision of a rule; None where too few of its rows were seen."""
        return self._of.get(rule)


def precision(right: int, found: int) -> float | None:
    """(right + 1) / (found + 2), Laplace's rule of succession; None for fewer than LEAST_FOUND rows.

    It is the chance that the next row of the rule is right, for someone who knew nothing of the rule before (P.-S. de
    Laplace, Essai philosophique sur les probabilités, 1814). The plain share right / found would call a rule that was
    right five times out of five infallible; this says 0.857, and comes near the plain share as the cases grow.
    """
    return (right + 1) / (found + 2) if found >= LEAST_FOUND else None
