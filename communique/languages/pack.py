"""A language's data file, made ready to look things up in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from communique.languages.places import Country, countries
from communique.languages.tokens import Phrases, fold

_DATA = files("communique.languages")


@dataclass(frozen=True, slots=True)
class CurrencyName:
    """What a currency's name says: its code, or the family of which the article's countries choose the member."""

    code: str | None
    family: str | None = None


class Pack:
    """What one language knows. Every table of words is folded and cut like the text."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.language: str = data["language"]
        self.abbreviations = frozenset(data["abbreviations"])
        self.markers = frozenset(data["lists"]["markers"])
        self._numbers(data["numbers"], data["percent"], data["fractions"])
        self._qualifiers(data["qualifiers"])
        self._units(data)
        self._changes(data["changes"], data["conjugation"])
        self._modality(data["modality"], data["conjugation"])
        self._deals(data)
        self.time = data["time"]
        self.months: dict[str, int] = data["time"]["months"]
        self.durations = frozenset(data["time"]["duration_nouns"])
        self._phrases(data["phrases"])
        self.countries: Phrases[Country] = Phrases(countries(data["language"], data["places"]))
        self.trade = frozenset(data["places"]["trade"]["nouns"])
        self.joint = frozenset(data["places"]["trade"]["joint"])
        self.party_kinds = _by_word(data["parties"]["kinds"])
        self.verbs = _verbs(data)
        self.change_verbs = frozenset(self.change_words) - self.change_nouns

    def _numbers(self, numbers: dict[str, Any], percent: dict[str, Any], fractions: dict[str, Any]) -> None:
        self.units: dict[str, int] = numbers["units"]
        self.tens: dict[str, int] = numbers["tens"]
        self.hundreds = frozenset(numbers["hundreds"])
        self.thousands = frozenset(numbers["thousands"])
        self.about: dict[str, int] = numbers["about"]
        self.scales = {word: Decimal(value) for word, value in numbers["scales"].items()}
        self.letters = {word: Decimal(value) for word, value in numbers["letters"].items()}
        self.ordinals: dict[str, int] = numbers["ordinals"]
        self.half = frozenset(numbers["half"])
        self.and_: str = numbers["and"]
        self.range_open = {word: frozenset(inner) for word, inner in numbers["ranges"]["open"].items()}
        self.range_inner = frozenset(numbers["ranges"]["inner"])
        self.joined = frozenset(numbers["ranges"]["joined"])
        self.percent = Phrases(dict.fromkeys(percent["signs"], "%"))
        self.points = Phrases(dict.fromkeys(percent["points"], "points"))
        self.fractions: dict[str, float] = fractions
        self.number_words = frozenset([*self.units, *self.tens, *self.hundreds, *self.thousands])

    def _qualifiers(self, data: dict[str, Any]) -> None:
        kinds = ("approximately", "more_than", "at_least", "less_than", "at_most")
        self.qualifiers = Phrases({phrase: kind for kind in kinds for phrase in data[kind]})
        self.qualifiers_after = Phrases({phrase: kind for kind, found in data["after"].items() for phrase in found})
        self.qualifier_fillers = frozenset(data["between"]["words"])

    def _units(self, data: dict[str, Any]) -> None:
        self.measures = Phrases({name: unit for unit, names in data["measures"].items() for name in names})
        currencies = data["currencies"]
        names = {name: CurrencyName(code) for name, code in currency_names(self.language).items()}
        names |= {name: CurrencyName(None, family) for name, family in currencies["family_words"].items()}
        names |= {name: CurrencyName(code) for name, code in currencies["names"].items()}
        symbols = {
            symbol: CurrencyName(None, code) if code in currencies["family"] else CurrencyName(code)
            for symbol, code in currencies["symbols"].items()
        }
        self.currencies = Phrases(names | symbols)
        self.currency_symbols = symbols
        self.families: dict[str, dict[str, Any]] = currencies["family"]

    def _changes(self, data: dict[str, Any], conjugation: dict[str, list[str]]) -> None:
        self.change_words: dict[str, int] = {}
        for sign, key in ((1, "increase"), (-1, "decrease")):
            self.change_words |= dict.fromkeys(_forms(data[key], conjugation), sign)
            self.change_words |= dict.fromkeys(data[key]["nouns"], sign)
        self.change_nouns = frozenset([*data["increase"]["nouns"], *data["decrease"]["nouns"]])
        self.comparisons = Phrases(
            {phrase: sign for sign, key in ((1, "increase"), (-1, "decrease")) for phrase in data[key]["comparisons"]}
        )
        self.factor_verbs = {
            stem + ending: factor for stem, factor in data["factors"].items() for ending in conjugation["er"]
        }
        words = data["words"]
        self.multiplied = Phrases(
            dict.fromkeys(words["multiplied"], 1)
            | dict.fromkeys(words["divided"], -1)  # a factor, and which way it goes
        )
        self.times_more = Phrases(dict.fromkeys(words["times_more"], 1))
        self.by_half = Phrases(dict.fromkeys(words["half"], 1))
        self.leads_to = Phrases(dict.fromkeys(words["leads_to"], 1))

    def _modality(self, data: dict[str, list[str]], conjugation: dict[str, list[str]]) -> None:
        self.modality = Phrases({phrase: kind for kind, phrases in data.items() for phrase in phrases})
        self.future_endings = tuple(conjugation["future"])
        self.future_lookalikes = frozenset(conjugation["future_lookalikes"])
        self.past_auxiliaries = frozenset(conjugation["past_auxiliaries"])
        self.conditional_endings = tuple(conjugation["conditional"])

    def _deals(self, data: dict[str, Any]) -> None:
        instruments = dict(data["instruments"])
        aggregates, never = instruments.pop("aggregates"), instruments.pop("never")
        self.instruments = Phrases({phrase: kind for kind, phrases in instruments.items() for phrase in phrases})
        self.aggregates = frozenset(aggregates["words"])
        self.never_before, self.never_after = frozenset(never["before"]), frozenset(never["after"])
        self.weak_instruments = frozenset(never["weak"])
        self.signed_only = frozenset(never["signed_only"])
        self.agreement_status = Phrases(_by_word(data["status"]["agreements"]))
        self.project_status = Phrases(_by_word(data["status"]["projects"]))
        self.project_events = Phrases(_by_word(data["projects"]["events"]))
        self.project_heads = Phrases(data["projects"]["heads"])
        self.sectors: dict[str, str] = data["projects"]["sectors"]
        self.singular_in_s = frozenset(data["projects"]["singular_in_s"])
        self.generic_projects = frozenset(data["projects"]["generic"])
        self.negation = Phrases(dict.fromkeys(data["negation"]["words"], True))

    def _phrases(self, data: dict[str, Any]) -> None:
        self.articles = frozenset(data["articles"])
        self.than = frozenset(data["than"])
        self.reflexives = frozenset(data["reflexives"])
        self.of = frozenset(data["of"])
        self.prepositions = frozenset(data["prepositions"])
        self.conjunctions = frozenset(data["conjunctions"])
        self.list_ends = Phrases(dict.fromkeys(data["list_ends"], True))
        self.auxiliaries = frozenset(data["auxiliaries"])
        self.subordinators = frozenset(data["subordinators"])
        self.place_words = frozenset(data["place_words"])
        self.breaks = frozenset([*data["subordinators"], *data["pronouns"], *data["auxiliaries"]])
        self.adjectives_before = frozenset(data["adjectives_before"])
        self.adverbs = frozenset(data["adverbs"])
        self.value_of = Phrases(dict.fromkeys(data["value_of"], True))
        self.equivalents = frozenset(data["equivalents"])
        self.part_words = frozenset(data["part_words"])
        self.value_nouns = frozenset(data["value_nouns"])
        self.refers = Phrases(dict.fromkeys(data["refers"], True))
        self.of_this_kind = Phrases(dict.fromkeys(data["of_this_kind"], True))
        self.number_of = Phrases(dict.fromkeys(data["number_of"], True))
        self.level_verbs = Phrases(dict.fromkeys(data["level_verbs"], True))
        self.light_verbs = Phrases(dict.fromkeys(data["light_verbs"], True))
        self.subject_markers = Phrases(dict.fromkeys(data["subject_markers"], True))
        self.ends_subject = Phrases(dict.fromkeys(data["ends_subject"], True))
        self.organisation_heads = frozenset(data["organisation_heads"])
        self.generic_party_heads = Phrases(dict.fromkeys(data["generic_party_heads"], True))
        self.place_prepositions = frozenset(data["place_prepositions"])
        self.purpose: str = data["purpose"]
        self.between: str = data["between"]
        self.plurals: list[list[str]] = data["plurals"]
        self.for_all: str = data["for_all"]


def currency_names(language: str) -> dict[str, str]:
    """Every name and code of a currency that CLDR gives in the language, folded, with its ISO 4217 code."""
    from babel import Locale

    locale = Locale.parse(language)
    found: dict[str, str] = {}
    for code, name in locale.currencies.items():
        found.setdefault(fold(name), code)
        found[code.lower()] = code
        for plural in locale._data["currency_names_plural"].get(code, {}).values():
            found.setdefault(fold(plural), code)
    return {name: code for name, code in found.items() if len(name) > 2 and name not in _NOT_CODES}


_NOT_CODES = frozenset({"all", "top", "ang", "try", "mop", "mad", "cup", "sos", "bam", "gel", "mro", "lak"})
"""Codes of currencies that are also words, or common in names: read only in capitals with a number, so left out."""


def _verbs(data: dict[str, Any]) -> frozenset[str]:
    """Single words that status and level tables know as verbs; the endings of nouns tell "signature" from "signé"."""
    noun_endings = tuple(data["phrases"]["noun_endings"])
    tables = [
        *data["status"]["agreements"].values(),
        *data["status"]["projects"].values(),
        data["phrases"]["level_verbs"],
    ]
    words = {phrase for table in tables for phrase in table if " " not in phrase}
    return frozenset(word for word in words if not word.endswith(noun_endings))


def _by_word(groups: dict[str, list[str]]) -> dict[str, str]:
    return {word: group for group, words in groups.items() for word in words}


def _forms(verbs: dict[str, list[str]], conjugation: dict[str, list[str]]) -> Iterable[str]:
    for group in ("er", "ir"):
        for stem in verbs[group]:
            stem = stem.removeprefix("s'")  # the reflexive pronoun is a token of its own
            yield from (stem + ending for ending in conjugation[group])
    yield from (form.removeprefix("s'") for form in verbs["forms"])


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
