"""Which parties have which role beside a verb: who signs, gives or takes, with whom, by whom, to whom."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADVERB, PARTICIPLE, SUBORDINATOR, TIME, VERB, WORD
from communique.reading.facts import Party
from communique.reading.parties.coordination import is_post, list_end, listed, series, those_of
from communique.reading.parties.naming import signed_for, unique, whole
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REPORTED: Final = 3
"""Words between a verb of saying and the perfect infinitive that it reports at most: "a annoncé mardi avoir signé"."""

ASIDE: Final = 8
"""Words of an aside within a list at most."""

GIVEN: Final = 5
"""Words behind a passive verb within which stands to whom something is given."""


def acting(x: Syntax, chunk: Chunk, verb: int) -> list[Party]:
    """The organisations and countries in the subject that begins or ends with a noun phrase, before token `verb`."""
    nations = _nations(x, x.coordinated(chunk))
    if nations:
        return nations
    shared = _shared(x, chunk, verb) or _for_whom(x, chunk)
    if shared:
        return shared
    found = those_of(x, chunk, last=verb)
    left = chunk
    while left.index:
        previous = x.chunks[left.index - 1]
        if is_post(x, previous):
            previous = x.chunks[previous.index - 1]
        gap = range(x.chunks[left.index - 1].end, left.start)
        between = [x.words[k] for k in gap if x.words[k] not in ("(", ")") and x.tags[k] != ADVERB]
        if (aside := _before_aside(x, left)) is not None:
            previous, between = aside, between[:1]
        outer = x.root(previous)  # "the Ministry of Transport and the company ADY"
        if outer.before or not between or not all(w in x.g.joining or w == "," for w in between):
            break
        found = those_of(x, outer, last=left.start) + found
        left = outer
    for right in series(x, chunk)[1:]:
        if right.start < verb:
            found += those_of(x, right)
    return found


def _before_aside(x: Syntax, chunk: Chunk) -> Chunk | None:
    """ "le Laos et, à titre d'observateur, le Cambodge": the one before, where an aside follows the joining word."""
    if not chunk.start or x.words[chunk.start - 1] != ",":
        return None
    opened = next((k for k in range(chunk.start - 2, max(0, chunk.start - ASIDE), -1) if x.words[k] == ","), 0)
    return x.chunk_before(opened - 1) if opened and x.words[opened - 1] in x.g.joining else None


def _for_whom(x: Syntax, name: Chunk) -> list[Party]:
    """ "Le ministre béninois de l'Eau, Ali Koffi a signé": of a name behind a title, for whom the person signs."""
    alone = name.start == name.body and name.end - name.start > 1 and all(map(x.s.capital, range(name.start, name.end)))
    title = x.chunk_before(name.start - 1) if alone and name.start and x.words[name.start - 1] == "," else None
    while title is not None and title.before and title.index:
        title = x.chunks[title.index - 1]
    person = title is not None and x.words[title.body] in x.pack.parties.persons
    return signed_for(x, title, name.start) if title is not None and person else []


def _shared(x: Syntax, chunk: Chunk, verb: int) -> list[Party]:
    """ "Les mairies de Pa et de Lo ont signé": several of one kind, each by its own name."""
    noun = x.words[chunk.head]
    of = x.words[chunk.end : chunk.end + 1] != [] and x.words[chunk.end] in x.g.of
    named = noun in x.pack.parties.kinds or x.g.singular(noun) in x.pack.parties.kinds
    named = named or x.g.singular(noun) in x.pack.parties.seated
    if not (of and named and x.g.is_plural(noun)):
        return []
    end = list_end(x, chunk.start)
    found = listed(x, chunk.start, end) if end <= verb else []
    return found if len(found) > 1 else []


def _nations(x: Syntax, chunk: Chunk) -> list[Party]:
    """ "les gouvernements camerounais et congolais": a plural body of several nations stands for the countries."""
    noun = x.words[chunk.body]
    if not x.g.is_plural(noun) or noun not in x.pack.parties.kinds:
        return []
    found, k = [], chunk.body + 1
    while k < len(x.words):
        nation = x.pack.countries.at(x.words, k)
        if nation is not None and nation[0].how == "adjective":
            found.append((nation[0], k, nation[1]))
            k = nation[1]
        elif found and (x.words[k] == "," or x.words[k] in x.g.joining):
            k += 1
        else:
            break
    if len(found) < 2:
        return []
    return [Party(n.name, "party", "country", n.alpha3, x.s.starts[i], x.s.stop(j - 1)) for n, i, j in found]


def signers(x: Syntax, group: Group, skip: tuple[int, int]) -> list[Party]:
    """Those whom a verb says to sign: its subject, and those "with" whom it is done; `skip` holds the instrument."""
    found: list[Party] = []
    if not group.passive and group.form != "participle":
        subject = x.subject(reporting(x, group) or group)
        if subject is not None and not (skip[0] <= subject.start < skip[1]):
            found += acting(x, subject, group.start)
            run = [party for chunk in series(x, subject) for party in _run(x, chunk, group.start)]
            found += [party for party in run if not any(party.start < other.end for other in found[-1:])]
    found += behind(x, x.g.with_, group.start, skip) or in_front(x, group)
    beside = [
        c
        for c in x.chunks
        if c.before == x.g.with_ and c.start >= group.start and VERB not in x.tags[group.end : c.start]
    ]
    found += [party for chunk in beside[:1] for party in _run(x, chunk)]
    if group.passive or x.pack.parties.receiving in group.lemmas:  # "s'est vu attribuer un contrat par"
        found += behind(x, x.g.by, group.end - 1, skip)
    return found


def in_front(x: Syntax, group: Group) -> list[Party]:
    """ "Avec Arva et Bolo, l'ONCF a signé …": those with whom it is done, where they open the sentence."""
    opening = x.chunk_from(0)
    fronted = opening is not None and opening.before == x.g.with_ and opening.start <= 2 and not opening.time
    as_what = opening is not None and x.tags[opening.end : opening.end + 1] == [
        SUBORDINATOR
    ]  # "Avec Arva comme conseil"
    if opening is None or not fronted or as_what or "," not in x.words[opening.end : group.start]:
        return []
    return unique([party for one in series(x, opening) for party in those_of(x, one)])


def reporting(x: Syntax, group: Group) -> Group | None:
    """ "Arva a annoncé mardi avoir signé": the verb whose subject has done what an infinitive reports."""
    outer = x.group_before(group.start) if group.form == "infinitive" and group.lemmas[0] == x.g.having else None
    said = outer is not None and outer.form == "finite" and group.start - outer.end <= REPORTED
    return outer if said and outer is not None and outer.lemma in x.pack.modality.saying else None


def _run(x: Syntax, chunk: Chunk, last: int | None = None) -> list[Party]:
    """ "le port de Kuantan", "le parc industriel de Qinzhou": what is run at a place signs by its whole name."""
    definite = chunk.start < chunk.body and x.words[chunk.start] not in x.g.indefinite
    if not definite or x.words[chunk.head] not in x.pack.projects.heads.entries:
        return []
    end = x.phrase_end(chunk, frozenset(), last=last)
    named = end > chunk.end and any(map(x.s.capital, range(chunk.end, end)))
    return [whole(x, chunk, last)] if named else []


def behind(x: Syntax, preposition: str, i: int, skip: tuple[int, int]) -> list[Party]:
    """The parties behind a preposition, from token i on, in the same clause."""
    found: list[Party] = []
    stops = (VERB, PARTICIPLE) if preposition == x.g.by else (VERB,)  # "… dont 85 % garantis par Bpifrance"
    for chunk in x.chunks:
        if chunk.start < i or chunk.before != preposition or x.is_left_out(chunk):
            continue
        if any(
            x.tags[k] in stops or x.words[k] in (";", ":")
            for k in range(max(i, skip[1] if skip[0] <= i else i), chunk.start)
            if not skip[0] <= k < skip[1] and k > i + 2
        ):
            break
        run = series(x, chunk)
        for one in [*run, *_among(x, run[-1])]:
            found += those_of(x, one)
    return unique(found)


def _among(x: Syntax, chunk: Chunk) -> list[Chunk]:
    """ "avec cinq pays, dont l'Inde et le Laos": those of them who are named."""
    end = x.phrase_end(chunk, frozenset())
    told = x.words[end : end + 1] == [","] and x.words[end + 1 : end + 2] != []
    first = x.chunk_from(end + 1) if told and x.words[end + 1] in x.pack.amounts.part_words else None
    return series(x, first) if first is not None and first.start == end + 2 else []


def exchanged(x: Syntax, group: Group, end: int) -> list[Party]:
    """Those to whom a verb gives, or from whom one takes: "a accordé à l'ONCF un prêt", "un prêt auprès de la BEI"."""
    known = x.pack.parties
    gives, takes = group.lemma in known.giving, group.lemma in known.taking
    found: list[Party] = []
    for chunk in x.chunks:
        if not group.end <= chunk.start <= max(end, group.end) + 3 or chunk.time:
            continue
        direct = all(c.time for c in x.chunks if group.end <= c.start < chunk.start)
        given = group.passive and direct and chunk.start - group.end <= GIVEN  # "a été attribuée en mai à Bolloré"
        to = gives and chunk.before in x.g.to and (given or not _is_where(x, chunk, end))
        sells = x.pack.agreements.status.verbs.get(group.lemma) == "signed"  # "l'achat d'avions auprès d'Aeronova"
        given_by = (takes or sells) and known.givers.before(x.words, chunk.start)
        said = known.takers.before(x.words, chunk.start) or given_by
        lent_by = takes and chunk.before in x.g.of and direct  # "a obtenu de la Banque un prêt"
        if to or said or lent_by:
            found += [party for one in series(x, chunk) for party in those_of(x, one)]
    return unique(found)


def _is_where(x: Syntax, chunk: Chunk, end: int) -> bool:
    """Whether "à X" says where something stands: far behind the instrument, a town that no government sits in."""
    named = x.pack.countries.at(x.words, chunk.body)
    alone = chunk.start == chunk.body and not x.s.written(chunk.body).isupper()
    k = chunk.start - 1
    of_thing = x.tags[k - 1 : k] == [WORD] and x.pack.agreements.instruments.before(x.words, k) is None
    held = named is not None and named[0].how == "seat" and (x.words[k - 1] == "," or x.tags[k - 1] == TIME)
    if held:
        return True  # "a approuvé, à Abidjan, un prêt", "a approuvé mardi à Washington un crédit"
    return alone and (of_thing or (named is None and chunk.start > end))  # "un marché pour l'éclairage à Pa"
