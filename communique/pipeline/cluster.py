"""Batches on a Dask cluster.

A batch goes to a worker as the bytes of its files, and what the worker makes of it comes back the same way: so workers
need neither the folders nor the object storage of the run, and the run alone writes. A worker that dies costs the
batches that it had in hand, which Dask gives to others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique import reading
from communique.pipeline.pool import RunnerError

ANSWER = 30
"""Seconds that the scheduler has to answer, and to name a worker."""

Step = Callable[[Path], Any]
Files = dict[str, bytes]


@contextmanager
def cluster(address: str) -> Iterator[Callable[[Step, Path], Carried]]:
    """A function that starts a step on a batch, on the cluster whose scheduler has that address.

    Raises RunnerError where there is none, or where it has no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise RunnerError("Dask is not installed here: pip install 'communique[dask]'") from None
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, ImportError) as error:
        raise RunnerError(
            f"no Dask scheduler answers at {address} ({error}): start one with `dask scheduler`, and its workers with "
            "`dask worker ADDRESS`"
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWER)
        except TimeoutError:
            raise RunnerError(
                f"the scheduler at {address} has no workers: `dask worker {address}` starts one"
            ) from None
        version = reading.version()

        def submit(step: Step, folder: Path) -> Carried:
            return Carried(client.submit(_carried, step, _files(folder), version, pure=False), folder)

        yield submit


@dataclass(frozen=True, slots=True)
class Carried:
    """A step under way on a worker. `future` is Dask's."""

    future: Any
    folder: Path

    def result(self) -> Any:
        """What the step gives, when its files lie in the folder of the batch.

        Raises RunnerError where the workers that had the batch died, one after the other.
        """
        from distributed import KilledWorker

        try:
            result, files = self.future.result()
        except KilledWorker as error:
            raise RunnerError(
                f"{error.allowed_failures + 1} Dask workers died with the same batch in hand, the last at "
                f"{error.last_worker.address}: its log says why; most often they need more memory"
            ) from None
        self.future.release()
        for name, data in files.items():
            (self.folder / name).write_bytes(data)
        return result


def _carried(step: Step, files: Files, version: str) -> tuple[Any, Files]:
    """On the worker: the step's result, and the files that it made of those that came with it."""
    if reading.version() != version:
        raise RunnerError(
            f"a Dask worker has communique {reading.version()}, the run has {version}: install the same on both"
        )
    with TemporaryDirectory(prefix="communique-") as scratch:
        folder = Path(scratch)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        result = step(folder)
        return result, {name: data for name, data in _files(folder).items() if name not in files}


def _files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
