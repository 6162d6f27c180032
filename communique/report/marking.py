"""An article's text cut where its facts begin and end, so that a page can mark them without counting characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Segment = tuple[str, list[int]]
"""A stretch of text, and the numbers of the facts that it belongs to, the shortest quote first."""


def paragraphs(text: str, quotes: Sequence[tuple[int, int]]) -> list[list[Segment]]:
    """The lines of a text as segments, without blank ones. `quotes` are offsets in code points, the end exclusive.

    A quote may lie in another one, overlap it, or be the same.
    """
    cuts = sorted({0, len(text), *(place for quote in quotes for place in quote), *_line_ends(text)})
    starting: dict[int, list[int]] = {}
    for i, (start, _) in enumerate(quotes):
        starting.setdefault(start, []).append(i)
    lines: list[list[Segment]] = [[]]
    open_: list[int] = []
    for start, end in pairwise(cuts):
        open_ = [i for i in open_ if quotes[i][1] > start] + starting.get(start, [])
        piece = text[start:end]
        if piece == "\n":
            lines.append([])
        else:
            lines[-1].append((piece, sorted(open_, key=lambda i: (quotes[i][1] - quotes[i][0], i))))
    return [line for line in lines if any(piece.strip() for piece, _ in line)]


def _line_ends(text: str) -> set[int]:
    breaks = [i for i, character in enumerate(text) if character == "\n"]
    return {*breaks, *(i + 1 for i in breaks)}


def said(text: str, sentence: str, start: int, end: int) -> list[str]:
    """A sentence in three: what stands before the quote at `start` to `end` of the text, the quote, what follows."""
    at = text.find(sentence, max(0, end - len(sentence)))
    if not 0 <= at <= start:
        return ["", text[start:end], ""]
    return [text[at:start], text[start:end], text[end : at + len(sentence)]]
