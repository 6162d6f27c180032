"""What more processes bring: the same articles with one, two, four and so on, up to one a core.

    python benchmarks/scaling.py --articles 2000

The articles are varied from the annotated ones. Each run is a process of its own, and its seconds include the start of
Python. The tables must be those of the run with one process, but for when the articles were loaded.
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from articles import ROOT
from variants import write_variants
from volume import differing, measured, report

WORK = ROOT / ".bench" / "scaling"


def counts(cores: int) -> list[int]:
    """1 and what doubling it gives, as far as each process has a core."""
    return [2**power for power in range(cores.bit_length())]


def main() -> int:
    """Measure and print; exit 1 where the rows depend on the number of processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000, metavar="N", help="articles; default: 2000")
    given = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    write_variants(WORK / "raw", 0, given.articles)
    taken: dict[int, float] = {}
    outputs: dict[int, Path] = {}
    for processes in counts(os.cpu_count() or 1):
        outputs[processes] = WORK / f"outputs-{processes}"
        cost = measured(WORK / "raw", outputs[processes], processes)
        report("the same articles", cost, processes)
        taken[processes] = cost.seconds
    print(f"\n{'processes':>10}{'seconds':>10}{'articles/s':>12}{'speed-up':>10}")
    for processes, seconds in taken.items():
        print(f"{processes:10}{seconds:10.1f}{given.articles / seconds:12.1f}{taken[1] / seconds:10.2f}")
    different = sorted({table for folder in outputs.values() for table in differing(outputs[1], folder)})
    print(f"tables that differ from those of one process: {', '.join(different) or 'none'}")
    return int(bool(different))


if __name__ == "__main__":
    raise SystemExit(main())
