"""How fast communique reads, beside the peer and the lower bound, on the same articles in one run.

    python benchmarks/speed.py
    python benchmarks/speed.py --articles ../shared/gold/deals-fr ../shared/gold/news-fr
    make compiled && python benchmarks/speed.py --compiled dist/*.whl

communique reads all five kinds of fact; the peer (Recognizers-Text, installed by the first run in .bench/) looks for
currency, percentage and number alone. They take turns on one core: in each round one reads every article, as in a run,
and then the next one does. The processor's seconds count, of each article those of its quickest round: so others may
use the machine meanwhile. With --compiled, the wheel of `make compiled` takes part in a process of its own; what it
reads has to be the same rows. The lower bound is one pass of one compiled pattern, which finds numbers with a scale
and a currency, over the text.
"""

from __future__ import annotations

import argparse
import os
import re
import time
from collections.abc import Callable
from contextlib import ExitStack
from math import inf
from pathlib import Path

from articles import add_option, articles
from peer import Peer
from twin import Twin

from communique.article import Article
from communique.reading import read

SPACE = "[ \u00a0\u202f]"
CURRENCIES = "euros?|dollars?|yuans?|roubles?|tenges?|dinars?|dirhams?|francs?|livres?|€|\\$|£|%"
PATTERN = (
    "[0-9]+(?:[ .,\u00a0\u202f][0-9]+)*"
    f"(?:{SPACE}(?:mille|millions?|milliards?|Mds?))?(?:{SPACE}(?:d['’]|de ))?(?:{CURRENCIES})?"
)
COMPILED = re.compile(PATTERN)
COMMUNIQUE, PEER = "communique, all facts", "peer, currency + percentage + number"
TWIN = "communique compiled, all facts"
WARM_UP = 2
"""Articles that are read before the clock starts."""


def reading(article: Article) -> float:
    """Seconds that communique takes."""
    start = time.process_time()
    read(article)
    return time.process_time() - start


def scanning(article: Article) -> float:
    """Seconds that one pass of the pattern takes with re."""
    start = time.process_time()
    for _ in COMPILED.finditer(article.text):
        pass
    return time.process_time() - start


def measure(chosen: list[Article], rounds: int, with_peer: bool, wheel: Path | None) -> dict[str, float]:
    """Seconds of each reader over all the articles: of every article the quickest of the rounds."""
    with ExitStack() as stack:
        peer = stack.enter_context(Peer())
        readers: dict[str, Callable[[Article], float]] = {
            COMMUNIQUE: reading,
            PEER: lambda article: peer.ask(article.text, models=["currency", "percent", "number"])["seconds"],
            "bound: one pattern with re": scanning,
            "bound: one pattern with re2": lambda article: peer.ask(article.text, pattern=PATTERN)["seconds"],
        }
        if not with_peer:
            del readers[PEER]
        if wheel is not None:
            readers[TWIN] = stack.enter_context(Twin(wheel)).seconds
        for article in chosen[:WARM_UP]:
            for reader in readers.values():
                reader(article)
        taken = {name: [inf] * len(chosen) for name in readers}
        for _ in range(rounds):
            for name, reader in readers.items():
                for i, article in enumerate(chosen):
                    taken[name][i] = min(taken[name][i], reader(article))
    return {name: sum(times) for name, times in taken.items()}


def main() -> int:
    """Measure and print; exit 1 where the ratio is below what was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_option(parser)
    parser.add_argument("--rounds", type=int, default=5, help="times that every article is read; default: 5")
    parser.add_argument(
        "--at-least", type=float, default=0, metavar="RATIO", help="exit 1 below this ratio to the peer"
    )
    parser.add_argument(
        "--compiled", type=Path, metavar="WHEEL", help="a wheel of `make compiled`, which reads as well"
    )
    parser.add_argument("--no-peer", action="store_true", help="leave the slow peer out, while tuning")
    given = parser.parse_args()
    chosen = articles(given.articles)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # the peer's process inherits the core
    seconds = measure(chosen, given.rounds, not given.no_peer, given.compiled)
    characters = sum(len(article.text) for article in chosen)
    print(f"{len(chosen)} articles, {characters:,} characters, the quickest of {given.rounds} rounds\n")
    print(f"{'':38}{'characters/s':>14}{'ratio to peer':>15}")
    for name, taken in seconds.items():
        ratio = f"{seconds[PEER] / taken:15.1f}" if PEER in seconds else ""
        print(f"{name:38}{characters / taken:14,.0f}{ratio}")
    quickest = min(seconds[COMMUNIQUE], seconds.get(TWIN, inf))
    return int(PEER in seconds and seconds[PEER] / quickest < given.at_least)


if __name__ == "__main__":
    raise SystemExit(main())
