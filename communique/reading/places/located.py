"""Where an undertaking is: in its name, right beside it, where its verb says it is done, in its column of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.languages.tokens import fold
from communique.reading.facts import Party
from communique.reading.places.routes import Routes
from communique.reading.places.toponyms import place_at
from communique.reading.places.whereabouts import ends_of, host_of, run_of
from communique.reading.sentences.chunks import OPEN_QUOTES, Chunk
from communique.reading.sentences.document import ROW
from communique.reading.sentences.syntax import Syntax

BEHIND: Final = 8
"""Words behind an undertaking, over its verb, in which its place may stand: "le siège a ouvert à Tachkent"."""

NEAR: Final = 4
"""Words behind an undertaking in which that verb stands."""


ACRONYM: Final = 3
"""Letters that an acronym has, where a town in capitals has more."""


class Places:
    """Finds the places of the undertaking whose noun is token `noun`, in the phrase from token `first` to `last`."""

    def __init__(self, x: Syntax, first: int, noun: int, last: int) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.places
        self.first, self.noun, self.last = first, noun, last

    def find(self) -> list[Party]:
        """Every place, in the order of the text, with its country where the text or the atlas says it."""
        best = not self.x.g.degree.isdisjoint(self.x.words[self.first : self.noun])
        # "la plus grande centrale d'Afrique sera construite à Taza": Afrique says no more than among which
        first, second = (self._beside, self._in_name) if best else (self._in_name, self._beside)
        found = self._in_column() or first() or second()
        found = [place for place in found if place.name]
        return _with_countries([*found, *self._around(found)])

    # In the name

    def _in_name(self) -> list[Party]:
        ends = [place_at(self.x, end.start, end.end) for end in ends_of(self.x, self.noun, self.last)]
        route = ends or Routes(self.x, self.first, self.last).find()
        named = [*self._located(self.noun, self.last), *self._named_after()]
        apart = (p for p in named if not any(p.start <= end.start and end.end <= p.end for end in route))
        ordered = sorted([*route, *apart], key=lambda place: (place.start, -place.end))
        return [p for k, p in enumerate(ordered) if not any(q.start <= p.start and p.end <= q.end for q in ordered[:k])]

    def _located(self, i: int, end: int) -> Iterator[Party]:
        """Capitals behind "à", "dans la région de …", "entre A et B" in tokens i to end."""
        x = self.x
        for chunk in x.chunks:
            if chunk.start <= i or chunk.end > end or chunk.time or not self._is_located(chunk):
                continue
            region = x.words[chunk.head] in self.known.regions
            if not region and not self._has_capital(chunk.body, chunk.end):
                following = x.chunk_from(chunk.end)
                town = (
                    x.pack.parties.kinds.get(x.words[chunk.head]) == "city"
                )  # "dans la ville australienne de Brisbane"
                if town and following is not None and following.end <= end and following.before in x.g.of:
                    yield place_at(self.x, following.body, following.end)
                continue
            stop = x.phrase_end(chunk, frozenset(), last=end)
            if not region and not self._has_capital(chunk.end, stop):
                stop = chunk.end
            stop = next((k for k in range(chunk.head + 1, stop) if x.words[k] == "("), stop)
            named = (k for k in range(chunk.body, stop) if self.s.capital(k) and x.words[k - 1] != "(")
            start = chunk.body if region else next(named, 0)  # "la relance (PAR)" has a short form, and no place
            if start and not (x.words[start - 1] in OPEN_QUOTES or self._is_acronym(start) or self._is_aim(chunk, end)):
                yield place_at(self.x, start, stop)

    def _is_acronym(self, k: int) -> bool:
        """ "des vaccins à ARN", "dédié à l'IA": no place, unless it is that of a country."""
        short = self.s.written(k).isupper() and 1 < len(self.s.written(k)) <= ACRONYM
        return short and self.x.pack.countries.at(self.x.words, k) is None

    def _is_aim(self, chunk: Chunk, end: int) -> bool:
        """ "le Projet d'Appui à la Connectivité et au Transport": capitals in a title, and no places.

        Places are known there by the atlas, by their kind ("la Région de Diffa"), or as the last words of the title.
        """
        x, noun = self.x, self.noun
        titled = x.words[noun] in x.pack.projects.generic and noun < chunk.start
        known = any(x.pack.countries.at(x.words, k) is not None for k in range(chunk.start, chunk.end))
        if not titled or known or x.words[chunk.head] in self.known.regions or chunk.index == 0:
            return False
        if x.words[x.chunks[chunk.index - 1].head] in self.known.regions:
            return False
        ends = chunk.end == end or x.words[chunk.end] == "("
        return chunk.start < chunk.body or x.words[chunk.start - 1] in x.g.contracted or not ends

    def _is_located(self, chunk: Chunk) -> bool:
        """Whether a noun phrase stands behind a word of place, and names no organisation that something is given to."""
        x, k = self.x, chunk.start - 1
        close = chunk.before in x.g.of and k > 0 and x.words[k - 1] in self.known.words  # "près de Taza"
        between = chunk.before == x.g.between and x.words[self.noun] not in x.pack.projects.run
        if not (close or between or chunk.before in x.g.in_ or chunk.before in self.known.words):
            return False
        kind = x.pack.parties.kinds.get(x.words[chunk.head])
        if kind not in (None, "city") and x.words[chunk.head] not in self.known.regions:
            return False
        group = x.group_before(k)
        return not (group is not None and group.end == k and group.lemma in x.pack.parties.giving)

    def _named_after(self) -> Iterator[Party]:
        """ "la centrale solaire de Linguère", "le réseau du Togo"; what is run by somebody is named after who does."""
        x = self.x
        for chunk in x.chunks:
            if chunk.start <= self.noun or chunk.end > self.last or chunk.before not in x.g.of:
                continue
            whole = x.chunks[chunk.index - 1] if chunk.index else None
            owner = x.words[whole.head if whole is not None else self.noun]
            described = whole is not None and whole.end > whole.head + 1 and not self.s.capital(whole.head)
            country = x.pack.countries.at(x.words, chunk.body)
            named = country is not None and country[0].how != "adjective" and self.s.capital(chunk.body)
            bare = chunk.start == chunk.body and x.words[chunk.start - 1] not in x.g.contracted
            if not named and (not bare or not self._is_town(chunk) or not self._can_stand_in(owner, described, chunk)):
                continue
            if self._is_aim(chunk, self.last):
                continue
            yield place_at(self.x, chunk.body, country[1] if named and country is not None else chunk.end)

    def _is_town(self, chunk: Chunk) -> bool:
        """Whether a phrase is a name alone, and no acronym."""
        capital = all(self.s.capital(k) for k in range(chunk.body, chunk.end) if self.x.words[k][0].isalpha())
        return capital and not self.s.written(chunk.body).isupper()

    def _can_stand_in(self, noun: str, described: bool, name: Chunk) -> bool:
        """ "la centrale de Karo", "le centre aquatique de Karo"; "l'usine de Karo" where others stand "à Karo"."""
        known = self.x.pack.projects
        kind = self.x.pack.parties.kinds.get(noun)
        if noun in known.run:
            town = self.s.span(name.body, name.end)
            return kind is None and any(f" {to} {town}" in self.s.text for to in self.x.g.to)
        return noun not in known.plain and (kind is None or kind == "city" or (described and kind == "organisation"))

    # Beside the name

    def _beside(self) -> list[Party]:
        """The first place that stands near, with those joined to it, or the town that takes the thing in."""
        host = host_of(self.x, self.first)
        hosted = [place_at(self.x, host.start, host.end)] if host is not None else []
        return run_of(self.x, list(self._near())) or hosted

    def _near(self) -> Iterator[Party]:
        """Right behind it, or where its verb says: behind that, between the two, at the head of the sentence."""
        x = self.x
        said = x.pack.projects.status.phrases.at(x.words, self.last)  # "une centrale en chantier à Sokodé"
        behind = self.last if said is None else said[1]
        following = x.chunk_from(behind)
        if following is not None and following.start <= behind + 2:  # "une usine de batteries, près de Taza"
            yield from self._located(self.last - 1, following.end)
        after, before = x.group_after(self.last), x.group_before(self.first)
        if after is not None and after.end <= self.last + NEAR:
            by = x.chunk_from(after.end)  # "sera construit par la Corée du Sud à Djibouti"
            agent = by is not None and by.before == x.g.by and by.start <= after.end + 2
            end = min(len(x.words), BEHIND + (x.phrase_end(by, frozenset()) if by is not None and agent else self.last))
            there = list(self._located(self.last - 1, min(len(x.words), end + BEHIND)))
            yield from there if there and there[0].start < self.s.stop(end - 1) else []  # "à Pa, Po et Karo"
        if before is not None and before.lemma in x.pack.projects.status.verbs:
            yield from self._located(before.end - 1, self.first)
        opening = next((chunk for chunk in x.chunks if chunk.start == 1), None)
        if opening is not None and x.words[opening.end : opening.end + 1] == [","]:  # "À Djizak, ils ont inauguré …"
            yield from self._located(0, opening.end)

    def _around(self, found: list[Party]) -> Iterator[Party]:
        """The country told behind the last place: "à Taza, au Maroc", "à Taza (Maroc)"."""
        if not found:
            return
        x = self.x
        k = next((k for k in range(len(x.words)) if self.s.stop(k) >= found[-1].end), len(x.words)) + 1
        if x.words[k : k + 1] not in ([","], ["("]):
            return
        at = k + 1
        while at < len(x.words) and (x.tags[at] in "DP" or x.words[at] in x.g.of):
            at += 1
        named = x.pack.countries.at(x.words, at)
        located = x.words[k] == "(" or at > k + 1
        if named and named[0].how == "name" and self.s.capital(at) and located:
            yield place_at(self.x, at, named[1])

    def _in_column(self) -> list[Party]:
        """The cell of a table row under "région" or "lieu"."""
        s, head = self.s, self.s.intro
        if s.kind != ROW or head is None:
            return []
        titles = [fold(head.text[a:b]).split() for a, b in head.cells()]
        column = next((k for k, words in enumerate(titles) if set(words) & self.known.columns), None)
        if column is None or column >= len(s.cells()):
            return []
        start, end = s.cells()[column]
        inside = [k for k in range(len(s)) if start <= s.starts[k] < end]
        found, k = [], 0
        while k < len(inside):
            stop = k
            while stop < len(inside) and s.capital(inside[stop]):
                stop += 1
            if stop > k:
                found.append(place_at(self.x, inside[k], inside[stop - 1] + 1))
            k = stop + 1
        return found

    # Names

    def _has_capital(self, i: int, end: int) -> bool:
        return any(self.s.capital(k) for k in range(i, end))


def _with_countries(places: list[Party]) -> list[Party]:
    """The towns of one country have its code."""
    named = {place.country for place in places if place.kind == "country"}
    if len(named) == 1:
        for place in places:
            place.country = place.country or next(iter(named))
    return places
