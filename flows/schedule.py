"""The scheduled deployment of the morning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from prefect.schedules import Cron, Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from communique.flows import automation, server
from communique.flows.morning import morning

DEPLOYMENT = "articles"


class ScheduleError(ValueError):
    """A schedule that cannot be; the message says why."""


def serve(
    parameters: Mapping[str, Any], *, cron: str | None, timezone: str, every: int | None, notify: str | None
) -> None:
    """Serve `morning` with its parameters on a schedule, one run at a time, until stopped; alerts go to `notify`.

    `every` is in seconds; `cron` is read in `timezone` (IANA); `notify` is the TYPE/NAME of a block. Raises
    ScheduleError for a bad schedule, and where no server is named: an embedded one would forget its schedule with this
    process; NoServerError where it is not there; AlertError where the block cannot send.
    """
    if not server.named():
        raise ScheduleError("no Prefect server: run `prefect server start`, then set PREFECT_API_URL to its address")
    server.require()
    schedule = _schedule(cron, timezone, every)
    automation.ensure(DEPLOYMENT, notify)
    morning.serve(
        name=DEPLOYMENT,
        parameters=dict(parameters),
        schedule=schedule,
        limit=1,  # of this process: a run that is due waits for the one before it
        global_limit=1,  # of the server: the same for runs of a second process
        entrypoint_type=EntrypointType.MODULE_PATH,
        print_starting_message=True,
    )


def _schedule(cron: str | None, timezone: str, every: int | None) -> Schedule:
    if every is not None:
        return Interval(timedelta(seconds=every))
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ScheduleError(f"{timezone!r} is no time zone; name one such as Europe/Paris") from None
    try:
        return Cron(cron or "", timezone=timezone)
    except ValueError as error:
        raise ScheduleError(f"{cron!r} is no cron schedule: {str(error).splitlines()[-1]}") from None
