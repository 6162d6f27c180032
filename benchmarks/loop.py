"""What communique takes from web pages to published tables, beside plain loops that stop at what a library finds.

    python benchmarks/loop.py --pages 1000

The pages are varied from the annotated articles, each in a page of a newspaper's site. The loops are trafilatura with
Recognizers-Text (currency, percentage and number), and trafilatura with spaCy (fr-core-news-sm), in the environment of
the peer, which the first run makes in .bench/. communique reads all facts, validates them and publishes the tables, in
one process beside the one in which pages are parsed apart. Each has the same one core, and its whole process counts,
start included: by the processor's seconds, as others may use the machine meanwhile. Those on the clock stand beside
them, and tell the parts of each.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import peer
from articles import ROOT
from volume import measured, processor
from webpages import write_pages

WORK = ROOT / ".bench" / "loop"
COMMUNIQUE, PEER, SPACY = "communique, published tables", "trafilatura + Recognizers-Text", "trafilatura + spaCy"


@dataclass(frozen=True, slots=True)
class Taken:
    """Articles that came of the pages, and seconds: of the processor, on the clock, and of each part on the clock."""

    articles: int
    processor: float
    clock: float
    parts: dict[str, float]


def whole(pages: Path, outputs: Path) -> Taken:
    """What communique takes."""
    cost = measured(pages, outputs, processes=1)
    return Taken(cost.articles, cost.processor, cost.seconds, cost.stages)


def loop(library: str, pages: Path) -> Taken:
    """What a plain loop with a library takes."""
    command = [peer.python(), peer.HERE / "loop.py", library, pages]  # its environment is made before the clock starts
    before, start = processor(), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    clock = time.perf_counter() - start
    told = json.loads(done.stdout)
    return Taken(told["texts"], processor() - before, clock, told["seconds"])


def report(taken: dict[str, Taken], pages: int) -> None:
    """Print each with its parts; what is beside them is the start of Python, its packages and the models."""
    print(f"{'':34}{'clock s':>10}{'processor s':>13}{'articles/s':>12}{'ratio to peer':>15}")
    for name, each in taken.items():
        ratio = taken[PEER].processor / each.processor
        print(f"{name:34}{each.clock:10.1f}{each.processor:13.1f}{pages / each.processor:12.1f}{ratio:15.2f}")
        rest = each.clock - sum(each.parts.values())
        for part, seconds in {**each.parts, "start": rest}.items():
            print(f"  {part:32}{seconds:10.1f}")


def main() -> int:
    """Measure and print; exit 1 where one of them found no article in a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1_000, metavar="N", help="pages; default: 1000")
    given = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    pages = WORK / "pages"
    write_pages(pages, given.pages)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # every process below inherits the core
    taken = {
        COMMUNIQUE: whole(pages, WORK / "outputs"),
        PEER: loop("recognizers", pages),
        SPACY: loop("spacy", pages),
    }
    size = sum(page.stat().st_size for page in pages.iterdir()) / given.pages
    print(f"{given.pages:,} pages of {size:,.0f} bytes, one core\n")
    report(taken, given.pages)
    missed = {name: given.pages - each.articles for name, each in taken.items() if each.articles != given.pages}
    for name, count in missed.items():
        print(f"{name}: no article in {count} pages")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
