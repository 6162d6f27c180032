"""An article as title, paragraphs and list items, and these as sentences of words with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.languages import Pack
from communique.languages.tokens import TOKEN, fold

MAX_SENTENCE = 2_000
"""Characters after which a sentence is cut at a space, so that the work on one is bounded."""

TITLE, PROSE, ITEM = "title", "prose", "item"

_NUMBERED = re.compile(r"(?:\d{1,2}|[a-zA-Z])[.)]\s")
_END = re.compile(r"[.!?…]+[»”\")\]]*\s+|[:;]\s+(?=[–—-]\s)|\s[–—]\s+(?=[A-ZÀ-Þ][^.]{0,40}$)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$|\d+$")


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence, title or list item: text[start:end], and its tokens.

    `words` are folded, `raw` as written; `starts` and `ends` are offsets in the article's text. `intro` is the
    sentence that a list item hangs on ("…, notamment :").
    """

    text: str
    kind: str
    start: int
    end: int
    words: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    intro: Sentence | None = None
    first: int = 0

    def __post_init__(self) -> None:
        for match in TOKEN.finditer(self.text, self.start, self.end):
            word = match.group()
            self.raw.append(word)
            self.words.append(fold(word))
            self.starts.append(match.start())
            self.ends.append(match.end())

    def __len__(self) -> int:
        return len(self.words)

    def span(self, i: int, j: int) -> str:
        """The text of tokens i to j (exclusive)."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""

    def gap(self, i: int) -> str:
        """What stands between token i and the one before it."""
        return self.text[self.ends[i - 1] : self.starts[i]] if i else ""

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.raw[i][0].isupper()


def sentences(text: str, pack: Pack) -> list[Sentence]:
    """Every sentence, in the order of the text; list items know the sentence that introduces them."""
    found: list[Sentence] = []
    intro: Sentence | None = None
    for start, end in _lines(text):
        kind = TITLE if start == 0 else PROSE
        marked = _marked(text[start:end], pack)
        listed = intro is not None and (marked or text[end - 1] == ";" or _is_last_item(text, start, end, found))
        if kind == PROSE and listed:
            found.extend(Sentence(text, ITEM, a, b, intro=intro) for a, b in _bounded(text, start + marked, end))
            continue
        for first, last in _split(text, start, end, pack, kind):
            found.extend(Sentence(text, kind, a, b) for a, b in _bounded(text, first, last))
        intro = found[-1] if text[end - 1] == ":" and kind == PROSE else None
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        left, right = len(line) - len(line.lstrip()), len(line.rstrip())
        if right > left:
            yield start + left, start + right
        start += len(line)


def _marked(line: str, pack: Pack) -> int:
    """The length of the list marker that the line begins with, spaces included; 0 if there is none."""
    numbered = _NUMBERED.match(line)
    if numbered:
        return numbered.end()
    if line[0] in pack.markers:
        rest = line[1:].lstrip("\ufe0f")
        return len(line) - len(rest.lstrip())
    return 0


def _is_last_item(text: str, start: int, end: int, found: list[Sentence]) -> bool:
    """A line without a marker that ends a list of lines that end with semicolons."""
    return bool(found) and found[-1].kind == ITEM and text[found[-1].end - 1] == ";" and end - start < 400


def _split(text: str, start: int, end: int, pack: Pack, kind: str) -> Iterator[tuple[int, int]]:
    if kind == TITLE:
        yield start, end
        return
    first = start
    for stop in _END.finditer(text, start, end):
        following = text[stop.end() : stop.end() + 1]
        if not (following.isupper() or following.isdigit() or following in '«“"(–—-«'):
            continue
        if stop.group()[0] == "." and _abbreviated(text, first, stop.start(), pack):
            continue
        last = stop.start() + len(stop.group().rstrip())
        yield first, last
        first = stop.end()
    if first < end:
        yield first, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most MAX_SENTENCE characters, cut at spaces where there are any."""
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = space if space > start else start + MAX_SENTENCE
        yield start, cut
        start = cut + 1 if space > start else cut
    if start < end:
        yield start, end


def _abbreviated(text: str, start: int, stop: int, pack: Pack) -> bool:
    word = _WORD_BEFORE.search(text, max(start, stop - 30), stop)
    if not word:
        return False
    plain = fold(word.group())
    return plain in pack.abbreviations or (len(plain) == 1 and plain.isalpha())
