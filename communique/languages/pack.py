"""A language's data file, made ready to look things up in."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

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
from communique.languages.places import Country, countries
from communique.languages.tokens import Phrases

_DATA = files("communique.languages")


class Pack:
    """What one language knows, by what it is about."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.language: str = data["language"]
        self.abbreviations = frozenset(data["abbreviations"])
        self.list_markers = frozenset(data["lists"]["markers"])
        self.grammar = Grammar(data["grammar"], data["conjugation"], data["verbs"])
        self.numbers = NumberWords(data["numbers"], data["percent"], data["fractions"], self.grammar.of)
        self.qualifiers = Qualifiers(data["qualifiers"])
        self.units = UnitNames(self.language, data["measures"], data["currencies"])
        self.changes = ChangeWords(data["changes"])
        self.modality = ModalityWords(data["modality"])
        self.amounts = AmountWords(data["amounts"], data["references"])
        self.agreements = AgreementWords(data["instruments"], data["agreements"], data["status"]["agreements"])
        self.projects = ProjectWords(data["projects"], data["status"]["projects"])
        self.parties = PartyWords(data["parties"])
        self.time: dict[str, Any] = data["time"]
        self.months: dict[str, int] = data["time"]["months"]
        self.durations = frozenset(data["time"]["duration_nouns"])
        self.countries: Phrases[Country] = Phrases(countries(self.language, data["places"]))
        self.place_words = frozenset(data["places"]["words"].split())
        self.regions = frozenset(data["places"]["regions"].split())
        self.trade = frozenset(data["places"]["trade"]["nouns"])
        self.joint = frozenset(data["places"]["trade"]["joint"])


def available() -> tuple[str, ...]:
    """The languages that have a data file, as BCP 47 primary subtags."""
    return tuple(sorted(entry.name[:-5] for entry in _DATA.iterdir() if entry.name.endswith(".toml")))


@cache
def pack(language: str) -> Pack:
    """The pack of a language.

    Raises KeyError if it has no data file.
    """
    if language not in available():
        raise KeyError(language)
    return Pack(tomllib.loads((_DATA / f"{language}.toml").read_text(encoding="utf-8")))
