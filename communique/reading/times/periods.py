"""The time that each figure of an article is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from communique.reading.facts import ACTUAL, Amount, Change, Figure, Period
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.calendar import Span, When
from communique.reading.times.clauses import Clauses, Said
from communique.reading.times.pieces import Time, Times


@dataclass(frozen=True, slots=True)
class Report:
    """A part of a year that figures are reported for, with the last sentence that gave some."""

    period: Period
    sentence: Sentence
    goes_on: bool


class Periods:
    """The times that an article's sentences say, looked up once a sentence; asked in the order of the text."""

    def __init__(self, syntax: Callable[[Sentence], Syntax], published: date | None, figures: Iterable[Figure]) -> None:
        self.syntax, self.published = syntax, published
        self._clauses: dict[int, Clauses] = {}
        self._figures: dict[int, list[Figure]] = {}
        self._anchor: tuple[int, Span] | None = None
        self._report: Report | None = None
        for figure in figures:
            self._figures.setdefault(figure.sentence.number, []).append(figure)

    def of(self, figure: Figure) -> Period | None:
        """The time of a figure: what its sentence says, else what the sentences before report on."""
        s = figure.sentence
        clauses = self._clauses.get(s.number)
        if clauses is None:
            x, figures = self.syntax(s), sorted(self._figures[s.number], key=lambda f: f.first)
            clauses = self._clauses[s.number] = Clauses(x, figures, self._said(x, figures))
        own = clauses.own(figure)
        if own is not None and own.time.relation == "by" and _is_first_of_two(clauses.x, figure):
            own = None  # "veulent porter de 34 à 100 milliards d'ici à 2030 leurs échanges"
        if own is None or own.time.yearly:
            return self._reported(figure, clauses) or (own.period if own is not None else None)
        if own.time.reported and _is_reported(figure) and own.span is not None:
            self._report = Report(own.period, s, goes_on=False)
        elif clauses.dated:
            self._report = None
        return own.period

    def said(self, s: Sentence) -> list[Period]:
        """Every time that a sentence names, for who wants to see them."""
        return [entry.period for entry in self._said(self.syntax(s), self._figures.get(s.number, []))]

    def _said(self, x: Syntax, figures: list[Figure]) -> list[Said]:
        """Every time that a sentence names, in order; a relative one hangs on the time said before it."""
        s, found = x.s, []
        anchor = self._anchor[1] if self._anchor is not None and self._anchor[0] == s.paragraph else None
        if anchor is None and self._report is not None and self._report.period.start and self._report.period.end:
            anchor = self._report.period.start, self._report.period.end
        for time in Times(x.words, x.pack).find():
            if any(time.start < figure.after and figure.number < time.end for figure in figures):
                continue
            start, end = time.days(When(self.published, anchor, _is_coming(x, time)))
            said = Said(time, Period(s.span(time.start, time.end), start, end))
            found.append(said)
            if said.span is not None:
                anchor = said.span
                self._anchor = (s.paragraph, anchor)
        return found

    def _reported(self, figure: Figure, clauses: Clauses) -> Period | None:
        """The part of a year that the sentence before gave figures for.

        Statistics name it once: "Au premier semestre, les échanges ont atteint … . Les exportations ont rapporté …".
        It holds for sums and changes from sentence to sentence, until one names a time of its own.
        """
        report, s = self._report, figure.sentence
        if report is None or clauses.dated or not _is_reported(figure) or clauses.is_of_deal(figure):
            return None
        behind = s.number - report.sentence.number, s.paragraph - report.sentence.paragraph
        if max(behind) > 1 or (behind == (0, 0) and not report.goes_on):
            return None
        self._report = Report(report.period, s, goes_on=True)
        return report.period


def _is_first_of_two(x: Syntax, figure: Figure) -> bool:
    """Whether a figure is the level that another one is to be reached from."""
    from_, to = x.words[figure.first - 1 : figure.first], x.words[figure.last : figure.last + 1]
    return figure.modality == ACTUAL and bool(from_ and to) and from_[0] in x.pack.numbers.from_ and to[0] in x.g.to


def _is_reported(figure: Figure) -> bool:
    return figure.modality == ACTUAL and (
        isinstance(figure, Change) or (isinstance(figure, Amount) and figure.kind == "money")
    )


def _is_coming(x: Syntax, time: Time) -> bool:
    """Whether the verb at the time speaks of what is to come."""
    group = x.group_before(time.start) or x.group_after(time.end)
    if group is None:
        return False
    wanted = x.pack.modality.target_verbs
    return group.tense in ("future", "conditional") or (
        group.tense != "past" and (group.form == "infinitive" or not wanted.isdisjoint(group.lemmas))
    )
