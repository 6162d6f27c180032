"""Pieces of words without which a sentence cannot hold a figure, a change, an instrument, an undertaking …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from communique.languages.once import Memo
from communique.languages.tokens import PIECE, clues

if TYPE_CHECKING:
    from communique.languages.pack import Pack

NUMBER: Final = "number"
CHANGE: Final = "change"
FACTOR: Final = "factor"
PART: Final = "part"
INSTRUMENT: Final = "instrument"
ORDINAL: Final = "ordinal"
UNDERTAKING: Final = "undertaking"
GENRE: Final = "genre"
OTHER_GENRE: Final = "other genre"
COUNTRY: Final = "country"
TOWN: Final = "town"
PERSON: Final = "person"
SAME: Final = "same"
ADVERBIAL: Final = "adverbial"
MODAL: Final = "modal"
STANDING: Final = "standing"
PROGRESS: Final = "progress"

_DIGIT: Final = re.compile(r"\d")


class Clues:
    """What the words of a sentence are clues to."""

    def __init__(self, pack: Pack) -> None:
        numbers, changes = pack.numbers, pack.changes
        self._pieces: dict[str, frozenset[str]] = {
            # "un" is an article, but before a scale, a coin or a point
            NUMBER: clues(
                [*(numbers.starts - numbers.ones), *numbers.scales, *pack.units.coins, *numbers.points.openings]
            ),
            CHANGE: self._of_changes(pack),
            FACTOR: clues(
                [
                    changes.fold,
                    *changes.factor_nouns,
                    *changes.multiples,
                    *changes.times.entries,
                    *changes.times_less.entries,
                ]
            ),
            PART: numbers.fractions,
            INSTRUMENT: pack.agreements.instruments.clues,
            ORDINAL: clues(pack.agreements.ordinals),
            UNDERTAKING: pack.projects.heads.clues
            | pack.projects.raised.clues
            | pack.projects.named
            | clues(pack.projects.named_events),
            COUNTRY: pack.countries.rare_clues,
            TOWN: pack.places.parts.rare_clues,
            GENRE: clues(pack.projects.genre),
            OTHER_GENRE: clues(pack.projects.other_genres),
            PERSON: pack.parties.persons,
            ADVERBIAL: pack.grammar.adverbial.rare_clues,
            MODAL: pack.modality.said.rare_clues | pack.modality.now.rare_clues | pack.modality.once.rare_clues,
            STANDING: pack.agreements.status.phrases.rare_clues,
            PROGRESS: pack.projects.status.phrases.rare_clues,
            SAME: pack.amounts.same_noun | pack.projects.sequels.twins,
        }
        self._of = Memo(self._of_word)

    def among(self, words: Iterable[str]) -> frozenset[str]:
        """What the words are clues to: of what is not among it, nothing can be in them."""
        return frozenset[str]().union(*set(self._of.of(words)))

    def _of_word(self, word: str) -> frozenset[str]:
        pieces = (word,) if word.isalpha() else PIECE.findall(word)
        found = frozenset(to for to, known in self._pieces.items() if not known.isdisjoint(pieces))
        return found | {NUMBER} if _DIGIT.search(word) else found

    @staticmethod
    def _of_changes(pack: Pack) -> frozenset[str]:
        changes, classes = pack.changes, pack.grammar.classes
        forms = pack.grammar.verbs.forms({*changes.factor_verbs, changes.multiply, changes.divide})
        said = clues([*forms, *changes.factor_nouns, *pack.numbers.fractions])
        said |= (changes.times.clues | changes.by_half.clues) - frozenset(classes)
        return said | frozenset(piece for phrase in changes.times_of_verb.entries for piece in PIECE.findall(phrase))
