"""Numbers whose unit is said elsewhere: "contre 684 millions un an plus tôt", "dont 122 sont achevés"."""

from __future__ import annotations

from collections.abc import Callable

from communique.reading.facts import Amount
from communique.reading.quantities import BARE
from communique.reading.syntax import Syntax

NEAR = 5
"""Sentences before a number in which the amount that lends it its unit may stand."""


def lend_units(amounts: list[Amount], syntax_of: Callable[[Amount], Syntax]) -> list[Amount]:
    """The amounts in the order of the text, each bare number with the unit of the amount before it, or left out."""
    kept: list[Amount] = []
    for amount in amounts:
        if amount.kind != BARE or _lend(amount, kept, syntax_of(amount)):
            kept.append(amount)
    return kept


def _lend(amount: Amount, earlier: list[Amount], x: Syntax) -> bool:
    scaled = amount.scale > 1
    lender = _lender(amount, earlier, ("money", "measure") if scaled else ("money", "measure", "count", "percentage"))
    if lender is not None:
        amount.kind, amount.unit = lender.kind, lender.unit
        if not scaled and lender.scale > 1 and amount.value < 1000:
            amount.value *= lender.scale
            amount.scale = lender.scale
    else:
        noun = _moved_noun(amount, x)
        if noun is not None:
            amount.kind, amount.unit = "count", noun
        elif scaled and not x.pack.amounts.money_words.isdisjoint(x.words):
            amount.kind = "money"  # of a currency that is not said
        else:
            return False
    amount.rule = f"{amount.kind}.{BARE}"
    return True


def _lender(amount: Amount, earlier: list[Amount], kinds: tuple[str, ...]) -> Amount | None:
    """The last amount before it that is no conversion in brackets; a number without a scale takes the nearest."""
    for other in reversed(earlier):
        distance = amount.sentence.number - other.sentence.number
        if distance > NEAR or (amount.scale == 1 and distance):
            return None
        if other.kind in kinds and not _in_brackets(other):
            return other
        if other.kind == "percentage":
            continue
        if amount.scale == 1:
            return None
    return None


def _in_brackets(amount: Amount) -> bool:
    words = amount.sentence.words
    return amount.first > 0 and words[amount.first - 1] == "(" and words[amount.last : amount.last + 1] == [")"]


def _moved_noun(amount: Amount, x: Syntax) -> str | None:
    """What is counted where a verb moves its number: "les visiteurs sont passés de 120 000 à 160 000"."""
    group = x.group_before(amount.first)
    subject = x.subject(group) if group is not None and group.lemma in x.pack.numbers.moving else None
    if subject is None or amount.value != int(amount.value):
        return None
    noun = x.words[subject.head]
    return x.g.singular(noun) if noun.endswith(x.g.plural_endings) else None
