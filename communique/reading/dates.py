"""The days that a time means: spans of days, moved, parted and picked by the calendar.

A span is its first and its last day, either of them None where it is open or cannot be told.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.languages.times import Value

Days = tuple[date | None, date | None]
Span = tuple[date, date]
Values = list[Value]

UNKNOWN: Days = (None, None)
DAY = timedelta(days=1)
LEAP = 8
"""Years within which there is a 29 February."""

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class When:
    """What a relative time hangs on.

    `published` is the day the article is of, `anchor` the time said before ("un an plus tôt": than what), `coming`
    whether the sentence speaks of what is to come.
    """

    published: date | None
    anchor: Span | None = None
    coming: bool = False


def days_of(means: str, values: Values, outer: Days | None, when: When) -> Days:
    """The days of one piece of a time, within those of the coarser piece that it belongs to, if there is one."""
    if outer is not None and (outer[0] is None or outer[1] is None):
        return UNKNOWN
    within = (outer[0], outer[1]) if outer is not None and outer[0] and outer[1] else None
    resolve = _RESOLVERS.get(means)
    if resolve is None:
        return UNKNOWN
    try:
        return resolve(values, within, when) or UNKNOWN
    except (ValueError, OverflowError, KeyError):  # 31 February, the year 0, a unit that no calendar has
        return UNKNOWN


def related(relation: str, days: Days, at_end: bool, published: date | None) -> Days:
    """What a preposition makes of a span: "depuis", "d'ici", "avant" …; `at_end` says that it is an end ("à fin juin")."""
    start, end = days
    match relation:
        case "since":
            return start, published if start and published and published >= start else None
        case "by" | "until":
            return None, end
        case "before":
            return None, end if at_end else start - DAY if start else None
        case "from":
            return start, None
        case "after":
            return end + DAY if end else None, None
        case "at" if at_end:
            return end, end
    return days


# The calendar


def moved(day: date, unit: str, count: int) -> date:
    """The day so many units later, or earlier; the last of the month where that is shorter."""
    if unit in _DAYS:
        return day + timedelta(days=_DAYS[unit] * count)
    year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(unit: str, day: date) -> Span:
    """The year, month, week … that a day lies in; a decade begins with a year that ends in 1."""
    if unit in _DAYS:
        start = day - timedelta(days=day.weekday()) if unit == "week" else day
    else:
        months = (day.year - 1) * 12 + day.month - 1
        months -= months % _MONTHS[unit]
        start = date(months // 12 + 1, months % 12 + 1, 1)
    return start, moved(start, unit, 1) - DAY


def _moved_span(span: Span, unit: str, count: int) -> Span:
    """A span moved; one that ends with a month still does."""
    end = span[1]
    if unit in _MONTHS and (end + DAY).day == 1:
        return moved(span[0], unit, count), moved(end + DAY, unit, count) - DAY
    return moved(span[0], unit, count), moved(end, unit, count)


def _year(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, first: int, last: int | None = None) -> Span:
    last = last or first
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _pick(make: Callable[[int], Span], when: When) -> Span | None:
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


def _third(span: Span, which: int) -> Span:
    """The first, middle or last third of a span: by months, ten days of a month, else by days."""
    start, end = span
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    unit, step = "day", 10 if months == 1 and start.day == 1 else max(1, ((end - start).days + 1) // 3)
    if months >= 3:
        unit, step = "month", months // 3
    first = moved(start, unit, which * step)
    return first, end if which == 2 else moved(first, unit, step) - DAY


def _inside(span: Span, outer: Span | None) -> Span | None:
    return span if outer is None or (outer[0] <= span[0] and span[1] <= outer[1]) else None


# The pieces; each gets its values, the span it lies in, and what it hangs on

Resolver = Callable[[Values, Span | None, When], Days | None]


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _number_and_unit(values: Values) -> tuple[int, str]:
    """The number and the unit of a piece, in either order, with whatever words between."""
    count = next((value for value in values if isinstance(value, int)), 1)
    unit = next((v for v in values if isinstance(v, str) and (v in _MONTHS or v in _DAYS)), "")
    return count, unit


def _said_year(values: Values, outer: Span | None, when: When) -> Days:
    return _year(_int(values[0]))


def _years(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "2026-2027", "2023/24"."""
    first, last = _int(values[0]), _int(values[1])
    last = last if last > 99 else first // 100 * 100 + last
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None


def _decade(values: Values, outer: Span | None, when: When) -> Days:
    """ "les années 1990"; of another number it is the year."""
    first = _int(values[0])
    return date(first, 1, 1), date(first + 9 if first % 10 == 0 else first, 12, 31)


def _of_year(span: Callable[[Values, int], Span]) -> Resolver:
    """What lies in a year: the one around it, else the nearest."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        if outer is None:
            return _pick(lambda year: span(values, year), when)
        return _inside(span(values, outer[0].year), outer) or _inside(span(values, outer[1].year), outer)

    return resolve


def _beside(step: int) -> Resolver:
    """ "mars dernier", "mars prochain": the nearest before or behind this month."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        if when.published is None:
            return None
        limit = around("month", when.published)
        other = limit[0] - DAY if step < 0 else limit[1] + DAY
        return _pick(lambda year: _month(year, _int(values[0])), When(other, coming=step > 0))

    return resolve


def _day(values: Values, year: int) -> Span:
    day = date(year, _int(values[-1]), _int(values[-2]))
    return day, day


def _some_days(values: Values, year: int) -> Span:
    days = [value for value in values if isinstance(value, int)]
    return date(year, days[-1], days[0]), date(year, days[-1], days[-2])


def _weekday(near: int | None) -> Resolver:
    """ "lundi": the last one, today included, or the next one; `near` is -1 for "lundi dernier", 1 for the next."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        if when.published is None:
            return None
        away = (when.published.weekday() - _int(values[0])) % 7
        forward = when.coming if near is None else near > 0
        day = when.published + timedelta(days=7 - away if forward else -away)
        day -= timedelta(days=7 if near == -1 and not away else 0)
        return day, day

    return resolve


def _nth_span(count: int, unit: str, outer: Span) -> Span:
    start = moved(outer[0], unit, count - 1)
    return start, moved(start, unit, 1) - DAY


def _nth(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "la première semaine de mars", "le premier mois de l'année"."""
    count, unit = _number_and_unit(values)
    return _inside(_nth_span(count, unit, outer), outer) if outer is not None else None


def _part(unit: str | None) -> Resolver:
    """Quarters and halves of a year."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        count, said = _number_and_unit(values)
        within = unit or said
        if outer is not None:  # half a fiscal year that lies in two is not told
            return _inside(_nth_span(count, within, outer), outer) if outer[0].year == outer[1].year else None
        return _pick(lambda year: _nth_span(count, within, _year(year)), when) if count * _MONTHS[within] <= 12 else None

    return resolve


def _parts(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "les deuxième et troisième trimestres"."""
    first, last = (_part(None)([value, values[-1]], outer, when) for value in values[:2])
    return (first[0], last[1]) if first and last else None


def _first_n(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "les neuf premiers mois"."""
    count, unit = _number_and_unit(values)

    def of(start: date) -> Span:
        return start, moved(start, unit, count) - DAY

    if outer is not None:
        return _inside(of(outer[0]), outer)
    return _pick(lambda year: of(date(year, 1, 1)), when) if count * _MONTHS[unit] <= 12 else None


def _last_n(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "les six derniers mois": up to the day of the article, or the end of what they lie in."""
    count, unit = _number_and_unit(values)
    if outer is not None:
        return _inside((moved(outer[1] + DAY, unit, -count), outer[1]), outer)
    return (moved(when.published, unit, -count), when.published) if when.published else None


def _latest(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "le dernier trimestre" (of what it lies in, else the one before this one), "la dernière décennie" (ten years)."""
    unit = _number_and_unit(values)[1]
    if outer is not None or unit == "decade":
        return _last_n([1, unit], outer, when)
    return _shifted(-1)(values, None, when)


def _next_n(values: Values, outer: Span | None, when: When) -> Days | None:
    count, unit = _number_and_unit(values)
    return (when.published, moved(when.published, unit, count)) if when.published else None


def _shifted(sign: int, counted: bool = False) -> Resolver:
    """ "l'an dernier", "ce mois", "il y a deux ans": a whole year, month …, counted from that of the article."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        count, unit = _number_and_unit(values)
        if when.published is None:
            return None
        return around(unit, moved(around(unit, when.published)[0], unit, sign * (count if counted else 1)))

    return resolve


def _anchored(sign: int) -> Resolver:
    """ "l'année précédente": than the time said before, else than that of the article."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        day = when.anchor[0] if when.anchor else when.published
        return _shifted(sign)(values, outer, When(day))

    return resolve


def _away(sign: int) -> Resolver:
    """ "un an plus tôt": the time said before, moved; else the whole year before that of the article."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        count, unit = _number_and_unit(values)
        if when.anchor is not None:
            return _moved_span(when.anchor, unit, sign * count)
        return _shifted(sign, counted=True)(values, outer, when) if sign < 0 else None

    return resolve


def _same(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "la même période de l'année précédente": the time said before, in that year."""
    if when.anchor is None or outer is None:
        return when.anchor if outer is None else None
    return _inside(_moved_span(when.anchor, "year", outer[0].year - when.anchor[0].year), outer)


def _unit(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "de l'année", "du mois": this one, or the one that is named behind it."""
    return outer or _shifted(0)(values, None, when)


def _edge(which: int) -> Resolver:
    return lambda values, outer, when: _third(outer, which) if outer is not None else None


def _from_today(step: int) -> Resolver:
    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        day = when.published + timedelta(days=step) if when.published else None
        return day, day

    return resolve


def _reaching(sign: int) -> Resolver:
    """ "depuis dix ans", "d'ici cinq ans"."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        count, unit = _number_and_unit(values)
        if when.published is None:
            return None
        other = moved(when.published, unit, sign * count)
        return (other, when.published) if sign < 0 else (None, other)

    return resolve


_RESOLVERS: dict[str, Resolver] = {
    "year": _said_year,
    "years": _years,
    "decade": _decade,
    "month": _of_year(lambda values, year: _month(year, _int(values[0]))),
    "months": _of_year(lambda values, year: _month(year, *values[0])),  # type: ignore[misc]
    "middle_month": _of_year(lambda values, year: _third(_month(year, _int(values[0])), 1)),
    "middle_year": lambda values, outer, when: _third(_year(_int(values[0])), 1),
    "last_month": _beside(-1),
    "next_month": _beside(1),
    "day": _of_year(_day),
    "days": _of_year(_some_days),
    "weekday": _weekday(None),
    "last_weekday": _weekday(-1),
    "next_weekday": _weekday(1),
    "part": _part(None),
    "quarter": _part("quarter"),
    "half": _part("half"),
    "parts": _parts,
    "nth": _nth,
    "first_n": _first_n,
    "last_n": _last_n,
    "next_n": _next_n,
    "last": _shifted(-1),
    "latest": _latest,
    "this": _shifted(0),
    "next": _shifted(1),
    "coming": lambda values, outer, when: _next_n([1, *values], outer, when),
    "previous": _anchored(-1),
    "following": _anchored(1),
    "ago": _shifted(-1, counted=True),
    "in_n": _shifted(1, counted=True),
    "earlier": _away(-1),
    "later": _away(1),
    "since_n": _reaching(-1),
    "until_n": _reaching(1),
    "unit": _unit,
    "begin": _edge(0),
    "middle": _edge(1),
    "end": _edge(2),
    "whole": lambda values, outer, when: outer,
    "same": _same,
    "today": _from_today(0),
    "yesterday": _from_today(-1),
    "before_yesterday": _from_today(-2),
    "tomorrow": _from_today(1),
    "until_today": lambda values, outer, when: (None, when.published),
}
