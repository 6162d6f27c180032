"""What is told of the tables is what they are; what goes to a spreadsheet is harmless."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from handmade import article, fact, money, sample, write

from communique.pipeline.present import export, report
from communique.schemas import TABLES
from communique.schemas.dictionary import dictionary
from communique.schemas.tables import arrow_schema
from communique.store import StoreError


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = sample(tmp_path_factory.mktemp("outputs"))
    report(found)
    return found


def test_the_columns_table_says_what_the_schemas_say(outputs: Path) -> None:
    told = pq.read_table(outputs / "columns").to_pylist()
    assert [(row["table_name"], row["column_name"]) for row in told] == [
        (table, name) for table in TABLES for name in arrow_schema(table).names
    ]
    for row in told:
        field = arrow_schema(row["table_name"]).field(row["column_name"])
        assert (row["type"], row["nullable"]) == (str(field.type), field.nullable)
        assert row["description"] == field.metadata[b"description"].decode()
    units = {(row["table_name"], row["column_name"]): row["unit"] for row in told}
    assert units["amounts", "value"] == "as the column unit says"
    assert units["runs", "articles_seen"] == "articles"
    assert all(unit for (table, name), unit in units.items() if name.endswith(("_start", "_end")) and "quote" in name)


def test_the_data_package_describes_the_files(outputs: Path) -> None:
    told = json.loads((outputs / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in told["resources"]}
    assert list(resources) == [*TABLES, "columns"]
    for name, resource in resources.items():
        assert resource["path"] == [f"{name}/part-00000.parquet"]
        stored = pq.read_schema(outputs / resource["path"][0])
        assert [field["name"] for field in resource["schema"]["fields"]] == stored.names
    fields = {field["name"]: field for field in resources["amounts"]["schema"]["fields"]}
    assert fields["value"]["type"] == "number"
    assert fields["modality"]["constraints"]["enum"] == ["actual", "forecast", "hypothetical", "target"]
    keys = {(k["fields"][0], k["reference"]["resource"]) for k in resources["amounts"]["schema"]["foreignKeys"]}
    assert ("project_id", "projects") in keys
    assert ("article_id", "articles") in keys


def test_the_dictionary_lies_beside_the_tables(outputs: Path) -> None:
    assert (outputs / "tables.md").read_text("utf-8") == dictionary()


def test_csv_holds_no_formula_and_every_number(tmp_path: Path) -> None:
    quotes = ("=cmd|' /C calc'!A0", "+3", "-2+3", "@SUM(1)", "＝1", 'plain, "quoted"')
    one = article("one", "\n\n".join(quotes))
    facts = [fact("projects", q, one, q, name=q, place="\t=1") for q in quotes]
    loss = money("loss", one, "+3", "-5.5")
    outputs = write(tmp_path / "outputs", articles=[one], projects=facts, amounts=[loss])
    assert export(outputs, tmp_path / "csv") == {
        table: {"articles": 1, "projects": 6, "amounts": 1}.get(table, 0) for table in TABLES
    }
    with (tmp_path / "csv" / "projects.csv").open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    assert {row["name"] for row in told} == {*(f"'{quote}" for quote in quotes[:5]), quotes[5]}
    assert {row["place"] for row in told} == {"'\t=1"}
    with (tmp_path / "csv" / "amounts.csv").open(encoding="utf-8-sig", newline="") as file:
        (amount,) = csv.DictReader(file)
    assert (amount["value"], amount["quote"]) == ("-5.500000", "'+3")
    assert len(list((tmp_path / "csv").iterdir())) == len(TABLES)


def test_export_keeps_out_of_the_tables(outputs: Path) -> None:
    with pytest.raises(StoreError, match="choose another folder"):
        export(outputs, outputs / "articles")
    assert not list((outputs / "articles").glob("*.csv"))


def test_export_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no tables here"):
        export(tmp_path / "nowhere", tmp_path / "csv")


def test_the_commands(outputs: Path, tmp_path: Path) -> None:
    for command, said in (
        (["report"], "index.html: open it in a browser"),
        (["export", str(tmp_path)], "amounts.csv: 7 rows"),
    ):
        line = [sys.executable, "-m", "communique", *command, "--outputs", str(outputs)]
        done = subprocess.run(line, capture_output=True, text=True, check=True)
        assert said in done.stdout
