"""Reading one article, station by station."""

from __future__ import annotations

from datetime import date

from communique.article import Article
from communique.languages import Pack
from communique.languages.pack import CurrencyName
from communique.reading.agreements import agreements
from communique.reading.changes import split_changes
from communique.reading.currencies import settle
from communique.reading.document import Sentence, sentences
from communique.reading.facts import Agreement, Amount, Change, Fact, Figure, Period, Project
from communique.reading.links import (
    link_conversions,
    link_levels,
    link_owners,
    link_parts,
    link_repeats,
)
from communique.reading.measures import measure
from communique.reading.modality import modality
from communique.reading.names import Naming, namings, occasion
from communique.reading.periods import periods
from communique.reading.projects import merge, projects
from communique.reading.quantities import quantities


class Reader:
    """What is known while one article is read."""

    def __init__(self, article: Article, pack: Pack) -> None:
        self.pack = pack
        self.published: date | None = article.published_on
        self.sentences = sentences(article.text, pack)
        self.namings_of = {s: namings(s, pack) for s in self.sentences}
        self.namings = [naming for found in self.namings_of.values() for naming in found]
        self.countries = list(dict.fromkeys(naming.country.alpha2 for naming in self.namings))
        self.occasion: list[Naming] = occasion(self.namings, self.sentences)

    def facts(self) -> list[Fact]:
        """Every fact of the article, linked."""
        amounts, changes = self._figures()
        instruments, undertakings, became, every = self._deals()
        self._settle_figures(amounts, changes)
        link_conversions(amounts, self.pack)
        link_parts(amounts, self.pack)
        link_levels(changes, amounts, self.pack)
        link_repeats(amounts)
        link_repeats(changes)
        link_owners(amounts, every, became, instruments, self.pack)
        self._name_parties(amounts, changes, undertakings)
        return [*amounts, *changes, *instruments, *undertakings]

    def _figures(self) -> tuple[list[Amount], list[Change]]:
        amounts: list[Amount] = []
        changes: list[Change] = []
        for s in self.sentences:
            found = [self._with_currency(amount, name) for amount, name in quantities(s, self.pack)]
            kept, changed = split_changes(s, found, self.pack)
            amounts.extend(kept)
            changes.extend(changed)
        return amounts, changes

    def _with_currency(self, amount: Amount, name: CurrencyName | None) -> Amount:
        if name is not None:
            amount.unit = settle(name, self.countries, self.pack)
        return amount

    def _settle_figures(self, amounts: list[Amount], changes: list[Change]) -> None:
        """Time, modality and measure, in the order of the text, so that a reference finds what it stands for."""
        times: dict[int, list[tuple[Period, int, int]]] = {}
        earlier: list[Figure] = []
        for figure in sorted([*amounts, *changes], key=lambda f: f.start):
            s = figure.sentence
            if id(s) not in times:
                times[id(s)] = periods(s, self.pack, self.published)
            figure.modality = modality(s, figure, self.pack)
            figure.period = _nearest(figure, times[id(s)])
            figure.measure = measure(figure, earlier, self.pack)
            earlier.append(figure)

    def _deals(self) -> tuple[list[Agreement], list[Project], dict[int, Project], list[Project]]:
        instruments: list[Agreement] = []
        found: list[Project] = []
        for s in self.sentences:
            here = agreements(s, self.occasion, self.pack)
            instruments.extend(here)
            found.extend(projects(s, [(a.first, a.last) for a in here], self.pack))
        self._part_items(instruments)
        undertakings, became = merge(found, self.pack)
        return instruments, undertakings, became, found

    def _part_items(self, instruments: list[Agreement]) -> None:
        """The items of a list are parts of the aggregate that introduces it."""
        aggregates = {a.sentence: a for a in instruments if a.count != 1}
        for item in instruments:
            if item.sentence.intro is not None:
                item.part_of = aggregates.get(item.sentence.intro)

    def _name_parties(self, amounts: list[Amount], changes: list[Change], undertakings: list[Project]) -> None:
        """Trade is that of the countries that the sentence names, else of those of the article's occasion."""
        for figure in (*amounts, *changes):
            words = set((figure.measure or "").lower().replace("’", "'").split())
            if words & self.pack.trade:
                figure.parties = [naming.party() for naming in self._traders(figure.sentence)]
        for project in undertakings:
            joint = self.pack.joint & set(project.sentence.words[project.first : project.last])
            if joint:
                project.parties = [*project.parties, *(naming.party() for naming in self.occasion)]

    def _traders(self, s: Sentence) -> list[Naming]:
        here = [naming for naming in self.namings_of.get(s, []) if naming.country.how == "name"]
        distinct = list({naming.country.alpha3: naming for naming in here}.values())
        return distinct if len(distinct) == 2 else self.occasion


def _nearest(figure: Figure, found: list[tuple[Period, int, int]]) -> Period | None:
    """The time that belongs to a figure: one right behind it, else the last before it, else the first behind it."""
    s = figure.sentence
    start, end = s.starts[figure.first], s.ends[figure.after - 1]

    def separated(a: int, b: int) -> bool:
        return any(mark in s.text[a:b] for mark in (";", " : ", "\u00a0:"))

    behind = [(period, a) for period, a, _ in found if a >= end and not separated(end, a)]
    before = [period for period, _, b in found if b <= start and not separated(b, start)]
    if behind and behind[0][1] - end <= 2:
        return behind[0][0]
    if before:
        return before[-1]
    return behind[0][0] if behind else None
