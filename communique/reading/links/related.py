"""How figures hang together: conversions, parts of a whole, levels that a change leads to, repetitions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise
from typing import Final, TypeVar

from communique.languages import Pack
from communique.languages.figures import STEM
from communique.languages.grammar import ADVERB, OF, PREPOSITION
from communique.languages.tokens import fold
from communique.reading.facts import ACTUAL, TARGET, Amount, Change, Fact, Figure
from communique.reading.figures.cardinals import NOUGHT
from communique.reading.sentences.document import ITEM, ROW, TITLE, Sentence
from communique.reading.sentences.syntax import Syntax

MANY: Final = 50
"""Different things of one value, beyond which no more are held to look for repetitions."""

NEAR: Final = 12
"""How many words may stand between a level and the change that leads to it."""

ASIDE: Final = 4
"""How many words may stand between a sum and the bracket that gives it in another currency."""

T = TypeVar("T", bound=Fact)
F = TypeVar("F", Amount, Change)


def by_sentence(facts: Iterable[T]) -> dict[Sentence, list[T]]:
    """Facts grouped by their sentence, in their order: links within a sentence need not look at the whole article."""
    groups: dict[Sentence, list[T]] = {}
    for fact in facts:
        groups.setdefault(fact.sentence, []).append(fact)
    return groups


# Conversions


def link_conversions(amounts: list[Amount], pack: Pack) -> None:
    """ "50 dollars (27 004 FCFA)": the second says the first in another currency or unit."""
    for first, second in pairwise(amounts):
        if _gives_again(first, second, pack):
            second.converts = first.converts or first
            second.measure, second.modality, second.period = first.measure, first.modality, first.period


def _gives_again(first: Amount, second: Amount, pack: Pack) -> bool:
    if second.sentence is not first.sentence or not _convertible(first, second, pack):
        return False
    words = first.sentence.words
    between, behind = words[first.after : second.first], words[second.after : second.after + 1]
    if between == [","] and _is_rounder(first, second) and first.converts is None:
        return first.kind == "money"  # "310 milliards de wons, environ 187 millions d'euros"
    if between == [","] or (len(between) == 1 and between[0] in pack.grammar.joining):
        return first.converts is not None and _in_bracket(first)  # "(14 millions de dollars, 13 millions d'euros)"
    if between[:1] in (["–"], ["—"], ["-"]) and len(between) == 1:
        return behind == between
    said = pack.links.equivalents.before(words, second.first)
    if said is not None:
        opening = [word for word in words[first.after : said[1]] if word not in (",", "(")]
        either = first.first and pack.links.equivalents.before(words, first.first)  # "soit 3 euros, soit 2 dollars"
        return not opening and not either
    aside = between[-1:] == ["("] and len(between) <= ASIDE + 1 and between.count("(") == 1 and "," not in between
    return aside and bool(behind) and (behind[0] in (")", ",", ";", "/") or behind[0] in pack.grammar.joining)


def _is_rounder(first: Amount, second: Amount) -> bool:
    """ "310 milliards de wons, environ 187 millions d'euros": only the second is said to be about so much."""
    return second.qualifier == "approximately" and first.qualifier != "approximately"


def _convertible(first: Amount, second: Amount, pack: Pack) -> bool:
    """Whether one can say the other: two currencies, or two units of one dimension."""
    if first.kind != second.kind or first.unit == second.unit:
        return False
    if first.kind == "measure":
        dimensions = pack.links.dimensions
        return first.unit in dimensions and dimensions.get(first.unit) == dimensions.get(second.unit or "")
    return first.kind == "money"


def _in_bracket(amount: Amount) -> bool:
    before = amount.sentence.words[: amount.first]
    return before.count("(") > before.count(")")


# Repetitions


def link_repeats(figures: list[F], pack: Pack) -> None:
    """The first row that states the same fact: same value, unit, time and modality, of the same thing."""
    firsts: dict[Hashable, list[F]] = {}
    for figure in figures:
        if isinstance(figure, Amount) and figure.converts is not None:
            continue  # it says its first sum again, which may repeat one
        alike = firsts.setdefault(_value(figure), [])
        pointing = figure.first > 0 and figure.sentence.words[figure.first - 1] in pack.grammar.demonstratives
        figure.repeats = next((earlier for earlier in alike if _same_thing(earlier, figure, pointing, pack)), None)
        if figure.repeats is not None and pointing and figure.modality == ACTUAL:
            figure.modality = figure.repeats.modality  # "commande 50 avions. Le montant de ces 50 avions"
        if figure.repeats is None and len(alike) < MANY:
            alike.append(figure)


def settle_titles(figures: list[F], syntax_of: Callable[[Sentence], Syntax], pack: Pack) -> None:
    """A title without a verb, or in the present, leaves open whether its figure is so: the text says it again."""
    again: dict[Hashable, list[F]] = {}
    if figures and figures[0].sentence.kind == TITLE:
        for figure in figures:
            if figure.sentence.kind != TITLE:
                again.setdefault(_value(figure), []).append(figure)
    for title in figures:
        if title.sentence.kind != TITLE:
            break
        others = again.get(_value(title), [])
        untold = title.measure is None or title.measured_by == "topic"
        if untold and (other := next((o for o in others if o.measure), None)) is not None:
            title.measure = other.measure  # "Québec ramène 1,7 G$": what of, the text tells
        groups = syntax_of(title.sentence).groups
        if title.modality != ACTUAL or any(group.form == "finite" and group.tense != "present" for group in groups):
            continue
        for other in others:
            if _share(other.measure, title.measure, pack):
                title.modality = other.modality
                break


def _value(figure: Figure) -> Hashable:
    """What must be equal for one figure to repeat another."""
    if isinstance(figure, Amount):
        return figure.kind, figure.value, figure.high, figure.unit
    if isinstance(figure, Change):
        return figure.rate, figure.rate_to, figure.basis
    return id(figure)


def _same_thing(a: Figure, b: Figure, pointing: bool, pack: Pack) -> bool:
    """Whether two figures of one value are of one thing; "ces 80 millions" (`pointing`) always are."""
    if pointing:
        return True
    if a.modality != b.modality or (a.period and b.period and a.period.differs(b.period)):
        return False
    if _listed_apart(a, b) or a.sentence is b.sentence:
        return False
    if not a.measure or not b.measure:
        return isinstance(a, Amount) and a.kind == "money"  # a title names no thing
    return _share(a.measure, b.measure, pack)


def _share(a: str | None, b: str | None, pack: Pack) -> bool:
    """Whether two measures have half of the words of the shorter one in common: the thing, not only its cost."""
    x, y = _words(a), _words(b)
    costs = x & y & pack.amounts.cost_stems
    if x - costs and y - costs:
        x, y = x - costs, y - costs
    return 2 * len(x & y) >= min(len(x), len(y)) and bool(x & y)


def _listed_apart(a: Figure, b: Figure) -> bool:
    """Whether they stand in two items of a list: each speaks of its own thing."""
    s, t = a.sentence, b.sentence
    return s is not t and s.kind in (ITEM, ROW) and t.kind == s.kind and s.intro is t.intro


def _words(measure: str | None) -> set[str]:
    return {word[:STEM] for word in fold(measure or "").replace("'", " ").split() if len(word) > 3}


# Parts


def link_parts(amounts: list[Amount], pack: Pack) -> None:
    """What a figure includes, by the words between them, by a sum that comes out, or by the list that it introduces."""
    groups = by_sentence(amounts)
    for here in groups.values():
        _named_parts(here, pack)
        _parts_that_add_up(here, pack)
    _parts_in_items(groups)
    for amount in amounts:  # earlier wholes are settled first: no chains
        if amount.part_of is not None and amount.part_of.part_of is not None:
            amount.part_of = amount.part_of.part_of


def _named_parts(here: list[Amount], pack: Pack) -> None:
    """ "7 milliards, dont 4,4 de prêts et 2,6 de dons"."""
    whole: Amount | None = None
    last: Amount | None = None
    for i, part in enumerate(here):
        words, at = part.sentence.words, part.first
        while at and pack.grammar.classes.get(words[at - 1]) == ADVERB:  # "dont respectivement 4,4 et 2,6"
            at -= 1
        opened = pack.links.parts.before(words, at)
        if opened is not None:
            whole = next((w for w in reversed(here[:i]) if w.after <= opened[1] and _can_include(w, part)), None)
        elif last is None or not _goes_on(last, part, pack):
            whole = None
        if whole is not None and _can_include(whole, part):
            part.part_of, last = whole, part


def _can_include(whole: Amount, part: Amount) -> bool:
    """A larger amount of the same unit; other nouns may count, too: "800 personnes, dont 300 femmes"."""
    same_unit = whole.unit == part.unit or whole.kind == "count"
    return whole.kind == part.kind and same_unit and part.value < whole.value and part.converts is None


def _goes_on(last: Amount, part: Amount, pack: Pack) -> bool:
    """Whether a list of parts goes on from one to the next, with no new clause between."""
    words = part.sentence.words[last.last : part.first]
    joins = [k for k, word in enumerate(words) if word in pack.grammar.joining or word == ","]
    if not joins or any(word in (";", ":", ".", ")", "(") for word in words):
        return False
    return all(pack.grammar.classes.get(word) in (ADVERB, OF, PREPOSITION) for word in words[joins[-1] + 1 :])


def _parts_that_add_up(here: list[Amount], pack: Pack) -> None:
    """ "7 milliards : 4,4 de prêts et 2,6 de dons": figures behind "that is" or a colon whose sum is the one before."""
    for i, whole in enumerate(here[:-2]):
        if pack.links.spelled_out.before(whole.sentence.words, here[i + 1].first) is None:
            continue
        total = NOUGHT
        for k in range(i + 1, len(here)):
            part = here[k]
            if part.kind != whole.kind or part.unit != whole.unit or part.converts is not None:
                break
            total += part.value
            if k > i + 1 and total == whole.value:
                _include(whole, here[i + 1 : k + 1])
                break


def _include(whole: Amount, parts: list[Amount]) -> None:
    for part in parts:
        part.part_of = part.part_of or whole


def _parts_in_items(groups: dict[Sentence, list[Amount]]) -> None:
    """The sums of list items are parts of the one that introduces the list, unless they come to more than it."""
    lists: dict[Sentence, list[Amount]] = {}
    for s, here in groups.items():
        if s.kind == ITEM and s.intro is not None:
            lists.setdefault(s.intro, []).extend(here[:1])
    for intro, firsts in lists.items():
        for whole in groups.get(intro, []):
            parts = [p for p in firsts if p.kind == whole.kind == "money" and p.unit == whole.unit]
            if len(parts) > 1 and sum(p.value for p in parts) <= whole.value:
                _include(whole, parts)


# Levels


def link_levels(changes: list[Change], amounts: list[Amount], pack: Pack) -> None:
    """The amount that a change leads to; the change takes its modality."""
    amounts_of = by_sentence(a for a in amounts if a.converts is None)
    for s, here in by_sentence(changes).items():
        for change in here:
            fitting = [a for a in amounts_of.get(s, []) if _fits(change, a)]
            level = next(_levels(change, fitting, here, pack), None)
            if level is None or (change.modality == TARGET and level.modality == ACTUAL):
                continue  # "doubler le commerce, qui s'est établi à 5 milliards": where it comes from
            change.level = level
            change.modality = level.modality
            level.measure = level.measure or change.measure
            change.measure = change.measure or level.measure


def _fits(change: Change, amount: Amount) -> bool:
    """Points lead to a share, other changes to anything else."""
    return (amount.kind == "percentage") == (change.basis == "percentage_points")


def _levels(change: Change, same: list[Amount], changes: list[Change], pack: Pack) -> Iterator[Amount]:
    """Amounts that it leads to, the surest first: said behind it, right before it, or with which the clause opens."""
    words = change.sentence.words
    behind = [a for a in same if a.first >= change.after][:2]
    if behind and not any(change.after <= c.first < behind[0].first for c in changes):
        if _leads(change.after, behind[0], pack):
            yield behind[0]
        elif (
            len(behind) > 1 and words[behind[0].first - 1] in pack.grammar.of and _leads(change.after, behind[1], pack)
        ):
            yield behind[1]  # "de 12 %, passant de 5 à 6 milliards"
    before = next((a for a in reversed(same) if a.after <= change.first), None)
    if before is not None and change.first - before.after <= NEAR and _is_said_of(before, change, pack):
        yield _compared_with(before, same, pack) or before
    if before is not None and words[before.after] == "," and _is_fronted(before, pack):
        yield before  # "Avec 6 milliards d'euros, les ventes augmentent de 20 %"


def _compared_with(base: Amount, same: list[Amount], pack: Pack) -> Amount | None:
    """ "1,9 milliard, contre 2,4 milliards fin 2021 (-21 %)": the level that is held against another one."""
    if pack.amounts.versus.before(base.sentence.words, base.first) is None:
        return None
    alike = (a for a in reversed(same) if a.after <= base.first and (a.kind, a.unit) == (base.kind, base.unit))
    return next(alike, None)


def _is_fronted(amount: Amount, pack: Pack) -> bool:
    """ "Avec 6 milliards, …", "À 6 milliards, …", "D'un montant de 6 milliards, …": whether a clause opens with it."""
    opening = amount.sentence.words[: amount.first]
    if len(opening) == 1:
        return opening[0] == pack.grammar.with_ or opening[0] in pack.grammar.to
    worth = pack.amounts.value_of.before(opening, amount.first)
    return worth is not None and worth[1] == 0


def _leads(after: int, level: Amount, pack: Pack) -> bool:
    """ "de 15 % pour atteindre 4 milliards", "de 15 % à 4 milliards"."""
    words = level.sentence.words
    if ";" in words[after : level.first]:
        return False
    for phrases in (pack.changes.leads_to, pack.links.level_phrases):
        leading = phrases.within(words, after, level.first)
        if leading and leading[-1][2] == level.first:
            return leading[-1][2] - leading[-1][1] > 1 or not _is_parted(words, after, level.first, pack)
    return False


def _is_parted(words: list[str], after: int, level: int, pack: Pack) -> bool:
    """ "de 9 % en 2024, et l'objectif est l'arrivée à": whether another clause begins before the level."""
    return any(words[k] == "," and words[k + 1] in pack.grammar.joining for k in range(after, level - 2))


def _is_said_of(before: Amount, change: Change, pack: Pack) -> bool:
    """ "12 milliards, en hausse de 9 %", "12 milliards (+9 %)", "12 milliards, soit 9 % de plus"."""
    between = before.sentence.words[before.after : change.first]
    if ";" in between:
        return False
    signed = change.rule == "change.ahead" or (change.rule == "change.sign" and between[-1:] in (["("], [","], []))
    said = [word for word in between if word != ","]
    compared = change.rule == "change.comparison" and pack.links.equivalents.before(before.sentence.words, change.first)
    said += before.sentence.words[change.after : change.after + 1] if not pack.grammar.head_first else []
    return signed or bool(compared) or any(word in pack.changes.nouns for word in said)
