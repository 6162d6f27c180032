"""An article as title, paragraphs, list items and table rows, and these as sentences: text[start:end]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from communique.languages import Pack
from communique.languages.clues import INSTRUMENT, UNDERTAKING
from communique.languages.tokens import fold, fold_in_place, tokens

MAX_SENTENCE: Final = 2_000
"""Characters after which a sentence is cut, so that the work on one is bounded."""

NEAR: Final = 200
"""Characters before that bound in which a mark is looked for to cut behind: no number is parted from its unit there."""

MAX_ITEM: Final = 400
"""Characters of the longest line that counts as a list item without a marker."""

MAX_HEADING: Final = 80
"""Characters of the longest line that counts as the heading of a part of a list."""

LONGEST_ABBREVIATION: Final = 30
"""Characters before a stop in which an abbreviation is looked for."""

TITLE: Final = "title"
PROSE: Final = "prose"
ITEM: Final = "item"
ROW: Final = "row"
HEADING: Final = "heading"

_CLOSED: Final = frozenset('.!?…:;,»”"')
"""Marks that end a sentence, or a line that goes on."""

_SIGNED: Final = re.compile(r"[–—-]\s?\d+(?:[.,]\d+)?\s?%")
"""A change whose minus stands apart, and no item of a list."""

_NUMBERED: Final = re.compile(r"(?:\((?:\d{1,2}|[a-zA-Z]|[ivx]{2,5})\)|(?:\d{1,2}|[a-zA-Z]|[ivx]{2,5})[.)°/])\s")
_ROMAN: Final = re.compile(r"[IVX]{1,5}\s?[.)/–—-]\s+")
_END: Final = re.compile(
    r"""
    [.!?…:;–—](?:                                  # one set of letters that may begin an end is quick to look for
        (?<=[.!?…])(?<![.!?…]{2})[.!?…]*[»”")\]]*\s+      # from the first of several marks: once for a line of dots
        |(?<=[.!?])(?<![.!?]{2})[.!?]*[»”"](?=[A-ZÀ-Þ])
        |(?<=[:;])\s+(?=[–—-]\s)
        |(?<=[»”]\s[–—])(?<![.!?…][»”]\s[–—])\s+(?=[A-ZÀ-Þ])
    )
    """,
    re.VERBOSE,
)
_RUN: Final = re.compile(r"[^\W\d_]+|\d+")
_PAUSE: Final = re.compile(r"(?<=[,;:.!?…()\[\]{}<>«»”])(?:\s|(?=[()\[\]{}<>«»]))")
_CELLS: Final = re.compile(r"\s*[|\t]\s*")


class Sentence:
    """A sentence, title, list item or table row: text[start:end], and its tokens.

    `words` are folded; `starts` are offsets in the article's text, which few sentences need. `intro` is the sentence
    that a list item hangs on ("…, notamment :"), or the head of a table. `number` counts
    the sentences of the article, `paragraph` its lines. `folded` is its text in the form in which words are compared,
    letter for letter; `clues` say what its words are clues to.
    """

    def __init__(self, text: str, kind: str, start: int, end: int, folded: str | None = None) -> None:
        self.text, self.kind, self.start, self.end = text, kind, start, end
        self.folded = fold_in_place(text[start:end]) if folded is None else folded
        self.number = self.paragraph = 0
        self.intro: Sentence | None = None
        self.words: list[str] = []
        self._starts: list[int] | None = None
        self.clues: frozenset[str] = frozenset()

    def cut(self) -> None:
        """Cut it into tokens, once."""
        if not self.words:
            self.words = tokens(self.folded)

    @property
    def starts(self) -> list[int]:
        """Where its tokens start in the article's text."""
        if self._starts is None:
            self._starts = self._find_starts()
        return self._starts

    def _find_starts(self) -> list[int]:
        starts, start, at, find = [], self.start, 0, self.folded.find
        for word in self.words:  # between two tokens stands nothing that could be one
            at = find(word, at)
            starts.append(start + at)
            at += len(word)
        return starts

    def cells(self) -> list[tuple[int, int]]:
        """The cells of a table row, as offsets of the article's text."""
        found, start = [], self.start
        for bar in _CELLS.finditer(self.text, self.start, self.end):
            found.append((start, bar.start()))
            start = bar.end()
        return [*found, (start, self.end)]

    def __len__(self) -> int:
        return len(self.words)

    def stop(self, i: int) -> int:
        """Where token i ends in the article's text."""
        return self.starts[i] + len(self.words[i])

    def written(self, i: int) -> str:
        """Token i as written."""
        start = self.starts[i]
        return self.text[start : start + len(self.words[i])]

    def span(self, i: int, j: int) -> str:
        """The text of tokens i to j (exclusive)."""
        return self.text[self.starts[i] : self.starts[j - 1] + len(self.words[j - 1])] if j > i else ""

    def gap(self, i: int) -> str:
        """What stands between token i and the one before it."""
        return self.text[self.starts[i - 1] + len(self.words[i - 1]) : self.starts[i]] if i else ""

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.text[self.starts[i]].isupper()


def sentences(text: str, pack: Pack) -> list[Sentence]:
    """Every sentence, in the order of the text, cut into tokens."""
    return _Lines(text, pack).sentences()


class _Lines:
    """The lines of an article, and which of them make lists and tables."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.pack = text, pack
        self.folded = fold_in_place(text)
        self.tabular = "|" in text or "\t" in text
        self.found: list[Sentence] = []

    def sentences(self) -> list[Sentence]:
        """Every sentence, line by line."""
        intro: Sentence | None = None
        lines = list(_lines(self.text))
        for number, (start, end) in enumerate(lines):
            if not self.found:
                self._add(TITLE, start, end, number, None)
                continue
            if self._is_heading(start, end):
                intro = intro or self._last_told()
                self._add(HEADING, start, end, number, None)
                continue
            marked = self._marked(start, end)
            if self.tabular and len(_CELLS.findall(self.text, start, end)) > 1:
                intro = self._row(start, end, number, intro)
                continue
            if marked and intro is None and self.found[-1].kind == PROSE:
                intro = self.found[-1]
            spans = list(self._split(start + marked, end))
            bare = self._is_bare(start, end) and any(
                self._is_bare(*line) for line in lines[number - 1 : number + 2 : 2]
            )
            if intro is not None and len(spans) == 1 and (bare or self._is_item(start, end, marked)):
                self._add(ITEM, start + marked, end, number, intro)
                intro = self.found[-1] if self.text[end - 1] == ":" else intro  # an item with a list of its own
                continue
            self._add_prose(spans, number)
            intro = self.found[-1] if self.text[end - 1] == ":" else intro if marked else None
        return self.found

    def _add_prose(self, spans: list[tuple[int, int]], number: int) -> None:
        """The sentences of a line; "ont été signés : – Accord A ; – Accord B" holds a list within it."""
        intro: Sentence | None = None
        for first, last in spans:
            marked = self._marked(first, last) if intro is not None else 0
            self._add(ITEM if marked else PROSE, first + marked, last, number, intro if marked else None)
            intro = intro if marked else self.found[-1] if self.text[last - 1] == ":" else None

    def _add(self, kind: str, start: int, end: int, paragraph: int, intro: Sentence | None) -> None:
        short = 0 < end - start <= MAX_SENTENCE
        for first, last in ((start, end),) if short else _bounded(self.text, start, end):
            s = Sentence(self.text, kind, first, last, self.folded[first:last])
            s.number, s.paragraph, s.intro = len(self.found), paragraph, intro
            s.cut()
            s.clues = self.pack.clues.among(s.words)
            self.found.append(s)

    def _row(self, start: int, end: int, number: int, head: Sentence | None) -> Sentence:
        """A row of a table; the first of them is its head, and introduces the others."""
        introduced = head if head is not None and head.kind == ROW else None
        self._add(ROW, start, end, number, introduced)
        return introduced if introduced is not None else self.found[-1]

    def _is_item(self, start: int, end: int, marked: int) -> bool:
        """A marked line, or one that ends with a semicolon, or the last one behind such."""
        if marked or self.text[end - 1] == ";":
            return True
        last = self.found[-1]
        return last.kind == ITEM and self.text[last.end - 1] == ";" and end - start < MAX_ITEM

    def _is_bare(self, start: int, end: int) -> bool:
        """A line that no mark closes, as those of a list whose markers are lost."""
        return self.text[end - 1] not in _CLOSED and end - start < MAX_ITEM

    def _is_heading(self, start: int, end: int) -> bool:
        """ "II. Accords entre entreprises": a short line with a Roman number, which no mark closes."""
        return end - start < MAX_HEADING and self._is_bare(start, end) and bool(_ROMAN.match(self.text, start, end))

    def _last_told(self) -> Sentence | None:
        """The sentence that introduces the list whose part a heading opens."""
        return next((s for s in reversed(self.found) if not s.clues.isdisjoint((INSTRUMENT, UNDERTAKING))), None)

    def _marked(self, start: int, end: int) -> int:
        """The length of the list marker that the line begins with, spaces included; 0 if there is none."""
        numbered = _NUMBERED.match(self.text, start, end)
        if numbered:
            return numbered.end() - start
        if self.text[start] in self.pack.list_markers and end - start > 2:
            rest = self.text[start + 1 : end].lstrip("\ufe0f")
            glued = rest[0].isalnum() and (self.text[start].isalnum() or rest[0].isdigit())  # "+18 %"
            return 0 if glued else end - start - len(rest.lstrip())
        return 0

    def _split(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        first, text = start, self.text
        for stop in _END.finditer(text, start, end):
            following = text[stop.end() : stop.end() + 1]
            if not (following.isupper() or following.isdigit() or following in '«“"(–—-•'):
                continue
            if _SIGNED.match(text, stop.end()):
                continue  # "Exportations : - 12 % ; importations : + 3 %"
            if stop.group()[0] == "." and self._abbreviated(first, stop.start()):
                continue
            if self.folded.startswith(self.pack.continuing, stop.end()):
                continue  # "coûtera 37 milliards. Soit plus de 65 millions de dollars."
            last = stop.start() + len(stop.group().rstrip())
            yield first, last
            first = stop.end()
        if first < end:
            yield first, end

    def _abbreviated(self, start: int, stop: int) -> bool:
        word = _RUN.match(self.text[max(start, stop - LONGEST_ABBREVIATION) : stop][::-1])  # read from its end
        if not word:
            return False
        plain = fold(word.group()[::-1])
        return plain in self.pack.abbreviations or (len(plain) == 1 and plain.isalpha())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        left, right = len(line) - len(line.lstrip()), len(line.rstrip())
        if right > left:
            yield start + left, start + right
        start += len(line)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most MAX_SENTENCE characters, cut behind marks or at spaces where there are any."""
    while end - start > MAX_SENTENCE:
        cut, following = _last_pause(text, start + 1, start + MAX_SENTENCE)
        yield start, cut
        start = following
    if start < end:
        yield start, end


def _last_pause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the span is best cut, and where it goes on behind the space there."""
    pauses = [pause.span() for pause in _PAUSE.finditer(text, max(start, end - NEAR), end)]
    if pauses:
        return pauses[-1]
    space = text.rfind(" ", start, end)
    return (space, space + 1) if space >= start else (end, end)
