"""How long the command line takes to start, beside the lower bound: Python that does nothing.

    python benchmarks/startup.py

Prints the median of 11 runs of each, in seconds, and the ratio to the bound. Run it after `make run`, which compiles
the bytecode.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "raw" / "ouzbekistan-kazakhstan-projets-conjoints.txt"
COMMANDS = {
    "python -c pass (the bound)": ["-c", "pass"],
    "communique --help": ["-m", "communique", "--help"],
    "communique extract SAMPLE": ["-m", "communique", "extract", str(SAMPLE)],
    "communique extract --json SAMPLE": ["-m", "communique", "extract", "--json", str(SAMPLE)],
}
RUNS = 11


def seconds(command: list[str]) -> float:
    """The median wall time of a command."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure every command in turn."""
    bound = None
    print(f"{'command':36}{'seconds':>9}{'ratio':>8}")
    for name, command in COMMANDS.items():
        taken = seconds(command)
        bound = bound or taken
        print(f"{name:36}{taken:9.3f}{taken / bound:8.1f}")


if __name__ == "__main__":
    main()
