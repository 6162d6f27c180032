"""Options that several subcommands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from communique.bucket import place


class Place(click.Path):
    """A folder, or the URL of one on object storage, which stays a str."""

    name = "folder or s3:// URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A URL is looked at when it is used."""
        where = place(value)
        return where if isinstance(where, str) else super().convert(value, param, ctx)


outputs = click.option(
    "--outputs",
    type=Place(file_okay=False, path_type=Path),
    default=Path("outputs"),
    show_default=True,
    help="The folder of the tables, or its URL: s3://BUCKET/FOLDER.",
)
raw = click.argument("raw", type=Place(exists=True, file_okay=False, path_type=Path), default=Path("raw"))
wait = click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another run on the same tables.",
)
