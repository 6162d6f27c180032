"""Words and numbers as reading sees them. The lexicon is cut the same way, so that its phrases match."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

SPACES = " \u00a0\u202f\u2009"

TOKEN = re.compile(
    rf"""
    \d+(?:er|re|ère|e|ème|nd|nde)(?![^\W_])            # 1er, 13e
    |\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?  # 6 500
    |\d+(?:[.,]\d+)*                                   # 1,3  25.000  1.200.000
    |(?:US|CAN?|NZ|HK|NT|A|C|R|S)?\$(?:US\b)?          # US$ $US A$
    |[^\W\d_]+['’](?=\w)                               # l’ d’ qu’
    |[^\W\d_][^\W_]*(?:[-‑][^\W_]+)*                   # accord-cadre, m3, G20
    |[^\w\s]
    """,
    re.VERBOSE,
)

_PLAIN = str.maketrans({"’": "'", "‑": "-"})


def fold(text: str) -> str:
    """Lower case, plain apostrophe and hyphen: the form in which words are compared. Keeps the length of French."""
    return text.lower().translate(_PLAIN)


def cut(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase of the lexicon. An elided word at its end ("près d'") stays one token."""
    if phrase.endswith("'"):
        return cut(f"{phrase}x")[:-1]
    return tuple(fold(match) for match in TOKEN.findall(phrase))


V = TypeVar("V")


class Phrases(Generic[V]):
    """Finds the longest phrase of a lexicon that begins, or ends, at a token."""

    def __init__(self, entries: dict[str, V]) -> None:
        self.entries = entries
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries.items():
            words = cut(phrase)
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for table in (self._by_first, self._by_last):
            for candidates in table.values():
                candidates.sort(key=lambda entry: -len(entry[0]))

    @property
    def first_words(self) -> frozenset[str]:
        """Every word that begins a phrase."""
        return frozenset(self._by_first)

    def at(self, words: list[str], i: int) -> tuple[V, int] | None:
        """The value and the end (exclusive) of the longest phrase that begins at token i."""
        for phrase, value in self._by_first.get(words[i], ()) if i < len(words) else ():
            if len(phrase) == 1 or tuple(words[i : i + len(phrase)]) == phrase:
                return value, i + len(phrase)
        return None

    def before(self, words: list[str], end: int) -> tuple[V, int] | None:
        """The value and the start of the longest phrase that ends just before token `end`."""
        for phrase, value in self._by_last.get(words[end - 1], ()) if end > 0 else ():
            start = end - len(phrase)
            if start >= 0 and (len(phrase) == 1 or tuple(words[start:end]) == phrase):
                return value, start
        return None

    def within(self, words: list[str], start: int, end: int) -> list[tuple[V, int, int]]:
        """Every longest phrase in words[start:end], from left to right, without overlaps."""
        found: list[tuple[V, int, int]] = []
        i = start
        while i < end:
            match = self.at(words, i)
            if match and match[1] <= end:
                found.append((match[0], i, match[1]))
                i = match[1]
            else:
                i += 1
        return found
