"""Options that several subcommands share."""

from __future__ import annotations

from pathlib import Path

import click

outputs = click.option(
    "--outputs",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("outputs"),
    show_default=True,
    help="The folder of the tables.",
)
raw = click.argument("raw", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("raw"))
wait = click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another run on the same tables.",
)
