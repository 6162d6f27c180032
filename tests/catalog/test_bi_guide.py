"""The Python in docs/bi.md runs on the tables as they are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from handmade import sample

from communique.pipeline.present import report

BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "bi.md").read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_the_guide_s_lines_run(block: str, tmp_path: Path) -> None:
    report(sample(tmp_path / "outputs"))
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout
