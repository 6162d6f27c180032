"""The corrections of a run: which articles they concern, and what has become of each."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from communique.article import short_hash
from communique.pipeline.correcting import Outcome
from communique.pipeline.corrections_file import COLUMNS, NAME, Correction, Key, read_corrections
from communique.schemas import FACT_TABLES
from communique.schemas.parsing import as_json, written
from communique.schemas.tables import arrow_schema
from communique.store import Store, StoreError

Row = dict[str, Any]
BESIDE = "corrections.json"
"""The corrections, in the folder of a batch."""


def corrections_path(given: Path | None, outputs: Path | str, raw: Path | str) -> Path | None:
    """The file of corrections: the one that is given, else corrections.csv beside the outputs, where there is one.

    It belongs to the tables, whichever folder of articles is read into them. Raises StoreError where the one given is
    none, or lies in the raw folder, where it would be read as articles.
    """
    if given is None:
        beside = outputs.absolute().parent / NAME if isinstance(outputs, Path) else None
        return _regular(beside) if beside and beside.exists() else None
    if not given.exists():
        raise StoreError(f"{given}: no such file; --corrections names one that lists what people have put right")
    if isinstance(raw, Path) and given.resolve().is_relative_to(raw.resolve()):
        raise StoreError(f"{given} lies in {raw}, where articles are looked for: keep the corrections elsewhere")
    return _regular(given)


def _regular(path: Path) -> Path:
    """A file that can be read twice: a pipe would keep the run waiting."""
    if not path.is_file():
        raise StoreError(f"{path} is no regular file: write the corrections into one")
    return path


@dataclass(slots=True)
class Corrections:
    """The lines of the file, the stored facts that they name (fact_id to article_id), and what became of them.

    `before` is what the last run told, by key; `now` what this one has found so far.
    """

    lines: list[Correction] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    before: dict[Key, Outcome] = field(default_factory=dict)
    now: dict[Key, Outcome] = field(default_factory=dict)
    source: str = NAME

    @classmethod
    def of(cls, store: Store, path: Path | None) -> Corrections:
        """Read the file, and find the facts that it names.

        Raises StoreError where there is none, though the last run applied some: nobody takes them back by mislaying it.
        """
        stored = store.read("corrections", 0).to_pylist()
        if path is None:
            if stored:
                raise StoreError(
                    f"the last run had {len(stored)} corrections, and now there is no file of them: put {NAME} back "
                    "beside the tables, name it with --corrections, or leave its first line alone to take them all back"
                )
            return cls()
        found = cls(read_corrections(path), source=path.name)
        found.before = {_key(row): _outcome(row) for row in stored if row["article_id"]}
        found.facts = _articles_of(store, {line.fact_id for line in found.sound() if line.fact_id})
        return found

    @classmethod
    def stored(cls, table: pa.Table) -> Corrections:
        """The corrections of the last run, as its table `corrections` has them."""
        names = ("line", *COLUMNS)
        rows = (row | {"corrected_on": written(row["corrected_on"])} for row in table.to_pylist())
        return cls([Correction(**{n: row[n] for n in names}) for row in rows if row["state"] != "bad_line"])

    def sound(self) -> list[Correction]:
        """The lines that are corrections."""
        return [line for line in self.lines if line.fault is None]

    # Which version of its facts an article has

    def versions_of_stored(self, rules: str) -> dict[str, str]:
        """The version that each stored article should have that corrections concern; none where one of them is new."""
        keys: dict[str, list[Key]] = defaultdict(list)
        for line in self.sound():
            if line.fact_id in self.facts:
                keys[self.facts[line.fact_id]].append(line.key)
        return {
            article_id: _version(rules, each) if all(key in self.before for key in each) else ""
            for article_id, each in keys.items()
        }

    def versions_of_read(self, rules: str) -> dict[str, str]:
        """The version of each article that was read in this run and that corrections concern."""
        keys: dict[str, list[Key]] = defaultdict(list)
        for outcome in self.now.values():
            keys[outcome.article_id].append(outcome.key)
        return {article_id: _version(rules, each) for article_id, each in keys.items()}

    # What becomes of them

    def put_into(self, folder: Path) -> None:
        """Hand the corrections to whoever validates a batch."""
        if sound := self.sound():
            (folder / BESIDE).write_text(json.dumps([asdict(line) for line in sound]), encoding="utf-8")

    def note(self, outcomes: Iterable[Outcome]) -> None:
        """Take what became of corrections in a batch."""
        self.now.update({outcome.key: outcome for outcome in outcomes})

    def forget(self, articles: set[str]) -> None:
        """Articles were read again or are gone: what was known of their facts no longer holds."""
        self.facts = {fact_id: article for fact_id, article in self.facts.items() if article not in articles}

    def _outcome(self, line: Correction) -> tuple[str, str | None, Outcome | None]:
        """The state of a line, why it is not applied, and what became of it where its fact is there."""
        if line.fault is not None:
            return "bad_line", line.fault, None
        outcome = self.now.get(line.key) or (self.before.get(line.key) if line.fact_id in self.facts else None)
        if outcome is None:
            return (
                "no_such_fact",
                f"no row has the fact_id {line.fact_id}: it is mistyped, or the text or the rules changed",
                None,
            )
        return outcome.state, outcome.failure, outcome

    def table(self) -> pa.Table:
        """The table `corrections`."""
        return pa.Table.from_pylist([self._row(line) for line in self.lines], schema=arrow_schema("corrections"))

    def _row(self, line: Correction) -> Row:
        state, failure, outcome = self._outcome(line)
        day = line.corrected_on if line.fault is None else None
        return {
            **{name: value for name, value in asdict(line).items() if name != "fault"},
            "corrected_on": date.fromisoformat(day) if day else None,
            "table_name": outcome.table_name if outcome else None,
            "article_id": outcome.article_id if outcome else None,
            "state": state,
            "failure": failure,
        }

    def rejected(self) -> Iterator[Row]:
        """Rows of `rejected` on the lines that are not applied: every run tells of them until they are mended."""
        for line in self.lines:
            state, failure, outcome = self._outcome(line)
            if state != "applied":
                yield {
                    "stage": "load" if state == "bad_line" else "validate",
                    "table_name": "corrections",
                    "article_id": outcome.article_id if outcome else None,
                    "source_uri": self.source,
                    "line": line.line,
                    "column_name": line.column_name,
                    "check_name": f"correction_{state}",
                    "failure": f"not corrected: {failure}",
                    "row_json": as_json({name: value for name, value in asdict(line).items() if name != "fault"}),
                }


def read_beside(folder: Path) -> list[Correction]:
    """The corrections in the folder of a batch."""
    path = folder / BESIDE
    return [Correction(**line) for line in json.loads(path.read_text("utf-8"))] if path.exists() else []


def _version(rules: str, keys: list[Key]) -> str:
    return f"{rules}+{short_hash(json.dumps(sorted([text or '' for text in key] for key in keys)))}" if keys else rules


def _key(row: Row) -> Key:
    return (row["fact_id"], row["column_name"], row["expected"], row["corrected"])


def _outcome(row: Row) -> Outcome:
    return Outcome(_key(row), row["table_name"], row["article_id"], row["state"], row["failure"])


def _articles_of(store: Store, facts: set[str]) -> dict[str, str]:
    """The articles of stored facts; two columns of one file are in memory at a time."""
    found: dict[str, str] = {}
    wanted = pa.array(sorted(facts), pa.string())
    for part in store.ledger.parts(*FACT_TABLES) if facts else ():
        rows = store.read(part.table, part.number, ["fact_id", "article_id"])
        rows = rows.filter(pc.is_in(rows["fact_id"], wanted))
        found.update(zip(rows["fact_id"].to_pylist(), rows["article_id"].to_pylist(), strict=True))
    return found
