"""The tables as CSV for spreadsheets: UTF-8 with its mark, and no text that would be taken for a formula."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

_FORMULA = r"^([=+\-@\t\r\n＝＋－＠])"
"""How a cell begins that a spreadsheet might run (CWE-1236), with the wide forms that some take for the narrow ones."""
_MARK = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for an older encoding."""


def write_csv(files: list[Path], schema: pa.Schema, path: Path) -> int:
    """Write the files of a table as one CSV file, whole or not at all; gives its rows.

    A text that begins like a formula has an apostrophe before it; numbers and days are as they are.
    """
    aside = path.with_suffix(".new")
    rows = 0
    with aside.open("wb") as file:
        file.write(_MARK)
        with pa_csv.CSVWriter(file, schema) as writer:
            for batch in _batches(files):
                writer.write_batch(harmless(batch))
                rows += batch.num_rows
    aside.replace(path)
    return rows


def _batches(files: list[Path]) -> Iterator[pa.RecordBatch]:
    for path in files:
        with pq.ParquetFile(path) as opened:
            yield from opened.iter_batches()


def harmless(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The rows with an apostrophe before every text that begins like a formula."""
    columns = [
        pc.replace_substring_regex(column, _FORMULA, r"'\1") if pa.types.is_string(column.type) else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)
