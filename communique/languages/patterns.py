"""Phrases with room for words of a kind: "pour un {worth} {whole}? de"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, product
from typing import Any, Final

from communique.languages.tokens import cut

Tree = dict[str, Any]

_END: Final = ""
"""The key in the tree where a pattern may end; no word is it."""


def expanded(pattern: str) -> Iterator[tuple[str, ...]]:
    """Every row of words and kinds that a pattern stands for.

    Words with | between stand for each other, one with ? may be missing, {name} is any word of that kind.
    """
    choices: list[list[tuple[str, ...]]] = []
    for element in pattern.split():
        optional = element.endswith("?")
        options = [(o,) if o.startswith("{") else tuple(cut(o)) for o in element.removesuffix("?").split("|")]
        choices.append([*options, ()] if optional else options)
    for row in product(*choices):
        yield tuple(word for part in row for word in part)


class Patterns:
    """Finds the longest match of a list of patterns that begins, or ends, at a token; asked as `Phrases` is."""

    def __init__(self, patterns: Iterable[str], kinds: dict[str, frozenset[str]]) -> None:
        self._kinds: dict[str, tuple[str, ...]] = {}
        for name, members in kinds.items():
            for word in members:
                self._kinds[word] = (*self._kinds.get(word, ()), f"{{{name}}}")
        self._forward: Tree = {}
        self._backward: Tree = {}
        for pattern in patterns:
            for row in expanded(pattern):
                _plant(self._forward, row)
                _plant(self._backward, row[::-1])
        self._first, self._last = self._edge(self._forward), self._edge(self._backward)

    def _edge(self, tree: Tree) -> frozenset[str]:
        return frozenset(tree) | {word for word, kinds in self._kinds.items() if not tree.keys().isdisjoint(kinds)}

    def at(self, words: list[str], i: int) -> tuple[bool, int] | None:
        """Where the longest match that begins at token i ends (exclusive)."""
        if i >= len(words) or words[i] not in self._first:
            return None
        length = self._longest(self._forward, words, range(i, len(words)))
        return (True, i + length) if length else None

    def before(self, words: list[str], end: int) -> tuple[bool, int] | None:
        """Where the longest match that ends just before token `end` begins."""
        if end < 1 or words[end - 1] not in self._last:
            return None
        length = self._longest(self._backward, words, range(end - 1, -1, -1))
        return (True, end - length) if length else None

    def within(self, words: list[str], start: int, end: int) -> list[tuple[bool, int, int]]:
        """Every longest match in words[start:end], from left to right, without overlaps."""
        found: list[tuple[bool, int, int]] = []
        free = start
        for i in compress(range(start, end), map(self._first.__contains__, words[start:end])):
            match = self.at(words, i) if i >= free else None
            if match and match[1] <= end:
                free = match[1]
                found.append((True, i, free))
        return found

    def _longest(self, tree: Tree, words: list[str], way: Iterable[int]) -> int:
        """How many words the longest match has that goes the way of these tokens."""
        longest, places = 0, [tree]
        for length, k in enumerate(way, start=1):
            word = words[k]
            keys = (word, *self._kinds[word]) if word in self._kinds else (word,)
            places = [place[key] for place in places for key in keys if key in place]
            if not places:
                break
            if any(_END in place for place in places):
                longest = length
        return longest


def _plant(tree: Tree, row: Iterable[str]) -> None:
    for key in row:
        tree = tree.setdefault(key, {})
    tree[_END] = {}
