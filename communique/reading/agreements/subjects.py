"""What an instrument is about: the words behind "sur", "pour" or "de", without its parties, sums and dates."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import (
    CLITIC,
    INFINITIVE,
    VERB,
)
from communique.languages.tokens import cut, fold
from communique.reading.agreements.abridging import abridged
from communique.reading.agreements.fields import field_at, fields_behind, in_front, names_field
from communique.reading.agreements.further import BEHIND, behind_phrase
from communique.reading.agreements.its_name import in_its_name
from communique.reading.agreements.openings import (
    behind_helped,
    behind_number,
    behind_time,
    is_figure,
    is_in_name,
    is_own_part,
    is_priced,
    is_taker,
    subject_start,
)
from communique.reading.agreements.performing import governed, performed
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

DONE_THERE: Final = frozenset({"contract", "loan"})
"""Types of what is done somewhere: "un marché d'éclairage public à Yaoundé"."""


def subject_of(x: Syntax, chunk: Chunk, i: int, j: int, last: int, kind: str) -> str | None:
    """The subject of the instrument of type `kind` whose noun is tokens i to j, in a phrase that ends at `last`."""
    money: str | None = None  # "une convention de don de 4 millions, pour la création d'un centre"
    for start, stop in ((behind_number(x, j), last), behind_phrase(x, last)):
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
        or in_its_name(x, chunk, i, j, kind)
    )
    told = told or (fields_behind(x, chunk, last) if x.g.is_plural(x.words[j - 1]) else None)
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
            return field_at(x, field[1])
        marker = known.subject_markers.at(x.words, k)
        named = marker is not None and "," not in x.words[at:k] and names_field(x, marker[1])
        told = marker is not None and (parted or marker[1] > k + 1 or named)
        if marker is not None and told and not (is_priced(x, marker[1]) or is_taker(x, k, marker[1])):
            return abridged(x, behind_time(x, marker[1]), len(x.words))
        if _ends_or_aims(x, k) or known.instruments.at(x.words, k):
            return abridged(x, behind_helped(x, k + 1), len(x.words)) if x.words[k] == x.g.for_ else None
        parted = parted or x.words[k] == x.g.between
    return None


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
