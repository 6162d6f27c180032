"""Percentages that are levels, where a verb of change stands before them: "abaissés de 15 à 5 %"."""

from __future__ import annotations

from communique.languages.tokens import YEAR
from communique.reading.facts import Amount
from communique.reading.figures.numbers import number_at
from communique.reading.figures.spans import MOVED, is_leveled, names_level
from communique.reading.sentences.syntax import Syntax


def falls_from(x: Syntax, figure: Amount) -> bool:
    """ "abaissés de 15 à 5 %", "un taux relevé de 3 à 5 %": two levels, no range of changes."""
    if figure.kind == "points":
        return False  # "a abaissé son taux de 25 points de base à 0,5 %"
    i, last = figure.first, figure.last
    known, leveled = x.pack.numbers.from_, is_leveled(x.words[max(0, i - MOVED) : i], x.pack)
    leveled = leveled or names_level(x.words, figure.after, x.pack)
    if i and x.words[i - 1] in known and last + 1 < len(x.words) and x.words[last] in x.g.to:
        second = number_at(x.s, last + 1, x.pack)
        return second is not None and (second.value < figure.value or leveled)
    if i < 3 or x.words[i - 1] not in x.g.to or x.words[i - 3] not in known:
        return False
    first = number_at(x.s, i - 2, x.pack)
    return first is not None and (first.value > figure.value or leveled)


def is_level_from(x: Syntax, figure: Amount) -> bool:
    """ "la hausse du taux de 9,5 % à 20 %": the unit said twice makes two levels."""
    if (
        figure.kind != "percentage"
        or figure.high is not None
        or not figure.first
        or x.words[figure.first - 1] not in x.pack.numbers.from_
    ):
        return False
    at = _behind_when(x, min(figure.last, figure.after))  # "passera de 3,6 à 2,1 %"
    if at + 1 >= len(x.words) or x.words[at] not in x.g.to:
        return False
    second = number_at(x.s, at + 1, x.pack)
    return second is not None and x.pack.numbers.percent.at(x.words, second.end) is not None


def _behind_when(x: Syntax, at: int) -> int:
    """Behind "en 2010", "en janvier" or "en janvier 2010", which stand between the two levels of "de 38 % à 9 %"."""
    if at + 2 >= len(x.words) or x.words[at] not in x.g.in_ or x.words[at] in x.g.to:
        return at
    end = at + 1 + (x.words[at + 1] in x.pack.months)
    end += len(x.words[end]) == YEAR and x.words[end].isdigit()
    return end if end > at + 1 else at
