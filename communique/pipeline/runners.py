"""Who works on batches: this process, processes beside it, or a Dask cluster. The rows are the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from communique.pipeline.cluster import cluster
from communique.pipeline.pool import pool


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
    with pool(size) as submit:
        yield submit


def worker_count(count: int | None, batches: int) -> int:
    """How many processes a run uses."""
    return max(1, min(count or os.cpu_count() or 1, batches))


def _at_once(step: Callable[[Path], Any], folder: Path) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(step(folder))
    return future
