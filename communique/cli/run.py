"""`communique run`: the flow, with a progress bar and a summary."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from communique.cli import STOPPED, options


@click.command()
@options.raw
@options.outputs
@options.wait
@click.option("--prune", is_flag=True, help="Take out articles that came from RAW and are no longer in it.")
@click.option("--retry-failed", is_flag=True, help="Try again what was turned away before and has not changed.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read.  [default: one a core]")
@click.option(
    "--runner",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="What reads: processes of this machine, or a Dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of the cluster, such as tcp://10.0.0.5:8786.")
@click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What people have put right in the facts.  [default: corrections.csv beside OUTPUTS, where there is one]",
)
@click.option(
    "--fail-on-anomaly",
    is_flag=True,
    help="Where something is unusual, end as failed (exit code 1). The tables are published all the same.",
)
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
    if (runner == "dask") != (scheduler is not None):
        raise click.UsageError("a Dask cluster takes both: --runner dask --scheduler tcp://HOST:8786")
    if scheduler is not None and workers is not None:
        raise click.UsageError("--workers are processes of this machine; how many a cluster has, its scheduler knows")
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
        try:
            mended = None if corrections is None else str(corrections)
            told: dict[str, Any] = {"corrections": mended, "fail_on_anomaly": fail_on_anomaly}
            done = ingest(str(raw), str(outputs), wait, prune, retry_failed, workers, scheduler, **told)
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
    if isinstance(outputs, Path):
        console.print(f"The report on them opens in any browser: {outputs}/report/index.html")


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
