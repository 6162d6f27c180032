"""The pages: they speak two languages in full, never write markup, and are the same for the same tables."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from handmade import article, fact, row, sample, write

from communique.pipeline.present import report
from communique.report import listing
from communique.report.listing import COLUMNS, columns
from communique.report.pages import page
from communique.report.scripts import call, literal
from communique.report.stories import stories
from communique.schemas import FACT_TABLES
from communique.schemas.dictionary import vocabulary
from communique.schemas.tables import arrow_schema
from communique.store import StoreError

SITE = ROOT / "communique" / "report" / "site"
SCRIPTS = sorted(SITE.glob("*.js"))
TEXTS: dict[str, dict[str, Any]] = {n: json.loads((SITE / f"{n}.json").read_text("utf-8")) for n in ("en", "fr")}
MEGABYTES_OF_FIRST_PAGE = 2.0


def keys(texts: dict[str, Any]) -> set[tuple[str, ...]]:
    """Every key of the texts, with the names that its text has filled in."""
    found: set[tuple[str, ...]] = set()
    for key, value in texts.items():
        found |= (
            {(key, name) for name in value}
            if isinstance(value, dict)
            else {(key, *sorted(re.findall(r"{(\w+)}", value)))}
        )
    return found


def test_both_languages_say_the_same() -> None:
    assert keys(TEXTS["en"]) == keys(TEXTS["fr"])


@pytest.mark.parametrize("language", TEXTS)
def test_every_word_of_the_tables_has_its_word(language: str) -> None:
    texts = TEXTS[language]
    for table in COLUMNS:
        for words in vocabulary(table).values():
            assert set(words) <= texts["words"].keys() | texts["tables"].keys()
        shown = set(columns(table)) | (set(arrow_schema(table).names) if table in FACT_TABLES else set())
        assert shown - texts["columns"].keys() <= {"quote_start", "quote_end", "sentence"}
    assert set(vocabulary("participants")["role"]) <= texts["words"].keys()
    assert set(vocabulary("participants")["kind"]) <= texts["words"].keys()
    assert set(vocabulary("corrections")["state"]) <= texts["words"].keys()
    assert set(vocabulary("anomalies")["check_name"]) <= texts["words"].keys()
    assert set(vocabulary("anomalies")["table_name"]) <= texts["tables"].keys()
    assert set("ABCDEFGHIJKLMNOPQRSTU") == texts["sectors"].keys()


def test_every_text_is_used_and_there() -> None:
    source = "".join(path.read_text("utf-8") for path in SCRIPTS)
    asked = set(re.findall(r'\bsay\("(\w+)"', source))
    assert asked <= TEXTS["en"].keys()
    for key, value in TEXTS["en"].items():
        if isinstance(value, str):
            assert re.search(rf'"{key}"', source) or key.startswith("theme_"), key


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_no_markup(script: Path) -> None:
    source = script.read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc", source)
    assert len(source.splitlines()) <= 400


def test_nothing_comes_from_elsewhere() -> None:
    html = (SITE / "index.html").read_text("utf-8")
    assert "default-src 'none'" in html
    assert "unsafe" not in html
    assert not re.findall(r"https?://", html + (SITE / "style.css").read_text("utf-8"))


def test_no_text_ends_a_script() -> None:
    line = call("article", {"text": "</script><!--\u2028\u2029&"})
    assert not set("<>&\u2028\u2029") & set(line)
    assert json.loads(literal("</script>\u2028")) == "</script>\u2028"


def test_the_same_tables_give_the_same_report(tmp_path: Path) -> None:
    first = report(sample(tmp_path)).parent
    before = {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()}
    (first / "left over").touch()
    report(tmp_path)
    assert {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in (tmp_path / "amounts").iterdir()) == ["part-00000.parquet"]


def test_no_tables_no_report(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no tables here"):
        report(tmp_path / "nowhere")


def test_a_page_holds_every_fact_with_its_sentence(tmp_path: Path) -> None:
    one = article("one", "Titre\n\nUn projet.")
    outputs = write(tmp_path, articles=[one], projects=[fact("projects", "p", one, "projet", name="projet")])
    (story,) = stories(outputs)
    told = page(story)
    assert told["paragraphs"] == [[("Titre", [])], [("Un ", []), ("projet", [0]), (".", [])]]
    assert told["facts"][0]["said"] == ["", "projet", ""]


def test_the_first_page_is_small(tmp_path: Path) -> None:
    """Its scripts and style, and what it is told of the tables."""
    folder = report(sample(tmp_path)).parent
    html = (folder / "index.html").read_text("utf-8")
    files = ["index.html", *re.findall(r'(?:src|href)="([\w./-]+\.(?:js|css))"', html)]
    assert sum((folder / name).stat().st_size for name in files) < MEGABYTES_OF_FIRST_PAGE * 1e6


def test_a_long_table_shows_the_newest_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "LIMIT", 3)
    monkeypatch.setattr(listing, "SPARE", 1)
    days = [date(2025, 1, day) for day in (5, 1, 9, 3, 7, 2, 8)]
    articles = [article(f"a{day.day}", published_on=day, title=f"Le {day.day}") for day in days]
    gathered = listing.Listing()
    rejected = [row("rejected", stage="load", source_uri=f"raw/{n}", check_name="empty", failure="-") for n in range(9)]
    outputs = write(tmp_path / "outputs", articles=articles, rejected=rejected)
    for story in stories(outputs):
        gathered.add(story)
    written = gathered.write(outputs, tmp_path)
    told = {table: (written[table]["rows"], written[table]["shown"], written[table]["pieces"]) for table in written}
    assert (told["articles"], told["rejected"]) == ((7, 3, 1), (9, 3, 1))
    piece = (tmp_path / "articles-0000.js").read_text("utf-8")
    assert re.findall(r'"(Le \d)"', piece) == ["Le 9", "Le 8", "Le 7"]
    piece = (tmp_path / "rejected-0000.js").read_text("utf-8")
    assert re.findall(r'"(raw/\d)"', piece) == ["raw/8", "raw/7", "raw/6"]
