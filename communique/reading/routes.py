"""Both ends of a way, which its name says, and what a place is called."""

from __future__ import annotations

from communique.languages.tokens import fold
from communique.reading.chunks import DASHES
from communique.reading.facts import Party
from communique.reading.syntax import Syntax

NAME = 4
"""Words by which the names of a route may go beyond its phrase: "le tronçon Algyö - Novi Sad"."""


class Routes:
    """The places in the name of the undertaking whose noun is token `noun`, from token `first` to `last`."""

    def __init__(self, x: Syntax, first: int, noun: int, last: int) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.places
        self.first, self.noun, self.last = first, noun, last

    def _route(self) -> list[Party]:
        """ "la route Och–Andijan", "la ligne Rasht-Astara", "le tronçon Algyö - Novi Sad": both ends of a way."""
        x, end = self.x, min(len(self.x.words), self.last + NAME)
        ways = [k for k in range(self.first, self.last) if x.words[k] in x.pack.projects.ways]
        start = next((k for k in range(ways[0] + 1, self.last) if self.s.capital(k)), None) if ways else None
        if start is None:
            return []
        ends: list[Party] = []
        k = start
        while k < end and self.s.capital(k):
            stop = k + 1
            while stop < end and self.s.capital(stop) and x.words[stop] not in DASHES:
                stop += 1
            ends += self._hyphened(k) if stop == k + 1 else [self._place(k, stop)]
            joined = stop + 1 < self.last and x.words[stop] in x.g.joining and "-" in x.words[stop + 1]
            if stop + 1 >= end or not (joined or x.words[stop] in DASHES):  # "les routes Pa-Po et Lo-Ma"
                break
            k = stop + 1
        return ends if len(ends) > 1 else []

    def _hyphened(self, k: int) -> list[Party]:
        """The towns of a name with hyphens: "Ouidah-Allada" are two, "Grand-Zambi" is one."""
        if all(piece in self.x.g.compass for piece in self.x.words[k].split("-")):
            return []  # "l'autoroute Est-Ouest"
        pieces: list[tuple[int, str]] = []
        at = self.s.starts[k]
        for piece in self.s.written(k).replace("‑", "-").split("-"):
            if pieces and fold(pieces[-1][1]).split("-")[-1] in self.known.compounds:
                pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]}-{piece}")
            elif piece[:1].isupper():
                pieces.append((at, piece))
            else:
                return [self._place(k, k + 1)]
            at += len(piece) + 1
        return [self._named(self.s.text[i : i + len(name)], i, i + len(name)) for i, name in pieces]

    def _place(self, start: int, stop: int) -> Party:
        region = self.x.words[start] in self.known.regions
        return self._named(self.s.span(start, stop), self.s.starts[start], self.s.stop(stop - 1), region)

    def _named(self, name: str, start: int, end: int, region: bool = False) -> Party:
        country = self.x.pack.countries.entries.get(fold(name))
        if country is not None and country.how == "adjective":
            country = None
        whole = country is not None and country.how == "name"
        kind = "country" if whole else "other" if region else "city"
        return Party(name, "place", kind, country.alpha3 if country is not None else None, start, end)
