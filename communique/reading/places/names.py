"""Who is named: countries, the article's occasion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.languages import Pack
from communique.languages.places import Country
from communique.reading.facts import Party
from communique.reading.sentences.document import Sentence

LEAD: Final = 4
"""Sentences behind the title in which the occasion is looked for where the title does not name two countries."""


DATELINE: Final = frozenset(",(/-–—")
"""Marks behind the place that a dispatch begins with."""


@dataclass(slots=True, eq=False)
class Naming:
    """A country, named at tokens first to last (exclusive) of a sentence."""

    country: Country
    sentence: Sentence
    first: int
    last: int

    at_seat: bool = False
    """Whether something happens there, "à Alger": no government is meant."""

    def is_dateline(self) -> bool:
        """ "Tunis, le 18 décembre 2013 – ", "Bakou (AZERTAC)": where the text was written."""
        s = self.sentence
        opens = self.country.how == "seat" and s.number > 0 and self.first == 0
        return opens and s.words[self.last : self.last + 1] != [] and s.words[self.last] in DATELINE

    def party(self, role: str = "party", as_told: bool = False) -> Party:
        """The country as a party, under the name that CLDR gives it, or by its seat where the text says no more."""
        s = self.sentence
        seat = as_told and self.country.how == "seat" and not (self.at_seat or s.written(self.first).isupper())
        return Party(
            s.span(self.first, self.last) if seat else self.country.name,
            role,
            "country",
            self.country.alpha3,
            s.starts[self.first],
            s.stop(self.last - 1),
        )


def namings(s: Sentence, pack: Pack) -> list[Naming]:
    """Every country that a sentence names, by name (with a capital), seat or adjective."""
    found = [
        Naming(told, s, first, last, told.how == "seat" and first > 0 and s.words[first - 1] in pack.grammar.to)
        for country, first, last in pack.countries.within(s.words, 0, len(s.words))
        if (told := _told(s, country, first, last, pack)) is not None
    ]
    if "-" not in s.folded:
        return found
    hyphened = [(k, word) for k, word in enumerate(s.words) if "-" in word]
    return sorted(
        [*_of_two_nations(s, hyphened, pack), *_joined(s, hyphened, pack), *found], key=lambda naming: naming.first
    )


def _told(s: Sentence, country: Country, first: int, last: int, pack: Pack) -> Country | None:
    """The country that tokens first to last (exclusive) tell, by name or adjective; None where they name another."""
    if country.how == "adjective":
        firm = first > 0 and s.words[first - 1] in pack.grammar.article_clitics and last < len(s) and s.capital(last)
        return None if firm else country  # "l'allemand Siemens" is no country
    if not s.capital(first):
        return pack.demonyms.get(s.words[first])  # "la Bourse suisse"
    of = first > 1 and s.words[first - 1] in pack.grammar.of
    if country.how == "seat" and of and pack.agreements.instruments.at(s.words, first - 2):
        return None  # "l'accord d'Alger" is called after the town
    if pack.parties.mediating.before(s.words, first) is not None:
        return None  # "sous l'égide de l'Égypte"
    return None if is_forename(s, country, last, pack) else country


def is_forename(s: Sentence, country: Country, last: int, pack: Pack) -> bool:
    """ "Paris Hilton": a seat of government that goes on as a name, up to token `last` (exclusive)."""
    goes_on = country.how == "seat" and last < len(s) and s.words[last].isalpha() and s.capital(last)
    return goes_on and pack.countries.at(s.words, last) is None


def _of_two_nations(s: Sentence, hyphened: list[tuple[int, str]], pack: Pack) -> Iterator[Naming]:
    """ "les échanges franco-marocains" name two countries in one word."""
    for k, word in hyphened:
        prefix, _, rest = word.partition("-")
        second = pack.countries.entries.get(rest) if prefix in pack.nation_prefixes else None
        if second is not None and second.how == "adjective":
            yield Naming(pack.nation_prefixes[prefix], s, k, k + 1)
            yield Naming(second, s, k, k + 1)


def _joined(s: Sentence, hyphened: list[tuple[int, str]], pack: Pack) -> Iterator[Naming]:
    """ "Côte d'Ivoire-Sénégal", "Maroc-Émirats arabes unis": a hyphen between two names."""
    for k, word in hyphened:
        first, _, second = word.partition("-")
        if not (first and second and s.written(k)[len(first) + 1].isupper()) or pack.countries.at(s.words, k):
            continue
        if k and (s.words[k - 1] in pack.projects.ways or s.words[k - 1] in pack.grammar.of):
            continue  # "la ligne Cotonou-Niamey"
        words = [*s.words[:k], first, second, *s.words[k + 1 :]]
        before, behind = pack.countries.before(words, k + 1), pack.countries.at(words, k + 1)
        if before and behind and "adjective" not in (before[0].how, behind[0].how):
            yield Naming(before[0], s, before[1], k + 1)
            yield Naming(behind[0], s, k, behind[1] - 1)


def occasion(found: list[Naming]) -> list[Naming]:
    """The two countries that the article is about: those that title and lead name first, seen again or not.

    `found` are the namings of the whole article in order.
    """
    often = Counter(naming.country.alpha3 for naming in found)
    chosen: dict[str, Naming] = {}
    for naming in found:
        if naming.sentence.number > LEAD:
            break
        if often[naming.country.alpha3] == 1 and naming.is_dateline():
            continue  # of a country that the text never speaks of
        known = chosen.get(naming.country.alpha3)
        if known is None:
            chosen[naming.country.alpha3] = naming
    if len(chosen) > 2:
        first = sorted(chosen, key=lambda code: (-min(often[code], 3), list(chosen).index(code)))[:2]
        chosen = {code: naming for code, naming in chosen.items() if code in first}
    return list(chosen.values()) if len(chosen) == 2 else []


def home(found: list[Naming]) -> Party | None:
    """The one country that the title names, as in "Cameroun : …"; None where it names several or none."""
    told = {naming.country.alpha3: naming for naming in found if naming.sentence.number == 0}
    return next(iter(told.values())).party() if len(told) == 1 else None
