"""`communique schedule`: the run, every morning."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command()
@options.raw
@options.outputs
@click.option("--cron", help='When, as cron says it: "0 6 * * *" is every day at six.')
@click.option("--timezone", default="UTC", show_default=True, help="The zone of --cron, such as Europe/Paris.")
@click.option("--every", type=click.IntRange(min=1), metavar="SECONDS", help="Every so many seconds instead of --cron.")
def command(raw: Path | str, outputs: Path | str, cron: str | None, timezone: str, every: int | None) -> int:
    """Serve the flow on a schedule, one run at a time, until this command is stopped.

    It needs a Prefect server: start one with `prefect server start` and name it in PREFECT_API_URL.
    """
    if (cron is None) == (every is None):
        raise click.UsageError("say when: either --cron or --every")
    from communique.flows import settings

    settings.apply()
    from communique.flows.schedule import ScheduleError, serve
    from communique.flows.server import NoServerError

    try:
        serve(_absolute(raw), _absolute(outputs), cron=cron, timezone=timezone, every=every)
    except ScheduleError as error:
        raise click.UsageError(str(error)) from None
    except NoServerError as error:
        raise click.ClickException(str(error)) from None
    return 0


def _absolute(where: Path | str) -> str:
    return str(where.resolve() if isinstance(where, Path) else where)
