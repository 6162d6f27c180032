"""How facts hang together: repeats, conversions, parts, levels, and what an amount belongs to."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import pairwise
from typing import TypeVar

from communique.languages import Pack
from communique.languages.tokens import fold
from communique.reading.document import ITEM, ROW, Sentence
from communique.reading.facts import Agreement, Amount, Change, Fact, Figure, Project
from communique.reading.merging import Mentions
from communique.reading.names import Naming, namings

MANY = 50
"""Different things of one value, beyond which no more are held to look for repetitions."""

NEAR_HEAD = 3
"""A list item or table row is about what its first words name."""

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
    return bool(words) and " ".join(words) in pack.amounts.equivalents


F = TypeVar("F", Amount, Change)


def link_repeats(figures: list[F]) -> None:
    """The first row that states the same fact: same value, unit, time and modality, of the same thing."""
    firsts: dict[Hashable, list[F]] = {}
    for figure in figures:
        alike = firsts.setdefault(_value(figure), [])
        figure.repeats = next((earlier for earlier in alike if _same_thing(earlier, figure)), None)
        if figure.repeats is None and len(alike) < MANY and getattr(figure, "converts", None) is None:
            alike.append(figure)


def _value(figure: Figure) -> Hashable:
    """What must be equal for one figure to repeat another; a conversion repeats nothing."""
    if isinstance(figure, Amount):
        return figure.kind, figure.value, figure.high, figure.unit, id(figure) if figure.converts else None
    if isinstance(figure, Change):
        return figure.rate, figure.rate_to, figure.basis
    return id(figure)


def _same_thing(a: Figure, b: Figure) -> bool:
    if a.modality != b.modality or (a.period and b.period and a.period.differs(b.period)):
        return False
    x, y = _words(a.measure), _words(b.measure)
    if not x or not y:
        return isinstance(a, Amount) and a.kind == "money"  # a title often names no thing
    return 2 * len(x & y) >= min(len(x), len(y)) and bool(x & y)


def _words(measure: str | None) -> set[str]:
    return {word[:6] for word in fold(measure or "").replace("'", " ").split() if len(word) > 3}


def link_parts(amounts: list[Amount], pack: Pack) -> None:
    """ "7 milliards, dont 4,4 …": what is listed behind "dont" is part of the figure before it."""
    for s, here in by_sentence(amounts).items():
        if not any(word in pack.amounts.part_words for word in s.words):
            continue
        for i, part in enumerate(here):
            whole = next((w for w in reversed(here[:i]) if _includes(w, part, pack)), None)
            if whole is not None:
                part.part_of = whole.part_of or whole


def _includes(whole: Amount, part: Amount, pack: Pack) -> bool:
    between = whole.sentence.words[whole.after : part.first]
    comparable = whole.kind == part.kind and whole.unit == part.unit and part.value < whole.value
    return comparable and part.converts is None and any(word in pack.amounts.part_words for word in between)


T = TypeVar("T", bound=Fact)
D = TypeVar("D", Project, Agreement)


def by_sentence(facts: Iterable[T]) -> dict[Sentence, list[T]]:
    """Facts grouped by their sentence, in their order: links within a sentence need not look at the whole article."""
    groups: dict[Sentence, list[T]] = {}
    for fact in facts:
        groups.setdefault(fact.sentence, []).append(fact)
    return groups


def link_levels(changes: list[Change], amounts: list[Amount], pack: Pack) -> None:
    """The amount that a change leads to; the change takes its modality."""
    amounts_of = by_sentence(a for a in amounts if a.kind != "percentage" and a.converts is None)
    for s, here in by_sentence(changes).items():
        for change in here:
            level = _level(change, amounts_of.get(s, []), here, pack)
            if level is None:
                continue
            change.level = level
            change.modality = level.modality
            level.measure = level.measure or change.measure
            change.measure = change.measure or level.measure


def _level(change: Change, same: list[Amount], changes: list[Change], pack: Pack) -> Amount | None:
    s = change.sentence
    behind = next((a for a in same if a.first >= change.after), None)
    if behind is not None and not any(change.after <= c.first < behind.first for c in changes):
        leading = pack.changes.leads_to.within(s.words, change.after, behind.first)
        if leading and leading[-1][2] == behind.first and ";" not in s.words[change.after : behind.first]:
            return behind
    before = next((a for a in reversed(same) if a.after <= change.first), None)
    if before is None or change.first - before.after > NEAR:
        return None
    between = s.words[before.after : change.first]
    signed = between[-1:] in (["+"], ["-"], ["−"]) or pack.changes.ahead.before(s.words, change.first) is not None
    named = any(word in pack.changes.nouns for word in [*between, *s.words[change.after : change.after + 1]])
    directly = signed or named
    return before if directly and ";" not in between else None


def link_owners(
    amounts: list[Amount], projects: Mentions[Project], agreements: Mentions[Agreement], pack: Pack
) -> None:
    """The project or agreement whose value an amount is."""
    projects_of, agreements_of = by_sentence(projects.every), by_sentence(agreements.every)
    for amount in amounts:
        if amount.converts is not None:
            amount.project, amount.agreement = amount.converts.project, amount.converts.agreement
        elif amount.kind == "money":
            amount.project = projects.fact(_owner(amount, projects_of.get(amount.sentence, []), pack))
            if amount.project is None:
                amount.agreement = agreements.fact(_owner(amount, agreements_of.get(amount.sentence, []), pack))
        if amount.repeats is not None and amount.project is None:
            amount.project = amount.repeats.project


def _owner(amount: Amount, facts: list[D], pack: Pack) -> D | None:
    """The fact right before the amount, with the words that say "worth" between them, or around it."""
    s = amount.sentence
    if s.kind in (ITEM, ROW) and facts and facts[0].first < NEAR_HEAD < amount.first and isinstance(facts[0], Project):
        return facts[0]
    for fact in reversed(facts):
        if fact.first <= amount.first and amount.last <= fact.last:
            return fact
        worth = pack.amounts.value_of.before(s.words, amount.first)
        bracket = s.words[fact.last : amount.first] == ["("]
        if bracket or (0 < amount.first - fact.last <= NEAR and worth and worth[1] - fact.last <= 2):
            return fact
    return None


def link_sizes(amounts: list[Amount], projects: Mentions[Project], agreements: Mentions[Agreement], pack: Pack) -> None:
    """The undertaking or instrument whose size, number or price an amount says, by where it stands."""
    projects_of, agreements_of = by_sentence(projects.every), by_sentence(agreements.every)
    for amount in amounts:
        project = _sized(amount, [p for p in projects_of.get(amount.sentence, []) if p.noun != amount.after - 1])
        agreement = _sized(amount, [a for a in agreements_of.get(amount.sentence, []) if a.noun != amount.after - 1])
        amount.thing = projects.fact(project) or agreements.fact(agreement)
        if amount.thing is None and amount.unit in pack.amounts.size_units:
            amount.thing = projects.fact(_near(amount, projects.every))


def _near(amount: Amount, projects: list[Project]) -> Project | None:
    """The undertaking that a length or a power is told of: one of its sentence, else the last of the one before."""
    s = amount.sentence
    here = [p for p in projects if p.sentence is s]
    before = [p for p in projects if p.sentence.number == s.number - 1 and p.sentence.paragraph == s.paragraph]
    return here[0] if here else before[-1] if before else None


def _sized(amount: Amount, facts: list[D]) -> D | None:
    """The fact that the amount stands in, right behind, or in the bracket of."""
    s = amount.sentence
    if s.kind in (ITEM, ROW) and facts and facts[0].first < NEAR_HEAD:
        return facts[0]
    for fact in reversed(facts):
        if fact.first <= amount.first < fact.last:
            return fact
        between = s.words[fact.last : amount.first] if amount.first >= fact.last else None
        if between is not None and len(between) <= 4 and not any(word in (";", ".", ":") for word in between):
            return fact
    return None


def link_trade(figures: list[Figure], occasion: list[Naming], pack: Pack) -> None:
    """Trade is that of the countries that its sentence names, else of those of the article's occasion."""
    for figure in figures:
        words = set(fold(figure.measure or "").replace("'", "' ").split())
        if words & pack.trade:
            here = [naming for naming in namings(figure.sentence, pack) if naming.country.how == "name"]
            distinct = list({naming.country.alpha3: naming for naming in here}.values())
            traders = distinct if len(distinct) == 2 else occasion
            figure.parties = [naming.party() for naming in traders]


def link_parts_of_lists(facts: list[Agreement] | list[Project]) -> None:
    """The items of a list are parts of the aggregate that introduces it."""
    aggregates = {fact.sentence: fact for fact in facts if fact.count != 1}
    for item in facts:
        whole = aggregates.get(item.sentence.intro) if item.sentence.intro is not None else None
        if whole is not None and whole is not item and whole.part_of is None:
            item.part_of = whole


def link_joint(projects: list[Project], occasion: list[Naming], pack: Pack) -> None:
    """Joint undertakings are those of the countries of the article's occasion."""
    for project in projects:
        if pack.joint & set(project.sentence.words[project.first : project.last]):
            project.parties = [*project.parties, *(naming.party() for naming in occasion)]
