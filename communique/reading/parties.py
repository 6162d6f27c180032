"""Who takes part: "entre A et B", "avec C", those who sign, lenders and borrowers."""

from __future__ import annotations

from communique.reading.chunks import Chunk
from communique.reading.facts import Party
from communique.reading.groups import Group
from communique.reading.syntax import Syntax


def listed(x: Syntax, i: int, end: int) -> list[Party]:
    """The parties of "entre A et B", read from token i to `end`.

    A plural head is shared out: "les mairies de Tachkent et d'Astana" are two town halls.
    """
    parties: list[Party] = []
    head: str | None = None
    for first, last in _items(x, i, end):
        start = _bare(x, first, last)
        if start >= last:
            continue
        if x.words[first] in x.g.of and head is not None:  # "… et d'Astana"
            parties.append(_party(x, first, last, f"{head} {x.s.span(first, last)}"))
            continue
        noun = x.words[start]
        generic = x.pack.parties.generic_heads.at(x.words, start)
        if generic and generic[1] < last and x.words[generic[1]] not in x.g.of:
            parties.append(_party(x, generic[1], last, x.s.span(generic[1], last), x.pack.parties.kinds.get(noun)))
            continue
        singular = x.g.singular(noun)
        shared = last < end and noun in x.pack.parties.kinds and singular != noun and start + 1 < last
        head = singular if shared and x.words[start + 1] in x.g.of else None
        name = f"{head} {x.s.span(start + 1, last)}" if head else x.s.span(start, last)
        parties.append(_party(x, start, last, name))
    return parties


def opens(x: Syntax, i: int) -> bool:
    """Whether "entre" at token i has parties behind it: names, or nouns of those who act."""
    behind = range(i + 1, min(len(x.words), i + 8))
    return any(x.s.capital(k) or x.words[k] in x.pack.parties.kinds for k in behind)


def _items(x: Syntax, i: int, end: int) -> list[tuple[int, int]]:
    items, first, depth = [], i, 0
    for k in range(i, end):
        word = x.words[k]
        depth += (word == "(") - (word == ")")
        if depth == 0 and (word in x.g.joining or word == ","):
            if k > first:
                items.append((first, k))
            first = k + 1
    if end > first:
        items.append((first, end))
    return items


def _bare(x: Syntax, first: int, last: int) -> int:
    while first < last and (x.words[first] in x.g.determiners or x.words[first] in x.g.contracted):
        first += 1
    return first


def _party(x: Syntax, first: int, last: int, name: str, kind: str | None = None) -> Party:
    start = _bare(x, first, last)
    named = x.pack.countries.at(x.words, first) or x.pack.countries.at(x.words, start)
    s = x.s
    if named and named[1] == last and named[0].how != "adjective":
        kind = "country" if named[0].how == "name" else "government_body"
        return Party(name, "party", kind, named[0].alpha3, s.starts[start], s.ends[last - 1])
    kinds = x.pack.parties.kinds
    noun = kinds.get(x.words[start]) or kinds.get(name.split()[0].lower())
    proper = "company" if s.capital(start) else "other"
    return Party(name, "party", kind or noun or proper, None, s.starts[start], s.ends[last - 1])


def of_chunk(x: Syntax, chunk: Chunk, last: int | None = None) -> list[Party]:
    """The organisation or country that a noun phrase names; persons sign for their countries and give none."""
    start, s, known = chunk.body, x.s, x.pack.parties
    end = x.phrase_end(chunk, frozenset(), last=last)
    if not x.g.head_first:
        return _closed(x, chunk, end)
    named = x.pack.countries.at(x.words, start)
    if named and named[0].how != "adjective" and s.capital(start):
        return [_party(x, start, named[1], s.span(start, named[1]))]
    noun = x.words[chunk.head]
    if noun in known.persons or x.words[start] in known.persons:
        return []
    generic = known.generic_heads.at(x.words, start)
    if generic and generic[1] < chunk.end:
        name = next((k for k in range(generic[1], chunk.end) if s.capital(k)), None)
        if name is not None:
            return [_party(x, name, chunk.end, s.span(name, chunk.end), known.kinds.get(noun))]
    if noun in known.kinds and (chunk.end > chunk.head + 1 or end > chunk.end):
        name = next((k for k in range(chunk.head + 1, chunk.end) if s.capital(k)), None)
        if name is not None and known.kinds[noun] != "government_body" and not s.capital(chunk.head):
            return [_party(x, name, chunk.end, s.span(name, chunk.end), known.kinds[noun])]
        return [_party(x, chunk.head, end, s.span(chunk.head, end), known.kinds[noun])]
    if s.capital(chunk.head) and (
        chunk.head or s.raw[chunk.head].isupper() or chunk.end > chunk.head + 1 or _is_name(x, chunk)
    ):
        return [_party(x, chunk.head, chunk.end, s.span(chunk.head, chunk.end))]
    return []


def _closed(x: Syntax, chunk: Chunk, end: int) -> list[Party]:
    """ "Saudi Arabia's ACWA Power", "the Chinese company Sinopec": the party in a phrase whose noun stands last."""
    s, known, start = x.s, x.pack.parties, chunk.body
    named = x.pack.countries.at(x.words, start)
    if named and named[0].how != "adjective" and s.capital(start) and named[1] >= chunk.end:
        return [_party(x, start, named[1], s.span(start, named[1]))]
    if not known.persons.isdisjoint(x.words[start : chunk.end]):
        return []
    kind = known.kinds.get(x.words[chunk.head])
    owner = max((k for k in range(start, chunk.end) if x.words[k] in x.g.genitive), default=None)
    if owner is not None and kind != "government_body":
        start = owner + 1
    nation = x.pack.countries.at(x.words, start)
    generic = known.generic_heads.at(x.words, nation[1] if nation else start)
    if generic and generic[1] < chunk.end and s.capital(generic[1]):
        start, kind = generic[1], known.kinds.get(x.words[generic[1] - 1])
        return [_party(x, start, chunk.end, s.span(start, chunk.end), kind)]
    if kind is not None and (s.capital(chunk.head) or end > chunk.end):
        return [_party(x, start, end, s.span(start, end), kind)]
    told = chunk.head or s.raw[chunk.head].isupper() or _is_name(x, chunk)
    return [_party(x, start, chunk.end, s.span(start, chunk.end))] if s.capital(chunk.head) and told else []


def _is_name(x: Syntax, chunk: Chunk) -> bool:
    """Whether the first word of a sentence is a name: no article stands before it, and no other word is it."""
    return chunk.start == chunk.head and x.words[chunk.head] not in x.g.classes


def acting(x: Syntax, chunk: Chunk, verb: int) -> list[Party]:
    """The organisations and countries in the subject that begins or ends with a noun phrase, before token `verb`."""
    found = of_chunk(x, chunk, last=verb)
    left = chunk
    while left.index:
        previous = x.chunks[left.index - 1]
        between = [w for w in x.words[previous.end : left.start] if w not in ("(", ")")]
        whole = x.root(previous)  # "the Ministry of Transport and the company ADY"
        if whole.before or not between or not all(w in x.g.joining or w == "," for w in between):
            break
        found = of_chunk(x, whole, last=left.start) + found
        left = whole
    for right in x.chunks[chunk.index + 1 :]:
        if right.start >= verb or right.before or x.words[right.start - 1] not in x.g.joining:
            break
        found += of_chunk(x, right)
    return found


def signers(x: Syntax, group: Group, skip: tuple[int, int]) -> list[Party]:
    """Those whom a verb says to sign: its subject, and those "with" whom it is done; `skip` holds the instrument."""
    found: list[Party] = []
    if not group.passive and group.form != "participle":
        subject = x.subject(group)
        if subject is not None and not (skip[0] <= subject.start < skip[1]):
            found += acting(x, subject, group.start)
    found += behind(x, x.g.with_, group.start, skip)
    if group.passive:
        found += behind(x, x.g.by, group.start, skip)
    return found


def behind(x: Syntax, preposition: str, i: int, skip: tuple[int, int]) -> list[Party]:
    """The parties behind a preposition, from token i on, in the same clause."""
    found: list[Party] = []
    for chunk in x.chunks:
        if chunk.start < i or chunk.before != preposition:
            continue
        if any(
            x.tags[k] in "V" or x.words[k] in (";", ":")
            for k in range(max(i, skip[1] if skip[0] <= i else i), chunk.start)
            if not skip[0] <= k < skip[1] and k > i + 2
        ):
            break
        found += of_chunk(x, chunk)
    return found
