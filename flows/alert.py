"""The alert: an event that says what is wrong with a run, for automations to react to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.events import emit_event

from communique.flows.fetch import Fetched

EVENT = "communique.run.alert"
SHOWN = 20
"""Addresses that an alert lists."""


def reasons(fetched: Fetched, told: Mapping[str, Any]) -> list[str]:
    """What somebody has to look at, a line each: addresses, articles, and tables that are not as usual.

    `told` is what `ingest` gives. Nothing of an article's text is in them.
    """
    lines = [f"not fetched: {url}: {reason}" for url, reason in fetched.failures[:SHOWN]]
    if len(fetched.failures) > SHOWN:
        lines.append(f"not fetched: {len(fetched.failures) - SHOWN} more")
    if failed := told["run"]["articles_failed"]:
        checks = ", ".join(f"{count} {check} ({stage})" for (stage, check), count in told["rejected"].reasons.items())
        lines.append(f"articles failed: {failed}; turned away: {checks}")
    lines += [f"unusual: {each.message}" for each in told["anomalies"]]
    return lines


def emit(lines: list[str], told: Mapping[str, Any], outputs: str, link: str) -> None:
    """Tell Prefect of a run that somebody has to look at; its payload holds the reasons, the counts and the link."""
    counts = {name: value for name, value in told["run"].items() if isinstance(value, int)}
    emit_event(
        event=EVENT,
        resource={"prefect.resource.id": f"communique.outputs.{outputs}", "prefect.resource.name": outputs},
        payload={
            "summary": "\n".join([*(f"- {line}" for line in lines), "", link]),
            "reasons": lines,
            "run_id": told["run"]["run_id"],
            "counts": counts,
            "report": link,
        },
    )
