"""What a run did, as the Markdown of Prefect artifacts. Nothing of an article's text goes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from communique.pipeline.anomalies import Anomaly
from communique.pipeline.rejects import Counts
from communique.schemas import FACT_TABLES

SHOWN = 20
"""Reasons that are listed."""


def markdown(
    row: Mapping[str, Any], counts: Counts, seconds: Mapping[str, float], anomalies: Sequence[Anomaly] = ()
) -> str:
    """The summary of a run: its row of `runs`, what is unusual, why rows were turned away, the seconds of each step."""
    lines = [
        f"# {row['state'].replace('_', ' ')}",
        "",
        *(f"- **unusual** {anomaly.message}" for anomaly in anomalies),
        *([""] if anomalies else []),
        "| articles | |",
        "|---|---:|",
        *(
            f"| {kind} | {row[f'articles_{kind}']} |"
            for kind in ("seen", "new", "changed", "unchanged", "unread", "failed")
        ),
        "",
        "| table | found | written | rejected | rows now |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {t} | {row[f'found_{t}']} | {row[f'written_{t}']} | {row[f'rejected_{t}']} | {row[f'rows_{t}']} |"
            for t in FACT_TABLES
        ),
        "",
        "| step | seconds |",
        "|---|---:|",
        *(f"| {step} | {spent:.2f} |" for step, spent in seconds.items()),
    ]
    if counts.total:
        lines += ["", "| turned away at | check | rows |", "|---|---|---:|"]
        lines += [f"| {stage} | {check} | {count} |" for (stage, check), count in counts.reasons.most_common(SHOWN)]
    return "\n".join(lines)


def morning_markdown(reasons: Sequence[str], fetched: Mapping[str, int], row: Mapping[str, Any], link: str) -> str:
    """The summary of a morning: what to look at, the pages that were fetched, the row of `runs` and the report."""
    lines = ["# something to look at" if reasons else "# all well", "", *(f"- {_code(line)}" for line in reasons), ""]
    if fetched:
        lines += ["| pages | |", "|---|---:|", *(f"| {what} | {count} |" for what, count in fetched.items()), ""]
    lines += [
        f"{row['articles_seen']} articles seen, {row['articles_new']} new, {row['articles_changed']} changed, "
        f"{row['articles_failed']} failed.",
        "",
        "| table | written | rows now |",
        "|---|---:|---:|",
        *(f"| {t} | {row[f'written_{t}']} | {row[f'rows_{t}']} |" for t in FACT_TABLES),
        "",
        f"The report: {_code(link)}",
    ]
    return "\n".join(lines)


def _code(text: str) -> str:
    """Words that servers and files have a say in, so that no Markdown of theirs is obeyed."""
    return "`" + text.replace("`", "'") + "`"
