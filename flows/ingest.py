"""The main flow: load → read → validate → write → present. Its tasks are batches of articles."""

# ruff: noqa: E402 (Prefect reads its settings when it is imported)
from __future__ import annotations

from communique.flows import settings

settings.apply()

import errno
import time
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import flow, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from communique.bucket import place
from communique.flows import stopping, watching
from communique.flows.summary import markdown
from communique.flows.watching import Progress
from communique.pipeline.anomalies import AnomalyError
from communique.pipeline.load import require_apart
from communique.pipeline.present import present as write_report
from communique.pipeline.read import ReadBatch, read_batch
from communique.pipeline.run import Run
from communique.pipeline.runners import Submit, workers
from communique.pipeline.validate import ValidatedBatch, validate_batch
from communique.store import Store

T = TypeVar("T")

THREADS = 16
"""Tasks under way at once; the processes behind them do the work."""

TRANSIENT = frozenset({errno.EAGAIN, errno.EINTR, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EBUSY})
"""Failures of a file system that may be gone a second later; a full disk is not."""


async def is_transient(_task: Any, _run: Any, state: Any) -> bool:
    """Whether trying again can help."""
    error = await state.aresult(raise_on_failure=False)
    cause = error.__cause__ if isinstance(error, BaseException) and error.__cause__ else error
    return isinstance(cause, OSError) and cause.errno in TRANSIENT


def opaque(value: T) -> T:
    """Hand a value to a task as it is: Prefect would search it for futures, row by row."""
    return cast(T, quote(value))


_STEP: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
_RETRIED: dict[str, Any] = {**_STEP, "retries": 2, "retry_delay_seconds": 2, "retry_condition_fn": is_transient}


@task(name="load", **_RETRIED)
def load(run: Run, raw: Path | str, prune: bool, retry_failed: bool, corrections: Path | None, tell: Progress) -> int:
    """Stage what is new; gives the number of batches."""
    intake = run.load(
        raw,
        prune=prune,
        retry_failed=retry_failed,
        corrections=corrections,
        progress=lambda done: tell("load", done, None),
    )
    return len(intake.batches)


@task(name="read", **_STEP)
def read(submit: Submit, folder: Path) -> ReadBatch:
    """Candidate rows of a batch."""
    return cast(ReadBatch, submit(read_batch, folder).result())


@task(name="validate", **_STEP)
def validate(submit: Submit, folder: Path) -> ValidatedBatch:
    """Checked rows of a batch."""
    return cast(ValidatedBatch, submit(validate_batch, folder).result())


@task(name="write", **_RETRIED)
def write(run: Run, batches: list[Path]) -> None:
    """Publish a group of batches."""
    run.write(batches)


@task(name="finish", **_RETRIED)
def finish(run: Run) -> dict[str, Any]:
    """Publish the log, the ledger and the row of `runs`, which it gives."""
    return run.finish()


@task(name="present", **_RETRIED)
def present(store: Store, tell: Progress) -> None:
    """Write the report on the tables as they are now."""
    write_report(store, lambda done: tell("present", done, None))


_RUNNER: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=THREADS)


def run_name() -> str:
    """The name of a flow's run: what is read into what, and when."""
    given = runtime.flow_run.parameters
    return f"{given['raw']} → {given['outputs']}, {time.strftime('%d %b %Y %H:%M')}"


@flow(
    name="ingest",
    flow_run_name=run_name,
    validate_parameters=False,
    persist_result=False,
    task_runner=_RUNNER,
)
def ingest(
    raw: str = "raw",
    outputs: str = "outputs",
    wait: float = 300,
    prune: bool = False,
    retry_failed: bool = False,
    processes: int | None = None,
    scheduler: str | None = None,
    corrections: str | None = None,
    fail_on_anomaly: bool = False,
    report: bool = True,
) -> dict[str, Any]:
    """Read the articles in `raw` into the tables under `outputs`; gives the row of `runs` and what was turned away.

    Batches are read by `processes` of this machine (default: one a core), or on the Dask cluster of a `scheduler`.
    `corrections` is a file of them (default: corrections.csv beside the outputs, where there is one); `report` says
    whether the report is written, too. Raises StoreError (StoreBusyError after `wait` seconds) where nothing could be
    done, and AnomalyError, when all is published, where `fail_on_anomaly` is asked for and something is unusual.
    """
    tell = watching.on_progress.get()
    source, target = place(raw), place(outputs)
    require_apart(source, target)
    with Store.open(target, wait=wait, on_wait=watching.on_wait.get()) as store:
        run = Run.begin(store, fail_on_anomaly=fail_on_anomaly)
        try:
            with stopping.before_stopping(run.fail):
                mended = None if corrections is None else Path(corrections)
                load(opaque(run), source, prune, retry_failed, mended, opaque(tell))
                with workers(processes, len(run.intake.batches), scheduler) as submit:
                    done = 0
                    for batches in run.commits():
                        done = _process(run, submit, batches, done, tell)
                        write(opaque(run), opaque(batches))
                row = finish(opaque(run))
        except BaseException:
            run.fail()
            raise
        if report:
            present(opaque(store), opaque(tell))  # the run is written by now, whatever becomes of the report
    create_markdown_artifact(
        key="ingest",
        markdown=markdown(row, run.counts, run.seconds, run.anomalies),
        description="What the run did",
    )
    intake = run.intake
    told = {"rejected": run.counts, "kept_out": intake.kept_out, "waiting": intake.waiting, "seconds": run.seconds}
    result = {"run": row, **told, "anomalies": run.anomalies}
    if fail_on_anomaly and run.anomalies:
        raise AnomalyError(result)
    return result


def _validate_after(found: Any, submit: Submit, folder: Path) -> Any:
    """The future of a batch's validation, which waits for its reading."""
    step: Any = validate
    return step.submit(opaque(submit), folder, wait_for=[found])


def _process(run: Run, submit: Submit, batches: list[Path], done: int, tell: Progress) -> int:
    """Read and validate a group of batches; gives how many batches are done in all."""
    reads = [read.submit(opaque(submit), folder) for folder in batches]
    checks = [_validate_after(found, submit, folder) for folder, found in zip(batches, reads, strict=True)]
    for found, checked in zip(reads, checks, strict=True):
        run.add_read(found.result())
        run.add_validated(checked.result())
        done += 1
        tell("read", done, len(run.intake.batches))
    return done
