"""What the first page shows: the facts of all articles, added up by the rules of `measures`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from communique.report.measures import counted, countries, number, period, plain
from communique.report.stories import Row, Story
from communique.schemas import FACT_TABLES

SLICES, BARS = 60, 12
"""Slices of money that can be chosen (a currency, a modality, a period), and bars that a chart of one has."""
MEASURES, RATES = 10, 40
"""Measures whose growth is shown, and the newest rates of each."""
TARGETS = 12
"""Targets that are shown beside present levels."""

Slice = tuple[str, str, str | None, str | None]
"""A unit, a modality, and the first and last day of a period: what may be added up."""


@dataclass(slots=True)
class _Sum:
    """How many amounts, and their sum."""

    rows: int = 0
    total: Decimal = Decimal(0)

    def add(self, value: Decimal) -> None:
        self.rows += 1
        self.total += value


def _sums() -> dict[Any, _Sum]:
    return defaultdict(_Sum)


@dataclass(slots=True)
class Overview:
    """Counts and sums that grow with each story."""

    articles: int = 0
    duplicates: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    agreements: Counter[tuple[str, str]] = field(default_factory=Counter)
    projects: Counter[tuple[str, str]] = field(default_factory=Counter)
    confidence: Counter[int] = field(default_factory=Counter)
    said: Counter[tuple[str, str]] = field(default_factory=Counter)
    money: dict[Slice, _Sum] = field(default_factory=_sums)
    pairs: dict[Slice, dict[str, _Sum]] = field(default_factory=lambda: defaultdict(_sums))
    sectors: dict[Slice, dict[str, _Sum]] = field(default_factory=lambda: defaultdict(_sums))
    rates: Counter[str] = field(default_factory=Counter)
    growth: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    targets: list[Row] = field(default_factory=list)

    def add(self, story: Story) -> None:
        """Count an article and its facts."""
        day = plain(story.article["published_on"])
        self.articles += 1
        self.duplicates += story.article["duplicate_of"] is not None
        self.days[day or ""] += 1
        self.languages[story.article["language"]] += 1
        self.countries.update({code for facts in story.facts.values() for f in facts for code in countries(story, f)})
        for table in FACT_TABLES:
            self.facts[table] += len(story.facts[table])
            self.counted[table] += len(counted(story, table))
            for fact in story.facts[table]:
                self._add_quality(story, table, fact)
        self._add_money(story)
        self._add_growth(story, day)
        self._add_deals(story)
        for target in _targets(story, day):
            _keep(self.targets, target, TARGETS)

    def _add_quality(self, story: Story, table: str, fact: Row) -> None:
        self.confidence[-1 if fact["confidence"] is None else min(9, int(fact["confidence"] * 10))] += 1
        for column in ("measure", "period_text", "unit", "sector", "signed_on", "subject"):
            if fact.get(column) is not None:
                self.said[table, column] += 1
        if fact["fact_id"] in story.participants:
            self.said[table, "participants"] += 1

    def _add_money(self, story: Story) -> None:
        sectors = {project["fact_id"]: project["sector"] for project in story.facts["projects"]}
        totals = counted(story, "amounts")
        for fact in story.facts["amounts"]:
            if fact["kind"] == "money" and fact["unit"] and fact["fact_id"] in totals:
                key = (fact["unit"], fact["modality"], *period(fact))
                self.money[key].add(fact["value"])
                self.pairs[key][" ".join(countries(story, fact))].add(fact["value"])
                self.sectors[key][sectors.get(fact["project_id"]) or ""].add(fact["value"])

    def _add_growth(self, story: Story, day: str | None) -> None:
        totals = counted(story, "growth_rates")
        for fact in story.facts["growth_rates"]:
            if fact["basis"] != "percentage_points" and fact["measure"] and fact["fact_id"] in totals:
                measure = fact["measure"].casefold()
                rate = {**_place(story, fact, day), "rate": plain(fact["rate"]), "modality": fact["modality"]}
                self.rates[measure] += 1
                _keep(self.growth[measure], rate, RATES)

    def _add_deals(self, story: Story) -> None:
        for table, counts, column in (("agreements", self.agreements, "type"), ("projects", self.projects, "sector")):
            named = counted(story, table)
            for fact in story.facts[table]:
                if fact["fact_id"] in named:
                    counts[fact[column] or "", fact["status"]] += number(fact)

    def data(self) -> Row:
        """All of it as plain values, in an order that does not depend on that of the articles."""
        slices = sorted(self.money, key=self._fullness)[:SLICES]
        return {
            "articles": self.articles,
            "duplicates": self.duplicates,
            "facts": dict(self.facts),
            "counted": dict(self.counted),
            "days": sorted(self.days.items()),
            "languages": _ranked(self.languages),
            "countries": _ranked(self.countries),
            "agreements": [[*key, count] for key, count in _ranked(self.agreements)],
            "projects": [[*key, count] for key, count in _ranked(self.projects)],
            "currencies": _ranked(_by_currency(self.money)),
            "money": [self._slice(key) for key in slices],
            "growth": [{"measure": m, "rates": _newest_of(self.growth[m], RATES)} for m in self._measures()],
            "targets": _newest_of(self.targets, TARGETS),
            "confidence": [self.confidence[tenth] for tenth in range(-1, 10)],
            "said": [[*key, count] for key, count in sorted(self.said.items())],
        }

    def _measures(self) -> list[str]:
        """Those of which most rates are told."""
        return [measure for measure, _ in _ranked(self.rates)[:MEASURES]]

    def _fullness(self, key: Slice) -> tuple[Any, ...]:
        """Sorts the slice with most sums first; of equal ones what is so, and has no period."""
        unit, modality, start, end = key
        return (-self.money[key].rows, modality != "actual", start or "", end or "", unit, modality)

    def _slice(self, key: Slice) -> Row:
        unit, modality, start, end = key
        total = self.money[key]
        return {
            "unit": unit,
            "modality": modality,
            "start": start,
            "end": end,
            "rows": total.rows,
            "total": plain(total.total),
            "pairs": _largest(self.pairs[key]),
            "sectors": _largest(self.sectors[key]),
        }


def _place(story: Story, fact: Row, day: str | None) -> Row:
    return {"article_id": fact["article_id"], "fact_id": fact["fact_id"], "day": day, "title": story.article["title"]}


def _newest(row: Row) -> tuple[Any, ...]:
    """Sorts the newest first, and those of one day in a fixed order."""
    return (tuple(-ord(digit) for digit in row["day"] or "0"), row["article_id"], row["fact_id"])


def _newest_of(rows: list[Row], shown: int) -> list[Row]:
    return sorted(rows, key=_newest)[:shown]


def _keep(rows: list[Row], row: Row, shown: int) -> None:
    """Take one more, and drop those that will not be shown when they are as many again."""
    rows.append(row)
    if len(rows) >= 2 * shown:
        rows[:] = _newest_of(rows, shown)


def _targets(story: Story, day: str | None) -> Iterable[Row]:
    """The targets of an article that has the present level of the same measure in the same unit."""
    totals = counted(story, "amounts")
    figures = [fact for fact in story.facts["amounts"] if fact["fact_id"] in totals and fact["measure"]]
    present: dict[tuple[str, str], Row] = {}
    for fact in figures:
        if fact["modality"] == "actual":
            present.setdefault((fact["measure"].casefold(), fact["unit"]), fact)
    for fact in figures:
        level = present.get((fact["measure"].casefold(), fact["unit"]))
        if fact["modality"] == "target" and level is not None:
            yield {
                **_place(story, fact, day),
                "measure": fact["measure"],
                "unit": fact["unit"],
                "kind": fact["kind"],
                "countries": " ".join(countries(story, fact) or countries(story, level)),
                "until": plain(fact["period_end"]),
                "target": plain(fact["value"]),
                "present": plain(level["value"]),
            }


def _by_currency(money: dict[Slice, _Sum]) -> Counter[str]:
    currencies: Counter[str] = Counter()
    for (unit, *_), total in money.items():
        currencies[unit] += total.rows
    return currencies


def _largest(sums: dict[str, _Sum]) -> list[list[Any]]:
    keys = sorted(sums, key=lambda key: (-sums[key].total, key))[:BARS]
    return [[key, sums[key].rows, plain(sums[key].total)] for key in keys]


def _ranked(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
