"""Growth rates: a percentage or points beside a word of change, and verbs that say a factor."""

from __future__ import annotations

from collections.abc import Iterator

from communique.languages import Pack
from communique.reading.document import Sentence
from communique.reading.facts import Amount, Change
from communique.reading.numbers import number_at

REACH = 5
"""How many words may stand between a word of change and its figure: "une hausse moyenne annuelle de"."""

SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}


def split_changes(s: Sentence, figures: list[Amount], pack: Pack) -> tuple[list[Amount], list[Change]]:
    """Part the percentages that are changes from those that are shares, and add the factors."""
    amounts: list[Amount] = []
    changes: list[Change] = []
    for figure in figures:
        if figure.kind not in ("percentage", "points"):
            amounts.append(figure)
            continue
        sign, rule = _sign(s, figure, changes, pack)
        if sign:
            changes.append(_change(figure, sign, rule))
        elif figure.kind == "percentage":
            amounts.append(figure)
    changes.extend(_factors(s, pack))
    changes.sort(key=lambda change: change.first)
    return amounts, changes


def _change(figure: Amount, sign: int, rule: str) -> Change:
    basis = "percentage_points" if figure.kind == "points" else "percent"
    return Change(
        figure.sentence,
        figure.first,
        figure.last,
        rule,
        qualifier=figure.qualifier,
        number=figure.number,
        after=figure.after,
        rate=float(figure.value) * sign,
        rate_to=float(figure.high) * sign if figure.high is not None else None,
        basis=basis,
    )


def _sign(s: Sentence, figure: Amount, earlier: list[Change], pack: Pack) -> tuple[int, str]:
    """+1 or -1 and the rule that told, or 0 for a share or a level."""
    i = figure.first
    before = s.words[i - 1] if i else ""
    if before in SIGNS and not s.gap(i):
        return SIGNS[before], "change.sign"
    comparison = pack.comparisons.at(s.words, figure.after)
    if comparison:
        return comparison[0], "change.comparison"
    if before in pack.change_words:
        return pack.change_words[before], "change.object"
    if before in pack.of or before == ",":
        sign = _word_of_change(s, i - 1, pack)
        if sign:
            return sign, "change.word"
        if earlier and _only_joined(s, earlier[-1].after, i, pack):
            return (1 if earlier[-1].rate > 0 else -1), "change.joined"
    return 0, ""


def _word_of_change(s: Sentence, end: int, pack: Pack) -> int:
    """The sign of the nearest word of change to the left, if nothing but its complements stands between."""
    for i in range(end - 1, max(-1, end - 1 - REACH), -1):
        word = s.words[i]
        if word in pack.change_words:
            return pack.change_words[word]
        if not word[0].isalpha() or word in pack.subordinators or word in pack.conjunctions:
            return 0
    return 0


def _only_joined(s: Sentence, start: int, end: int, pack: Pack) -> bool:
    return all(s.words[k] in pack.of or s.words[k] in pack.conjunctions or s.words[k] == "," for k in range(start, end))


def _factors(s: Sentence, pack: Pack) -> Iterator[Change]:
    for i, word in enumerate(s.words):
        found = _factor_at(s, i, word, pack)
        if found:
            rate, end, rule = found
            first = _verb_start(s, i, pack)
            yield Change(s, first, end, rule, number=i, after=end, rate=rate, basis="factor")


def _factor_at(s: Sentence, i: int, word: str, pack: Pack) -> tuple[float, int, str] | None:
    if word in pack.factor_verbs and len(word) > 5:
        return (pack.factor_verbs[word] - 1) * 100.0, i + 1, "change.factor_verb"
    multiplied = pack.multiplied.at(s.words, i)
    if multiplied:
        number = number_at(s, multiplied[1], pack) if multiplied[1] < len(s) else None
        if number and number.value > 0:
            factor = float(number.value) if multiplied[0] > 0 else 1 / float(number.value)
            return round((factor - 1) * 100, 6), number.end, "change.multiplied"
    number = number_at(s, i, pack)
    if number and pack.times_more.at(s.words, number.end):
        return (float(number.value) - 1) * 100, pack.times_more.at(s.words, number.end)[1], "change.times"  # type: ignore[index]
    sign = pack.change_words.get(word)
    return _fraction(s, i + 1, sign, pack) if sign else None


def _fraction(s: Sentence, i: int, sign: int, pack: Pack) -> tuple[float, int, str] | None:
    """ "chuté d'un tiers", "réduit de moitié", "gagné un quart"."""
    if i < len(s) and s.words[i] in pack.of:
        i += 1
    share = 1.0
    if i < len(s) and s.words[i] in pack.units:
        share, i = float(pack.units[s.words[i]]), i + 1
    if i >= len(s) or s.words[i] not in pack.fractions:
        return None
    part = pack.fractions[s.words[i]]
    size = part if part < 1 else share / part
    return (round(sign * size * 100, 4), i + 1, "change.fraction") if size < 1 else None


def _verb_start(s: Sentence, i: int, pack: Pack) -> int:
    """Back over the auxiliary and "plus que": "a plus que doublé"."""
    first = i
    while (
        first
        and i - first < 3
        and (s.words[first - 1] in pack.auxiliaries or s.words[first - 1] in pack.adverbs | pack.than)
    ):
        first -= 1
    return first
