"""Formats that run in a process of their own, so that a parser that dies makes one failed article.

The process (`worker.py`) limits its own time and memory, and says in JSON lines what it is about to read and what it
has read. When it dies, what it was about to read has failed, and another process goes on behind that.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import IO, Any, cast

from communique.article import Article
from communique.sources.interface import Failure, Link, Loaded, Reading, SourceFile

MEMORY = 2 * 1024**3
"""Bytes of address space that a process may take."""
CPU_SECONDS = 20.0
"""What the processor may work on one item."""
WALL_SECONDS = 120.0
"""What one item may take on the clock: a disk may hang too."""
OUT_OF_MEMORY = 77
"""The exit code of a process that could get no more memory."""
DEATHS = 20
"""Deaths over one file after which the rest of it is left."""
_TIMES = {-signal.SIGPROF, -signal.SIGALRM, -signal.SIGXCPU}

_idle: list[subprocess.Popen[bytes]] = []  # started, and waiting for a file
os.register_at_fork(after_in_child=_idle.clear)  # they are the parent's


def load(module: str, file: SourceFile) -> Iterator[Any]:
    """The items of a file, read by a format's module in a process of its own, which begins at once."""
    return _loaded(module, file, _begun(module, file, 0))


def _loaded(module: str, file: SourceFile, process: subprocess.Popen[bytes]) -> Iterator[Any]:
    after = 0
    for _ in range(DEATHS):
        at, ended = Reading(file.uri), False
        try:
            for item in _said(process):
                if isinstance(item, Reading):
                    at = item
                else:
                    yield item
            ended = True
            return
        except EOFError:
            yield at.failed(file, *_death(process.wait()))
        finally:
            if ended:
                _idle.append(process)
            else:
                _end(process)
        if at.line is None or at.line <= after:
            return
        after = at.line
        process = _begun(module, file, after)
    yield Failure(file.uri, "too_many_failures", f"{DEATHS} entries ended their reader: the rest was not read")


def _begun(module: str, file: SourceFile, after: int) -> subprocess.Popen[bytes]:
    """A process that reads the file, from behind the item `after`."""
    job = {
        "module": module,
        "file": {"root": str(file.root), "path": file.path, "size": file.size},
        "after": after,
        "seconds": [CPU_SECONDS, WALL_SECONDS],
    }
    process = _process()
    with suppress(BrokenPipeError):  # it died, which is seen where its items are asked for
        cast(IO[bytes], process.stdin).write(json.dumps(job).encode("ascii") + b"\n")
        cast(IO[bytes], process.stdin).flush()
    return process


def _said(process: subprocess.Popen[bytes]) -> Iterator[Any]:
    """What the process says of its file. Raises EOFError when it dies."""
    while True:
        line = cast(IO[bytes], process.stdout).readline()
        if not line.endswith(b"\n"):
            raise EOFError
        said = json.loads(line)
        if "end" in said:
            return
        yield _item(said)


def _item(said: dict[str, Any]) -> Reading | Loaded | Failure | Link:
    if "reading" in said:
        return Reading(**said["reading"])
    if "failure" in said:
        return Failure(**said["failure"])
    if "link" in said:
        return Link(**said["link"])
    given = said["article"]
    published = given.pop("published_on")
    return Loaded(Article(**given, published_on=published and date.fromisoformat(published)), said["line"])


def _death(code: int) -> tuple[str, str]:
    """The check that a process failed which ended with that code, and how, in words."""
    if code in _TIMES:
        return "too_slow", "reading it took longer than it may: it was stopped"
    if code == OUT_OF_MEMORY:
        return "out_of_memory", "reading it took more memory than it may"
    how = f"by signal {-code}" if code < 0 else f"with code {code}"
    return "parser_died", f"the parser ended {how} while it read this"


def _process() -> subprocess.Popen[bytes]:
    """A process that waits for a file: an idle one that still lives, or a new one.

    It imports nothing from the folder that the user is in (-P): that may be the one with the hostile files.
    """
    while _idle:
        process = _idle.pop()
        if process.poll() is None:
            return process
        _end(process)
    command = [sys.executable, "-P", "-m", "communique.sources.worker", str(MEMORY)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):  # what was still to be written has nobody to read it
                pipe.close()


@atexit.register
def _end_all() -> None:
    while _idle:
        _end(_idle.pop())
