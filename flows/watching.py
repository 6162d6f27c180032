"""Who watches a run from the same process: told how far it is, and that it has to wait.

These stand apart from the flow because Prefect pickles a flow that it runs on a schedule, and these cannot be pickled.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

Progress = Callable[[str, int, int | None], None]
"""Told the step, how much of it is done, and how much there is, where that is known."""

on_progress: ContextVar[Progress] = ContextVar("on_progress", default=lambda step, done, total: None)
on_wait: ContextVar[Callable[[], None]] = ContextVar("on_wait", default=lambda: None)
