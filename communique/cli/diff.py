"""`communique diff`: what a new version of the rules changes."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from communique.cli import options

SHOWN = 20
"""Rows of each table that are listed on the screen."""
SIGNS = {"gone": ("-", "red"), "new": ("+", "green"), "different": ("~", "yellow")}
NAMES = {"articles": "source_uri", "participants": "name"}
"""What people know a row by; a fact by its quote."""

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_FOLDER, required=False)
@click.argument("new", type=_FOLDER, required=False)
@options.outputs
@click.option("--json", "as_json", is_flag=True, help="Every difference as a JSON line, for programs.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read again.  [default: one a core]")
def command(old: Path | None, new: Path | None, outputs: Path | str, as_json: bool, workers: int | None) -> int:
    """Show which rows are gone, new or different between the tables in OLD and those in NEW.

    Without the two folders: what the rules of now would change in the tables of OUTPUTS. Their texts are read again,
    and nothing is written.

    Rows are told apart by their key (fact_id), which a new version of the rules keeps.

    \b
    Examples:
      communique diff                          what would a run with these rules change?
      communique diff before/ outputs/         what has it changed?
      communique diff --json before/ outputs/  the same for programs, one JSON object a line

    \b
    Exit codes, as of diff:
      0  the same
      1  something differs
      2  trouble: no tables, files that cannot be read, wrong usage
    """
    if (old is None) != (new is None):
        raise click.UsageError("name two folders to compare, or none to try the rules of now on OUTPUTS")
    if isinstance(outputs, str):
        raise click.UsageError(f"{outputs}: folders are compared: copy the tables, and name their folder")
    from communique.pipeline.diff import diff_folders, diff_rules

    found = diff_folders(old, new) if old is not None and new is not None else diff_rules(outputs, workers)
    return (_print if as_json else _show)(found)


def _print(found: Iterable[Any]) -> int:
    differs = 0
    for each in found:
        differs = 1
        told = {"table": each.table, "change": each.change, "article_id": each.article_id}
        columns = {name: {"old": old, "new": new} for name, (old, new) in each.columns.items()}
        click.echo(json.dumps({**told, "row": each.row, "columns": columns}, ensure_ascii=False))
    return differs


def _show(found: Iterable[Any]) -> int:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    columns: dict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[str, list[Any]] = defaultdict(list)
    for each in found:
        counts[each.table][each.change] += 1
        columns[each.table].update(each.columns.keys())
        if len(shown[each.table]) < SHOWN:
            shown[each.table].append(each)
    console = Console()
    if not counts:
        console.print("the same")
        return 0
    table = Table("table", *SIGNS, "columns that differ", box=None, pad_edge=False)
    for name, found_there in counts.items():
        told = ", ".join(f"{column} {count}" for column, count in columns[name].most_common())
        table.add_row(name, *(str(found_there[change]) for change in SIGNS), told)
    console.print(table)
    for name, listed in shown.items():
        console.print(Text(f"\n{name}", style="bold"))
        for line in _lines(name, listed):
            console.print(line, soft_wrap=True)
        if counts[name].total() > len(listed):
            console.print(f"  … and {counts[name].total() - len(listed)} more; --json tells them all", highlight=False)
    return 1


def _lines(table: str, differences: list[Any]) -> Iterator[Any]:
    """A row in a line, and each column that changed in one of its own."""
    from rich.text import Text

    for each in differences:
        sign, style = SIGNS[each.change]
        key = each.row.get("fact_id") or each.article_id
        yield Text(f"  {sign} {key}  ", style=style).append(each.row[NAMES.get(table, "quote")], style="default")
        for column, (old, new) in each.columns.items():
            yield Text(f"      {column}: {_told(old)} → {_told(new)}")


def _told(value: Any) -> str:
    return "nothing" if value is None else str(value)
