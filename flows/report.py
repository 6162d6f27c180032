"""Report: the site on the tables, and the link to it."""

# ruff: noqa: E402 (Prefect reads its settings when it is imported)
from __future__ import annotations

from communique.flows import settings

settings.apply()

from prefect import flow
from prefect.artifacts import create_link_artifact

from communique.bucket import place
from communique.pipeline.present import FIRST_PAGE
from communique.pipeline.present import report as write_report

HOW_TO_OPEN = "Copy it into the address bar on the machine that wrote it: browsers follow no link from pages to files."


def link(outputs: str) -> str:
    """Where the report opens: a file:// address, or its URL on object storage."""
    where = place(outputs)
    return f"{where}/{FIRST_PAGE}" if isinstance(where, str) else (where / FIRST_PAGE).resolve().as_uri()


@flow(name="report", flow_run_name="{outputs}/report", persist_result=False, validate_parameters=False)
def report(outputs: str = "outputs", wait: float = 300) -> str:
    """Write the catalog and the report on the tables under `outputs`, and an artifact that links to it; gives the link.

    Raises StoreError (StoreBusyError after `wait` seconds) where they cannot be written.
    """
    write_report(place(outputs), wait=wait)
    where = link(outputs)
    described = None if isinstance(place(outputs), str) else HOW_TO_OPEN
    create_link_artifact(key="report", link=where, link_text="the report", description=described)
    return where
