"""The morning: fetch → ingest → report as one flow, and an alert where somebody has to look."""

# ruff: noqa: E402 (Prefect reads its settings when it is imported)
# No annotations of the future here: Prefect checks the parameters by them, and does not find the names in strings.

from communique.flows import settings

settings.apply()

from typing import Annotated, Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import Field

from communique.fetching import Outcome
from communique.flows import alert
from communique.flows.fetch import DELAY, Fetched, fetch
from communique.flows.ingest import ingest, run_name
from communique.flows.report import link, report
from communique.flows.summary import morning_markdown
from communique.pipeline.anomalies import AnomalyError

WITH_ALERT = "CompletedWithAlert"
"""The name of the state of a run that has something to look at."""

Seconds = Annotated[float, Field(ge=0)]
Processes = Annotated[int, Field(ge=1)]


@flow(name="morning", flow_run_name=run_name, persist_result=False)
def morning(
    addresses: tuple[str, ...] = (),
    raw: str = "raw",
    outputs: str = "outputs",
    prune: bool = False,
    retry_failed: bool = False,
    wait: Seconds = 300,
    processes: Processes | None = None,
    scheduler: str | None = None,
    delay: Seconds = DELAY,
    user_agent: str | None = None,
    allow_private: bool = False,
    corrections: str | None = None,
    fail_on_anomaly: bool = False,
) -> State[dict[str, Any]]:
    """Fetch what is new at the addresses, read the articles of a folder into the tables, and write the report.

    An address that cannot be fetched does not keep what is there from being read. Raises StoreError where nothing could
    be done.

    Args:
        addresses: Pages, PDFs and RSS or Atom feeds to fetch into the raw folder first.
        raw: The folder of the articles, or its URL (s3://BUCKET/FOLDER), which cannot be fetched into.
        outputs: The folder of the tables, or its URL.
        prune: Take out articles that came from the raw folder and are no longer in it.
        retry_failed: Try again what was turned away before and has not changed.
        wait: Seconds to wait for another run on the same tables.
        processes: Processes of this machine that read. None is one a core.
        scheduler: The scheduler of a Dask cluster that reads instead, such as tcp://10.0.0.5:8786.
        delay: Seconds between two requests to one host, unless its robots.txt asks for more.
        user_agent: Who fetches. Add an address at which you can be reached.
        allow_private: Fetch from hosts of your own network, too.
        corrections: The file of corrections. None is corrections.csv beside the outputs, where there is one.
        fail_on_anomaly: End as failed where something is unusual. The tables are published all the same.
    """
    fetched = (
        _fetched(fetch(addresses, raw, delay, user_agent, allow_private, return_state=True)) if addresses else Fetched()
    )
    try:
        told = ingest(
            raw, outputs, wait, prune, retry_failed, processes, scheduler, corrections, fail_on_anomaly, report=False
        )
    except AnomalyError as error:
        told = error.told
    lines, where = alert.reasons(fetched, told), link(outputs)
    if lines:
        alert.emit(lines, told, outputs, where)  # before the report, which may fail
    report(outputs, wait)
    create_markdown_artifact(
        key="morning",
        markdown=morning_markdown(lines, fetched.counts, told["run"], where),
        description="What the morning brought",
    )
    if told["run"]["state"] == "failed":
        return Failed(message="; ".join(lines), data=told)
    if not lines:
        return Completed(data=told)
    return Completed(name=WITH_ALERT, message="; ".join(lines), data=told)


def _fetched(state: State[Any]) -> Fetched:
    """What was fetched. Where fetching broke as a whole, that is one failure: what is there is still to be read."""
    result = state.result(raise_on_failure=False)
    if isinstance(result, Fetched):
        return result
    broken = Fetched()
    broken.add(Outcome("all addresses", "failed", str(result)))
    return broken
