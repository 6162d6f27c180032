"""What more processes bring: the same articles with one, two, four and so on, up to one a core.

    python benchmarks/scaling.py --articles 4000

The articles are varied from the annotated ones. Each run is a process of its own, and its seconds include the start of
Python, here and in the processes under it. The runs take turns, and the quickest of each number of processes counts.
The tables must be those of one process, but for when the articles were loaded.
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from articles import ROOT
from variants import write_variants
from volume import Cost, differing, measured, report

WORK = ROOT / ".bench" / "scaling"
RAW = WORK / "raw"


def counts(cores: int) -> list[int]:
    """1 and what doubling it gives, as far as each process has a core."""
    return [2**power for power in range(cores.bit_length())]


def quickest(counted: list[int], rounds: int) -> dict[int, Cost]:
    """The cost for each number of processes. What the last round wrote stays."""
    costs: dict[int, Cost] = {}
    for _ in range(rounds):
        for processes in counted:
            shutil.rmtree(_outputs(processes), ignore_errors=True)
            cost = measured(RAW, _outputs(processes), processes)
            costs[processes] = min(costs.get(processes, cost), cost, key=lambda cost: cost.seconds)
    return costs


def _outputs(processes: int) -> Path:
    return WORK / f"outputs-{processes}"


def main() -> int:
    """Measure and print; exit 1 where the rows depend on the number of processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=4_000, metavar="N", help="articles; default: 4000")
    parser.add_argument("--rounds", type=int, default=3, help="of which the quickest counts; default: 3")
    given = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    write_variants(RAW, 0, given.articles)
    costs = quickest(counts(os.cpu_count() or 1), given.rounds)
    for processes, cost in costs.items():
        report("the same articles", cost, processes)
    print(f"\n{'processes':>10}{'clock s':>10}{'processor s':>13}{'articles/s':>12}{'speed-up':>10}")
    for processes, cost in costs.items():
        rate, gain = given.articles / cost.seconds, costs[1].seconds / cost.seconds
        print(f"{processes:10}{cost.seconds:10.1f}{cost.processor:13.1f}{rate:12.1f}{gain:10.2f}")
    different = sorted({table for processes in costs for table in differing(_outputs(1), _outputs(processes))})
    print(f"tables that differ from those of one process: {', '.join(different) or 'none'}")
    return int(bool(different))


if __name__ == "__main__":
    raise SystemExit(main())
