"""Report: the site on the tables, and the link to it."""

# ruff: noqa: E402 (Prefect reads its settings when it is imported)
from __future__ import annotations

from communique.flows import settings

settings.apply()

from prefect import flow
from prefect.artifacts import create_link_artifact

from communique.bucket import place
from communique.pipeline.present import report as write_report

HOW_TO_OPEN = "Copy it into the address bar on the machine that wrote it: browsers follow no link from pages to files."


def link(outputs: str) -> str:
    """Where the report opens: a file:// address. The tables' own URL where they are on object storage, without one."""
    where = place(outputs)
    return where if isinstance(where, str) else (where / "report" / "index.html").resolve().as_uri()


@flow(name="report", flow_run_name="{outputs}/report", persist_result=False, validate_parameters=False)
def report(outputs: str = "outputs", wait: float = 300) -> str:
    """Write the catalog and the report on the tables under `outputs`, and an artifact that links to it; gives the link.

    Raises StoreError (StoreBusyError after `wait` seconds) where they cannot be written.
    """
    written = write_report(place(outputs), wait=wait)
    where = link(outputs)
    create_link_artifact(
        key="report",
        link=where,
        link_text="the report" if written else "the tables",
        description=HOW_TO_OPEN if written else None,
    )
    return where
