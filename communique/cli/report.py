"""`communique report`: the tables as a site that opens from disk."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options
from communique.cli.opening import how_to_open


@click.command()
@options.outputs
@options.wait
def command(outputs: Path | str, wait: float) -> int:
    """Write a report on the stored tables into OUTPUTS/report: open its index.html in any browser.

    It needs no server and no network. A run writes it too, as its last step.
    """
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from communique.pipeline.present import report

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bars:
        bar = bars.add_task("writing articles", total=None)
        index = report(outputs, wait=wait, progress=lambda done: bars.update(bar, completed=done))
    click.echo(how_to_open(index))
    return 0
