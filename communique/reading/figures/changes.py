"""Growth rates: which percentages and points are changes, by sign, word, verb, comparison, subject or list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.languages.clues import OTHER_GENRE
from communique.languages.grammar import (
    ADVERB,
    CLITIC,
    CONJUNCTION,
    GERUND,
    INFINITIVE,
    NUMBER,
    OF,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    VERB,
    WORD,
)
from communique.reading.facts import Amount, Change
from communique.reading.figures.factors import factors
from communique.reading.figures.growth import growth_moved, growth_of_subject, revised
from communique.reading.figures.levels import falls_from, is_level_from
from communique.reading.figures.signs import written_sign
from communique.reading.sentences.syntax import Syntax

REACH: Final = 10
"""How many words may stand between a word of change and its figure: "une hausse moyenne annuelle de"."""

NEGATIVE: Final = 2
"""Words before a growth within which it is said to be negative."""

ELLIPSIS: Final = 12
"""Words that may stand between a change and one of another thing by the same verb."""

CHANGED_BY: Final = 9
"""Words of a sum by which something changes, with its unit, before its share is told."""

BESIDE: Final = 4
"""Words between a change and the bracket that tells it otherwise at most."""


def split_changes(x: Syntax, figures: list[Amount]) -> tuple[list[Amount], list[Change]]:
    """Part the percentages that are changes from those that are shares, and add the factors."""
    amounts: list[Amount] = []
    changes: list[Change] = []
    for figure in figures:
        if figure.kind not in ("percentage", "points"):
            amounts.append(figure)
            continue
        sign, rule = _sign(x, figure, changes)
        if sign > 0 and not x.pack.changes.negative.isdisjoint(x.words[max(0, figure.first - NEGATIVE) : figure.first]):
            sign = -1  # "une croissance négative de 2 %"
        if sign:
            changes.append(_change(figure, sign, rule, x.g.of))
        elif figure.kind == "percentage":
            amounts.append(figure)
    changes.extend(factors(x))
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
        rate=float(figure.value) * sign + 0.0,  # no minus before 0
        rate_to=float(figure.high) * sign if figure.high is not None else None,
        basis=basis,
    )


def _sign(x: Syntax, figure: Amount, earlier: list[Change]) -> tuple[int, str]:
    """+1 or -1 and the rule that told, or 0 for a share or a level."""
    sign = written_sign(x, figure.number)
    if sign:
        return sign, "change.sign"
    beside = _beside(x, figure)
    if beside is not None:
        return beside
    last = earlier[-1] if earlier else None
    then = last is not None and last.rule == "change.level" and last.last == figure.first - 1
    if figure.kind == "points" and (sign := revised(x, figure)):
        return sign, "change.object"
    if sign := _of_sum(x, figure):
        return sign, "change.sum"
    if growth_moved(x, figure) or (then and x.words[figure.first - 1] in x.g.to):
        return 1, "change.level"
    level = is_level_from(x, figure) or falls_from(x, figure)
    return (0, "") if level else _told_before(x, figure, earlier)


def _of_sum(x: Syntax, figure: Amount) -> int:
    """ "augmentera de 3,3 milliards, soit 6,5 %": a change that is told as a sum first."""
    that_is = x.pack.links.equivalents.before(x.words, figure.first)
    group = x.group_before(that_is[1]) if that_is is not None else None
    if group is None or that_is is None or group.lemma not in x.pack.changes.verbs or group.form == "participle":
        return 0
    by = x.words[group.end : group.end + 1] != [] and x.words[group.end] in x.g.of
    told = by and x.tags[group.end + 1 : group.end + 2] == [NUMBER] and that_is[1] - group.end <= CHANGED_BY
    whole = x.words[figure.after : figure.after + 1] != [] and x.words[figure.after] in x.g.of  # "soit 6 % du PIB"
    return x.pack.changes.verbs[group.lemma] if told and not whole else 0


def _beside(x: Syntax, figure: Amount) -> tuple[int, str] | None:
    """What stands right at the figure: "15 % de plus", "up 15%", "a 15% increase"."""
    known = x.pack.changes
    behind = figure.after + (x.tags[figure.after : figure.after + 1] == [ADVERB])  # "trois points seulement de moins"
    behind = x.behind_bracket(behind)  # "soit 7 % (8 088 onces) de plus"
    comparison = known.comparisons.at(x.words, figure.after) or known.comparisons.at(x.words, behind)
    bounded = comparison is not None and x.tags[comparison[1] : comparison[1] + 2] == [OF, NUMBER]
    if figure.last > figure.after or bounded:
        comparison = None  # "5 % au plus", "42 % de plus de 65 ans"
    comparison = comparison or _compared_behind_noun(x, figure.after)
    if comparison:
        return comparison[0], "change.comparison"
    added = x.words[figure.after : figure.after + 1] == [x.g.for_]  # "le prix d'un sac, plus 4 % pour le port"
    ahead = None if added else known.ahead.before(x.words, figure.first)
    if ahead and (not x.g.head_first or not ahead[1] or x.tags[ahead[1] - 1] in (PUNCTUATION, CONJUNCTION)):
        return ahead[0], "change.ahead"
    sign = _noun_behind(x, figure) or _of_change_behind(x, figure.after)
    return (sign, "change.noun_behind") if sign else None


def _of_change_behind(x: Syntax, after: int) -> int:
    """ "20 à 25 % d'augmentation de la productivité"."""
    behind = x.words[after : after + 2]
    return x.pack.changes.nouns.get(behind[1], 0) if len(behind) > 1 and behind[0] in x.g.of else 0


def _noun_behind(x: Syntax, figure: Amount) -> int:
    """ "a 15% increase": where the head of a phrase stands last, the change that the figure is the size of."""
    chunk = None if x.g.head_first or figure.after >= len(x.words) else x.chunk_at(figure.after)
    if chunk is None or chunk.start > figure.after:
        return 0
    return x.pack.changes.nouns.get(x.words[chunk.head], 0)


def _told_before(x: Syntax, figure: Amount, earlier: list[Change]) -> tuple[int, str]:
    """What stands before the figure and makes it a change."""
    s, known, i = x.s, x.pack.changes, figure.first
    if figure.high is not None and s.words[i] in x.g.of:
        i += 1
    before = s.words[i - 1] if i else ""
    if before in x.g.of or before in known.by:
        sign = _word_of_change(x, i - 1)
        if sign:
            return sign, "change.word"
    elif (before in ("(", ":") and (sign := _behind_mark(x, i - 1))) or (
        sign := _qualified_change(x, i, figure.number)
    ):
        return sign, "change.word"
    elif (before == "," or _is_object(x, i)) and not _is_placed(x, figure):
        sign = _verb_of_change(x, i)
        scored = figure.kind == "points" and OTHER_GENRE in s.clues  # "a gagné 60 points en dix matchs"
        if sign and not (scored or _is_stake(x, figure.after) or _is_taken(x, figure)):
            return sign, "change.object"
    sign = growth_of_subject(x, i)
    if sign:
        return sign, "change.level"
    if earlier and earlier[-1].rule == "change.sign" and _is_compared(x, earlier[-1], i):
        return 1, "change.joined"  # "(-0,3 % après 1,9 %)": no sign, where the other has one
    if earlier and any(told(x, earlier[-1], i) for told in (_is_listed, _is_compared, _is_told_otherwise)):
        return (1 if earlier[-1].rate > 0 else -1), "change.joined"
    return 0, ""


def _behind_mark(x: Syntax, at: int) -> int:
    """The sign of the noun before a bracket or a colon."""
    return _of_bracketed(x, at) if x.words[at] == "(" else _of_label(x, at)


def _of_bracketed(x: Syntax, opening: int) -> int:
    """ "une augmentation des ventes d'engrais (4 à 6 %)": the sign of the noun that the bracket hangs on."""
    group = x.group_before(opening)
    if group is not None and group.end == opening:  # "ont bondi (12 %)"
        return x.pack.changes.verbs.get(group.lemma, 0)
    chunk = x.chunk_before(opening)
    root = x.root(chunk) if chunk is not None and chunk.end == opening else None
    if root is None or root is chunk or _is_level(x, root.head):
        return 0
    return x.pack.changes.nouns.get(x.words[root.head], 0)


def _of_label(x: Syntax, colon: int) -> int:
    """ "Hausse des ventes : 15 %", "Croissance : 4 %": the sign of the noun that opens the label."""
    label = x.chunk_before(colon)
    root = x.root(label) if label is not None and label.end == colon else None
    if root is None or root.start or VERB in x.tags[:colon] or _is_level(x, root.head):
        return 0
    return x.pack.changes.nouns.get(x.words[root.head], 0)


def _qualified_change(x: Syntax, i: int, number: int) -> int:
    """ "une hausse proche de 15 %", "une hausse du prix de l'ordre de 15 %": the qualifier begins at token i."""
    if i >= number or not i:
        return 0
    sign = x.pack.changes.nouns.get(x.words[i - 1], 0)
    return sign or (_word_of_change(x, i) if x.words[i] in x.g.of else 0)


def _compared_behind_noun(x: Syntax, after: int) -> tuple[int, int] | None:
    """ "80 % d'électricité en moins"."""
    if after + 2 >= len(x.words) or x.words[after] not in x.g.of or x.tags[after + 1] != WORD:
        return None
    end = after + 2 + (x.tags[after + 2] == WORD)
    found = x.pack.changes.comparisons.at(x.words, end)
    return found if found and found[1] - end > 1 else None  # "de moins", and no bare "moins"


def _is_stake(x: Syntax, after: int) -> bool:
    """Whether what was won or lost is a part of something: "a pris 51 % du capital"."""
    if after + 1 >= len(x.words) or x.words[after] not in x.g.of:
        charged = x.words[after : after + 2]  # "en prendra 70 % à sa charge"
        return len(charged) == 2 and charged[0] in x.g.to and charged[1] in x.g.possessives
    named = x.s.capital(after + 1) and x.words[after + 1] not in x.g.possessives  # "prendre 12,5 % de Nouveau Monde"
    return named or not x.pack.changes.stakes.isdisjoint(x.words[after + 1 : after + 4])


def _is_object(x: Syntax, i: int) -> bool:
    """Whether the figure stands right behind a verb: "a gagné près de 2 points", "gagne 3 %", "n'a pris que 3 %"."""
    i = _before_limit(x, i)
    return i > 0 and x.tags[i - 1] in (VERB, PARTICIPLE, INFINITIVE, GERUND, ADVERB)


def _is_placed(x: Syntax, figure: Amount) -> bool:
    """ "est tombé sous les 7 %", "remonté au-dessus de 3 %": the level that is crossed."""
    return figure.first < figure.number and x.pack.qualifiers.placing.at(x.words, figure.first) is not None


def _before_limit(x: Syntax, i: int) -> int:
    """Before the "que" of "n'a pris que 3 %"; that of "relève que 30 % viennent" begins a clause."""
    group = x.group_before(i) if i > 1 and x.words[i - 1] in x.g.object_relatives else None
    limited = group is not None and group.start > 0 and x.words[group.start - 1] in x.g.negations
    return i - 1 if limited else i


def _verb_of_change(x: Syntax, i: int) -> int:
    group = x.group_before(i)
    i = _before_limit(x, i)
    if group is None or any(tag not in (ADVERB, CLITIC) for tag in x.tags[group.end : i]):
        return 0
    return x.pack.changes.verbs.get(group.lemma) or x.pack.changes.object_verbs.get(group.lemma, 0)


def _is_taken(x: Syntax, figure: Amount) -> bool:
    """ "prend 30 % de la mine", "prend 30 % dans le projet": so much of something is no change."""
    group, behind = x.group_before(figure.first), x.words[figure.after : figure.after + 1]
    takes = group is not None and group.lemma in x.pack.changes.object_verbs and behind != []
    priced = x.tags[figure.after + 1 : figure.after + 2] == [NUMBER]  # "l'action prenait 5,8 % à 212,40 francs"
    when = x.chunk_from(figure.after)  # "ont pris 12 % en un an"
    priced = priced or (when is not None and when.time and when.start == figure.after + 1)
    return takes and (behind[0] in x.g.of or (behind[0] in x.g.in_ and not priced))


def _word_of_change(x: Syntax, end: int) -> int:
    """The sign of the nearest word of change to the left, if nothing but its complements stands between."""
    known = x.pack.changes
    for i in _outside_acronyms(x, end):
        word, tag = x.words[i], x.tags[i]
        if x.pack.amounts.versus.at(x.words, i):
            return 0  # "est tombé à 70 %, contre un pic de 72 %"
        if word in known.nouns and tag not in (VERB, PARTICIPLE, INFINITIVE):
            return 0 if _is_level(x, i) else known.nouns[word]
        compared = known.comparisons.at(x.words, i) if i == end - 1 else None
        if compared and tag == "W":  # "supérieur d'environ 5 %"
            return compared[0]
        if tag in (VERB, PARTICIPLE, INFINITIVE, "g"):
            lemmas = [lemma for lemma, _ in x.g.verbs.get(word, ())]
            said_of = tag == PARTICIPLE and x.tags[i - 1 : i] == [WORD] and known.verbs.keys().isdisjoint(lemmas)
            if said_of and known.by_verbs.isdisjoint(lemmas):
                continue  # "la production escomptée"
            if not x.pack.projects.sold.isdisjoint(lemmas) and not x.pack.changes.stakes.isdisjoint(x.words[i:end]):
                return 0  # "a cédé sa participation de 8 %"
            exceeds = i == end - 1 and not known.by_verbs.isdisjoint(lemmas)  # "dépasse de 38 % son niveau"
            return 1 if exceeds else next((known.verbs[lemma] for lemma in lemmas if lemma in known.verbs), 0)
        if tag == "S" and word in x.g.object_relatives and x.tags[i - 1] in (VERB, PARTICIPLE):
            continue  # "n'a augmenté que de 15 %"
        if tag in ("S", "R") or word in (";", ":", "(", ")") or (tag == "N" and i > end - 4):
            return 0
    return 0


def _outside_acronyms(x: Syntax, end: int) -> Iterator[int]:
    """The tokens before `end` from right to left, not those of "(PIB)" in "le produit intérieur brut (PIB)"."""
    i, left = end - 1, REACH
    while i >= 0 and left:
        if x.words[i] == ")" and x.words[i - 2] == "(" and x.s.written(i - 1).isupper():
            i -= 3
        yield i
        i, left = i - 1, left - 1


def _is_level(x: Syntax, i: int) -> bool:
    """ "avec des pertes techniques de 38 %": how much is lost, and no fall, but where the subject suffers it."""
    known = x.pack.changes
    if x.words[i] not in known.levels or not x.g.is_plural(x.words[i]):
        return False
    group = x.group_before(i)
    return group is None or group.lemma not in known.registering or i - group.end > 2


def _is_compared(x: Syntax, last: Change, i: int) -> bool:
    """ "une croissance de 4,4 % en 2025, contre 4 % attendus": the same at another time."""
    versus = x.pack.amounts.versus.before(x.words, i)
    if versus is None or versus[1] - last.after >= REACH or VERB in x.tags[last.after : i]:
        return False
    levels = (x.pack.numbers.percent.at(x.words, k) for k in range(last.after, versus[1]))
    return not any(levels)  # "a décéléré de 1,2 point, à 6,3 %, contre 7,5 %"


def _is_told_otherwise(x: Syntax, last: Change, i: int) -> bool:
    """ "bondit de 19 % en monnaie locale (11 % en euros)", "croît de 5 % (4 % précédemment)": the same in a bracket."""
    opening = i - 1
    close = next((k for k in range(i, min(len(x.words), i + REACH)) if x.words[k] == ")"), None)
    if opening < last.after or x.words[opening] != "(" or close is None or opening - last.after > BESIDE:
        return False
    percent = x.pack.numbers.percent.at(x.words, i + 1)
    told = percent is not None and x.tags[percent[1] : percent[1] + 1] in ([PREPOSITION], [ADVERB])
    return told and VERB not in x.tags[last.after : close]


def _stands_alike(x: Syntax, last: Change, i: int) -> bool:
    """ "de 5 % à Paris, 7 % à Lyon et 12 % à Lille": the same preposition behind each figure, and no verb between."""
    between = x.words[last.after : i]
    if not between or between[-1] not in x.g.joining | {","} or between[0] not in x.g.in_:
        return False
    found = x.pack.numbers.percent.at(x.words, i + 1)
    same = found is not None and x.words[found[1] : found[1] + 1] == between[:1]
    return same and len(between) < REACH and VERB not in x.tags[last.after : i]


def _is_listed(x: Syntax, last: Change, i: int) -> bool:
    """Whether the figure goes on a list that a change began: "31 % et de 4,5 %", "à Paris (64 %) et à Rome (57 %)"."""
    between = x.words[last.after : i]
    if all(w in x.g.of or w in x.g.joining or w in (",", ")") for w in between):
        return True
    tags = x.tags[last.after : i]
    if _stands_alike(x, last, i):
        return True
    then = len(between) > 1 and (between[-2] in x.g.joining or tags[-2] == ADVERB)  # "et de 12 %", "puis de 12 %"
    if then and between[-1] in x.g.of:
        begun = last.first and x.words[last.first - 1] in x.g.of  # "de 10 % en 2023 et de 12 % en 2024"
        told = any(tag in (VERB, INFINITIVE, "S") for tag in tags) or _is_done(tags)
        return bool(begun) and len(between) < REACH and not told
    if _is_elliptic(x, between, tags) or _is_gapped(x, last, i):
        return True
    bracketed = between[-1:] == ["("] and x.words[i + 1 : i + 4].count(")") > 0
    return bracketed and len(between) < REACH and not any(tag in (VERB, INFINITIVE, "N") for tag in tags)


def _is_done(tags: list[str]) -> bool:
    """Whether a participle stands there that no noun has before it, as "la campagne écoulée" has."""
    return any(tag == PARTICIPLE and tags[k - 1 : k] != [WORD] for k, tag in enumerate(tags))


def _is_gapped(x: Syntax, last: Change, i: int) -> bool:
    """ "a crû de 3,5 %, la transformation de 9 %, l'exportation de 21 %": the verb of change is said once."""
    same = last.first > 0 and x.words[last.first - 1] in x.g.of and x.words[i - 1] in x.g.of
    verb = x.group_before(last.first)
    moves = verb is not None and verb.lemma in x.pack.changes.verbs  # not "est de 3 % et l'inflation de 8 %"
    return same and moves and x.gapped(i) is not None


def _is_elliptic(x: Syntax, between: list[str], tags: list[str]) -> bool:
    """ "ont chuté de 37 % et celles du textile de 14 %": the same verb for another of the same."""
    same = next((k for k, word in enumerate(between) if word in x.pack.amounts.same_noun), None)
    if same is None or between[-1] not in x.g.of or len(between) > ELLIPSIS:
        return False
    opened = same > 0 and (between[same - 1] in x.g.joining or between[same - 1] == ",")
    return opened and not any(tag in (VERB, INFINITIVE, "S") for tag in tags)
