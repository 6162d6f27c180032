"""Who is named: countries, the article's occasion, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from communique.languages import Pack
from communique.languages.places import Country
from communique.reading.chunks import OPEN_QUOTES
from communique.reading.document import Sentence
from communique.reading.facts import Party
from communique.reading.syntax import Syntax

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
    found = [*_of_two_nations(s, pack), *_joined(s, pack)]
    for country, first, last in pack.countries.within(s.words, 0, len(s)):
        if s.capital(first) or country.how == "adjective":
            found.append(Naming(country, s, first, last))
    return sorted(found, key=lambda naming: naming.first)


def _of_two_nations(s: Sentence, pack: Pack) -> Iterator[Naming]:
    """ "les échanges franco-marocains" name two countries in one word."""
    for k, word in enumerate(s.words):
        prefix, dash, rest = word.partition("-")
        second = pack.countries.entries.get(rest) if dash and prefix in pack.nation_prefixes else None
        if second is not None and second.how == "adjective":
            yield Naming(pack.nation_prefixes[prefix], s, k, k + 1)
            yield Naming(second, s, k, k + 1)


def _joined(s: Sentence, pack: Pack) -> Iterator[Naming]:
    """ "Côte d'Ivoire-Sénégal", "Maroc-Émirats arabes unis": a hyphen between two names."""
    for k, word in enumerate(s.words):
        first, dash, second = word.partition("-")
        if not (dash and first and second and s.raw[k][len(first) + 1].isupper()) or pack.countries.at(s.words, k):
            continue
        words = [*s.words[:k], first, second, *s.words[k + 1 :]]
        before, behind = pack.countries.before(words, k + 1), pack.countries.at(words, k + 1)
        if before and behind and "adjective" not in (before[0].how, behind[0].how):
            yield Naming(before[0], s, before[1], k + 1)
            yield Naming(behind[0], s, k, behind[1] - 1)


def occasion(found: list[Naming]) -> list[Naming]:
    """The two countries that the article is about: those that title and lead name first, seen again or not.

    `found` are the namings of the whole article in order.
    """
    often = Counter(naming.country.alpha3 for naming in found)
    chosen: dict[str, Naming] = {}
    for naming in found:
        if naming.sentence.number > LEAD:
            break
        known = chosen.get(naming.country.alpha3)
        if known is None:
            chosen[naming.country.alpha3] = naming
    if len(chosen) > 2:
        first = sorted(chosen, key=lambda code: (-min(often[code], 3), list(chosen).index(code)))[:2]
        chosen = {code: naming for code, naming in chosen.items() if code in first}
    return list(chosen.values()) if len(chosen) == 2 else []


def places(x: Syntax, i: int, end: int) -> list[Party]:
    """Places named in tokens i to end: a capital behind "à", "dans la région de …", "entre A et B"."""
    found: list[Party] = []
    for chunk in x.chunks:
        if chunk.start < i or chunk.end > end or chunk.time:
            continue
        located = chunk.before in x.g.in_ or chunk.before in x.pack.place_words or chunk.before == x.g.between
        region = x.words[chunk.head] in x.pack.regions
        if not located or not (region or any(x.s.capital(k) for k in range(chunk.body, chunk.end))):
            continue
        stop = x.phrase_end(chunk, frozenset(), last=end)
        if not region and not any(x.s.capital(k) for k in range(chunk.end, stop)):
            stop = chunk.end
        start = chunk.body if region else next(k for k in range(chunk.body, stop) if x.s.capital(k))
        if start and x.words[start - 1] not in OPEN_QUOTES:
            found.append(_place(x, start, stop))
    return found


def _place(x: Syntax, start: int, stop: int) -> Party:
    named = x.pack.countries.at(x.words, start)
    country = named[0] if named and named[1] == stop and named[0].how != "adjective" else None
    return Party(
        x.s.span(start, stop),
        "place",
        "country" if country and country.how == "name" else "city",
        country.alpha3 if country else None,
        x.s.starts[start],
        x.s.ends[stop - 1],
    )
