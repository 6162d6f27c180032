"""`communique evaluate` as people and programs use it, and the rules' counts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from annotating import MONEY, gold, write
from click.testing import CliRunner, Result

from communique.cli import group
from communique.evaluation.calibration import HEAD, as_toml, calibrate, main


def evaluate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["evaluate", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "deals-x", gold(), gold(amounts=[MONEY | {"modality": "target", "value": 7}]))


def test_a_table_for_people(folder: Path) -> None:
    done = evaluate(folder)
    assert "deals-x: 2 articles" in done.output
    assert "money                2      2      1   0.500   0.500   0.500   0.000–1.000" in done.output
    assert "  modality                       1/1                   1.000" in done.output
    assert "together" not in done.output


def test_errors_are_listed_by_kind(folder: Path) -> None:
    done = evaluate(folder, "--errors")
    assert "money, wrong value (1)\n  made  «5 millions d'euros»  want: 7 EUR  got: 5 000 000 EUR" in done.output


def test_figures_for_programs(folder: Path) -> None:
    (one,) = json.loads(evaluate(folder, "--json").output)
    assert one["cells"]["amounts:money"] == {
        "gold": 2, "found": 2, "right": 1, "precision": 0.5, "recall": 0.5,
        "f1": {"value": 0.5, "cases": 2, "low": 0.0, "high": 1.0, "demanded": None, "met": True},
        "attributes": {
            name: {"value": 1.0, "cases": 1, "low": None, "high": None, "demanded": None, "met": True}
            for name in ("qualifier", "modality", "measure")
        },
    }  # fmt: skip
    assert "errors" not in one
    (one,) = json.loads(evaluate(folder, "--json", "--errors").output)
    assert {"cell": "amounts:money", "kind": "wrong value", "article": "made", "quote": "5 millions d'euros",
            "wanted": "7 EUR", "got": "5 000 000 EUR"} in one["errors"]  # fmt: skip


def test_a_page_for_the_documentation(folder: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "own", gold())
    page = evaluate("--markdown", folder, other).output
    assert "| | deals-x (2 articles) | own (1 articles) |" in page
    assert "| money | 0.500 (0.000–1.000) of 2 | 1.000 of 1 |" in page
    assert "| money, wrong value | 1 | 0 |" in page


def test_what_is_demanded_is_shown(tmp_path: Path) -> None:
    read = gold(amounts=[MONEY | {"quote": MONEY["quote"][:end]} for end in range(3, 13)], key="ten of one")
    done = evaluate(write(tmp_path / "news-x", read, read))
    assert "0.96 NOT MET" in done.output


def test_clear_errors(tmp_path: Path) -> None:
    done = evaluate(tmp_path, "--json", "--markdown")
    assert "either --json or --markdown" in done.output
    done = evaluate(tmp_path)
    assert (done.exit_code, done.output.strip()) == (
        1,
        f"Error: {tmp_path}: no annotated articles here (files that end in .json, one an article)",
    )


def test_no_pandas_is_loaded(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from communique.evaluation import calibration, report, summary\n"
        "summary.summarise([Path(sys.argv[1])])\n"
        "print([name for name in ('pandas', 'pandera', 'prefect', 'pyarrow') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_article_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "1 of them are in a language that cannot be read" in evaluate(write(tmp_path, gold(language="tr"))).output


def test_calibration_counts_right_rows_of_each_rule(folder: Path) -> None:
    counts = calibrate([folder])["fr"]
    assert counts["money.number"] == (1, 2)
    assert counts["change.word"] == (2, 2)
    assert as_toml({"b.x": (1, 2), "a.y": (3, 3)}) == HEAD + '"a.y" = [3, 3]\n"b.x" = [1, 2]\n'


def test_calibration_of_no_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no annotated articles here" in capsys.readouterr().err
