"""Articles in any number: the annotated ones with other figures, years and days, each at an address of its own."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from articles import ROOT

GOLD = ROOT / "tests" / "gold"
SEED = 20_261_128
FILE_ARTICLES = 10_000
"""Articles of a .jsonl file."""
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?![\w.]|,\d{3})")
_YEAR = re.compile(r"\b20[12]\d\b")
_FIRST, _DAYS = date(2015, 1, 1), 4_000


def write_variants(folder: Path, first: int, count: int) -> None:
    """Write the variants `first` to `first + count - 1` as .jsonl files."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(first, first + count, FILE_ARTICLES):
        path = folder / f"{start:09d}.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for line in variants(start, min(FILE_ARTICLES, first + count - start)):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


def variants(first: int, count: int) -> Iterator[dict[str, Any]]:
    """The variants `first` to `first + count - 1`. A variant is the same in every call."""
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    for number in range(first, first + count):
        yield _variant(gold[number % len(gold)], number)


def _variant(given: dict[str, Any], number: int) -> dict[str, Any]:
    chance = random.Random(SEED + number)
    title, body = given["title"], given["text"].removeprefix(given["title"]).lstrip()
    published = _FIRST + timedelta(days=chance.randrange(_DAYS))
    return {
        "url": f"https://example.org/{number}",
        "title": _varied(title, chance),
        "text": _varied(body, chance) + f"\n\nDépêche n° {number}.",
        "published_on": published.isoformat(),
        "language": given["language"],
    }


def _varied(text: str, chance: random.Random) -> str:
    text = _NUMBER.sub(lambda found: str(chance.randint(1, 10 ** len(found[0]) - 1)), text)
    return _YEAR.sub(lambda found: str(int(found[0]) + chance.randint(-5, 5)), text)
