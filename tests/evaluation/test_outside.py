"""The figures are those of the scorer that judges the stored tables from outside, where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from communique.evaluation.report import as_json
from communique.evaluation.summary import summarise
from communique.pipeline.run import run

OUTSIDE = ROOT.parent / "shared" / "gold"
FOLDERS = [*sorted(path for path in OUTSIDE.glob("*-fr") if path.is_dir()), ROOT / "tests" / "gold"]


def python(script: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(OUTSIDE / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (OUTSIDE / "score.py").exists():
        pytest.skip(f"{OUTSIDE.relative_to(ROOT.parent)} is not beside this checkout")
    raw, tables = tmp_path_factory.mktemp("raw"), tmp_path_factory.mktemp("outputs")
    (raw / "articles.jsonl").write_text(python("to_jsonl.py", *FOLDERS), encoding="utf-8")
    run(raw, tables, processes=1)
    return tables


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_same_figures(folder: Path, outputs: Path) -> None:
    theirs = json.loads(python("score.py", "--gold", folder, "--outputs", outputs, "--json"))
    assert theirs.pop("missing_articles") == 0
    (summary,) = summarise([folder])
    ours = {cell: flat(figures) for cell, figures in as_json(summary, with_errors=False)["cells"].items()}
    assert ours == theirs


def flat(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell as the other scorer gives it: an attribute without cases is left out."""
    made = {name: cell[name] for name in ("gold", "found", "right", "precision", "recall")} | {
        "f1": cell["f1"]["value"]
    }
    return made | {name: share["value"] for name, share in cell["attributes"].items() if share["cases"]}
