"""One article's annotated facts against the rows that were read in it: counts, misses, and who was right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.evaluation.gold import Annotated, Fact
from communique.evaluation.judging import ATTRIBUTES, LEAST_SHARED, Row, has_right, is_right, pairs
from communique.reading import read, reads
from communique.schemas import FACT_TABLES
from communique.schemas.vocabulary import AMOUNT_KINDS

CORE = "core"
CELLS = (*(f"amounts:{kind}" for kind in AMOUNT_KINDS), *FACT_TABLES[1:])
"""What figures are given for: each kind of amount, and each other table."""
IN_CORE = ("amounts:money", "growth_rates", "agreements", "projects")
"""The cells whose counts together make the core."""
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Tally:
    """Counts of a cell. `attributes` holds of each attribute in how many right rows it is right."""

    gold: int = 0
    found: int = 0
    right: int = 0
    attributes: dict[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that was found right."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def share(self, attribute: str) -> float:
        """The share of right rows that have the attribute right."""
        return self.attributes[attribute] / self.right if self.right else 0.0

    def add(self, other: Tally) -> None:
        """Add the counts of another one."""
        self.gold += other.gold
        self.found += other.found
        self.right += other.right
        for name, right in other.attributes.items():
            self.attributes[name] = self.attributes.get(name, 0) + right


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that was read wrong, or not, or where there was nothing to read."""

    cell: str
    kind: str
    article: str
    quote: str
    wanted: str = ""
    got: str = ""


@dataclass(slots=True)
class Scored:
    """What one article adds: a tally a cell, the misses, and of each row its rule and whether it is right."""

    key: str
    readable: bool
    tallies: dict[str, Tally]
    misses: list[Miss] = field(default_factory=list)
    verdicts: list[tuple[str, bool]] = field(default_factory=list)


def score(annotated: Annotated) -> Scored:
    """Read an article and hold it against its annotation; one in a language that cannot be read has no rows."""
    readable = reads(annotated.article.language)
    rows = _rows(annotated) if readable else {}
    scored = Scored(annotated.key, readable, {})
    for cell in CELLS:
        table, _, kind = cell.partition(":")
        wanted = [fact for fact in annotated.facts if fact.table == table and (fact.kind or "") == kind]
        found = [row for row in rows.get(table, ()) if not kind or row["kind"] == kind]
        scored.tallies[cell] = _Cell(cell, wanted, found, scored).tally()
    return scored


def _rows(annotated: Annotated) -> dict[str, list[dict[str, Any]]]:
    """The rows by table in the order in which they are stored, an agreement with the names of its parties."""
    rows = read(annotated.article)
    parties: dict[str, list[str]] = {}
    for entry in rows["participants"]:
        if entry["role"] == "party":
            parties.setdefault(entry["fact_id"], []).append(entry["name"])
    return {
        table: [
            row | {"parties": parties.get(row["fact_id"], [])}
            for row in sorted(rows[table], key=lambda row: (row["quote_start"], row["quote_end"], row["fact_id"]))
        ]
        for table in FACT_TABLES
    }


class _Cell:
    """The facts and rows of one cell in one article."""

    def __init__(self, name: str, wanted: Sequence[Fact], found: Sequence[Row], scored: Scored) -> None:
        self.name, self.scored = name, scored
        self.table = name.partition(":")[0]
        self.wanted, self.found = wanted, found
        spans = [(row["quote_start"], row["quote_end"]) for row in found]
        self.pairs = pairs([(fact.start, fact.end) for fact in wanted], spans, LEAST_SHARED[self.table])

    def tally(self) -> Tally:
        """Count, and note misses and verdicts on the way."""
        paired = {f: w for w, f in self.pairs}
        counted = [f for f in range(len(self.found)) if not self._is_free(f, paired)]
        facts = {w for w, fact in enumerate(self.wanted) if not fact.optional}
        tally = Tally(gold=len(facts), found=len(counted), attributes=dict.fromkeys(ATTRIBUTES[self.table], 0))
        for w, f in self.pairs:
            if w in facts:
                self._judge(self.wanted[w], self.found[f], tally)
        self._note_unpaired(facts - set(paired.values()), [f for f in counted if f not in paired])
        return tally

    def _is_free(self, f: int, paired: dict[int, int]) -> bool:
        """Whether a row counts neither for nor against.

        That is one of an optional fact, and a fraction in words ("un tiers") that is not annotated.
        """
        if f in paired:
            return self.wanted[paired[f]].optional
        return self.name == "amounts:percentage" and not _DIGIT.search(self.found[f]["quote"])

    def _judge(self, fact: Fact, row: Row, tally: Tally) -> None:
        right = is_right(fact, row)
        self._verdict(row, right)
        if not right:
            self._miss("wrong value", fact.quote, _number(fact.said), _number(row))
            return
        tally.right += 1
        for name in ATTRIBUTES[self.table]:
            if has_right(name, fact, row):
                tally.attributes[name] += 1
            else:
                self._miss(name, fact.quote, _shown(fact.said.get(name)), _shown(row[name]))

    def _note_unpaired(self, missed: Iterable[int], spurious: Iterable[int]) -> None:
        for w in sorted(missed):
            self._miss("missed", self.wanted[w].quote, _number(self.wanted[w].said), "")
        for f in spurious:
            row = self.found[f]
            self._verdict(row, False)
            self._miss("spurious", row["quote"], "", _number(row))

    def _verdict(self, row: Row, right: bool) -> None:
        self.scored.verdicts.append((rule_of(row), right))

    def _miss(self, kind: str, quote: str, wanted: str, got: str) -> None:
        self.scored.misses.append(Miss(self.name, kind, self.scored.key, quote, wanted, got))


def rule_of(row: Row) -> str:
    """The name of the rule that found a row, without its version."""
    return str(row["extractor"]).partition("@")[0]


def _number(said: Row) -> str:
    """The number of a fact or row for people, empty where it has none."""
    if "rate" in said:
        return f"{said['rate']:g}"
    if "value" not in said:
        return ""
    value = f"{float(said['value']):,.6f}".rstrip("0").rstrip(".").replace(",", " ")
    high = said["value_high"] if said["qualifier"] == "between" else None
    return f"{value}{f' to {float(high):g}' if high is not None else ''} {said['unit'] or ''}".strip()


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return "none" if value is None else str(value)
