"""Which module reads a file: the one that names its ending.

A format is a module of this package with `SUFFIXES` and `load(file)`; being listed in FORMATS is all it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from communique.sources.interface import Failure, Loaded, SourceFile

FORMATS = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
}


def readable_suffixes() -> tuple[str, ...]:
    """The endings of the files that can be read."""
    return tuple(FORMATS)


def load(file: SourceFile) -> Iterator[Loaded | Failure]:
    """The articles of a file, and what of it could not be loaded. Never raises for what a file holds."""
    name = file.path.lower()
    suffix = max((s for s in FORMATS if name.endswith(s)), key=len, default=None)
    if suffix is None:
        yield Failure(
            file.uri, "unknown_format", f"no module reads such a file; the endings that are read: {', '.join(FORMATS)}"
        )
        return
    module = import_module(f"communique.sources.{FORMATS[suffix]}")
    try:
        yield from module.load(file)
    except OSError as error:
        yield Failure(file.uri, "unreadable_file", f"the file cannot be read: {error.strerror or error}")
