"""What words without a tense leave open: whether what they tell is still to come, by the day that stands with them."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import SUBORDINATOR, VERB
from communique.languages.tokens import YEAR
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax
from communique.reading.sentences.verbs import CLAUSE_MARKS
from communique.reading.times.calendar import When
from communique.reading.times.pieces import Time, Times

CENTURY: Final = 100
"""Years within which digits are those of a year to come."""

NEXT: Final = 4
"""Words behind a participle within which the day stands."""

BREAKS: Final = CLAUSE_MARKS | {","}
"""Marks beyond which a day is said of something else."""

TIMELESS: Final = frozenset({"since", "until"})
"""What a time says of how long something has been, or will be."""


class Coming:
    """Tells which nouns and participles of one sentence speak of what is still to come."""

    def __init__(self, x: Syntax) -> None:
        self.x = x
        self._times: list[Time] | None = None

    def of_participle(self, group: Group) -> bool:
        """ "Le tramway de Pa livré fin 2030", "L'hôpital de Pa bientôt rénové": not done, whatever the participle."""
        x = self.x
        if not x.pack.projects.soon.isdisjoint(x.words[max(0, group.start - 2) : group.end + 2]):
            return True
        return self._is_dated(group.end, self._end(group.end, group.end + NEXT))

    def of_noun(self, at: int) -> bool:
        """ "Ouverture d'un lycée à Pa en septembre 2030", "Inauguration prochaine du pont"."""
        x = self.x
        soon = x.pack.projects.soon | x.pack.agreements.soon
        if not soon.isdisjoint(x.words[max(0, at - 1) : at + 3]):
            return True
        return self._is_dated(at, self._end(at + 1, len(x.words)))

    def of_verb(self, group: Group) -> bool:
        """ "n'ouvrira pas en 2030": a day that is to come stands behind it."""
        return self._is_dated(group.end, self._end(group.end, len(self.x.words)))

    def _end(self, start: int, last: int) -> int:
        """Where the words end that go with what stands before token `start`."""
        x = self.x
        ends = (k for k in range(start, min(last, len(x.words))) if x.tags[k] in (VERB, SUBORDINATOR))
        marks = (k for k in range(start, min(last, len(x.words))) if x.words[k] in BREAKS)
        return min(next(ends, last), next(marks, last))

    def _is_dated(self, start: int, end: int) -> bool:
        """Whether a day behind that of the article stands there."""
        published = self.x.published
        if published is None:
            return False
        if self._times is None:
            self._times = list(Times(self.x.words, self.x.pack).find())
        for time in self._times:
            if not start <= time.start < end or time.relation in TIMELESS or time.near:
                continue
            first, last = time.days(When(published))
            if (first or last or published) > published:
                return True
        return False


def is_later(x: Syntax) -> bool:
    """ "En 2040, la demande est évaluée à 9 GW": whether a sentence names a year behind that of the article."""
    year = x.published.year if x.published is not None else None
    return year is not None and any(
        word.isdigit() and len(word) == YEAR and year < int(word) < year + CENTURY for word in x.words
    )
