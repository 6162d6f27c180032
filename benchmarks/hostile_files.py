"""Loads each trap of traps.py: what is reported, how long it takes, and how much memory.

    python benchmarks/hostile_files.py
    python benchmarks/hostile_files.py --only "gzip bomb" --folder .bench/traps

Each trap is made in a folder of its own and loaded by a process of its own, whose time and memory (the larger of its
own and that of the process that reads apart, at their peaks) are printed with what was reported, as a Markdown table.
In the end one run goes over all of them and one good article, which must come out. Exit 1 where a trap was not
reported or read, or took more than the limits.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from rich.progress import track

MOST_SECONDS = 60.0
MOST_BYTES = 2.25 * 1024**3
TRAPS = [sys.executable, str(Path(__file__).with_name("traps.py"))]


def load_alone(folder: Path) -> None:
    """Load a folder; print what came, the seconds and the bytes at the peak, as JSON."""
    from communique.sources import Failure, apart, files, load

    start = time.perf_counter()
    found: Counter[str] = Counter()
    for entry in files(folder):
        for item in [entry] if isinstance(entry, Failure) else load(entry):
            found[item.check_name if isinstance(item, Failure) else "read"] += 1
    seconds = time.perf_counter() - start
    apart._end_all()
    peaks = [resource.getrusage(who).ru_maxrss * 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([found, seconds, max(peaks)]))


def measured(name: str, folder: Path) -> str | None:
    """Print a row of the table; gives what is wrong with it, if anything."""
    command = [sys.executable, __file__, "--alone", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"{name}: {done.stderr}"
    found, seconds, peak = json.loads(done.stdout)
    came = ", ".join(f"{count:,} × {check}" if count > 1 else check for check, count in found.items())
    print(f"| {name} | {came} | {seconds:.2f} | {peak / 1024**2:.0f} |", flush=True)
    if not found:
        return f"{name}: nothing was reported"
    return f"{name}: over the limits" if seconds > MOST_SECONDS or peak > MOST_BYTES else None


def run_over(folder: Path) -> str | None:
    """One run over all traps and one good article; gives what is wrong with it, if anything."""
    from seeds import text

    from communique.pipeline.run import run

    raw = folder / "raw"
    (raw / "good.txt").write_bytes(text())
    start = time.perf_counter()
    row = run(raw, folder / "outputs")
    print(
        f"\nOne run over all of them: {row['articles_new']} articles, {row['articles_failed']} failures, "
        f"{row['found_amounts']} amounts, {time.perf_counter() - start:.0f} s, {row['state']}."
    )
    return None if row["found_amounts"] else "the good article was not read"


def main() -> int:
    """Make and load the traps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="TEXT", help="the traps with this in their names")
    parser.add_argument("--folder", type=Path, default=Path(".bench/traps"), help="where they are made; it is emptied")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        load_alone(given.alone)
        return 0
    shutil.rmtree(given.folder, ignore_errors=True)
    names = subprocess.run(TRAPS, capture_output=True, text=True, check=True).stdout.splitlines()
    wanted = [name for name in names if given.only in name]
    wrong = []
    print("| trap | what came of it | seconds | MB |\n|---|---|---:|---:|", flush=True)
    for number, name in enumerate(track(wanted, disable=not sys.stderr.isatty())):
        folder = given.folder / "raw" / f"{number:03}"
        folder.mkdir(parents=True)
        subprocess.run([*TRAPS, name, str(folder)], check=True)
        wrong.append(measured(name, folder))
    wrong.append(run_over(given.folder))
    for what in filter(None, wrong):
        print(f"WRONG: {what}")
    shutil.rmtree(given.folder)
    return int(any(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
