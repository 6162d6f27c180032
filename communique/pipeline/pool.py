"""Processes of this machine that work on batches. One that dies or hangs is replaced, and costs an article at most."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pyarrow.parquet as pq

from communique.pipeline.read import read_batch, set_aside
from communique.store import StoreError

BATCH_SECONDS = 600.0
"""What a batch may take on the clock: some hundred times what it takes."""
ARTICLE_SECONDS = 120.0
"""What an article may take alone: the longest that is loaded takes 30 s."""
TRIES = 2
"""Deaths with a batch in hand after which its articles are tried alone."""

Step = Callable[[Path], Any]


class RunnerError(StoreError):
    """Batches cannot be worked on; the message says what to do."""


class LostError(Exception):
    """The process that had a batch in hand is gone. `check` and the message go into `rejected`."""

    check = "reader_died"


class SlowError(LostError):
    """The process was ended, as it took too long."""

    check = "too_slow"


class Worker:
    """A process that does a step at a time."""

    def __init__(self) -> None:
        self._pipe, theirs = get_context("spawn").Pipe()
        self._process = get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
        resource_tracker.ensure_running()  # the start of which lets Ctrl-C through to what is started next
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited: a Ctrl-C is left to the run
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        theirs.close()  # so that its death is the end of the pipe
        self._started = False

    def run(self, step: Step, folder: Path, seconds: float) -> Any:
        """What the step gives, or raises. Raises LostError where the process is gone then."""
        try:
            if not self._started:
                self._started = self._pipe.recv()  # before the clock starts
            self._pipe.send((step, folder))
            if not self._pipe.poll(seconds):
                self.end()
                raise SlowError(f"reading was ended after {seconds:g} s")
            done, value = self._pipe.recv()
        except (EOFError, ConnectionError):
            self.end()
            raise LostError(f"the process that read it ended with code {self._process.exitcode}") from None
        if not done:
            raise value
        return value

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection) -> None:
    threading.Thread(target=_end_with_parent, name="end with the run", daemon=True).start()
    with suppress(EOFError, ConnectionError):  # the run is gone
        pipe.send(True)
        while True:
            step, folder = pipe.recv()
            pipe.send(_answer(step, folder))


def _answer(step: Step, folder: Path) -> tuple[bool, Any]:
    """What a step gives, or the error that it raises, with its traceback as a note."""
    try:
        return True, step(folder)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return False, error


def _end_with_parent() -> None:
    """A worker ends when the run does, however that ends."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def pool(size: int) -> Iterator[Callable[[Step, Path], Future[Any]]]:
    """A function that starts a step on a batch, in one of as many processes."""
    idle: SimpleQueue[Worker] = SimpleQueue()
    for _ in range(size):
        idle.put(Worker())
    threads = ThreadPoolExecutor(size, thread_name_prefix="batches")

    def submit(step: Step, folder: Path) -> Future[Any]:
        return threads.submit(_work, idle, step, folder)

    try:
        yield submit
    finally:
        threads.shutdown(cancel_futures=True)
        for _ in range(size):
            idle.get().end()


def _work(idle: SimpleQueue[Worker], step: Step, folder: Path) -> Any:
    """A step on a batch; again where its process dies, and without the articles that end a process each time."""
    worker = idle.get()
    try:
        for _ in range(TRIES):
            try:
                return worker.run(step, folder, BATCH_SECONDS)
            except LostError as lost:
                worker = Worker()
                if isinstance(lost, SlowError):
                    break
        worker = _read_alone(worker, folder)
        return worker.run(step, folder, BATCH_SECONDS)
    except LostError as lost:
        worker = Worker()
        raise RunnerError(
            f"{lost}, again and again, with the same {step.__name__} in hand, though not with one article alone: most "
            "often it needs more memory; run again with fewer --workers"
        ) from None
    finally:
        idle.put(worker)


def _read_alone(worker: Worker, folder: Path) -> Worker:
    """Read each article of a batch alone, and set those aside that end their process; gives a process that lives.

    What is read so is dropped: the batch is done once more, without those.
    """
    articles = pq.read_table(folder / "articles.parquet")
    alone = folder / "alone"
    for row in range(articles.num_rows):
        alone.mkdir()
        pq.write_table(articles.slice(row, 1), alone / "articles.parquet")
        try:
            worker.run(read_batch, alone, ARTICLE_SECONDS)
        except LostError as lost:
            worker = Worker()
            set_aside(folder, articles["article_id"][row].as_py(), lost.check, str(lost))
        shutil.rmtree(alone)
    return worker
