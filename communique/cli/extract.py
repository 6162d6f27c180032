"""`communique extract`: the facts of one article, without Prefect and without the store."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from stat import S_ISREG
from typing import Any

import click

from communique.article import Article

COLUMNS = {
    "amounts": ("quote", "value", "unit", "qualifier", "measure", "modality", "period_text"),
    "growth_rates": ("quote", "rate", "basis", "measure", "modality", "period_text"),
    "agreements": ("title", "type", "status", "subject", "parties"),
    "projects": ("name", "status", "place", "sector", "parties"),
}
"""What people see of each table."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Rows as JSON lines, each with the name of its table.")
@click.option(
    "--explain", "explained", is_flag=True, help="Sentence by sentence: what was seen, and which rule read what."
)
@click.option("--all", "every", is_flag=True, help="With --explain: sentences without a fact too.")
def command(file: Path, as_json: bool, explained: bool, every: bool) -> int:
    """Show the facts of the articles in FILE, or of the text on standard input (-).

    Nothing is stored: a preview of what a run would write.

    Exit codes: 0 all of it was read; 1 a part of it could not be read; 2 nothing could be read.
    """
    from communique.reading import read, reads

    if explained and as_json:
        raise click.UsageError("--explain is for people, --json for programs: choose one")
    if every and not explained:
        raise click.UsageError("--all goes with --explain")
    articles, failures = _articles(file)
    unread = [article for article in articles if not reads(article.language)]
    for article in articles:
        if article in unread:
            click.echo(f"{file}: {_unreadable(article.language)}", err=True)
        elif explained:
            from communique.cli.explain import show

            show(article, every)
        else:
            (_print if as_json else _show)(article, read(article))
    for failure in failures:
        click.echo(failure, err=True)
    if len(unread) == len(articles):
        return 2
    return 1 if failures or unread else 0


def _unreadable(language: str) -> str:
    """Why an article cannot be read, and what to do where its language was told wrongly."""
    from babel import Locale

    from communique.reading import available

    names = Locale.parse("en").languages
    read = " and ".join(names[code] for code in available())
    primary = language.partition("-")[0]
    told = "its language cannot be told" if primary == "und" else f"it is in {names.get(primary, language)}"
    return f"{told}, and only {read} are read; if it is in one of these, {language_hint()}"


def language_hint() -> str:
    """How an article says its language."""
    from communique.reading import available

    codes = " or ".join(f"`language: {code}`" for code in available())
    return f"{codes} between two lines --- above the text says so"


def _articles(file: Path) -> tuple[list[Article], list[str]]:
    from communique.sources import Failure, SourceFile, load
    from communique.sources.decoding import DecodingError
    from communique.sources.fields import FieldError
    from communique.sources.text import FrontMatterError, parse

    if str(file) == "-":
        try:
            return [parse(sys.stdin.buffer.read(), "-")], []
        except (DecodingError, FieldError, FrontMatterError) as error:
            return [], [f"standard input: {error}"]
    if not S_ISREG(file.stat().st_mode):  # a named pipe, or what bash makes of <(…)
        raise click.UsageError(f"{file}: a pipe is read from standard input: … | communique extract -")
    location = file.resolve()
    state = location.stat()
    source = SourceFile(location.parent, location.name, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    articles, failures = [], []
    for item in load(source):
        if isinstance(item, Failure):
            line = f", line {item.line}" if item.line else ""
            failures.append(f"{file}{line}: {item.failure}")
        else:
            articles.append(item.article)
    return articles, failures


def _print(article: Article, rows: dict[str, list[dict[str, Any]]]) -> None:
    for table, found in rows.items():
        for row in found:
            click.echo(json.dumps({"table": table, **row}, ensure_ascii=False))


def _show(article: Article, rows: dict[str, list[dict[str, Any]]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    console.print(Text(article.title, style="bold"))
    parties: dict[str, list[str]] = {}
    for entry in rows["participants"]:
        if entry["role"] == "party":
            parties.setdefault(entry["fact_id"], []).append(entry["name"])
    for name, columns in COLUMNS.items():
        table = Table(*columns, title=f"{name} ({len(rows[name])})", title_justify="left", expand=True)
        for row in rows[name]:
            shown = {**row, "parties": ", ".join(parties.get(row["fact_id"], []))}
            table.add_row(*(Text("" if shown[column] is None else str(shown[column])) for column in columns))
        console.print(table)
