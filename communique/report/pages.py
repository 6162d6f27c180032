"""The articles with their facts, in a few hundred files by the first characters of their ids."""

from __future__ import annotations

from pathlib import Path

from communique.report.marking import paragraphs, said
from communique.report.measures import counted, countries, plain
from communique.report.scripts import call
from communique.report.stories import Row, Story
from communique.schemas import FACT_TABLES

PREFIX = 2
"""Characters of an article_id that name its file: 256 files at most, so that one of 100,000 facts is about 200 kB."""
_HEAD = ("article_id", "title", "outlet", "author", "language", "published_on", "source_uri", "duplicate_of")
_WITHIN = ("article_id", "sentence", "quote_start", "quote_end")
_SAID_OF_PERSON = ("role", "name", "kind", "country")
_SAID_OF_CORRECTION = ("column_name", "expected", "corrected", "reason", "corrected_by", "corrected_on")


def write_page(story: Story, folder: Path) -> None:
    """Add an article to its file."""
    path = folder / f"{story.article['article_id'][:PREFIX]}.js"
    with path.open("a", encoding="utf-8") as file:
        file.write(call("article", page(story)))


def page(story: Story) -> Row:
    """An article as its page needs it: head, marked paragraphs, and facts with their sentence in three parts."""
    text = story.article["text"]
    facts = [(table, fact) for table in FACT_TABLES for fact in story.facts[table]]
    totals = set().union(*(counted(story, table) for table in FACT_TABLES))
    facts.sort(key=lambda pair: (pair[1]["quote_start"], -pair[1]["quote_end"], pair[1]["fact_id"]))
    return {
        **{name: plain(story.article[name]) for name in _HEAD},
        "paragraphs": paragraphs(text, [(fact["quote_start"], fact["quote_end"]) for _, fact in facts]),
        "facts": [_fact(story, table, fact, fact["fact_id"] in totals) for table, fact in facts],
    }


def _fact(story: Story, table: str, fact: Row, in_totals: bool) -> Row:
    start, end = fact["quote_start"], fact["quote_end"]
    people = story.participants.get(fact["fact_id"], ())
    corrections = story.corrections.get(fact["fact_id"], ())
    return {
        "table": table,
        **{name: plain(value) for name, value in fact.items() if name not in _WITHIN},
        "said": said(story.article["text"], fact["sentence"], start, end),
        "countries": " ".join(countries(story, fact)),
        "counted": int(in_totals),
        "participants": [[person[name] for name in _SAID_OF_PERSON] for person in people],
        "corrections": [[plain(line[name]) for name in _SAID_OF_CORRECTION] for line in corrections],
    }
