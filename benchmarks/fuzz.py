"""Reads thousands of mutated articles: nothing may crash, nothing may take long.

    python benchmarks/fuzz.py
    python benchmarks/fuzz.py --texts 20000 --seed 7 --keep .bench/fuzz

Every text is an article that was cut, swapped, repeated, spliced of runs of its words, or given other spaces, other
letter case, marks of direction, NUL, or the hostile pieces of hostile.py, several of these one after another. A text is
made from the seed and its number alone, so --only reads one again. Prints the worst seconds per 1,000 characters and
what went wrong; exit 1 if anything did.
"""

from __future__ import annotations

import argparse
import random
import traceback
from collections.abc import Callable
from pathlib import Path

from articles import add_option, articles
from hostile import PIECES, TooSlowError, seconds_to_read

SPACES = " \u00a0\u202f\u2009\t\n"
UNUSUAL = "\x00\u200b\u200e\u202b\u202e\u2066\ufeff\u0301\u00ad\u2028\U0001f1eb٣½²Ⅷ\u1e9eİ"
MARKS = [*"(),;:–«».%5", "n°", "2025", "1,5", "M€", "soit", "contre", "dont", "de", "à"]
SMALLEST = 1_000
"""Characters: a shorter text counts as this long, since what is fixed weighs most in it."""


def _places(chance: random.Random, text: str) -> tuple[int, int]:
    first, last = sorted(chance.choices(range(len(text) + 1), k=2))
    return first, min(last, first + 500)


def cut(chance: random.Random, text: str) -> str:
    """Take a piece out."""
    first, last = _places(chance, text)
    return text[:first] + text[last:]


def swap(chance: random.Random, text: str) -> str:
    """Take a piece out and put it elsewhere."""
    first, last = _places(chance, text)
    rest = text[:first] + text[last:]
    at = chance.randint(0, len(rest))
    return rest[:at] + text[first:last] + rest[at:]


def repeat(chance: random.Random, text: str) -> str:
    """Say a piece many times."""
    first, last = _places(chance, text)
    return text[:last] + text[first:last] * chance.randint(1, 20) + text[last:]


def splice(chance: random.Random, text: str) -> str:
    """Make a few runs of its words, with marks between: what ends where nothing should."""
    words, made = text.split() or ["a"], []
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(words))
        made += [*words[at : at + chance.randint(1, 7)], *chance.sample(MARKS, chance.randint(0, 2))]
    return " ".join(made)


def hostile(chance: random.Random, text: str) -> str:
    """Put a hostile piece in, many times."""
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(list(PIECES.values())) * chance.choice([1, 3, 30, 300]) + text[at:]


def unusual(chance: random.Random, text: str) -> str:
    """Scatter unusual characters."""
    for _ in range(chance.randint(1, 30)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(UNUSUAL) + text[at:]
    return text


def spaces(chance: random.Random, text: str) -> str:
    """Make every space another one."""
    return text.replace(" ", chance.choice(SPACES))


def letter_case(chance: random.Random, text: str) -> str:
    """Write all of it in one case."""
    return chance.choice([str.upper, str.lower, str.title])(text)


MUTATIONS: list[Callable[[random.Random, str], str]] = [
    cut,
    swap,
    splice,
    repeat,
    hostile,
    unusual,
    spaces,
    letter_case,
]


def mutated(texts: list[str], seed: int, number: int) -> str:
    """The text of that number: up to eight mutations of one article."""
    chance = random.Random(f"{seed} {number}")
    text = chance.choice(texts)
    for mutation in chance.choices(MUTATIONS, k=chance.randint(1, 8)):
        text = mutation(chance, text)
    return text


def main() -> int:
    """Read the mutated texts and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_option(parser)
    parser.add_argument("--texts", type=int, default=2000, metavar="N", help="how many to read; default: 2000")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other texts; default: 1")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="read this one alone, and print how it crashes")
    parser.add_argument("--limit", type=float, default=10, help="seconds that one text may take; default: 10")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the texts that went wrong to this folder")
    given = parser.parse_args()
    texts = [article.text for article in articles(given.articles)]
    seconds_to_read(texts[0], given.limit)  # what is loaded once does not count
    speeds: list[tuple[float, int, int]] = []
    wrong: list[tuple[int, str]] = []
    for number in range(given.texts) if given.only is None else [given.only]:
        text = mutated(texts, given.seed, number)
        try:
            seconds = seconds_to_read(text, given.limit)
            speeds.append((seconds * 1000 / max(len(text), SMALLEST), number, len(text)))
            continue
        except TooSlowError:
            wrong.append((number, f"longer than {given.limit:g} s"))
        except Exception as error:  # whatever it is, it is what is looked for
            wrong.append((number, f"{type(error).__name__}: {error}"))
            if given.only is not None:
                traceback.print_exc()
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{given.seed}-{number}.txt").write_text(text, encoding="utf-8")
    print(f"{len(speeds)} texts read, {sum(length for _, _, length in speeds):,} characters, seed {given.seed}")
    for speed, number, length in sorted(speeds, reverse=True)[:5]:
        print(f"  {speed:.4f} s per 1,000 characters: number {number}, {length:,} characters")
    for number, what in wrong:
        print(f"  WRONG: number {number}: {what}")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
