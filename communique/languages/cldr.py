"""Names of countries and currencies by the Unicode CLDR, with their ISO codes.

They lie in a file beside the data of each language, `<language>.cldr.json`, as Babel and pycountry give them but take
longer to load than all the rest. `collect.py` writes the files.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

ENDING: Final = ".cldr.json"


@dataclass(slots=True)
class Names:
    """What CLDR calls things in one language.

    `countries` holds the name and the ISO 3166-1 alpha-3 code ("" for none) of each territory by its alpha-2 code,
    `currencies` the singular, then the plurals of each currency by its ISO 4217 code.
    """

    countries: dict[str, tuple[str, str]]
    currencies: dict[str, list[str]]


def names(language: str) -> Names:
    """The names in a language, from its file."""
    told = json.loads((files("communique.languages") / f"{language}{ENDING}").read_text(encoding="utf-8"))
    return Names({code: (name, alpha3) for code, (name, alpha3) in told["countries"].items()}, told["currencies"])
