"""What an instrument is about, by what is done under it, or by what it governs."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import NUMBER, OF
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

NEAR: Final = 6
"""Words behind a verb within which the quantity begins that it delivers."""


def performed(x: Syntax, chunk: Chunk) -> str | None:
    """ "Thales fournira treize radars en vertu d'un contrat": what is done under it."""
    known = x.pack.agreements
    made = any(g.start == chunk.end and g.form == "participle" for g in x.groups)  # "selon un accord conclu en juin"
    under = known.by_force.before(x.words, chunk.start) or (known.under.before(x.words, chunk.start) if made else None)
    group = x.group_before(under[1]) if under is not None else None
    if under is not None and not under[1]:  # "En vertu d'un accord de 2009, la Chine exploite la mine"
        group = next((g for g in x.groups if g.start > chunk.end and g.form == "finite"), None)
    if group is None or under is None or group.form != "finite":
        return None
    if known.by_force.before(x.words, chunk.start) is None and not delivers(x, group):
        return None  # "Selon l'accord conclu en mai, la firme quittera le pays"
    if group.passive:
        return _undergone(x, group)
    goods = _goods(x, group)
    if goods is not None:
        return goods
    told = next((o for o in x.objects(group) if o.start > chunk.end or o.end <= chunk.start), None)
    if told is None or x.is_hollow(told):
        return None
    first = told.start if x.tags[told.start] == NUMBER else told.body
    whom = x.chunks[told.index + 1] if told.index + 1 < len(x.chunks) else None
    named = whom is not None and whom.before in x.g.to and x.s.capital(whom.head)  # "achète du gaz à Israël"
    stop = under[1] if under[1] else None
    last = x.handed_to(told) or (whom.start - (whom.start > told.end) if whom is not None and named else stop)
    return x.s.span(first, x.phrase_end(told, x.g.locating, last=last))


def delivers(x: Syntax, group: Group) -> bool:
    """Whether a verb builds, delivers, trains or deals in what stands behind it."""
    known = x.pack.amounts.nouns_of_verbs.keys(), x.pack.amounts.trading, x.pack.parties.handing
    builds = x.pack.projects.status.verbs.get(group.lemma) in ("building", "running")
    return builds or any(group.lemma in verbs for verbs in known)


def _undergone(x: Syntax, group: Group) -> str | None:
    """ "La gare sera construite en vertu d'un contrat": what is built."""
    subject = x.subject(group)
    if subject is None or subject.time or x.is_hollow(subject) or subject.start > group.start:
        return None
    first = subject.start if x.tags[subject.start] == NUMBER else subject.body
    return x.s.span(first, x.phrase_end(subject, x.g.locating, last=group.start))


def _goods(x: Syntax, group: Group) -> str | None:
    """ "achètera 25 millions de tonnes de soja": the goods behind their quantity."""
    first = next((k for k in range(group.end, min(len(x.words), group.end + NEAR)) if x.tags[k] == NUMBER), None)
    if first is None:
        return None
    k = first
    while x.tags[k : k + 1] == [NUMBER] or x.tags[k : k + 2] == [OF, NUMBER]:
        k += 1
    k = next((n for n in range(k, min(k + 3, len(x.words))) if x.tags[n] == OF and n > first), k)  # "mètres cubes de"
    sized = any(x.pack.units.measures.at(x.words, n) for n in range(first, k + 1))
    goods = x.chunk_from(k) if sized and x.tags[k : k + 1] == [OF] else None
    if goods is None or goods.start > k + 1 or goods.time:
        return None
    return x.s.span(goods.body, x.phrase_end(goods, frozenset()))


def governed(x: Syntax, chunk: Chunk) -> str | None:
    """ "Le transit est régi par un accord", "a fait l'objet d'un mémorandum", "repose sur un contrat": the transit."""
    known, group = x.pack.agreements, x.group_before(chunk.start)
    if group is None or group.form != "finite" or group.negated:
        return None
    rules = group.lemma in known.about or group.lemma in known.binding or group.lemma in x.pack.parties.handing
    rules = rules or known.status.verbs.get(group.lemma) == "in_force"
    ruled = chunk.before == x.g.by and group.passive and rules
    object_of = x.chunks[chunk.index - 1] if chunk.before in x.g.of and chunk.index else None
    ruled = ruled or (
        object_of is not None and x.words[object_of.head] in known.purposes and object_of.start == group.end
    )
    ruled = ruled or (chunk.before in x.pack.amounts.along and group.lemma in known.resting)
    subject = x.subject(group) if ruled else None
    if subject is None or subject.time or x.words[subject.head] in x.pack.parties.kinds or x.s.capital(subject.body):
        return None  # "Arva et Karo sont liés par un contrat"
    return x.s.span(subject.body, x.phrase_end(subject, x.g.locating, last=group.start))
