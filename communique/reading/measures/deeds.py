"""What is done to those that a number counts, and tells which they are: "310 logements ont été livrés"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import OF, PARTICIPLE, PREPOSITION
from communique.reading.facts import Amount
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

WORDS: Final = 5
"""Words of what goes with a participle at most: "en garde à vue"."""


def is_joined_bare(x: Syntax, chunk: Chunk) -> bool:
    """ "24 communes et cantons ruraux", "une dizaine de ponts et de viaducs": both are counted together."""
    k = chunk.end
    other = x.chunk_from(k) if x.words[k : k + 1] != [] and x.words[k] in x.g.joining else None
    bare = other is not None and other.start == other.body and other.start <= k + 2 and not x.s.capital(other.head)
    of = other is not None and (other.start == k + 1 or {chunk.before, other.before} <= x.g.of)
    return bare and of and other is not None and not other.time and x.g.is_plural(x.words[other.head])


def done_to(x: Syntax, chunk: Chunk, end: int) -> str | None:
    """ "40 agents formés à Karo", "310 logements ont été livrés": the participle that says which are counted."""
    group = next((g for g in x.groups if g.start == end), None)
    if group is None or group.negated or group.lemma in x.g.auxiliaries:
        return None
    been = end == chunk.end and _is_undergone(x, group)
    alike = x.g.is_plural(x.words[group.end - 1]) and x.g.is_plural(x.words[chunk.head])
    return _deed(x, group) if (been or group.form == "participle") and alike else None


def done_apart(x: Syntax, figure: Amount, noun: str | None) -> str | None:
    """ "Deux personnes sont mortes et cinq autres ont été blessées": of those, what is done to the others."""
    behind = x.words[figure.after : figure.after + 1] if noun is not None else []
    if behind and x.words[figure.after - 1] in x.pack.amounts.others and "participle" in x.g.tenses[behind[0]]:
        return f"{noun} {x.s.written(figure.after)}"  # "et 60 autres blessées"
    group = x.predicate(figure.first, figure.after) if noun is not None else None
    if group is None or group.negated or noun is None:
        return None
    plural = _is_undergone(x, group) and x.g.is_plural(x.words[group.end - 1])
    done = _deed(x, group) if plural else None
    return f"{noun} {done}" if done is not None else noun


def _is_undergone(x: Syntax, group: Group) -> bool:
    """Whether a verb says what is done to its subject, or what became of it."""
    undergone = group.passive or group.lemmas[0] == x.g.copula
    return group.form == "finite" and undergone and len(group.lemmas) > 1


def _deed(x: Syntax, group: Group) -> str | None:
    """The participle, with what goes with it where it says little alone: "placées en garde à vue"."""
    k = group.end - 1
    if group.lemma not in x.pack.amounts.unfinished:
        return x.s.written(k)
    if x.tags[k + 1 : k + 2] == [PARTICIPLE]:
        return x.s.span(k, k + 2)  # "portées disparues"
    behind = x.chunk_from(k + 1) if x.tags[k + 1 : k + 2] in ([PREPOSITION], [OF]) else None
    if behind is None or behind.start > k + 2 or behind.time or behind.before == x.g.by or x.s.capital(behind.head):
        return None
    end = x.phrase_end(behind, x.g.to if behind.start == behind.body else frozenset())
    return x.s.span(k, min(end, k + 1 + WORDS))
