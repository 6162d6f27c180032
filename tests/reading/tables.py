"""Tables of sentences, as plain text: a sentence, and under it, indented, what is to be found in it, one a line."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "tables"


def table(name: str) -> list[tuple[str, list[str]]]:
    """The sentences of a table, each with what is expected of it."""
    found: list[tuple[str, list[str]]] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif line.strip() and not line.startswith("#"):
            found.append((line, []))
    return found
