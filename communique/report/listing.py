"""The rows of the tables that sort and filter, newest articles first, in pieces that a page loads one after another.

A row is a list of values in the order of `COLUMNS`; the sentence stays with the article.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.report.measures import counted, countries, names, plain
from communique.report.scripts import call, literal
from communique.report.stories import Row, Story, log
from communique.schemas import FACT_TABLES

PIECE = 2_000
"""Rows of a piece: under 1 MB."""
LIMIT = 200_000
"""Rows that a table of the report shows, the newest: what a browser sorts while one waits. Parquet has them all."""
SPARE = 50_000
"""Rows more than that which are kept until the oldest are dropped together."""

_FIGURE = ("qualifier", "measure", "modality", "period_start", "period_end", "period_text")
COLUMNS: dict[str, tuple[str, ...]] = {
    "amounts": ("kind", "value", "unit", *_FIGURE),
    "growth_rates": ("rate", "rate_to", "basis", "direction", *_FIGURE),
    "agreements": ("type", "title", "subject", "status", "signed_on", "count"),
    "projects": ("name", "status", "sector", "place", "count"),
    "articles": ("title", "outlet", "language", "published_on", "source_uri", "duplicate_of"),
    "rejected": ("stage", "table_name", "source_uri", "line", "column_name", "check_name", "failure"),
}
_OF_FACTS = (
    "fact_id",
    "article",
    "quote",
    "confidence",
    "extractor",
    "corrected",
    "countries",
    "participants",
    "counted",
)


def columns(table: str) -> tuple[str, ...]:
    """The columns of a row: those of the table, and what each fact or article has besides."""
    if table in FACT_TABLES:
        return (*_OF_FACTS, *COLUMNS[table])
    return ("article_id", *COLUMNS[table], *FACT_TABLES) if table == "articles" else COLUMNS[table]


Sorts = tuple[str, str]
"""The day and the id of a row's article; of a row of `rejected` its place in the log."""


@dataclass(slots=True)
class Listing:
    """The rows of all tables, gathered story by story: how many there are, and the newest of them.

    A row is kept as JSON, which takes a third of the memory that its values take.
    """

    rows: Counter[str] = field(default_factory=Counter)
    found: dict[str, list[tuple[Sorts, str]]] = field(default_factory=lambda: {t: [] for t in COLUMNS})

    def add(self, story: Story) -> None:
        """Take the rows of an article."""
        article = story.article
        day = plain(article["published_on"])
        sorts = (day or "", article["article_id"])
        lengths = [len(story.facts[table]) for table in FACT_TABLES]
        own = [plain(article[name]) for name in COLUMNS["articles"]]
        self._take("articles", sorts, [article["article_id"], *own, *lengths])
        head = [article["article_id"], day, article["title"]]
        for table in FACT_TABLES:
            totals = counted(story, table)
            for fact in story.facts[table]:
                self._take(table, sorts, _row(story, table, fact, head, fact["fact_id"] in totals))

    def _take(self, table: str, sorts: Sorts, row: list[Any]) -> None:
        self.rows[table] += 1
        self.found[table].append((sorts, literal(row)))
        if len(self.found[table]) >= LIMIT + SPARE:
            self.found[table] = _newest(self.found[table])

    def write(self, outputs: Path, data: Path) -> Row:
        """Write the pieces; gives, by table, its columns, its rows, how many are shown, and in how many pieces."""
        told = {}
        for place, row in enumerate(log(outputs, "rejected", COLUMNS["rejected"])):
            self._take("rejected", (f"{place:012}", ""), list(row.values()))
        for table, found in self.found.items():
            shown = [row for _, row in _newest(found)]
            pieces = 0
            for pieces, piece in enumerate(_pieces(shown), 1):
                (data / f"{table}-{pieces - 1:04d}.js").write_text(call("rows", table, *piece), encoding="utf-8")
            told[table] = {"columns": columns(table), "rows": self.rows[table], "shown": len(shown), "pieces": pieces}
        return told


def _newest(found: list[tuple[Sorts, str]]) -> list[tuple[Sorts, str]]:
    return sorted(found, key=lambda entry: entry[0], reverse=True)[:LIMIT]


def _row(story: Story, table: str, fact: Row, head: list[Any], in_totals: bool) -> list[Any]:
    confidence = fact["confidence"]
    return [
        fact["fact_id"],
        head,
        fact["quote"],
        None if confidence is None else round(confidence, 3),
        fact["extractor"],
        fact["corrected"],
        " ".join(countries(story, fact)),
        ", ".join(names(story.participants.get(fact["fact_id"], ()))),
        int(in_totals),
        *(plain(fact[name]) for name in COLUMNS[table]),
    ]


def _pieces(listed: list[str]) -> Iterator[tuple[list[Any], list[list[Any]]]]:
    """Rows in pieces, each with the articles that its rows name by number: an article's title is written once."""
    for start in range(0, len(listed), PIECE):
        heads: dict[str, int] = {}
        articles: list[Any] = []
        rows = []
        for row in map(json.loads, listed[start : start + PIECE]):
            head = row[1]
            if not isinstance(head, list):
                rows.append(row)
                continue
            if head[0] not in heads:
                heads[head[0]] = len(articles)
                articles.append(head)
            rows.append([row[0], heads[head[0]], *row[2:]])
        yield articles, rows
