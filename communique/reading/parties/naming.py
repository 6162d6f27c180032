"""Who takes part: what a noun phrase names, and those for whom persons sign."""

from __future__ import annotations

from typing import Final

from communique.languages.places import Country
from communique.languages.tokens import fold
from communique.reading.facts import Party
from communique.reading.places.names import is_forename
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

FORENAME: Final = 2
"""Words of the name of a person at least."""

NAMES: Final = 2
"""Names that a hyphen joins."""


def is_continued(x: Syntax, chunk: Chunk, following: Chunk) -> bool:
    """ "le ministre de l'Économie et des Finances" is one; "les cantons de Vaud et de Berne" are two."""
    complement = x.words[following.start - 1] in x.g.of and chunk.before not in x.g.of
    return complement and not x.g.is_plural(x.words[chunk.head])


def bare(x: Syntax, first: int, last: int) -> int:
    """Behind the article that tokens first to last may begin with."""
    while first < last and (x.words[first] in x.g.determiners or x.words[first] in x.g.contracted):
        first += 1
    return first


def party_at(x: Syntax, first: int, last: int, name: str, kind: str | None = None, around: int | None = None) -> Party:
    """The party named at tokens first to last; `around` is where words begin that may say its country."""
    start, s = bare(x, first, last), x.s
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
    return party_at(x, chunk.body, end, x.s.span(chunk.body, end))


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
        return [party_at(x, start, named[1], s.span(start, named[1]))]
    if x.words[start] in known.polities and (s.capital(start) or chunk.start < start):
        end = x.phrase_end(chunk, frozenset(), last=last)
        if country_in(x, start, end) is not None:
            return [party_at(x, start, end, s.span(start, end))]
    if _has_article(x, chunk):
        return [party_at(x, start, chunk.end, s.span(chunk.start, chunk.end))]
    board = known.boards.at(x.words, start)
    led = x.chunk_from(board[1]) if board else None
    if board is not None and led is not None and led.before in x.g.of and led.start <= board[1] + 1:
        return of_chunk(x, led, last)  # "le conseil d'administration de la BAD"
    if x.words[chunk.head] in known.persons or x.words[start] in known.persons:
        return signed_for(x, chunk, last)
    told = of_nation(x, chunk) or of_generic(x, chunk) or _of_kind(x, chunk, last) or _proper(x, chunk)
    told = told or _called(x, chunk)
    beside = chunk.before == x.g.with_ and x.words[chunk.head] in known.bodies  # "avec les rebelles"
    return told if told or not beside else [whole(x, chunk, last)]


def _has_article(x: Syntax, chunk: Chunk) -> bool:
    """ "LVMH et L'Oréal": whether the article within a sentence is a part of the name."""
    article = 0 < chunk.start < chunk.body and x.s.capital(chunk.start) and x.words[chunk.start] in x.g.determiners
    return article and x.s.capital(chunk.body) and x.words[chunk.start - 1][0].isalnum()


def of_nation(x: Syntax, chunk: Chunk) -> list[Party]:
    """ "le turc Karaca", "l'allemand Siemens"."""
    nation = x.pack.countries.at(x.words, chunk.body)
    if nation is None or nation[0].how != "adjective" or not nation[1] < chunk.end:
        return []
    if x.s.capital(chunk.body) and chunk.start == chunk.body:
        return []
    start = nation[1]
    return (
        [party_at(x, start, chunk.end, x.s.span(start, chunk.end), "company", chunk.body)] if x.s.capital(start) else []
    )


def of_generic(x: Syntax, chunk: Chunk) -> list[Party]:
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
    return [party_at(x, name, chunk.end, x.s.span(name, chunk.end), known.kinds.get(x.words[chunk.head]), start)]


def _called(x: Syntax, chunk: Chunk) -> list[Party]:
    """ "la biotech française Karo", "l'attaquant ivoirien Ali Sow": the name that closes the phrase of a noun."""
    known, s = x.pack, x.s
    noun = chunk.start < chunk.body and x.words[chunk.start] in x.g.determiners and not s.capital(chunk.body)
    thing = x.words[chunk.head] in known.projects.heads.entries or known.agreements.instruments.at(x.words, chunk.head)
    if not noun or thing or not s.capital(chunk.end - 1) or known.countries.at(x.words, chunk.end - 1):
        return []
    name = chunk.end - 1
    while s.capital(name - 1):
        name -= 1
    return [party_at(x, name, chunk.end, s.span(name, chunk.end), "company", chunk.body)]


def _behind_goods(x: Syntax, chunk: Chunk, start: int) -> list[Party]:
    """ "le producteur de cobalt ERG": whom the name behind the goods names."""
    goods = x.chunk_from(chunk.end)
    beside = goods is not None and goods.before in x.g.of and goods.start <= chunk.end + 1
    if goods is None or not beside or x.s.capital(goods.body) or not x.s.capital(goods.end - 1):
        return []
    name = next(k for k in range(goods.body, goods.end) if x.s.capital(k))
    return [party_at(x, name, goods.end, x.s.span(name, goods.end), "company", start)]


def paired(x: Syntax, first: int, last: int) -> list[Party]:
    """The two that a hyphen joins among tokens first to last: "Maroc-France", "UE-Mercosur"."""
    for k in range(first, last):
        if "-" not in x.words[k]:
            continue
        names = x.s.written(k).split("-")
        if len(names) != NAMES or not all(name[:1].isupper() for name in names) or x.pack.countries.at(x.words, k):
            continue  # "Guinée-Bissau" is one
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
        return [party_at(x, name, chunk.end, s.span(name, chunk.end), kind, chunk.head)]
    return [party_at(x, chunk.head, end, s.span(chunk.head, end), kind)]


def _name_end(x: Syntax, chunk: Chunk, last: int | None) -> int:
    """Where "la Chambre de commerce et d'industrie de Paris" ends: one body, whatever it is joined of."""
    end = x.phrase_end(chunk, frozenset(), last=last)
    while end > chunk.end and x.words[end : end + 1] != [] and (x.words[end] in x.g.joining or x.words[end] == ","):
        following = x.chunk_from(end + 1)
        if following is None or following.start > end + 2 or not is_continued(x, chunk, following):
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
    signed = signed_for(x, title, None) if title is not None else []
    if signed:
        return signed
    longer = chunk.end > head + 1 or s.written(head).isupper()
    if not longer and x.pack.parties.generic_heads.at(x.words, head):  # "le Groupe"
        return []
    if s.capital(head) and (head or longer or _is_name(x, chunk)):
        land = x.pack.countries.at(x.words, chunk.end - 1) if chunk.end > head + 1 else None
        end = max(chunk.end, land[1]) if land is not None else chunk.end  # "Air Côte d'Ivoire"
        if x.words[end : end + 1] != [] and x.words[end] in x.g.of and (x.s.capital(end) or _is_common(x, chunk)):
            end = x.phrase_end(chunk, frozenset())  # "Jan De Nul", "la Collectivité de Corse"
        return [party_at(x, head, end, s.span(head, end))]
    return []


def _is_common(x: Syntax, chunk: Chunk) -> bool:
    """Whether a capital behind an article is that of a noun whose name goes on with a place: "la Ligue de Savoie"."""
    place = x.chunk_from(chunk.end)
    placed = place is not None and place.before in x.g.of and place.start == chunk.end + 1 == place.body
    country = x.pack.countries.at(x.words, chunk.head) is not None
    return chunk.start < chunk.body and not country and placed and not x.s.written(chunk.head)[1:2].isupper()


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
        return [party_at(x, start, named[1], s.span(start, named[1]))]
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
        return [party_at(x, start, chunk.end, s.span(start, chunk.end), kind)]
    if kind is not None and (s.capital(chunk.head) or end > chunk.end):
        return [party_at(x, start, end, s.span(start, end), kind)]
    told = chunk.head or s.written(chunk.head).isupper() or _is_name(x, chunk)
    return [party_at(x, start, chunk.end, s.span(start, chunk.end))] if s.capital(chunk.head) and told else []


def _is_name(x: Syntax, chunk: Chunk) -> bool:
    """Whether the first word of a sentence is a name: no article stands before it, and no other word is it."""
    return chunk.start == chunk.head and x.words[chunk.head] not in x.g.classes


def signed_for(x: Syntax, chunk: Chunk, last: int | None) -> list[Party]:
    """The country of "le président russe", the organisation of "le PDG d'Alstom"."""
    end = x.phrase_end(chunk, frozenset(), last=last)
    if x.words[chunk.body] in x.pack.parties.officers:
        at, following = chunk.end, x.chunk_from(chunk.end)
        while following is not None and following.before in x.g.of and following.start <= at + 1:
            if x.words[following.head] in x.pack.parties.persons:
                break
            if x.words[following.body] in x.pack.parties.of_state:  # "le secrétaire d'État Ali Sow"
                return []
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
