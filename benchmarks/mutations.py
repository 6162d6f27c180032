"""Loads thousands of mutated files of every format: nothing may crash, nothing may hang.

    python benchmarks/mutations.py
    python benchmarks/mutations.py --inputs 1000 --seed 7 --keep .bench/mutated

Every input is a good file that was cut, or had bits flipped, bytes replaced, pieces swapped, repeated or taken from
another format, several of these one after another. An input is made from the seed and its number alone. Each must end
in articles or in failures that name their check, within the limits of `communique.sources.apart`. A parser that dies or
raises an error makes one failure (parser_died, too_slow, out_of_memory, parser_failed): these are listed too.
Prints what came of the inputs of each format; exit 1 if anything raised an error, said nothing, or took longer than the
limit.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from rich.progress import track
from seeds import seeds

from communique.sources import Failure, SourceFile, load
from communique.sources.apart import CPU_SECONDS
from communique.sources.interface import CHECKS

PIECES = [
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\xed\xa0\x80", "\u202e".encode(), b"e\xcc\x81" * 50),
    *(b"<", b">", b"<![CDATA[", b"&#xD800;", b"&#0;", b"<div>" * 200, b"<table>" * 50, b"\\u0000", b'"', b"'"),
    *(b"9" * 400, b"-1", b"4294967296", b"99999999999999999999", b"[" * 300, b"{" * 300),
    *(b"endobj", b"stream\n", b"/Kids[1 0 R]", b"%PDF-", b"Content-Length: 1\r\n", b"WARC/1.0\r\n", b"PAR1"),
    *(b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"---\n", b"&a ", b"*a ", b"!!python/object:os.system "),
]
"""What is put in: the words and the traps of the formats."""
DEATHS = ("parser_died", "too_slow", "out_of_memory", "parser_failed")


def mutated(given: dict[str, bytes], seed: int, number: int) -> tuple[str, bytes]:
    """The ending and the bytes of the input of that number: up to six mutations of one seed."""
    chance = random.Random(f"{seed} {number}")
    suffix = list(given)[number % len(given)]
    data = bytearray(given[suffix])
    for _ in range(chance.randint(1, 6)):
        _mutate(chance, data, given)
    return suffix, bytes(data)


def _mutate(chance: random.Random, data: bytearray, given: dict[str, bytes]) -> None:
    first = chance.randint(0, len(data))
    last = min(len(data), first + chance.choice([1, 4, 30, 300]))
    kind = chance.choice(["flip", "flip", "replace", "piece", "piece", "repeat", "cut", "end", "swap", "other"])
    if kind == "flip":
        for at in chance.choices(range(len(data)), k=chance.choice([1, 3, 20])) if data else ():
            data[at] ^= 1 << chance.randint(0, 7)
    elif kind == "replace":
        data[first:last] = chance.randbytes(last - first)
    elif kind == "piece":
        data[first:first] = chance.choice(PIECES) * chance.choice([1, 1, 1, 50])
    elif kind == "repeat":
        data[first:first] = data[first:last] * chance.choice([2, 20, 200])
    elif kind == "cut":
        del data[first:last]
    elif kind == "end":
        del data[first:]
    elif kind == "swap":
        piece = data[first:last]
        del data[first:last]
        at = chance.randint(0, len(data))
        data[at:at] = piece
    else:
        other = chance.choice(list(given.values()))
        start = chance.randint(0, len(other))
        data[first:last] = other[start : start + 500]


def outcome(folder: Path, suffix: str, data: bytes) -> Counter[str]:
    """What came of an input: how many articles, and how often each check failed. Raises what loading raises."""
    path = folder / f"input{suffix}"
    path.write_bytes(data)
    found: Counter[str] = Counter()
    for item in load(SourceFile(folder, path.name, len(data), 0, 0)):
        if isinstance(item, Failure):
            if item.check_name not in CHECKS:
                raise ValueError(f"unknown check {item.check_name}")
            found[item.check_name] += 1
        else:
            item.article.text.encode("utf-8")  # no lone surrogate gets through
            found["articles"] += 1
    if not found:
        raise ValueError("neither an article nor a failure")
    return found


class Tally:
    """What came of the inputs so far."""

    def __init__(self, keep: Path | None) -> None:
        self.keep, self.wrong, self.slowest = keep, 0, (0.0, -1)
        self.found: dict[str, Counter[str]] = {}

    def load(self, folder: Path, name: str, number: int, suffix: str, data: bytes) -> None:
        """Load one input and count what came of it."""
        start = time.perf_counter()
        try:
            came = outcome(folder, suffix, data)
        except Exception as error:  # whatever it is, it is what is looked for
            came = Counter({"WRONG": 1})
            print(f"WRONG: number {number}, {suffix}: {type(error).__name__}: {error}", flush=True)
        self.slowest = max(self.slowest, (time.perf_counter() - start, number))
        self.wrong += came["WRONG"]
        self.found.setdefault(suffix, Counter()).update(dict.fromkeys(came, 1))
        deaths = [death for death in DEATHS if came[death]]
        for death in deaths:
            print(f"{death}: number {number}, {suffix}", flush=True)
        if self.keep and (came["WRONG"] or deaths):
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{name}{suffix}").write_bytes(data)


def main() -> int:
    """Load the mutated inputs and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000, metavar="N", help="how many to load; default: 100000")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other inputs; default: 1")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="load this one alone")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write what went wrong, or died, to this folder")
    given = parser.parse_args()
    good, tally, began = seeds(), Tally(given.keep), time.perf_counter()
    numbers = range(given.inputs) if given.only is None else [given.only]
    with tempfile.TemporaryDirectory() as folder:
        for number in track(numbers, description="loading", disable=not sys.stderr.isatty()):
            tally.load(Path(folder), f"{given.seed}-{number}", number, *mutated(good, given.seed, number))
    print(f"{len(numbers)} inputs in {time.perf_counter() - began:.0f} s, seed {given.seed}")
    print(f"the slowest took {tally.slowest[0]:.2f} s: number {tally.slowest[1]}")
    for suffix, counts in tally.found.items():
        print(f"  {suffix:11} " + ", ".join(f"{count} {name}" for name, count in counts.most_common()))
    return int(bool(tally.wrong) or tally.slowest[0] > 2 * CPU_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
