"""What of a fact counts in a total, and between which countries it is.

The same rules stand in views.sql, for those who add up in a BI tool.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from communique.report.stories import Row, Story

ELSEWHERE_TOLD = ("part_of", "repeats", "converts")
"""A fact with one of these is within, or the same as, another one."""


def counted(story: Story, table: str) -> set[str]:
    """The fact_ids of a table that count in a total.

    Of amounts and growth rates: what is no part, repeat or conversion. Of agreements and projects: what lists no parts,
    so each instrument or undertaking named. Nothing of an article that is the duplicate of another one.
    """
    if story.article["duplicate_of"]:
        return set()
    facts = story.facts[table]
    if table in ("agreements", "projects"):
        lists = {fact["part_of"] for fact in facts}
        return {fact["fact_id"] for fact in facts if fact["fact_id"] not in lists}
    return {fact["fact_id"] for fact in facts if all(fact.get(column) is None for column in ELSEWHERE_TOLD)}


def number(fact: Row) -> int:
    """How many agreements or projects a row stands for: those it counts, or one."""
    return 1 if fact["count"] is None else int(fact["count"])


def countries(story: Story, fact: Row) -> tuple[str, ...]:
    """The ISO codes of the countries of a fact, sorted; an amount that has none has those of what it pays for."""
    for column in ("fact_id", "project_id", "agreement_id"):
        people = story.participants.get(fact.get(column) or "", ())
        found = {person["country"] for person in people if person["country"]}
        if found:
            return tuple(sorted(found))
    return ()


def names(people: Iterable[Row]) -> list[str]:
    """The names of participants, each once, in their order in the text."""
    placed = sorted(people, key=lambda person: (person["mention_start"] is None, person["mention_start"] or 0))
    return list(dict.fromkeys(person["name"] for person in placed))


def period(fact: Row) -> tuple[str | None, str | None]:
    """The first and last day that a figure is about, as text."""
    return plain(fact["period_start"]), plain(fact["period_end"])


def plain(value: Any) -> Any:
    """A value as JSON holds it: days and times as ISO text, decimals as numbers where that is exact, else as text."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    whole = int(value)
    if whole == value:
        return whole if abs(whole) < 2**53 else str(whole)
    short = float(value)
    return short if str(value).rstrip("0") == repr(short) else format(value.normalize(), "f")
