"""`communique compact`: small files made one."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command()
@options.outputs
@options.wait
def command(outputs: Path | str, wait: float) -> int:
    """Merge small files of the tables into bigger ones. The rows stay as they are.

    Runs leave no small files: a table has one for about 50 MB of text. Small ones come of articles that were taken out,
    by `run --prune` or `delete`. Neighbours that together fit into one file are merged, and the files that are empty
    then are taken away.

    Tools may go on reading meanwhile. For a moment, while a merged file is there and those that it replaces are not yet
    gone, they can find articles twice in that table; and one that is about to open a file can find it gone, and has to
    ask again. `runs` is written last, with the hash of each fact table. Killed at any moment, the next command finishes
    what was begun.

    \b
    Examples:
      communique compact
      communique compact --outputs s3://bucket/tables
      communique run --prune && communique compact && communique check
    """
    from communique.pipeline.compact import compact

    files = compact(outputs, wait=wait)
    if not files:
        click.echo(f"{outputs}: nothing to merge: no two neighbouring files of a table fit into one")
        return 0
    width = max(map(len, files))
    click.echo(f"{'files of':{width}}  before  after")
    for table, (before, after) in files.items():
        click.echo(f"{table:{width}}  {before:6}  {after:5}")
    click.echo(f"The rows in {outputs} are as they were; `runs` has a row that says so, with the hashes of now.")
    return 0
