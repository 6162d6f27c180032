"""How facts hang together: repeats, conversions, parts, levels, and what an amount belongs to."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

from communique.languages import Pack
from communique.languages.tokens import fold
from communique.reading.facts import Agreement, Amount, Change, Fact, Figure, Project

NEAR = 12
"""How many words may stand between a project and its value."""


def link_conversions(amounts: list[Amount], pack: Pack) -> None:
    """ "50 dollars (27 004 FCFA)": the second says the first in another currency or unit."""
    for first, second in pairwise(amounts):
        s = first.sentence
        if second.sentence is not s or first.kind != second.kind or first.unit == second.unit:
            continue
        between = s.words[first.after : second.first]
        bracketed = between == ["("]
        if first.kind in ("money", "measure") and (bracketed or _says_same(between, pack)):
            second.converts = first.converts or first
            second.measure, second.modality, second.period = first.measure, first.modality, first.period


def _says_same(between: list[str], pack: Pack) -> bool:
    words = [word for word in between if word != ","]
    return bool(words) and " ".join(words) in pack.equivalents


F = TypeVar("F", Amount, Change)


def link_repeats(figures: list[F]) -> None:
    """The first row that states the same fact: same value, unit, time and modality, of the same thing."""
    for i, figure in enumerate(figures):
        for earlier in figures[:i]:
            if earlier.repeats is None and _same_value(earlier, figure) and _same_thing(earlier, figure):
                figure.repeats = earlier
                break


def _same_value(a: Figure, b: Figure) -> bool:
    if isinstance(a, Amount) and isinstance(b, Amount):
        same = (a.kind, a.value, a.high, a.unit) == (b.kind, b.value, b.high, b.unit)
        return same and a.converts is None and b.converts is None
    if isinstance(a, Change) and isinstance(b, Change):
        return (a.rate, a.rate_to, a.basis) == (b.rate, b.rate_to, b.basis)
    return False


def _same_thing(a: Figure, b: Figure) -> bool:
    if a.modality != b.modality or (a.period and b.period and fold(a.period.text) != fold(b.period.text)):
        return False
    x, y = _words(a.measure), _words(b.measure)
    if not x or not y:
        return isinstance(a, Amount) and a.kind == "money"  # a title often names no thing
    return 2 * len(x & y) >= min(len(x), len(y)) and bool(x & y)


def _words(measure: str | None) -> set[str]:
    return {word[:6] for word in fold(measure or "").replace("'", " ").split() if len(word) > 3}


def link_parts(amounts: list[Amount], pack: Pack) -> None:
    """ "7 milliards, dont 4,4 …": what is listed behind "dont" is part of the figure before it."""
    for i, part in enumerate(amounts):
        s = part.sentence
        for whole in reversed(amounts[:i]):
            if whole.sentence is not s:
                break
            between = s.words[whole.after : part.first]
            comparable = whole.kind == part.kind and whole.unit == part.unit and part.value < whole.value
            if comparable and any(word in pack.part_words for word in between) and part.converts is None:
                part.part_of = whole.part_of or whole
                break


def link_levels(changes: list[Change], amounts: list[Amount], pack: Pack) -> None:
    """The amount that a change leads to; the change takes its modality."""
    for change in changes:
        level = _level(change, amounts, changes, pack)
        if level is not None:
            change.level = level.converts or level
            change.modality = level.modality
            level.measure = level.measure or change.measure
            change.measure = change.measure or level.measure


def _level(change: Change, amounts: list[Amount], changes: list[Change], pack: Pack) -> Amount | None:
    s = change.sentence
    same = [a for a in amounts if a.sentence is s and a.kind != "percentage" and a.converts is None]
    behind = next((a for a in same if a.first >= change.after), None)
    if behind is not None and not any(change.after <= c.first < behind.first for c in changes if c.sentence is s):
        leading = pack.leads_to.within(s.words, change.after, behind.first)
        if leading and leading[-1][2] == behind.first and ";" not in s.words[change.after : behind.first]:
            return behind
    before = next((a for a in reversed(same) if a.after <= change.first), None)
    if before is None or change.first - before.after > NEAR:
        return None
    between = s.words[before.after : change.first]
    directly = any(word in pack.change_nouns for word in between) or between[-1:] in (["+"], ["-"], ["−"])
    return before if directly and ";" not in between else None


def link_owners(
    amounts: list[Amount], projects: list[Project], became: dict[int, Project], agreements: list[Agreement], pack: Pack
) -> None:
    """The project or agreement whose value an amount is."""
    for amount in amounts:
        if amount.converts is not None and amount.converts in amounts:
            amount.project, amount.agreement = amount.converts.project, amount.converts.agreement
        if amount.kind != "money" or amount.converts is not None:
            continue
        project = _owner(amount, projects, pack)
        if project is not None and isinstance(project, Project):
            amount.project = became[id(project)]
            continue
        agreement = _owner(amount, agreements, pack)
        if isinstance(agreement, Agreement):
            amount.agreement = agreement
    for amount in amounts:
        if amount.repeats is not None and amount.project is None:
            amount.project = amount.repeats.project


def _owner(amount: Amount, facts: list[Project] | list[Agreement], pack: Pack) -> Fact | None:
    """The fact right before the amount, with the words that say "worth" between them, or around it."""
    s = amount.sentence
    for fact in reversed(facts):
        if fact.sentence is not s:
            continue
        if fact.first <= amount.first and amount.last <= fact.last:
            return fact
        between = range(fact.last, amount.first)
        worth = pack.value_of.before(s.words, amount.first)
        bracket = list(s.words[fact.last : amount.first]) == ["("]
        if bracket or (len(between) and len(between) <= NEAR and worth and worth[1] - fact.last <= 2):
            return fact
    return None
