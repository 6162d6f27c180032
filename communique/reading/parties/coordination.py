"""Several who take part: "entre A et B", "A, B et C", "un consortium formé par A et B"."""

from __future__ import annotations

from communique.languages.grammar import ADVERB, DETERMINER, NUMBER, WORD
from communique.reading.facts import Party
from communique.reading.parties.naming import bare, is_continued, of_chunk, of_generic, of_nation, party_at, signed_for
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax


def listed(x: Syntax, i: int, end: int) -> list[Party]:
    """The parties of "entre A et B", read from token i to `end`.

    A plural head is shared out: "les mairies de Tachkent et d'Astana" are two town halls.
    """
    parties: list[Party] = []
    head: str | None = None
    for first, last in _items(x, i, end):
        if x.words[first] in x.g.of and head is None and first + 1 < last:
            first += 1  # "les ports de Hambourg et de Rostock"
        start = bare(x, first, last)
        last = _before_where(x, start, last)
        if start >= last:
            continue
        if x.words[first] in x.g.of and head is not None:  # "… et d'Astana"
            parties.append(party_at(x, first, last, f"{head} {x.s.span(first, last)}"))
            continue
        noun = x.words[start]
        if parties and noun in x.g.pronouns and x.words[start + 1 : start + 2] != [] and x.words[start + 1] in x.g.of:
            same = parties[-1].name.split()[0]  # "le port d'Anvers et celui d'Aktaou"
            parties.append(party_at(x, start + 1, last, f"{same} {x.s.span(start + 1, last)}"))
            continue
        person = noun in x.pack.parties.persons and x.pack.parties.kinds.get(noun, "person") == "person"
        if person and not x.s.capital(start):
            signer = x.chunk_at(start)  # "entre le ministre de la Santé et le représentant de l'OMS"
            signed = signed_for(x, signer, last) if signer is not None else []
            parties += signed or [party_at(x, start, last, x.s.span(start, last))]
            continue
        generic = x.pack.parties.generic_heads.at(x.words, start)
        nation = x.pack.countries.at(x.words, generic[1]) if generic and generic[1] < last else None
        whole = nation is not None and nation[0].how == "adjective" and nation[1] >= last  # "des opérateurs algériens"
        at = generic[1] if generic else last
        if generic and nation and nation[0].how == "adjective" and nation[1] < last:
            at = nation[1]
        if generic and not whole and at < last and x.words[at] not in x.g.of:
            parties.append(party_at(x, at, last, x.s.span(at, last), x.pack.parties.kinds.get(noun), generic[1]))
            continue
        nation = x.pack.countries.at(x.words, start)
        adjective = nation if nation and nation[0].how == "adjective" and nation[1] < last else None
        if adjective and not x.s.capital(start) and x.s.capital(adjective[1]):  # "l'ougandais UEGCL"
            parties.append(party_at(x, adjective[1], last, x.s.span(adjective[1], last), "company", start))
            continue
        singular = x.g.singular(noun)
        acts = noun in x.pack.parties.kinds or singular in x.pack.parties.kinds or singular in x.pack.parties.seated
        shared = last < end and acts and singular != noun and start + 1 < last
        head = singular if shared and x.words[start + 1] in x.g.of else None
        name = f"{head} {x.s.span(start + 1, last)}" if head else x.s.span(start, last)
        parties.append(party_at(x, start, last, name))
    return parties


def _before_where(x: Syntax, start: int, last: int) -> int:
    """ "entre la BID et la Guinée à Conakry le 13 novembre", "dans le domaine agricole": no part of the name."""
    for k in range(start + 1, last - 1):
        seat = x.pack.countries.at(x.words, k + 1) if x.words[k] in x.g.to else None
        dated = x.tags[k] == DETERMINER and x.tags[k + 1] == NUMBER
        field = x.words[k] in x.g.in_ and x.words[k] not in x.g.to and x.tags[k + 1] == DETERMINER
        if dated or field or (seat is not None and seat[0].how == "seat" and x.s.capital(k + 1)):
            return k
    while last > start + 1 and (x.tags[last - 1] == ADVERB or x.words[last - 1] == ","):
        last -= 1  # "le ministère du Plan, d'une part"
    return last


def opens(x: Syntax, i: int) -> bool:
    """Whether "entre" at token i has parties behind it: names, or nouns of those who act."""
    behind = range(i + 1, min(len(x.words), i + 8))
    return any(x.s.capital(k) or x.words[k] in x.pack.parties.kinds for k in behind)


def is_within_subject(x: Syntax, noun: int, k: int) -> bool:
    """ "ont signé un accord sur les vols entre Alger et Doha": "entre" at token k, of what the instrument is about.

    That is where those who made it, whose noun is at token `noun`, are told apart: before the verb, or behind "par".
    """
    known = x.pack.agreements
    told = [start for _, start, _ in known.subject_markers.within(x.words, noun, k) if start > noun]
    if not told or x.words[k - 1] == ",":
        return False
    group = x.group_before(noun)
    signs = group is not None and group.form == "finite" and not group.passive
    signs = signs and group is not None and known.status.verbs.get(group.lemma) in ("signed", "concluded")
    by = next((g for g in x.groups if g.start > k and g.passive and g.form == "finite"), None)
    return signs or (by is not None and x.words[by.end : by.end + 1] == [x.g.by])


def list_end(x: Syntax, i: int) -> int:
    """Where the list of parties that begins at token i ends: "entre le Sénégal, la Mauritanie et la Gambie"."""
    at = bare(x, i, len(x.words))
    generic = x.pack.parties.generic_heads.at(x.words, at)
    chunk = x.chunk_from(generic[1] if generic else i)
    if chunk is None:
        return i
    return x.phrase_end(series(x, chunk)[-1], frozenset())


def series(x: Syntax, chunk: Chunk) -> list[Chunk]:
    """A noun phrase that names somebody, and those joined to it: "la France, l'Italie et la Pologne"."""
    found, end = [chunk], _behind_acronym(x, x.phrase_end(chunk, frozenset()))
    for following in x.chunks[chunk.index + 1 :]:
        if following.start < end:
            continue  # it belongs to the one before: "les ministères de la santé"
        gap = [word for word in x.words[end : following.start] if word not in x.g.of and word != x.g.with_]
        if ADVERB in x.tags[end : following.start]:
            gap = gap[-1:]  # "le ministère du Plan, d'une part, et la Banque, d'autre part"
        if following.start <= end + 1 and is_post(x, following):
            end = following.end
            continue
        if _is_name_of(x, found[-1], following, gap):
            end = following.end  # "le ministre marocain, Nizar Baraka, et son homologue": who he is
            continue
        if len(gap) == 2 and gap[0] == "," and x.tags[end - 1] == WORD and x.s.capital(end - 1):
            gap = gap[1:]
        same = len(gap) > 1 and gap[1] in x.g.pronouns and following.before in x.g.of  # "et celui d'Aktaou"
        gap = gap[:1] if same else gap
        joined = len(gap) == 1 and (gap[0] == "," or gap[0] in x.g.joining)
        paper = x.pack.agreements.instruments.at(x.words, following.head) is not None
        continued = joined and is_continued(x, found[-1], following)  # "l'Office de l'eau et de l'assainissement"
        if not joined or paper or not (same or continued or _names_somebody(x, following)):
            break
        if same or not continued:
            found.append(following)
        end = _behind_acronym(x, x.phrase_end(following, frozenset()))
    return [chunk] if _is_apposition(x, found) else found


def is_post(x: Syntax, chunk: Chunk) -> bool:
    """ "l'ambassadrice de France au Togo et le ministre": where somebody is who signs for others."""
    posted = chunk.before in x.g.locating and chunk.index > 0 and x.pack.countries.at(x.words, chunk.body) is not None
    before = x.chunks[chunk.index - 1] if posted else None
    return before is not None and x.words[x.top(before).head] in x.pack.parties.officers


def _behind_acronym(x: Syntax, end: int) -> int:
    """Behind "(ONEAD)" at token `end`, the short name of a body."""
    closed = x.words[end : end + 1] == ["("] and x.words[end + 2 : end + 3] == [")"]
    return end + 3 if closed and x.s.written(end + 1).isupper() else end


def _is_name_of(x: Syntax, chunk: Chunk, following: Chunk, gap: list[str]) -> bool:
    """ "le directeur général de l'AFD, Rémy Rioux,": the name of the person told before it, between commas."""
    person = x.words[chunk.head] in x.pack.parties.persons or x.words[chunk.body] in x.pack.parties.persons
    named = following.start == following.body and all(x.s.capital(k) for k in range(following.body, following.end))
    closed = x.words[following.end : following.end + 1] in ([","], ["."], [])
    several = following.end - following.body > 1
    return gap == [","] and person and named and several and closed


def _is_apposition(x: Syntax, found: list[Chunk]) -> bool:
    """ "l'ENI, la compagnie italienne": one who is told again as what they are."""
    if len(found) != 2 or x.words[found[1].start - 1] != ",":
        return False
    told = x.words[found[1].head] in x.pack.parties.kinds and not x.s.capital(found[1].head)
    return told and not any(x.s.capital(k) for k in range(found[1].head + 1, x.phrase_end(found[1], frozenset())))


def _names_somebody(x: Syntax, chunk: Chunk) -> bool:
    known = x.pack.parties
    if x.s.capital(chunk.body) or x.words[chunk.head] in known.kinds or x.words[chunk.body] in known.persons:
        return True
    of = x.chunk_from(chunk.end)
    placed = of is not None and of.before in x.g.of and of.start <= chunk.end + 1 and x.s.capital(of.body)
    if placed and (chunk.before == x.g.between or x.words[chunk.head] in known.seated):
        return True  # "entre Northlight et les ports de Hambourg", "la commune de Pa et la métropole de Lo"
    return bool(of_nation(x, chunk)) or bool(of_generic(x, chunk))


def _items(x: Syntax, i: int, end: int) -> list[tuple[int, int]]:
    items, first, depth = [], i, 0
    for k in range(i, end):
        word = x.words[k]
        depth += (word == "(") - (word == ")")
        if depth == 0 and (word in x.g.joining or word == ",") and not _carries_on(x, first, k):
            if k > first:
                items.append((first, k))
            first = k + 1
    if end > first:
        items.append((first, end))
    return items


def _carries_on(x: Syntax, first: int, k: int) -> bool:
    """ "le ministère des Transports, de la Communication et du Commerce" is one; "les mairies de A et de B" are two."""
    start = bare(x, first, k)
    continues = k + 1 < len(x.words) and x.words[k + 1] in x.g.of
    return continues and start < k and not x.g.is_plural(x.words[start])


def those_of(x: Syntax, chunk: Chunk, last: int | None = None) -> list[Party]:
    """Those whom a noun phrase names: one, those for whom persons sign, or those who form a consortium."""
    return [] if is_pointing(x, chunk) else _members(x, chunk) or of_chunk(x, chunk, last)


def is_pointing(x: Syntax, chunk: Chunk) -> bool:
    """ "les deux États": a plural that stands for those who were told before, and names nobody."""
    noun, alone = x.words[chunk.head], x.phrase_end(chunk, frozenset()) == chunk.body + 1
    return alone and noun in x.pack.parties.pointing and x.g.is_plural(noun)


def _members(x: Syntax, chunk: Chunk) -> list[Party]:
    """ "un consortium formé par Arva et Karo": those who form it, where it has no name."""
    known = x.pack.parties
    nameless = x.words[chunk.head] in known.consortia and not any(map(x.s.capital, range(chunk.head, chunk.end)))
    group = x.group_after(chunk.end) if nameless else None
    formed = group is not None and group.start <= chunk.end + 1 and group.lemma in known.forming
    first = x.chunk_from(group.end) if formed and group is not None else None
    if first is None or group is None or first.start > group.end + 1:
        return []
    return [party for member in series(x, first) for party in of_chunk(x, member)]
