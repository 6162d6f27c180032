"""Checks across the columns of one row: what the quote, the numbers and the times of a row owe each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

Row = Mapping[str, Any]
Finding = tuple[str, str, str]
"""Name of the check, the column, and what is wrong in words."""


def check_row(table: str, row: Row, text: str) -> Iterator[Finding]:
    """Everything that is wrong with a row by itself, given the text of its article."""
    if table == "participants":
        yield from _mention(row, text)
        yield from _country(row)
        return
    yield from _quote(row, text)
    if table == "amounts":
        yield from _interval(row)
        yield from _unit(row)
    if table == "growth_rates":
        yield from _direction(row)
    if table in ("amounts", "growth_rates"):
        yield from _period(row)


def _quote(row: Row, text: str) -> Iterator[Finding]:
    if text[row["quote_start"] : row["quote_end"]] != row["quote"]:
        yield "quote_is_text", "quote", "the quote is not the text between its offsets"
    if row["quote"] not in row["sentence"]:
        yield "quote_in_sentence", "sentence", "the sentence does not hold the quote"
    if row["sentence"] not in text:
        yield "sentence_in_text", "sentence", "the sentence does not stand in the article"


def _mention(row: Row, text: str) -> Iterator[Finding]:
    start, end = row["mention_start"], row["mention_end"]
    if (start is None) != (end is None):
        yield "mention_is_whole", "mention_start", "one end of the mention is missing"
    elif start is not None and not 0 <= start < end <= len(text):
        yield "mention_in_text", "mention_start", "the mention lies outside the article's text"


KOSOVO = "XKX"
"""The code in use for a country that ISO 3166-1 does not have."""


@cache
def country_codes() -> frozenset[str]:
    """The alpha-3 codes of ISO 3166-1, and that of Kosovo."""
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries) | {KOSOVO}


def _country(row: Row) -> Iterator[Finding]:
    if row["country"] is not None and row["country"] not in country_codes():
        yield "country_is_iso_3166", "country", f"{row['country']!r} is no country code of ISO 3166-1"


_BOUNDS = {
    "exact": (True, True),
    "between": (True, True),
    "more_than": (True, False),
    "at_least": (True, False),
    "less_than": (False, True),
    "at_most": (False, True),
    "approximately": (False, False),
}
"""Which ends of the interval each qualifier gives: low, high."""


def _interval(row: Row) -> Iterator[Finding]:
    value, low, high, qualifier = row["value"], row["value_low"], row["value_high"], row["qualifier"]
    if (low is not None, high is not None) != _BOUNDS[qualifier]:
        yield "interval_fits_qualifier", "value_low", f"the ends of the interval are not those of {qualifier}"
        return
    if low is not None and high is not None and low > high:
        yield "interval_runs_up", "value_low", f"the lower end {low} is above the upper end {high}"
    given = low if low is not None else high
    if given is not None and given != value:
        yield "value_in_interval", "value", f"the value {value} is not the end {given} of its interval"
    if qualifier == "exact" and high != value:
        yield "value_in_interval", "value", f"an exact value {value} with the upper end {high}"


@cache
def currency_codes() -> frozenset[str]:
    """Current and former ISO 4217 codes: the ones that CLDR knows have been in use somewhere."""
    import pycountry
    from babel import Locale

    return frozenset(Locale.parse("en").currencies) | {currency.alpha_3 for currency in pycountry.currencies}


def _unit(row: Row) -> Iterator[Finding]:
    kind, unit = row["kind"], row["unit"]
    if kind == "money" and unit is not None and unit not in currency_codes():
        yield "currency_is_iso_4217", "unit", f"{unit!r} is no currency code of ISO 4217, current or former"
    if kind == "percentage" and unit != "%":
        yield "percentage_unit", "unit", "the unit of a percentage is %"
    if kind in ("count", "measure") and not unit:
        yield "unit_given", "unit", f"a {kind} without a unit"


def _direction(row: Row) -> Iterator[Finding]:
    sign = (row["rate"] > 0) - (row["rate"] < 0)
    if {"increase": 1, "decrease": -1, "unchanged": 0}[row["direction"]] != sign:
        yield "direction_is_sign", "direction", f"{row['direction']} with a rate of {row['rate']}"


def _period(row: Row) -> Iterator[Finding]:
    start, end = row["period_start"], row["period_end"]
    if start is not None and end is not None and start > end:
        yield "period_runs_forward", "period_start", f"the period begins on {start} and ends on {end}"
    if (start is not None or end is not None) and row["period_text"] is None:
        yield "period_has_words", "period_text", "a period without the words that say it"
