"""Changes whose size is said in words: "a doublé", "multiplié par cinq", "trois fois plus", "chuté d'un tiers"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.languages.clues import FACTOR, PART
from communique.languages.grammar import ADVERB, DETERMINER, INFINITIVE, NUMBER, OF, PARTICIPLE, PUNCTUATION, VERB, WORD
from communique.reading.facts import Change
from communique.reading.figures.cardinals import ONE
from communique.reading.figures.fractions import fraction_at
from communique.reading.figures.numbers import number_at
from communique.reading.figures.spans import span_at
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


def factors(x: Syntax) -> Iterator[Change]:
    """Every change of a sentence whose size a verb or another word tells."""
    taken = 0
    for group in x.groups:
        found = _of_verb(x, group)
        if found and group.start >= taken:
            rate, end, rule, qualifier = found
            first = _start(x, group)
            taken = end
            yield Change(
                x.s, first, end, rule, qualifier=qualifier, number=group.end - 1, after=end, rate=rate, basis="factor"
            )
    yield from _of_words(x)


def _start(x: Syntax, group: Group) -> int:
    """The verb with "plus que" and the like before it, but not what is wanted: "veut doubler"."""
    if x.tags[group.end - 1] == INFINITIVE:
        return group.end - 1
    said = x.pack.qualifiers.adverbs.before(x.words, group.start)
    return said[1] if said else group.start


def _of_verb(x: Syntax, group: Group) -> tuple[float, int, str, str] | None:
    known = x.pack.changes
    if group.lemma in known.factor_verbs:
        qualifier = _adverb(x, group)
        return (known.factor_verbs[group.lemma] - 1) * 100.0, group.end, "change.factor_verb", qualifier
    if group.lemma in (known.multiply, known.divide):
        return _multiplied(x, group)
    sign = known.verbs.get(group.lemma)
    return _fraction(x, group, sign) if sign else None


def _adverb(x: Syntax, group: Group) -> str:
    """ "a plus que doublé", "a presque triplé"."""
    inside = x.words[max(0, group.start - 2) : group.end]
    for k in range(len(inside)):
        found = x.pack.qualifiers.adverbs.at(inside, k)
        if found:
            return str(found[0])
    return "exact"


def _multiplied(x: Syntax, group: Group) -> tuple[float, int, str, str] | None:
    i = group.end
    while i < len(x.words) and i - group.end < 6 and x.words[i] != x.g.by and x.tags[i] not in (VERB, "S"):
        i += 1  # "multiplier ce revenu par cinq"
    if i + 1 >= len(x.words) or x.words[i] != x.g.by:
        return None
    qualified = x.pack.qualifiers.before.at(x.words, i + 1)
    at = qualified[1] if qualified else i + 1
    number = number_at(x.s, at, x.pack) if at < len(x.words) else None
    if number is None or number.value <= 0:
        return None
    factor = float(number.value) if group.lemma == x.pack.changes.multiply else 1 / float(number.value)
    return round((factor - 1) * 100, 6), number.end, "change.multiplied", qualified[0] if qualified else "exact"


def _fraction(x: Syntax, group: Group, sign: int) -> tuple[float, int, str, str] | None:
    """ "chuté d'un tiers", "réduit de moitié", "gagné un quart", "amputé son débit d'un tiers"."""
    known = x.pack.changes
    for i in range(group.end, min(len(x.words), group.end + 6)):
        if x.tags[i] in (VERB, INFINITIVE, "S") or x.words[i] in (";", ":", ","):
            return None
        times = _times(x, i, sign)
        if times:
            return times
        half = known.by_half.at(x.words, i)
        if half and not _is_number(x, i + 1, half[1]):
            return sign * 50.0 if sign < 0 else 50.0, half[1], "change.fraction", "exact"
        by = x.words[i] in x.g.of or x.words[i] in known.by
        found = fraction_below_one(x, i + by) if by or i == group.end else None
        if found:
            return round(sign * found[0] * 100, 4), found[1], "change.fraction", found[2]
    return None


def _times(x: Syntax, i: int, sign: int) -> tuple[float, int, str, str] | None:
    """ "increased 2.5 times", "fell by almost three times"."""
    qualified = x.pack.qualifiers.before.at(x.words, i)
    at = qualified[1] if qualified else i
    number = number_at(x.s, at, x.pack) if at < len(x.words) and x.pack.numbers.begins(x.words[at]) else None
    more = (
        x.pack.changes.times.at(x.words, number.end) or x.pack.changes.times_less.at(x.words, number.end)
        if number
        else None
    )
    times = x.pack.changes.times_of_verb.at(x.words, number.end) if number and not more else None
    if number is None or times is None or number.value <= 0:
        return None
    verb = x.group_before(i)
    if verb is not None and verb.lemma in x.pack.changes.winning and verb.end == i:
        return None  # "a gagné cinq fois la Coupe"
    factor = float(number.value) if sign > 0 else 1 / float(number.value)
    return round((factor - 1) * 100, 4), times[1], "change.times", qualified[0] if qualified else "exact"


def fraction_below_one(x: Syntax, i: int) -> tuple[float, int, str] | None:
    """A fraction at token i: its size, its end and its qualifier."""
    qualified = x.pack.qualifiers.before.at(x.words, i)
    qualifier = qualified[0] if qualified else "exact"
    i = qualified[1] if qualified else i
    found = fraction_at(x.words, i, x.pack)
    if found is None:
        i += i < len(x.words) and x.words[i] in x.g.articles
        share = x.pack.numbers.shares.get(x.words[i]) if i < len(x.words) else None
        found = (ONE / share, i + 1) if share else None
    if found is None or found[0] >= 1 or _is_number(x, i, found[1]):
        return None
    return float(found[0]), found[1], qualifier


def _is_number(x: Syntax, i: int, end: int) -> bool:
    """Whether a part at tokens i to end opens a number with a scale or a unit: "by half a million", "a half point"."""
    number = number_at(x.s, i, x.pack) if i < len(x.words) else None
    return number is not None and number.end >= end


def _of_words(x: Syntax) -> Iterator[Change]:
    """ "trois fois plus", "deux fois et demie", "un doublement", "un cinquième de moins"."""
    known, numbers = x.pack.changes, x.pack.numbers
    parted = PART in x.s.clues
    if not parted and FACTOR not in x.s.clues:
        return
    i = 0
    while i < len(x.words):
        ranged = _ranged(x, i) if numbers.begins(x.words[i]) else None
        if ranged is not None:
            yield ranged
            i = ranged.last
            continue
        adjective = _of_adjective(x, i) if parted and x.words[i] in known.compared else None
        if adjective is not None:
            yield adjective
            i = adjective.last
            continue
        begins = numbers.begins(x.words[i]) or x.words[i] in known.factor_nouns or (parted and x.tags[i] == "D")
        found = _words_at(x, i, parted) if begins else _multiple(x, i) if x.words[i] in known.multiples else None
        if found is None:
            i += 1
            continue
        rate, first, end, rule = found
        qualified = x.pack.qualifiers.before.before(x.words, i) if first < i else None
        qualifier = qualified[0] if qualified else "exact"
        yield Change(x.s, first, end, rule, qualifier=qualifier, number=i, after=end, rate=rate, basis="factor")
        i = end


def _of_adjective(x: Syntax, i: int) -> Change | None:
    """ "inférieur de moitié à celui de 2023", "supérieures d'un quart"."""
    known = x.pack.changes
    compared = known.comparisons.at(x.words, i)
    if compared is None or compared[1] != i + 1 or x.tags[i] != WORD or x.words[i + 1 : i + 2] == []:
        return None
    half = known.by_half.at(x.words, i + 1)
    part = fraction_below_one(x, i + 2) if x.words[i + 1] in x.g.of else None
    if half is None and part is None:
        return None
    size, end, qualifier = part or (0.5, half[1] if half else i + 1, "exact")
    rate = round(compared[0] * size * 100, 4)
    return Change(x.s, i, end, "change.fraction", qualifier=qualifier, number=i, after=end, rate=rate, basis="factor")


def _ranged(x: Syntax, i: int) -> Change | None:
    """ "deux à trois fois plus"."""
    span = span_at(x.s, i, x.pack)
    times = x.pack.changes.times.at(x.words, span.end) if span is not None and span.high is not None else None
    if span is None or span.high is None or times is None:
        return None
    rate, high = (float(number.value) * 100 - 100 for number in (span.low, span.high))
    return Change(
        x.s, i, times[1], "change.times", qualifier="between", number=i, after=times[1],
        rate=rate, rate_to=high, basis="factor",
    )  # fmt: skip


def _words_at(x: Syntax, i: int, parted: bool) -> tuple[float, int, int, str] | None:
    known, s = x.pack.changes, x.s
    if s.words[i] in known.factor_nouns and _is_works(x, i):
        return None
    if s.words[i] in known.factor_nouns and not _is_adverb(x, i):
        return (known.factor_nouns[s.words[i]] - 1) * 100.0, i, i + 1, "change.factor_noun"
    part = fraction_below_one(x, i) if parted else None
    if part:
        comparison = known.comparisons.at(s.words, part[1])
        named = s.words[part[1] : part[1] + 1]
        if comparison and named and named[0] in x.g.of:
            return round(comparison[0] * part[0] * 100, 4), i, comparison[1], "change.fraction"
        return _fraction_of_noun(x, i, part)
    number = number_at(s, i, x.pack) if x.pack.numbers.begins(s.words[i]) else None
    times = known.times.at(s.words, number.end) if number else None
    if times is not None and not known.pace.isdisjoint(s.words[times[1] : times[1] + 1]):
        return None  # "trois fois plus vite": no size
    if number and times:
        return (float(number.value) - 1) * 100, i, times[1], "change.times"
    multiple = _times_of(x, number.end) if number else None
    if number and multiple:
        return (float(number.value) + multiple[1] - 1) * 100, i, multiple[0], "change.times"
    fewer = known.times_less.at(s.words, number.end) if number else None
    if number and fewer and number.value > 1:
        return round((1 / float(number.value) - 1) * 100, 4), i, fewer[1], "change.times"
    return None


def _is_adverb(x: Syntax, i: int) -> bool:
    """ "salué doublement", "sont doublement vaccinés", unlike "le doublement prévu"."""
    before = x.tags[i - 1] if i else ""
    return before == PARTICIPLE or (before in (VERB, ADVERB) and x.tags[i + 1 : i + 2] in ([PARTICIPLE], [WORD]))


def _is_works(x: Syntax, i: int) -> bool:
    """ "le doublement de la voie ferrée": works, and no rate."""
    k = i + 1
    while k < len(x.words) and (x.tags[k] in (OF, NUMBER, DETERMINER)):
        k += 1  # "le doublement de 88 km de voies"
    return i + 1 < k < len(x.words) and x.words[k] in x.pack.projects.ways


def _multiple(x: Syntax, i: int) -> tuple[float, int, int, str] | None:
    """ "le double de 2023", "plus du double", and no "double imposition"."""
    factor = x.pack.changes.multiples.get(x.words[i])
    if factor is None or not i or not x.g.head_first or x.words[i - 1] not in x.g.articles:
        return None
    if x.tags[i + 1 : i + 2] and x.tags[i + 1] not in (OF, PUNCTUATION):
        return None
    qualified = x.pack.qualifiers.before.before(x.words, i)
    first = qualified[1] if qualified else i - (x.words[i - 1] in x.g.determiners)
    return (factor - 1) * 100.0, first, i + 1, "change.multiple"


def _times_of(x: Syntax, i: int) -> tuple[int, float] | None:
    """The end of "fois", maybe with a half, before what is multiplied: "deux fois et demie la quantité"."""
    known, numbers = x.pack.changes, x.pack.numbers
    if x.words[i : i + 1] != [known.fold]:
        return None
    half = numbers.and_half.at(x.words, i + 1)
    end = half[1] if half else i + 1
    of = x.words[end + 1 : end + 2]
    return (end, 0.5 if half else 0.0) if of and of[0] in x.pack.amounts.times_of else None


def _fraction_of_noun(x: Syntax, i: int, part: tuple[float, int, str]) -> tuple[float, int, int, str] | None:
    """ "une baisse d'un quart", "une contraction de plus d'un cinquième"."""
    qualified = x.pack.qualifiers.before.before(x.words, i)
    k = (qualified[1] if qualified else i) - 1
    if k < 1 or x.words[k] not in x.g.of or x.words[k - 1] not in x.pack.changes.nouns:
        return None
    sign = x.pack.changes.nouns[x.words[k - 1]]
    return round(sign * part[0] * 100, 4), k - 1, part[1], "change.fraction"
