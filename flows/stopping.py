"""A run that is told to stop, by Ctrl-C or SIGTERM.

It notes that it failed and ends at once. It does not unwind through Prefect, which would ask its server for minutes: a
Ctrl-C has stopped an embedded one too. What is half done is then as after a kill, which the next run repairs.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children, util
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)

_tell: list[Callable[[], None]] = []
_before: list[Callable[[], None]] = []


def listen(tell: Callable[[], None]) -> None:
    """From now on a signal ends this process with the code that is usual for it, when `tell` has said so."""
    _tell.append(tell)
    _install()


@contextmanager
def before_stopping(action: Callable[[], None]) -> Iterator[None]:
    """Within, a signal calls `action` first. Does nothing where nobody listens: on a schedule Prefect stops a run."""
    if _tell:
        _install()  # again, as Prefect has put its own in place
    _before.append(action)
    try:
        yield
    finally:
        _before.remove(action)


def _install() -> None:
    for number in SIGNALS:
        signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    for each in SIGNALS:  # who cannot wait for the end signals again
        signal.signal(each, signal.SIG_DFL)
    try:
        _end_workers()
        for call in (*_before, *_tell):
            call()
    finally:
        os._exit(128 + number)


def _end_workers() -> None:
    """Before the run is recorded: they would go on to write where that cleans up."""
    for worker in active_children():
        worker.kill()
        worker.join()
    # what an exit does: else a helper of multiprocessing complains of leaked semaphores
    util._run_finalizers(0)  # type: ignore[attr-defined]
