"""How to look at the report, wherever it lies."""

from __future__ import annotations

from pathlib import Path


def how_to_open(index: Path | str) -> str:
    """What a person does with the first page, at a path or a URL."""
    if isinstance(index, Path):
        return f"{index}: open it in a browser"
    return f"{index}: copy its folder to a disk and open it in a browser, or let the storage serve it as a website"
