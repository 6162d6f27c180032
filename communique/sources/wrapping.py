"""Lines of text broken at a width, as e-mail and old releases have them, joined to the paragraphs that they are."""

from __future__ import annotations

import re
from itertools import pairwise

_ITEM = re.compile(r"(?:[•▪●◦‣⁃·–—*-]|\d{1,2}[.)]|[a-z]\))\s")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad]$")
ENDS = (".", "!", "?", ":", ";", "»", "”")
"""What a paragraph ends with."""
WIDTHS = range(50, 121)
"""Characters of the widest line of a broken text: narrower ones are lists and verse, wider ones whole paragraphs."""
MOST = 0.5
"""Share of the breaks within sentences that are where a width makes them, in a text whose lines are broken."""


def is_item(line: str) -> bool:
    """Whether a line begins with the marker of a list."""
    return _ITEM.match(line) is not None


def joined(paragraph: str, line: str) -> str:
    """The two with the space between them; a word broken over the line is whole again."""
    if _BROKEN_WORD.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    if paragraph.endswith(("-", "/")) and line[:1].isalnum() and paragraph[-2:-1].isalnum():
        return paragraph + line
    return f"{paragraph} {line}"


def unwrapped(text: str) -> str:
    """A text whose lines are broken at a width, one paragraph a line; any other as it is.

    A line is full when the first word of the line below had no place on it. A text is broken where most lines that end
    within a sentence are full and the line below begins in small letters, unlike the rows of a table. There a full line
    goes on below; an item of a list begins a line of its own.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines))
    if width not in WIDTHS:
        return text
    breaks = [
        (above, below) for above, below in pairwise(lines) if _may_go_on(above, below) and not above.endswith(ENDS)
    ]
    of_width = sum(_is_full(above, below, width) and below[0].islower() for above, below in breaks)
    if not of_width or of_width < MOST * len(breaks):
        return text
    paragraphs = lines[:1]
    for above, below in pairwise(lines):
        if _may_go_on(above, below) and _is_full(above, below, width):
            paragraphs[-1] = joined(paragraphs[-1], below)
        else:
            paragraphs.append(below)
    return "\n".join(paragraphs)


def _may_go_on(above: str, below: str) -> bool:
    return bool(above and below) and not is_item(below)


def _is_full(above: str, below: str, width: int) -> bool:
    return len(above) + 1 + len(below.split(maxsplit=1)[0]) > width
