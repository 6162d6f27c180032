"""`communique export`: the tables as CSV."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@options.outputs
@options.wait
def command(folder: Path, outputs: Path | str, wait: float) -> int:
    """Write each stored table as a CSV file into FOLDER, for spreadsheets.

    A text that a spreadsheet would take for a formula has an apostrophe before it. Other tools read Parquet better.
    """
    from communique.pipeline.present import export

    for table, rows in export(outputs, folder, wait=wait).items():
        click.echo(f"{folder / table}.csv: {rows} rows")
    return 0
