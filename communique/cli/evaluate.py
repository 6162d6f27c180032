"""`communique evaluate`: how well annotated articles are read."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument(
    "folders",
    metavar="GOLD_DIR...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--errors", is_flag=True, help="List every miss too: its kind, article, quote, what was wanted and got.")
@click.option("--json", "as_json", is_flag=True, help="The figures for programs; with --errors the misses too.")
@click.option("--markdown", "as_markdown", is_flag=True, help="The folders side by side, and the misses counted.")
def command(folders: tuple[Path, ...], errors: bool, as_json: bool, as_markdown: bool) -> int:
    """Read the annotated articles in each GOLD_DIR and say how much of them is read right.

    A folder holds one JSON file an article: its text and the facts that a careful analyst reads in it
    (docs/evaluation.md tells the form; tests/gold is an example). Nothing is stored.

    \b
    gold    annotated facts
    found   rows that were read
    right   rows that overlap a fact, one to one, and have its number right
    P, R    right of found, and right of gold; F1 is their harmonic mean
    95 %    where the figure would lie with other articles of the same kind
    core    money, growth rates, agreements and projects together

    Indented below a cell: of its right rows, how many have the attribute right too. Levels are demanded in folders
    named deals… and news…, of figures with 20 cases or more.

    \b
    Examples:
      communique evaluate tests/gold
      communique evaluate tests/gold --errors | less
      communique evaluate deals-fr news-fr --json | jq '.[].cells.core.f1'

    Exit codes: 0 measured, whatever the figures are; 2 a folder without annotated articles, or a bad file.
    """
    from communique.evaluation import report
    from communique.evaluation.gold import GoldError
    from communique.evaluation.summary import summarise

    if as_json and as_markdown:
        raise click.UsageError("say which one: either --json or --markdown")
    try:
        summaries = summarise(folders)
    except GoldError as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        click.echo(json.dumps([report.as_json(one, errors) for one in summaries], ensure_ascii=False, indent=1))
        return 0
    if as_markdown:
        click.echo(report.markdown(summaries[: len(folders)]), nl=False)
        return 0
    for number, summary in enumerate(summaries):
        click.echo("\n" * bool(number) + "\n".join(report.lines(summary)))
        if errors and number < len(folders):
            click.echo("\n" + "\n".join(report.errors(summary)))
    return 0
