"""Spans of days: moved, parted, and picked by the calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

Span = tuple[date, date]

DAY: Final = timedelta(days=1)
LEAP: Final = 8
"""Years within which there is a 29 February."""

MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS: Final = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class When:
    """What a relative time hangs on.

    `published` is the day the article is of, `anchor` the time said before ("un an plus tôt": than what), `coming`
    whether the sentence speaks of what is to come.
    """

    published: date | None
    anchor: Span | None = None
    coming: bool = False


def moved(day: date, unit: str, count: int) -> date:
    """The day so many units later, or earlier; the last of the month where that is shorter."""
    if unit in DAYS:
        return day + timedelta(days=DAYS[unit] * count)
    year, month = divmod(day.year * 12 + day.month - 1 + MONTHS[unit] * count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(unit: str, day: date) -> Span:
    """The year, month, week … that a day lies in; a decade begins with a year that ends in 1."""
    if unit in DAYS:
        start = day - timedelta(days=day.weekday()) if unit == "week" else day
    else:
        months = (day.year - 1) * 12 + day.month - 1
        months -= months % MONTHS[unit]
        start = date(months // 12 + 1, months % 12 + 1, 1)
    return start, moved(start, unit, 1) - DAY


def moved_span(span: Span, unit: str, count: int) -> Span:
    """A span moved; one that ends with a month still does."""
    end = span[1]
    if unit in MONTHS and (end + DAY).day == 1:
        return moved(span[0], unit, count), moved(end + DAY, unit, count) - DAY
    return moved(span[0], unit, count), moved(end, unit, count)


def whole_year(year: int) -> Span:
    """A year, from January to December."""
    return date(year, 1, 1), date(year, 12, 31)


def whole_month(year: int, first: int, last: int | None = None) -> Span:
    """A month, or the months from first to last, of one year."""
    last = last or first
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def pick(make: Callable[[int], Span], when: When) -> Span | None:
    """The year that is meant where none is said.

    Of what was, the nearest one not after the day of the article: one day of it at least, or of a longer span its last
    month, must have begun. Of what is to come, the first one that is not over.
    """
    published = when.published
    if published is None:
        return None
    for step in range(-1, LEAP + 1):
        year = published.year + (step if when.coming else -step)
        try:
            start, end = make(year)
        except ValueError:  # 29 February
            continue
        if end >= published if when.coming else max(start, end.replace(day=1)) <= published:
            return start, end
    return None


def third(span: Span, which: int) -> Span:
    """The first, middle or last third of a span: by months, ten days of a month, else by days."""
    start, end = span
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    unit, step = "day", 10 if months == 1 and start.day == 1 else max(1, ((end - start).days + 1) // 3)
    if months >= 3:
        unit, step = "month", months // 3
    first = moved(start, unit, which * step)
    return first, end if which == 2 else moved(first, unit, step) - DAY


def inside(span: Span, outer: Span | None) -> Span | None:
    """The span, if it lies in the outer one."""
    return span if outer is None or (outer[0] <= span[0] and span[1] <= outer[1]) else None
