"""The level that CI guards: how well tests/gold is read. `make level` records it anew and lowers no figure unasked."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from communique.evaluation.summary import Summary, summarise

GOLD = Path(__file__).parent.parent / "gold"
RECORDED = Path(__file__).parent / "level.json"
"""Not beside the articles: a folder of annotated articles holds no other JSON."""

Figures = dict[str, dict[str, float]]


def digest() -> str:
    """The SHA-256 of the set: names and bytes of its files."""
    whole = hashlib.sha256()
    for path in sorted(GOLD.glob("*.json")):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def figures(summary: Summary) -> Figures:
    """F1 and the shares of the attributes by cell, to three digits. Precision and recall may trade places."""
    return {
        cell: {"f1": round(figure.value, 3)}
        | {name: round(share.value, 3) for name, share in summary.shares.get(cell, {}).items()}
        for cell, figure in summary.f1.items()
    }


def fallen(before: Figures, now: Figures) -> list[str]:
    """What got worse, a line each."""
    return [
        f"{cell} {name}: {now[cell][name]} where it was {was}"
        for cell, named in before.items()
        for name, was in named.items()
        if now[cell][name] < was
    ]


def measured() -> Figures:
    """The figures of today's rules."""
    (summary,) = summarise([GOLD])
    return figures(summary)


def record(file: Path, now: Figures, *, allow: bool) -> list[str]:
    """Write the figures to the file, unless one falls and that is not allowed; gives what falls."""
    worse = fallen(json.loads(file.read_text())["figures"], now) if file.exists() else []
    if allow or not worse:
        file.write_text(json.dumps({"set_sha256": digest(), "figures": now}, indent=1) + "\n")
    return worse


if __name__ == "__main__":
    allowed = "--allow" in sys.argv[1:]
    lower = record(RECORDED, measured(), allow=allowed)
    print("\n".join(lower) or f"{RECORDED.name} holds today's figures")
    if lower and not allowed:
        sys.exit("These fall, so nothing is recorded. ALLOW=1 records them all the same.")
