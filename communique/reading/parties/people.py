"""Persons by name: who is told with a title somewhere in the article signs for a country and is no party."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from communique.languages import Pack
from communique.languages.clues import PERSON
from communique.languages.grammar import SUBORDINATOR
from communique.languages.places import Country
from communique.languages.tokens import fold
from communique.reading.facts import Agreement, Party
from communique.reading.places.names import is_forename
from communique.reading.sentences.document import Sentence

REACH: Final = 10
"""How many words may stand between a title and the name: "ministre de l'Économie et des Finances du Bénin"."""

JOINED: Final = 8
"""Characters between two persons who do something together: " et M. ", "et Mme"."""

LONGEST: Final = 4
"""Words of the longest name of a person."""


class People:
    """The surnames that an article tells with a title, and the countries that go with them."""

    def __init__(self, sentences: Iterable[Sentence], pack: Pack) -> None:
        self.pack = pack
        self._country: dict[str, Country | None] = {}
        for s in sentences:
            if PERSON in s.clues:
                for k, word in enumerate(s.words):
                    if word in pack.parties.persons and word not in pack.numbers.words:
                        self._meet(s, k)

    def _meet(self, s: Sentence, title: int) -> None:
        """Remember the name that follows a title, and the country said between them."""
        country: Country | None = None
        k = title + 1
        while k < min(len(s.words), title + REACH) and not self._ends(s, k):
            named = self.pack.countries.at(s.words, k)
            forename = named is not None and is_forename(s, named[0], named[1], self.pack)
            if named and not forename and (named[0].how == "adjective" or s.capital(k)):
                country, k = country or named[0], named[1]
                continue
            if s.capital(k) and not self._inside(s, k):
                last = k
                while last + 1 < len(s.words) and last - k < LONGEST and s.capital(last + 1):
                    last += 1
                surname = s.words[last]
                self._country[surname] = self._country.get(surname) or country
                return
            k += 1

    def _ends(self, s: Sentence, k: int) -> bool:
        """Whether the words behind a title go on with something else: a verb, a clause, a stop that is none of "M."."""
        word, grammar = s.words[k], self.pack.grammar
        if word == ".":
            return s.words[k - 1] not in self.pack.parties.courtesy
        verb = word in grammar.verbs and word not in grammar.verb_nouns and not s.capital(k)
        return verb or word in (";", ":", "(") or grammar.classes.get(word) == SUBORDINATOR

    def _inside(self, s: Sentence, k: int) -> bool:
        """Whether the capital belongs to an office or a country: "ministre des Affaires étrangères"."""
        before = s.words[k - 1]
        grammar = self.pack.grammar
        return before in grammar.of or before in grammar.determiners or before in grammar.contracted

    def resolve(self, agreement: Agreement, occasion: list[Party]) -> None:
        """Put countries in the place of persons; one whose country is not known leaves it to the occasion."""
        named = [party for party in agreement.parties if _may_be_person(party)]
        known = [party for party in named if _surname(party) in self._country]
        if not known:
            return
        parties: list[Party] = []
        for party in agreement.parties:  # who signs beside a person is one too, where the name is of that shape
            country = self._country.get(_surname(party)) if party in named else None
            if country is not None:
                parties.append(Party(country.name, "party", "country", country.alpha3, party.start, party.end))
            elif party not in named or not any(_are_joined(party, person) for person in known):
                parties.append(party)  # "le ministre, Ali Sow, a signé un accord avec Karo Bank"
            elif not occasion:
                party.kind = "person"
                parties.append(party)
        agreement.parties = parties


def _are_joined(party: Party, person: Party) -> bool:
    """Whether it is the person, or stands right beside them: "Ali Sow et Jean Dix ont signé"."""
    return max(party.start, person.start) - min(party.end, person.end) <= JOINED


def _may_be_person(party: Party) -> bool:
    """Whether a name has the shape of a first name and a surname: "Kassym-Jomart Tokaïev", not "China Exim Bank AG"."""
    words = party.name.split()
    return party.kind == "company" and 1 < len(words) <= LONGEST and not any(word.isupper() for word in words)


def _surname(party: Party) -> str:
    return fold(party.name.split()[-1])
