"""Which dinar? A currency's shared name is settled by the countries that the article names."""

from __future__ import annotations

from communique.languages import Pack
from communique.languages.pack import CurrencyName


def settle(name: CurrencyName, countries: list[str], pack: Pack) -> str | None:
    """The ISO 4217 code; `countries` are ISO 3166-1 alpha-2 codes in the order in which the article names them.

    None where the countries do not tell and the family has no default.
    """
    if name.code or name.family is None:
        return name.code
    family = pack.families[name.family]
    return next((family["by"][c] for c in countries if c in family["by"]), family.get("default"))
