"""`communique fetch`: pages and feeds into the raw folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from communique.cli import options


@click.command()
@click.argument("urls", metavar="URL|FEED...", nargs=-1, required=True)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("raw"),
    show_default=True,
    help="The folder in which pages are stored, and which `communique run` reads.",
)
@options.delay
@options.user_agent
@options.allow_private
def command(urls: tuple[str, ...], to: Path, delay: float, user_agent: str | None, allow_private: bool) -> int:
    """Store web pages, PDFs and the pages that RSS and Atom feeds name, as they are, for `communique run`.

    A page is stored as a WARC file, with its address, the time and what the server said; each later version goes
    behind it, and the last one counts. Servers are asked only for what has changed (ETag, Last-Modified); of a feed,
    only for pages that are new or that it says were updated. robots.txt is heeded.

    \b
    Examples:
      communique fetch https://www.example.org/communique-conjoint
      communique fetch https://www.example.org/rss.xml --to raw/example
      communique fetch --user-agent "communique (me@example.org)" $(cat addresses.txt)

    \b
    Exit codes:
      0  every address was fetched, or has not changed
      1  some failed: each is named, with the reason
      2  all failed, or wrong usage
    """
    from communique.fetching import USER_AGENT, Archive, Client, Crawl

    client = Client(user_agent or USER_AGENT, allow_private)
    counts: Counter[str] = Counter()
    for outcome in Crawl(Archive(to), client, delay).fetch(urls):
        counts[outcome.what] += 1
        if outcome.what == "failed":
            click.echo(f"failed     {outcome.url}: {outcome.reason}", err=True)
        elif outcome.what != "known":
            click.echo(f"{outcome.what:10} {outcome.url}")
    said = ", ".join(f"{counts[what]} {what}" for what in ("new", "changed", "unchanged", "known", "failed"))
    click.echo(f"{said}. `communique run {to}` reads what is new.")
    if not counts["failed"]:
        return 0
    return 1 if counts.total() > counts["failed"] else 2
