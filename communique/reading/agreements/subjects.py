"""What an instrument is about: the words behind "sur", "pour" or "de", without its parties, sums and dates."""

from __future__ import annotations

from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
    CLITIC,
    CONJUNCTION,
    DETERMINER,
    INFINITIVE,
    NUMBER,
    OF,
    PARTICIPLE,
    PREPOSITION,
    VERB,
    WORD,
)
from communique.languages.tokens import cut, fold
from communique.reading.agreements.abridging import abridged
from communique.reading.agreements.openings import (
    behind_helped,
    behind_number,
    behind_time,
    is_country,
    is_dated,
    is_figure,
    is_in_name,
    is_own_part,
    is_priced,
    is_taker,
    purpose_at,
    subject_start,
)
from communique.reading.agreements.performing import governed, performed
from communique.reading.parties.naming import paired
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

BEHIND = 16
"""Words behind an instrument's phrase in which a sum may stand before what it is for: ", d'une valeur de …, pour …"."""

SIGNING = 32
"""Words behind a comma in which who signed it stands, where and when, before what it is for."""

LISTED = frozenset({WORD, ADJECTIVE, DETERMINER, OF, CONJUNCTION, PREPOSITION})
"""Classes of the words that fields are listed with."""

DONE_THERE = frozenset({"contract", "loan"})
"""Types of what is done somewhere: "un marché d'éclairage public à Yaoundé"."""

NAMED_BY_NOUN = frozenset({"loan", "action_plan"})
"""Types whose own name says the subject: "accord de crédit", "programme de coopération économique"."""


def subject_of(x: Syntax, chunk: Chunk, i: int, j: int, last: int, kind: str) -> str | None:
    """The subject of the instrument of type `kind` whose noun is tokens i to j, in a phrase that ends at `last`."""
    money: str | None = None  # "une convention de don de 4 millions, pour la création d'un centre"
    for start, stop in ((behind_number(x, j), last), _behind(x, last)):
        at = subject_start(x, start, stop) if stop > start else None
        stop = joined_end(x, at, stop) if at is not None else stop
        if at is not None:
            where = stop if kind in DONE_THERE else _before_seat(x, at, stop)
            found = abridged(x, behind_helped(x, at), where)
            if found and fold(found) in x.pack.projects.money:
                money = found
            elif found and not _is_hollow(x, found):
                return str(x.pack.agreements.topics.get(fold(found), found))  # "en matière fiscale"
    if money is not None:
        return money
    told = (
        _financed(x, chunk, kind)
        or _created(x, last)
        or _said_of_it(x, chunk, last)
        or _in_its_name(x, chunk, i, j, kind)
    )
    told = told or (_fields_behind(x, chunk, last) if x.g.is_plural(x.words[j - 1]) else None)
    return told or in_front(x, i) or _fronted_aim(x, i, kind) or performed(x, chunk) or governed(x, chunk)


def _before_seat(x: Syntax, at: int, stop: int) -> int:
    """ "(un accord de) transport aérien à Doha": before where it was signed, unless something is built there."""
    last = x.chunk_at(stop - 1)
    seat = x.pack.countries.at(x.words, last.body) if last is not None and last.before in x.g.to else None
    if last is None or seat is None or seat[0].how != "seat" or last.start <= at:
        return stop
    built = any(x.words[chunk.head] in x.pack.projects.heads.entries for chunk in x.chunks if at <= chunk.start < stop)
    return stop if built else last.start - 1


def joined_end(x: Syntax, at: int, last: int) -> int:
    """ "pour la construction et l'exploitation du port": behind the further nouns of what it is about."""
    first = x.chunk_at(at) or x.chunk_from(at)
    if first is None or first.time or x.s.capital(first.head):
        return last
    opened = first.before if first.before in x.g.of or first.before in x.g.to else ""  # "relatifs à A, à B et au C"
    if not opened and first.start == first.body:
        return last
    end = min(last, x.phrase_end(first, frozenset())) if opened else last
    while x.words[end : end + 1] != [] and (x.words[end] == "," or x.words[end] in x.g.joining):
        following = x.chunk_from(end + 1)
        alike = following is not None and not following.time and _is_alike(x, opened, following, end + 1)
        if following is None or not alike or x.s.capital(following.head) or _is_other(x, following):
            break
        joins = x.words[end] in x.g.joining
        end = x.phrase_end(following, frozenset())
        if joins:
            return max(end, last)
    return last


def _is_alike(x: Syntax, opened: str, following: Chunk, start: int) -> bool:
    """Whether what begins at token `start` goes on with a list: behind the same preposition, or with an article."""
    if not opened:
        return following.start == start < following.body
    again = x.g.of if opened in x.g.of else x.g.to
    return x.words[start] in again and following.start <= start + 1


def _is_other(x: Syntax, chunk: Chunk) -> bool:
    """Whether a verb is said of it, or it is an instrument itself: "un accord pour la route et la banque a promis"."""
    after = x.group_after(chunk.end)
    paper = x.pack.agreements.instruments.at(x.words, chunk.head) is not None
    return paper or (after is not None and x.subject(after) is chunk)


def _fields_behind(x: Syntax, chunk: Chunk, last: int) -> str | None:
    """ "Sept accords ont été signés, notamment dans la défense et les mines", "… : agriculture, énergie et mines"."""
    group = next((g for g in x.groups if g.form == "finite" and g.start >= last and x.subject(g) is chunk), None)
    at = group.end if group is not None else last
    colon = next((k for k in range(at, min(len(x.words), at + BEHIND)) if x.words[k] == ":"), None)
    named = x.pack.agreements.subject_markers.at(x.words, at)  # "dans les domaines suivants :"
    if colon is not None and (colon == at or named is not None):
        k = colon + 1
    elif x.words[at : at + 1] == [","] and x.tags[at + 1 : at + 2] == [ADVERB]:
        k = at + 2
    else:
        return None
    k += x.words[k : k + 1] != [] and x.tags[k] == PREPOSITION
    end = next(
        (n for n in range(k, len(x.words)) if x.tags[n] not in LISTED and x.words[n] not in (",", "-")), len(x.words)
    )
    closed = end == len(x.words) or x.words[end] in (".", ";")
    several = "," in x.words[k:end] or not x.g.joining.isdisjoint(x.words[k:end])
    papers = x.pack.agreements.instruments.within(x.words, k, end)
    first = x.chunk_from(k)
    if not (closed and several) or papers or first is None or x.s.capital(first.body):
        return None
    return x.s.span(first.body, end)


def in_front(x: Syntax, i: int) -> str | None:
    """ "Dans le domaine de l'élevage, un accord a été signé": the field that opens the sentence."""
    opening = x.pack.agreements.fields.at(x.words, 0) or x.pack.agreements.fields.at(x.words, 1)
    return _field(x, opening[1], before=i) if opening is not None else None


def _fronted_aim(x: Syntax, i: int, kind: str) -> str | None:
    """ "Pour construire l'usine, Dangote a obtenu un prêt": what it is for, where that opens the sentence."""
    aim = x.g.purpose.at(x.words, 0)
    made = next((g for g in x.groups if g.form == "finite" and g.end <= i), None)
    signs = made is not None and x.pack.agreements.status.verbs.get(made.lemma) in ("signed", "concluded")
    if kind != "loan" and not signs:
        return None
    close = next((k for k in range(i) if x.words[k] == ","), None) if aim is not None else None
    if aim is None or close is None or x.tags[aim[1] : aim[1] + 1] != [INFINITIVE]:
        return None
    return abridged(x, aim[1], close) or None


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
    at = subject_start(x, first, last)
    return abridged(x, at, last) or None if at is not None else None


def _said_of_it(x: Syntax, chunk: Chunk, last: int) -> str | None:
    """ "Le mémorandum porte sur l'échange de données", "a été attribué à X pour le tramway"."""
    known = x.pack.agreements
    for group in x.groups:
        if group.form != "finite" or group.start < last or x.subject(group) is not chunk:
            continue
        taken_up = x.tags[group.start - 1] == CLITIC  # "le traité qui le régit": what was told before
        if group.lemma in x.pack.agreements.about and not taken_up:
            told = next((c for c in x.chunks if c.start >= group.end and not c.time), None)
            if told is None or told.start > group.end + 2:
                return None
            lent = x.words[told.head] in x.pack.projects.money  # "porte sur un prêt de 65 M€ destiné à la route"
            stop = next((k for k in range(told.end, len(x.words)) if x.tags[k] == VERB), len(x.words))
            aim = subject_within(x, told.end, stop) if lent else None
            end = joined_end(x, told.start, x.phrase_end(told, x.g.locating, sizes=True))
            return aim or x.s.span(told.body, end)
        if group.lemma in x.pack.amounts.devoting and x.words[group.end : group.end + 1] != []:
            given = x.chunk_from(group.end)  # "sera consacré à l'extension du réseau"
            hollow = given is not None and x.is_hollow(given)
            if given is not None and given.before in x.g.to and given.start <= group.end + 1 and not hollow:
                return x.s.span(given.body, x.phrase_end(given, x.g.locating, sizes=True))
        goal = x.chunk_from(group.end) if group.lemma == x.g.having else None
        related = x.chunk_from(goal.end) if goal is not None and x.words[goal.head] in known.relating else None
        if goal is not None and related is not None and related.before in x.g.to and related.start <= goal.end + 1:
            return x.s.span(related.body, joined_end(x, related.start, x.phrase_end(related, x.g.locating)))
        if goal is not None and goal.before == x.g.for_ and x.words[goal.head] in x.pack.agreements.purposes:
            return abridged(x, goal.end + 1, len(x.words))  # "a pour objet de favoriser le transport aérien"
        if group.passive or (group.lemma in x.g.unaccusative and group.lemma in x.pack.agreements.status.verbs):
            return _behind_verb(x, group.end)  # "est intervenue entre A et B sur la pêche"
    return None


def _behind_verb(x: Syntax, at: int) -> str | None:
    """ "a été signé (entre A et B) dans le domaine de l'énergie", "portant sur", "pour": the verb stands between."""
    known, parted = x.pack.agreements, False
    for k in range(at, min(len(x.words), at + BEHIND)):
        if x.words[k] in x.pack.amounts.part_words:
            return None  # ", dont quatre dans le domaine de l'énergie"
        field = known.fields.at(x.words, k)
        if field is not None:
            return _field(x, field[1])
        marker = known.subject_markers.at(x.words, k)
        named = marker is not None and "," not in x.words[at:k] and _names_field(x, marker[1])
        told = marker is not None and (parted or marker[1] > k + 1 or named)
        if marker is not None and told and not (is_priced(x, marker[1]) or is_taker(x, k, marker[1])):
            return abridged(x, behind_time(x, marker[1]), len(x.words))
        if _ends_or_aims(x, k) or known.instruments.at(x.words, k):
            return abridged(x, behind_helped(x, k + 1), len(x.words)) if x.words[k] == x.g.for_ else None
        parted = parted or x.words[k] == x.g.between
    return None


def _names_field(x: Syntax, at: int) -> bool:
    """ "a été conclu mardi sur la pêche", unlike "a été signé sur place", "sur la base de": a field at token `at`."""
    field = x.chunk_from(at)
    definite = field is not None and field.start == at and x.words[at] in x.g.determiners and not x.is_hollow(field)
    return definite and field is not None and not x.s.capital(field.body)


def _ends_or_aims(x: Syntax, k: int) -> bool:
    """Whether a purpose begins at token k, and no length of time or sum: "pour 25 ans"; or the clause ends there."""
    if x.words[k] in (";", ".", ":") or x.tags[k] == "V":
        return True
    aims = x.words[k] == x.g.for_ and not (is_figure(x, k + 1) or is_own_part(x, k + 1))
    return aims and not is_in_name(x, k)


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
    paid = x.group_before(chunk.start) if chunk.before == x.g.by else None
    if paid is not None and paid.passive and paid.form == "finite" and paid.lemma in x.pack.projects.status.paying:
        thing = x.subject(paid)  # "Le pont est financé par un prêt"
        return x.s.span(thing.body, x.phrase_end(thing, x.g.locating, last=paid.start)) if thing is not None else None
    for group in x.groups:
        if group.lemma in x.pack.agreements.financing and group.form == "finite" and x.subject(group) is chunk:
            objects = x.objects(group)
            return x.s.span(objects[0].body, x.phrase_end(objects[0], x.g.locating, sizes=True)) if objects else None
    return None


def _behind(x: Syntax, last: int) -> tuple[int, int]:
    """The tokens behind a sum in brackets or commas, or of a relative clause: "qui porte sur 290 avions"."""
    words, k = x.words, _behind_lender(x, _behind_day(x, _behind_years(x, _behind_other(x, last))))
    if words[k : k + 1] == [","] and x.pack.agreements.subject_markers.at(words, k + 1):
        k += 1  # "entre A et B, relatif à l'eau"
    if words[k : k + 1] == [","] and x.tags[k + 1 : k + 2] == [PARTICIPLE]:
        k = _behind_signing(x, k)
    if words[k : k + 1] == [","] and x.pack.agreements.repaid.at(words, k + 1):
        k = _behind_aside(x, k + 1, last + BEHIND)  # ", remboursable sur 20 ans, pour bitumer la route"
    if purpose_at(x, k) or x.pack.agreements.subject_markers.at(words, k):
        return k, _before_next(x, k)
    if k < len(words) and words[k] in x.g.relatives:
        part = words[k] in x.pack.amounts.part_words  # "plusieurs textes dont un accord de pêche"
        return (last, last) if part else (k + 1, min(len(words), k + BEHIND))
    if k + 1 < len(words) and (_is_sum_aside(x, k) or x.pack.amounts.value_of.at(words, k + (words[k] == ","))):
        k = _behind_aside(x, k + 1, last + BEHIND)
        taker = x.chunk_from(k)
        if x.pack.agreements.repaid.at(words, k):  # "remboursable sur 25 ans, pour la route"
            k = _behind_aside(x, k, last + BEHIND)
        elif taker is not None and taker.before in x.g.to and taker.start <= k + 1 and is_country(x, taker.start):
            k = taker.end  # "(57 milliards) au Togo pour la réhabilitation"
        if purpose_at(x, k) or x.pack.agreements.subject_markers.at(words, k):
            return k, min(len(words), k + BEHIND)
    return last, last


def _behind_other(x: Syntax, last: int) -> int:
    """ "un accord avec ses créanciers sur sa dette": behind whom it is with, where what it is about follows."""
    other = x.chunk_from(last + 1) if x.words[last : last + 1] == [x.g.with_] else None
    end = x.phrase_end(other, frozenset()) if other is not None and other.start == last + 1 else last
    return end if x.pack.agreements.subject_markers.at(x.words, end) else last


def _behind_lender(x: Syntax, last: int) -> int:
    """ "un prêt de 30 millions auprès de la BDEAC pour la route": behind who gives it, where its aim follows."""
    lender = x.pack.agreements.by_whom.at(x.words, last)
    named = x.chunk_from(lender[1]) if lender is not None else None
    beside = named is not None and lender is not None and named.start <= lender[1] + 1
    end = x.phrase_end(named, frozenset()) if named is not None and beside else last
    return end if purpose_at(x, end) or x.pack.agreements.subject_markers.at(x.words, end) else last


def _behind_years(x: Syntax, last: int) -> int:
    """ "un plan d'action 2026-2028 dans le domaine de la culture": behind the years that it is for."""
    if not is_dated(x, last) or x.tags[last] != NUMBER:
        return last
    return last + 3 if x.words[last + 1 : last + 2] == ["-"] and is_dated(x, last + 2) else last + 1


def _behind_day(x: Syntax, last: int) -> int:
    """ "un accord jeudi pour vendre l'uranium", "un contrat, en mai, pour": behind the time that stands between."""
    aside = x.words[last : last + 1] == [","]
    when = x.chunk_from(last + aside)
    if when is None or not when.time or when.start > last + aside + (when.before in x.g.in_):
        return last
    end = when.end + (aside and x.words[when.end : when.end + 1] == [","])
    bare = not when.before and not aside
    return end if bare or (purpose_at(x, end) and when.before in x.g.in_) else last


def _behind_signing(x: Syntax, comma: int) -> int:
    """ ", signé à Pa le 24 juillet, entre A et B, pour la route": where the purpose begins, else the comma."""
    for k in range(comma + 2, min(len(x.words), comma + SIGNING)):
        if x.tags[k] == VERB or x.words[k] in (";", "."):
            break
        if x.words[k - 1] == "," and (purpose_at(x, k) or x.pack.agreements.subject_markers.at(x.words, k)):
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
    while k < min(len(words), stop) and words[k] not in (",", ")") and not (purpose_at(x, k) or markers.at(words, k)):
        k += 1
    k += words[k : k + 1] in ([","], [")"])
    return k + (words[k : k + 1] == [","])


def _is_sum_aside(x: Syntax, k: int) -> bool:
    """ "(46 millions d'euros)", ", soit 972 M$," and ", environ 187 millions d'euros,": a sum said again."""
    again = x.pack.links.equivalents.at(x.words, k + 1)
    return x.words[k] == "(" or (x.words[k] == "," and (again is not None or NUMBER in x.tags[k + 1 : k + 3]))


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
            number = next((k for k in range(inner.body, inner.end) if behind_number(x, k) > k), inner.end)
            return x.s.span(inner.body, max(number, j))
    if not x.g.head_first:
        return _before_noun(x, chunk, i)
    if kind == "loan":
        return None  # "un prêt parallèle", "un prêt vert"
    end = chunk.end
    while end > j and x.words[end - 1] in x.pack.agreements.generic_adjectives:
        end -= 1  # "accord commercial bilatéral"
    if end <= j or x.words[j] in x.g.privative or not x.pack.agreements.generic_adjectives.isdisjoint(x.words[j:end]):
        return None
    start = _behind_nations(x, j)
    if start >= end:
        return None  # "un crédit russe", "l'accord franco-algérien", "l'accord UE-Mercosur"
    topic = x.pack.agreements.topics.get(x.words[start])
    return f"{topic} {x.s.span(start + 1, end)}".strip() + _joined_topic(x, end) if topic else x.s.span(start, end)


def _behind_nations(x: Syntax, j: int) -> int:
    """Behind the nations at token j whose an instrument is: "russe", "franco-algérien", "Chine-Pakistan"."""
    nation = x.pack.countries.at(x.words, j)
    if nation is not None and nation[0].how == "adjective":
        return nation[1]
    both = x.words[j].partition("-")[0] in x.pack.nation_prefixes or bool(paired(x, j, j + 1))
    return j + 1 if both else j


def _joined_topic(x: Syntax, end: int) -> str:
    """ "contrats pétroliers et gaziers": the second adjective, which "and" joins at token `end`."""
    topics, joined = x.pack.agreements.topics, x.words[end : end + 1] != [] and x.words[end] in x.g.joining
    return f" et {topics[x.words[end + 1]]}" if joined and x.words[end + 1] in topics else ""
