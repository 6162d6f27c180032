"""Growth itself, of which the rate is told as a level: "la croissance a atteint 4 %", "sa prévision de croissance"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.reading.facts import Amount
from communique.reading.figures.levels import is_level_from
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REVISED: Final = 6
"""Words behind a number of points within which the growth stands that is forecast otherwise."""


def growth_of_subject(x: Syntax, i: int) -> int:
    """The sign of a growth whose size is told: "la croissance a atteint 4 %", "une croissance du PIB à 4 %"."""
    known = x.pack.changes
    if i and x.words[i - 1] in x.g.to:
        k = i - 1 - (x.words[i - 2] == ",")
        before = x.chunk_before(k)
        near = before is not None and before.end == k
        if before is not None and near and any(_names_growth(x, k) for k in _heads(x, before)):
            return 1
    group = x.group_before(i)
    subject = _mover(x, group) if group is not None and i - group.end <= 3 else None
    if group is None or subject is None or subject.time:
        return 0
    level = group.lemma in x.pack.amounts.level_verbs
    if _names_growth(x, subject.head) and (level or x.words[i - 1] in x.g.to):
        return 1
    if not level or x.words[subject.head] in known.levels:
        return 0
    reached = group.lemma not in known.verbs or x.words[i - 1] in x.g.to  # "la hausse des prix s'élève à 5 %"
    return known.nouns.get(x.words[subject.head], 0) if reached else 0


def growth_moved(x: Syntax, figure: Amount) -> bool:
    """ "a ramené de 4 % à 3,1 % sa prévision de croissance": two rates of a growth, which stands behind them."""
    group = x.group_before(figure.first)
    if group is None or group.lemma not in x.pack.numbers.moving:
        return False
    subject = x.subject(group)
    if group.passive:  # "La croissance a été ramenée de 5,1 % à 4,6 %"
        return subject is not None and _names_growth_within(x, subject)
    if subject is not None and x.words[subject.head] in x.pack.changes.nouns and is_level_from(x, figure):
        return True  # "la hausse passe de 5,2 % à 3 %"
    behind = next((chunk for chunk in x.objects(group) if chunk.start >= figure.after), None)
    before = next((chunk for chunk in x.objects(group)[:1] if chunk.end <= figure.first), None)
    moved = behind if before is None or not is_level_from(x, figure) else before  # "sa prévision de croissance, de 2 %"
    return moved is not None and _names_growth_within(x, moved)


def revised(x: Syntax, figure: Amount) -> int:
    """ "a abaissé sa prévision de croissance de 0,5 point", "réduit de 0,2 point sa prévision": by its verb."""
    group = x.group_before(figure.first)
    forecast = group is not None and any(
        _names_growth(x, chunk.head) for chunk in x.chunks if group.end <= chunk.start < figure.after + REVISED
    )
    active = group is not None and group.form != "participle" and not group.passive
    return x.pack.changes.verbs.get(group.lemma, 0) if group is not None and forecast and active else 0


def _mover(x: Syntax, group: Group) -> Chunk | None:
    """The subject of a verb; of "se redressera pour ressortir à", that of the verb that the infinitive hangs on."""
    outer: Group | None = group
    while outer is not None and outer.form == "infinitive":
        outer = x.group_before(outer.start)
    return x.subject(outer) if outer is not None else None


def _names_growth_within(x: Syntax, chunk: Chunk) -> bool:
    """Whether a noun phrase or a complement of it is "croissance": "sa prévision de croissance"."""
    end = x.phrase_end(chunk, x.g.of)
    return any(_names_growth(x, inner.head) for inner in x.chunks[chunk.index :] if inner.end <= end)


def _heads(x: Syntax, last: Chunk) -> Iterator[int]:
    """The heads of a noun phrase and of those that it hangs on: "ses prévisions de croissance pour la région"."""
    first = x.top(last)
    return (x.chunks[k].head for k in range(last.index, first.index - 1, -1))


def _names_growth(x: Syntax, head: int) -> bool:
    """Whether a noun is "croissance", or its rate."""
    known = x.pack.changes
    behind = x.words[head + 1 : head + 3]
    if x.words[head] in known.rates and len(behind) == 2 and behind[0] in x.g.of:
        return behind[1] in known.growth or known.nouns.get(behind[1], 0) > 0  # "le rythme de progression"
    if x.words[head] in known.rates and head and not x.g.head_first:  # "the growth rate"
        return x.words[head - 1] in known.growth
    return x.words[head] in known.growth
