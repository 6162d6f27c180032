"""Names and adjectives of countries: CLDR's, and what a language's data file adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.languages.grammar import words
from communique.languages.tokens import Phrases, fold

KOSOVO = "XKX"
"""The code in use for Kosovo, which ISO 3166-1 does not list."""


@dataclass(frozen=True, slots=True)
class Country:
    """A way to name a country. `alpha2` and `alpha3` are ISO 3166-1 codes (XK and XKX for Kosovo); `name` is CLDR's.

    `how` is "name", "adjective" (kazakh) or "seat" (Astana, the Kremlin).
    """

    alpha2: str
    alpha3: str
    name: str
    how: str


class PlaceWords:
    """Words that say where something is."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.words, self.regions = words(data["words"]), words(data["regions"])
        self.columns, self.compounds = words(data["columns"]), words(data["compounds"])
        self.parts: Phrases[str] = Phrases(data["parts"])


class Atlas:
    """The countries in the words of one language."""

    def __init__(self, language: str) -> None:
        from babel import Locale

        self.territories: dict[str, str] = dict(Locale.parse(language).territories)

    def country(self, alpha2: str, how: str) -> Country:
        """A country by its code, named in some way."""
        return Country(alpha2, _alpha3(alpha2), self.territories[alpha2], how)

    def ways(self, data: dict[str, Any]) -> dict[str, Country]:
        """Every way to name a country, folded."""
        found: dict[str, Country] = {}
        for stem, alpha2 in data["adjectives"].items():
            for ending in data["adjective_endings"]:
                found.setdefault(fold(stem + ending), self.country(alpha2, "adjective"))
        for how, names in (("seat", data["seats"]), ("name", data["names"])):
            found |= {fold(name): self.country(alpha2, how) for name, alpha2 in names.items()}
        ambiguous = data["not_countries"].split()
        for alpha2, name in self.territories.items():
            if len(alpha2) == 2 and alpha2.isalpha() and _alpha3(alpha2) and fold(name) not in ambiguous:
                found[fold(name)] = self.country(alpha2, "name")
        return found

    def prefixes(self, data: dict[str, str]) -> dict[str, Country]:
        """What opens an adjective of two nations: the "franco" of "franco-marocain"."""
        return {fold(prefix): self.country(alpha2, "adjective") for prefix, alpha2 in data.items()}


def _alpha3(alpha2: str) -> str:
    import pycountry

    if alpha2 == "XK":
        return KOSOVO
    found = pycountry.countries.get(alpha_2=alpha2)
    return found.alpha_3 if found else ""
