"""Growth rates of every shape: tables/changes.txt says what is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tables import table

Say = Callable[..., dict[str, list[dict[str, Any]]]]

CHANGES = table("changes")


def shown(row: dict[str, Any]) -> str:
    """A change as the table writes it."""
    rates = [row["rate"]] if row["rate_to"] is None else [row["rate"], row["rate_to"]]
    qualifier = "" if row["qualifier"] in ("exact", "between") else f" {row['qualifier']}"
    return f"{row['quote']} = {'..'.join(f'{rate:g}' for rate in rates)} {row['basis']}{qualifier}"


@pytest.mark.parametrize(("sentence", "expected"), CHANGES, ids=[entry[0] for entry in CHANGES])
def test_changes(say: Say, sentence: str, expected: list[str]) -> None:
    assert [shown(row) for row in say(sentence)["growth_rates"]] == expected
