"""`communique run`: the flow, with a progress bar and a summary."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from communique.cli import STOPPED, options
from communique.cli.opening import how_to_open


@click.command()
@options.raw
@options.outputs
@options.wait
@options.prune
@options.retry_failed
@options.workers
@options.runner
@options.scheduler
def command(
    raw: Path | str,
    outputs: Path | str,
    wait: float,
    prune: bool,
    retry_failed: bool,
    workers: int | None,
    runner: str,
    scheduler: str | None,
) -> int:
    """Read the articles in RAW (default: raw) into the tables.

    Only what is new or changed is read. Killed at any moment, the next run repairs what it left. The run is a Prefect
    flow: it uses the server at PREFECT_API_URL, or starts one of its own for the time that it takes (about 10 seconds).
    """
    options.require_one_runner(runner, scheduler, workers)
    from communique.pipeline.load import require_apart

    require_apart(raw, outputs)  # before Prefect is started for nothing
    from communique.flows import settings, stopping

    settings.apply(quiet=True)
    stopping.listen(lambda: click.echo(STOPPED, err=True))
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bars:
        stopping.listen(bars.stop)
        bar = bars.add_task("starting Prefect", total=None)
        from communique.flows import embedded, server
        from communique.flows.ingest import ingest
        from communique.flows.watching import on_progress, on_wait

        try:
            server.require()
        except server.NoServerError as error:
            raise click.ClickException(str(error)) from None
        embedded.guard()
        labels = {"load": "loading files", "read": "reading batches", "present": "writing the report"}
        on_progress.set(
            lambda step, done, total: bars.update(bar, description=labels[step], completed=done, total=total)
        )
        on_wait.set(lambda: console.print(f"another run is writing {outputs}: waiting up to {wait:g} s for it"))
        done = ingest(str(raw), str(outputs), wait, prune, retry_failed, workers, scheduler)
    _show(done, outputs)
    return 1 if done["rejected"].total else 0


def _show(done: dict[str, Any], outputs: Path | str) -> None:
    from rich.console import Console
    from rich.table import Table

    from communique.schemas import FACT_TABLES

    console, row = Console(), done["run"]
    counts = ", ".join(
        f"{row[f'articles_{kind}']} {kind}" for kind in ("new", "changed", "unchanged", "unread", "failed")
    )
    console.print(f"{row['articles_seen']} articles seen: {counts}", highlight=False)
    if done["kept_out"]:
        console.print(f"{done['kept_out']} deleted articles kept out", highlight=False)
    if done["waiting"]:
        told = f"{done['waiting']} files or lines that earlier runs turned away are as they were"
        console.print(f"{told}; --retry-failed tries them again", highlight=False)
    table = Table("table", *(("found", "written", "rejected", "rows now")), box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for name in FACT_TABLES:
        table.add_row(name, *(str(row[f"{what}_{name}"]) for what in ("found", "written", "rejected", "rows")))
    console.print(table)
    _show_rejected(done["rejected"], console)
    console.print(f"The tables are in {outputs}/: each folder opens as one table in any tool that reads Parquet.")
    index = "report/index.html"
    opened = how_to_open(outputs / index if isinstance(outputs, Path) else f"{outputs}/{index}")
    console.print(f"The report on them is {opened}.")


def _show_rejected(rejected: Any, console: Any) -> None:
    if not rejected.total:
        return
    console.print(f"\n{rejected.total} turned away (table `rejected`):", highlight=False)
    for entry in rejected.shown:
        line = f", line {entry['line']}" if entry["line"] else ""
        console.print(
            f"  {entry['source_uri']}{line}: {entry['failure']}", markup=False, highlight=False, soft_wrap=True
        )
    if rejected.total > len(rejected.shown):
        checks: Counter[str] = Counter()
        for (_, check), count in rejected.reasons.items():
            checks[check] += count
        console.print(
            "  … in all " + ", ".join(f"{count} {check}" for check, count in checks.most_common()), highlight=False
        )
    console.print("They are not tried again until they change; --retry-failed does.\n", highlight=False)
