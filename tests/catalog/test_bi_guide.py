"""The Python in docs/bi.md runs on the tables as they are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT
from handmade import sample

from communique.pipeline.present import report

GUIDE = (ROOT / "docs" / "bi.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_the_guide_s_lines_run(block: str, tmp_path: Path) -> None:
    report(sample(tmp_path / "outputs"))
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_database_file_is_for_any_folder_and_older_drivers(tmp_path: Path) -> None:
    """It is opened from elsewhere by its path alone, attached as the guide says, and is of DuckDB 1's format."""
    outputs = tmp_path / "l'année" / "outputs"
    report(sample(outputs))
    (recipe,) = (block for block in BLOCKS if "star.duckdb" in block)
    subprocess.run([sys.executable, "-c", recipe], cwd=outputs.parent, check=True, capture_output=True)
    star = outputs.parent / "star.duckdb"
    (attach,) = re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL)
    with duckdb.connect() as connection:
        connection.execute(attach.replace("/…/star.duckdb", str(star).replace("'", "''")))
        assert connection.sql("SELECT COUNT(*) FROM star.main.fact_amounts").fetchall() == [(7,)]
        [(tags,)] = connection.sql("SELECT tags FROM duckdb_databases() WHERE database_name = 'star'").fetchall()
        assert tags["storage_version"].startswith("v1.0.0")
