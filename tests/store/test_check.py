"""Each kind of damage to stored tables is found and named."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from making import go

from communique.pipeline.check import check
from communique.store import StoreError


def edit(out: Path, table: str, **changes: Any) -> None:
    """Change the first row of a table by hand."""
    path = out / table / "part-00000.parquet"
    found = pq.read_table(path)
    rows = found.to_pylist()
    rows[0] |= changes
    pq.write_table(pa.Table.from_pylist(rows, schema=found.schema), path)


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda out: (out / "amounts" / "stray.tmp").write_text(""), "stray_file"),
        (lambda out: (out / "amounts" / "part-00000.parquet").unlink(), "file_missing"),
        (
            lambda out: shutil.copy(out / "amounts" / "part-00000.parquet", out / "projects" / "part-00000.parquet"),
            "file_changed",
        ),
        (lambda out: os.truncate(out / "articles" / "part-00000.parquet", 5000), "damaged"),
        (lambda out: edit(out, "amounts", kind="money", unit="EURO"), "currency_is_iso_4217"),
        (lambda out: edit(out, "amounts", modality="dream"), "isin"),
        (lambda out: edit(out, "amounts", project_id="f" * 24), "link_leads_to_row"),
        (lambda out: edit(out, "amounts", quote="rien"), "quote_is_text"),
        (lambda out: edit(out, "articles", title="Un autre"), "content_sha256"),
        (lambda out: edit(out, "articles", source_uri="elsewhere"), "article_id"),
        (lambda out: edit(out, "articles", duplicate_of="f" * 24), "duplicate_of"),
        (lambda out: edit(out, "articles", article_id="f" * 24), "article_missing"),
        (lambda out: edit(out, "runs", found_amounts=10**6), "conservation"),
        (lambda out: edit(out, "runs", state="perfect"), "isin"),
        (lambda out: edit(out, "rejected", stage="lunch"), "isin"),
        (lambda out: edit(out, "amounts", corrected="value"), "corrected"),
        (lambda out: pq.write_table(pq.read_table(out / "projects").drop_columns("place"),
            out / "projects" / "part-00000.parquet"), "schema"),
    ],
)  # fmt: skip
def test_check_says_what_is_wrong(raw: Path, tmp_path: Path, damage: Any, expected: str) -> None:
    (raw / "bad.txt").write_text("")
    go(raw, tmp_path / "out")
    damage(tmp_path / "out")
    assert expected in {problem.check for problem in check(tmp_path / "out")}


def test_a_run_does_not_go_on_beside_a_hole(raw: Path, tmp_path: Path) -> None:
    go(raw, tmp_path / "out")
    (tmp_path / "out" / "projects" / "part-00000.parquet").unlink()
    with pytest.raises(StoreError, match=r"projects.*is gone"):
        go(raw, tmp_path / "out")
