"""Numbers with their units and qualifiers: sums of money, quantities, shares, counts, and points or percent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from communique.languages import Pack
from communique.languages.figures import CurrencyName
from communique.reading.document import Sentence
from communique.reading.facts import Amount
from communique.reading.numbers import is_negative
from communique.reading.spans import Span, is_year, span_at, with_scale_of
from communique.reading.syntax import Syntax

BARE = "bare"
"""The kind of a number whose unit is said elsewhere: "contre 684 millions un an plus tôt"."""


@dataclass(slots=True)
class Unit:
    """A unit behind (or before) a number: tokens up to `end` (exclusive) belong to the quote."""

    kind: str
    symbol: str | CurrencyName | None
    end: int
    start: int | None = None
    factor: Decimal = Decimal(1)


@dataclass(slots=True)
class Mention:
    """An amount as it stands in the text, and the name of its currency, whose code may be still to choose."""

    amount: Amount
    currency: CurrencyName | None = None


def quantities(x: Syntax) -> Iterator[Mention]:
    """Every quantity of a sentence, from left to right; of the kind BARE where the unit is said elsewhere."""
    s, pack = x.s, x.pack
    waiting: list[Span] = []  # "5 et 7 milliards de dollars": the first numbers wait for the unit of the last
    i, begins = 0, pack.numbers.begins
    while i < len(s):
        span = span_at(s, i, pack) if begins(s.words[i]) else None
        if span is None:
            i += 1
            continue
        unit = _unit(x, span)
        if unit is None and _is_coordinated(s, span, pack):
            waiting.append(span)
        elif unit is not None:
            if unit.kind != BARE:
                for earlier in waiting:
                    yield _mention(x, with_scale_of(earlier, span), unit, shared=True)
            waiting.clear()
            yield _mention(x, span, unit)
        else:
            waiting.clear()
        i = max(span.end, unit.end if unit else 0)


def _is_coordinated(s: Sentence, span: Span, pack: Pack) -> bool:
    """Whether another number follows that brings the unit: "5 et 7 milliards", "4,4, 3,1 et 2,6 milliards"."""
    k = span.end
    if k + 1 >= len(s) or is_year(s, span.low):
        return False
    joined = s.words[k] in pack.numbers.joined or s.words[k] == ","
    if joined and s.words[k + 1] in pack.grammar.of and k + 2 < len(s):  # "de 31 et de 4,5 %"
        k += 1
    return joined and span_at(s, k + 1, pack) is not None


def _unit(x: Syntax, span: Span) -> Unit | None:
    return (
        _percent(x, span)
        or _measure(x, span)
        or _money(x, span)
        or _before(x, span)
        or _count(x, span)
        or _bare(x, span)
    )


def _percent(x: Syntax, span: Span) -> Unit | None:
    known, words, end = x.pack.numbers, x.words, _behind_dash(x.s, span.end)
    found, points = known.percent.at(words, end), known.points.at(words, end)
    if points and (found is None or points[1] > found[1]):
        hundredths = known.hundredths.at(words, end)
        return Unit("points", "points", points[1], factor=Decimal("0.01") if hundredths else Decimal(1))
    return Unit("percentage", "%", found[1]) if found else None


def _behind_dash(s: Sentence, i: int) -> int:
    """The token behind a dash that joins a number with its unit: "500-MW", "15-percent"."""
    return i + 1 if i + 1 < len(s) and s.words[i] in DASHES and not s.gap(i) and not s.gap(i + 1) else i


def _money(x: Syntax, span: Span) -> Unit | None:
    s, units = x.s, x.pack.units
    scaled = units.scaled.get(s.words[span.end]) if span.end < len(s) else None
    if scaled is not None:  # "2,9 MMDH"
        return Unit("money", CurrencyName(scaled[0]), span.end + 1, factor=Decimal(scaled[1]))
    i, factor = _letter(x, span.end)
    if i < len(s) and s.words[i] in x.g.of:
        i += 1
    found = units.currencies.at(s.words, i) or _behind_nation(x, i)
    if not found:
        return _fraction_of_currency(x, i)
    name, end = found
    if name.code and s.raw[i].islower() and s.words[i] == name.code.lower():
        return None
    national = _national(x, name, end) or _doubled(x, i, end)
    return (
        Unit("money", national[0], national[1], factor=factor) if national else Unit("money", name, end, factor=factor)
    )


def _letter(x: Syntax, i: int) -> tuple[int, Decimal]:
    """Behind a letter that scales a currency, and its factor: "5 M€", "70 G$", "314 M EUR"."""
    s, letters = x.s, x.pack.numbers.letters
    if i + 1 >= len(s) or s.words[i] not in letters or not x.pack.units.currencies.at(s.words, i + 1):
        return i, Decimal(1)
    close = s.words[i + 1] in x.pack.units.symbols or not s.gap(i) or s.raw[i].isupper()
    return (i + 1, letters[s.words[i]]) if close else (i, Decimal(1))


def _national(x: Syntax, name: CurrencyName, end: int) -> tuple[CurrencyName, int] | None:
    """ "dinars algériens": the nation's adjective behind a name that several share."""
    if not name.family or end >= len(x.words):
        return None
    country = x.pack.countries.at(x.words, end)
    if country and country[0].how == "adjective" and not x.s.capital(end):
        code = x.pack.units.families[name.family]["by"].get(country[0].alpha2)
        return (CurrencyName(code), country[1]) if code else None
    return None


def _behind_nation(x: Syntax, i: int) -> tuple[CurrencyName, int] | None:
    """ "500 million Uzbek soums": the nation's adjective before the name."""
    nation = x.pack.countries.at(x.words, i) if i < len(x.words) else None
    found = x.pack.units.currencies.at(x.words, nation[1]) if nation and nation[0].how == "adjective" else None
    if nation is None or found is None:
        return None
    name, end = found
    code = x.pack.units.families[name.family]["by"].get(nation[0].alpha2) if name.family else None
    return (CurrencyName(code), end) if code else found


def _doubled(x: Syntax, i: int, end: int) -> tuple[CurrencyName, int] | None:
    """ "$ CAD", "€ EUR": a symbol with its code."""
    longer = x.pack.units.currencies.at(x.words, end) if x.words[i] in x.pack.units.symbols else None
    return longer if longer and longer[0].code and x.s.raw[end].isupper() else None


def _fraction_of_currency(x: Syntax, i: int) -> Unit | None:
    """ "50 centimes", "50 centimes d'euro"."""
    s, units = x.s, x.pack.units
    if i >= len(s) or s.words[i] not in units.fractions:
        return None
    codes, end = units.fractions[s.words[i]], i + 1
    named = units.currencies.at(s.words, end + 1) if end < len(s) and s.words[end] in x.g.of else None
    if named and named[0].code in codes:
        return Unit("money", named[0], named[1], factor=Decimal("0.01"))
    if named and named[0].family:
        return Unit("money", named[0], named[1], factor=Decimal("0.01"))
    return Unit("money", CurrencyName(codes[0]), end, factor=Decimal("0.01"))


def _measure(x: Syntax, span: Span) -> Unit | None:
    s, i = x.s, _behind_dash(x.s, span.end)
    if i < len(s) and s.words[i] in x.g.of and ((span.high or span.low).scale > 1 or span.low.about):
        i += 1
    while i < len(s) and s.words[i] in x.g.adjectives_before:
        i += 1
    scaled = x.pack.units.scaled_measures.get(s.words[i]) if i < len(s) else None
    if scaled is not None:  # "38 bcm"
        return Unit("measure", scaled[0], i + 1, factor=Decimal(scaled[1]))
    found = x.pack.units.measures.at(s.words, i)
    if not found:
        return None
    symbol_alone = found[1] - i == 1 and len(s.words[i]) == 1
    if symbol_alone and not s.gap(i) and s.raw[i].isupper():  # "5G", not five grams
        return None
    if symbol_alone and x.pack.units.currencies.at(s.words, i + 1):  # "5 M€", "3 M EUR"
        return None
    if symbol_alone and span.low.start and s.words[span.low.start - 1] in x.pack.units.symbols:  # "$5m"
        return None
    return Unit("measure", found[0], found[1])


def _before(x: Syntax, span: Span) -> Unit | None:
    """ "US$ 553 millions", "€5", "USD 500 millions", "FCFA 3 milliards"."""
    s, units, i = x.s, x.pack.units, span.low.start
    if not i:
        return None
    word, start = s.words[i - 1], min(i - 1, span.start)
    free = i < 2 or not s.words[i - 2][0].isdigit()
    if word in units.symbols and free:
        end, factor = span.end, Decimal(1)
        if end < len(s) and s.words[end] in x.pack.numbers.letters and not s.gap(end):
            end, factor = end + 1, x.pack.numbers.letters[s.words[end]]
        return Unit("money", units.symbols[word], end, start=start, factor=factor)
    prefixed = units.prefixed.before(s.words, i)
    if prefixed:
        return Unit("money", prefixed[0], span.end, start=prefixed[1])
    named = units.currencies.at(s.words, i - 1)
    if named and named[1] == i and s.raw[i - 1].isupper() and len(word) >= 3 and free:
        return Unit("money", named[0], span.end, start=i - 1)
    return None


def _count(x: Syntax, span: Span) -> Unit | None:
    """A cardinal with the noun that it counts, which stands in the plural behind two and more."""
    s, i = x.s, span.end
    number = span.high or span.low
    if i < len(s) and s.words[i] in x.g.of:
        i += 1
        if i < len(s) and (
            s.words[i] in x.g.determiners or s.words[span.end] in x.g.plural_determiners
        ):  # "deux des suspects"
            i += s.words[i] in x.g.determiners
        elif not (number.scale > 1 or number.about):
            return None
    elif number.scale >= 1000 and not number.in_words and s.words[span.end - 1] in x.pack.numbers.nouns:
        return None  # "dix milliards voulus" are no counted things
    if i < len(s) and i == span.end and not s.gap(i):
        return None  # "a Boeing 737s"
    i = _counted_noun(x, i)
    if i >= len(s) or number.value < 2 or number.value != int(number.value):
        return None
    if not (_is_counted(x, i) or _is_counted_name(x, span, i)):
        return None
    if _points_back(x, span, i + 1) or (span.high is None and is_year(s, number) and _names_year(x, number.start)):
        return None
    return Unit("count", x.g.singular(s.words[i]), i + 1)


def _counted_noun(x: Syntax, i: int) -> int:
    """The noun behind its adjectives; where the head of a phrase stands last, that one: "22 new solar power plants"."""
    chunk = None if x.g.head_first or i >= len(x.words) else x.chunk_at(i)
    if chunk is not None:
        return chunk.head
    while i < len(x.words) and x.words[i] in x.g.adjectives_before:
        i += 1
    return i


def _names_year(x: Syntax, i: int) -> bool:
    """Whether the word before says that what follows is a year: "en 2020 plusieurs", "fin 2025 les"."""
    if i and x.pack.qualifiers.before.before(x.words, i):
        return False
    before = x.words[i - 1] if i else ""
    if not x.g.head_first and before in x.g.determiners:  # "the 2025 exports"
        return True
    return before in x.g.in_ or before in x.g.of or before in x.pack.months or before in ("", "(")


def _is_counted(x: Syntax, i: int) -> bool:
    """Whether the word at token i is a noun in the plural and no time."""
    word, pack = x.words[i], x.pack
    if not word[0].isalpha() or not x.g.is_plural(word):
        return False
    if word in pack.durations or word in pack.months or word in pack.numbers.fractions or word in pack.numbers.ordinals:
        return False
    if word in x.pack.numbers.not_counted:
        return False
    tag = x.tags[i]
    return tag == "W" or (tag in "pVT" and word in x.g.verb_nouns)


def _is_counted_name(x: Syntax, span: Span, i: int) -> bool:
    """ "50 Boeing 777", "dix A350": a name written without a plural, and no address or date ("10 Downing Street")."""
    s, before = x.s, x.words[span.start - 1] if span.start else ""
    if not s.capital(i) or not s.raw[i][0].isalpha() or len(s.raw[i]) < 3 or x.tags[i] != "W" or is_year(s, span.low):
        return False
    free = x.tags[span.start - 1] in "VipPOCA" or before in x.g.plural_determiners if span.start else False
    return free and before not in x.g.singular_contracted and i == span.end


def _points_back(x: Syntax, span: Span, behind: int) -> bool:
    """ "les deux pays": a small number in words behind a definite article names nothing new.

    Unless the noun is told apart by what follows: "les huit personnes arrêtées".
    """
    before = x.words[span.start - 1] if span.start else ""
    if not (span.low.in_words and before in x.g.determiners | x.g.contracted):
        return False
    if before in x.g.indefinite and before not in x.g.contracted:
        return False
    if x.words[behind - 1] in x.pack.parties.persons:
        return True
    if span.low.value > 2:
        return False
    return not (behind < len(x.tags) and x.words[behind] in x.g.of)


def _bare(x: Syntax, span: Span) -> Unit | None:
    """A number whose unit is said elsewhere: "31 milliards en 2024", "contre 0,8", "dont 122", "de 120 à 160"."""
    s, number, i = x.s, span.high or span.low, span.start
    behind = x.tags[span.end] if span.end < len(s) else "."
    if behind == "W" or (behind == "O" and number.scale > 1) or is_year(s, span.low):
        return None
    before = s.words[i - 1] if i else ""
    versus = x.pack.amounts.versus.before(s.words, i) is not None
    part = before in x.pack.amounts.part_words and behind in "VpO"
    moved = before in x.g.of | x.g.to and not number.in_words and _is_moved(x, i)
    scaled = number.scale >= 1000 and not number.about
    if scaled or ((versus or part or moved) and not number.about and number.value == span.low.value):
        return Unit(BARE, None, span.end)
    return None


def _is_moved(x: Syntax, i: int) -> bool:
    """Whether the verb before token i moves a level: "sont passés de 120 000 à 160 000"."""
    group = x.group_before(i)
    return group is not None and group.lemma in x.pack.numbers.moving and i - group.end < 8


def _mention(x: Syntax, span: Span, unit: Unit, shared: bool = False) -> Mention:
    """The mention with its qualifier. Of numbers that share a unit, only the last one's quote holds the unit."""
    s = x.s
    start = unit.start if unit.start is not None else span.start
    end = span.end if shared else unit.end
    negative = is_negative(s, start) and unit.kind in ("money", BARE)
    qualifier, first, last = _qualifier(x, start, end, span)
    currency = unit.symbol if isinstance(unit.symbol, CurrencyName) else None
    sign = Decimal(-1) if negative else Decimal(1)
    amount = Amount(
        s,
        first - 1 if negative else first,
        last,
        f"{unit.kind}.{'shared' if shared else 'before' if unit.start is not None else 'number'}",
        qualifier=qualifier,
        number=start,
        after=unit.end,
        kind=unit.kind,
        value=span.low.value * unit.factor * sign,
        high=span.high.value * unit.factor * sign if span.high else None,
        unit=unit.symbol if isinstance(unit.symbol, str) else None,
        scale=(span.high or span.low).scale,
    )
    return Mention(amount, currency)


def _qualifier(x: Syntax, start: int, end: int, span: Span) -> tuple[str, int, int]:
    """The qualifier, and the tokens from it to the end of the mention."""
    known, words = x.pack.qualifiers, x.words
    if span.high is not None:
        return "between", start, end
    first = i = start
    while i and words[i - 1] in known.fillers and not known.before.before(words, i):
        i -= 1
    if span.low.about and i == start - 1 and words[i] in x.pack.numbers.units:
        first = i
    for at in (start, i):
        found = known.before.before(words, at)
        if found:
            return found[0], found[1], end
    after = known.behind.at(words, end)
    if after:
        return after[0], first, after[1]
    return ("approximately" if span.low.about else "exact"), first, end
