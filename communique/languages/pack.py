"""A language's data file, made ready to look things up in."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from communique.languages.cldr import names
from communique.languages.clues import Clues
from communique.languages.confidence import Confidence
from communique.languages.deals import AgreementWords, PartyWords, ProjectWords
from communique.languages.figures import (
    AmountWords,
    ChangeWords,
    ModalityWords,
    NumberWords,
    Qualifiers,
    UnitNames,
)
from communique.languages.grammar import Grammar
from communique.languages.links import LinkWords
from communique.languages.phrases import Phrases
from communique.languages.places import Atlas, Country, PlaceWords
from communique.languages.times import TimeWords

_DATA: Final = files("communique.languages")
_MEASURED: Final = ".confidence.toml"
"""How the name of a file ends that says how often the rules were right; it belongs to a language, and is none."""


class Pack:
    """What one language knows, by what it is about."""

    def __init__(self, data: dict[str, Any], measured: dict[str, list[int]] | None = None) -> None:
        self.language: str = data["language"]
        known = names(self.language)
        self.confidence = Confidence(measured or {})
        self.abbreviations = frozenset(data["abbreviations"])
        self.list_markers = frozenset(data["lists"]["markers"])
        self.continuing = tuple(f"{word} " for word in data["lists"].get("continuing", "").split())
        self.grammar = Grammar(data["grammar"], data["conjugation"], data["verbs"])
        self.numbers = NumberWords(data["numbers"], data["percent"], data["fractions"], self.grammar.of)
        self.qualifiers = Qualifiers(data["qualifiers"], self.grammar.verbs)
        self.units = UnitNames(
            known.currencies, data["measures"], data.get("scaled", {}), data["currencies"], self.numbers.percent
        )
        self.changes = ChangeWords(data["changes"])
        self.modality = ModalityWords(data["modality"])
        self.amounts = AmountWords(data["amounts"], data["references"])
        self.links = LinkWords(data["links"])
        self.agreements = AgreementWords(data["instruments"], data["agreements"], data["status"]["agreements"])
        self.projects = ProjectWords(data["projects"], data["status"]["projects"])
        self.parties = PartyWords(data["parties"])
        self.times = TimeWords(data["time"], self.numbers)
        self.months: dict[str, int] = data["time"]["months"]
        self.durations = frozenset(data["time"]["duration_nouns"])
        atlas = Atlas(known.countries)
        self.countries: Phrases[Country] = Phrases(atlas.ways(data["places"]))
        self.demonyms = atlas.demonyms
        self.nation_prefixes = atlas.prefixes(data["places"]["prefixes"])
        self.places = PlaceWords(data["places"])
        self.trade = frozenset(data["places"]["trade"]["nouns"])
        self.joint = frozenset(data["places"]["trade"]["joint"])
        self.clues = Clues(self)


def available() -> tuple[str, ...]:
    """The languages that have a data file, as BCP 47 primary subtags."""
    names = (entry.name for entry in _DATA.iterdir() if not entry.name.endswith(_MEASURED))
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def pack(language: str) -> Pack:
    """The pack of a language.

    Raises KeyError if it has no data file.
    """
    if language not in available():
        raise KeyError(language)
    measured = _DATA / f"{language}{_MEASURED}"
    return Pack(_toml(_DATA / f"{language}.toml"), _toml(measured) if measured.is_file() else None)


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
