"""Where a sentence says a time: pieces that the language data knows, put together from the finer to the coarser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.languages import Pack
from communique.languages.times import TimeWords, Value
from communique.reading.times.calendar import When
from communique.reading.times.dates import UNKNOWN, Days, days_of, related

# Pieces that are no time before they have a coarser one: "début", "la première semaine", "l'année"
OPEN: Final = frozenset({"begin", "middle", "end", "whole", "unit", "nth"})
# Pieces that may lie in a coarser one, and those that a finer one may lie in
FINER: Final = OPEN | {
    *("day", "days", "month_day", "month", "months", "middle_month", "part", "quarter", "half", "parts"),
    *("first_n", "last_n", "latest", "same", "season", "vague"),
}
COARSER: Final = frozenset(
    {
        *("year", "years", "decade", "month", "middle_month", "last_month", "next_month", "part", "quarter", "half"),
        *("unit", "last", "this", "next", "previous", "following", "ago", "season", "middle_year"),
    }
)
# Pieces of which one word alone may mean something else, if nothing before it says that it is a time
DOUBTFUL: Final = frozenset({"year", "month", "season"})

NEAR: Final = frozenset({"duration", "rate", "yearly"})
"""Pieces that say how long or how often: they belong to the figure that they stand beside."""

REPORTED: Final = frozenset({"part", "parts", "quarter", "half", "first_n", "month", "months"})
ANCHORED: Final = frozenset({"earlier", "later", "previous", "following", "same"})

WHOLE: Final = frozenset({"year", "half", "quarter", "month", "week"})
"""Spans that figures are told over."""

GAP: Final = 2
"""How many words ("de l'") may stand between a finer and a coarser piece."""

COMPARED: Final = frozenset({"compared", "than"})

REACH: Final = 8
"""How many words before "qu'en 2020" may say that something is more or less."""


@dataclass(slots=True, eq=False)
class Piece:
    """One piece of a time, at tokens start to end (exclusive)."""

    means: str
    values: list[Value]
    start: int
    end: int


Chain = tuple[Piece, ...]


@dataclass(slots=True, eq=False)
class Time:
    """A time at tokens start to end (exclusive): its pieces, the finest first, and those `until` which a range goes.

    `relation` is what the words before it make of it; `compared` says that something is compared with it, and so is
    not of it.
    """

    pieces: Chain
    until: Chain
    relation: str
    start: int
    end: int
    compared: bool = False

    @property
    def means(self) -> str:
        """What its finest piece means."""
        return self.pieces[0].means

    @property
    def near(self) -> bool:
        """Whether it belongs to nothing but the figure beside it."""
        return self.means in NEAR

    @property
    def passing(self) -> bool:
        """Whether it says when something happens, and not since when or until when it holds."""
        return self.relation in ("", "at", "in")

    @property
    def reported(self) -> bool:
        """Whether it is a part of a year, as statistics report on."""
        return self.passing and self.means in REPORTED

    @property
    def anchored(self) -> bool:
        """Whether it hangs on a time said before."""
        return self.means in ANCHORED

    @property
    def repeated(self) -> bool:
        """Whether it says how often: "par an"."""
        return self.means == "rate"

    @property
    def yearly(self) -> bool:
        """Whether it only says how a change is counted: "sur un an", "en glissement annuel"."""
        return self.means == "yearly"

    def days(self, when: When) -> Days:
        """The days it means."""
        if self.relation == "by":
            when = When(when.published, when.anchor, coming=True)
        days = _range(self.pieces, self.until, when) if self.until else _of_chain(self.pieces, when)
        start, end = related(self.relation, days, self.means == "end", when.published)
        return (start, end) if start is None or end is None or start <= end else UNKNOWN


def _of_chain(chain: Chain, when: When) -> Days:
    days: Days | None = None
    for piece in reversed(chain):
        days = days_of(piece.means, piece.values, days, when)
    return days if days is not None else UNKNOWN


def _range(first: Chain, last: Chain, when: When) -> Days:
    """From the first to the last; the year that only one of them says is that of both."""
    if len(last) > 1 and last[-1].means in COARSER and len(first) == 1 and first[0].means in FINER:
        first = (*first, *last[1:])
    if len(first) > 1 and len(last) == 1:
        start = _of_chain(first, when)[0]
        end = _of_chain(last, When(start, coming=True))[1]
    else:
        end = _of_chain(last, when)[1]
        start = _of_chain(first, When(end))[0]
    return (start, end) if start and end and start <= end else UNKNOWN


class Times:
    """Finds the times in the words of a sentence."""

    def __init__(self, words: list[str], pack: Pack) -> None:
        self.words, self.g = words, pack.grammar
        self.known: TimeWords = pack.times

    def find(self) -> Iterator[Time]:
        """Every time, from left to right, without overlaps."""
        if not self.known.may_say(self.words):
            return
        free = 0
        for i in self.known.beginning.where(self.words):
            time = self._time(i, free) if i >= free else None
            if time is not None:
                yield time
                free = time.end

    def _time(self, i: int, free: int) -> Time | None:
        """The time whose first piece begins at token i; no word before token `free` belongs to it."""
        chain = self._chain(i)
        if chain is None or self._holds_range(chain):
            return None
        start = i - 1 if i > free and self.words[i - 1] in self.known.articles else i
        opener = self.words[start - 1] if start > free else ""
        until, ranged = self._other_end(chain, opener)
        end = (until or chain)[-1].end
        relation, first = ("", start - 1) if ranged else self._relation(start, free)
        relation = (
            "in" if relation == "at" and start < i else relation
        )  # "à fin juin" is a day, "à la fin de juin" is not
        compared = self._is_compared(first)
        if not (until or compared or relation or self._is_time(chain, start < i, opener)):
            return None
        if len(chain) == 1 and chain[0].means in OPEN:
            this = self._this(chain[0], start)
            return Time((this,), (), relation, first, end, compared) if this is not None else None
        return Time(chain, until, relation, first, end, compared)

    def _this(self, unit: Piece, start: int) -> Piece | None:
        """ "vise 820 livraisons sur l'année": the one that goes on, where no more is said of it."""
        behind = self.words[unit.end] if unit.end < len(self.words) else ""
        closed = not behind[:1].isalnum() or behind in self.g.classes
        whole = unit.means == "unit" and unit.values[0] in WHOLE and closed
        if not whole or self.known.over.before(self.words, start) is None:
            return None
        return Piece("this", ["this", *unit.values], unit.start, unit.end)

    def _holds_range(self, chain: Chain) -> bool:
        """ "la période de janvier à juin": the range within says the time."""
        within = len(chain) > 1 and chain[0].means in ("whole", "unit")
        return within and bool(self._other_end(chain, self.words[chain[1].start - 1])[0])

    def _chain(self, i: int) -> Chain | None:
        """The pieces from token i on, each in the next."""
        piece = self._piece(i)
        if piece is None:
            return None
        chain = [piece]
        while chain[-1].means in FINER:
            coarser = self._coarser(chain[-1].end)
            if coarser is None:
                break
            chain.append(coarser)
        return tuple(chain)

    def _coarser(self, i: int) -> Piece | None:
        for k in range(i, min(i + GAP, len(self.words)) + 1):
            if k < len(self.words) and self.known.beginning[self.words[k]]:
                piece = self._piece(k)
                if piece is not None and piece.means in COARSER:
                    return piece
            if k >= len(self.words) or not (self.words[k] in self.g.of or self.words[k] in self.known.articles):
                return None
        return None

    def _piece(self, i: int) -> Piece | None:
        """The longest piece that begins at token i."""
        best: Piece | None = None
        stack = list(self.known.beginning[self.words[i]])
        while stack:
            node, length, values = stack.pop()
            k = i + length
            if node.means is not None and (best is None or k > best.end):
                best = Piece(node.means, list(values), i, k)
            if k >= len(self.words):
                continue
            word = self.words[k]
            for slot, value in self.known.slots[word]:
                child = node.next.get(slot)
                if child is not None:
                    stack.append((child, length + 1, (*values, value)))
            literal = node.next.get(word)
            if literal is not None:  # on top: of two readings of the same length the one by its words counts
                stack.append((literal, length + 1, values))
        return best

    def _relation(self, i: int, free: int) -> tuple[str, int]:
        """What the words before token i make of the time, and where they begin."""
        found = self.known.before.before(self.words, i)
        return ("", i) if found is None or found[1] < free or found[0] in COMPARED else found

    def _is_compared(self, i: int) -> bool:
        """Whether something is compared with the time at token i: "par rapport à", "de plus qu'"."""
        found = self.known.before.before(self.words, i)
        if found is None or found[0] not in COMPARED:
            return False
        said = self.words[max(0, i - REACH) : i]
        return found[0] == "compared" or not self.known.comparatives.isdisjoint(said)

    def _other_end(self, chain: Chain, opener: str) -> tuple[Chain, bool]:
        """The other end of a range that begins with the chain, and whether the opener belongs to it."""
        inner = self.known.inner.at(self.words, chain[-1].end)
        if inner is None or not (opener in inner[0] or "" in inner[0]):
            return (), False
        at = inner[1]
        if at < len(self.words) and self.words[at] in self.known.articles:
            at += 1
        last = self._chain(at) if at < len(self.words) and self.known.beginning[self.words[at]] else None
        if last is None or last[0].means in NEAR:
            return (), False
        if opener in inner[0] and opener:
            return last, True
        return (last, False) if _follows(chain, last) else ((), False)

    def _is_time(self, chain: Chain, article: bool, opener: str) -> bool:
        """Whether a chain says a time by itself, or with the word before it."""
        means = chain[0].means
        if len(chain) > 1 or means not in DOUBTFUL:
            return True
        if means == "season":
            return article
        return article or opener in (self.known.beside_year if means == "year" else self.known.beside_month)


def _follows(first: Chain, last: Chain) -> bool:
    """ "2022 et 2023", "juin et juillet": two times of one kind without a gap are one."""
    a, b = first[0], last[0]
    if len(first) > 1 or a.means != b.means or not a.values:
        return False
    earlier, later = a.values[0], b.values[0]
    return isinstance(earlier, int) and isinstance(later, int) and later == earlier + 1
