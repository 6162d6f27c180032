"""`communique delete`: an article out of everything."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command()
@click.argument("article_id")
@options.outputs
@options.wait
def command(article_id: str, outputs: Path | str, wait: float) -> int:
    """Take the article ARTICLE_ID out of every table, and keep it out.

    A file that still lies in the raw folder does not bring it back.
    """
    from communique.pipeline.delete import delete

    if delete(article_id, outputs, wait=wait):
        click.echo(f"article {article_id} is deleted, and kept out from now on")
    else:
        click.echo(f"article {article_id} was deleted before")
    return 0
