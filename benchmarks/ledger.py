"""What a large ledger costs a run over one new article: seconds, and memory of the run.

    python benchmarks/ledger.py --entries 20000 200000 1000000

A store is made, and its ledger filled with entries of articles that one file of the raw folder claims, with that of a
file each: what a run asks of the ledger it asks of all of them. Each run is a process of its own; its peak of memory is
what the system has noted as VmHWM.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import time
from pathlib import Path

from articles import ROOT
from variants import write_variants
from volume import measured

from communique.pipeline.versions import version_of
from communique.store import Store
from communique.store.store import PARTITION_CHARACTERS

CHARACTERS = 1_000
"""Of an article."""


def fill(outputs: Path, entries: int) -> int:
    """Let the ledger hold that many articles more, which the file many.jsonl claims; gives its size in bytes."""
    with Store.open(outputs) as store, store.ledger.change():
        db = store.ledger.db
        root, file = db.execute("SELECT root, id FROM files WHERE path = 'many.jsonl'").fetchone()
        hashes = sorted(hashlib.sha256(str(n).encode()).hexdigest() for n in range(entries))
        per_partition = PARTITION_CHARACTERS // CHARACTERS
        db.executemany(
            "INSERT INTO files VALUES (NULL, '/elsewhere', ?, 1, 1, 1, 1, 0)", ((f"2025/11/{h}.txt",) for h in hashes)
        )
        db.executemany("INSERT INTO claims VALUES (?, ?, 1, ?, '2025-11-28')", ((h[:24], file, h) for h in hashes))
        db.executemany(
            "INSERT INTO stored VALUES (?, ?, ?, ?, ?, '2025-11-28', NULL, ?, ?)",
            (
                (h[:24], 1 + n // per_partition, h, h[::-1], CHARACTERS, root, version_of(h[:24], {}))
                for n, h in enumerate(hashes)
            ),
        )
    return (outputs / ".communique" / "ledger" / "ledger.sqlite").stat().st_size


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, nargs="+", default=[20_000, 200_000], metavar="N")
    parser.add_argument("--work", type=Path, default=ROOT / ".bench" / "ledger", help="a folder that is made anew")
    given = parser.parse_args()
    print("| entries | MB of the ledger | seconds | MiB of the run |\n|---:|---:|---:|---:|")
    for entries in given.entries:
        shutil.rmtree(given.work, ignore_errors=True)
        raw, outputs = given.work / "raw", given.work / "outputs"
        raw.mkdir(parents=True)
        (raw / "many.jsonl").write_text("")
        time.sleep(0.02)  # files written in the very moment of a run count as changed
        measured(raw, outputs, 1)
        size = fill(outputs, entries)
        write_variants(raw, 0, 1)
        cost = measured(raw, outputs, 1)
        print(f"| {entries:,} | {size / 1e6:,.0f} | {cost.seconds:.1f} | {cost.own_mib:,.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
