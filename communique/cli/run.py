"""`communique run`: the flow, with a progress bar and a summary."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from communique.cli import STOPPED, options
from communique.cli.extract import language_hint
from communique.cli.opening import how_to_open


@click.command()
@options.raw
@options.outputs
@options.of_a_run
def command(
    raw: Path | str,
    outputs: Path | str,
    wait: float,
    prune: bool,
    retry_failed: bool,
    workers: int | None,
    runner: str,
    scheduler: str | None,
    corrections: Path | None,
    fail_on_anomaly: bool,
) -> int:
    """Read the articles in RAW (default: raw) into the tables.

    Only what is new or changed is read. Killed at any moment, the next run repairs what it left. The run is a Prefect
    flow: it uses the server at PREFECT_API_URL, or starts one of its own for the time that it takes (about 10 seconds).

    A file of corrections has the columns fact_id, column_name, expected, corrected, reason, corrected_by and
    corrected_on. A line is applied as long as the row, as it is read, holds what the line expects.

    \b
    Examples:
      communique run
      communique run articles/ --outputs tables --corrections corrections.csv
      communique run --fail-on-anomaly && publish-somewhere
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
        from communique.pipeline.anomalies import AnomalyError

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
        mended = None if corrections is None else str(corrections)
        try:
            done = ingest(
                str(raw), str(outputs), wait, prune, retry_failed, workers, scheduler, mended, fail_on_anomaly
            )
        except AnomalyError as error:
            done = error.told
    _show(done, outputs)
    return 1 if done["rejected"].total or done["run"]["state"] == "failed" else 0


def _show(done: dict[str, Any], outputs: Path | str) -> None:
    from rich.console import Console
    from rich.table import Table

    from communique.schemas import FACT_TABLES

    console, row = Console(), done["run"]
    counts = ", ".join(
        f"{row[f'articles_{kind}']} {kind}" for kind in ("new", "changed", "unchanged", "unread", "failed")
    )
    console.print(f"{row['articles_seen']} articles seen: {counts}", highlight=False)
    if row["articles_unread"]:
        told = "no rules read their language, which `language` in the table `articles` tells"
        hint = f"where it is told wrongly, {language_hint()}"
        console.print(f"{row['articles_unread']} unread: {told}; {hint}", markup=False, highlight=False, soft_wrap=True)
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
    _show_anomalies(done["anomalies"], done["run"]["state"], console)
    _show_rejected(done["rejected"], console)
    console.print(f"The tables are in {outputs}/: each folder opens as one table in any tool that reads Parquet.")
    index = "report/index.html"
    opened = how_to_open(outputs / index if isinstance(outputs, Path) else f"{outputs}/{index}")
    console.print(f"The report on them is {opened}.")


def _show_anomalies(anomalies: Any, state: str, console: Any) -> None:
    if not anomalies:
        return
    console.print(f"\n{len(anomalies)} unusual (table `anomalies`):", style="yellow", highlight=False)
    for anomaly in anomalies:
        console.print(f"  {anomaly.message}", markup=False, highlight=False, soft_wrap=True)
    if state == "failed":
        console.print("The run is failed, as --fail-on-anomaly asks; the tables are published.", highlight=False)
    console.print()


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
