"""The Prefect server that PREFECT_API_URL names."""

from __future__ import annotations

from prefect.client.orchestration import get_client
from prefect.settings import get_current_settings


class NoServerError(Exception):
    """There is no such server; the message says what to do."""


def named() -> bool:
    """Whether a server is given, so that none has to be started."""
    return get_current_settings().api.url is not None


def require() -> None:
    """Raise NoServerError where the server that is given does not answer: a flow would end in a long trace."""
    if not named():
        return
    with get_client(sync_client=True) as client:
        failure = client.api_healthcheck()
    if failure is not None:
        raise NoServerError(
            f"no Prefect server answers at {get_current_settings().api.url} ({failure}): start it with `prefect server "
            "start`, or unset PREFECT_API_URL and the run starts one of its own"
        )
