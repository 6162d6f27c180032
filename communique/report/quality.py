"""How good the data of the last run are: what it read, what it turned away and why, and the runs before it."""

from __future__ import annotations

from collections import Counter, deque
from pathlib import Path

from communique.report.measures import plain
from communique.report.stories import Row, log

HISTORY = 30
"""Runs that are shown."""


def quality(outputs: Path) -> Row:
    """The last runs, newest first, and of the last one what is unusual and how often each check failed.

    With them, how many corrections are in each state.
    """
    newest = deque(log(outputs, "runs"), maxlen=HISTORY)
    runs = [{name: plain(value) for name, value in row.items()} for row in reversed(newest)]
    last = runs[0]["run_id"] if runs else None
    turned_away = log(outputs, "rejected", ("run_id", "stage", "table_name", "check_name"))
    reasons = Counter(
        (row["stage"], row["table_name"] or "", row["check_name"]) for row in turned_away if row["run_id"] == last
    )
    unusual = [row for row in log(outputs, "anomalies") if row["run_id"] == last]
    corrections = Counter(row["state"] for row in log(outputs, "corrections", ("state",)))
    return {
        "runs": runs,
        "reasons": [[*key, count] for key, count in sorted(reasons.items())],
        "anomalies": [[row[name] for name in ("check_name", "table_name", "found", "usual")] for row in unusual],
        "corrections": sorted(corrections.items()),
    }
