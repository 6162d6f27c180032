"""Figures in a list and what each of them is of: "A et B ont atteint 5 et 7 milliards", "les ventes à A et B"."""

from __future__ import annotations

from itertools import pairwise

from communique.languages.grammar import ADVERB, CLITIC, NUMBER, VERB
from communique.reading.facts import Figure
from communique.reading.measures.references import References
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax


class Distribution:
    """Tells the figures of a list apart, where the words before them list as many things."""

    def __init__(self, references: References) -> None:
        self.references = references

    def respective(self, x: Syntax, figure: Figure) -> str | None:
        """ "Les ventes à A et B ont atteint 5 et 7 milliards, en hausse de 2 % et 3 %": of which each figure is."""
        if not _is_listed(x, figure):
            return None
        items = _items(x, figure)
        place = next((k for k, (start, end) in enumerate(items) if start <= figure.first < end), None)
        if len(items) < 2 or place is None:
            return None
        group = x.group_before(items[0][0])
        near = group is not None and {NUMBER, VERB}.isdisjoint(x.tags[group.end : items[0][0]])
        subject = x.subject(group) if group is not None and near and group.form == "finite" else None
        if group is None or subject is None:
            return self._of_last_list(x, len(items))
        beside = _named(x, subject, group.start)
        if len(beside) == len(items):
            return f"{x.s.span(subject.body, beside[0].start)} {x.s.span(beside[place].start, beside[place].end)}"
        things = _things(x, subject, group.start)
        if len(things) != len(items):
            things = _listed(x, group.start)
        if len(things) != len(items):
            return self._of_last_list(x, len(items))
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma)
        if noun is not None and x.s.capital(things[place].body):  # "A, B et C ont investi 3, 4 et 5 millions"
            thing = things[place]
            return f"{noun} {x.g.behind_of(x.s.span(thing.body, thing.end), x.words[thing.start])}"
        ends = [*(thing.start - 1 for thing in things[1:]), group.start]
        return self.references.text(x, things[place], last=ends[place])

    def _of_last_list(self, x: Syntax, length: int) -> str | None:
        """ ", en hausse respectivement de 7 % et 8 %": of what the figures of the list before are."""
        earlier = self.references.earlier
        same = earlier[-length] if len(earlier) >= length else None
        known = same is not None and same.sentence is x.s and same.measured_by == "respective"
        return same.measure if same is not None and known else None


def _is_listed(x: Syntax, figure: Figure) -> bool:
    """Whether "and" or a comma stands beside a figure, as in every list."""
    near = x.words[max(0, figure.first - 2) : figure.after + 1]
    return "," in near or not x.g.joining.isdisjoint(near)


def _items(x: Syntax, figure: Figure) -> list[tuple[int, int]]:
    """The tokens of each figure of the list that a figure stands in."""
    first, last = figure.first, figure.after
    parts = x.g.of.union(x.g.joining, x.pack.units.symbols, (",", "%"))
    while first and (x.tags[first - 1] == NUMBER or x.words[first - 1] in parts):
        first -= 1
    while last < len(x.words) and (x.tags[last] == NUMBER or x.words[last] in parts):
        last += 1
    marks = [k for k in range(first, last) if x.words[k] == "," or x.words[k] in x.g.joining]
    spans = [(start + 1, end) for start, end in pairwise([first - 1, *marks, last])]
    return [span for span in spans if NUMBER in x.tags[span[0] : span[1]]]


def _things(x: Syntax, subject: Chunk, verb: int) -> list[Chunk]:
    """The subjects of a verb that "and" joins: "les exportations et les importations de marchandises"."""
    whole = x.coordinated(subject)
    return [c for c in x.chunks if whole.start <= c.start < verb and not c.before and not c.time]


def _listed(x: Syntax, verb: int) -> list[Chunk]:
    """The subjects of a list right before a verb: "La France, l'Allemagne et l'Italie"."""
    found = _series(x, verb)
    return found if not any(chunk.before for chunk in found) else []


def _named(x: Syntax, subject: Chunk, verb: int) -> list[Chunk]:
    """The names of a list right before a verb that hang on its subject: "vers la Chine, l'Inde et l'Iran"."""
    end = verb
    while end and x.tags[end - 1] in (CLITIC, ADVERB):
        end -= 1
    found = [chunk for chunk in _series(x, end) if chunk.start > subject.head]
    named = found != [] and all(x.s.capital(chunk.body) for chunk in found)
    return found if named and found[0].before and found[0].before not in x.g.joining else []


def _series(x: Syntax, end: int) -> list[Chunk]:
    """The noun phrases of a list that ends before a token, with the preposition of all told once or each time."""
    found: list[Chunk] = []
    chunk = x.chunk_before(end)
    while chunk is not None and chunk.end == end and not chunk.time:
        found.append(chunk)
        at = chunk.start - 1
        at -= at > 1 and x.words[at] == chunk.before  # "à la Chine et à l'Inde"
        if at < 1 or not (x.words[at] == "," or x.words[at] in x.g.joining):
            break
        end, chunk = at, x.chunk_before(at)
    return found[::-1]
