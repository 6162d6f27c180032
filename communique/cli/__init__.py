"""The door: each subcommand is a module, imported when it is used."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from io import TextIOWrapper

import click

from communique import __version__

COMMANDS = {
    "run": "read the articles of a folder into the tables",
    "fetch": "store web pages and the pages of feeds in a folder, for `run`",
    "extract": "show the facts of one article at once",
    "evaluate": "say how well annotated articles are read",
    "report": "write the tables as a site that opens from disk",
    "export": "write the tables as CSV, for spreadsheets",
    "check": "validate the tables that are stored",
    "diff": "show what a new version of the rules changes",
    "delete": "take an article out of everything, and keep it out",
    "compact": "merge small files of the tables",
    "schedule": "run every morning",
}

STOPPED = "communique: stopped; what was published is whole, and the next run goes on from there"

HELP = """Read news articles and communiqués about deals between countries into validated tables.

Articles lie in a folder (raw/): text, web pages, PDFs, WARC archives, JSON Lines, CSV, Parquet; or they are fetched
into it. A run finds the sums, counts, growth rates, agreements and projects in them, checks every row, and writes
Parquet tables (outputs/) that BI tools read. Each row quotes its words.

\b
Examples:
  communique run                          raw/ into outputs/
  communique run articles/ --outputs out  another folder
  communique fetch https://a.example/rss  the pages of a feed, into raw/
  communique extract article.txt          one article, on the screen
  communique extract --json - < a.txt     the same for programs, as JSON lines
  communique extract --explain a.txt      what was seen in each sentence, and by which rule
  communique diff                         what would a run with these rules change?
  communique report                       outputs/report/index.html, a site that opens from disk
  communique schedule --cron "0 6 * * *" --timezone Europe/Paris

\b
Exit codes:
  0  all well
  1  this run turned something away (see the table `rejected`) or is unusual and was to fail, `check` found something
     wrong, or `diff` a difference
  2  nothing could be done, or wrong usage
  130, 143  stopped by Ctrl-C or SIGTERM: what was published is whole, and the next run goes on
"""


class LazyGroup(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a module; imports it."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"communique.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="communique")
def group() -> None:
    """Every subcommand hangs on this."""


def main() -> None:
    """Run the command line; errors that users can mend end in one line and exit code 2.

    What it prints is UTF-8, whatever the locale says: an article's words do not fit into less.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = group.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(STOPPED, err=True)
        code = 130
    except Exception as error:
        if _is_expected(error):
            click.echo(f"communique: {error}", err=True)
        else:
            traceback.print_exc()
            click.echo("communique: a fault of the program, not of your articles: please report these lines", err=True)
        code = 2
    sys.exit(code or 0)


def _is_expected(error: Exception) -> bool:
    """Errors of the store say what to do; asked by name, so that no subcommand pays for importing them."""
    return any(kind.__name__ == "StoreError" for kind in type(error).__mro__)
