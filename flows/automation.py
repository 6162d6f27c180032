"""The automation on the Prefect server that reacts to alerts of a deployment, and to runs of it that ended badly."""

# ruff: noqa: E402 (Prefect reads its settings when it is imported)
from __future__ import annotations

from communique.flows import settings

settings.apply()

from datetime import timedelta
from typing import Any

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.events.actions import DoNothing, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.exceptions import ObjectNotFound

from communique.flows import alert

FLOW = "morning"
ENDED_BADLY = frozenset({"prefect.flow-run.Failed", "prefect.flow-run.Crashed", "prefect.flow-run.TimedOut"})
SUBJECT = "communique: the run needs a look"
BODY = """\
{% if event.payload.summary is defined %}{{ event.resource.name }}

{{ event.payload.summary }}{% else %}\
{{ event.resource.name }}: {{ event.resource['prefect.state-name'] }}

{{ event.resource['prefect.state-message'] }}{% endif %}
"""
"""What is sent, as a template: an alert brings its own words, a run that ended badly has the message of its state."""


class AlertError(ValueError):
    """An alert that cannot be sent; the message says why."""


def ensure(deployment: str, notify: str | None = None) -> str:
    """Make the automation of a deployment of `morning`, or bring it up to date; gives its name.

    `notify` names the block that sends, as TYPE/NAME: slack-webhook/mornings. Without it, what the automation does
    stays as it is; at first that is nothing, and alerts are in Prefect's feed of events only. An automation that was
    switched off stays off. Raises AlertError where there is no such block, or it cannot send.
    """
    ours = _automation(deployment)
    with get_client(sync_client=True) as client:
        if notify:
            ours["actions"] = [_notification(client, notify).model_dump(mode="json")]
        found = client.read_automations_by_name(ours["name"])
        if not found:
            client.create_automation(AutomationCore.model_validate({"actions": [DoNothing()], **ours}))
        for each in found:
            theirs = each.model_dump(mode="json", exclude={"id", "owner_resource"})
            client.update_automation(each.id, AutomationCore.model_validate(theirs | ours))
    return str(ours["name"])


def _automation(deployment: str) -> dict[str, Any]:
    """What is ours of an automation, in full: an update leaves out what was not set, though the server needs it."""
    trigger = EventTrigger(
        posture=Posture.Reactive,
        expect={alert.EVENT, *ENDED_BADLY},
        match_related=[
            {"prefect.resource.role": "flow", "prefect.resource.name": FLOW},
            {"prefect.resource.role": "deployment", "prefect.resource.name": deployment},
        ],
        threshold=1,
        within=timedelta(0),
    )
    return {
        "name": f"communique: {FLOW}/{deployment}",
        "description": "Articles failed, tables are not as usual, an address was not fetched, or a run ended badly.",
        "trigger": trigger.model_dump(mode="json"),
    }


def _notification(client: SyncPrefectClient, block: str) -> SendNotification:
    kind, _, name = block.partition("/")
    if not name:
        raise AlertError(f"{block!r} names no block: write TYPE/NAME, such as slack-webhook/mornings")
    try:
        document = client.read_block_document_by_name(name, kind)
    except ObjectNotFound:
        raise AlertError(f"there is no block {block}: make it in Prefect's UI; `prefect block ls` lists them") from None
    if document.block_schema is None or "notify" not in document.block_schema.capabilities:
        raise AlertError(f"the block {block} sends no notifications: choose one of Slack, mail or the like")
    return SendNotification(block_document_id=document.id, subject=SUBJECT, body=BODY)
