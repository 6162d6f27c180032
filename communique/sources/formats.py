"""Which module reads a file: the one that names its ending.

A format is a module of this package with `load(file)`; being listed in FORMATS is all it needs. One in APART reads
with libraries that a hostile file can crash, stall or bloat: it runs in a process of its own, and has
`load(file, after)`, which goes on behind an item that was its end.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from importlib import import_module

from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import PACKED

FORMATS = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".warc": "warc",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
APART = frozenset({"html", "pdf", "warc", "csv", "parquet"})
MOST_FAILURES = 1_000
"""Failures of one file that are listed one by one."""
HOPE = 10
"""Failures beyond those for which one good article makes up, before the rest of a file is left."""


def readable_suffixes() -> tuple[str, ...]:
    """The endings of the files that can be read, but for that of a packing (.gz, .zst) behind them."""
    return tuple(FORMATS)


def load(file: SourceFile) -> Iterator[Loaded | Failure]:
    """The articles of a file, and what of it could not be loaded. Never raises for what a file holds.

    A format that runs apart begins at once, before the first item is asked for.
    """
    name = file.path.lower()
    for packing in PACKED:
        name = name.removesuffix(packing)
    module = next((FORMATS[suffix] for suffix in FORMATS if name.endswith(suffix)), None)
    if module is None:
        endings = ", ".join(FORMATS)
        reason = f"no module reads such a file; the endings that are read: {endings}, each also with .gz or .zst"
        return iter([Failure(file.uri, "unknown_format", reason)])
    if module in APART:
        from communique.sources import apart

        return _bounded(apart.load(module, file), file.uri)
    return _bounded(_here(module, file), file.uri)


def load_each(found: Iterable[SourceFile]) -> Iterator[tuple[SourceFile, Iterator[Loaded | Failure]]]:
    """Each file with its items, in order. While they are taken, the next files are read in other processes."""
    begun: deque[tuple[SourceFile, Iterator[Loaded | Failure]]] = deque()
    for file in found:
        begun.append((file, load(file)))
        if len(begun) >= (os.cpu_count() or 1):
            yield begun.popleft()
    yield from begun


def _here(module: str, file: SourceFile) -> Iterator[Loaded | Failure]:
    try:
        yield from import_module(f"{__package__}.{module}").load(file)
    except OSError as error:
        yield Failure(file.uri, "unreadable_file", f"the file cannot be read: {error.strerror or error}")


def _bounded(items: Iterator[Loaded | Failure], uri: str) -> Iterator[Loaded | Failure]:
    """The items, with no more failures than memory holds; a file that hardly holds anything else is left."""
    good = failures = 0
    for item in items:
        if isinstance(item, Loaded):
            good += 1
        else:
            failures += 1
            if failures > MOST_FAILURES + HOPE * good:
                reason = f"{failures} entries failed and {good} did not: the rest of the file was not read"
                yield Failure(uri, "too_many_failures", reason)
                return
            if failures > MOST_FAILURES:
                continue
        yield item
    if failures > MOST_FAILURES:
        yield Failure(uri, "too_many_failures", f"and {failures - MOST_FAILURES} more failures in this file")
