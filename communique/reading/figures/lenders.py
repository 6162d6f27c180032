"""Who lends a number its unit: the amount before it, the last things counted, the last sum of its scale."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from itertools import islice, takewhile, zip_longest
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import PUNCTUATION, Grammar
from communique.reading.facts import Amount
from communique.reading.figures.counted import (
    label_noun,
    moved_noun,
    number_before,
    number_behind,
    number_beside,
    number_moved,
    number_said,
    told_noun,
)
from communique.reading.figures.ellipsis import BARE, IT, MILLION, SUM, THINGS
from communique.reading.sentences.document import TITLE
from communique.reading.sentences.syntax import Syntax

NEAR: Final = 15
"""Sentences before a number in which the amount that lends it its unit may stand."""

SUMS: Final = 40
"""Amounts back within which a sum of the same scale is looked for."""

ALIKE: Final = 10
"""How many times as great as the number of its lender a number is at most that shares its scale."""

BILLION: Final = Decimal("1e9")
"""What is counted by so many, and said without a noun, is money."""

TOO_MANY: Final = 1000
"""Percent from which on a number without a unit is none."""

WHOLE: Final = 3
"""Words between a part and its whole at most: "sur un total de"."""

CLOSE: Final = 1
"""The same, for one that is no sum of money."""


def lend_units(amounts: list[Amount], syntax_of: Callable[[Amount], Syntax]) -> list[Amount]:
    """The amounts in the order of the text, each bare number with the unit of the amount before it, or left out."""
    kept: list[Amount] = []
    told = {amount.value: amount.unit for amount in reversed(amounts) if amount.kind == "money"}
    for amount, following in zip_longest(amounts, amounts[1:]):
        g = syntax_of(amount).g
        _as_told_again(amount, told, g.definite)
        _as_part(amount, following, syntax_of(amount).pack.amounts.along)
        if amount.kind != BARE or _lend(amount, kept, syntax_of(amount)):
            kept.append(amount)
        elif following is not None and _is_lent_behind(amount, following, syntax_of(amount).g):
            amount.kind, amount.unit, amount.rule = following.kind, following.unit, f"{following.kind}.{BARE}"
            kept.append(amount)
    return _in_one_money(kept)


def _as_told_again(amount: Amount, told: Mapping[Decimal, str | None], articles: Collection[str]) -> None:
    """ "des travaux à 410 millions", "sur les 23 milliards": the currency with which the text tells it elsewhere."""
    words, first = amount.sentence.words, amount.first
    definite = first > 0 and amount.scale > 1 and words[first - 1] in articles
    if amount.kind != BARE or not ((amount.unit is None and amount.sentence.kind == TITLE) or definite):
        return
    if amount.value in told:
        amount.kind, amount.unit, amount.rule = "money", told[amount.value], f"money.{BARE}"


def _as_part(amount: Amount, whole: Amount | None, along: Collection[str]) -> None:
    """ "820 millions sur les 8 milliards de dollars promis": the currency is said with the whole only."""
    if whole is None or amount.kind != BARE or whole.kind != "money" or whole.sentence is not amount.sentence:
        return
    between = amount.sentence.words[amount.after : whole.first]
    if amount.scale > 1 and between[:1] != [] and between[0] in along and len(between) <= WHOLE:
        amount.kind, amount.unit, amount.rule = "money", whole.unit, f"money.{BARE}"


def _is_lent_behind(amount: Amount, following: Amount, g: Grammar) -> bool:
    """ "évaluée à 900 millions, elle a grimpé à 1,6 milliard d'euros": the currency is said with the next sum."""
    s = amount.sentence
    if following.sentence is not s:
        return False
    if following.kind == "money":
        return amount.scale >= MILLION and following.scale >= MILLION
    from_, to = s.words[amount.first - 1 : amount.first], s.words[following.first - 1 : following.first]
    risen = bool(from_ and to) and from_[0] in g.of and to[0] in g.to  # "de 756 en 2019 à 764 salariés"
    return risen and amount.scale == following.scale and following.kind in ("count", "measure")


def _in_one_money(amounts: list[Amount]) -> list[Amount]:
    """Sums whose currency is not said are in that of the article, where it counts in one only."""
    units = {amount.unit for amount in amounts if amount.kind == "money" and amount.unit is not None}
    for amount in amounts if len(units) == 1 else ():
        if amount.rule == f"money.{BARE}" and amount.unit is None:
            amount.unit = next(iter(units))
    return amounts


def _lend(amount: Amount, earlier: list[Amount], x: Syntax) -> bool:
    scaled = amount.scale > 1
    it, whole = amount.unit == IT, amount.value == int(amount.value)
    reach = 0 if whole else CLOSE  # "5,1 milliards de dollars. Il en attend 5,6 en 2026"
    if it and _lender(amount, earlier, ("money", "measure"), x.pack, reach) is None:
        amount.unit = THINGS if whole else None
    if (amount.unit == THINGS or (it and x.words[amount.number].isalpha())) and _is_counted(amount, earlier, x.pack):
        return True  # of "en accueillera sept de plus" the things counted last
    if amount.unit == SUM or (scaled and _is_of_loan(amount, x)):
        lender = _lender(amount, [other for other in earlier if other.kind == "money"], ("money",), x.pack)
        amount.kind, amount.unit, amount.rule = "money", lender.unit if lender else None, f"money.{BARE}"
        return True
    kinds = ("money", "measure") if scaled or it else ("money", "measure", "count", "percentage")
    lender = _lender(amount, earlier, kinds, x.pack, reach if it else 0)
    if lender is not None and lender.kind == "percentage" and amount.value >= TOO_MANY:
        lender = None  # "progresse de 10 %, à 184 600"
    told = told_noun(amount, x) or number_beside(x, amount.first) or number_said(x, amount.first)
    counted = number_before(x, amount.number) or number_behind(x, amount.last)
    told = None if scaled and told in x.pack.amounts.money_words else told  # "les investissements sont passés de 114"
    noun = told or counted or label_noun(x, amount.number) or number_moved(x, amount.number)
    if noun is not None:
        amount.kind, amount.unit = "count", noun
    elif lender is not None:
        amount.kind, amount.unit = lender.kind, lender.unit
        if not scaled and lender.scale > 1 and amount.value < max(Decimal(1000), ALIKE * lender.value / lender.scale):
            amount.value *= lender.scale
            amount.scale = lender.scale
    else:
        noun = moved_noun(amount, x)
        if noun is not None and not (scaled and _is_of_money(x, noun)):
            amount.kind, amount.unit = "count", noun
        elif scaled and (amount.scale >= BILLION or _is_paid(amount, x)):
            amount.kind = "money"  # of a currency that is not said
        else:
            return False
    amount.rule = f"{amount.kind}.{BARE}"
    return True


def _is_of_loan(amount: Amount, x: Syntax) -> bool:
    """ "15 millions de tonnes. … la demande de prêt de 2,5 milliards": whether money is what there is so much of."""
    of = amount.first > 0 and x.words[amount.first - 1] in x.g.of
    noun = x.chunk_before(amount.first - 1) if of else None
    return noun is not None and noun.end == amount.first - 1 and x.words[noun.head] in x.pack.projects.money


def _is_of_money(x: Syntax, noun: str) -> bool:
    """Whether a noun in the singular is one of money: "Les avoirs s'élèvent à 12 milliards"."""
    return any(x.g.singular(word) == noun for word in x.pack.amounts.money_words)


def _is_paid(amount: Amount, x: Syntax) -> bool:
    """ "a investi 300 millions sur cinq ans": a word of money is near, or a verb that pays."""
    if not x.pack.amounts.money_words.isdisjoint(x.words):
        return True
    if _is_price(amount, x):
        return True
    group, known = x.group_before(amount.first), x.pack
    paying = (known.units.spending, known.projects.status.investing)
    return group is not None and group.end == amount.first and any(group.lemma in verbs for verbs in paying)


def _is_price(amount: Amount, x: Syntax) -> bool:
    """ "un contrat évalué à 140 millions", "a conclu la vente pour 120 millions": what a paper or a sale is worth."""
    closed = x.tags[amount.after : amount.after + 1] in ([], [PUNCTUATION])
    worth = x.pack.amounts.value_of.before(x.words, amount.first) is not None
    priced = closed and amount.first > 0 and x.words[amount.first - 1] in x.g.prices
    papers, sales = x.pack.agreements.instruments, x.pack.amounts.sales
    told = any(word in sales or papers.at(x.words, k) is not None for k, word in enumerate(x.words[: amount.first]))
    return told and (worth or priced)


def _is_counted(amount: Amount, earlier: list[Amount], pack: Pack) -> bool:
    """Whether it counts the last things that were counted; of the millions behind a sum it is a sum."""
    summed = amount.scale > 1 and bool(earlier) and earlier[-1].kind == "money"  # "648 millions d'euros, dont 41"
    amount.unit = None if summed else _last_count(amount, earlier, pack)
    if amount.unit is None:
        return False
    amount.kind, amount.rule = "count", f"count.{BARE}"
    return True


def _last_count(amount: Amount, earlier: list[Amount], pack: Pack) -> str | None:
    """The unit of the last things that were counted; of "20 autres", that of the whole: "14 personnes, dont trois"."""
    near = takewhile(lambda other: amount.sentence.number - other.sentence.number <= 1, reversed(earlier))
    counts = [other for other in near if other.kind == "count"]
    more = amount.sentence.words[amount.after - 1] in pack.amounts.others
    wholes = (other for other in counts if not _is_part(other, pack)) if more else iter(counts)
    return next((other.unit for other in (*wholes, *counts)), None)


def _is_part(amount: Amount, pack: Pack) -> bool:
    """ "dont trois Français": a part of what was counted before."""
    return amount.first > 0 and amount.sentence.words[amount.first - 1] in pack.amounts.part_words


def _lender(amount: Amount, earlier: list[Amount], kinds: tuple[str, ...], pack: Pack, reach: int = 0) -> Amount | None:
    """The last amount before it that is no conversion in brackets; a number without a scale takes the nearest.

    Such a one takes none from further than `reach` sentences before.
    """
    for other in reversed(earlier):
        distance = amount.sentence.number - other.sentence.number
        if distance > NEAR or (amount.scale == 1 and distance > reach):
            return None
        lends = other.kind in kinds or (amount.scale > 1 and other.kind == "count" and other.scale > 1)
        if amount.scale > 1 and other.kind != "money":  # "22 millions de tonnes, contre 18 millions", but not "de 15 m"
            lends = lends and other.scale > 1 and distance <= CLOSE
        beside = amount.first > 0 and amount.sentence.words[amount.first - 1] == "("
        if lends and (beside or not _is_conversion(other, pack)):
            return _of_its_scale(amount, other, earlier)
        if other.kind == "percentage":
            continue
        if amount.scale == 1:
            return None
    return None


def _of_its_scale(amount: Amount, lender: Amount, earlier: list[Amount]) -> Amount:
    """ "25 milliards de gourdes (190 millions de dollars). Un don de 38 millions": the last sum of the same scale.

    Beside the lender it is a conversion that stands behind it; further on, any sum near enough.
    """
    if amount.scale == 1 or lender.kind != "money" or lender.scale == amount.scale:
        return lender
    for other in islice(reversed(earlier), SUMS):
        apart = amount.sentence.number - other.sentence.number > NEAR
        if apart or (other is lender and lender.sentence is amount.sentence):
            break
        if other.kind == "money" and other.unit and other.scale == amount.scale:
            return other
    return lender


def _is_conversion(amount: Amount, pack: Pack) -> bool:
    """ "(27 004 FCFA)", "soit environ 10 milliards de yuans": another sum in other words lends nothing."""
    words = amount.sentence.words
    if pack.links.equivalents.before(words, amount.first):
        return True
    return amount.first > 0 and words[amount.first - 1] == "(" and words[amount.last : amount.last + 1] == [")"]
