"""The process in which formats run apart: files come in on standard input, items go out on standard output.

    python -m communique.sources.worker BYTES_OF_MEMORY

A line in is a job: {"module": …, "file": {…}, "after": …, "seconds": [processor, clock]}. Lines out are what is about
to be read, articles and failures, then {"end": true}. The system ends the process when an item takes too long.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from communique.sources.apart import OUT_OF_MEMORY
from communique.sources.interface import Failure, Link, Loaded, Reading, SourceFile


def main() -> None:
    """Serve until standard input ends."""
    _limit(resource.RLIMIT_AS, int(sys.argv[1]))
    _limit(resource.RLIMIT_CORE, 0)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble what is said
    for line in sys.stdin.buffer:
        try:
            _serve(json.loads(line), out)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


def _limit(kind: int, most: int) -> None:
    """Lower a limit of this process; a lower one that it was started with stays."""
    _, hard = resource.getrlimit(kind)
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (value, value))


def _serve(job: dict[str, Any], out: IO[bytes]) -> None:
    """Say the items of a file. Behind one that raises an error, its format begins anew."""
    given = job["file"]
    file = SourceFile(Path(given["root"]), given["path"], given["size"], 0, 0)
    load = import_module(f"communique.sources.{job['module']}").load
    after: int | None = job["after"]
    while after is not None:
        after = _say_all(_timed(load(file, after), *job["seconds"]), file, after, out)
    _write(out, {"end": True})


def _say_all(items: Iterator[Any], file: SourceFile, after: int, out: IO[bytes]) -> int | None:
    """Say the items as far as they come; gives where to go on behind an error, if anywhere."""
    at = Reading(file.uri)
    try:
        for item in items:
            if isinstance(item, Reading):
                at = item
            if item is not None:
                _say(out, item)
        return None
    except BrokenPipeError:
        raise
    except OSError as error:
        _say(out, Failure(file.uri, "unreadable_file", f"the file cannot be read: {error.strerror or error}"))
        return None
    except Exception as error:  # whatever a parser raises on hostile bytes
        if isinstance(error, MemoryError):
            raise
        _say(out, at.failed(file, "parser_failed", f"{type(error).__name__}: {str(error)[:500]}"))
        return at.line if at.line is not None and at.line > after else None


def _timed(items: Iterator[Any], processor: float, clock: float) -> Iterator[Any]:
    """The items; the clocks run only while one is made, and end the process when they run out."""
    while True:
        signal.setitimer(signal.ITIMER_PROF, processor)
        signal.setitimer(signal.ITIMER_REAL, clock)
        try:
            item = next(items, StopIteration)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
        if item is StopIteration:
            return
        yield item


def _say(out: IO[bytes], item: Loaded | Failure | Reading | Link) -> None:
    names = {Reading: "reading", Failure: "failure", Link: "link"}
    if not isinstance(item, Loaded):
        _write(out, {names[type(item)]: asdict(item)})
    else:
        article = asdict(item.article)
        if item.article.published_on:
            article["published_on"] = item.article.published_on.isoformat()
        _write(out, {"article": article, "line": item.line})


def _write(out: IO[bytes], said: dict[str, Any]) -> None:
    out.write(json.dumps(said, default=str).encode("ascii") + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
