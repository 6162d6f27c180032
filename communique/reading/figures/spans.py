"""Numbers and the two ends of a range: "de 300 à 500", "entre 30 % et 40 %", "2-3"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from communique.languages import Pack
from communique.reading.figures.numbers import Number, number_at
from communique.reading.sentences.document import Sentence

RATIO: Final = frozenset("/:")
"""Glued between two numbers they make one that is read nowhere here ("5/12 millions", "3:1"): neither says its own."""

TEN: Final = 10
"""Hundreds are counted by less: "trois cents"."""

WIDEST: Final = 5
"""How many times the first end of a range the second one is at most, where its thousands are said once."""

MOVED: Final = 14
"""Words before a number among which a verb may say that "de 2 à 5" are two levels."""


@dataclass(slots=True)
class Span:
    """One number or the two ends of a range, at tokens start to end (exclusive)."""

    low: Number
    high: Number | None
    start: int
    end: int


def span_at(s: Sentence, i: int, pack: Pack) -> Span | None:
    """The number or range that begins at token i; its opening word ("entre", "de") belongs to a range."""
    first = number_at(s, i, pack)
    if first is None or _inside_name(s, first) or _opens_ratio(s, first):
        return None
    known, before = pack.numbers, _before(s, i, pack)
    opener = s.words[before] if before >= 0 else ""
    unit = unit_words(s, first.end, pack)
    for inner in (first.end,) if unit is None else (unit, first.end):
        if inner + 1 >= len(s.words):
            continue
        word = s.words[inner]
        free = unit is None or (inner == unit and opener not in known.from_ and _is_said_twice(s, first, inner, pack))
        if word in known.range_open.get(opener, ()) or (word in known.range_inner and free):
            second = _second_end(s, first, inner, pack)
            if second is not None:
                first = _in_hundreds(s, first, second, pack)
                opened = opener in known.range_open and word in known.range_open[opener]
                start = before if opened and not _is_bounded(s, first, pack) else i
                return Span(_scaled_like(first, second), second, start, second.end)
    return Span(first, None, i, first.end)


def _is_said_twice(s: Sentence, first: Number, inner: int, pack: Pack) -> bool:
    """ "0,3 % à 4 % de la population": the same unit behind both numbers."""
    second = number_at(s, inner + 1, pack)
    if second is None:
        return False
    end = unit_words(s, second.end, pack)
    return end is not None and s.words[second.end : end] == s.words[first.end : inner]


def _before(s: Sentence, i: int, pack: Pack) -> int:
    """The token before a number, and before the sign of its currency: "between $2 billion and $3 billion"."""
    return i - 2 if i and s.words[i - 1] in pack.units.symbols else i - 1


def unit_words(s: Sentence, i: int, pack: Pack) -> int | None:
    """The end of a unit at token i, as it is repeated within a range: "entre 30 % et 40 %"."""
    j = i + 1 if i < len(s.words) and s.words[i] in pack.grammar.of else i
    if j >= len(s.words) or s.words[j] not in pack.units.repeated:
        return None
    for table in (pack.numbers.percent, pack.units.currencies, pack.units.measures):
        found = table.at(s.words, j)
        if found:
            return found[1]
    return None


def _second_end(s: Sentence, first: Number, inner: int, pack: Pack) -> Number | None:
    """The upper end behind token `inner`, if the two rise and are no levels, years or days."""
    at = inner + 1
    qualified = pack.qualifiers.before.at(s.words, at)  # "entre 2 et près de 3 milliards"
    at = qualified[1] if qualified and qualified[1] < len(s.words) else at
    at += at + 1 < len(s.words) and s.words[at] in pack.units.symbols
    second = number_at(s, at, pack)
    if second is None or (is_year(s, first) and (is_year(s, second) or second.scale > 1 or _is_dated(s, first, pack))):
        return None
    spread = any(tells(s, first, second, pack) for tells in (_is_cut_by, _is_spread, _is_of_several))
    if s.words[_before(s, first.start, pack)] == pack.grammar.by and second.scale > 1:
        return None  # "a été multiplié par 2,5 à 340 millions"
    if inner > first.end and _opens_levels(s, first, pack) and not spread:
        return None  # "de 9,5 % à 20 %": the unit said twice makes two levels
    if _scaled_like(first, second).value >= second.value or _are_levels(s, first, second, pack):
        return None
    return second


def _is_dated(s: Sentence, first: Number, pack: Pack) -> bool:
    """ "720 t en 2019 à 8 410 t": a year, and no lower end."""
    return (
        first.start > 0
        and (s.words[first.start - 1] in pack.grammar.in_ or s.words[first.start - 1] in pack.months)
        and s.words[first.start - 1] not in pack.grammar.to
    )


def _is_of_several(s: Sentence, first: Number, _second: Number, pack: Pack) -> bool:
    """ "applique des droits de 27,7 % à 34,9 %": several of them, and no verb that moves one."""
    before = _before(s, first.start, pack)
    said = s.words[max(0, before - MOVED) : max(0, before)]
    lemmas = [lemma for word in said for lemma, _ in pack.grammar.verbs.get(word, ())]
    moves = any(lemma in pack.numbers.moving or lemma in pack.changes.verbs for lemma in lemmas)
    changes = not pack.changes.nouns.keys().isdisjoint(said)
    some = pack.grammar.indefinite & pack.grammar.plural_determiners
    told = not some.isdisjoint(said[-3:-1]) and said[-1:] != [","]
    return told and any(map(pack.grammar.is_plural, said[-2:])) and not (moves or changes)


def _is_spread(s: Sentence, first: Number, _second: Number, pack: Pack) -> bool:
    """ "Le taux varie de 2 % à 3 %": what lies between the two, and moves to neither."""
    verb = _before(s, first.start, pack) - 1
    lemmas = {lemma for lemma, _ in pack.grammar.verbs.get(s.words[verb], ())} if verb >= 0 else set()
    return not lemmas.isdisjoint(pack.numbers.spreading)


def _is_cut_by(s: Sentence, first: Number, second: Number, pack: Pack) -> bool:
    """ "réduire de 30 % à 40 % les émissions": by how much something is changed, and no levels of it."""
    verb, percent = _before(s, first.start, pack) - 1, pack.numbers.percent.at(s.words, second.end)
    lemmas = {lemma for lemma, _ in pack.grammar.verbs.get(s.words[verb], ())} if verb >= 0 else set()
    behind = s.words[percent[1] : percent[1] + 1] if percent is not None else []
    said = pack.changes.verbs
    changes = not lemmas.isdisjoint(said) and all(lemma in said for lemma in lemmas & pack.numbers.moving)
    return changes and behind != [] and behind[0] in pack.grammar.determiners


def _are_levels(s: Sentence, first: Number, second: Number, pack: Pack) -> bool:
    """ "passer de 2 à 5": a verb of moving before "de"; of a percentage only "passer" and the like say so."""
    if not _opens_levels(s, first, pack):
        return False
    if s.words[second.end : second.end + 1] != [] and s.words[second.end] in pack.durations:
        return False  # "a porté sur 1 200 personnes âgées de 18 à 65 ans"
    before = s.words[max(0, first.start - MOVED) : first.start - 1]
    sign = pack.numbers.percent.at(s.words, second.end)
    in_percent, leveled = sign is not None, is_leveled(before, pack)
    leveled = leveled or (sign is not None and names_level(s.words, sign[1], pack))
    percent, percent_of_level = in_percent and not leveled, in_percent and leveled
    if any(
        pack.changes.verbs.get(lemma, 0) < 0 for lemma, _ in pack.grammar.verbs.get(before[-1] if before else "", ())
    ):
        return False  # "les taxes baisseront de 20 à 30 %": what falls does not rise
    for word, following in zip(before, [*before[1:], ""], strict=False):
        if word in pack.amounts.value_nouns or following in pack.amounts.along:
            continue  # "un montant de 6 à 10 milliards", "porter sur un encours de 12 à 15 millions"
        if percent_of_level and word in pack.changes.nouns:
            return True  # "un relèvement de la redevance, de 2 à 5 %"
        lemmas = {lemma for lemma, _ in pack.grammar.verbs.get(word, ())}
        changes = percent and not lemmas.isdisjoint(pack.changes.verbs)
        if not (changes or lemmas.isdisjoint(pack.numbers.moving)):
            return True
    return False


def is_leveled(before: list[str], pack: Pack) -> bool:
    """ "Le taux a été relevé de 3 à 5 %": what is a percentage itself is said to move from one to the other."""
    return not pack.changes.leveled.isdisjoint(before)


def names_level(words: list[str], at: int, pack: Pack) -> bool:
    """ "a relevé de 10 à 15 % les droits de douane": the same, where it stands behind."""
    noun = words[at : at + 2]
    return len(noun) > 1 and noun[0] in pack.grammar.determiners and noun[1] in pack.changes.leveled


def _opens_levels(s: Sentence, first: Number, pack: Pack) -> bool:
    before = _before(s, first.start, pack)
    return before >= 0 and s.words[before] in pack.numbers.from_ and not _is_bounded(s, first, pack)


def _is_bounded(s: Sentence, first: Number, pack: Pack) -> bool:
    """ "retombés autour de 3 000 à 4 000 dollars": the word before a number belongs to what bounds it."""
    qualified = pack.qualifiers.before.before(s.words, first.start)
    return qualified is not None and qualified[1] < _before(s, first.start, pack)


def _in_hundreds(s: Sentence, first: Number, second: Number, pack: Pack) -> Number:
    """ "trois à quatre cents millions": the hundreds of the second end hold for the first."""
    hundreds = s.words[second.start + 1 : second.start + 2]
    shared = hundreds != [] and hundreds[0] in pack.numbers.hundreds and s.words[second.start] in pack.numbers.units
    if not shared or s.words[first.start] not in pack.numbers.units or first.value >= TEN:
        return first
    return replace(first, value=first.value * 100)


def _scaled_like(first: Number, second: Number) -> Number:
    """ "2 à 3 milliards": the scale of the second end holds for the first, unless it is a full number itself."""
    if first.scale == 1 and second.scale > 1 and _is_below(first, second):
        return Number(first.value * second.scale, first.start, first.end, second.scale, first.about)
    if _is_in_thousands(first, second):
        return replace(first, value=first.value * 1000)
    return first


def _is_in_thousands(first: Number, second: Number) -> bool:
    """ "70 à 90 000 emplois": the thousands of the second end hold for the first; "1 à 10 000" is too wide for it."""
    thousands, rest = divmod(second.value, 1000)
    return second.scale == 1 and not rest and first.value < thousands <= first.value * WIDEST


def _is_below(first: Number, second: Number) -> bool:
    """ "1 200 et 1 400 milliards": a number of the scale of the second; "350 000 à 1,3 million" is a full one."""
    return first.value < 1000 or first.value < second.value / second.scale


def with_scale_of(span: Span, last: Span) -> Span:
    """The first of two numbers that share the unit of the second: "5 et 7 milliards de dollars"."""
    scaled = last.high or last.low
    scale = scaled.scale
    if span.low.scale > 1 or scale == 1 or not _is_below(span.low, scaled):
        return span
    low = Number(span.low.value * scale, span.low.start, span.low.end, scale, span.low.about)
    return Span(low, span.high, span.start, span.end)


def is_year(s: Sentence, number: Number) -> bool:
    """Whether a number of four digits can be a year."""
    word = s.words[number.start]
    return number.end - number.start == 1 and len(word) == 4 and word.isdigit() and "1900" <= word <= "2100"


def _inside_name(s: Sentence, number: Number) -> bool:
    """ "A330-900", "+41 21 613", "n°12", "5/12": numbers glued to letters, or to dashes that are no ranges."""
    i = number.start
    if i and not s.gap(i) and s.words[i][0].isdigit():
        before = s.words[i - 1]
        if before in RATIO and i > 1 and not s.gap(i - 1) and s.words[i - 2][-1].isdigit():
            return True
        if before in ("-", "/", ":", "°", "º"):
            glued = i > 1 and not s.gap(i - 1) and s.words[i - 2][-1].isalnum()
            return glued and not s.words[i - 2][0].isdigit()
        return before[-1].isalnum()
    return False


def _opens_ratio(s: Sentence, number: Number) -> bool:
    """ "3/4 milliard": the first number of a ratio."""
    i = number.end
    glued = i + 1 < len(s.words) and s.words[i] in RATIO and not s.gap(i) and not s.gap(i + 1)
    return glued and s.words[i + 1][0].isdigit()
