"""What many articles cost: speed of each stage, memory of each process, and what 1,000 more cost beside many.

    python benchmarks/volume.py --articles 10000
    python benchmarks/volume.py --articles 100000 --kill

The articles are varied from the annotated ones. Each run is a process of its own, and every process under it is
watched: its peak of memory is what the system has noted as VmHWM. With --kill the same articles are run once more,
killed (-9) at a random moment, and run again; the tables must be the same, but for when the articles were loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from articles import ROOT
from variants import write_variants

from communique.pipeline.run import run
from communique.schemas import FACT_TABLES

STAGES = ("load", "read", "validate", "write")
WATCH = 0.2
"""Seconds between two looks at the processes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds on the clock, of the processor, by stage; MiB of it, of the largest process under it."""

    articles: int
    seconds: float
    processor: float
    stages: dict[str, float]
    own_mib: float
    worker_mib: float


def measured(raw: Path, outputs: Path, processes: int) -> Cost:
    """The cost of a run. Raises CalledProcessError where it fails."""
    start, worked = time.perf_counter(), processor()
    with _start(raw, outputs, processes) as process:
        peaks: dict[int, float] = {}
        while process.poll() is None:
            for pid in _tree(process.pid):
                peaks[pid] = max(peaks.get(pid, 0.0), _peak(pid))
            time.sleep(WATCH)
        told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    row = json.loads(told)
    others = [peak for pid, peak in peaks.items() if pid != process.pid]
    return Cost(
        row["articles"],
        time.perf_counter() - start,
        processor() - worked,
        row["seconds"],
        peaks[process.pid],
        max(others, default=0.0),
    )


def processor() -> float:
    """Seconds that the processor has worked for the processes that have ended under this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _start(raw: Path, outputs: Path, processes: int) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--once", str(raw), str(outputs), "--processes", str(processes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _once(raw: Path, outputs: Path, processes: int) -> None:
    seconds: dict[str, float] = {}
    row = run(raw, outputs, processes=processes, seconds=seconds)
    print(json.dumps({"articles": row["articles_new"] + row["articles_changed"], "seconds": seconds}))


def _tree(pid: int) -> list[int]:
    """The process and all under it."""
    found = [pid]
    for parent in found:
        for children in Path("/proc").glob(f"{parent}/task/*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # gone meanwhile
                continue
    return found


def _peak(pid: int) -> float:
    """MiB that a process has had at most; 0 where it is gone."""
    try:
        peak = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(peak[1]) / 1024 if peak else 0.0


def report(name: str, cost: Cost, processes: int) -> None:
    """Print a run: a stage that several processes share is given with what they do together."""
    print(f"\n{name}: {cost.articles:,} articles, {processes} processes, {cost.seconds:.1f} s")
    print(f"memory at most: {cost.own_mib:,.0f} MiB the run, {cost.worker_mib:,.0f} MiB a process under it")
    for stage in STAGES:
        taken = cost.stages.get(stage, 0.0)
        shared = processes if stage in ("read", "validate") else 1
        rate = f"{cost.articles * shared / taken:10,.0f} articles/s" if taken else ""
        print(f"  {stage:10}{taken:10.1f} s{rate}")
    sys.stdout.flush()


def killed_and_repaired(raw: Path, outputs: Path, processes: int, usual: float, seed: int | None) -> None:
    """Kill a run, with all under it, at a random moment of its usual time, and run again."""
    moment = random.Random(seed).uniform(0.0, usual)
    with _start(raw, outputs, processes) as process:
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
    print(f"\nkilled after {moment:.1f} of {usual:.1f} s (ended with {process.returncode})")
    report("run again", measured(raw, outputs, processes), processes)


def differing(one: Path, other: Path) -> list[str]:
    """The tables that differ, but for when the articles were loaded."""
    return [
        table
        for table in ("articles", *FACT_TABLES, "participants")
        if not all(map(_same, sorted((one / table).iterdir()), sorted((other / table).iterdir())))
        or len(list((one / table).iterdir())) != len(list((other / table).iterdir()))
    ]


def _same(one: Path, other: Path) -> bool:
    if one.read_bytes() == other.read_bytes():
        return True
    columns = [name for name in pq.read_schema(one).names if name != "loaded_at"]
    same = pq.read_table(one, columns=columns).equals(pq.read_table(other, columns=columns))
    return one.parent.name == "articles" and bool(same)


def main() -> int:
    """Measure and print; exit 1 where a killed run left other tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000, metavar="N", help="articles; default: 2000")
    parser.add_argument("--new", type=int, default=1_000, metavar="N", help="articles that come later; default: 1000")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="default: one a core")
    parser.add_argument("--kill", action="store_true", help="kill a run at a random moment, and compare")
    parser.add_argument("--seed", type=int, help="of that moment")
    parser.add_argument("--work", type=Path, default=ROOT / ".bench" / "volume", help="a folder that is made anew")
    parser.add_argument("--once", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        _once(*given.once, given.processes)
        return 0
    shutil.rmtree(given.work, ignore_errors=True)
    raw, alone, processes = given.work / "raw", given.work / "alone", given.processes
    outputs = given.work / "outputs"
    write_variants(raw, 0, given.articles)
    write_variants(alone, given.articles, given.new)
    first = measured(raw, outputs, processes)
    report("all", first, processes)
    if given.kill:
        again = given.work / "again"
        killed_and_repaired(raw, again, processes, first.seconds, given.seed)
        different = differing(outputs, again)
        print(f"tables that differ from the undisturbed run's: {', '.join(different) or 'none'}")
        if different:
            return 1
    fresh = measured(alone, given.work / "alone-outputs", processes)
    report("new ones alone", fresh, processes)
    write_variants(raw, given.articles, given.new)
    added = measured(raw, outputs, processes)
    report("new ones on top", added, processes)
    rest = [cost.seconds - cost.stages["write"] for cost in (added, fresh)]
    print(f"\nincremental factor, writing aside: {rest[0] / rest[1]:.2f}; writing: {added.stages['write']:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
