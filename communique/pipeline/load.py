"""Load: what is new in a raw folder, staged in batches of articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from communique.bucket import Bucket
from communique.pipeline.intake import Intake
from communique.pipeline.rejects import not_loaded, twice
from communique.pipeline.staging import Spool, stage
from communique.pipeline.versions import version_of
from communique.sources import Failure, Folder, Loaded, Objects, SourceFile, load, load_each, printable
from communique.store import Store, StoreError
from communique.store.store import as_store_errors
from communique.store.survey import Seen, Survey

Row = dict[str, Any]


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
    corrected: Mapping[str, str],
    loaded_at: datetime,
    prune: bool = False,
    retry_failed: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Intake:
    """Find what is new, changed or to be read again, and stage it.

    Files that are as the ledger knows them are not opened. Everything about them comes from the ledger. `raw` is a
    folder or the URL of one on object storage. `corrected` is the version that articles should have which corrections
    concern. Raises StoreError where raw cannot be reached.
    """
    with as_store_errors(raw), store.ledger.change():
        loading = _Loading(store, raw, corrected, retry_failed)
        loading.walk(progress)
        loading.decide()
        loading.load_again()
        loading.stage(loaded_at)
        if prune:
            loading.survey.prune()
        loading.stage_for_new_rules()
    return loading.intake


class _Loading:
    def __init__(self, store: Store, raw: Path | str, corrected: Mapping[str, str], retry_failed: bool) -> None:
        self.store, self.corrected, self.retry_failed = store, corrected, retry_failed
        self.raw = Objects(raw, store.layout.staging / "raw") if isinstance(raw, str) else Folder(raw)
        self.intake = Intake(printable(raw if isinstance(raw, str) else str(raw.resolve())))
        self.survey = Survey(store.ledger, self.intake.root)
        self.spool = Spool(store)
        self.root = Path()  # under which the raw folder's files are read
        self.shut: list[str] = []  # paths that cannot be looked at

    def walk(self, progress: Callable[[int], None] | None) -> None:
        """Load every file that is not as the ledger knows it."""
        for entry, items in load_each(self._unknown(progress)):
            self._load(entry, items)
            self.raw.drop(entry)
        self.survey.leave_out(self.shut)

    def _unknown(self, progress: Callable[[int], None] | None) -> Iterator[SourceFile]:
        """The files that are not as the ledger knows them."""
        for done, entry in enumerate(self.raw.files()):
            if progress:
                progress(done + 1)
            if isinstance(entry, Failure):
                self._note_failure(entry)
                continue
            self.root = entry.root
            if not self._is_known(_seen(entry)):
                self.raw.fetch(entry)
                yield entry

    def _is_known(self, file: Seen) -> bool:
        """Whether there is nothing to read in the file; either way it is noted as seen."""
        known = self.survey.known(file)
        if known and known.unchanged and not (known.failures and self.retry_failed):
            self.survey.skip(known, file)
            self.intake.waiting += known.failures
            return True
        self.survey.begin(file)
        return False

    def _note_failure(self, failure: Failure) -> None:
        """What cannot even be looked at is reported once, as long as it stays so."""
        self.shut.append(failure.source_uri.removeprefix(f"{Path(self.intake.root).name}/"))
        file = Seen(f"{failure.source_uri}\0{failure.check_name}", b"", 0, 0, 0)
        known = self.survey.known(file)
        if known and not self.retry_failed:
            self.survey.skip(known, file)
            self.intake.waiting += 1
        else:
            self.survey.begin(file)
            self.intake.rejected.add(not_loaded(failure))

    def _load(self, entry: SourceFile, items: Iterator[Loaded | Failure]) -> None:
        file, failures = self.survey.number(printable(entry.path)), 0
        unsure: set[str | None] = set()  # articles that could not be read; None where it cannot be told which
        self.survey.begin_claims(file)
        for item in items:
            if isinstance(item, Loaded):
                self._claim(file, item)
            elif self.store.ledger.is_kept_out(item.article_id):
                self.intake.kept_out += 1
            else:
                failures += 1
                unsure.add(item.article_id)
                self.intake.rejected.add(not_loaded(item))
        self.survey.end_claims(file, failures, unsure)

    def _claim(self, file: int, item: Loaded) -> None:
        article, line = item.article, item.line or 0
        published_on = article.published_on.isoformat() if article.published_on else None
        self.survey.claim(file, article.article_id, line, article.record_sha256, published_on)
        if not self.survey.holds(article.article_id, article.record_sha256):
            self.spool.add(article, file, line)

    def decide(self) -> None:
        """Which claims count, and what of it is to be read; claims that do not count are reported when they are new."""
        self.survey.decide()
        name = Path(self.intake.root).name
        for loser in self.survey.losers():
            self.intake.rejected.add(twice(name, *loser))
        self.intake.new, self.intake.changed, self.intake.unchanged = self.survey.counted()
        self.intake.kept_out += self.survey.kept_out()

    def load_again(self) -> None:
        """What is needed of files that were skipped: the file that counted before is gone or has changed."""
        for number, name, size in self.survey.skipped_but_needed():
            entry = SourceFile(self.root, os.fsdecode(name), size, 0, 0)
            self.raw.fetch(entry)
            for item in load(entry):
                if isinstance(item, Loaded):
                    self.spool.add(item.article, number, item.line or 0)
            self.raw.drop(entry)

    def stage(self, loaded_at: datetime) -> None:
        """The needed articles, in batches."""
        self.intake.batches += stage(self.store, self.spool.rows(self.survey.needs, loaded_at))

    def stage_for_new_rules(self) -> None:
        """Articles that an earlier version of the rules read are read again, from the text in the store."""
        self.intake.batches += stage(self.store, self._stale())

    def _stale(self) -> Iterator[Row]:
        for number in self.store.ledger.partitions():
            versions = self.survey.versions(number)
            stale = {
                article_id for article_id, version in versions if version != version_of(article_id, self.corrected)
            }
            for row in self.store.read("articles", number).to_pylist() if stale else ():
                if row["article_id"] in stale:
                    yield row


def _seen(entry: SourceFile) -> Seen:
    return Seen(printable(entry.path), os.fsencode(entry.path), entry.size, entry.mtime_ns, entry.ctime_ns)
