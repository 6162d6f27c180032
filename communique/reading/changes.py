"""Growth rates: a percentage or points beside a word of change, and words that say a factor."""

from __future__ import annotations

from collections.abc import Iterator

from communique.languages.grammar import ADVERB, CLITIC, INFINITIVE, PARTICIPLE, VERB
from communique.reading.cardinals import ONE
from communique.reading.facts import Amount, Change
from communique.reading.fractions import fraction_at
from communique.reading.groups import Group
from communique.reading.numbers import number_at
from communique.reading.syntax import Syntax

REACH = 10
"""How many words may stand between a word of change and its figure: "une hausse moyenne annuelle de"."""

SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}


def split_changes(x: Syntax, figures: list[Amount]) -> tuple[list[Amount], list[Change]]:
    """Part the percentages that are changes from those that are shares, and add the factors."""
    amounts: list[Amount] = []
    changes: list[Change] = []
    for figure in figures:
        if figure.kind not in ("percentage", "points"):
            amounts.append(figure)
            continue
        sign, rule = _sign(x, figure, changes)
        if sign:
            changes.append(_change(figure, sign, rule, x.g.of))
        elif figure.kind == "percentage":
            amounts.append(figure)
    changes.extend(_factors(x))
    changes.sort(key=lambda change: change.first)
    return amounts, changes


def _change(figure: Amount, sign: int, rule: str, of: frozenset[str]) -> Change:
    basis = "percentage_points" if figure.kind == "points" else "percent"
    first = figure.number - 1 if rule == "change.sign" else figure.first
    if figure.high is not None and figure.sentence.words[first] in of:
        first += 1  # of "une baisse de 10 à 15 %" the range is "10 à 15 %"
    return Change(
        figure.sentence,
        first,
        figure.last,
        rule,
        qualifier=figure.qualifier,
        number=figure.number,
        after=figure.after,
        rate=float(figure.value) * sign,
        rate_to=float(figure.high) * sign if figure.high is not None else None,
        basis=basis,
    )


def _sign(x: Syntax, figure: Amount, earlier: list[Change]) -> tuple[int, str]:
    """+1 or -1 and the rule that told, or 0 for a share or a level."""
    s, known, i = x.s, x.pack.changes, figure.first
    sign = _written_sign(x, figure.number)
    if sign:
        return sign, "change.sign"
    comparison = known.comparisons.at(s.words, figure.after)
    if comparison:
        return comparison[0], "change.comparison"
    if figure.high is not None and s.words[i] in x.g.of:
        i += 1
    before = s.words[i - 1] if i else ""
    if before in x.g.of or before in known.by:
        sign = _word_of_change(x, i - 1)
        if sign:
            return sign, "change.word"
    elif before == "," or _is_object(x, i):
        sign = _verb_of_change(x, i)
        if sign and not _is_stake(x, figure.after):
            return sign, "change.object"
    sign = _growth_of_subject(x, i)
    if sign:
        return sign, "change.level"
    if earlier and _is_listed(x, earlier[-1], i):
        return (1 if earlier[-1].rate > 0 else -1), "change.joined"
    return 0, ""


def _written_sign(x: Syntax, number: int) -> int:
    """ "+15 %", "(-8 %)", "(+ 8 %)"; a minus apart from its number is a dash."""
    sign = SIGNS.get(x.words[number - 1], 0) if number else 0
    apart = bool(x.s.gap(number)) and not (sign > 0 and (number == 1 or x.words[number - 2] in ("(", ",", ":")))
    ranged = number > 1 and x.words[number - 2][:1].isdigit() and not x.s.gap(number - 1)
    return 0 if apart or ranged else sign


def _is_stake(x: Syntax, after: int) -> bool:
    """Whether what was won or lost is a part of something: "a pris 51 % du capital"."""
    of = after < len(x.words) and x.words[after] in x.g.of
    return of and not x.pack.changes.stakes.isdisjoint(x.words[after + 1 : after + 4])


def _growth_of_subject(x: Syntax, i: int) -> int:
    """The sign of a growth whose size is told: "la croissance a atteint 4 %", "une croissance du PIB à 4 %"."""
    known = x.pack.changes
    if i and x.words[i - 1] in x.g.to:
        before = x.chunk_before(i - 1)
        if before is not None and before.end == i - 1 and _names_growth(x, x.root(before).head):
            return 1
    group = x.group_before(i)
    if group is None or i - group.end > 3 or not x.pack.amounts.level_verbs & {group.lemma}:
        return 0
    subject = x.subject(group)
    if subject is None or subject.time:
        return 0
    if _names_growth(x, subject.head):
        return 1
    return known.nouns.get(x.words[subject.head], 0) if group.lemma not in known.verbs else 0


def _names_growth(x: Syntax, head: int) -> bool:
    """Whether a noun is "croissance", or its rate."""
    known = x.pack.changes
    behind = x.words[head + 1 : head + 3]
    if x.words[head] in known.rates and len(behind) == 2 and behind[0] in x.g.of:
        return behind[1] in known.growth
    return x.words[head] in known.growth


def _is_object(x: Syntax, i: int) -> bool:
    """Whether the figure stands right behind a verb: "a gagné près de 2 points", "gagne 3 %"."""
    return i > 0 and x.tags[i - 1] in (VERB, PARTICIPLE, INFINITIVE, ADVERB)


def _verb_of_change(x: Syntax, i: int) -> int:
    group = x.group_before(i)
    if group is None or any(tag not in (ADVERB, CLITIC) for tag in x.tags[group.end : i]):
        return 0
    return x.pack.changes.verbs.get(group.lemma) or x.pack.changes.object_verbs.get(group.lemma, 0)


def _word_of_change(x: Syntax, end: int) -> int:
    """The sign of the nearest word of change to the left, if nothing but its complements stands between."""
    known = x.pack.changes
    for i in range(end - 1, max(-1, end - 1 - REACH), -1):
        word, tag = x.words[i], x.tags[i]
        if word in known.nouns and tag not in (VERB, PARTICIPLE, INFINITIVE):
            return known.nouns[word]
        compared = known.comparisons.at(x.words, i) if i == end - 1 else None
        if compared and tag == "W":  # "supérieur d'environ 5 %"
            return compared[0]
        if tag in (VERB, PARTICIPLE, INFINITIVE, "g"):
            return next((known.verbs[lemma] for lemma, _ in x.g.verbs[word] if lemma in known.verbs), 0)
        if tag == "S" and word in x.g.object_relatives and x.tags[i - 1] in (VERB, PARTICIPLE):
            continue  # "n'a augmenté que de 15 %"
        if tag in ("S", "R") or word in (";", ":", "(", ")") or (tag == "N" and i > end - 4):
            return 0
    return 0


def _is_listed(x: Syntax, last: Change, i: int) -> bool:
    """Whether the figure goes on a list that a change began: "31 % et de 4,5 %", "à Paris (64 %) et à Rome (57 %)"."""
    between = x.words[last.after : i]
    if all(w in x.g.of or w in x.g.joining or w in (",", ")") for w in between):
        return True
    tags = x.tags[last.after : i]
    bracketed = between[-1:] == ["("] and x.words[i + 1 : i + 4].count(")") > 0
    return bracketed and len(between) < REACH and not any(tag in (VERB, INFINITIVE, "N") for tag in tags)


# Factors: "a doublé", "multiplié par cinq", "trois fois plus", "chuté d'un tiers"


def _factors(x: Syntax) -> Iterator[Change]:
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
    """The verb with its auxiliary, and "plus que" and the like before it, but not what is wanted: "veut doubler"."""
    if x.tags[group.end - 1] == INFINITIVE:
        return group.end - 1
    said = x.pack.qualifiers.adverbs.before(x.words, group.start)
    if not said:
        return group.start
    carried = said[1] and any(lemma in x.g.auxiliaries for lemma, _ in x.g.verbs.get(x.words[said[1] - 1], ()))
    return said[1] - 1 if carried else said[1]


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
        if half:
            return sign * 50.0 if sign < 0 else 50.0, half[1], "change.fraction", "exact"
        opened = x.words[i] in x.g.of or i == group.end
        found = fraction_below_one(x, i + 1 if x.words[i] in x.g.of else i) if opened else None
        if found:
            return round(sign * found[0] * 100, 4), found[1], "change.fraction", found[2]
    return None


def fraction_below_one(x: Syntax, i: int) -> tuple[float, int, str] | None:
    """A fraction at token i: its size, its end and its qualifier."""
    qualified = x.pack.qualifiers.before.at(x.words, i)
    qualifier = qualified[0] if qualified else "exact"
    i = qualified[1] if qualified else i
    found = fraction_at(x.words, i, x.pack)
    if found is None:
        i += i < len(x.words) and x.words[i] in x.g.determiners | x.g.contracted
        share = x.pack.numbers.shares.get(x.words[i]) if i < len(x.words) else None
        found = (ONE / share, i + 1) if share else None
    return (float(found[0]), found[1], qualifier) if found and found[0] < 1 else None


def _of_words(x: Syntax) -> Iterator[Change]:
    """ "trois fois plus", "deux fois et demie", "un doublement", "un cinquième de moins"."""
    known, begins = x.pack.changes, x.pack.numbers.begins
    i = 0
    while i < len(x.words):
        found = _words_at(x, i) if begins(x.words[i]) or x.words[i] in known.factor_nouns or x.tags[i] == "D" else None
        if found is None:
            i += 1
            continue
        rate, first, end, rule = found
        yield Change(x.s, first, end, rule, number=i, after=end, rate=rate, basis="factor")
        i = end


def _words_at(x: Syntax, i: int) -> tuple[float, int, int, str] | None:
    known, s = x.pack.changes, x.s
    if s.words[i] in known.factor_nouns:
        return (known.factor_nouns[s.words[i]] - 1) * 100.0, i, i + 1, "change.factor_noun"
    part = fraction_below_one(x, i)
    if part:
        comparison = known.comparisons.at(s.words, part[1])
        named = s.words[part[1] : part[1] + 1]
        if comparison and named and named[0] in x.g.of:
            return round(comparison[0] * part[0] * 100, 4), i, comparison[1], "change.fraction"
        return _fraction_of_noun(x, i, part)
    number = number_at(s, i, x.pack) if x.pack.numbers.begins(s.words[i]) else None
    times = known.times.at(s.words, number.end) if number else None
    if number and times:
        return (float(number.value) - 1) * 100, i, times[1], "change.times"
    fewer = known.times_less.at(s.words, number.end) if number else None
    if number and fewer and number.value > 1:
        return round((1 / float(number.value) - 1) * 100, 4), i, fewer[1], "change.times"
    return None


def _fraction_of_noun(x: Syntax, i: int, part: tuple[float, int, str]) -> tuple[float, int, int, str] | None:
    """ "une baisse d'un quart"."""
    k = i - 1
    if k < 1 or x.words[k] not in x.g.of or x.words[k - 1] not in x.pack.changes.nouns:
        return None
    sign = x.pack.changes.nouns[x.words[k - 1]]
    return round(sign * part[0] * 100, 4), k - 1, part[1], "change.fraction"
