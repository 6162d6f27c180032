"""Who works on batches: this process, processes beside it, or a Dask cluster. The rows are the same."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any, Protocol

from communique.pipeline.cluster import cluster


class Pending(Protocol):
    """A step under way."""

    def result(self) -> Any:
        """The summary that the step gives, once it is done."""


Submit = Callable[[Callable[[Path], Any], Path], Pending]
"""Starts a step on a batch."""


@contextmanager
def workers(count: int | None, batches: int, scheduler: str | None = None) -> Iterator[Submit]:
    """What works on batches: the Dask cluster of a scheduler, where one is named, else processes of this machine.

    These are as many as there are cores, unless told; this one where one is enough. Raises RunnerError where the
    cluster cannot be used.
    """
    if scheduler is not None:
        with cluster(scheduler) as submit:
            yield submit
        return
    size = worker_count(count, batches)
    if size <= 1:
        yield _at_once
        return
    with ProcessPoolExecutor(size, mp_context=get_context("spawn"), initializer=_follow_parent) as pool:
        yield partial(_submit, pool)


def _submit(pool: ProcessPoolExecutor, step: Callable[[Path], Any], folder: Path) -> Future[Any]:
    """Where that starts a worker, it inherits that a Ctrl-C is left to the run."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(step, folder)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _follow_parent() -> None:
    """A worker ends when the run does, however that ends."""
    threading.Thread(target=_end_with_parent, name="end with the run", daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def worker_count(count: int | None, batches: int) -> int:
    """How many processes a run uses."""
    return max(1, min(count or os.cpu_count() or 1, batches))


def _at_once(step: Callable[[Path], Any], folder: Path) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(step(folder))
    return future
