"""How a number is bounded: "près de", "au moins", "dépassera", "n'a pas dépassé", "a franchi le seuil de"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADVERB, CLITIC, GERUND, INFINITIVE, NUMBER, OF, PARTICIPLE, VERB
from communique.reading.figures.spans import Span
from communique.reading.sentences.syntax import Syntax

VERBAL: Final = frozenset({VERB, PARTICIPLE, INFINITIVE, GERUND})


def qualifier(x: Syntax, start: int, end: int, span: Span) -> tuple[str, int, int]:
    """The qualifier of the number at tokens start to end, and the tokens of the mention with it."""
    known, words = x.pack.qualifiers, x.words
    if span.high is not None:
        return "between", start, end
    first = i = start
    while i and words[i - 1] in known.fillers and not known.before.before(words, i):
        i -= 1
    if span.low.about and i == start - 1 and words[i] in x.pack.numbers.units:
        first = i
    for at in (start,) if i == start else (start, i):
        found = known.before.before(words, at)
        if found:
            return found[0], found[1], end
    over = x.words[i:start] and (
        x.words[i] in x.g.of or x.words[i] in x.g.to
    )  # "dépasse de 5 millions" says a difference
    said = _crossed(x, start) or (None if over else _said_by_verb(x, i))
    if said:
        return said[0], said[1], end
    after = known.behind.at(words, end)
    if after and not (x.tags[after[1] : after[1] + 1] == [OF] or x.tags[after[1] - 1 : after[1] + 1] == [OF, NUMBER]):
        return after[0], first, after[1]
    return ("approximately" if span.low.about else "exact"), first, end


def _said_by_verb(x: Syntax, i: int) -> tuple[str, int] | None:
    """ "dépassera désormais les 5 millions"; negated, the number is the most of it."""
    k = _over_adverbs(x, i) - 1
    kind = x.pack.qualifiers.verbs.get(x.words[k]) if k >= 0 and x.tags[k] in VERBAL else None
    if kind is None:
        return None
    group = next((group for group in x.groups if group.start <= k < group.end), None)
    if group is None or not group.negated or kind != "more_than":
        return kind, k
    first = min(group.start, k)
    while first and x.tags[first - 1] == CLITIC:
        first -= 1
    return "at_most", first


def _crossed(x: Syntax, i: int) -> tuple[str, int] | None:
    """ "passe désormais le seuil d'un milliard"."""
    line = x.pack.qualifiers.lines.before(x.words, i)
    k = _over_adverbs(x, line[1]) - 1 if line else -1
    return ("more_than", k) if k >= 0 and x.words[k] in x.pack.qualifiers.crossing else None


def _over_adverbs(x: Syntax, i: int) -> int:
    while i and x.tags[i - 1] == ADVERB:
        i -= 1
    return i
