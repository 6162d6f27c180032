"""What an aggregate lists: its items, what stands behind "dont" and "notamment", and what is "parmi eux"."""

from __future__ import annotations

from collections import defaultdict
from typing import Final, TypeVar

from communique.languages import Pack
from communique.reading.facts import Agreement, Project
from communique.reading.links.related import by_sentence
from communique.reading.mentions.merging import Mentions
from communique.reading.sentences.document import ITEM, ROW

NEAR: Final = 4
"""Sentences back in which the aggregate of a list may stand."""

BESIDE: Final = 12
"""How many words may stand between an aggregate and the words that begin its list."""

T = TypeVar("T", Agreement, Project)


def link_listed(mentions: Mentions[T], pack: Pack) -> None:
    """Make what an aggregate lists its parts; a part of a part is one of the whole."""
    here = by_sentence(mentions.every)
    aggregates = defaultdict(list)
    for mention in mentions.every:
        if mention.count != 1:
            aggregates[mention.sentence.number].append(mention)
    for mention in mentions.every:
        fact = mentions.fact(mention)
        if fact is None or fact.part_of is not None:
            continue
        whole = _in_sentence(mention, here[mention.sentence], pack) or _before(mention, aggregates, pack)
        aggregate = mentions.fact(whole)
        if aggregate is not None and aggregate is not fact and _larger(aggregate, fact):
            fact.part_of = aggregate
    for fact in mentions.facts:
        fact.part_of = _outermost(fact)


def _outermost(fact: T) -> T | None:
    """The whole that no other one holds; of things that hold each other, none holds the rest."""
    passed, whole = {id(fact)}, fact.part_of
    while whole is not None and whole.part_of is not None:
        if id(whole) in passed:
            return None
        passed.add(id(whole))
        whole = whole.part_of
    return whole if whole is not fact else None


def _larger(whole: T, part: T) -> bool:
    """Whether an aggregate can list it: one thing, or fewer than the aggregate counts."""
    if part.count is None:
        return whole.count is None or part.sentence.intro is not None
    return whole.count is None or part.count < whole.count


def _in_sentence(mention: T, here: list[T], pack: Pack) -> T | None:
    """The aggregate before it in its sentence, with words between that begin a list."""
    words = mention.sentence.words
    for whole in reversed(here):
        if whole.count == 1 or whole.last > mention.first:
            continue
        opened = pack.links.listing.within(words, whole.last, mention.first)
        begun = bool(opened) and opened[0][1] - whole.last <= BESIDE and ";" not in words[whole.last : mention.first]
        return whole if begun else None
    return None


def _before(mention: T, aggregates: dict[int, list[T]], pack: Pack) -> T | None:
    """The aggregate that introduces a list item or table row, or that "parmi eux" speaks of."""
    s = mention.sentence
    listed, among = s.kind in (ITEM, ROW) and s.intro is not None, s.words[0] in pack.links.among
    if not (listed or among):
        return None
    reach = 0 if isinstance(mention, Agreement) and listed else NEAR  # instruments have lists of their own
    at = s.intro.number if listed and s.intro is not None else s.number
    near = (whole for number in range(at, at - reach - 1, -1) for whole in reversed(aggregates.get(number, [])))
    whole = next((whole for whole in near if whole.start < mention.start), None)
    return whole if whole is not None and whole.sentence is not s else None
