"""The days that each piece of a time means: its first and its last, None where it is open or cannot be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from communique.languages.times import Value
from communique.reading.times.calendar import (
    DAY,
    DAYS,
    MONTHS,
    Span,
    When,
    around,
    inside,
    moved,
    moved_span,
    pick,
    third,
    whole_month,
    whole_year,
)

Days = tuple[date | None, date | None]
Values = list[Value]

UNKNOWN: Days = (None, None)


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
    """What a preposition makes of a span; `at_end` says that it is an end, as in "à fin juin"."""
    start, end = days
    match relation:
        case "since":
            return start, published if start and published and published >= start else None
        case "by" | "until":
            return None, end
        case "before":
            return None, end if at_end else start - DAY if start and start > date.min else None
        case "from":
            return start, None
        case "after":
            return end + DAY if end and end < date.max else None, None
        case "at" if at_end:
            return end, end
    return days


# The pieces; each gets its values, the span it lies in, and what it hangs on

Resolver = Callable[[Values, Span | None, When], Days | None]


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _number_and_unit(values: Values) -> tuple[int, str]:
    """The number and the unit of a piece, in either order, with whatever words between."""
    count = next((value for value in values if isinstance(value, int)), 1)
    unit = next((v for v in values if isinstance(v, str) and (v in MONTHS or v in DAYS)), "")
    return count, unit


def _said_year(values: Values, outer: Span | None, when: When) -> Days:
    return whole_year(_int(values[0]))


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
            return pick(lambda year: span(values, year), when)
        return inside(span(values, outer[0].year), outer) or inside(span(values, outer[1].year), outer)

    return resolve


def _beside(step: int) -> Resolver:
    """ "mars dernier", "mars prochain": the nearest before or behind this month."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        if when.published is None:
            return None
        limit = around("month", when.published)
        other = limit[0] - DAY if step < 0 else limit[1] + DAY
        return pick(lambda year: whole_month(year, _int(values[0])), When(other, coming=step > 0))

    return resolve


def _day(values: Values, year: int) -> Span:
    day = date(year, _int(values[-1]), _int(values[-2]))
    return day, day


def _month_day(values: Values, year: int) -> Span:
    """ "November 15": the month before its day."""
    day = date(year, _int(values[-2]), _int(values[-1]))
    return day, day


def _full_day(values: Values, outer: Span | None, when: When) -> Days:
    """ "November 15, 2025"."""
    day = date(_int(values[-1]), _int(values[-3]), _int(values[-2]))
    return day, day


def _to_date(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "so far this year"."""
    return (date(when.published.year, 1, 1), when.published) if when.published else None


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
    return inside(_nth_span(count, unit, outer), outer) if outer is not None else None


def _part(unit: str | None) -> Resolver:
    """Quarters and halves of a year."""

    def resolve(values: Values, outer: Span | None, when: When) -> Days | None:
        count, said = _number_and_unit(values)
        within = unit or said
        if outer is not None:  # half a fiscal year that lies in two is not told
            return inside(_nth_span(count, within, outer), outer) if outer[0].year == outer[1].year else None
        return (
            pick(lambda year: _nth_span(count, within, whole_year(year)), when)
            if count * MONTHS[within] <= 12
            else None
        )

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
        return inside(of(outer[0]), outer)
    return pick(lambda year: of(date(year, 1, 1)), when) if count * MONTHS[unit] <= 12 else None


def _last_n(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "les six derniers mois": up to the day of the article, or the end of what they lie in."""
    count, unit = _number_and_unit(values)
    if outer is not None:
        return inside((moved(outer[1] + DAY, unit, -count), outer[1]), outer)
    return (moved(when.published, unit, -count), when.published) if when.published else None


def _latest(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "le dernier trimestre": of what it lies in, else the one before this one; "la dernière décennie": ten years."""
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
            return moved_span(when.anchor, unit, sign * count)
        return _shifted(sign, counted=True)(values, outer, when) if sign < 0 else None

    return resolve


def _same(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "la même période de l'année précédente": the time said before, in that year."""
    if when.anchor is None or outer is None:
        return when.anchor if outer is None else None
    return inside(moved_span(when.anchor, "year", outer[0].year - when.anchor[0].year), outer)


def _unit(values: Values, outer: Span | None, when: When) -> Days | None:
    """ "de l'année", "du mois": this one, or the one that is named behind it."""
    return outer or _shifted(0)(values, None, when)


def _edge(which: int) -> Resolver:
    return lambda values, outer, when: third(outer, which) if outer is not None else None


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
    "month": _of_year(lambda values, year: whole_month(year, _int(values[0]))),
    "months": _of_year(lambda values, year: whole_month(year, *values[0])),  # type: ignore[misc]
    "middle_month": _of_year(lambda values, year: third(whole_month(year, _int(values[0])), 1)),
    "middle_year": lambda values, outer, when: third(whole_year(_int(values[0])), 1),
    "last_month": _beside(-1),
    "next_month": _beside(1),
    "day": _of_year(_day),
    "days": _of_year(_some_days),
    "month_day": _of_year(_month_day),
    "full_day": _full_day,
    "to_date": _to_date,
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
