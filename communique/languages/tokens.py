"""Words and numbers as reading sees them. The lexicon is cut the same way, so that its phrases match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

SPACES = " \u00a0\u202f\u2009"

_TOKEN = rf"""
    \d+(?:[.,]\d+)?(?:e[+-]?|\^[+-]{{0,2}})\d++(?![^\W_])  # 1,2e9  10^6
    |\d+(?:er|re|ère|e|ème|nd|nde|st|rd|th)(?![^\W_])  # 1er, 13e, 21st
    |\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?  # 6 500
    |\d+(?:[.,]\d+)*                                   # 1,3  25.000  1.200.000
    |(?:us|can?|nz|hk|nt|a|c|r|s)?\$(?:us\b)?          # US$ $US A$, folded
    |(?=[^\W\d_]++['’])(?:
        [^\W\d_]+(?=n['’]t(?![^\W_]))|n['’]t(?![^\W_]) # has n’t
        |[^\W\d_]['’](?=\w)                            # l’ d’
        |[^\W\d_]{{2,}}['’](?=\w)(?!s(?![^\W_]))        # qu’
     )
    |['’]s(?![^\W_])                                  # Tashkent ’s
    |[^\W\d_][^\W_]*(?:[-‑][^\W_]+)*                   # accord-cadre, m3, G20
    |[^\w\s]
"""

TOKEN = re.compile(_TOKEN, re.VERBOSE)
"""Cuts folded text."""

_ADDRESS = r"(?:https?://|www\.)\S*[^\s.,;:!?)»”\"']|[\w.%+-]{1,64}@\w[\w.-]*\w"

_ADDRESSED = re.compile(f"{_ADDRESS}|{_TOKEN}", re.VERBOSE)
_MARKS = ("://", "www.", "@")


def tokens(folded: str) -> Iterator[re.Match[str]]:
    """The tokens of folded text; an address of the web or of e-mail is one."""
    return (_ADDRESSED if any(mark in folded for mark in _MARKS) else TOKEN).finditer(folded)


_PLAIN = str.maketrans({"’": "'", "‑": "-"})


def fold(text: str) -> str:
    """Lower case, plain apostrophe and hyphen: the form in which words are compared. Keeps the length of French."""
    return text.lower().translate(_PLAIN)


def fold_in_place(text: str) -> str:
    """The same, letter by letter where a capital folds to more than one: offsets hold for both."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := fold(letter)) == 1 else letter for letter in text)


def cut(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase of the lexicon. An elided word at its end ("près d'") stays one token."""
    if phrase.endswith("'"):
        return cut(f"{phrase}x")[:-1]
    return tuple(TOKEN.findall(fold(phrase)))


PIECE = re.compile(r"\w+")
"""Runs of letters and digits: much faster to find than tokens, and enough to tell what cannot be in a text."""


def clues(words: Iterable[str]) -> frozenset[str]:
    """The first pieces of words of the lexicon."""
    return frozenset(match.group() for word in words if (match := PIECE.search(word)))


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
    def clues(self) -> frozenset[str]:
        """The first piece of every phrase: where none of them is in a text, no phrase is."""
        return clues(self._by_first)

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
        by_first, i = self._by_first, start
        if by_first.keys().isdisjoint(words[start:end]):
            return found
        while i < end:
            match = self.at(words, i) if words[i] in by_first else None
            if match and match[1] <= end:
                found.append((match[0], i, match[1]))
                i = match[1]
            else:
                i += 1
        return found
