"""What people put right is applied on top of what rules read, and never in silence to something else."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import FACTS, bytes_of, go, ids, line, rows_of, write_lines
from mending import a_fact, facts, mend, refused, states, write_corrections

from communique.pipeline.check import check
from communique.pipeline.corrections_file import read_corrections
from communique.pipeline.delete import delete
from communique.pipeline.run import run
from communique.schemas.vocabulary import CORRECTION_STATES
from communique.store import StoreError

ALL = (*FACTS, "corrections")


@pytest.fixture
def out(raw: Path, tmp_path: Path) -> Path:
    """Tables of 20 articles, without a correction."""
    assert go(raw, tmp_path / "out")["articles_read"] == 20
    return tmp_path / "out"


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[str]]:
    """The columns that differ, by fact_id."""
    assert before.keys() == after.keys()
    pairs = {fact_id: (before[fact_id][1], after[fact_id][1]) for fact_id in before}
    return {f: [name for name in one if one[name] != two[name]] for f, (one, two) in pairs.items() if one != two}


def test_a_correction_is_applied_shown_and_kept(raw: Path, out: Path) -> None:
    before = facts(out)
    level = a_fact(out, "amounts", modality="actual", qualifier="approximately")
    deal = a_fact(out, "agreements")
    other = {table: rows_of(out, table) for table in ("participants", "articles")}
    write_corrections(
        out.parent / "corrections.csv",
        mend(level["fact_id"], "value", level["value"], "7000000000.5"),
        mend(level["fact_id"], "modality", "actual", "target"),
        mend(deal["fact_id"], "signed_on", deal["signed_on"], "2025-01-01"),
        mend(deal["fact_id"], "subject", deal["subject"], None),
    )
    row = go(raw, out)
    assert (row["state"], row["rows_rejected"]) == ("completed", 0)
    assert row["articles_read"] == len({level["article_id"], deal["article_id"]}), "no other article is read again"
    assert changed(before, facts(out)) == {
        level["fact_id"]: ["corrected", "value", "modality"],
        deal["fact_id"]: ["corrected", "subject", "signed_on"],
    }
    assert duckdb.sql(
        f"SELECT CAST(value AS VARCHAR), modality, corrected FROM '{out}/amounts/*.parquet' WHERE corrected IS NOT NULL"
    ).fetchall() == [("7000000000.500000", "target", "value,modality")]
    assert facts(out)[deal["fact_id"]][1]["subject"] is None
    assert {table: rows_of(out, table) for table in other} == other
    assert states(out) == dict.fromkeys((2, 3, 4, 5), "applied")
    told = pq.read_table(out / "corrections").to_pylist()[1]
    assert (told["expected"], told["corrected"], told["corrected_by"]) == ("actual", "target", "A. Nalyste")
    assert (told["article_id"], told["table_name"]) == (level["article_id"], "amounts")
    assert check(out) == []
    same = bytes_of(out, ALL)
    assert go(raw, out)["articles_read"] == 0
    assert bytes_of(out, ALL) == same


def test_one_that_is_taken_back_is_undone(raw: Path, out: Path) -> None:
    before, path = bytes_of(out), out.parent / "corrections.csv"
    one, two = (a_fact(out, table) for table in ("growth_rates", "projects"))
    lines = [mend(f["fact_id"], name, f[name], "x") for f, name in ((one, "measure"), (two, "name"))]
    write_corrections(path, *lines)
    go(raw, out)
    write_corrections(path, lines[0])
    assert go(raw, out)["articles_read"] == 1
    assert {fact_id for fact_id, (_, row) in facts(out).items() if row["corrected"]} == {one["fact_id"]}
    write_corrections(path)
    assert go(raw, out)["articles_read"] == 1
    assert bytes_of(out) == before
    assert states(out) == {}


def test_a_file_that_is_gone_takes_nothing_back(raw: Path, out: Path) -> None:
    path, rate = out.parent / "corrections.csv", a_fact(out, "growth_rates")
    write_corrections(path, mend(rate["fact_id"], "measure", rate["measure"], "x"))
    go(raw, out)
    same = bytes_of(out, ALL)
    path.rename(out.parent / "elsewhere.csv")
    with pytest.raises(StoreError, match=r"1 corrections, and now there is no file of them: put corrections\.csv back"):
        go(raw, out)
    assert bytes_of(out, ALL) == same
    assert go(raw, out, corrections=out.parent / "elsewhere.csv")["articles_read"] == 0
    assert bytes_of(out, ALL) == same


def test_a_fresh_store_is_corrected_as_it_is_read(raw: Path, out: Path, tmp_path: Path) -> None:
    """The same bytes as when the corrections came later, one at a time."""
    lines = [mend(f, "measure", row["measure"], "x") for f, (table, row) in facts(out).items() if table == "amounts"]
    for count in (1, len(lines) // 2, len(lines)):
        write_corrections(out.parent / "corrections.csv", *lines[:count])
        go(raw, out)
    go(raw, tmp_path / "fresh" / "out", corrections=out.parent / "corrections.csv")
    assert bytes_of(tmp_path / "fresh" / "out", ALL) == bytes_of(out, ALL)


def test_what_the_source_has_changed_is_not_corrected(raw: Path, out: Path) -> None:
    uris = ids(out)
    rate, gone = (a_fact(out, "growth_rates", article_id=uris[f"https://example.org/{n}"]) for n in (15, 16))
    lines = [mend(fact["fact_id"], "measure", "commerce bilatéral", "commerce") for fact in (rate, gone)]
    write_corrections(out.parent / "corrections.csv", *lines)
    assert go(raw, out)["state"] == "completed"
    texts = {15: line(15)["text"].replace("bilatéral", "extérieur"), 16: "Plus rien."}
    write_lines(raw / "b.jsonl", [line(n) | ({"text": texts[n]} if n in texts else {}) for n in range(12, 20)])
    for _ in range(2):  # as loud the second time, though nothing is read again
        row = go(raw, out)
        assert row["state"] == "completed_with_rejects"
        assert refused(out, row) == [
            (2, "correction_unexpected_value", "measure"),
            (3, "correction_no_such_fact", "measure"),
        ]
        assert states(out) == {2: "unexpected_value", 3: "no_such_fact"}
    one, two = pq.read_table(out / "rejected").to_pylist()[-2:]
    held = "the row holds 'commerce extérieur', and the correction expects 'commerce bilatéral'"
    assert (one["failure"], one["article_id"]) == (f"not corrected: {held}", rate["article_id"])
    assert (one["stage"], one["source_uri"], two["article_id"]) == ("validate", "corrections.csv", None)
    assert not any(row["corrected"] for _, row in facts(out).values())
    assert check(out) == []


def test_what_new_rules_read_otherwise_is_not_corrected(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.reading import read

    rate = a_fact(out, "growth_rates")
    write_corrections(out.parent / "corrections.csv", mend(rate["fact_id"], "measure", rate["measure"], "x"))
    assert go(raw, out)["state"] == "completed"

    def read_better(article: Any) -> Any:
        found = read(article)
        return found | {"growth_rates": [row | {"measure": "x"} for row in found["growth_rates"]]}

    monkeypatch.setattr("communique.reading.version", lambda: "next")
    monkeypatch.setattr("communique.pipeline.read.read", read_better)
    row = go(raw, out)
    assert (row["state"], row["articles_read"]) == ("completed_with_rejects", 20)
    assert refused(out, row) == [(2, "correction_unexpected_value", "measure")]
    assert facts(out)[rate["fact_id"]][1]["corrected"] is None


BAD = {
    "unknown column": ({"column_name": "colour"}, "no table of facts has a column 'colour'"),
    "column of another table": ({"column_name": "rate"}, "the fact is one of amounts, which have no column rate"),
    "no number": ({"corrected": "4,4"}, "corrected: '4,4' is no number like 4400000 or 4.4"),
    "out of range": ({"corrected": "1" + "0" * 30}, "corrected: does not fit 28 digits"),
    "emptied": ({"corrected": ""}, "corrected: value may not be empty"),
    "the same in other digits": ({"corrected": "5000000000.0"}, "the row holds '5000000000' already"),
    "the same": ({"corrected": "5000000000"}, "expected and corrected are the same"),
    "expects no number": ({"expected": "some"}, "expected: 'some' is no number"),
    "no word of the list": (
        {"column_name": "modality", "expected": "actual", "corrected": "dream"},
        "modality: 'dream' is none of",
    ),
    "no currency": ({"column_name": "unit", "expected": "EUR", "corrected": "EURO"}, "'EURO' is no currency code"),
    "outside its interval": (
        {"column_name": "qualifier", "expected": "approximately", "corrected": "exact"},
        "value_low: the ends of the interval are not those of exact",
    ),
    "a link to nothing": ({"column_name": "part_of", "expected": "", "corrected": "f" * 24}, "no row ffffffff"),
    "no date": ({"corrected_on": "hier"}, "corrected_on is no date like 2025-01-31"),
    "no reason": ({"reason": " "}, "reason is empty"),
    "nobody": ({"corrected_by": ""}, "corrected_by is empty"),
    "no fact": ({"fact_id": "f" * 24}, "no row has the fact_id ffffffff"),
    "no id": ({"fact_id": "12"}, "fact_id is none"),
} | {
    name: ({"column_name": name}, f"{name} cannot be corrected")
    for name in ["fact_id", "article_id", "quote", "quote_start", "quote_end", "sentence", "confidence", "extractor", "corrected"]
}  # fmt: skip


def test_each_bad_line_is_named_and_changes_nothing(raw: Path, out: Path) -> None:
    """Each stands between one that is good and the same again."""
    before = facts(out)
    level = a_fact(out, "amounts", article_id=ids(out)["https://example.org/1"], qualifier="approximately")
    assert str(level["value"]) == "5000000000.000000"
    rate = a_fact(out, "growth_rates")
    good = mend(rate["fact_id"], "measure", rate["measure"], "x")
    for name, (changes, said) in BAD.items():
        bad = mend(level["fact_id"], "value", 5000000000, 6) | changes
        write_corrections(out.parent / "corrections.csv", good, bad, good)
        row = go(raw, out)
        told = pq.read_table(out / "corrections").to_pylist()
        assert told[0]["state"] == "applied"
        assert told[1]["state"] != "applied"
        assert said in told[1]["failure"], name
        assert told[2]["failure"] == "line 2 corrects the same column of the same fact"
        assert [number for number, _, _ in refused(out, row)] == [3, 4]
        assert row["state"] == "completed_with_rejects"
    assert changed(before, facts(out)) == {rate["fact_id"]: ["corrected", "measure"]}
    assert check(out) == []


def test_the_corrections_of_a_fact_go_together(raw: Path, out: Path) -> None:
    """An exact value is both ends of its interval; and a link that would make a chain takes its correction back."""
    sum_ = a_fact(out, "amounts", qualifier="exact", kind="money")
    names = ("value", "value_low", "value_high")
    lines = [mend(sum_["fact_id"], name, sum_[name], 12) for name in names]
    write_corrections(out.parent / "corrections.csv", *lines[:2])
    go(raw, out)
    assert states(out) == {2: "invalid", 3: "invalid"}
    write_corrections(out.parent / "corrections.csv", *lines)
    go(raw, out)
    assert states(out) == {2: "applied", 3: "applied", 4: "applied"}
    assert facts(out)[sum_["fact_id"]][1]["corrected"] == "value,value_low,value_high"


def test_links_are_settled_whichever_row_a_correction_breaks(raw: Path, out: Path) -> None:
    rows = [
        row
        for row in pq.read_table(out / "amounts").to_pylist()
        if row["article_id"] == ids(out)["https://example.org/3"]
    ]
    one, two, three = rows[:3]
    chain = [
        mend(one["fact_id"], "part_of", one["part_of"], two["fact_id"]),
        mend(two["fact_id"], "part_of", two["part_of"], three["fact_id"]),
    ]
    write_corrections(out.parent / "corrections.csv", *chain)
    go(raw, out)
    assert states(out) == {2: "invalid", 3: "applied"}
    assert check(out) == []
    write_corrections(out.parent / "corrections.csv", chain[0])
    go(raw, out)
    assert states(out) == {2: "applied"}
    assert check(out) == []


def test_only_reason_and_name_changed_reads_nothing_again(raw: Path, out: Path) -> None:
    rate = a_fact(out, "growth_rates")
    only = mend(rate["fact_id"], "measure", rate["measure"], "x")
    write_corrections(out.parent / "corrections.csv", only)
    go(raw, out)
    write_corrections(out.parent / "corrections.csv", only | {"reason": "autre", "corrected_by": "B"})
    assert go(raw, out)["articles_read"] == 0
    (told,) = pq.read_table(out / "corrections").to_pylist()
    assert (told["reason"], told["corrected_by"], told["state"]) == ("autre", "B", "applied")


def test_a_spreadsheet_s_file_is_read(raw: Path, out: Path) -> None:
    """Semicolons, a byte order mark, a cell of two lines, decomposed accents, blank lines: lines count as one sees them."""
    rate, deal = a_fact(out, "growth_rates"), a_fact(out, "agreements")
    assert deal["subject"] == "p\u00eache"
    accents = mend(deal["fact_id"], "subject", "pe\u0302che", "pe\u0302cheurs")
    lines = [mend(rate["fact_id"], "measure", rate["measure"], "x", reason="un\ndeux"), {}, accents]
    write_corrections(out.parent / "corrections.csv", *lines, delimiter=";", encoding="utf-8-sig")
    go(raw, out)
    assert states(out) == {2: "applied", 5: "applied"}
    assert facts(out)[deal["fact_id"]][1]["subject"] == "p\u00eacheurs"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no column fact_id"),
        (b"fact_id,column_name,expected\n", "has no column corrected"),
        (b"fact_id,column_name,expected,corrected,reason,corrected_by,corrected_on,reason\n", "names a column twice"),
        ("fact_id,été\n".encode("latin-1"), "no UTF-8 at byte 8"),
        (b'fact_id,column_name,expected,corrected,reason,corrected_by,corrected_on\n1,"2"3,4\n', "line 2: no CSV"),
    ],
)
def test_a_file_that_is_none_stops_the_run(raw: Path, out: Path, content: bytes, said: str) -> None:
    same = bytes_of(out, ALL)
    (out.parent / "corrections.csv").write_bytes(content)
    with pytest.raises(StoreError, match=said):
        go(raw, out)
    assert bytes_of(out, ALL) == same


def test_a_row_of_too_many_cells_is_named(raw: Path, out: Path) -> None:
    path = write_corrections(out.parent / "corrections.csv")
    path.write_text(path.read_text() + "a,b\n")
    row = go(raw, out)
    assert refused(out, row) == [(2, "correction_bad_line", "b")]


def test_a_file_that_is_named_must_be_there_and_not_among_the_articles(raw: Path, out: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        go(raw, out, corrections=out.parent / "nowhere.csv")
    with pytest.raises(StoreError, match="where articles are looked for"):
        go(raw, out, corrections=write_corrections(raw / "corrections.csv"))
    os.mkfifo(out.parent / "corrections.csv")
    with pytest.raises(StoreError, match="is no regular file"):
        go(raw, out)


def test_beside_a_link_to_the_tables_is_beside_the_link(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    (tmp_path / "disk" / "real").mkdir(parents=True)
    out.symlink_to(tmp_path / "disk" / "real")
    (tmp_path / "corrections.csv").write_text("fact_id,column_name\n", encoding="utf-8")
    with pytest.raises(StoreError, match="column"):
        go(raw, out)


def test_a_run_that_was_killed_between_two_commits_is_made_good(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its facts are published corrected, and the table of corrections is not: then the file changes."""
    before, rate = bytes_of(out), a_fact(out, "growth_rates")
    path = write_corrections(out.parent / "corrections.csv", mend(rate["fact_id"], "measure", rate["measure"], "x"))
    interrupt(raw, out, monkeypatch)
    assert facts(out)[rate["fact_id"]][1]["corrected"] == "measure"
    assert states(out) == {}
    kept = path.read_bytes()
    write_corrections(path)
    go(raw, out)
    assert bytes_of(out) == before
    path.write_bytes(kept)
    interrupt(raw, out, monkeypatch)
    assert go(raw, out)["state"] == "completed"
    assert states(out) == {2: "applied"}
    assert check(out) == []


def interrupt(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends when its articles are published, and before the rest is."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("communique.pipeline.run.settle", end)
        with pytest.raises(KeyboardInterrupt):
            go(raw, out)


def test_a_deleted_article_leaves_no_correction(raw: Path, out: Path) -> None:
    rate = a_fact(out, "growth_rates")
    write_corrections(out.parent / "corrections.csv", mend(rate["fact_id"], "measure", rate["measure"], "x"))
    go(raw, out)
    delete(rate["article_id"], out)
    assert pq.read_table(out / "corrections").num_rows == 0
    assert check(out) == []
    row = go(raw, out)
    assert refused(out, row) == [(2, "correction_no_such_fact", "measure")]


def test_pruned_articles_lose_their_corrections_aloud(raw: Path, out: Path) -> None:
    rate = a_fact(out, "growth_rates", article_id=ids(out)["https://example.org/15"])
    write_corrections(out.parent / "corrections.csv", mend(rate["fact_id"], "measure", rate["measure"], "x"))
    go(raw, out)
    (raw / "b.jsonl").unlink()
    assert refused(out, go(raw, out, prune=True)) == [(2, "correction_no_such_fact", "measure")]
    assert check(out) == []


@pytest.mark.slow
def test_workers_correct_as_one_process_does(raw: Path, out: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("communique.pipeline.staging.BATCH_ARTICLES", 6)
    lines = [mend(f, "measure", row["measure"], "x") for f, (table, row) in facts(out).items() if table == "amounts"]
    write_corrections(out.parent / "corrections.csv", *lines)
    go(raw, out)
    run(raw, tmp_path / "many" / "out", processes=2, corrections=out.parent / "corrections.csv")
    assert bytes_of(tmp_path / "many" / "out", ALL) == bytes_of(out, ALL)


def test_the_guide_is_true(raw: Path, out: Path) -> None:
    """Its file is one, its states are all of them, its query answers."""
    guide = (ROOT / "docs" / "corrections.md").read_text("utf-8")
    (example,) = re.findall(r"```csv\n(.*?)```", guide, re.DOTALL)
    path = out.parent / "corrections.csv"
    path.write_text(example, encoding="utf-8")
    assert [(told.line, told.fault) for told in read_corrections(path)] == [(n, None) for n in range(2, 6)]
    assert set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)) >= set(CORRECTION_STATES)
    level = a_fact(out, "amounts", modality="actual")
    write_corrections(path, mend(level["fact_id"], "modality", "actual", "target"))
    go(raw, out)
    (query,) = re.findall(r"```sql\n(.*?)```", guide, re.DOTALL)
    (answer,) = duckdb.sql(query.replace("outputs/", f"{out}/")).fetchall()
    assert answer[:4] == (level["quote"], "modality", "actual", "target")


FREE = ("measure", "period_text", "subject", "name", "place", "modality", "unit", "value", "rate", "count", "part_of")
VALUES = st.sampled_from(["", "x", "7", "-7", "2.5", "target", "actual", "USD", "ZZZ", "2", "f" * 24])


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    picks=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(FREE), VALUES, st.booleans()), max_size=12),
    cut=st.integers(0, 12),
)
def test_whatever_is_asked_the_tables_hold(tmp_path_factory: Any, small: Path, picks: Any, cut: int) -> None:
    """Any corrections, the good and the bad, all at once or some before others: the same bytes, valid rows, nothing
    changed but what is told, and all undone when they are taken back."""
    base = tmp_path_factory.mktemp("any")
    raw, out = small / "raw", base / "out"
    go(raw, out)
    plain, before = facts(out), bytes_of(out)
    known = sorted(plain)
    lines = []
    for pick, column, value, right in picks:
        fact_id = known[pick % len(known)]
        held = plain[fact_id][1].get(column)
        lines.append(mend(fact_id, column, held if right else "other", None) | {"corrected": value})
    path = base / "corrections.csv"
    for some in (lines[:cut], lines):
        write_corrections(path, *some)
        row = go(raw, out)
    applied = [row for row in pq.read_table(out / "corrections").to_pylist() if row["state"] == "applied"]
    told: dict[str, set[str]] = {}
    for each in applied:
        told.setdefault(each["fact_id"], {"corrected"}).add(each["column_name"])
    assert {fact_id: set(names) for fact_id, names in changed(plain, facts(out)).items()} == told
    for fact_id, names in told.items():
        assert set(facts(out)[fact_id][1]["corrected"].split(",")) == names - {"corrected"}
    assert len(states(out)) == len(lines)
    assert (row["state"] == "completed") == (len(applied) == len(lines))
    assert check(out) == []
    whole = bytes_of(out, ALL)
    go(raw, out)
    assert bytes_of(out, ALL) == whole
    go(raw, base / "fresh" / "out", corrections=path)
    assert bytes_of(base / "fresh" / "out", ALL) == whole
    write_corrections(path)
    go(raw, out)
    assert bytes_of(out) == before


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    write_lines(folder / "raw" / "a.jsonl", [line(n) for n in range(3)])
    return folder
