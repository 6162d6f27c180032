"""Both ends of a way, which its name says."""

from __future__ import annotations

from typing import Final

from communique.languages.tokens import fold
from communique.reading.facts import Party
from communique.reading.places.toponyms import place_at, place_called
from communique.reading.sentences.chunks import DASHES
from communique.reading.sentences.syntax import Syntax

NAME: Final = 4
"""Words by which the names of a route may go beyond its phrase: "le tronçon Algyö - Novi Sad"."""


class Routes:
    """Finds the ends of the way whose name goes from token `first` to `last`."""

    def __init__(self, x: Syntax, first: int, last: int) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.places
        self.first, self.last = first, last

    def find(self) -> list[Party]:
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
            ends += self._hyphened(k) if stop == k + 1 else [place_at(self.x, k, stop)]
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
                return [place_at(self.x, k, k + 1)]
            at += len(piece) + 1
        return [place_called(self.x, self.s.text[i : i + len(name)], i, i + len(name)) for i, name in pieces]
