"""Names and adjectives of countries: CLDR's, and what a language's data file adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.languages.tokens import fold

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


def countries(language: str, data: dict[str, Any]) -> dict[str, Country]:
    """Every way to name a country, folded."""
    from babel import Locale

    territories = Locale.parse(language).territories
    found: dict[str, Country] = {}

    def country(alpha2: str, how: str) -> Country:
        return Country(alpha2, _alpha3(alpha2), territories[alpha2], how)

    for stem, alpha2 in data["adjectives"].items():
        for ending in data["adjective_endings"]:
            found.setdefault(fold(stem + ending), country(alpha2, "adjective"))
    for name, alpha2 in data["names"].items():
        found[fold(name)] = country(alpha2, "seat")
    for name, alpha2 in data.get("aliases", {}).items():
        found[fold(name)] = country(alpha2, "name")
    for alpha2, name in territories.items():
        if len(alpha2) == 2 and alpha2.isalpha() and _alpha3(alpha2):
            found[fold(name)] = country(alpha2, "name")
    return found


def _alpha3(alpha2: str) -> str:
    import pycountry

    if alpha2 == "XK":
        return KOSOVO
    found = pycountry.countries.get(alpha_2=alpha2)
    return found.alpha_3 if found else ""
