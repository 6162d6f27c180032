"""Names of countries in the languages of the pages; a browser knows those of currencies, and no ISO code of three."""

from __future__ import annotations

from collections.abc import Iterable

LANGUAGES = ("en", "fr")


def country_names(codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """The names of countries (ISO 3166-1 alpha-3, XKX for Kosovo) by code and language, else the code.

    Asked once a report: what it imports is slow to import.
    """
    import pycountry
    from babel import Locale

    territories = {language: Locale.parse(language).territories for language in LANGUAGES}
    found = {}
    for code in sorted(codes):
        country = pycountry.countries.get(alpha_3=code)
        short = "XK" if code == "XKX" else country.alpha_2 if country else None
        found[code] = {language: territories[language].get(short, code) for language in LANGUAGES}
    return found
