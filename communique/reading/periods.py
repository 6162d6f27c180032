"""The time a figure is about: the words that say it, and the days that they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from communique.languages import Pack
from communique.languages.tokens import fold
from communique.reading.document import Sentence
from communique.reading.facts import Figure, Period

Days = tuple[date | None, date | None]


@cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    """One pattern over all times of a language; the name of the group that matched says what it means."""
    numbers = "|".join(sorted([*pack.numbers.units, *pack.numbers.tens], key=len, reverse=True))
    places = {
        "{year}": r"(?:19|20)\d\d",
        "{month}": f"(?:{'|'.join(pack.months)})",
        "{ordinal}": f"(?:{'|'.join(pack.numbers.ordinals)})",
        "{n}": rf"(?:\d{{1,2}}|{numbers})",
    }
    groups = []
    for entry in pack.time["patterns"]:
        words = "|".join(entry["words"])
        for name, pattern in places.items():
            words = words.replace(name, pattern)
        groups.append(f"(?P<{entry['means']}>{words})")
    spaced = "|".join(groups).replace(" ", r"[ \u00a0\u202f]").replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A time where a sentence says it, at offsets start to end of the text."""

    period: Period
    start: int
    end: int


class Periods:
    """The times that an article's sentences say, looked up once a sentence."""

    def __init__(self, pack: Pack, published: date | None) -> None:
        self.pack, self.published = pack, published
        self._said: dict[int, list[Said]] = {}

    def of(self, figure: Figure) -> Period | None:
        """The time said nearest to a figure: behind it in its clause, else before it."""
        return _nearest(figure, self.said(figure.sentence))

    def said(self, s: Sentence) -> list[Said]:
        """Every time that a sentence names."""
        if s.number not in self._said:
            self._said[s.number] = list(self._find(s))
        return self._said[s.number]

    def _find(self, s: Sentence) -> Iterator[Said]:
        for match in _pattern(self.pack).finditer(s.text, s.start, s.end):
            means, words = match.lastgroup or "unresolved", fold(match.group())
            start, end = _RESOLVERS.get(means, _unresolved)(words, self.pack, self.published)
            if start and end and end < start:
                start = end = None
            yield Said(Period(match.group().strip(), start, end), match.start(), match.end())


def _years(words: str) -> list[int]:
    return [int(year) for year in re.findall(r"(?:19|20)\d\d", words)]


def _whole(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _year_or_published(words: str, published: date | None) -> int | None:
    years = _years(words)
    return years[0] if years else published.year if published else None


def _ordinal(words: str, pack: Pack) -> int | None:
    return next((pack.numbers.ordinals[word] for word in words.split() if word in pack.numbers.ordinals), None)


def _unresolved(words: str, pack: Pack, published: date | None) -> Days:
    return None, None


def _until_year(words: str, pack: Pack, published: date | None) -> Days:
    return None, date(_years(words)[0], 12, 31)


def _decade_end(words: str, pack: Pack, published: date | None) -> Days:
    return (None, date(published.year // 10 * 10 + 10, 12, 31)) if published else (None, None)


def _year_end(words: str, pack: Pack, published: date | None) -> Days:
    return (None, date(published.year, 12, 31)) if published else (None, None)


def _year_to_date(words: str, pack: Pack, published: date | None) -> Days:
    return (date(published.year, 1, 1), published) if published else (None, None)


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _part(length: int) -> Callable[[str, Pack, date | None], Days]:
    """Halves (6 months) and quarters (3 months) of a year."""

    def resolve(words: str, pack: Pack, published: date | None) -> Days:
        year, ordinal = _year_or_published(words, published), _ordinal(words, pack)
        if year is None or ordinal is None or ordinal * length > 12:
            return None, None
        return _months(year, (ordinal - 1) * length + 1, ordinal * length)

    return resolve


def _first_months(words: str, pack: Pack, published: date | None) -> Days:
    year = _year_or_published(words, published)
    count = next(
        (pack.numbers.units.get(w) or int(w) for w in words.split() if w in pack.numbers.units or w.isdigit()), 0
    )
    return _months(year, 1, count) if year and 1 <= count <= 12 else (None, None)


def _named_months(words: str, pack: Pack, published: date | None) -> Days:
    year = _year_or_published(words, published)
    named = [pack.months[word] for word in words.split() if word in pack.months]
    if year is None or not named or named[-1] < named[0]:
        return None, None
    return _months(year, named[0], named[-1])


def _year(words: str, pack: Pack, published: date | None) -> Days:
    return _whole(_years(words)[0])


def _year_range(words: str, pack: Pack, published: date | None) -> Days:
    years = _years(words)
    last = years[1] if len(years) > 1 else years[0] // 100 * 100 + int(words[-2:])
    return date(years[0], 1, 1), date(last, 12, 31)


def _since_year(words: str, pack: Pack, published: date | None) -> Days:
    return date(_years(words)[0], 1, 1), published


def _relative(shift: int) -> Callable[[str, Pack, date | None], Days]:
    """Last year, this year, next year."""

    def resolve(words: str, pack: Pack, published: date | None) -> Days:
        return _whole(published.year + shift) if published else (None, None)

    return resolve


_RESOLVERS: dict[str, Callable[[str, Pack, date | None], Days]] = {
    "until_year": _until_year,
    "decade_end": _decade_end,
    "year_end": _year_end,
    "year_to_date": _year_to_date,
    "half": _part(6),
    "quarter": _part(3),
    "first_months": _first_months,
    "months": _named_months,
    "month": _named_months,
    "years": _year_range,
    "since_year": _since_year,
    "last_year": _relative(-1),
    "this_year": _relative(0),
    "next_year": _relative(1),
    "year": _year,
}


def _nearest(figure: Figure, found: list[Said]) -> Period | None:
    """The time that belongs to a figure: one right behind it, else the last before it, else the first behind it."""
    s = figure.sentence
    start, end = s.starts[figure.first], s.ends[figure.after - 1]

    def separated(a: int, b: int) -> bool:
        return any(mark in s.text[a:b] for mark in (";", " : ", "\u00a0:"))

    behind = [said for said in found if said.start >= end and not separated(end, said.start)]
    before = [said for said in found if said.end <= start and not separated(said.end, start)]
    if behind and behind[0].start - end <= 2:
        return behind[0].period
    if before:
        return before[-1].period
    return behind[0].period if behind else None
