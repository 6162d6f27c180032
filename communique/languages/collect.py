"""Writes the names of cldr.py as Babel and pycountry give them, into the files that are named: `make names`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import pycountry
from babel import Locale

from communique.languages.cldr import ENDING

KOSOVO: Final = {"XK": "XKX"}
"""The code in use for Kosovo, which ISO 3166-1 does not list."""


def collected(language: str) -> str:
    """The text of the file of a language, a country or currency a line."""
    tables = {"countries": _countries(language), "currencies": _currencies(language)}
    return "{" + ",".join(f'\n"{name}": {_table(table)}' for name, table in tables.items()) + "\n}\n"


def _countries(language: str) -> dict[str, list[str]]:
    alpha3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | KOSOVO
    territories = Locale.parse(language).territories
    countries = {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    return {code: [name, alpha3.get(code, "")] for code, name in countries.items()}


def _currencies(language: str) -> dict[str, list[str]]:
    locale = Locale.parse(language)
    plurals: dict[str, dict[str, str]] = locale._data["currency_names_plural"]
    named = locale.currencies.items()
    return {code: list(dict.fromkeys([name, *plurals.get(code, {}).values()])) for code, name in named}


def _table(entries: dict[str, list[str]]) -> str:
    lines = (f"  {json.dumps(code)}: {json.dumps(said, ensure_ascii=False)}" for code, said in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}"


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        file.write_text(collected(file.name.removesuffix(ENDING)), encoding="utf-8")
