"""Load: what is new in a raw folder, staged in batches of articles."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from communique.article import Article
from communique.bucket import Bucket
from communique.pipeline.rejects import Rejects
from communique.schemas.parsing import as_json
from communique.schemas.tables import arrow_schema
from communique.sources import Failure, Folder, Loaded, Objects, SourceFile, load, load_each, printable
from communique.store import Store, StoreError
from communique.store.durable import write_parquet
from communique.store.ledger import Claim, FileState
from communique.store.store import as_store_errors

BATCH_ARTICLES = 200
BATCH_CHARACTERS = 2_000_000

Row = dict[str, Any]


@dataclass(slots=True)
class Intake:
    """What loading found. `batches` are folders under staging, each with articles.parquet.

    `waiting` counts what earlier runs turned away and this one did not try again.
    """

    batches: list[Path] = field(default_factory=list)
    pruned: set[str] = field(default_factory=set)
    rejected: Rejects = field(default_factory=Rejects)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept_out: int = 0
    waiting: int = 0
    files: dict[tuple[str, str], FileState] = field(default_factory=dict)
    claims: dict[tuple[str, str], list[Claim]] = field(default_factory=dict)
    gone_files: set[tuple[str, str]] = field(default_factory=set)
    root: str = ""

    @property
    def failed(self) -> int:
        """Sources turned away in this run."""
        return len(self.rejected)

    @property
    def seen(self) -> int:
        """Articles found in the raw folder, the failed ones included."""
        return self.new + self.changed + self.unchanged + self.failed


def require_apart(raw: Path | str, outputs: Path | str) -> None:
    """Raise StoreError where raw is no folder, or holds the outputs, or a URL cannot be used; asked at the start."""
    if isinstance(raw, Path) and not raw.is_dir():
        raise StoreError(f"{raw}: no such folder; name the one that holds the articles")
    for where in (raw, outputs):
        with as_store_errors(where):
            if isinstance(where, str):
                Bucket(where)
    if _holds(raw, outputs):
        raise StoreError(f"{outputs} lies in {raw}, where articles are looked for: choose other --outputs")


def _holds(raw: Path | str, outputs: Path | str) -> bool:
    if isinstance(raw, Path) and isinstance(outputs, Path):
        return outputs.resolve().is_relative_to(raw.resolve())
    return isinstance(raw, str) and isinstance(outputs, str) and f"{outputs}/".startswith(f"{raw}/")


def load_raw(
    store: Store,
    raw: Path | str,
    *,
    version: str,
    corrected: Mapping[str, str],
    loaded_at: datetime,
    prune: bool = False,
    retry_failed: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Intake:
    """Find what is new, changed or to be read again, and stage it.

    Files that are as the ledger knows them are not opened. Everything about them comes from the ledger. `raw` is a
    folder or the URL of one on object storage. `version` is that of the rules; of articles that corrections concern it
    stands in `corrected`. Raises StoreError where raw cannot be reached.
    """
    loading = _Loading(store, raw, version, corrected, loaded_at, retry_failed)
    with as_store_errors(raw):
        loading.walk(progress)
        winners = loading.winners()
        needed = loading.needed(winners)
        loading.load_again(needed)
    loading.stage(needed)
    if prune:
        loading.prune(winners)
    loading.stage_for_new_rules(set(needed) | loading.intake.pruned)
    return loading.intake


class _Loading:
    def __init__(
        self,
        store: Store,
        raw: Path | str,
        version: str,
        corrected: Mapping[str, str],
        loaded_at: datetime,
        retry_failed: bool,
    ) -> None:
        self.store, self.version, self.corrected, self.loaded_at = store, version, corrected, loaded_at
        self.retry_failed = retry_failed
        self.raw = Objects(raw, store.layout.staging / "raw") if isinstance(raw, str) else Folder(raw)
        self.intake = Intake(root=printable(raw if isinstance(raw, str) else str(raw.resolve())))
        self.fresh: set[tuple[str, str]] = set()  # files loaded in this run
        self.spool = store.layout.staging / "spool.jsonl"
        self.spool.parent.mkdir(parents=True, exist_ok=True)
        self.found: dict[tuple[str, str], SourceFile] = {}
        self.seen_ns: dict[tuple[str, str], int] = {}  # when a file was about to be read
        self.shut: list[str] = []  # paths that cannot be looked at

    # Walking

    def walk(self, progress: Callable[[int], None] | None) -> None:
        """Load every file that is not as the ledger knows it."""
        ledger, root = self.store.ledger, self.intake.root
        with self.spool.open("w", encoding="utf-8") as spool:
            for entry, items in load_each(self._unknown(progress)):
                self._load(entry, items, spool)
                self.raw.drop(entry)
        missing = {key for key in ledger.files if key[0] == root} - self.intake.files.keys()
        hidden = {key for key in missing if self._is_shut(key[1])}
        for key in hidden:
            self.intake.files[key] = ledger.files[key]
            self.intake.claims[key] = self._held(key)
        self.intake.gone_files = missing - hidden

    def _unknown(self, progress: Callable[[int], None] | None) -> Iterator[SourceFile]:
        """The files that are not as the ledger knows them; the others are taken from it."""
        ledger = self.store.ledger
        for done, entry in enumerate(self.raw.files()):
            if progress:
                progress(done + 1)
            if isinstance(entry, Failure):
                self._note_failure(entry)
                continue
            key = self._key(entry)
            self.found[key] = entry
            known = ledger.files.get(key)
            again = known is not None and known.failures > 0 and self.retry_failed
            if known and known.unchanged(entry.size, entry.mtime_ns, entry.ctime_ns) and not again:
                self.intake.files[key] = known
                self.intake.claims[key] = ledger.claims.get(key, [])
                self.intake.waiting += known.failures
            else:
                self.seen_ns[key] = time.time_ns()
                self.raw.fetch(entry)
                yield entry

    def _key(self, entry: SourceFile) -> tuple[str, str]:
        return (self.intake.root, printable(entry.path))

    def _is_shut(self, path: str) -> bool:
        return any(not shut or path == shut or path.startswith(f"{shut}/") for shut in self.shut)

    def _held(self, key: tuple[str, str]) -> list[Claim]:
        """What a file held when it could be read, and the store still holds: not read is not removed."""
        ledger = self.store.ledger
        return [
            claim
            for claim in ledger.claims.get(key, [])
            if (stored := ledger.stored.get(claim.article_id)) and stored.record_sha256 == claim.record_sha256
        ]

    def _note_failure(self, failure: Failure) -> None:
        """What cannot even be looked at is reported once, as long as it stays so."""
        self.shut.append(failure.source_uri.removeprefix(f"{Path(self.intake.root).name}/"))
        key = (self.intake.root, f"{failure.source_uri}\0{failure.check_name}")
        if key not in self.store.ledger.files or self.retry_failed:
            self.intake.rejected.add(rejected(failure))
        else:
            self.intake.waiting += 1
        self.intake.files[key] = FileState(*key, size=0, mtime_ns=0, ctime_ns=0, seen_ns=0, failures=1)

    def _load(self, entry: SourceFile, items: Iterator[Loaded | Failure], spool: Any) -> None:
        key = self._key(entry)
        self.fresh.add(key)
        claims, failures = [], 0
        unsure: set[str | None] = set()  # articles that could not be read; None where it cannot be told which
        for item in items:
            if isinstance(item, Failure):
                if item.article_id in self.store.ledger.tombstones:
                    self.intake.kept_out += 1
                else:
                    failures += 1
                    unsure.add(item.article_id)
                    self.intake.rejected.add(rejected(item))
                continue
            article = item.article
            claims.append(_claim(key, item))
            stored = self.store.ledger.stored.get(article.article_id)
            if stored is None or stored.record_sha256 != article.record_sha256:
                spool.write(_spooled(item, key) + "\n")
        lost = {claim.article_id for claim in self._held(key)} - {claim.article_id for claim in claims}
        kept = lost if None in unsure else lost & unsure
        self.intake.claims[key] = claims + [claim for claim in self._held(key) if claim.article_id in kept]
        self.intake.files[key] = FileState(
            *key,
            size=entry.size,
            mtime_ns=entry.mtime_ns,
            ctime_ns=entry.ctime_ns,
            seen_ns=self.seen_ns[key],
            failures=failures,
        )

    # Deciding

    def winners(self) -> dict[str, Claim]:
        """The claim that counts for each article; the others are reported when one of the two is new."""
        best: dict[str, Claim] = {}
        for key in sorted(self.intake.claims):
            for claim in self.intake.claims[key]:
                if claim.article_id in self.store.ledger.tombstones:
                    self.intake.kept_out += 1
                    continue
                other = best.get(claim.article_id)
                if other is None:
                    best[claim.article_id] = claim
                    continue
                winner, loser = (claim, other) if claim.rank > other.rank else (other, claim)
                best[claim.article_id] = winner
                if {(c.root, c.path) for c in (winner, loser)} & self.fresh:
                    self.intake.rejected.add(self._duplicate(loser, winner))
        return best

    def _duplicate(self, loser: Claim, winner: Claim) -> Row:
        name = Path(self.intake.root).name
        where = f"{name}/{winner.path}" + (f", line {winner.line}" if winner.line else "")
        return {
            **_EMPTY,
            "article_id": loser.article_id,
            "source_uri": f"{name}/{loser.path}",
            "line": loser.line or None,
            "check_name": "duplicate_uri",
            "failure": f"the same article stands in {where}, which counts: the later published_on, else the last file",
        }

    def needed(self, winners: dict[str, Claim]) -> dict[str, Claim]:
        """The winners that the store does not hold in that version."""
        needed: dict[str, Claim] = {}
        for article_id, claim in winners.items():
            stored = self.store.ledger.stored.get(article_id)
            if stored is None:
                self.intake.new += 1
            elif stored.record_sha256 != claim.record_sha256:
                self.intake.changed += 1
            else:
                self.intake.unchanged += 1
                stored.root = claim.root
                continue
            needed[article_id] = claim
        return needed

    def load_again(self, needed: dict[str, Claim]) -> None:
        """Winners that lie in files that were skipped: the file that counted before is gone or has changed."""
        wanted: dict[tuple[str, str], set[str]] = {}
        for claim in needed.values():
            key = (claim.root, claim.path)
            if key not in self.fresh:
                wanted.setdefault(key, set()).add(claim.article_id)
        with self.spool.open("a", encoding="utf-8") as spool:
            for key, ids in sorted(wanted.items()):
                self.raw.fetch(self.found[key])
                for item in load(self.found[key]):
                    if isinstance(item, Loaded) and item.article.article_id in ids:
                        spool.write(_spooled(item, key) + "\n")
                self.raw.drop(self.found[key])

    # Staging

    def stage(self, needed: dict[str, Claim]) -> None:
        """The needed articles, in batches."""
        rows = (
            row
            for row, path, line in self._spooled_rows()
            if (claim := needed.get(row["article_id"])) and (claim.path, claim.line) == (path, line)
        )
        self._stage_batches(rows)
        self.spool.unlink()

    def _spooled_rows(self) -> Iterator[tuple[Row, str, int]]:
        with self.spool.open(encoding="utf-8") as spool:
            for text in spool:
                entry = json.loads(text)
                row = entry["article"]
                row["published_on"] = date.fromisoformat(row["published_on"]) if row["published_on"] else None
                row["loaded_at"] = self.loaded_at
                yield row, entry["path"], entry["line"]

    def prune(self, winners: dict[str, Claim]) -> None:
        """Articles that came from this folder and are no longer in it; one that another folder holds becomes its."""
        root, ledger = self.intake.root, self.store.ledger
        elsewhere = {
            claim.article_id: key[0] for key in ledger.claims if key[0] != root for claim in ledger.claims[key]
        }
        for stored in ledger.stored.values():
            if stored.root == root and stored.article_id not in winners:
                if stored.article_id in elsewhere:
                    stored.root = elsewhere[stored.article_id]
                else:
                    self.intake.pruned.add(stored.article_id)

    def stage_for_new_rules(self, but: set[str]) -> None:
        """Articles read by other rules, or corrected otherwise, than now are read again, from the text in the store."""
        stale = {
            stored.article_id
            for stored in self.store.ledger.stored.values()
            if stored.version != self.corrected.get(stored.article_id, self.version) and stored.article_id not in but
        }
        if stale:
            self._stage_batches(self._stored_rows(stale))

    def _stored_rows(self, ids: set[str]) -> Iterator[Row]:
        for number in self.store.partitions():
            for row in self.store.read("articles", number).to_pylist():
                if row["article_id"] in ids:
                    yield row

    def _stage_batches(self, rows: Iterator[Row]) -> None:
        batch: list[Row] = []
        characters = 0
        for row in rows:
            batch.append(row)
            characters += len(row["text"])
            if len(batch) >= BATCH_ARTICLES or characters >= BATCH_CHARACTERS:
                self._stage_batch(batch)
                batch, characters = [], 0
        if batch:
            self._stage_batch(batch)

    def _stage_batch(self, batch: list[Row]) -> None:
        folder = self.store.stage_folder()
        write_parquet(pa.Table.from_pylist(batch, schema=arrow_schema("articles")), folder / "articles.parquet")
        self.intake.batches.append(folder)


_EMPTY: Row = {
    "stage": "load",
    "table_name": None,
    "article_id": None,
    "source_uri": None,
    "line": None,
    "column_name": None,
    "check_name": "",
    "failure": "",
    "row_json": None,
}


def rejected(failure: Failure) -> Row:
    """A failure to load as a row of `rejected`, without its run."""
    return {
        **_EMPTY,
        "article_id": failure.article_id,
        "source_uri": failure.source_uri,
        "line": failure.line,
        "check_name": failure.check_name,
        "failure": failure.failure,
        "row_json": None if failure.row is None else as_json(failure.row),
    }


def _claim(key: tuple[str, str], item: Loaded) -> Claim:
    article = item.article
    return Claim(*key, item.line or 0, article.article_id, article.record_sha256, article.published_on)


def _spooled(item: Loaded, key: tuple[str, str]) -> str:
    article = item.article
    return json.dumps({"path": key[1], "line": item.line or 0, "article": article_row(article)})


def article_row(article: Article) -> Row:
    """An article as a row of its table, but for the time at which it was loaded."""
    return {
        "article_id": article.article_id,
        "source_uri": article.source_uri,
        "outlet": article.outlet,
        "language": article.language,
        "title": article.title,
        "author": article.author,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "content_sha256": article.content_sha256,
        "duplicate_of": None,
        "text": article.text,
    }


def article_of(row: Row) -> Article:
    """The article of a row of its table."""
    return Article(
        source_uri=row["source_uri"],
        title=row["title"],
        text=row["text"],
        language=row["language"],
        published_on=row["published_on"],
        outlet=row["outlet"],
        author=row["author"],
    )
