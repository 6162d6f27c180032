"""Numbers whose unit is said elsewhere: "contre 684 millions un an plus tôt", "dont 122 sont achevés"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
    CLITIC,
    CONJUNCTION,
    DETERMINER,
    NUMBER,
    OF,
    PREPOSITION,
    PUNCTUATION,
    VERB,
    WORD,
)
from communique.languages.tokens import YEAR
from communique.reading.figures.counted import (
    is_sum,
    label_noun,
    mover,
    number_before,
    number_behind,
    number_moved,
    number_said,
)
from communique.reading.figures.money import Unit
from communique.reading.figures.spans import Span, is_year
from communique.reading.sentences.syntax import Syntax

BARE: Final = "bare"
THINGS: Final = "things"
SUM: Final = "sum"
IT: Final = "it"
"""The kind of a number whose unit is said elsewhere; its unit where it can only be what was counted, money, or "en"."""

MILLION: Final = Decimal("1e6")

APART: Final = 12
"""Words before a number within which the number stands whose unit it shares."""

OF_TEN: Final = 10
"""Up to so many, "deux clients sur cinq" is a share."""

MOVED: Final = 8
MOVED_ON: Final = 14
"""Words behind a verb that moves a level within which the level stands that it moves from, and to."""


def bare(x: Syntax, span: Span) -> Unit | None:
    """A number whose unit is said elsewhere: "31 milliards en 2024", "contre 0,8", "dont 122", "de 120 à 160"."""
    number, end, known = span.high or span.low, span.end, x.pack.amounts
    ranged = number.value != span.low.value and number.scale < MILLION
    multiplied = span.start > 0 and x.words[span.start - 1] == x.g.by  # "a été multiplié par trois"
    if multiplied or is_year(x.s, span.low) or ranged or _is_of_time(x, end) or _is_part_of_time(x, span):
        return None
    if _is_day(x, span) or _is_rate(x, end):
        return None
    behind = x.tags[end] if end < len(x.words) else PUNCTUATION
    more = _more_behind(x, span) if behind == OF or (behind == ADVERB and x.words[end] in x.g.of) else None
    if more is not None or (behind == OF and number.scale > 1):
        return more or (_of_what(x, end) or _of_mass(x, span) if number.scale >= MILLION else None)
    if number.value == int(number.value) and number.value > 1 and _is_of_things(x, span, behind):
        return Unit(BARE, THINGS, end + (x.words[end : end + 1] != [] and x.words[end] in x.pack.amounts.others))
    if behind == WORD and x.words[end] in known.further:
        return Unit(BARE, SUM if number.scale >= MILLION else None, end)  # "les 60 restants"
    if _stands_for_it(x, span, behind):
        return Unit(BARE, IT, end)
    if _is_told_alone(x, span, behind):
        return Unit(BARE, None, end)
    if behind == WORD or (number.about and not known.versus.before(x.words, span.start) and not _is_moved_to(x, span)):
        return None
    if number.scale >= 1000 or _is_compared(x, span, behind) or _is_spread(x, span) or _is_bracketed_alike(x, span):
        return Unit(BARE, None, end)
    return None


def _more_behind(x: Syntax, span: Span) -> Unit | None:
    """ "155 milliards d'euros, soit 17 milliards de moins", "dix blessés et une vingtaine d'autres ont été soignés"."""
    end, that_is = span.end, x.pack.links.equivalents.before(x.words, span.start) is not None
    that_is = that_is or (span.start > 0 and x.words[span.start - 1] == ",")  # "68 000 visiteurs, 4 000 de plus que"
    less = that_is and x.pack.changes.comparisons.at(x.words, end) is not None and NUMBER in x.tags[: span.start]
    others = x.words[end + 1 : end + 2] != [] and x.words[end + 1] in x.pack.amounts.others
    others = others and x.tags[end + 2 : end + 3] == [VERB]
    return Unit(BARE, None, end) if less else Unit(BARE, THINGS, end + 2) if others else None


def _of_what(x: Syntax, end: int) -> Unit | None:
    """ "500 millions de pertes", "les 11 milliards du Trésor"; but not "11 millions d'habitants"."""
    return Unit(BARE, SUM, end) if is_sum(x, end + 1) else Unit(BARE, None, end) if _is_whose(x, end) else None


def _of_mass(x: Syntax, span: Span) -> Unit | None:
    """ "5,2 milliards de dollars, dont 3,1 milliards de pétrole": of sums, what nobody counts is paid for."""
    noun = span.end + 1
    part = span.start > 0 and x.words[span.start - 1] in x.pack.amounts.part_words and x.tags[noun : noun + 1] == [WORD]
    paid = part and any(x.pack.units.currencies.at(x.words, k) for k in range(span.start))
    return Unit(BARE, SUM, span.end) if paid and not x.g.is_plural(x.words[noun]) else None


def _is_told_alone(x: Syntax, span: Span, behind: str) -> bool:
    """Whether words beside it say that a number stands for what was told: a part, a label, one of a series."""
    known, before = x.pack.amounts, x.words[span.start - 1] if span.start else ""
    if behind == WORD and x.words[span.end] in known.sides and before in known.part_words:
        return True  # "dont 113 côté serbe"
    when = x.chunk_from(span.end) if before in known.part_words else None
    if when is not None and when.time and when.start == span.end < when.body:
        return True  # "dont 14 l'an dernier"
    if known.told_by.before(x.words, span.start) or label_noun(x, span.start) is not None:
        return True
    if span.high is None and span.low.value > OF_TEN and number_said(x, span.start) is not None:
        return True
    return _is_apart(x, span, behind)


def _is_apart(x: Syntax, span: Span, behind: str) -> bool:
    """ "la BAD apporte 180 millions d'euros, la KfW 120", "1,3 M€ sur 4,1": of the unit of the one before it."""
    k, number = span.start - 1, span.low
    told = NUMBER in x.tags[max(0, k - APART) : max(0, k)]
    if k < 1 or not told or number.in_words or number.scale > 1:
        return False
    if x.words[k] in x.pack.amounts.along:
        return behind in (PUNCTUATION, VERB)
    if x.words[k] in x.g.joining and x.words[span.end : span.end + 1] != [] and x.words[span.end] in x.g.in_:
        return not _is_date(x, span)  # "42 avions ferme et 18 en option"
    opposed = x.tags[k] == CONJUNCTION and x.words[k] not in x.g.joining  # "ne mesure plus 170 km mais 2,4"
    then = k - (x.words[k] in x.g.to)
    if (opposed or x.words[then] in x.pack.amounts.then) and behind == PUNCTUATION:
        return True
    if behind not in (PUNCTUATION, CONJUNCTION, PREPOSITION):
        return False
    if x.words[k] == "," and behind == PREPOSITION:  # "876 M€ pour la construction, 190 pour la maintenance"
        again = range(max(0, k - APART), k)
        return any(x.tags[n] == NUMBER and x.words[n + 1] == x.words[span.end] for n in again)
    named = x.chunk_before(span.start)
    if named is None or named.end != span.start or named.before or named.start < 1 or not x.s.capital(named.head):
        return False
    joined = x.words[named.start - 1] == "," or x.words[named.start - 1] in x.g.joining
    return joined and behind != PREPOSITION


def _is_date(x: Syntax, span: Span) -> bool:
    """Whether a number is a day or a year rather than so many of something."""
    return is_year(x.s, span.low) or _is_time(x, span.end + 1)


def _is_day(x: Syntax, span: Span) -> bool:
    """ "s'élève à 3 milliards au 30 juin": the day of a month."""
    return span.low.scale == 1 and x.words[span.end : span.end + 1] != [] and x.words[span.end] in x.pack.months


def _is_rate(x: Syntax, end: int) -> bool:
    """ "tombé à 156 pour un dollar": so many of a currency for one of another."""
    one = x.words[end : end + 1] == [x.g.for_] and x.words[end + 1 : end + 2] != []
    return one and x.words[end + 1] in x.pack.numbers.ones and x.pack.units.currencies.at(x.words, end + 2) is not None


def _is_whose(x: Syntax, i: int) -> bool:
    """ "les 11 milliards du Trésor", and not "11 millions d'habitants": what stands behind says whose they are."""
    nation = x.pack.countries.at(x.words, i + 1) if i + 1 < len(x.words) else None
    if nation is not None and nation[0].how != "adjective" and x.s.capital(i + 1):
        return True  # "310 millions de Turquie"
    definite = x.words[i] in x.g.singular_contracted or x.tags[i + 1 : i + 2] == [DETERMINER]
    at = i + 1 if x.words[i] in x.g.singular_contracted else i + 2
    return definite and at < len(x.words) and x.s.capital(at)


def _is_of_time(x: Syntax, i: int) -> bool:
    """ "au cours des 3 derniers mois": adjectives, and then a length of time."""
    while i < len(x.words) and x.tags[i] == ADJECTIVE:
        i += 1
    return i < len(x.words) and x.words[i] in x.pack.durations


def _is_part_of_time(x: Syntax, span: Span) -> bool:
    """ "vingt-cinq ans, dont sept de différé"."""
    k = span.start - 1
    part = k > 1 and span.low.scale == 1 and x.words[k] in x.pack.amounts.part_words
    return part and x.words[k - 1 - (x.words[k - 1] == ",")] in x.pack.durations


def _is_of_things(x: Syntax, span: Span, behind: str) -> bool:
    """Whether a number counts what was counted before: "dont 122 sont", "six d'entre elles", "n'en utilise que 24"."""
    qualified = x.pack.qualifiers.before.before(x.words, span.start)
    at = qualified[1] if qualified else span.start
    at -= at > 1 and x.tags[at - 1] == ADVERB and x.words[at - 2] in x.pack.amounts.part_words  # "dont seulement trois"
    before, known = x.words[at - 1] if at else "", x.pack.amounts
    if known.among.at(x.words, span.end) or (span.low.value > OF_TEN and _is_out_of(x, at, behind)):
        return True
    if behind in (ADJECTIVE, WORD) and x.words[span.end] in known.others and before not in x.g.determiners:
        closed = x.tags[span.end + 1 : span.end + 2] in ([], ["V"], [PUNCTUATION])
        return closed or _stands_for_it(x, span, PUNCTUATION)  # "en a blessé vingt-cinq autres mardi"
    if before in known.part_words:
        taken_up = behind == CLITIC and x.tags[span.end + 1 : span.end + 2] == [VERB]  # "dont 20 se sont concrétisés"
        return behind in "Vp" or taken_up or (behind == ADVERB and span.low.scale == 1)  # "dont 38 seulement sont"
    if before in known.alone and behind in (VERB, CLITIC):
        return True  # "seuls 45 ont été retenus"
    if behind == VERB and not span.start and span.low.in_words:  # "Deux sont livrés, cinq avancent."
        return True
    said = behind == VERB or (
        behind in (CLITIC, ADVERB) and x.tags[span.end + 1 : span.end + 2] == [VERB]
    )  # "trois le sont encore", "40 seulement ont été livrées"
    if said and before in (",", ";") and (span.low.scale == 1 or qualified):  # "sur 27 tunnels, 5 sont percés"
        return any(tag == NUMBER for tag in x.tags[: span.start])
    return said and before in x.g.joining and _is_second(x, at)


def _is_out_of(x: Syntax, at: int, behind: str) -> bool:
    """ "cinq stations sur vingt-sept", "214 pylônes sur les 1 350 que compte la ligne": all that there are of them."""
    k = at - 1 - (x.tags[max(0, at - 1)] == DETERMINER)
    part = x.chunk_before(k) if k > 0 and x.words[k] in x.pack.amounts.along else None
    counted = part is not None and part.end == k and x.tags[part.start] == NUMBER
    return counted and behind not in (WORD, OF, NUMBER)


def _is_second(x: Syntax, at: int) -> bool:
    """ "50 ouvriers sont morts et plus de 500 ont été blessés": a clause of its own, behind one that counts."""
    verb = x.group_before(at - 1)
    return verb is not None and verb.form == "finite" and NUMBER in x.tags[: verb.start]


def _stands_for_it(x: Syntax, span: Span, behind: str) -> bool:
    """ "en acheter 20", "n'en utilise que 24", "elle en a coûté 98": of what was told right before."""
    group = x.group_before(span.start)
    timed = behind == DETERMINER and _is_time(x, span.end)  # "en produira 40 000 cette année"
    closed = timed or behind in (PUNCTUATION, ADVERB, "O", "C", "P")
    if group is None or not closed or (span.low.scale > 1 and behind == "O"):
        return False
    skipped = range(group.end, span.start)
    near = all(x.tags[k] == ADVERB or x.words[k] in x.g.object_relatives or x.tags[k] == DETERMINER for k in skipped)
    said = x.words[max(0, group.start - 1) : group.end]
    return near and x.pack.amounts.it in said and CLITIC in x.tags[max(0, group.start - 2) : group.end]


def _is_time(x: Syntax, i: int) -> bool:
    """Whether a length or point of time begins at token i."""
    chunk = x.chunk_from(i)
    return chunk is not None and chunk.start == i and chunk.time


def _is_compared(x: Syntax, span: Span, behind: str) -> bool:
    """ "contre 0,8", "dont 750 dans l'industrie", "passer de 120 à 160", "le nombre de visiteurs a atteint 120 000"."""
    i, known = span.start, x.pack.amounts
    before = x.words[i - 1] if i else ""
    qualified = x.pack.qualifiers.before.before(x.words, i)
    at = qualified[1] if qualified else i
    if known.versus.before(x.words, at) or known.growing.before(x.words, at):
        return True
    if before in known.part_words and behind in (PREPOSITION, OF):
        return True
    if before == ":" and i > 2 and x.words[i - 3] == "(" and len(x.words[i - 2]) == YEAR and x.words[i - 2].isdigit():
        return True  # "2 153 demandes (2004 : 2 193)"
    if before in x.g.of | x.g.to and (number_behind(x, span.end) is not None or number_moved(x, i) is not None):
        return True
    if number_before(x, i) is not None:
        return True
    if span.low.in_words and not span.low.about:
        return False
    return (before in x.g.of or before in x.g.to) and _is_moved(x, i)


def _is_spread(x: Syntax, span: Span) -> bool:
    """ "341 kilomètres (183 en Serbie et 158 en Hongrie)": numbers in a bracket, each with its place."""
    i, end = span.start, span.end
    if end + 1 >= len(x.words) or x.words[end] not in x.g.in_:
        return False
    named = end + 1 + (x.tags[end + 1] == "D")
    if named >= len(x.words) or not x.s.capital(named):
        return False
    if i and x.words[i - 1] == "(":
        return i > 1 and x.tags[i - 2] in "NW%."
    return i > 2 and x.words[i - 1] in x.g.joining and "(" in x.words[max(0, i - 8) : i - 1]


def _is_bracketed_alike(x: Syntax, span: Span) -> bool:
    """ "le Mali (729 000 tonnes), le Burkina Faso (612 000)": a number alone in its bracket, behind one with a unit."""
    words, i = x.words, span.start
    if not i or words[i - 1] != "(" or words[span.end : span.end + 1] != [")"] or span.low.in_words:
        return False
    opening = next((k for k in range(i - 2, -1, -1) if words[k] == "("), None)
    return opening is not None and x.tags[opening + 1] == NUMBER


def _is_moved(x: Syntax, i: int) -> bool:
    """Whether the verb before token i moves a level: "sont passés de 120 000 à 160 000"."""
    group = mover(x, i)
    while group is not None and group.form == "participle" and group.lemma not in x.pack.numbers.moving:
        group = x.group_before(group.start)  # "faire passer le nombre de localités électrifiées de 552 à 1 511"
    if group is None or group.lemma not in x.pack.numbers.moving:
        return False
    second = NUMBER in x.tags[group.end : i]  # "passé d'une dizaine au début de l'exploitation à 3 000"
    return i - group.end < (MOVED_ON if second else MOVED)


def _is_moved_to(x: Syntax, span: Span) -> bool:
    """ "d'une dizaine à plus de 3 000": a round number that a level rises or falls from."""
    before = x.words[span.start - 1] if span.start else ""
    return (before in x.g.of or before in x.g.to) and _is_moved(x, span.start)


# Who lends it
