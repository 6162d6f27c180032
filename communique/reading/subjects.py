"""What an instrument is about: the words behind "sur", "pour" or "de", without its parties, sums and dates."""

from __future__ import annotations

from communique.languages.grammar import ADVERB, GERUND, NUMBER, PARTICIPLE, VERB, WORD
from communique.languages.tokens import cut, fold
from communique.reading.chunks import Chunk
from communique.reading.document import ITEM
from communique.reading.parties import opens
from communique.reading.syntax import Syntax

MAX_WORDS = 24

YEAR = 4
"""Digits of a year."""

BEHIND = 16
"""Words behind an instrument's phrase in which a sum may stand before what it is for: ", d'une valeur de …, pour …"."""

SIGNING = 32
"""Words behind a comma in which who signed it stands, where and when, before what it is for."""

NAMED_BY_NOUN = frozenset({"loan", "action_plan"})
"""Types whose own name says the subject: "accord de crédit", "programme de coopération économique"."""


def subject_of(x: Syntax, chunk: Chunk, i: int, j: int, last: int, kind: str) -> str | None:
    """The subject of the instrument of type `kind` whose noun is tokens i to j, in a phrase that ends at `last`."""
    money: str | None = None  # "une convention de don de 4 millions, pour la création d'un centre"
    for start, stop in ((j, last), _behind(x, last)):
        at = _start(x, start, stop) if stop > start else None
        if at is not None:
            found = _told(x, _behind_helped(x, at), stop)
            if found and fold(found) in x.pack.projects.money:
                money = found
            elif found and not _is_hollow(x, found):
                return found
    if money is not None:
        return money
    told = (
        _financed(x, chunk, kind)
        or _created(x, last)
        or _said_of_it(x, chunk, last)
        or _in_its_name(x, chunk, i, j, kind)
    )
    return told or _in_front(x, i)


def _in_front(x: Syntax, i: int) -> str | None:
    """ "Dans le domaine de l'élevage, un accord a été signé": the field that opens the sentence."""
    opening = x.pack.agreements.fields.at(x.words, 0) or x.pack.agreements.fields.at(x.words, 1)
    return _field(x, opening[1], before=i) if opening is not None else None


def _field(x: Syntax, at: int, before: int | None = None) -> str | None:
    """The phrase behind "dans le domaine de", which ends at token `at`; one in front ends at a comma before a token."""
    field = x.chunk_from(at - 1)
    if field is None or field.start > at:
        return None
    end = x.phrase_end(field, frozenset(), joins=True)
    fits = before is None or (end < before and x.words[end : end + 1] == [","])
    return x.s.span(max(field.body, at), end) if fits else None


def _is_hollow(x: Syntax, subject: str) -> bool:
    """ "couvrant plusieurs domaines": words that say nothing of what it is about."""
    return x.pack.agreements.hollow.issuperset(cut(fold(subject)))


def subject_within(x: Syntax, first: int, last: int) -> str | None:
    """What a phrase that has no noun of its own is about: "celui qui lie A à B pour la fourniture de batteries"."""
    at = _start(x, first, last)
    return _told(x, at, last) or None if at is not None else None


def _said_of_it(x: Syntax, chunk: Chunk, last: int) -> str | None:
    """ "Le mémorandum porte sur l'échange de données", "a été attribué à X pour le tramway"."""
    for group in x.groups:
        if group.form != "finite" or group.start < last or x.subject(group) is not chunk:
            continue
        if group.lemma in x.pack.agreements.about:
            told = next((c for c in x.chunks if c.start >= group.end and not c.time), None)
            if told is None or told.start > group.end + 2:
                return None
            lent = x.words[told.head] in x.pack.projects.money  # "porte sur un prêt de 65 M€ destiné à la route"
            stop = next((k for k in range(told.end, len(x.words)) if x.tags[k] == VERB), len(x.words))
            aim = subject_within(x, told.end, stop) if lent else None
            return aim or x.s.span(told.body, x.phrase_end(told, x.g.locating, sizes=True))
        if group.lemma in x.pack.amounts.devoting and x.words[group.end : group.end + 1] != []:
            given = x.chunk_from(group.end)  # "sera consacré à l'extension du réseau"
            hollow = given is not None and x.is_hollow(given)
            if given is not None and given.before in x.g.to and given.start <= group.end + 1 and not hollow:
                return x.s.span(given.body, x.phrase_end(given, x.g.locating, sizes=True))
        goal = x.chunk_from(group.end) if group.lemma == x.g.having else None
        if goal is not None and goal.before == x.g.for_ and x.words[goal.head] in x.pack.agreements.purposes:
            return _told(x, goal.end + 1, len(x.words))  # "a pour objet de favoriser le transport aérien"
        if group.passive or (group.lemma in x.g.unaccusative and group.lemma in x.pack.agreements.status.verbs):
            return _behind_verb(x, group.end)  # "est intervenue entre A et B sur la pêche"
    return None


def _behind_verb(x: Syntax, at: int) -> str | None:
    """ "a été signé (entre A et B) dans le domaine de l'énergie", "portant sur", "pour": the verb stands between."""
    known, parted = x.pack.agreements, False
    for k in range(at, min(len(x.words), at + BEHIND)):
        field = known.fields.at(x.words, k)
        if field is not None:
            return _field(x, field[1])
        marker = known.subject_markers.at(x.words, k)
        told = marker is not None and (parted or marker[1] > k + 1)  # "a été signé sur place"
        if marker is not None and told and not (_is_priced(x, marker[1]) or _is_taker(x, k, marker[1])):
            return _told(x, _behind_time(x, marker[1]), len(x.words))
        if _ends_or_aims(x, k) or known.instruments.at(x.words, k):
            return _told(x, k + 1, len(x.words)) if x.words[k] == x.g.for_ else None
        parted = parted or x.words[k] == x.g.between
    return None


def _ends_or_aims(x: Syntax, k: int) -> bool:
    """Whether a purpose begins at token k, and no length of time or sum: "pour 25 ans"; or the clause ends there."""
    if x.words[k] in (";", ".", ":") or x.tags[k] == "V":
        return True
    aims = x.words[k] == x.g.for_ and not (_is_figure(x, k + 1) or _is_own_part(x, k + 1))
    return aims and not _is_in_name(x, k)


def _created(x: Syntax, last: int) -> str | None:
    """ "un pacte qui crée une société commune": what it brings into being."""
    group = x.group_after(last) if not x.g.who.isdisjoint(x.words[last : last + 1]) else None
    building = group is not None and x.pack.projects.status.verbs.get(group.lemma) == "building"
    if group is None or not building or group.start > last + 1:
        return None
    made = x.chunk_from(group.end)
    return x.s.span(made.body, x.phrase_end(made, x.g.locating)) if made is not None and not made.before else None


def _financed(x: Syntax, chunk: Chunk, kind: str) -> str | None:
    """ "Un prêt …, accordé par Madrid, financera quarante rames": what a loan pays for."""
    if kind != "loan":
        return None
    for group in x.groups:
        if group.lemma in x.pack.agreements.financing and group.form == "finite" and x.subject(group) is chunk:
            objects = x.objects(group)
            return x.s.span(objects[0].body, x.phrase_end(objects[0], x.g.locating, sizes=True)) if objects else None
    return None


def _behind(x: Syntax, last: int) -> tuple[int, int]:
    """The tokens behind a sum in brackets or commas, or of a relative clause: "qui porte sur 290 avions"."""
    words, k = x.words, last
    if words[k : k + 1] == [","] and x.pack.agreements.subject_markers.at(words, k + 1):
        k += 1  # "entre A et B, relatif à l'eau"
    if words[k : k + 1] == [","] and x.tags[k + 1 : k + 2] == [PARTICIPLE]:
        k = _behind_signing(x, k)
    if words[k : k + 1] == [","] and x.pack.agreements.repaid.at(words, k + 1):
        k = _behind_aside(x, k + 1, last + BEHIND)  # ", remboursable sur 20 ans, pour bitumer la route"
    if _purpose(x, k) or x.pack.agreements.subject_markers.at(words, k):
        return k, _before_next(x, k)
    if k < len(words) and words[k] in x.g.relatives:
        return k + 1, min(len(words), k + BEHIND)
    if k + 1 < len(words) and (_is_sum_aside(x, k) or x.pack.amounts.value_of.at(words, k + (words[k] == ","))):
        k = _behind_aside(x, k + 1, last + BEHIND)
        taker = x.chunk_from(k)
        if x.pack.agreements.repaid.at(words, k):  # "remboursable sur 25 ans, pour la route"
            k = _behind_aside(x, k, last + BEHIND)
        elif taker is not None and taker.before in x.g.to and taker.start <= k + 1 and _is_country(x, taker.start):
            k = taker.end  # "(57 milliards) au Togo pour la réhabilitation"
        if _purpose(x, k) or x.pack.agreements.subject_markers.at(words, k):
            return k, min(len(words), k + BEHIND)
    return last, last


def _behind_signing(x: Syntax, comma: int) -> int:
    """ ", signé à Pa le 24 juillet, entre A et B, pour la route": where the purpose begins, else the comma."""
    for k in range(comma + 2, min(len(x.words), comma + SIGNING)):
        if x.tags[k] == VERB or x.words[k] in (";", "."):
            break
        if x.words[k - 1] == "," and (_purpose(x, k) or x.pack.agreements.subject_markers.at(x.words, k)):
            return k
    return comma


def _before_next(x: Syntax, k: int) -> int:
    """How far what an instrument is about may reach from token k: to the next one that "and" or a comma adds."""
    stop = min(len(x.words), k + BEHIND)
    known = x.pack.agreements
    others = [i for i in range(k + 1, stop) if x.words[i] in known.others]  # "un programme et un autre sur la pêche"
    for i in sorted([*others, *(i for _, i, _ in known.instruments.within(x.words, k + 1, stop))]):
        article = i - (x.tags[i - 1] == "D")
        if article < i and (x.words[article - 1] == "," or x.words[article - 1] in x.g.joining):
            return article - 1
    return stop


def _behind_aside(x: Syntax, k: int, stop: int) -> int:
    """Behind what stands in brackets or between commas from token k on, where no subject begins in it."""
    words, markers = x.words, x.pack.agreements.subject_markers
    while k < min(len(words), stop) and words[k] not in (",", ")") and not (_purpose(x, k) or markers.at(words, k)):
        k += 1
    k += words[k : k + 1] in ([","], [")"])
    return k + (words[k : k + 1] == [","])


def _is_sum_aside(x: Syntax, k: int) -> bool:
    """ "(46 millions d'euros)", ", soit 972 M$," and ", environ 187 millions d'euros,": a sum said again."""
    again = x.pack.links.equivalents.at(x.words, k + 1)
    return x.words[k] == "(" or (x.words[k] == "," and (again is not None or NUMBER in x.tags[k + 1 : k + 3]))


def _purpose(x: Syntax, k: int) -> tuple[bool, int] | None:
    """The words of purpose at token k; one that may also say whither has an infinitive behind it: "to build"."""
    found = x.g.purpose.at(x.words, k)
    if found is None or found[1] - k > 1 or x.words[k] not in x.g.to:
        return found
    return found if x.tags[found[1] : found[1] + 1] == ["i"] else None


def _start(x: Syntax, j: int, last: int) -> int | None:
    known = x.pack.agreements
    markers = known.subject_markers.within(x.words, j, last)
    marks = [
        (start, end, "marker") for _, start, end in markers if not (_is_priced(x, end) or _is_taker(x, start, end))
    ]
    marks += [
        (start, end, "purpose")
        for _, start, end in x.g.purpose.within(x.words, j, last)
        if not (x.pack.amounts.value_of.at(x.words, start) or (0, 0))[1] > end
        and not _is_figure(x, end)
        and not (_is_country(x, end) or _is_own_part(x, end))
        and _purpose(x, start)
    ]
    marks = [mark for mark in sorted(marks) if mark[1] < last and not (_is_time(x, mark[1]) or _is_in_name(x, mark[0]))]
    taken = {k for _, i, end in x.pack.parties.takers.within(x.words, j, last) for k in range(i, end)}
    of = _topic(x, j, last, taken)
    between = next((k for k in range(j, last) if x.words[k] in (x.g.between, x.g.with_)), last)
    named = of == j and bool(marks) and j < min(marks[0][0], between)  # "un accord de coopération dans le domaine de"
    named = named and x.words[j + 1] not in x.pack.projects.money | x.pack.modality.announced
    if marks and not (named and (marks[0][2] == "purpose" or x.words[marks[0][0]] in x.g.in_)):
        return _behind_time(x, marks[0][1])
    return of + 1 if of is not None and of < between and of - j <= 3 else None


def _topic(x: Syntax, j: int, last: int, taken: set[int]) -> int | None:
    """Where "of" stands before what an instrument is about: not in the name of who lends, "de la Banque d'export"."""
    k = j + 2 if x.words[j : j + 1] != [] and x.words[j] in x.g.joining else j  # "mémorandums et des programmes"
    while k < last:
        if x.words[k] in x.g.of and k not in taken:
            if _is_topic(x, k + 1, j):
                return k
            body = x.chunk_from(k + 1)
            if body is not None and body.start <= k + 2 and x.words[body.head] in x.pack.parties.kinds:
                k = max(k, x.phrase_end(body, frozenset(), joins=True) - 1)
        k += 1
    return None


def _is_in_name(x: Syntax, i: int) -> bool:
    """ "la Banque arabe pour le développement": whether token i stands within the name of a body."""
    chunk = x.chunk_at(i)
    return chunk is not None and chunk.start < i and x.words[i] == x.g.for_


def _is_own_part(x: Syntax, i: int) -> bool:
    """ "dont 720 millions pour sa seule part", "pour une valeur que l'agence chiffre à": how much, and not what for."""
    chunk = x.chunk_from(i)
    if chunk is None or chunk.start > i:
        return False
    own = x.words[chunk.start] in x.g.possessives and x.words[chunk.head] in x.pack.amounts.part_nouns
    return own or x.words[chunk.head] in x.pack.amounts.value_nouns


def _is_country(x: Syntax, i: int) -> bool:
    """ "un crédit de 75 millions pour le Rwanda": who gets it, and nothing more."""
    chunk = x.chunk_from(i)
    if chunk is None or chunk.start > i:
        return False
    nation = x.pack.countries.at(x.words, chunk.body)
    return nation is not None and nation[0].how != "adjective" and nation[1] >= chunk.end and x.s.capital(chunk.body)


def _is_topic(x: Syntax, i: int, j: int) -> bool:
    """Whether what stands behind "of" says what an instrument whose noun ends at j is about: no sum, time or name.

    "commande de douze rames" is about them; "l'accord de Paris", "un prêt de la JICA" say where, and who.
    """
    if x.pack.agreements.ends_subject.at(x.words, i - 1):
        return False  # "un crédit d'une durée de 35 ans"
    if _is_figure(x, i):
        k = i
        while x.tags[k : k + 1] == [NUMBER]:
            k += 1
        ordered = x.words[j - 1] in x.pack.agreements.quantified
        return ordered and i < k < len(x.words) and x.tags[k] == WORD and not x.pack.units.currencies.at(x.words, k)
    chunk = x.chunk_from(i)
    if chunk is None or chunk.start > i + 1 or not (x.s.capital(chunk.body) and x.s.capital(chunk.head)):
        return True
    kind = x.pack.agreements.instruments.before(x.words, j)
    lent = kind is not None and kind[0] == "loan" and sum(map(str.isupper, x.s.written(chunk.head))) > 1
    return (x.s.kind == ITEM and not lent) or x.s.capital(j - 1) or j < 2


def _is_taker(x: Syntax, start: int, end: int) -> bool:
    """ "un prêt au profit du Cameroun": who gets it, and not what for."""
    chunk = x.chunk_from(end)
    if x.pack.parties.takers.at(x.words, start) is None or chunk is None:
        return False
    called = any(x.s.capital(k) for k in range(chunk.head + 1, chunk.end))  # "en faveur du gestionnaire polonais PKP"
    acts = x.words[chunk.head] in x.pack.parties.kinds or x.words[chunk.head] in x.pack.parties.persons
    return called or acts or x.pack.countries.at(x.words, chunk.body) is not None


def _is_priced(x: Syntax, i: int) -> bool:
    """ "portant sur 75 millions de dollars" says no subject."""
    k = i
    while k < len(x.tags) and x.tags[k] in "NOA":
        k += 1
    return x.tags[i : i + 1] == ["N"] and any(x.pack.units.currencies.at(x.words, n) for n in range(i, k))


def _behind_time(x: Syntax, i: int) -> int:
    """ "prolongeant jusqu'en 2027 le contrat": behind the time."""
    if x.tags[i] != "P":
        return i
    chunk = next((c for c in x.chunks if c.start > i and not c.before and not c.time), None)
    return chunk.start if chunk is not None and chunk.start - i <= 4 else i


def _is_figure(x: Syntax, i: int) -> bool:
    """Whether a number, a currency or a time stands at token i: "un prêt de 754 millions", "pour la période"."""
    if i >= len(x.words) or x.tags[i] == "N" or x.pack.qualifiers.before.at(x.words, i):
        return True
    if x.tags[i] == "D" and i + 1 < len(x.words) and x.words[i + 1] in x.pack.numbers.scales:  # "d'un milliard"
        return True
    return _is_time(x, i) or x.pack.units.currencies.at(x.words, i) is not None


def _is_dated(x: Syntax, i: int) -> bool:
    """ "(l'accord de Tanger) de 2015, de décembre 2018, de 28 ans"."""
    word = x.words[i] if i < len(x.words) else ""
    if x.tags[i : i + 2] == ["N", "T"]:
        return True
    return word in x.pack.months or (len(word) == YEAR and word.isdigit())


def _is_time(x: Syntax, i: int) -> bool:
    if i >= len(x.words) or x.tags[i] == "T" or x.words[i] in x.pack.months:
        return True
    chunk = x.chunk_from(i)
    return chunk is not None and chunk.start == i and chunk.time


def _behind_helped(x: Syntax, at: int) -> int:
    """ "pour aider le Mali à moderniser la route", "pour soutenir le Mali dans la réforme": what the help is for."""
    group = next((g for g in x.groups if g.start == at and g.form == "infinitive"), None)
    helped = x.chunk_from(at + 1) if group is not None and group.lemma in x.pack.agreements.helping else None
    if helped is None or helped.start > at + 1 or not x.s.capital(helped.body) or helped.end + 1 >= len(x.words):
        return at
    aim = x.words[helped.end] in x.g.to and x.tags[helped.end + 1] == "i"
    return helped.end + 1 if aim or x.words[helped.end] in x.g.in_ else at


def _told(x: Syntax, start: int, last: int) -> str:
    """The words from `start` on, to where the subject ends, without a sum in the middle or verbs that say little."""
    end = start + 1
    stops = [at for _, at, _ in x.pack.agreements.ends_subject.within(x.words, start, last)]
    pieces: list[tuple[int, int]] = []
    while end < min([last, start + MAX_WORDS, *stops]) and not _stops(x, end, start, last):
        skip = _sum_end(x, end, last)
        if skip is not None:
            pieces.append((start, end))
            start = end = skip
            last = min(len(x.words), max(last, skip + BEHIND))
        end += 1
    pieces.append((start, end))
    parts = [text for a, b in pieces for text in _without_light_verbs(x, a, _trimmed(x, a, min(b, last))) if text]
    return " ".join(parts)


def _sum_end(x: Syntax, k: int, last: int) -> int | None:
    """ "un don de 150 millions de yuans (…) pour l'équipement": behind the sum, where a purpose follows it."""
    if not _is_sum(x, k):
        return None
    while k < len(x.words) and (x.tags[k] in "NOA." and x.words[k] not in (",", ";", ".")):
        k += 1
    return k if _purpose(x, k) else None


def _is_sum(x: Syntax, k: int) -> bool:
    """Whether "of" at token k is followed by a sum of money; "de 350 wagons" belongs to a subject."""
    end = k + 1
    while end < len(x.tags) and x.tags[end] in "NOA":
        end += 1
    inside = range(k + 1, end)
    return x.words[k] in x.g.of and any(x.pack.units.currencies.at(x.words, i) for i in inside) and "N" in x.tags[k:end]


def _stops(x: Syntax, k: int, start: int, last: int) -> bool:
    """Whether the subject cannot go on over token k: parties, a verb, a sum, a time or the end of the clause."""
    word, tag = x.words[k], x.tags[k]
    if word == x.g.between:
        return opens(x, k)
    if word in (x.g.with_, ";", ".", ":") or (tag == "V" and k > start + 1):
        return True
    if word in ("(", ","):  # "la construction de 12 sous-marins, annonçant dans le même temps"
        return k + 1 < last and (x.words[k + 1][0].isdigit() or x.tags[k + 1] in "pSAPOg")
    if tag == GERUND and any(g.start == k and g.lemma in x.pack.agreements.binding for g in x.groups):
        return True  # "la convention d'objectifs liant A à B"
    if tag == PARTICIPLE and k > start and _is_done_to(x, k):
        return True
    if tag == "O":
        return (_is_sum(x, k) and _sum_end(x, k, last) is None) or _is_dated(x, k + 1)
    if tag == "P":
        return _is_figure(x, k + 1)
    return tag == "N" and len(word) >= 9 and word[:4].isdigit()  # "2026-2030"


def _is_done_to(x: Syntax, k: int) -> bool:
    """ "(le contrat de) partage de production attribué à la firme": a participle that is said of the instrument."""
    known = (x.pack.agreements.status.verbs, x.pack.parties.giving, x.pack.parties.handing, x.pack.agreements.endowing)
    return any(g.start == k and any(g.lemma in verbs for verbs in known) for g in x.groups)


def _trimmed(x: Syntax, start: int, end: int) -> int:
    while end > start and (x.tags[end - 1] in "DOPCASpg" or not x.words[end - 1][0].isalnum()):
        if x.words[end - 1] in (")", "»", "”"):
            break
        end -= 1
    return end


def _without_light_verbs(x: Syntax, start: int, end: int) -> list[str]:
    """ "établir des échanges et mettre en œuvre des projets" is about exchanges and projects."""
    known = x.pack.agreements
    pieces, i, k = [], start, start
    while k < end:
        phrase = known.light_phrases.at(x.words, k)
        light = (
            phrase[1]
            if phrase
            else k + 1
            if x.tags[k] == "i" and (k == start or k == i + 1 or x.words[k] in known.light_verbs)
            else None
        )
        if light is None:
            k += 1
            continue
        pieces.append((i, k))
        i = k = light
    pieces.append((i, end))
    told = ((a, b) for a, b in pieces if not x.g.joining.issuperset(x.words[a:b]))  # "construire et exploiter la ligne"
    return [x.s.span(_bare(x, a, b), b) for a, b in told]


def _bare(x: Syntax, start: int, end: int) -> int:
    said = (x.g.determiners, x.g.contracted, x.g.of)
    while start < end and (x.tags[start] == ADVERB or any(x.words[start] in words for words in said)):
        start += 1
    return start


def _before_noun(x: Syntax, chunk: Chunk, i: int) -> str | None:
    """ "a free trade agreement", "Kazakhstan's visa agreement": what stands before the noun, without whose it is."""
    known, start = x.pack.agreements.generic_adjectives, chunk.body
    owner = [k for k in range(start, i) if x.words[k] in x.g.genitive]
    start = owner[-1] + 1 if owner else start
    while start < i:
        nation = x.pack.countries.at(x.words, start)
        if not (nation or x.tags[start] in "JNDOP." or x.words[start] in known):
            break
        start = nation[1] if nation else start + 1
    return x.s.span(start, i) if start < i and x.tags[i - 1] in "WJ" else None


def _is_kind(x: Syntax, chunk: Chunk) -> bool:
    """ "(plan d')action conjoint France-Irlande", "(accord de) financement": no more than what kind of paper it is."""
    known = x.pack.agreements
    if x.words[chunk.head] not in known.kinds:
        return False
    behind = range(chunk.head + 1, chunk.end)
    return all(x.words[k] in known.generic_adjectives or x.s.capital(k) or not x.words[k][0].isalpha() for k in behind)


def _in_its_name(x: Syntax, chunk: Chunk, i: int, j: int, kind: str) -> str | None:
    """ "accord de crédit" is about "crédit", "accord commercial préférentiel" about "commerce préférentiel"."""
    if kind == "other":
        return None
    paper = kind != "loan" or x.pack.agreements.instruments.at([x.words[i]], 0) is not None  # no "ligne de crédit"
    if kind in NAMED_BY_NOUN and paper:
        of = next((k for k in range(i, j) if x.words[k] in x.g.of), None)
        inner = x.chunk_from(of + 1) if of is not None else None
        if inner is not None and not _is_kind(x, inner):
            return x.s.span(inner.body, max(inner.end, j))
    if not x.g.head_first:
        return _before_noun(x, chunk, i)
    if kind == "loan":
        return None  # "un prêt parallèle", "un prêt vert"
    end = chunk.end
    while end > j and x.words[end - 1] in x.pack.agreements.generic_adjectives:
        end -= 1  # "accord commercial bilatéral"
    if end <= j or x.words[j] in x.g.privative or not x.pack.agreements.generic_adjectives.isdisjoint(x.words[j:end]):
        return None
    nation = x.pack.countries.at(x.words, j)
    if nation is not None and nation[0].how == "adjective" and nation[1] >= end:
        return None  # "un crédit russe"
    topic = x.pack.agreements.topics.get(x.words[j])
    return f"{topic} {x.s.span(j + 1, end)}".strip() if topic else x.s.span(j, end)
