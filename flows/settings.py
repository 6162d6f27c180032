"""Prefect's settings, made before Prefect is imported, for it reads them then."""

from __future__ import annotations

import os
from pathlib import Path


def apply(quiet: bool = False) -> None:
    """Defaults that the user's own settings override.

    The embedded server keeps its state in ./.prefect unless PREFECT_HOME or PREFECT_API_URL say otherwise, and may take
    two minutes to start on a busy machine (Prefect's own limit of 20 s is too short for the first start). `quiet` keeps
    Prefect's log off the screen.
    """
    if "PREFECT_API_URL" not in os.environ:
        os.environ.setdefault("PREFECT_HOME", str(Path.cwd() / ".prefect"))
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    if quiet:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
        os.environ.setdefault("PREFECT_INTERNAL_LOGGING_LEVEL", "CRITICAL")
        os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
