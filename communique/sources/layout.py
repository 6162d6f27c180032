"""Lines on pages as title and paragraphs: what belongs together, what is a list item, what is a running head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from communique.sources.wrapping import ENDS, is_item, joined

_PAGE_NUMBER = re.compile(r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*(?:(?:/|sur|of|de)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
LARGER = 1.15
"""How much larger than most lines a title is set."""
WIDER = 1.35
"""How much wider than most gaps between lines the gap before a paragraph is."""
SHORT = 0.85
"""A line that ends before this part of the width ends its paragraph, where it ends with a sentence."""
FEW = 5
"""Gaps that are too few to tell which is usual: then lines are set close."""
TITLE = 300
"""Characters of the longest title."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its place on the page, in points from the lower left corner; all 0 where it is not known."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """How high its letters are set."""
        return self.top - self.bottom


def article(pages: list[list[Line]]) -> tuple[str, str]:
    """The title and the body of a document."""
    running = _running(pages)
    kept = [[line for i, line in enumerate(page) if not _is_running(page, i, running)] for page in pages]
    title = _title([line for page in kept[:1] for line in page])
    paragraphs: list[str] = []
    for page in kept:
        for paragraph in _paragraphs([line for line in page if line not in title]):
            if paragraphs and _goes_on(paragraphs[-1], paragraph):
                paragraphs[-1] = joined(paragraphs[-1], paragraph)
            else:
                paragraphs.append(paragraph)
    if not title and paragraphs and len(paragraphs[0]) <= TITLE:
        return paragraphs[0], "\n".join(paragraphs[1:])
    return " ".join(line.text for line in title), "\n".join(paragraphs)


def _edges(page: list[Line]) -> list[str]:
    """The first and last line, digits alike: what repeats there from page to page is no text."""
    return [re.sub(r"\d+", "0", line.text) for line in (page[:1] + page[-1:])]


def _running(pages: list[list[Line]]) -> set[str]:
    seen = Counter(text for page in pages for text in set(_edges(page)))
    return {text for text, count in seen.items() if count >= 3 and count > len(pages) / 2}


def _is_running(page: list[Line], index: int, running: set[str]) -> bool:
    if index not in (0, len(page) - 1):
        return False
    text = page[index].text
    return re.sub(r"\d+", "0", text) in running or _PAGE_NUMBER.fullmatch(text) is not None


def _title(first: list[Line]) -> list[Line]:
    """The lines set largest on the first page, where they are larger than the others and stand together."""
    if not first:
        return []
    usual, largest = median(line.height for line in first), max(line.height for line in first)
    if largest < LARGER * usual:
        return []
    start = next(i for i, line in enumerate(first) if line.height == largest)
    title = []
    for line in first[start:]:
        if line.height < largest / 1.05:
            break
        title.append(line)
    return title if sum(len(line.text) for line in title) <= TITLE else []


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    if not lines:
        return
    width = max(line.right for line in lines)
    gaps = [above.bottom - line.bottom for above, line in pairwise(lines)]
    usual = median([gap for gap in gaps if gap > 0] or [0])
    if len(gaps) < FEW:
        usual = min(usual, median(line.height for line in lines))
    paragraph = lines[0].text
    for (above, line), gap in zip(pairwise(lines), gaps, strict=True):
        if _begins(above, line, gap, usual, width):
            yield paragraph
            paragraph = line.text
        else:
            paragraph = joined(paragraph, line.text)
    yield paragraph


def _begins(above: Line, line: Line, gap: float, usual: float, width: float) -> bool:
    """Whether a line begins a paragraph."""
    if is_item(line.text) or abs(gap) > WIDER * usual:
        return True
    if abs(line.height - above.height) > 0.1 * above.height:
        return True
    ended = above.text.endswith(ENDS)
    return ended and (above.right < SHORT * width or line.left > above.left + line.height)


def _goes_on(paragraph: str, following: str) -> bool:
    """Whether a paragraph goes on behind the turn of the page."""
    return not paragraph.endswith(ENDS) and following[:1].islower()
