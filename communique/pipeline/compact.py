"""Compact: neighbouring files that fit into one are made one; the rows stay as they are.

Partitions are left small by what was pruned, deleted or shortened, pieces of `rejected` by what was deleted. The other
logs only grow, so of their pieces all but the last are full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from operator import add
from pathlib import Path

import pyarrow as pa

from communique.pipeline.present import describe, no_tables, require_tables
from communique.pipeline.run import Run
from communique.store import Store
from communique.store.store import LOG_BYTES, LOG_ROWS, PARTITIONED, File

LOG = "rejected"

Size = tuple[int, ...]
Groups = dict[int, list[int]]
"""By the number of a file that takes others in: theirs."""


def compact(outputs: Path | str, *, wait: float = 0) -> dict[str, tuple[int, int]]:
    """Merge partitions, and pieces of `rejected`, that fit into one; gives the files of each table before and after.

    Gives nothing where no two neighbours fit into one. A row in `runs` says that the files have changed. Raises
    StoreError where there are no tables.
    """
    require_tables(outputs)
    with Store.open(outputs, wait=wait) as store:
        if not store.ledger.parts():
            raise no_tables(outputs)
        partitions, pieces = groups(_characters(store), (store.partition_characters,)), _groups_of_pieces(store)
        if not partitions and not pieces:
            return {}
        before = _files(store)
        run = Run.begin(store)
        with store.commit():
            for into, others in partitions.items():
                for number in others:
                    store.ledger.join(number, into)
            tables = chain(_partitions(store, partitions), _pieces(store, pieces))
            store.stage(tables, run=lambda: run.row("completed", logged=0))
        store.end()
        describe(store)  # it names the files
        after = _files(store)
    return {table: (before[table], after[table]) for table in (*PARTITIONED, LOG)}


def groups(sizes: Mapping[int, Size], most: Size) -> Groups:
    """Neighbours, of one file or more, that together are no bigger than `most`; an empty one goes with any."""
    found: Groups = {}
    into, *others = sorted(sizes)
    filled = sizes[into]
    for number in others:
        if _fit(filled, sizes[number], most):
            found.setdefault(into, []).append(number)
            filled = tuple(map(add, filled, sizes[number]))
        else:
            into, filled = number, sizes[number]
    return found


def _fit(one: Size, other: Size, most: Size) -> bool:
    return all(a + b <= max(a, b, c) for a, b, c in zip(one, other, most, strict=True))


def _characters(store: Store) -> dict[int, Size]:
    """The text of each partition that has files."""
    numbers = {part.number for part in store.ledger.parts(*PARTITIONED)}
    return {number: (store.ledger.characters(number),) for number in numbers}


def _groups_of_pieces(store: Store) -> Groups:
    """The pieces of the log that fit into one; each is read, but for a log of one piece."""
    parts = store.ledger.parts(LOG)
    if len(parts) < 2:
        return {}
    sizes = {part.number: (part.rows, store.read(LOG, part.number).nbytes) for part in parts}
    return groups(sizes, (LOG_ROWS, LOG_BYTES))


def _partitions(store: Store, partitions: Groups) -> Iterator[File]:
    """Each merged file of a table, then those that it takes the place of, so that the time between is short.

    Whoever reads the table in that time finds articles twice. The other way round they would be missing, which no
    reader could tell.
    """
    for table in PARTITIONED:
        for into, others in partitions.items():
            yield (table, into), store.merged(table, into, set(), (store.read(table, number) for number in others))
            yield from (((table, number), None) for number in others)


def _pieces(store: Store, pieces: Groups) -> Iterator[File]:
    for into, others in pieces.items():
        rows = [store.read(LOG, number) for number in (into, *others)]
        yield (LOG, into), pa.concat_tables(rows)
        yield from (((LOG, number), None) for number in others)


def _files(store: Store) -> Counter[str]:
    return Counter(part.table for part in store.ledger.parts())
