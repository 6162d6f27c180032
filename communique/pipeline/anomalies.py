"""Anomalies: what is unusual about a run, held against the runs before it.

Every row has passed its checks by then. An anomaly says that the rows together are not what they use to be: a source
has changed its pages, a rule reads too much or no longer reads. Where there is no history, nothing is unusual.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.pipeline.validate import currencies
from communique.schemas import FACT_TABLES
from communique.store import Store

Row = Mapping[str, Any]

HISTORY = 30
"""Runs that say what is usual: the last that were completed."""
FEWEST_RUNS = 3
"""Runs that read articles, without which there is no usual range."""
ROOM = 2
"""The usual range goes from half the least to twice the most that these runs found for each article."""
FEWEST_ROWS = 10
"""Rows, or articles, by which a count must be out of its range, or of which a share is taken: few say nothing."""
REJECTED_SHARE = 0.05
"""The share of rows, or of articles, above which it is unusual to turn them away."""
_HELD_AGAINST = (
    "articles_seen",
    "articles_read",
    *(f"{what}_{table}" for table in FACT_TABLES for what in ("found", "rows")),
)


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something unusual: the check, the table that it is about, what was found, what is usual, and both in words."""

    check: str
    table_name: str
    found: str
    usual: str
    message: str


class AnomalyError(Exception):
    """A run was told to fail where something is unusual, and something is. Its tables are published.

    `told` is what the flow gives where it does not fail.
    """

    def __init__(self, told: dict[str, Any]) -> None:
        found = told["anomalies"]
        super().__init__(f"{len(found)} anomalies: {'; '.join(anomaly.message for anomaly in found)}")
        self.told = told


def history(store: Store) -> list[dict[str, Any]]:
    """The last runs that were completed, oldest first.

    One that failed is no example: so a run that anomalies made fail leaves what is usual as it was.
    """
    found: list[dict[str, Any]] = []
    for part in reversed(store.ledger.parts("runs")):
        rows = store.read("runs", part.number, ["state", *_HELD_AGAINST]).to_pylist()
        found = [row for row in rows if row["state"] != "failed"] + found
        if len(found) >= HISTORY:
            break
    return found[-HISTORY:]


def stored_currencies(store: Store) -> set[str]:
    """The currencies of all stored amounts; two columns of one file are in memory at a time."""
    found: set[str] = set()
    for part in store.ledger.parts("amounts"):
        found |= currencies(store.read("amounts", part.number, ["kind", "unit"])).keys()
    return found


def anomalies(
    run: Row, before: Sequence[Row], currencies_read: Mapping[str, int], known: Collection[str]
) -> list[Anomaly]:
    """What is unusual about a run (its row of `runs`), by the runs before it and the currencies known until then."""
    if not before:
        return []
    emptied = [*_emptied(run, before)]
    silent = {anomaly.table_name for anomaly in emptied}
    return [
        *emptied,
        *_shares(run),
        *(a for table in FACT_TABLES if table not in silent for a in _shrunk(run, before[-1], table)),
        *(a for table in FACT_TABLES if table not in silent for a in _out_of_range(run, before, table)),
        *_new_currencies(currencies_read, known),
    ]


def _emptied(run: Row, before: Sequence[Row]) -> Iterator[Anomaly]:
    """Tables that had rows after the last run, and a raw folder that had articles, and now has none."""
    seen = [row["articles_seen"] for row in before if row["articles_seen"]]
    if not run["articles_seen"] and len(seen) >= len(before) / 2:  # deleting and compacting see none
        usual = _range(min(seen), max(seen))
        yield Anomaly("no_rows", "articles", "0", usual, f"articles: none was seen; usual are {usual}")
    for table in FACT_TABLES:
        had = before[-1][f"rows_{table}"]
        if had and not run[f"rows_{table}"]:
            message = f"{table}: the table has no rows; after the run before it had {had}"
            yield Anomaly("no_rows", table, "0", str(had), message)


def _shares(run: Row) -> Iterator[Anomaly]:
    """Tables of which too much was turned away in this run."""
    tried = run["articles_new"] + run["articles_changed"] + run["articles_failed"]
    counts = {"articles": (run["articles_failed"], tried)}
    counts |= {table: (run[f"rejected_{table}"], run[f"found_{table}"]) for table in FACT_TABLES}
    usual = f"at most {REJECTED_SHARE:.0%}"
    for table, (rejected, found) in counts.items():
        if found >= FEWEST_ROWS and rejected > REJECTED_SHARE * found:
            share = f"{rejected / found:.1%}"
            message = f"{table}: {share} turned away ({rejected} of {found}); usual is {usual}"
            yield Anomaly("rejected_share", table, share, usual, message)


def _shrunk(run: Row, last: Row, table: str) -> Iterator[Anomaly]:
    """A table that has lost more than half of its rows."""
    had, has = last[f"rows_{table}"], run[f"rows_{table}"]
    if has * ROOM < had and had - has >= FEWEST_ROWS:
        usual = f"at least {-(-had // ROOM)}"
        message = f"{table}: the table has {has} rows; after the run before it had {had}"
        yield Anomaly("row_count", table, str(has), usual, message)


def _out_of_range(run: Row, before: Sequence[Row], table: str) -> Iterator[Anomaly]:
    """A table for which this run found far more or fewer rows than earlier runs did in as many articles."""
    read, found = run["articles_read"], run[f"found_{table}"]
    rates = [row[f"found_{table}"] / row["articles_read"] for row in before if row["articles_read"]]
    if len(rates) < FEWEST_RUNS or not read:
        return
    low, high = min(rates) / ROOM * read, max(rates) * ROOM * read
    if low - found >= FEWEST_ROWS or found - high >= FEWEST_ROWS:
        usual = _range(round(low), round(high))
        message = f"{table}: {found} rows found in {read} articles; usual are {usual}, by the last {len(rates)} runs"
        yield Anomaly("row_count" if found else "no_rows", table, str(found), usual, message)


def _new_currencies(read: Mapping[str, int], known: Collection[str]) -> Iterator[Anomaly]:
    """Currencies that no amount had before this run."""
    usual = ", ".join(sorted(known))
    for currency in sorted(read.keys() - set(known)) if known else ():
        message = f"amounts: {read[currency]} in {currency}, which no stored amount had; usual are {usual}"
        yield Anomaly("new_currency", "amounts", currency, usual, message)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
