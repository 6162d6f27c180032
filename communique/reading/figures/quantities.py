"""Numbers with their units and qualifiers: sums of money, quantities, shares, counts, and points or percent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from communique.languages import Pack
from communique.languages.figures import CurrencyName
from communique.languages.grammar import ADJECTIVE, NUMBER, OF, PUNCTUATION, VERB, WORD
from communique.reading.facts import Amount
from communique.reading.figures.cardinals import ONE
from communique.reading.figures.columns import unit_of_column
from communique.reading.figures.counted import is_sum
from communique.reading.figures.ellipsis import BARE, MILLION, OF_TEN, THINGS, bare
from communique.reading.figures.money import HUNDREDTH, Unit, money, named_at, one_coin
from communique.reading.figures.numbers import Number, is_negative, number_at
from communique.reading.figures.qualifying import qualifier
from communique.reading.figures.spans import Span, is_year, span_at, with_scale_of
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.syntax import Syntax

DASHES: Final = frozenset("-‑")

ROUND: Final = (100, 1000)
"""What a share is told out of as well: "trois habitants sur mille"."""

CODE: Final = 3
"""Letters of the code of a currency."""


@dataclass(slots=True)
class Mention:
    """An amount as it stands in the text, and the name of its currency, whose code may be still to choose."""

    amount: Amount
    currency: CurrencyName | None = None


def quantities(x: Syntax) -> Iterator[Mention]:
    """Every quantity of a sentence, from left to right; of the kind BARE where the unit is said elsewhere."""
    s, pack = x.s, x.pack
    waiting: list[tuple[Span, Unit | None]] = []  # "5 et 7 milliards de dollars": they wait for the unit of the last
    free, priced = 0, -1
    for i in pack.numbers.beginning.where(s.words):
        if i < free or pack.projects.numbering.before(s.words, i):  # "l'accord n° 4512-CM"
            continue
        span = span_at(s, i, pack)
        span, unit = one_coin(x, i) if span is None else (span, _unit(x, span))
        if span is None:
            span, unit = _one_measure(x, i)
        if span is None:
            span, unit = _one_point(x, i)
        if span is None:
            continue
        if unit is not None and unit.kind == "money":
            priced = unit.end
        elif (
            unit is not None
            and unit.kind == "measure"
            and priced == span.start - 1
            and s.words[priced] in pack.grammar.plural_determiners
        ):
            free = unit.end  # "250 dollars les 1 000 mètres cubes": of how much it is the price
            continue
        if (unit is None or unit.kind == BARE) and _is_coordinated(s, span, pack):
            waiting.append((span, unit))
        else:
            yield from _resolved(x, waiting, span, unit)
            waiting.clear()
        free = max(span.end, unit.end if unit else 0)


def _resolved(x: Syntax, waiting: list[tuple[Span, Unit | None]], span: Span, unit: Unit | None) -> Iterator[Mention]:
    """The numbers that waited, with the unit that the last one brings, or with none; and the last one."""
    for earlier, own in waiting:
        if unit is not None and unit.kind != BARE and (earlier.low.scale == 1 or unit.kind in ("money", "measure")):
            yield _mention(x, with_scale_of(earlier, span), unit, shared=True)
        elif unit is not None and unit.symbol is None and span.low.scale > 1 == earlier.low.scale:
            yield _mention(x, with_scale_of(earlier, span), unit, shared=True)  # "ramené de 12,6 à 9,8 milliards"
        elif own is not None:
            yield _mention(x, earlier, own)
    if unit is not None:
        yield _mention(x, span, unit)


def _is_against(s: Sentence, span: Span, pack: Pack) -> bool:
    """ "112 voix contre 70 et 9 abstentions": of what the number before it counts."""
    versus = pack.amounts.versus.before(s.words, span.start)
    at = versus[1] - 2 if versus is not None else -1
    return at >= 0 and s.words[at].isdigit() and s.words[at + 1].isalpha()


def _is_coordinated(s: Sentence, span: Span, pack: Pack) -> bool:
    """Whether another number follows that brings the unit: "5 et 7 milliards", "4,4, 3,1 et 2,6", "de 2,1 à 3,4"."""
    k = span.end
    if k + 1 >= len(s.words) or is_year(s, span.low) or _is_against(s, span, pack):
        return False
    opener = s.words[span.start - 1] if span.start else ""
    of_all = s.words[k] in pack.grammar.plural_determiners and pack.numbers.begins(s.words[k + 1])  # "12 des 19 km"
    own = k + 2 < len(s.words) and s.words[k] in pack.grammar.of and s.words[k + 1] in pack.grammar.possessives
    if own and pack.numbers.begins(s.words[k + 2]):  # "48 de ses 310 magasins"
        return span_at(s, k + 2, pack) is not None
    joined = s.words[k] in pack.numbers.joined or s.words[k] == "," or of_all
    levels = s.words[k] in pack.numbers.range_open.get(opener, ())
    if (joined or levels) and k + 2 < len(s.words):
        qualified = pack.qualifiers.before.at(s.words, k + 1)
        if qualified and qualified[1] < len(s.words):  # "de 2,1 à près de 3,4 milliards"
            k = qualified[1] - 1
        elif s.words[k + 1] in pack.grammar.of:  # "de 31 et de 4,5 %"
            k += 1
    return (joined or levels) and span_at(s, k + 1, pack) is not None


def _unit(x: Syntax, span: Span) -> Unit | None:
    own = _percent(x, span) or _measure(x, span) or money(x, span) or _count(x, span)
    return own or unit_of_column(x, span) or bare(x, span)


def _percent(x: Syntax, span: Span) -> Unit | None:
    known, words, end = x.pack.numbers, x.words, _behind_dash(x.s, span.end)
    point = words[span.end - 1].partition("-")[2]  # "d'un demi-point de pourcentage"
    if point and words[span.end - 1][0].isalpha() and known.points.at([point], 0):
        whole = known.points.at([point, *words[end : end + 2]], 0)
        return Unit("points", "points", end - 1 + whole[1] if whole else end)
    if end >= len(words) or words[end] not in known.percents:
        return _of_percent(x, span)
    base = known.base_points.at(words, end)
    if base:
        return Unit("points", "points", base[1], factor=HUNDREDTH)
    found, points = known.percent.at(words, end), known.points.at(words, end)
    if points and _is_point(x, points[1] - 1):
        return None
    if points and (found is None or points[1] > found[1]):
        return Unit("points", "points", points[1])
    return Unit("percentage", "%", found[1]) if found else _of_percent(x, span)


def _one_measure(x: Syntax, i: int) -> tuple[Span, Unit] | tuple[None, None]:
    """ "plus d'une tonne": one of a unit, where it is bounded."""
    bounded = x.words[i] in x.pack.numbers.ones and x.pack.qualifiers.before.before(x.words, i) is not None
    if not bounded or i + 1 >= len(x.words):
        return None, None
    span = Span(Number(ONE, i, i + 1, in_words=True), None, i, i + 1)
    unit = _measure(x, span)
    return (span, unit) if unit is not None and len(x.words[i + 1]) > 1 else (None, None)


def _one_point(x: Syntax, i: int) -> tuple[Span, Unit] | tuple[None, None]:
    """ "a augmenté d'un point", "une hausse d'un point et demi": one of what a change is told in."""
    known = x.pack.numbers
    points = known.points.at(x.words, i + 1) if x.words[i] in known.ones and i > 1 else None
    if points is None or x.words[i - 1] not in x.g.of or _is_point(x, points[1] - 1):
        return None, None
    group, noun = x.group_before(i), x.chunk_before(i - 1)
    moved = group is not None and group.end == i - 1 and group.lemma in x.pack.changes.verbs
    if not moved and (noun is None or noun.end != i - 1 or x.words[noun.head] not in x.pack.changes.nouns):
        return None, None
    half = known.and_half.at(x.words, points[1])
    end = half[1] if half else points[1]
    return Span(Number(ONE + ONE / 2 if half else ONE, i, i + 1), None, i, i + 1), Unit("points", "points", end)


def _behind_dash(s: Sentence, i: int) -> int:
    """The token behind a dash that joins a number with its unit: "500-MW", "15-percent"."""
    return i + 1 if i + 1 < len(s.words) and s.words[i] in DASHES and not s.gap(i) and not s.gap(i + 1) else i


def _of_percent(x: Syntax, span: Span) -> Unit | None:
    """ "un pourcentage de 57,3": of a number that counts nothing behind it."""
    i = span.start
    if i < 2 or x.words[i - 2] not in x.pack.numbers.percent_nouns or x.words[i - 1] not in x.g.of:
        return None
    closed = span.end >= len(x.words) or x.tags[span.end] == PUNCTUATION
    return Unit("percentage", "%", span.end, start=i - 2) if closed else None


def _measure(x: Syntax, span: Span) -> Unit | None:
    s, i = x.s, _behind_dash(x.s, span.end)
    if i < len(s.words) and s.words[i] in x.g.of and ((span.high or span.low).scale > 1 or span.low.about):
        i += 1
    while i < len(s.words) and s.words[i] in x.g.adjectives_before:
        i += 1
    scaled = x.pack.units.scaled_measures.get(s.words[i]) if i < len(s.words) else None
    if scaled is not None:  # "38 bcm"
        return Unit("measure", scaled[0], i + 1, factor=Decimal(scaled[1]))
    found = x.pack.units.measures.at(s.words, i)
    if not found:
        return None
    symbol_alone = found[1] - i == 1 and len(s.words[i]) == 1
    if symbol_alone and not s.gap(i) and s.written(i).isupper():  # "5G", not five grams
        return None
    named = named_at(x, i + 1) if symbol_alone else None
    if named and not _is_word(s, i + 1):  # "5 M€", "3 M EUR", but "un pont de 140 m sur la Save"
        return None
    if symbol_alone and _is_behind_currency(x, span.low.start, s.written(i).isupper()):
        return None
    if _is_share_of_some(x, span.high or span.low, found[1]):
        return None  # "plus de sept tonnes sur dix"
    return Unit("measure", found[0], found[1])


def _is_behind_currency(x: Syntax, i: int, scaled: bool) -> bool:
    """ "$5m", "USD 100 M": a currency stands before token i, and the letter behind the number may scale it."""
    units = x.pack.units
    if not i or x.words[i - 1] in units.symbols:
        return bool(i)
    code = units.currencies.at(x.words, i - 1)
    coded = code is not None and code[1] == i and not _is_word(x.s, i - 1)
    return scaled and (coded or units.prefixed.before(x.words, i) is not None)


def _is_word(s: Sentence, i: int) -> bool:
    """ "sur", and not "SUR": the letters of a currency's code, written as a word."""
    return len(s.words[i]) == CODE and not s.written(i).isupper()


def _count(x: Syntax, span: Span) -> Unit | None:
    """A cardinal with the noun that it counts, which stands in the plural behind two and more."""
    s, i = x.s, span.end
    number = span.high or span.low
    if i < len(s.words) and s.words[i] in x.g.of:
        i += 1
        contracted = s.words[span.end] in x.g.plural_determiners  # "deux des suspects"
        if i < len(s.words) and (s.words[i] in x.g.determiners or contracted):
            i += s.words[i] in x.g.determiners
        elif not (number.scale > 1 or number.about) or (number.scale >= MILLION and is_sum(x, i)):
            return None
    elif _counts_nothing(x, number, s.words[span.end - 1]):
        return None
    if i < len(s.words) and i == span.end and not s.gap(i):
        return None  # "a Boeing 737s"
    i = _counted_noun(x, i)
    if i >= len(s.words) or number.value < 2 or number.value != int(number.value):
        return None
    if not (_is_counted(x, i) or _is_counted_name(x, span, i)) or _is_postal(s, number, i) or _is_index(x, span):
        return None
    if (i == span.end and _is_said_of_number(x, span.start, i)) or _is_of_others(x, span, i):
        return Unit(BARE, THINGS, i)
    if (
        _is_feature(x, span, i)
        or _is_share_of_some(x, number, i + 1)
        or _points_back(x, span, i + 1)
        or (span.high is None and is_year(s, number) and _names_year(x, number))
    ):
        return None
    return Unit("count", x.g.singular(s.words[i]), _behind_model(x, i))


def _counts_nothing(x: Syntax, number: Number, last: str) -> bool:
    """ "dix milliards voulus", "des contrôles de quarantaine stricts": without "de" behind, no things are counted."""
    scaled = number.scale >= 1000 and not number.in_words and last in x.pack.numbers.nouns
    return scaled or (x.g.head_first and last in x.pack.numbers.about)


def _is_of_others(x: Syntax, span: Span, i: int) -> bool:
    """ "27 personnes ont été tuées et 60 autres blessées": more of what was counted, with a participle."""
    others = i == span.end + 1 and x.words[span.end] in x.pack.amounts.others and span.start > 0
    done = others and "participle" in x.g.tenses[x.words[i]] and x.words[span.start - 1] in x.g.joining
    group = x.group_before(span.start) if done else None  # "a fait trois morts et 20 autres blessés" counts these
    return group is not None and NUMBER in x.tags[: group.start] and x.tags[i + 1 : i + 2] != [VERB]


def _is_share_of_some(x: Syntax, number: Number, at: int) -> bool:
    """ "Quatre élèves sur dix fument": a share, and no four of them."""
    if at + 1 >= len(x.words) or x.words[at] not in x.pack.amounts.along or number.value >= OF_TEN:
        return False
    out_of = number_at(x.s, at + 1, x.pack)
    if out_of is None or x.tags[out_of.end : out_of.end + 1] == [OF]:
        return False
    return number.value < out_of.value and (out_of.value <= OF_TEN or out_of.value in ROUND)


def _is_said_of_number(x: Syntax, first: int, i: int) -> bool:
    """ "au lieu des 820 prévus", "les 60 restants", "contre 840 attendus": what was told before, and is said of."""
    before = x.words[first - 1] if first else ""
    named = x.words[i] in x.g.verb_nouns or x.words[i] in x.pack.amounts.done_people  # "les 12 blessés"
    said = "participle" in x.g.tenses[x.words[i]] and not named
    told = before in x.g.plural_determiners or x.pack.amounts.versus.before(x.words, first) is not None
    told = told or before in x.pack.amounts.part_words  # "342 espèces, dont 27 menacées"
    return told and (said or x.words[i] in x.pack.amounts.further)


def _counted_noun(x: Syntax, i: int) -> int:
    """The noun behind its adjectives; where the head of a phrase stands last, that one: "22 new solar power plants"."""
    chunk = None if x.g.head_first or i >= len(x.words) else x.chunk_at(i)
    if chunk is not None:
        return chunk.head
    while i < len(x.words) and x.words[i] in x.g.adjectives_before:
        if x.words[i] in x.pack.amounts.adjective_nouns and x.tags[i + 1 : i + 2] not in ([WORD], [ADJECTIVE]):
            break  # "600 jeunes"
        i += 1
    return i


def _is_feature(x: Syntax, span: Span, i: int) -> bool:
    """ "un train à deux étages": how a thing is made, and nothing counted."""
    k = span.start - 1
    return k > 0 and x.words[k] in x.g.to and x.tags[k - 1] == WORD and x.words[i] in x.pack.amounts.features


def _is_postal(s: Sentence, number: Number, i: int) -> bool:
    """ "75008 Paris": five digits that are not grouped, before a name."""
    word = s.words[number.start]
    return len(word) == 5 and word.isdigit() and i == number.end and s.capital(i)


def _is_index(x: Syntax, span: Span) -> bool:
    """ "du CAC 40": digits behind an acronym belong to its name."""
    if span.start == 0 or len(x.words[span.start - 1]) < 3 or not x.s.capital(span.start - 1):
        return False
    before = x.s.written(span.start - 1)
    return before.isupper() and before.isalpha() and not span.low.in_words and span.low.scale == 1


def _behind_model(x: Syntax, i: int) -> int:
    """Behind a name and the number of its model: "50 Boeing 777"."""
    model = i + 1 < len(x.words) and x.s.capital(i) and x.words[i + 1].isdigit() and len(x.words[i + 1]) == 3
    return i + 2 if model else i + 1


def _is_dated_noun(x: Syntax, i: int) -> bool:
    """ "objectifs 2025 relevés", "résultats 2024 publiés": a year between a noun and what is said of it."""
    named = i > 0 and x.tags[i - 1] == WORD and x.g.is_plural(x.words[i - 1])
    return named and "participle" in x.g.tenses[x.words[i + 1]] and not x.pack.qualifiers.before.before(x.words, i)


def _names_year(x: Syntax, number: Number) -> bool:
    """Whether the word before says that what follows is a year: "en 2020 plusieurs", "fin 2025 les".

    So does "des" behind it: "à partir de 2031 des travaux".
    """
    i = number.start
    if _is_dated_noun(x, i) or (number.end < len(x.words) and x.words[number.end] in x.g.of):
        return True
    if i and x.pack.qualifiers.before.before(x.words, i):
        return False
    before = x.words[i - 1] if i else ""
    if not x.g.head_first and before in x.g.determiners:  # "the 2025 exports"
        return True
    said = (x.g.in_, x.g.of, x.pack.months, x.pack.amounts.year_openers)
    return before in ("", "(") or any(before in words for words in said)


def _is_point(x: Syntax, i: int) -> bool:
    """ "14 points de passage", which are no percentage points."""
    thing = x.words[i + 2 : i + 3] if x.tags[i + 1 : i + 2] == [OF] else []
    return thing != [] and thing[0] in x.pack.amounts.point_things


def _is_counted(x: Syntax, i: int) -> bool:
    """Whether the word at token i is a noun in the plural and no time."""
    word, pack = x.words[i], x.pack
    before = x.words[i - 1]
    acronym = before in x.g.of and before not in x.g.contracted and x.s.written(i).isupper()  # "une dizaine de PME"
    shouted = len(word) > 1 and x.s.written(i).isupper()  # "neuf PME", but "Huit 737 MAX"
    plural = word in x.g.invariable if shouted and not acronym else x.g.is_plural(word) or acronym
    if len(word) < 2 or not word[0].isalpha() or not plural:
        return False
    if word in pack.durations or word in pack.months or word in pack.numbers.fractions or word in pack.numbers.ordinals:
        return False
    if (word in pack.numbers.not_counted and not _is_point(x, i)) or word in pack.amounts.others:
        return False
    tag = x.tags[i]
    if word in pack.units.common:  # "3 000 livres" that are no money
        return True
    return tag == "W" or word in pack.amounts.adjective_nouns or (tag in "pVT" and word in x.g.verb_nouns)


def _is_counted_name(x: Syntax, span: Span, i: int) -> bool:
    """ "50 Boeing 777", "dix A350": a name written without a plural, and no address or date ("10 Downing Street")."""
    s, before = x.s, x.words[span.start - 1] if span.start else ""
    word = x.words[i]
    if len(word) < 3 or not word[0].isalpha() or is_year(s, span.low) or not s.capital(i) or x.tags[i] != "W":
        return False
    free = x.tags[span.start - 1] in "VipPOCA" or before in x.g.plural_determiners if span.start else False
    free = free or _behind_model(x, i) > i + 1
    return free and before not in x.g.singular_contracted and i == span.end


def _points_back(x: Syntax, span: Span, behind: int) -> bool:
    """ "les deux pays": a small number in words behind a definite article names nothing new.

    Unless the noun is told apart by what follows: "les huit personnes arrêtées".
    """
    before = x.words[span.start - 1] if span.start else ""
    if not (span.low.in_words and (before in x.g.determiners or before in x.g.contracted)):
        return False
    if before in x.g.demonstratives:
        return True
    if span.start > 1 and x.words[span.start - 2] in x.g.indefinite and before in x.g.contracted:
        return False  # "l'un des sept pays partenaires"
    if before in x.g.indefinite and before not in x.g.contracted:
        return False
    if x.words[behind - 1] in x.pack.parties.persons:
        return True
    if span.low.value == 2 and x.words[behind - 1] in x.pack.parties.pointing:
        return True  # "les deux géants d'Asie"
    if span.low.value > 2:
        return False
    return not (behind < len(x.tags) and x.words[behind] in x.g.of)


def _mention(x: Syntax, span: Span, unit: Unit, shared: bool = False) -> Mention:
    """The mention with its qualifier. Of numbers that share a unit, only the last one's quote holds the unit."""
    s = x.s
    start = unit.start if unit.start is not None else span.start
    end = span.end if shared else max(span.end, unit.end)  # a noun may stand before it: "Rs “ 6,500 ”"
    signed = unit.kind in ("money", BARE) or (isinstance(unit.symbol, str) and unit.symbol[0] == "°")
    negative = signed and is_negative(s, start, x.pack)
    called = signed and start > 1 and x.words[start - 1] in x.g.of and x.words[start - 2] in x.pack.numbers.negative
    bound, first, last = qualifier(x, start, end, span)
    currency = unit.symbol if isinstance(unit.symbol, CurrencyName) else None
    sign = Decimal(-1) if negative or called else Decimal(1)  # "un solde négatif de 2 milliards"
    amount = Amount(
        s,
        first - 1 if negative else first,
        last,
        f"{unit.kind}.{'shared' if shared else 'before' if unit.start is not None else 'number'}",
        qualifier=bound,
        number=start,
        after=max(span.end, unit.end),
        kind=unit.kind,
        value=(span.low.value * unit.factor + unit.plus) * sign,
        high=span.high.value * unit.factor * sign if span.high else None,
        unit=unit.symbol if isinstance(unit.symbol, str) else None,
        scale=(span.high or span.low).scale * (max(unit.factor, Decimal(1)) if unit.kind == "money" else 1),  # "1,3 M€"
    )
    return Mention(amount, currency)
