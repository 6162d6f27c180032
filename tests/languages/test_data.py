"""The data files of languages: what a slip of the hand would break, and that docs/languages.md describes each section."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, article

from communique.languages import Pack, available, pack
from communique.reading.article import Reader

FOLDER = ROOT / "communique" / "languages"
DATA = {language: tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")) for language in available()}

CODES = ("currencies.", "projects.phrases.", "places.", "amounts.size_units", "amounts.tensions", "links.dimensions")
"""Lists of codes and symbols, which keep their capitals."""

SYMBOLS = (
    "measures.",
    "places.",
    "projects.heads.",
    "projects.raised.",
    "projects.sectors.",
    "currencies.family.",
    "currencies.scaled_in.",
    "currencies.grouped.",
)
"""Tables whose keys are symbols and codes, not words."""

PLACEHOLDERS = re.compile(r"\{[a-z_-]+\}")

COUNTED = frozenset(
    [
        "{year}",
        "{yy}",
        "{month}",
        "{months}",
        "{middle-month}",
        "{middle-year}",
        "{weekday}",
        "{day}",
        "{quarter}",
        "{half}",
        "{ordinal}",
        "{n}",
        "{unit}",
        "{part}",
    ]
)
"""Kinds of words of time that are no list of the data: numbers, names with numbers, and compounds."""

Where = str
Words = list[str]


def lists(data: Any, path: Where = "") -> Iterator[tuple[Where, Words]]:
    """Every list of words, be it written as a list or as words in a row, with where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists(value, f"{path}.{key}" if path else key)
    elif isinstance(data, str):
        yield path, data.split()
    elif isinstance(data, list) and all(isinstance(entry, str) for entry in data):
        yield path, data
    elif isinstance(data, list):
        for entry in data:
            yield from lists(entry, path)


def keys(data: Any, path: Where = "") -> Iterator[tuple[Where, str]]:
    """Every key with the table that it stands in."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield path, key
            yield from keys(value, f"{path}.{key}" if path else key)


def unplain(word: str) -> bool:
    """Whether reading could never meet a word as it is written here."""
    return word != unicodedata.normalize("NFC", word).lower().replace("’", "'").strip()


@pytest.mark.parametrize("language", DATA)
def test_no_list_is_empty(language: str) -> None:
    assert [path for path, words in lists(DATA[language]) if not words] == []


@pytest.mark.parametrize("language", DATA)
def test_no_list_says_a_word_twice(language: str) -> None:
    twice = {path: [word for word, n in Counter(words).items() if n > 1] for path, words in lists(DATA[language])}
    assert {path: words for path, words in twice.items() if words} == {}


@pytest.mark.parametrize("language", DATA)
def test_words_are_as_reading_compares_them(language: str) -> None:
    """Lower case, NFC, the plain apostrophe."""
    data = DATA[language]
    listed = [(path, word) for path, words in lists(data) if not path.startswith(CODES) for word in words]
    named = [(path, key) for path, key in keys(data) if not f"{path}.".startswith(SYMBOLS)]
    assert [(path, word) for path, word in [*listed, *named] if unplain(word)] == []


@pytest.mark.parametrize("language", DATA)
def test_oe_is_written_both_ways(language: str) -> None:
    for path, words in lists(DATA[language]):
        assert [w for w in words if "œ" in w and w.replace("œ", "oe") not in words] == [], path


@pytest.mark.parametrize("language", DATA)
def test_names_with_an_accented_capital_are_written_without_it_too(language: str) -> None:
    """Many outlets write "Egypte" and "Etats-Unis"."""
    for name in ("adjectives", "names"):
        table = DATA[language]["places"][name]
        plain = {word: unicodedata.normalize("NFD", word[0])[0] + word[1:] for word in table}
        assert [word for word, other in plain.items() if other not in table] == []


@pytest.mark.parametrize("language", DATA)
def test_pieces_of_times_name_no_kind_of_word_that_is_not_known(language: str) -> None:
    """A slip in a placeholder would make a piece that nothing ever fits."""
    time = DATA[language]["time"]
    known = {f"{{{name}}}" for name in time["slots"]} | COUNTED
    assert {
        name for _, words in lists(time["pieces"]) for word in words for name in PLACEHOLDERS.findall(word)
    } <= known


class Watched(dict[str, Any]):
    """A table that remembers which of its keys were asked for; asked for all of them, it is a list of words."""

    def __init__(self, data: dict[str, Any], path: str = "") -> None:
        inner = {k: Watched(v, f"{path}{k}.") if isinstance(v, dict) else v for k, v in data.items()}
        super().__init__(inner)
        self.path, self.asked, self.whole = path, set[str](), False

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def items(self) -> Any:
        self.whole = True
        return super().items()

    def __iter__(self) -> Iterator[str]:
        self.whole = True
        return super().__iter__()

    def unread(self) -> Iterator[str]:
        """The keys that nobody asked for, of tables that are asked key by key."""
        for key, value in dict.items(self):
            if not self.whole and self.asked and key not in self.asked:
                yield f"{self.path}{key}"
            elif isinstance(value, Watched):
                yield from value.unread()


@pytest.mark.parametrize("language", DATA)
def test_every_key_is_read(language: str) -> None:
    watched = Watched(DATA[language])
    Reader(article("3 km"), Pack(watched)).facts()
    assert list(watched.unread()) == []


# docs/languages.md


def headers(file: Path) -> list[str]:
    """The sections of a data file, as it heads them."""
    found = re.findall(r"^\[\[?([^\]]+)\]\]?", file.read_text(encoding="utf-8"), re.MULTILINE)
    return list(dict.fromkeys(found))


DESCRIBED = re.findall(r"`\[([a-z_.*]+)\]`", (ROOT / "docs" / "languages.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", DATA)
def test_every_section_is_described(language: str) -> None:
    sections = headers(FOLDER / f"{language}.toml")
    assert [name for name in sections if not any(fnmatch(name, entry) for entry in DESCRIBED)] == []


@pytest.mark.parametrize("language", DATA)
def test_the_table_of_contents_is_true(language: str) -> None:
    file = FOLDER / f"{language}.toml"
    told = re.findall(r"^#   ([a-z]+) ", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == list(dict.fromkeys(name.partition(".")[0] for name in headers(file)))


def test_nothing_is_described_that_is_gone() -> None:
    sections = {name for language in DATA for name in headers(FOLDER / f"{language}.toml")}
    assert [entry for entry in DESCRIBED if not any(fnmatch(name, entry) for name in sections)] == []


def test_the_example_of_explain_is_what_it_shows() -> None:
    document = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    ((sentence, shown),) = re.findall(r"printf 'Titre\\n\\n(.*?)' .*?```text\n(.*?)```", document, re.DOTALL)
    command = [sys.executable, "-m", "communique", "extract", "--explain", "-"]
    env = os.environ | {"COLUMNS": "110", "NO_COLOR": "1"}
    done = subprocess.run(command, input=f"Titre\n\n{sentence}".encode(), capture_output=True, env=env, check=True)
    plain = re.sub(r"@\S+", "@…", done.stdout.decode())
    assert shown.splitlines() == [line.rstrip() for line in plain.split("─\n")[1].splitlines()[:-2]]


def test_every_station_is_told() -> None:
    """docs/reading.md names every module of reading."""
    told = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    folder = ROOT / "communique" / "reading"
    modules = {f"{module.parent.name}/{module.stem}" for module in folder.glob("*/[a-z]*.py")}
    assert set(re.findall(r"^\| `(\w+/\w+)` \|", told, re.MULTILINE)) == modules


@pytest.mark.parametrize("language", DATA)
def test_every_verb_that_says_something_has_its_forms(language: str) -> None:
    """A verb of an event, a change or a modality without its forms would never be found."""
    known = {lemma for readings in pack(language).grammar.verbs.values() for lemma, _ in readings}
    data = DATA[language]
    said = [said.get("verbs", "") for kinds in data["status"].values() for said in kinds.values()]
    said += [data["changes"][sign][key] for sign in ("increase", "decrease") for key in ("verbs", "object_verbs")]
    said += [data["modality"][key] for key in ("target_verbs", "target_carriers", "forecast_verbs", "made", "working")]
    said += [data["amounts"][key] for key in ("level_verbs", "aiming", "devoting")]
    assert [verb for verbs in said for verb in verbs.split() if verb not in known] == []


@pytest.mark.parametrize("language", DATA)
def test_every_verb_is_of_its_paradigm(language: str) -> None:
    """One in the list of another paradigm would get forms that nobody writes."""
    data = DATA[language]
    endings = {name: paradigm.get("infinitive", "") for name, paradigm in data["conjugation"].items()}
    listed = {name: verbs.split() for name, verbs in data["verbs"].items() if name in endings}
    strange = {
        (name, verb)
        for name, verbs in listed.items()
        for verb in verbs
        if not verb.split("|")[0].endswith(endings[name])
    }
    assert strange == set()


def test_countries_in_capitals_without_accents() -> None:
    """ "SENEGAL-BENIN": outlets write capitals so."""
    entries = pack("fr").countries.entries
    assert [entries[name].alpha3 for name in ("senegal", "benin", "algerie")] == ["SEN", "BEN", "DZA"]
