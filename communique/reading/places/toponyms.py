"""A place by its name: of what kind it is, and its country where the name alone tells it."""

from __future__ import annotations

from communique.languages.tokens import fold
from communique.reading.facts import Party
from communique.reading.sentences.syntax import Syntax


def place_at(x: Syntax, start: int, stop: int) -> Party:
    """ "Andijan", "région de Djizak": the place that tokens `start` to `stop` name."""
    region = x.words[start] in x.pack.places.regions
    return place_called(x, x.s.span(start, stop), x.s.starts[start], x.s.stop(stop - 1), region)


def place_called(x: Syntax, name: str, start: int, end: int, region: bool = False) -> Party:
    """ "Ouidah" of "Ouidah-Allada": the place whose name stands in the text from offset `start` to `end`."""
    country = x.pack.countries.entries.get(fold(name))
    if country is not None and country.how == "adjective":
        country = None
    whole = country is not None and country.how == "name"
    kind = "country" if whole else "other" if region else "city"
    return Party(name, "place", kind, country.alpha3 if country is not None else None, start, end)
