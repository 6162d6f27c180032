"""Which of the times that a sentence says belongs to a figure: told by what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.languages.grammar import ADVERB, INFINITIVE, PARTICIPLE, SUBORDINATOR, VERB
from communique.reading.facts import Agreement, Amount, Change, Figure, Period
from communique.reading.sentences.chunks import DASHES
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.calendar import Span
from communique.reading.times.pieces import Time

CLOSE, SAME_CLAUSE, BEHIND_VERB, HEAD, LEADING, BEFORE = range(6)
"""How a time stands to a figure, the surest first."""

ASIDE: Final = 10
"""Added for a time that only says over how long a change is counted: "en glissement annuel"."""

WITHIN: Final = 4
"""How many times before a figure, and how many behind it, are looked at."""

SIGNED: Final = "signed"

BREAKS: Final = frozenset(",;:()–—")


@dataclass(slots=True, eq=False)
class Said:
    """A time where a sentence says it, with the period that it means."""

    time: Time
    period: Period

    @property
    def span(self) -> Span | None:
        """Its days, if both ends are told."""
        return (self.period.start, self.period.end) if self.period.start and self.period.end else None


class Clauses:
    """The figures and the times of a sentence, and what stands between them."""

    def __init__(self, x: Syntax, figures: list[Figure], said: list[Said]) -> None:
        self.x, self.figures = x, figures
        self.said = [entry for entry in said if not entry.time.compared and not self._is_dateline(entry.time)]
        self.dated = any(not (entry.time.near or entry.time.anchored) for entry in self.said)
        if self.said:
            self.depths = _depths(x.words)

    def own(self, figure: Figure) -> Said | None:
        """The time that stands surest to a figure; of two that do, the nearer one."""
        before = [entry for entry in self.said if entry.time.end <= figure.first]
        behind = [entry for entry in self.said if entry.time.start >= figure.after]
        best: tuple[int, int] | None = None
        found: Said | None = None
        for entry in before[:1] + before[1:][-WITHIN:] + behind[:WITHIN]:
            time = entry.time
            rank = self._rank(figure, time)
            if rank is None:
                continue
            distance = time.start - figure.after if time.start >= figure.after else figure.first - time.end
            if best is None or (rank, distance) < best:
                best, found = (rank, distance), entry
        return found

    def is_of_deal(self, figure: Figure) -> bool:
        """Whether it counts instruments or is what one is worth: the day of the signature is not its time."""
        if isinstance(figure, Change):
            return False
        x, known = self.x, self.x.pack.agreements
        if isinstance(figure, Amount) and isinstance(figure.thing, Agreement):
            return True
        if known.instruments.before(x.words, figure.last) or known.instruments.within(
            x.words, figure.first, figure.last
        ):
            return True
        group = x.group_before(figure.first)
        return group is not None and known.status.verbs.get(group.lemma) == SIGNED

    def _rank(self, figure: Figure, time: Time) -> int | None:
        rank = self._behind(figure, time) if time.start >= figure.after else self._before(figure, time)
        if rank is None:
            return None
        if not time.near:
            return None if time.passing and self.is_of_deal(figure) else rank
        if isinstance(figure, Change) and not time.repeated:
            return rank + ASIDE
        return rank if rank <= (BEHIND_VERB if time.repeated else SAME_CLAUSE) or rank == HEAD else None

    def _behind(self, figure: Figure, time: Time) -> int | None:
        """A time behind the figure, with no other figure between them that is not joined to it."""
        x, i, j = self.x, figure.after, time.start
        words, tags = x.words[i:j], x.tags[i:j]
        if time.yearly and not isinstance(figure, Change):
            return None
        if ";" in words or ":" in words or self._is_subordinate(i, j) or self._is_taken(figure, i, j):
            return None
        if VERB in tags or INFINITIVE in tags:
            joined = "," in words or not x.g.joining.isdisjoint(words)
            return None if joined else BEHIND_VERB
        return CLOSE if "," not in words else BEHIND_VERB

    def _before(self, figure: Figure, time: Time) -> int | None:
        """A time before the figure: in its clause, else at the head of the sentence, else of what it goes on."""
        x, i, j = self.x, time.end, figure.first
        words = x.words[i:j]
        if ";" in words or self._is_embedded(time, figure):
            return None
        opposed = j > 0 and x.words[j - 1] in x.pack.times.against  # "contre 5,3 milliards": of another time
        others = any(i <= f.number < j for f in self.figures)
        if not (others or opposed or "," in words or self._is_subordinate(i, j)):
            return SAME_CLAUSE
        if not any(f.number < time.start for f in self.figures):
            return HEAD if time.start < 2 else LEADING
        return None if opposed or VERB in x.tags[i:j] else BEFORE

    def _is_subordinate(self, i: int, j: int) -> bool:
        """Whether a clause begins between two tokens, and not with the last; "plus que doublé" is none."""
        tags = self.x.tags
        if SUBORDINATOR not in tags[i : j - 1]:
            return False
        return any(tags[k] == SUBORDINATOR and tags[k - 1 : k] != [ADVERB] for k in range(i, j - 1))

    def _is_taken(self, figure: Figure, i: int, j: int) -> bool:
        """Whether another figure stands between, outside brackets, that the time belongs to rather."""
        g, depth = self.x.g, self.depths[figure.number]
        for other in self.figures:
            opposed = other.first > 0 and self.x.words[other.first - 1] in self.x.pack.times.against
            if opposed and i <= other.number < j and self.depths[j] > depth:
                return True  # "5,2 milliards (contre 4,8 milliards un an plus tôt)"
            if not (i <= other.number < j and self.depths[other.number] <= depth):
                continue
            gap = self.x.words[i : other.first]
            if not all(w in g.joining or w in g.to or w in g.of or w in "()," for w in gap):
                return True
            i = other.after
        return False

    def _is_embedded(self, time: Time, figure: Figure) -> bool:
        """Whether the time is said of something else: in an aside with a participle, a relative clause or brackets."""
        x = self.x
        if self.depths[time.start] > self.depths[figure.number]:
            return True
        start = next((k + 1 for k in range(time.start - 1, -1, -1) if x.words[k] in BREAKS), 0)
        end = next((k for k in range(time.end, figure.first) if x.words[k] in BREAKS), figure.first)
        if end == figure.first or VERB not in x.tags[time.end : figure.first]:
            return False  # in the same breath, or it goes on with the same thing: "visée pour 2030, fixée à 5 Mt"
        participles = (k for k in range(start, time.start) if x.tags[k] == PARTICIPLE)
        return self._is_subordinate(start, time.start) or any(
            VERB not in x.tags[max(0, k - 3) : k] for k in participles
        )

    def _is_dateline(self, time: Time) -> bool:
        """ "Phnom Penh, 11 juillet 2005 –": when and where the article was written."""
        words, end = self.x.words, time.end
        if words[end : end + 1] == ["("]:  # "Tachkent, 14 novembre (AFP) –"
            end = next((k + 1 for k in range(end, min(len(words), end + 6)) if words[k] == ")"), end)
        return words[end : end + 1] != [] and words[end] in DASHES and VERB not in self.x.tags[: time.start]


def _depths(words: list[str]) -> list[int]:
    """How many brackets each word stands in."""
    if "(" not in words:
        return [0] * len(words)
    depths, depth = [], 0
    for word in words:
        depth += word == "("
        depths.append(depth)
        depth -= word == ")" and depth > 0
    return depths
