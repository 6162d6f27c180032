"""Options that several subcommands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from communique.bucket import place


class Place(click.Path):
    """A folder, or the URL of one on object storage, which stays a str."""

    name = "folder or s3:// URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A URL is looked at when it is used; no name at all would mean the folder that one is in."""
        if value == "":
            self.fail("the name of the folder is empty", param, ctx)
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

prune = click.option("--prune", is_flag=True, help="Take out articles that came from RAW and are no longer in it.")
retry_failed = click.option(
    "--retry-failed", is_flag=True, help="Try again what was turned away before and has not changed."
)
workers = click.option("--workers", type=click.IntRange(min=1), help="Processes that read.  [default: one a core]")
runner = click.option(
    "--runner",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="What reads: processes of this machine, or a Dask cluster.",
)
scheduler = click.option(
    "--scheduler", metavar="ADDRESS", help="The scheduler of the cluster, such as tcp://10.0.0.5:8786."
)
corrections = click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What people have put right in the facts.  [default: corrections.csv beside OUTPUTS, where there is one]",
)
fail_on_anomaly = click.option(
    "--fail-on-anomaly",
    is_flag=True,
    help="Where something is unusual, end as failed (exit code 1). The tables are published all the same.",
)
delay = click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to one host, unless its robots.txt asks for more.",
)
user_agent = click.option("--user-agent", metavar="TEXT", help="Who asks: add an address at which you can be reached.")
allow_private = click.option("--allow-private", is_flag=True, help="Fetch from hosts of your own network, too.")


def of_a_run(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every run may be told, now or on a schedule."""
    for option in reversed((wait, prune, retry_failed, workers, runner, scheduler, corrections, fail_on_anomaly)):
        command = option(command)
    return command


def require_one_runner(runner: str, scheduler: str | None, workers: int | None) -> None:
    """Raise UsageError where it is not clear what reads."""
    if (runner == "dask") != (scheduler is not None):
        raise click.UsageError("a Dask cluster takes both: --runner dask --scheduler tcp://HOST:8786")
    if scheduler is not None and workers is not None:
        raise click.UsageError("--workers are processes of this machine; how many a cluster has, its scheduler knows")
