"""Who: countries that the article names, its occasion, and the parties listed in a phrase."""

from __future__ import annotations

from dataclasses import dataclass

from communique.languages import Pack
from communique.languages.places import Country
from communique.reading.document import Sentence
from communique.reading.facts import Party
from communique.reading.phrases import end_of_phrase, without_article
from communique.reading.quantities import singular

LEAD = 4
"""Sentences behind the title in which the occasion is looked for where the title does not name two countries."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A country, named at tokens first to last (exclusive) of a sentence."""

    country: Country
    sentence: Sentence
    first: int
    last: int

    def party(self, role: str = "party") -> Party:
        """The country as a party, under the name that CLDR gives it."""
        s = self.sentence
        return Party(
            self.country.name, role, "country", self.country.alpha3, s.starts[self.first], s.ends[self.last - 1]
        )


def namings(s: Sentence, pack: Pack) -> list[Naming]:
    """Every country that a sentence names, by name (with a capital), seat or adjective."""
    found = []
    for country, first, last in pack.countries.within(s.words, 0, len(s)):
        if s.capital(first) or country.how == "adjective":
            found.append(Naming(country, s, first, last))
    return found


def occasion(all_namings: list[Naming], article_sentences: list[Sentence]) -> list[Naming]:
    """The two countries that the article is about: those of the title, else of the title and the lead."""
    lead = {id(s) for s in article_sentences[: LEAD + 1]}
    chosen: dict[str, Naming] = {}
    for naming in all_namings:
        if len(chosen) == 2 or id(naming.sentence) not in lead:
            break
        known = chosen.get(naming.country.alpha3)
        if known is None:
            chosen[naming.country.alpha3] = naming
    return list(chosen.values()) if len(chosen) == 2 else []


def listed_parties(s: Sentence, i: int, end: int, pack: Pack) -> list[Party]:
    """The parties of "entre A et B", read from token i to `end`.

    A plural head is shared out: "les mairies de Tachkent et d'Astana" are two town halls.
    """
    parties: list[Party] = []
    head: str | None = None
    for first, last in _items(s, i, end, pack):
        start = without_article(s, first, last, pack)
        if s.words[first] in pack.of and head is not None:  # "… et d'Astana"
            parties.append(_party(s, first, last, f"{head} {s.span(first, last)}", pack))
            continue
        noun = s.words[start]
        generic = pack.generic_party_heads.at(s.words, start)
        if generic and generic[1] < last and s.words[generic[1]] not in pack.of:
            parties.append(_party(s, generic[1], last, s.span(generic[1], last), pack, kind=pack.party_kinds.get(noun)))
            continue
        shared = last < end and noun in pack.organisation_heads and singular(noun, pack) != noun
        head = singular(noun, pack) if shared and s.words[start + 1] in pack.of else None
        name = f"{head} {s.span(start + 1, last)}" if head else s.span(start, last)
        parties.append(_party(s, start, last, name, pack))
    return parties


def _items(s: Sentence, i: int, end: int, pack: Pack) -> list[tuple[int, int]]:
    items, first, depth = [], i, 0
    for k in range(i, end):
        word = s.words[k]
        depth += (word == "(") - (word == ")")
        if depth == 0 and (word in pack.joined or word == ","):
            if k > first:
                items.append((first, k))
            first = k + 1
    if end > first:
        items.append((first, end))
    return items


def _party(s: Sentence, first: int, last: int, name: str, pack: Pack, kind: str | None = None) -> Party:
    named = pack.countries.at(s.words, first)
    start = without_article(s, first, last, pack)
    named = named or pack.countries.at(s.words, start)
    if named and named[1] == last and named[0].how != "adjective":
        return Party(name, "party", "country", named[0].alpha3, s.starts[start], s.ends[last - 1])
    noun = pack.party_kinds.get(s.words[start]) or pack.party_kinds.get(name.split()[0].lower())
    proper = "company" if s.capital(start) else "other"
    return Party(name, "party", kind or noun or proper, None, s.starts[first], s.ends[last - 1])


def places(s: Sentence, i: int, end: int, pack: Pack) -> list[Party]:
    """Places named in tokens i to end: a capital behind "à", "dans la région de …"."""
    found = []
    for k in range(i, end - 1):
        if s.words[k] not in pack.place_words:
            continue
        start = without_article(s, k + 1, end, pack)
        stop = end_of_phrase(s, start, pack, frozenset(pack.of)) if start < end else start
        stop = min(stop, end)
        if start < stop and any(s.capital(t) for t in range(start, stop)):
            while stop > start + 1 and not s.capital(stop - 1):
                stop -= 1
            found.append(Party(s.span(start, stop), "place", "city", None, s.starts[start], s.ends[stop - 1]))
    return found


def acting_parties(s: Sentence, first: int, last: int, pack: Pack) -> list[Party]:
    """The organisations and countries in the subject of a verb; persons sign for their countries and give none."""
    found = []
    for start, end in _items(s, first, last, pack):
        name = without_article(s, start, end, pack)
        if name >= end:
            continue
        noun = s.words[name]
        named = pack.countries.at(s.words, name)
        is_country = named is not None and named[1] == end and named[0].how != "adjective"
        generic = pack.generic_party_heads.at(s.words, name)
        if is_country:
            found.append(_party(s, start, end, s.span(name, end), pack))
        elif generic and generic[1] < end and s.capital(generic[1]):
            found.append(_party(s, generic[1], end, s.span(generic[1], end), pack, kind=pack.party_kinds.get(noun)))
        elif noun in pack.organisation_heads or (s.raw[name].isupper() and len(noun) > 1):
            found.append(_party(s, name, end, s.span(name, end), pack))
    return found
