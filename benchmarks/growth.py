"""Whether the time that an article takes grows linearly with its length.

    python benchmarks/growth.py
    python benchmarks/growth.py --longest 100000 --kinds brackets digits

Reads texts of several kinds, from 1 kB to 10 MB long, each about three times as long as the one before: ordinary
articles one after another, the same in one endless line, and the hostile pieces of hostile.py, repeated. Prints the
seconds of each, and the exponent: the slope of a line fitted to log(seconds) over log(length). 1 is linear, 2 is
quadratic. Texts that take less than 5 ms are left out of the fit: that is noise. Exit 1 where an exponent is above
1.15, or where a text takes longer than --limit.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import takewhile
from math import log
from statistics import linear_regression

from articles import add_option, articles
from hostile import OPENINGS, PIECES, TooSlowError, seconds_to_read

LENGTHS = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000]
HIGHEST = 1.15
NOISE = 0.005
"""Seconds below which a measurement says nothing."""


def repeated(piece: str, opening: str) -> Callable[[int], str]:
    """Texts of a length, made of one piece behind what opens them."""
    return lambda length: (opening + piece * (length // len(piece) + 1))[:length]


def exponent(lengths: list[int], seconds: list[float]) -> float | None:
    """The slope over the logarithms; None where fewer than three texts took long enough to tell."""
    points = [(log(n), log(s)) for n, s in zip(lengths, seconds, strict=False) if s >= NOISE]
    if len(points) < 3:
        return None
    return linear_regression(*zip(*points, strict=True)).slope


def climb(text_of: Callable[[int], str], lengths: list[int], limit: float) -> list[float]:
    """The seconds of each length, up to the first that takes too long."""
    seconds: list[float] = []
    for length in lengths:
        text = text_of(length)
        try:
            times = [seconds_to_read(text, limit) for _ in range(3 if length <= 100_000 else 1)]
        except TooSlowError:
            break
        seconds.append(min(times))
    return seconds


def main() -> int:
    """Measure every kind and print a line for each as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_option(parser)
    parser.add_argument(
        "--longest", type=int, default=LENGTHS[-1], help="characters of the longest text; default: 10 MB"
    )
    parser.add_argument("--limit", type=float, default=300, help="seconds that one text may take; default: 300")
    parser.add_argument("--kinds", nargs="+", metavar="KIND", help="only these, e.g. articles brackets")
    given = parser.parse_args()
    body = "\n\n".join(article.text for article in articles(given.articles)) + "\n\n"
    kinds = {"articles": body, "one endless line": body.replace("\n", " "), **PIECES}
    lengths = list(takewhile(lambda length: length <= given.longest, LENGTHS))
    seconds_to_read(body[: LENGTHS[0]], given.limit)  # what is loaded once does not count
    print(f"{'seconds':28}{''.join(f'{length // 1000:>8,}k' for length in lengths)}{'exponent':>10}", flush=True)
    failed = False
    for name, piece in kinds.items():
        if given.kinds and name not in given.kinds:
            continue
        seconds = climb(repeated(piece, OPENINGS.get(name, "")), lengths, given.limit)
        slope = exponent(lengths, seconds)
        wrong = len(seconds) < len(lengths) or (slope is not None and slope > HIGHEST)
        failed = failed or wrong
        cells = [f"{taken:9.3f}" for taken in seconds] + [f"{'slow':>9}"] * (len(lengths) - len(seconds))
        shown = f"{slope:10.2f}" if slope is not None else f"{'-':>10}"
        print(f"{name:28}{''.join(cells)}{shown}{'  <- not linear' if wrong else ''}", flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
