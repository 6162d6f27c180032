"""The words of time: what the pieces of a time look like, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from communique.languages.figures import NumberWords
from communique.languages.grammar import phrases, words
from communique.languages.once import Memo
from communique.languages.patterns import expanded
from communique.languages.phrases import Phrases

Value = int | str | tuple[int, int]

_ORDINAL: Final = re.compile(r"(\d{1,4})[^\W\d_]+")  # 13e, 5th

TELLING: Final = frozenset({"{month}", "{weekday}", "{unit}", "{quarter}", "{half}", "{season}"})
"""Slots of which every piece has one, if it has any, and no year."""


_BESIDE: Final = ("last", "lasts", "next", "nexts", "previous", "following")
"""Slots of adjectives that stand behind the name of a time."""


class Node:
    """A place in the tree of patterns: where each word or slot leads, and what a pattern that ends here means."""

    __slots__ = ("means", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.means: str | None = None


Way = tuple[Node, int, tuple[Value, ...]]
"""Where words lead in the tree: the place, how many words they are, and the values of their slots."""


class TimeWords:
    """The pieces that times are made of, as a tree over words and slots, and the words before them.

    A slot ("{month}") stands for a kind of word; `slots` gives the kinds that a word is of, each with its value, and
    `beginning` where it leads from the root: asked of every word of a sentence with a figure.
    """

    def __init__(self, data: dict[str, Any], numbers: NumberWords) -> None:
        self.months: dict[str, int] = data["months"]
        self.articles = words(data["articles"])
        self.over: Phrases[bool] = phrases(data.get("over", []))
        self.beside_year = words(data["beside_year"])
        self.beside_month = words(data["beside_month"])
        self.before: Phrases[str] = Phrases({p: role for role, entries in data["before"].items() for p in entries})
        self.against = words(data["against"])
        self.comparatives = words(data["comparatives"])
        inner: dict[str, frozenset[str]] = {}
        for opener, entries in data["ranges"].items():
            inner |= {entry: inner.get(entry, frozenset()) | {opener} for entry in entries}
        self.inner: Phrases[frozenset[str]] = Phrases(inner)
        self._middle: str = data["middle"]
        self._closed: dict[str, list[tuple[str, Value]]] = {}
        self._close("{month}", self.months)
        self._close("{weekday}", data["weekdays"])
        self._close("{quarter}", data["quarters"])
        self._close("{half}", data["halves"])
        self._units, self._tens = numbers.units, numbers.tens
        self._cardinals = numbers.units | numbers.tens
        self._close("{n}", self._cardinals)
        first = words(data["slots"]["first"])
        # those too that no quarter has: "the fifth quarter of 2024" is not the year
        named = {word: self._cardinals[of] for word, of in numbers.parts.items() if of in self._cardinals}
        self._ordinals = {word: value for word, value in (named | numbers.ordinals).items() if word not in first}
        self._close("{ordinal}", self._ordinals)
        self.beside = frozenset(word for name in _BESIDE for word in data["slots"][name].split())
        for name, entries in data["slots"].items():
            self._close(f"{{{name}}}", dict.fromkeys(entries.split(), name))
        for unit, entries in data["units"].items():
            self._close("{unit}", dict.fromkeys(entries.split(), unit))
            if unit in ("half", "quarter"):
                self._close("{part}", dict.fromkeys(entries.split(), unit))
        self.root = Node()
        self._cores = {word for word, kinds in self._closed.items() if any(slot in TELLING for slot, _ in kinds)}
        for means, patterns in data["pieces"].items():
            for pattern in patterns:
                self._plant(means, pattern)

        self._telling = Memo(lambda word: word in self._cores or "-" in word or _is_year(word))
        self.slots = Memo(self._slots)
        self.beginning = Memo(self._beginning)

    def _close(self, slot: str, entries: dict[str, Any]) -> None:
        for word, value in entries.items():
            self._closed.setdefault(word, []).append((slot, value))

    def _plant(self, means: str, pattern: str) -> None:
        for keys in expanded(pattern):
            node = self.root
            for key in keys:
                node = node.next.setdefault(key, Node())
            node.means = node.means or means
            if not any(key.startswith("{") for key in keys):
                self._cores.add(max(keys, key=len))

    def may_say(self, words: list[str]) -> bool:
        """Whether the words may say a time at all: most sentences with a figure have no word that every time needs."""
        return any(self._telling.of(words))

    def _beginning(self, word: str) -> list[Way]:
        first = self.root.next
        found: list[Way] = []
        found += ((first[slot], 1, (value,)) for slot, value in self.slots[word] if slot in first)
        return [*found, (first[word], 1, ())] if word in first else found

    def _slots(self, word: str) -> list[tuple[str, Value]]:
        known = self._closed.get(word)
        if word[0].isdigit():
            return [*(known or ()), *_of_digits(word)]
        if known is None and "-" in word:
            return self._of_compound(*word.split("-", 1))
        return known or []

    def _of_compound(self, left: str, right: str) -> list[tuple[str, Value]]:
        """ "mi-mars", "mi-2024", "janvier-septembre", "trente-cinq", "vingt-cinquième"."""
        month = self.months.get(right)
        if left == self._middle and month:
            return [("{middle-month}", month)]
        if left == self._middle and _is_year(right):
            return [("{middle-year}", int(right))]
        if month and left in self.months:
            return [("{months}", (self.months[left], month))]
        if left in self._cardinals and right in self._ordinals:
            return [("{ordinal}", self._cardinals[left] + self._ordinals[right])]
        return [("{n}", self._tens[left] + self._units[right])] if left in self._tens and right in self._units else []


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.startswith(("18", "19", "20"))


def _of_digits(word: str) -> Iterator[tuple[str, Value]]:
    if _is_year(word):
        yield "{year}", int(word)
    elif len(word) < 3 and word.isdecimal():
        yield "{n}", int(word)
        if len(word) == 2:
            yield "{yy}", int(word)
        if 1 <= int(word) <= 31:
            yield "{day}", int(word)
    elif word[0] == "1" and not word[1].isdigit() and word[-1] in "er":  # "1er mai"
        yield "{day}", 1
    elif ordinal := _ORDINAL.fullmatch(word):
        yield "{ordinal}", int(ordinal[1])
