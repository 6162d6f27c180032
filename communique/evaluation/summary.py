"""The figures of a set of articles: counts together, with intervals and what is demanded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from communique.evaluation.demands import demanded
from communique.evaluation.gold import load
from communique.evaluation.intervals import Interval, draws, f1_interval, share_interval
from communique.evaluation.judging import ATTRIBUTES
from communique.evaluation.scoring import CELLS, CORE, IN_CORE, Miss, Scored, Tally, score

TOGETHER = "together"
"""The name of all folders as one set."""


@dataclass(frozen=True, slots=True)
class Figure:
    """F1 of a cell, or the share of an attribute: `cases` annotated facts, or right rows, are behind it."""

    value: float
    cases: int
    interval: Interval | None
    demanded: float | None

    @property
    def is_met(self) -> bool:
        """Whether it is what is demanded, or nothing is; rounded as it is shown."""
        return self.demanded is None or round(self.value, 3) >= self.demanded


class Summary:
    """A set of scored articles, by the name of its folder."""

    def __init__(self, name: str, scored: Sequence[Scored]) -> None:
        self.name = name
        self.scored = scored

    @property
    def misses(self) -> Iterator[Miss]:
        """All that was read wrong, in the order of the articles."""
        return (miss for one in self.scored for miss in one.misses)

    @property
    def unreadable(self) -> int:
        """How many articles are in a language that cannot be read."""
        return sum(not one.readable for one in self.scored)

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """The counts of every cell, and of the core."""
        return {cell: _sum(tallies) for cell, tallies in self._by_article.items()}

    @cached_property
    def f1(self) -> dict[str, Figure]:
        """F1 of every cell and of the core."""
        return {
            cell: Figure(
                tally.f1,
                tally.gold,
                f1_interval(self._by_article[cell], self._draws),
                demanded(self.name, cell, tally.gold),
            )
            for cell, tally in self.tallies.items()
        }

    @cached_property
    def shares(self) -> dict[str, dict[str, Figure]]:
        """The share of right rows that have an attribute right, by cell and attribute."""
        return {
            cell: {
                name: Figure(
                    self.tallies[cell].share(name),
                    self.tallies[cell].right,
                    share_interval(self._by_article[cell], name, self._draws),
                    demanded(self.name, name, self.tallies[cell].right),
                )
                for name in ATTRIBUTES[cell.partition(":")[0]]
            }
            for cell in CELLS
        }

    @cached_property
    def _by_article(self) -> dict[str, list[Tally]]:
        cells = {cell: [one.tallies[cell] for one in self.scored] for cell in CELLS}
        cells[CORE] = [_counts(one.tallies[cell] for cell in IN_CORE) for one in self.scored]
        return cells

    @cached_property
    def _draws(self) -> list[tuple[int, ...]]:
        return draws(len(self.scored))


def _sum(tallies: Sequence[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _counts(tallies: Iterator[Tally]) -> Tally:
    """Counts of several cells together; their attributes are not the same ones."""
    return _sum([Tally(tally.gold, tally.found, tally.right) for tally in tallies])


def summarise(folders: Sequence[Path]) -> list[Summary]:
    """The figures of each folder, and where there are several also of all together.

    Raises GoldError for a folder without annotated articles, and for a bad file.
    """
    annotated = {folder: load(folder) for folder in folders}
    scored = {folder: [score(one) for one in articles] for folder, articles in annotated.items()}
    summaries = [Summary(folder.resolve().name, of_folder) for folder, of_folder in scored.items()]
    if len(summaries) > 1:
        summaries.append(Summary(TOGETHER, [one for of_folder in scored.values() for one in of_folder]))
    return summaries
