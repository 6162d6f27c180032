"""The time a figure is about: which of the times that its sentence says is its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from communique.languages.grammar import ADVERB, INFINITIVE, PARTICIPLE, SUBORDINATOR, VERB
from communique.reading.dates import Span, When
from communique.reading.document import Sentence
from communique.reading.facts import Change, Figure, Period
from communique.reading.syntax import Syntax
from communique.reading.times import Time, Times

CLOSE, SAME_CLAUSE, BEHIND_VERB, LEADING, BEFORE = range(5)
"""How a time stands to a figure, the surest first."""

ASIDE = 10
"""Added for a time that only says how a change is counted: "en glissement annuel"."""

WITHIN = 4
"""How many times before a figure, and how many behind it, are looked at."""

BREAKS = frozenset(",;:()–—")


@dataclass(frozen=True, slots=True)
class Said:
    """A time where a sentence says it, with the period that it means."""

    time: Time
    period: Period

    @property
    def span(self) -> Span | None:
        """Its days, if both ends are told."""
        return (self.period.start, self.period.end) if self.period.start and self.period.end else None


class Periods:
    """The times that an article's sentences say, looked up once a sentence; asked in the order of the text."""

    def __init__(self, syntax: Callable[[Sentence], Syntax], published: date | None, figures: Iterable[Figure]) -> None:
        self.syntax, self.published = syntax, published
        self._clauses: dict[int, _Clauses] = {}
        self._figures: dict[int, list[Figure]] = {}
        self._last: tuple[int, Span] | None = None
        for figure in figures:
            self._figures.setdefault(figure.sentence.number, []).append(figure)

    def of(self, figure: Figure) -> Period | None:
        """The time of a figure: said in its own clause, else before all of its sentence."""
        s = figure.sentence
        clauses = self._clauses.get(s.number)
        if clauses is None:
            x, figures = self.syntax(s), self._figures[s.number]
            clauses = self._clauses[s.number] = _Clauses(x, figures, self._said(x, figures))
        return clauses.period(figure)

    def _said(self, x: Syntax, figures: list[Figure]) -> list[Said]:
        """Every time that a sentence names, in order; a relative one hangs on the time said before it."""
        s, found = x.s, []
        anchor = self._last[1] if self._last is not None and self._last[0] == s.paragraph else None
        for time in Times(x.words, x.pack).find():
            if any(time.start < figure.after and figure.number < time.end for figure in figures):
                continue
            start, end = time.days(When(self.published, anchor, _is_coming(x, time)))
            said = Said(time, Period(s.span(time.start, time.end), start, end))
            found.append(said)
            if said.span is not None:
                anchor = said.span
                self._last = (s.paragraph, anchor)
        return found


def _is_coming(x: Syntax, time: Time) -> bool:
    """Whether the verb at the time speaks of what is to come."""
    group = x.group_before(time.start) or x.group_after(time.end)
    if group is None:
        return False
    wanted = x.pack.modality.target_verbs
    return group.tense in ("future", "conditional") or (
        group.tense != "past" and (group.form == "infinitive" or not wanted.isdisjoint(group.lemmas))
    )


class _Clauses:
    """The figures and the times of a sentence, and what stands between them."""

    def __init__(self, x: Syntax, figures: list[Figure], said: list[Said]) -> None:
        self.x = x
        self.said = [entry for entry in said if not entry.time.compared]
        self.figures = figures
        if self.said:
            self.brackets = _depths(x.words)

    def period(self, figure: Figure) -> Period | None:
        """The period of the time that stands surest to a figure."""
        best: tuple[int, int] | None = None
        found: Period | None = None
        for entry in self._around(figure):
            rank = self._rank(figure, entry.time)
            if rank is None:
                continue
            time = entry.time
            distance = time.start - figure.after if time.start >= figure.after else figure.first - time.end
            if best is None or (rank, distance) < best:
                best, found = (rank, distance), entry.period
        return found

    def _around(self, figure: Figure) -> list[Said]:
        before = [entry for entry in self.said if entry.time.end <= figure.first]
        behind = [entry for entry in self.said if entry.time.start >= figure.after]
        return [*before[:1], *before[1:][-WITHIN:], *behind[:WITHIN]]

    def _rank(self, figure: Figure, time: Time) -> int | None:
        rank = self._behind(figure, time) if time.start >= figure.after else self._before(figure, time)
        if rank is None or not time.near:
            return rank
        if isinstance(figure, Change) and time.means != "rate":
            return rank + ASIDE
        return rank if (rank <= SAME_CLAUSE or (rank == LEADING and time.start < 2)) and not time.yearly else None

    def _behind(self, figure: Figure, time: Time) -> int | None:
        """A time behind the figure, with no other figure between them that is not joined to it."""
        x, i, j = self.x, figure.after, time.start
        words, tags = x.words[i:j], x.tags[i:j]
        if ";" in words or ":" in words or self._is_subordinate(i, j) or self._others(figure, i, j):
            return None
        if VERB in tags or INFINITIVE in tags:
            joined = "," in words or not x.g.joining.isdisjoint(words)
            return None if joined else BEHIND_VERB
        return CLOSE if "," not in words else BEHIND_VERB

    def _is_subordinate(self, i: int, j: int) -> bool:
        """Whether a clause begins between two tokens; "plus que doublé" is none."""
        tags = self.x.tags
        return any(tags[k] == SUBORDINATOR and tags[k - 1 : k] != [ADVERB] for k in range(i, j))

    def _others(self, figure: Figure, i: int, j: int) -> bool:
        """Whether another figure stands between, outside brackets, that the time belongs to rather."""
        level = self.brackets[figure.number]
        between = [f for f in self.figures if i <= f.number < j and self.brackets[f.number] <= level]
        for other in between:
            gap = self.x.words[i : other.first]
            joins = all(w in self.x.g.joining or w in self.x.g.to or w in self.x.g.of or w in "()," for w in gap)
            if not joins:
                return True
            i = other.after
        return False

    def _before(self, figure: Figure, time: Time) -> int | None:
        """A time before the figure: in its clause, else at the head of the sentence, else of what it goes on."""
        x, i, j = self.x, time.end, figure.first
        words = x.words[i:j]
        if ";" in words or self._is_embedded(time, figure):
            return None
        others = any(i <= f.number < j for f in self.figures)
        opposed = self._is_opposed(figure)
        if not (others or opposed or "," in words or self._is_subordinate(i, j)):
            return SAME_CLAUSE
        if not any(f.number < time.start for f in self.figures):
            return LEADING
        return None if opposed or VERB in x.tags[i:j] else BEFORE

    def _is_opposed(self, figure: Figure) -> bool:
        """ "contre 5,3 milliards": what was before has a time of its own or none."""
        return figure.first > 0 and self.x.words[figure.first - 1] in self.x.pack.times.against

    def _is_embedded(self, time: Time, figure: Figure) -> bool:
        """Whether the time is said of something else: in an aside with a participle, a relative clause or brackets."""
        x = self.x
        if self.brackets[time.start] > self.brackets[figure.number]:
            return True
        start = next((k + 1 for k in range(time.start - 1, -1, -1) if x.words[k] in BREAKS), 0)
        end = next((k for k in range(time.end, len(x.words)) if x.words[k] in BREAKS), len(x.words))
        if end >= figure.first:
            return False
        participles = (k for k in range(start, time.start) if x.tags[k] == PARTICIPLE)
        return self._is_subordinate(start, time.start) or any(VERB not in x.tags[max(0, k - 3) : k] for k in participles)


def _depths(words: list[str]) -> list[int]:
    """How many brackets each word stands in."""
    depths, depth = [], 0
    for word in words:
        depth += word == "("
        depths.append(depth)
        depth -= word == ")" and depth > 0
    return depths
