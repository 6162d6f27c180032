"""Finding the phrases of a lexicon among words."""

from __future__ import annotations

from itertools import compress
from typing import Any, Generic, TypeVar

from communique.languages.tokens import PIECE, clues, cut, fold

V = TypeVar("V")

Longer = dict[str, list[tuple[list[str], V]]]
"""Phrases of two words and more that share a word, the longest first, by the word next to it."""

Table = dict[str, tuple[tuple[V] | None, Longer[V]]]
"""By the word that phrases share: what it means alone, if it is one, and the longer ones."""


class Phrases(Generic[V]):
    """Finds the longest phrase of a lexicon that begins, or ends, at a token."""

    def __init__(self, entries: dict[str, V]) -> None:
        self.entries = entries
        self._by_first: Table[V] = self._table(0, 1)
        self._by_last: Table[V] | None = None
        """Made when it is first asked for: most lexicons are read forwards alone."""

    def _endings(self) -> Table[V]:
        if self._by_last is None:
            self._by_last = self._table(-1, -2)
        return self._by_last

    def _table(self, shared: int, beside: int) -> Table[V]:
        table: Table[V] = {}
        for phrase, value in self.entries.items():
            words = cut(phrase)
            alone, longer = table.get(words[shared]) or (None, {})
            if len(words) > 1:
                longer.setdefault(words[beside], []).append((words, value))
            table[words[shared]] = ((value,) if alone is None and len(words) == 1 else alone, longer)
        for _, longer in table.values():
            for candidates in longer.values():
                candidates.sort(key=lambda entry: -len(entry[0]))
        return table

    @property
    def openings(self) -> frozenset[str]:
        """The first word of every phrase."""
        return frozenset(self._by_first)

    @property
    def last_words(self) -> frozenset[str]:
        """The last word of every phrase of two words and more."""
        return frozenset(word for word, (_, longer) in self._endings().items() if longer)

    @property
    def clues(self) -> frozenset[str]:
        """The first piece of every phrase: where none of them is in a text, no phrase is."""
        return clues(self._by_first)

    @property
    def rare_clues(self) -> frozenset[str]:
        """The longest piece of every phrase: less common than the first one where that is an article."""
        return frozenset(max(PIECE.findall(fold(phrase)), key=len, default="") for phrase in self.entries)

    def at(self, words: list[str], i: int) -> tuple[V, int] | None:
        """The value and the end (exclusive) of the longest phrase that begins at token i."""
        known = self._by_first.get(words[i]) if i < len(words) else None
        if known is None:
            return None
        alone, longer = known
        if longer and i + 1 < len(words):
            for phrase, value in longer.get(words[i + 1], ()):
                end = i + len(phrase)
                if words[i:end] == phrase:
                    return value, end
        return (alone[0], i + 1) if alone is not None else None

    def before(self, words: list[str], end: int) -> tuple[V, int] | None:
        """The value and the start of the longest phrase that ends just before token `end`."""
        by_last = self._by_last
        if by_last is None:
            by_last = self._endings()
        known = by_last.get(words[end - 1]) if end > 0 else None
        if known is None:
            return None
        alone, longer = known
        if longer and end > 1:
            for phrase, value in longer.get(words[end - 2], ()):
                start = end - len(phrase)
                if start >= 0 and words[start:end] == phrase:
                    return value, start
        return (alone[0], end - 1) if alone is not None else None

    def within(self, words: list[str], start: int, end: int) -> list[tuple[V, int, int]]:
        """Every longest phrase in words[start:end], from left to right, without overlaps."""
        found: list[tuple[V, int, int]] = []
        by_first, free = self._by_first, start
        inside = words[start:end]
        for i in compress(range(start, end), map(by_first.__contains__, inside)):
            alone, longer = by_first[words[i]]
            if i < free or (alone is None and words[i + 1 : i + 2] and words[i + 1] not in longer):
                continue
            match = self.at(words, i)
            if match and match[1] <= end:
                free = match[1]
                found.append((match[0], i, free))
        return found


def openings(*lexicons: Phrases[Any]) -> frozenset[str]:
    """The first word of every phrase of several lexicons: behind another word none of them begins."""
    return frozenset().union(*(lexicon.openings for lexicon in lexicons))
