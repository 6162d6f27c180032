"""Numbers with their units and qualifiers: sums of money, quantities, shares, counts, and points or percent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from communique.languages import Pack
from communique.languages.pack import CurrencyName
from communique.reading.document import Sentence
from communique.reading.facts import Amount
from communique.reading.numbers import Number, number_at

PLURAL_ENDINGS = ("s", "x", "z")


@dataclass(slots=True)
class Unit:
    """A unit behind (or before) a number: tokens up to `end` (exclusive) belong to the quote."""

    kind: str
    symbol: str | CurrencyName | None
    end: int
    start: int | None = None
    factor: Decimal = Decimal(1)


@dataclass(slots=True)
class Span:
    """One number or the two ends of a range, at tokens start to end (exclusive)."""

    low: Number
    high: Number | None
    start: int
    end: int


def quantities(s: Sentence, pack: Pack) -> Iterator[tuple[Amount, CurrencyName | None]]:
    """Every quantity of a sentence, from left to right, money with the name of its currency.

    The currency's code is still to be chosen where a name is shared ("dinars"): `currencies.settle` does that.
    """
    waiting: list[Span] = []  # "5 et 7 milliards de dollars": the first numbers wait for the unit of the last
    i = 0
    while i < len(s):
        span = _span_at(s, i, pack)
        if span is None:
            i += 1
            continue
        unit = _unit(s, span, pack)
        if unit is None and _is_coordinated(s, span, pack):
            waiting.append(span)
        elif unit is not None:
            for earlier in waiting:
                yield _amount(s, _with_scale_of(earlier, span), unit, pack, shared=True)
            waiting.clear()
            yield _amount(s, span, unit, pack)
        else:
            waiting.clear()
        i = max(span.end, unit.end if unit else 0)


def _span_at(s: Sentence, i: int, pack: Pack) -> Span | None:
    first = number_at(s, i, pack)
    if first is None or _inside_name(s, first, pack):
        return None
    opener = s.words[i - 1] if i else ""
    inner = first.end
    unit = _unit_words(s, inner, pack) if opener in pack.range_open else None
    inner = unit if unit else inner
    if inner + 1 < len(s):
        word = s.words[inner]
        closes = word in pack.range_open.get(opener, ()) or (word in pack.range_inner and unit is None)
        if closes:
            second = number_at(s, inner + 1, pack)
            if second and _is_range(s, first, second, pack):
                start = i - 1 if opener in pack.range_open else i
                return Span(_scaled_like(first, second), second, start, second.end)
    return Span(first, None, i, first.end)


def _unit_words(s: Sentence, i: int, pack: Pack) -> int | None:
    """The end of a unit repeated within a range: "entre 30 % et 40 %"."""
    for table in (pack.percent, pack.currencies, pack.measures):
        j = i + 1 if i < len(s) and s.words[i] in pack.of else i
        found = table.at(s.words, j)
        if found:
            return found[1]
    return None


def _is_range(s: Sentence, first: Number, second: Number, pack: Pack) -> bool:
    """Two ends that rise. Years ("2026-2027") are a period, and "passer de 2 à 5" are two levels."""
    if _is_year(s, first) and _is_year(s, second):
        return False
    before = s.words[first.start - 1] if first.start else ""
    verb = s.words[first.start - 2] if before in pack.of and first.start > 1 else ""
    moves = verb in pack.change_words or pack.level_verbs.before(s.words, first.start - 1) is not None
    return not moves and _scaled_like(first, second).value < second.value


def _scaled_like(first: Number, second: Number) -> Number:
    """ "2 à 3 milliards": the scale of the second end holds for the first, unless it is a full number itself."""
    if first.scale == 1 and second.scale > 1 and first.value < 1000:
        return Number(first.value * second.scale, first.start, first.end, second.scale, first.about)
    return first


def _with_scale_of(span: Span, last: Span) -> Span:
    scale = (last.high or last.low).scale
    if span.low.scale > 1 or scale == 1:
        return span
    low = Number(span.low.value * scale, span.low.start, span.low.end, scale, span.low.about)
    return Span(low, span.high, span.start, span.end)


def _is_coordinated(s: Sentence, span: Span, pack: Pack) -> bool:
    """Whether another number follows that brings the unit: "5 et 7 milliards", "4,4, 3,1 et 2,6 milliards"."""
    if span.end + 1 >= len(s) or (s.words[span.end] not in pack.joined and s.words[span.end] != ","):
        return False
    return not _is_year(s, span.low) and number_at(s, span.end + 1, pack) is not None


def _is_year(s: Sentence, number: Number) -> bool:
    word = s.words[number.start]
    return number.end - number.start == 1 and len(word) == 4 and word.isdigit() and "1900" <= word <= "2100"


def _inside_name(s: Sentence, number: Number, pack: Pack) -> bool:
    """ "5G", "A330-900", "+41 21 613": numbers glued to letters or dashes that are no ranges."""
    i = number.start
    if i and not s.gap(i) and s.words[i - 1] in ("-", "/", ":", "°", "º") and s.words[i][0].isdigit():
        before = s.words[i - 2] if i > 1 else ""
        return not before[:1].isdigit()
    return False


def _unit(s: Sentence, span: Span, pack: Pack) -> Unit | None:
    return (
        _percent(s, span, pack)
        or _money(s, span, pack)
        or _measure(s, span, pack)
        or _currency_before(s, span, pack)
        or _count(s, span, pack)
    )


def _percent(s: Sentence, span: Span, pack: Pack) -> Unit | None:
    found = pack.percent.at(s.words, span.end)
    if found:
        return Unit("percentage", "%", found[1])
    points = pack.points.at(s.words, span.end)
    return Unit("points", "points", points[1]) if points else None


def _money(s: Sentence, span: Span, pack: Pack) -> Unit | None:
    i, factor = span.end, Decimal(1)
    if i < len(s) and s.words[i] in pack.letters and i + 1 < len(s):
        letter = s.words[i]
        if pack.currencies.at(s.words, i + 1) and s.words[i + 1] in pack.currency_symbols:
            i, factor = i + 1, pack.letters[letter]
    if i < len(s) and s.words[i] in pack.of:
        i += 1
    found = pack.currencies.at(s.words, i)
    if not found or (found[0].code and s.raw[i].islower() and s.words[i] == found[0].code.lower()):
        return None
    end = found[1]
    if found[0].family and end < len(s):  # "dinars algériens"
        country = pack.countries.at(s.words, end)
        if country and country[0].how == "adjective" and not s.capital(end):
            code = pack.families[found[0].family]["by"].get(country[0].alpha2)
            if code:
                return Unit("money", CurrencyName(code), country[1], factor=factor)
    return Unit("money", found[0], end, factor=factor)


def _currency_before(s: Sentence, span: Span, pack: Pack) -> Unit | None:
    """ "US$ 553 millions", "€5"."""
    i = span.start
    if i and s.words[i - 1] in pack.currency_symbols and (span.start == 1 or not s.words[i - 2][0].isdigit()):
        return Unit("money", pack.currency_symbols[s.words[i - 1]], span.end, start=i - 1)
    return None


def _measure(s: Sentence, span: Span, pack: Pack) -> Unit | None:
    i = span.end
    if i < len(s) and s.words[i] in pack.of and (span.high or span.low).scale > 1:
        i += 1
    found = pack.measures.at(s.words, i)
    if not found:
        return None
    symbol_alone = found[1] - i == 1 and len(s.words[i]) == 1
    if symbol_alone and not s.gap(i) and s.raw[i].isupper():  # "5G", not five grams
        return None
    return Unit("measure", found[0], found[1])


def _count(s: Sentence, span: Span, pack: Pack) -> Unit | None:
    """A cardinal with the noun that it counts. French writes the noun in the plural behind two and more."""
    i = span.end
    number = span.high or span.low
    if i < len(s) and s.words[i] in pack.of and (number.scale > 1 or number.about):
        i += 1
    while i < len(s) and s.words[i] in pack.adjectives_before:
        i += 1
    if i >= len(s) or not s.words[i][0].isalpha() or not s.words[i].endswith(PLURAL_ENDINGS):
        return None
    noun = s.words[i]
    if noun in pack.durations or noun in pack.months or noun in pack.adverbs or noun in pack.prepositions:
        return None
    if noun in pack.breaks or noun in pack.articles or number.value < 2 or number.value != int(number.value):
        return None
    if _points_back(s, span, pack) or (_is_year(s, number) and span.high is None and not s.gap(number.start)):
        return None
    return Unit("count", singular(noun, pack), i + 1)


def _points_back(s: Sentence, span: Span, pack: Pack) -> bool:
    """ "les deux pays": a small number in words behind a definite article names nothing new."""
    before = s.words[span.start - 1] if span.start else ""
    return span.low.in_words and span.low.value <= 10 and before in pack.articles


def singular(noun: str, pack: Pack) -> str:
    """The singular of a plural noun, by the endings of the data file."""
    for plural, ending in pack.plurals:
        if noun.endswith(plural) and len(noun) > len(plural) + 1:
            return noun[: -len(plural)] + ending
    return noun


def _amount(
    s: Sentence, span: Span, unit: Unit, pack: Pack, shared: bool = False
) -> tuple[Amount, CurrencyName | None]:
    """The mention with its qualifier. Of numbers that share a unit, only the last one's quote holds the unit."""
    start = unit.start if unit.start is not None else span.start
    end = span.end if shared else unit.end
    qualifier, first, last = _qualifier(s, start, end, span, pack)
    currency = unit.symbol if isinstance(unit.symbol, CurrencyName) else None
    amount = Amount(
        s,
        first,
        last,
        f"{unit.kind}.{'shared' if shared else 'before' if unit.start is not None else 'number'}",
        qualifier=qualifier,
        number=start,
        after=unit.end,
        kind=unit.kind,
        value=span.low.value * unit.factor,
        high=span.high.value * unit.factor if span.high else None,
        unit=unit.symbol if isinstance(unit.symbol, str) else None,
    )
    return amount, currency


def _qualifier(s: Sentence, start: int, end: int, span: Span, pack: Pack) -> tuple[str, int, int]:
    """The qualifier, and the tokens from it to the end of the mention."""
    if span.high is not None:
        return "between", start, end
    first = start
    i = start
    while i and s.words[i - 1] in pack.qualifier_fillers and not pack.qualifiers.before(s.words, i):
        i -= 1
    if span.low.about and i == start - 1 and s.words[i] in pack.units:
        first = i
    for at in (start, i):
        found = pack.qualifiers.before(s.words, at)
        if found:
            return found[0], found[1], end
    after = pack.qualifiers_after.at(s.words, end)
    if after:
        return after[0], first, after[1]
    return ("approximately" if span.low.about else "exact"), first, end
