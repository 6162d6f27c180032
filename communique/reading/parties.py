"""Who takes part: what noun phrases and lists of them name, and those for whom persons sign."""

from __future__ import annotations

from communique.languages.grammar import ADVERB, DETERMINER, NUMBER, WORD
from communique.languages.places import Country
from communique.languages.tokens import fold
from communique.reading.chunks import Chunk
from communique.reading.facts import Party
from communique.reading.names import is_forename
from communique.reading.syntax import Syntax

FORENAME = 2
"""Words of the name of a person at least."""

NAMES = 2
"""Names that a hyphen joins."""


def listed(x: Syntax, i: int, end: int) -> list[Party]:
    """The parties of "entre A et B", read from token i to `end`.

    A plural head is shared out: "les mairies de Tachkent et d'Astana" are two town halls.
    """
    parties: list[Party] = []
    head: str | None = None
    for first, last in _items(x, i, end):
        if x.words[first] in x.g.of and head is None and first + 1 < last:
            first += 1  # "les ports de Hambourg et de Rostock"
        start = _bare(x, first, last)
        last = _before_where(x, start, last)
        if start >= last:
            continue
        if x.words[first] in x.g.of and head is not None:  # "… et d'Astana"
            parties.append(_party(x, first, last, f"{head} {x.s.span(first, last)}"))
            continue
        noun = x.words[start]
        generic = x.pack.parties.generic_heads.at(x.words, start)
        nation = x.pack.countries.at(x.words, generic[1]) if generic and generic[1] < last else None
        whole = nation is not None and nation[0].how == "adjective" and nation[1] >= last  # "des opérateurs algériens"
        at = generic[1] if generic else last
        if generic and nation and nation[0].how == "adjective" and nation[1] < last:
            at = nation[1]
        if generic and not whole and at < last and x.words[at] not in x.g.of:
            parties.append(_party(x, at, last, x.s.span(at, last), x.pack.parties.kinds.get(noun), generic[1]))
            continue
        nation = x.pack.countries.at(x.words, start)
        adjective = nation if nation and nation[0].how == "adjective" and nation[1] < last else None
        if adjective and not x.s.capital(start) and x.s.capital(adjective[1]):  # "l'ougandais UEGCL"
            parties.append(_party(x, adjective[1], last, x.s.span(adjective[1], last), "company", start))
            continue
        singular = x.g.singular(noun)
        shared = last < end and noun in x.pack.parties.kinds and singular != noun and start + 1 < last
        head = singular if shared and x.words[start + 1] in x.g.of else None
        name = f"{head} {x.s.span(start + 1, last)}" if head else x.s.span(start, last)
        parties.append(_party(x, start, last, name))
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


def list_end(x: Syntax, i: int) -> int:
    """Where the list of parties that begins at token i ends: "entre le Sénégal, la Mauritanie et la Gambie"."""
    at = _bare(x, i, len(x.words))
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
        joined = len(gap) == 1 and (gap[0] == "," or gap[0] in x.g.joining)
        paper = x.pack.agreements.instruments.at(x.words, following.head) is not None
        continued = joined and _is_continued(x, found[-1], following)  # "l'Office de l'eau et de l'assainissement"
        if not joined or paper or not (continued or _names_somebody(x, following)):
            break
        if not continued:
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


def _is_continued(x: Syntax, chunk: Chunk, following: Chunk) -> bool:
    """ "le ministre de l'Économie et des Finances" is one; "les cantons de Vaud et de Berne" are two."""
    complement = x.words[following.start - 1] in x.g.of and chunk.before not in x.g.of
    return complement and not x.g.is_plural(x.words[chunk.head])


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
    return bool(_of_nation(x, chunk)) or bool(_generic(x, chunk))


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
    start = _bare(x, first, k)
    continues = k + 1 < len(x.words) and x.words[k + 1] in x.g.of
    return continues and start < k and not x.g.is_plural(x.words[start])


def _bare(x: Syntax, first: int, last: int) -> int:
    while first < last and (x.words[first] in x.g.determiners or x.words[first] in x.g.contracted):
        first += 1
    return first


def _party(x: Syntax, first: int, last: int, name: str, kind: str | None = None, around: int | None = None) -> Party:
    """The party named at tokens first to last; `around` is where words begin that may say its country."""
    start, s = _bare(x, first, last), x.s
    named = x.pack.countries.at(x.words, first) or x.pack.countries.at(x.words, start)
    if named and named[1] == last and named[0].how != "adjective":
        whole = "country" if named[0].how == "name" else "government_body"
        kind = kind if kind == "city" else whole
        return Party(name, "party", kind, named[0].alpha3, s.starts[start], s.stop(last - 1))
    polity = country_in(x, start, last) if x.words[start] in x.pack.parties.polities else None
    if polity is not None:  # "le Royaume du Maroc"
        return Party(name, "party", "country", polity[0].alpha3, s.starts[start], s.stop(last - 1))
    kinds = x.pack.parties.kinds
    noun = kinds.get(x.words[start]) or kinds.get(name.split()[0].lower())
    proper = "company" if s.capital(start) else "other"
    country = country_in(x, start if around is None else around, last)
    code = country[0].alpha3 if country is not None else None
    return Party(name, "party", kind or noun or proper, code, s.starts[start], s.stop(last - 1))


def whole(x: Syntax, chunk: Chunk, last: int | None) -> Party:
    """The party that a noun phrase with its complements is: "les syndicats du rail"."""
    end = x.phrase_end(chunk, frozenset(), last=last)
    return _party(x, chunk.body, end, x.s.span(chunk.body, end))


def country_in(x: Syntax, first: int, last: int) -> tuple[Country, int, int] | None:
    """The one country that a phrase names: "gouvernement ivoirien", "mairie de Nouakchott", not "États américains"."""
    found = []
    for country, i, j in x.pack.countries.within(x.words, first, last):
        plural = i > first and x.words[i - 1].endswith(x.g.plural_endings)
        if is_forename(x.s, country, j, x.pack):
            continue
        if x.s.capital(i) if country.how != "adjective" else not plural:
            found.append((country, i, j))
    return found[0] if len({country.alpha3 for country, _, _ in found}) == 1 else None


def of_chunk(x: Syntax, chunk: Chunk, last: int | None = None) -> list[Party]:
    """The organisation or country that a noun phrase names; of persons, that for which they sign."""
    start, s, known = chunk.body, x.s, x.pack.parties
    if not x.g.head_first:
        return _closed(x, chunk, x.phrase_end(chunk, frozenset(), last=last))
    money = x.pack.units.currencies.at(x.words, start)
    if money is not None and money[1] >= chunk.end:
        return []  # "75 milliards F CFA"
    named = x.pack.countries.at(x.words, start)
    if named is not None and named[1] < chunk.end and s.capital(named[1]):
        named = None  # "Kenya Grid"
    if named and named[0].how != "adjective" and s.capital(start) and not is_forename(s, named[0], named[1], x.pack):
        return [_party(x, start, named[1], s.span(start, named[1]))]
    if x.words[start] in known.polities and (s.capital(start) or chunk.start < start):
        end = x.phrase_end(chunk, frozenset(), last=last)
        if country_in(x, start, end) is not None:
            return [_party(x, start, end, s.span(start, end))]
    board = known.boards.at(x.words, start)
    led = x.chunk_from(board[1]) if board else None
    if board is not None and led is not None and led.before in x.g.of and led.start <= board[1] + 1:
        return of_chunk(x, led, last)  # "le conseil d'administration de la BAD"
    if x.words[chunk.head] in known.persons or x.words[start] in known.persons:
        return _signed_for(x, chunk, last)
    told = _of_nation(x, chunk) or _generic(x, chunk) or _of_kind(x, chunk, last) or _proper(x, chunk)
    beside = chunk.before == x.g.with_ and x.words[chunk.head] in known.bodies  # "avec les rebelles"
    return told if told or not beside else [whole(x, chunk, last)]


def _of_nation(x: Syntax, chunk: Chunk) -> list[Party]:
    """ "le turc Karaca", "l'allemand Siemens"."""
    nation = x.pack.countries.at(x.words, chunk.body)
    if nation is None or nation[0].how != "adjective" or not nation[1] < chunk.end:
        return []
    if x.s.capital(chunk.body) and chunk.start == chunk.body:
        return []
    start = nation[1]
    return (
        [_party(x, start, chunk.end, x.s.span(start, chunk.end), "company", chunk.body)] if x.s.capital(start) else []
    )


def _generic(x: Syntax, chunk: Chunk) -> list[Party]:
    """ "le groupe Renault" is Renault."""
    known, start = x.pack.parties, chunk.body
    generic = known.generic_heads.at(x.words, start)
    if generic is None and x.words[start] in known.seated:
        generic = (True, start + 1)  # "la cimenterie Sonacim"
    called = x.s.capital(start) and (start > 0 or chunk.start == start)  # "Société Générale", which is all name
    if not generic or called:
        return []
    if generic[1] >= chunk.end:
        return _behind_goods(x, chunk, start)
    name = next((k for k in range(generic[1], chunk.end) if x.s.capital(k)), None)
    if name is None:
        return []
    return [_party(x, name, chunk.end, x.s.span(name, chunk.end), known.kinds.get(x.words[chunk.head]), start)]


def _behind_goods(x: Syntax, chunk: Chunk, start: int) -> list[Party]:
    """ "le producteur de cobalt ERG": whom the name behind the goods names."""
    goods = x.chunk_from(chunk.end)
    beside = goods is not None and goods.before in x.g.of and goods.start <= chunk.end + 1
    if goods is None or not beside or x.s.capital(goods.body) or not x.s.capital(goods.end - 1):
        return []
    name = next(k for k in range(goods.body, goods.end) if x.s.capital(k))
    return [_party(x, name, goods.end, x.s.span(name, goods.end), "company", start)]


def paired(x: Syntax, first: int, last: int) -> list[Party]:
    """The two that a hyphen joins among tokens first to last: "Maroc-France", "UE-Mercosur"."""
    for k in range(first, last):
        names = x.s.written(k).split("-")
        if len(names) != NAMES or not all(name[:1].isupper() for name in names):
            continue
        start, stop = x.s.starts[k], x.s.stop(k)
        known = [(name, x.pack.countries.entries.get(fold(name))) for name in names]
        if all(country is not None or fold(name) in x.pack.parties.unions for name, country in known):
            return [
                Party(country.name, "party", "country", country.alpha3, start, stop)
                if country is not None
                else Party(name, "party", "organisation", None, start, stop)
                for name, country in known
            ]
    return []


def _of_kind(x: Syntax, chunk: Chunk, last: int | None) -> list[Party]:
    """ "le ministère de l'Énergie", "la Banque mondiale"; "le constructeur allemand Siemens" is Siemens."""
    known, s = x.pack.parties, x.s
    end = _name_end(x, chunk, last)
    kind = known.kinds.get(x.words[chunk.head])
    if kind is None and x.words[chunk.head] in known.seated and end > chunk.end:
        definite = chunk.start < chunk.body and x.words[chunk.start] not in x.g.indefinite
        kind = "organisation" if definite or x.s.capital(chunk.head) else None
    if kind is None or not (chunk.end > chunk.head + 1 or end > chunk.end):
        return []
    name = next((k for k in range(chunk.head + 1, chunk.end) if s.capital(k)), None)
    if name is not None and kind != "government_body" and not s.capital(chunk.head):
        return [_party(x, name, chunk.end, s.span(name, chunk.end), kind, chunk.head)]
    return [_party(x, chunk.head, end, s.span(chunk.head, end), kind)]


def _name_end(x: Syntax, chunk: Chunk, last: int | None) -> int:
    """Where "la Chambre de commerce et d'industrie de Paris" ends: one body, whatever it is joined of."""
    end = x.phrase_end(chunk, frozenset(), last=last)
    while end > chunk.end and x.words[end : end + 1] != [] and (x.words[end] in x.g.joining or x.words[end] == ","):
        following = x.chunk_from(end + 1)
        if following is None or following.start > end + 2 or not _is_continued(x, chunk, following):
            break
        further = x.phrase_end(following, frozenset(), last=last)
        if further <= end:
            break
        end = further
    return end


def _proper(x: Syntax, chunk: Chunk) -> list[Party]:
    """A name alone; of a person whose title stands behind it, that for which they sign."""
    s, head = x.s, chunk.head
    title = _title(x, chunk)
    signed = _signed_for(x, title, None) if title is not None else []
    if signed:
        return signed
    longer = chunk.end > head + 1 or s.written(head).isupper()
    if not longer and x.pack.parties.generic_heads.at(x.words, head):  # "le Groupe"
        return []
    if s.capital(head) and (head or longer or _is_name(x, chunk)):
        land = x.pack.countries.at(x.words, chunk.end - 1) if chunk.end > head + 1 else None
        end = max(chunk.end, land[1]) if land is not None else chunk.end  # "Air Côte d'Ivoire"
        if x.words[end : end + 1] != [] and x.words[end] in x.g.of and x.s.capital(end):
            end = x.phrase_end(chunk, frozenset())  # "Jan De Nul"
        return [_party(x, head, end, s.span(head, end))]
    return []


def _title(x: Syntax, chunk: Chunk) -> Chunk | None:
    """ "Aminata Touré, ministre de l'Énergie du Sénégal": the title behind the name of a person."""
    title = x.chunk_from(chunk.end + 1) if x.words[chunk.end : chunk.end + 1] == [","] else None
    if title is None or title.start != chunk.end + 1 or chunk.end - chunk.body < FORENAME:
        return None
    return title if x.words[title.body] in x.pack.parties.persons and not x.s.capital(title.body) else None


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
    told = chunk.head or s.written(chunk.head).isupper() or _is_name(x, chunk)
    return [_party(x, start, chunk.end, s.span(start, chunk.end))] if s.capital(chunk.head) and told else []


def _is_name(x: Syntax, chunk: Chunk) -> bool:
    """Whether the first word of a sentence is a name: no article stands before it, and no other word is it."""
    return chunk.start == chunk.head and x.words[chunk.head] not in x.g.classes


def _signed_for(x: Syntax, chunk: Chunk, last: int | None) -> list[Party]:
    """The country of "le président russe", the organisation of "le PDG d'Alstom"."""
    end = x.phrase_end(chunk, frozenset(), last=last)
    if x.words[chunk.body] in x.pack.parties.officers:
        at, following = chunk.end, x.chunk_from(chunk.end)
        while following is not None and following.before in x.g.of and following.start <= at + 1:
            if x.words[following.head] in x.pack.parties.persons:
                break
            found = of_chunk(x, following, last)  # "le chef des projets de la Banque mondiale"
            if found:
                return found + _others(x, chunk, following, last)
            at, following = following.end, x.chunk_from(following.end)
    country = country_in(x, chunk.start, end)
    if country is None:
        return []
    named, i, j = country
    return [Party(named.name, "party", "country", named.alpha3, x.s.starts[i], x.s.stop(j - 1))]


def _others(x: Syntax, officers: Chunk, chunk: Chunk, last: int | None) -> list[Party]:
    """ "les patrons d'Arva et de Karo": the others for whom several sign."""
    found: list[Party] = []
    for following in x.chunks[chunk.index + 1 :] if x.g.is_plural(x.words[officers.head]) else ():
        joined = x.words[following.start - 2] in x.g.joining or x.words[following.start - 2] == ","
        if following.before not in x.g.of or not joined or (last is not None and following.start >= last):
            break
        found += of_chunk(x, following, last)
    return found


def unique(parties: list[Party]) -> list[Party]:
    """Each name once."""
    return list({party.name: party for party in reversed(parties)}.values())[::-1]
