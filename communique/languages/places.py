"""Names and adjectives of countries: CLDR's, and what a language's data file adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from unicodedata import combining, normalize

from communique.languages.grammar import words
from communique.languages.phrases import Phrases
from communique.languages.tokens import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A way to name a country. `alpha2` and `alpha3` are ISO 3166-1 codes (XK and XKX for Kosovo); `name` is CLDR's.

    `how` is "name", "adjective" (kazakh) or "seat" (Astana, the Kremlin).
    """

    alpha2: str
    alpha3: str
    name: str
    how: str


def _without_accents(name: str) -> str:
    return "".join(char for char in normalize("NFD", name) if not combining(char))


class PlaceWords:
    """Words that say where something is."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.words, self.regions = words(data["words"]), words(data["regions"])
        self.columns, self.compounds = words(data["columns"]), words(data["compounds"])
        self.parts: Phrases[str] = Phrases({part: code for code, parts in data["parts"].items() for part in parts})


class Atlas:
    """The countries in the words of one language."""

    def __init__(self, known: dict[str, tuple[str, str]]) -> None:
        self.known = known
        self._countries: dict[tuple[str, str], Country] = {}
        self.demonyms: dict[str, Country] = {}

    def country(self, alpha2: str, how: str) -> Country:
        """A country by its code, named in some way."""
        found = self._countries.get((alpha2, how))
        if found is None:
            name, alpha3 = self.known[alpha2]
            found = self._countries[alpha2, how] = Country(alpha2, alpha3, name, how)
        return found

    def ways(self, data: dict[str, Any]) -> dict[str, Country]:
        """Every way to name a country, folded."""
        found: dict[str, Country] = {}
        for stem, alpha2 in data["adjectives"].items():
            country, folded = self.country(alpha2, "adjective"), fold(stem)
            for ending in data["adjective_endings"]:
                found.setdefault(folded + ending, country)
        for how, names in (("seat", data["seats"]), ("name", data["names"])):
            found |= {fold(name): self.country(alpha2, how) for name, alpha2 in names.items()}
        ambiguous = data["not_countries"].split()
        for alpha2, (name, alpha3) in self.known.items():
            if alpha3 and fold(name) not in ambiguous:
                if fold(name) in found:  # "la Suisse", "la Bourse suisse"
                    self.demonyms[fold(name)] = self.country(alpha2, "adjective")
                found[fold(name)] = self.country(alpha2, "name")
        for told, country in list(found.items()):
            bare = _without_accents(told)
            if bare not in ambiguous:
                found.setdefault(bare, country)  # "SENEGAL-TURQUIE"
        return found

    def prefixes(self, data: dict[str, str]) -> dict[str, Country]:
        """What opens an adjective of two nations: the "franco" of "franco-marocain"."""
        return {fold(prefix): self.country(alpha2, "adjective") for prefix, alpha2 in data.items()}
