"""How far the figures would move with other articles of the same kind: the bootstrap.

Articles are drawn anew with replacement, as many as there are, and every figure is taken again (Efron and Tibshirani,
An Introduction to the Bootstrap, 1993, chapter 13: percentile intervals). Whole articles are drawn and not facts: facts
of one article are alike, and to draw them apart would promise more than is known.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from operator import itemgetter

from communique.evaluation.scoring import Tally

DRAWS = 2000
SEED = 20250101
COVERED = 0.95

Interval = tuple[float, float]


def draws(articles: int) -> list[tuple[int, ...]]:
    """Which articles each draw holds; the same ones every time."""
    chance = random.Random(SEED)
    return [tuple(chance.choices(range(articles), k=articles)) for _ in range(DRAWS)]


def f1_interval(tallies: Sequence[Tally], drawn: Sequence[tuple[int, ...]]) -> Interval | None:
    """The interval of F1, one tally an article."""

    def f1(gold: int, found: int, right: int) -> float | None:
        return Tally(gold, found, right).f1 if gold or found else None

    columns = [[t.gold for t in tallies], [t.found for t in tallies], [t.right for t in tallies]]
    return _interval(columns, f1, drawn)


def share_interval(tallies: Sequence[Tally], attribute: str, drawn: Sequence[tuple[int, ...]]) -> Interval | None:
    """The interval of the share of right rows that have the attribute right."""

    def share(right: int, cases: int) -> float | None:
        return right / cases if cases else None

    columns = [[t.attributes.get(attribute, 0) for t in tallies], [t.right for t in tallies]]
    return _interval(columns, share, drawn)


def _interval(
    columns: list[list[int]], figure: Callable[..., float | None], drawn: Sequence[tuple[int, ...]]
) -> Interval | None:
    """None where one article, or none, has a case: nothing can be said of others then."""
    if sum(map(any, zip(*columns, strict=True))) < 2:
        return None
    taken = [figure(*(sum(itemgetter(*which)(column)) for column in columns)) for which in drawn]
    known = sorted(value for value in taken if value is not None)
    aside = int(len(known) * (1 - COVERED) / 2)
    return known[aside], known[-1 - aside]
