"""What a noun phrase hangs on: "la construction" of "la construction du pont", the first of "entre Pa et Lo"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import NUMBER, VERB
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.phrasing import Phrasing

PARTS: Final = frozenset({"(", "–", "—", "-", "'"})
"""Marks before the second part of a name."""

BRACKET: Final = 16
"""Words that a bracket may hold and be passed over."""


class Attachment(Phrasing):
    """A sentence whose noun phrases know what they are complements of, and where theirs begin."""

    def top(self, chunk: Chunk) -> Chunk:
        """The noun phrase without a preposition that a complement of any kind hangs on, if it stands right before."""
        first = chunk
        while chunk.before and chunk.index:
            previous = self.chunks[chunk.index - 1]
            if chunk.before == self.g.between and previous.time and previous.index:  # "conclu le 12 mai entre A et B"
                chunk, previous = previous, self.chunks[previous.index - 1]
            if chunk.start - previous.end > 3 or VERB in self.tags[previous.end : chunk.start]:
                return self.root(first)
            chunk = previous
        return chunk

    def unplaced(self, chunk: Chunk) -> Chunk:
        """ "une ligne de 345 kilovolts entre Pa et Lo", "une usine envisagée à Oran": what stands before the place."""
        whole = self.root(chunk)  # "un champ de gaz dans le sud de l'Ouzbékistan"
        within = self.words[whole.head] in self.g.compass and whole.before in self.g.in_
        found = whole if within else self.first_of(chunk)
        while found.index and self._is_place(found):
            previous = self.chunks[found.index - 1]
            end = self._size_end(previous.end)
            if previous.time or found.start - end > 3 or VERB in self.tags[end : found.start]:
                break
            found = self.first_of(previous)
        return found

    def _is_place(self, chunk: Chunk) -> bool:
        """Whether a noun phrase names where something is."""
        if chunk.before == self.g.between:
            return True  # "un tronçon de 80 km entre la frontière et Pa"
        within = chunk.before in self.g.in_ or chunk.before in self.g.to
        return within and (self.s.capital(chunk.body) or self.words[chunk.head] in self.g.compass)

    def root(self, chunk: Chunk) -> Chunk:
        """The noun phrase that a complement hangs on: of "la construction du pont", "la construction"."""
        while chunk.before in self.g.of and chunk.index:
            previous = self.chunks[chunk.index - 1]
            size = self.size_before(chunk)  # "la construction de 500 km de routes"
            start = chunk.start if size is None or self.words[size - 1] not in self.g.of else size
            if previous.end < start - 2 or self.is_some(previous, chunk) or self._is_manner(previous):
                break
            chunk = self._before_aside(previous) if self.words[previous.end] == "," else previous
        return chunk

    def size_before(self, chunk: Chunk) -> int | None:
        """Where the size of "320 km de routes" begins: so much of a thing; None where none stands before it."""
        start = chunk.start - 1 if chunk.before in self.g.of and chunk.before not in self.g.contracted else 0
        first = start
        while first and self.tags[first - 1] == NUMBER:
            first -= 1
        sized = first < start and any(self.pack.units.measures.at(self.words, k) for k in range(first, start))
        return first if sized else None

    def _is_manner(self, chunk: Chunk) -> bool:
        """ "en charge de la construction", "en cours de rénovation": no thing that anything hangs on."""
        bare = chunk.start == chunk.body == chunk.end - 1 and not self.s.capital(chunk.head)
        return bare and chunk.before in self.g.in_ and chunk.before not in self.g.to

    def is_some(self, previous: Chunk, chunk: Chunk) -> bool:
        """ "a obtenu de la Chine des appuis": some of them, and none of China's."""
        named = self.pack.countries.at(self.words, previous.body) if self.s.capital(previous.body) else None
        return named is not None and bool(previous.before) and chunk.before in self.g.plural_determiners

    def behind_aside(self, chunk: Chunk) -> Chunk | None:
        """Of "la signature, le 23 juin à Pa, d'un accord", what the last hangs on across the commas."""
        while chunk.before in self.g.of and chunk.index:
            previous = self.chunks[chunk.index - 1]
            if previous.end < chunk.start - 2 or self.is_some(previous, chunk):
                return None
            if self.words[previous.end] == ",":
                told = self._before_aside(previous)
                return told if told is not previous else None
            chunk = previous
        return None

    def _before_aside(self, last: Chunk) -> Chunk:
        """ "la signature, avant la fin de l'année, d'un accord": what stands before an aside of where or when."""
        first = last
        while first.before in self.g.of and first.index:
            first = self.chunks[first.index - 1]
        opening = first.start - 1 - bool(first.before)
        when = self.chunks[first.index - 1] if first.index else first
        if when.time and when.end == opening + 1:  # "la signature, le 23 juin à Pa, d'un accord"
            first, opening = when, when.start - 1 - bool(when.before)
        aside = (first.before or first.time) and first.index and opening > 0 and self.words[opening] == ","
        before = self.chunks[first.index - 1] if aside else last
        return before if before.end == opening else last

    def first_of(self, chunk: Chunk) -> Chunk:
        """Of "entre Pa et Lo", the first, whose preposition is that of both."""
        joined = chunk.index > 0 and self.words[chunk.start - 1] in self.g.joining
        before = self.chunks[chunk.index - 1] if joined and not chunk.before else chunk
        ends = self.root(before) if before is not chunk else chunk  # "entre le port de Pa et la ville de Lo"
        if ends.before == self.g.between and before.end == chunk.start - 1:
            return ends
        return before if before.before and before.end == chunk.start - 1 else chunk

    def opened(self, chunk: Chunk) -> Chunk:
        """Of "Suceava – Bălţi", "Ksour Essef (Mahdia)" and "entre Pa et Lo", the first."""
        found = self.first_of(chunk)
        while found.index and not found.before and self.words[found.start - 1] in PARTS:
            if not self.s.capital(found.start):
                break
            found = self.first_of(self.chunks[found.index - 1])
        return found

    def before_bracket(self, i: int) -> int:
        """Before a bracket that closes right before token i; i itself where none does."""
        if not i or self.words[i - 1] != ")":
            return i
        return next((k for k in range(i - 1, max(-1, i - BRACKET), -1) if self.words[k] == "("), i)
