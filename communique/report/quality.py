"""How good the data of the last run are: what it read, what it turned away and why, and the runs before it."""

from __future__ import annotations

from collections import Counter, deque
from pathlib import Path
from typing import Any

from communique.report.measures import plain
from communique.report.stories import Row, log

HISTORY = 30
"""Runs that are shown."""


def quality(outputs: Path) -> Row:
    """The last runs, newest first, and how often each check failed in the last one that read articles."""
    last = deque(log(outputs, "runs"), maxlen=HISTORY)
    runs = [{name: plain(value) for name, value in row.items()} for row in reversed(last)]
    reasons: Counter[tuple[Any, ...]] = Counter()
    if runs:
        for row in log(outputs, "rejected", ("run_id", "stage", "table_name", "check_name")):
            if row["run_id"] == runs[0]["run_id"]:
                reasons[row["stage"], row["table_name"] or "", row["check_name"]] += 1
    return {"runs": runs, "reasons": [[*key, count] for key, count in sorted(reasons.items())]}
