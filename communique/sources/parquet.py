"""Parquet with the columns url, title and text: one article a row."""

from __future__ import annotations

from collections.abc import Iterator

from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import opened
from communique.sources.rows import COLUMNS, loaded, missing

BATCH = 64
"""Rows in memory at once: each may hold a long text."""


def load(file: SourceFile, after: int = 0) -> Iterator[Loaded | Failure]:
    """The articles of the rows, counted from 1; columns of other names are not read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with opened(file) as stream:
            table = pq.ParquetFile(stream)
            lacking = missing(table.schema_arrow.names, file.uri)
            if lacking:
                yield lacking
                return
            wanted = [name for name in COLUMNS if name in table.schema_arrow.names]
            for batch in table.iter_batches(BATCH, columns=wanted, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield loaded(row, number, file.uri)
    except MemoryError:
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = f"no Parquet, or damaged behind row {number}: {error}"
        yield Failure(file.uri, "damaged_parquet", reason, number + 1)
        return
    if not number:
        yield Failure(file.uri, "empty", "the table has no rows")
