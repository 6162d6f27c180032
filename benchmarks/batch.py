"""What a batch costs the processor, step by step: seconds of one process, which other work disturbs less than a clock.

    python benchmarks/batch.py

The batch is 200 articles, varied from the annotated ones. A first round that loads what is loaded once is not counted.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from articles import ROOT
from variants import write_variants

from communique.pipeline.read import read_batch
from communique.pipeline.run import Run
from communique.pipeline.staging import BATCH_ARTICLES
from communique.pipeline.validate import validate_batch
from communique.store import Store


def seconds(step: Callable[[Path], object], folder: Path) -> float:
    """Of the processor, for a step on a batch."""
    start = time.process_time()
    step(folder)
    return time.process_time() - start


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--work", type=Path, default=ROOT / ".bench" / "batch", help="a folder that is made anew")
    given = parser.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    write_variants(given.work / "raw", 0, BATCH_ARTICLES)
    with Store.open(given.work / "outputs") as store:
        (folder,) = Run.begin(store).load(given.work / "raw", prune=False, retry_failed=False).batches
        found = read_batch(folder).found
        validate_batch(folder)
        print(f"{BATCH_ARTICLES} articles, {sum(found.values()):,} facts; median of {given.rounds}, seconds")
        for step in (read_batch, validate_batch):
            taken = statistics.median(seconds(step, folder) for _ in range(given.rounds))
            print(f"{step.__name__:16}{taken:8.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
