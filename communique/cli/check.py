"""`communique check`: are the tables what they should be?"""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command()
@options.outputs
@options.wait
def command(outputs: Path | str, wait: float) -> int:
    """Validate the stored tables: schemas, quotes, links between rows and tables, files, counts and hashes."""
    from communique.pipeline.check import check

    problems = check(outputs, wait=wait)
    for problem in problems:
        click.echo(f"{problem.where}: {problem.check}: {problem.what}")
    click.echo(f"{len(problems)} problems in {outputs}" if problems else f"{outputs}: all well")
    return 1 if problems else 0
