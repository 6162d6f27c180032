"""Candidate values into the types of their columns, one by one.

Pandera checks and does not parse: coercing a column, one bad value fails them all. So each value is parsed here, and a
row with a value that cannot be parsed is turned away alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any

import pyarrow as pa

from communique.schemas.columns import DECIMAL

Value = Any
_STEP = Decimal(1).scaleb(-DECIMAL.scale)
_NO_JSON = re.compile(r"NaN|Infinity")
_NUMBER = re.compile(r"[+-]?[0-9]{1,60}(\.[0-9]{1,60})?")
MAX_ROW_JSON = 64 * 1024
"""Bytes of a rejected row that are kept."""


class UnparseableError(ValueError):
    """A value that does not fit its column. `check` names why, for rejected.check_name."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check = check


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise UnparseableError("type", "no text")
    try:
        value.isascii() or value.encode("utf-8")
    except UnicodeEncodeError:
        raise UnparseableError("surrogate", "holds a lone surrogate, which is no character") from None
    return value


def _decimal(value: Value) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        raise UnparseableError("type", "no decimal number")
    if isinstance(value, str) and len(value) > 64:
        raise UnparseableError("decimal", f"a number of {len(value)} characters")
    too_large = UnparseableError("decimal_range", f"does not fit {DECIMAL.precision} digits")
    if isinstance(value, int) and value.bit_length() > 128:  # before it is written out, which Python refuses
        raise too_large
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise UnparseableError("decimal", f"{value!r} is no number") from None
    # asked by its exponent: arithmetic on 1e99999999 overflows
    if not number.is_finite() or number.adjusted() >= DECIMAL.precision - DECIMAL.scale:
        raise too_large
    rounded = number.quantize(_STEP, ROUND_HALF_EVEN)
    if rounded.adjusted() >= DECIMAL.precision - DECIMAL.scale:
        raise too_large
    if number and not rounded:  # what is little is not nothing
        raise UnparseableError("decimal_range", f"{number} is smaller than {DECIMAL.scale} decimals can hold")
    return rounded


def _integer(bits: int) -> Callable[[Value], int]:
    def parse(value: Value) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise UnparseableError("type", "no whole number")
        if not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
            raise UnparseableError("integer_range", f"a whole number that does not fit {bits} bits")
        return value

    return parse


def _double(value: Value) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UnparseableError("type", "no number")
    try:
        number = float(value)
    except OverflowError:
        raise UnparseableError("double_range", "a number beyond the range of a double") from None
    if number != number or number in (float("inf"), float("-inf")):
        raise UnparseableError("double_range", f"{value!r} is no finite number")
    return number


def _date(value: Value) -> date:
    if not isinstance(value, str):
        raise UnparseableError("type", "no date as text, like 2025-01-31")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UnparseableError("date", f"{value[:40]!r} is no date like 2025-01-31") from None


_PARSERS: dict[pa.DataType, Callable[[Value], Value]] = {
    pa.string(): _text,
    DECIMAL: _decimal,
    pa.int32(): _integer(32),
    pa.int64(): _integer(64),
    pa.float64(): _double,
    pa.date32(): _date,
}


def row_parser(schema: pa.Schema) -> Callable[[Mapping[str, Value]], dict[str, Value]]:
    """A function that gives a row with every value in the type of its column.

    It raises UnparseableError, with the column's name in `args[1]`, for the first value that does not fit, a column
    that is missing, or one that the table does not have.
    """
    columns = [(field.name, _PARSERS[field.type], field.nullable) for field in schema]
    names = {field.name for field in schema}

    def parse_row(row: Mapping[str, Value]) -> dict[str, Value]:
        if row.keys() != names:
            raise _other_columns(row, names)
        parsed: dict[str, Value] = {}
        for name, parse, nullable in columns:
            value = row[name]
            try:
                parsed[name] = None if value is None and nullable else parse(value)
            except UnparseableError as error:
                missing = UnparseableError("not_nullable", "may not be null")
                raise _of_column(missing if value is None else error, name) from None
        return parsed

    return parse_row


def _other_columns(row: Mapping[str, Value], names: set[str]) -> UnparseableError:
    unknown = row.keys() - names
    name = sorted(unknown or names - row.keys(), key=str)[0]
    return _of_column(UnparseableError("columns", "no column of the table" if unknown else "missing"), str(name))


def parse_text(text: str | None, kind: pa.DataType) -> Value:
    """A value as people write it, in the type of a column; None is null. The inverse of `written`.

    Raises UnparseableError where it does not fit.
    """
    if text is None:
        return None
    value: Value = text
    numeric = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    if numeric and not _NUMBER.fullmatch(text):
        raise UnparseableError("type", f"{text[:40]!r} is no number like 4400000 or 4.4")
    if pa.types.is_integer(kind):
        value = int(text) if text.isdecimal() else text
    elif pa.types.is_floating(kind):
        value = float(text)
    return _PARSERS[kind](value)


def written(value: Value) -> str | None:
    """A value of a column as people write it: no zeros behind the last digit, days like 2025-01-31; null is None."""
    if value is None:
        return None
    if isinstance(value, (Decimal, float)):
        return format(Decimal(repr(value) if isinstance(value, float) else value).normalize() + 0, "f")
    return str(value)


def _of_column(error: UnparseableError, column: str) -> UnparseableError:
    error.args = (error.args[0], column)
    return error


def as_json(row: Mapping[str, Value] | str) -> str:
    """A row, or the text that should have been one, as JSON: surrogates escaped, what is too long cut with a mark."""
    try:
        written = json.dumps(row, ensure_ascii=True, default=str, skipkeys=True)
        if _NO_JSON.search(written):  # what Python calls NaN and Infinity has no place in JSON: it becomes text
            written = json.dumps(json.loads(written, parse_constant=str))
    except (RecursionError, ValueError):
        return json.dumps({"cut": True, "starts_with": ""})  # brackets within brackets too deep, digits too many
    if len(written) <= MAX_ROW_JSON:
        return written
    return json.dumps({"cut": True, "starts_with": written[: MAX_ROW_JSON // 3]})
