"""The scheduled deployment of the main flow."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from prefect.schedules import Cron, Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from communique.flows import server
from communique.flows.ingest import ingest


class ScheduleError(ValueError):
    """A schedule that cannot be; the message says why."""


def serve(raw: str, outputs: str, *, cron: str | None, timezone: str, every: int | None) -> None:
    """Serve `ingest` on a schedule, one run at a time, until stopped.

    `every` is in seconds; `cron` is read in `timezone` (IANA). Raises ScheduleError for a bad schedule, and where no
    server is named: an embedded one would forget its schedule with this process; NoServerError where it is not there.
    """
    if not server.named():
        raise ScheduleError("no Prefect server: run `prefect server start`, then set PREFECT_API_URL to its address")
    server.require()
    ingest.serve(
        name="articles",
        parameters={"raw": raw, "outputs": outputs},
        schedule=_schedule(cron, timezone, every),
        limit=1,
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
