"""`communique schedule`: the run, every morning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from communique.cli import options


@click.command()
@options.raw
@options.outputs
@click.option("--cron", help='When, as cron says it: "0 6 * * *" is every day at six.')
@click.option("--timezone", default="UTC", show_default=True, help="The zone of --cron, such as Europe/Paris.")
@click.option("--every", type=click.IntRange(min=1), metavar="SECONDS", help="Every so many seconds instead of --cron.")
@click.option(
    "--fetch",
    "addresses",
    multiple=True,
    metavar="URL|FEED",
    help="Fetch a page, or the pages of a feed, into RAW first. May be given several times.",
)
@options.user_agent
@options.delay
@options.allow_private
@click.option(
    "--notify", metavar="TYPE/NAME", help="The Prefect block that sends alerts, such as slack-webhook/mornings."
)
@options.of_a_run
def command(
    raw: Path | str,
    outputs: Path | str,
    cron: str | None,
    timezone: str,
    every: int | None,
    notify: str | None,
    runner: str,
    scheduler: str | None,
    workers: int | None,
    corrections: Path | None,
    **given: Any,
) -> int:
    """Fetch, read RAW (default: raw) and write the report on a schedule, one run at a time, until stopped.

    It needs a Prefect server: start one with `prefect server start` and name it in PREFECT_API_URL. In its UI the
    deployment morning/articles can be run at once, with other parameters, too; each run leaves a summary and the link
    to the report.

    An alert goes out when articles fail, tables are not as usual, an address cannot be fetched, or a run ends badly.
    --notify says which block sends it: Slack, Teams, mail and others; docs/morning.md tells how to make one. Without,
    alerts are in Prefect's feed of events, and runs that have one end as CompletedWithAlert.

    \b
    Examples:
      communique schedule --cron "0 6 * * *" --timezone Europe/Paris
      communique schedule --cron "0 6 * * *" --fetch https://a.example/rss --fetch https://b.example/communique
      communique schedule --every 3600 --notify slack-webhook/mornings
      communique schedule s3://bucket/raw --outputs s3://bucket/tables --every 3600
      communique schedule --cron "0 6 * * *" --runner dask --scheduler tcp://10.0.0.5:8786

    \b
    Exit codes:
      0        stopped, on a server that answered
      2        wrong usage, or no server
    """
    if (cron is None) == (every is None):
        raise click.UsageError("say when: either --cron or --every")
    options.require_one_runner(runner, scheduler, workers)
    if given["addresses"] and isinstance(raw, str):
        raise click.UsageError(f"pages are fetched into a folder, and {raw} is a URL: leave out --fetch")
    from communique.pipeline.load import require_apart

    require_apart(raw, outputs)
    from communique.flows import settings

    settings.apply()
    from communique.flows.automation import AlertError
    from communique.flows.schedule import ScheduleError, serve
    from communique.flows.server import NoServerError

    places: dict[str, str | None] = {"raw": _absolute(raw), "outputs": _absolute(outputs)}
    places["corrections"] = _absolute(corrections) if corrections is not None else None
    try:
        serve(
            {**places, "processes": workers, "scheduler": scheduler, **given},
            cron=cron,
            timezone=timezone,
            every=every,
            notify=notify,
        )
    except (ScheduleError, AlertError) as error:
        raise click.UsageError(str(error)) from None
    except NoServerError as error:
        raise click.ClickException(str(error)) from None
    return 0


def _absolute(where: Path | str) -> str:
    return str(where.resolve() if isinstance(where, Path) else where)
