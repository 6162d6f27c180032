"""Delete: one article out of everything, and kept out."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from communique.pipeline.present import present, report_folder
from communique.pipeline.run import Run
from communique.pipeline.write import merge, take_out
from communique.store import Store, StoreError
from communique.store.ledger import Stored
from communique.store.store import now


def delete(article_id: str, outputs: Path | str, *, wait: float = 0) -> bool:
    """Take an article out of the tables, of `rejected`, `corrections` and the ledger, and leave a tombstone.

    Gives False where it was deleted before. Raises StoreError where nothing in the store is of such an article. A row
    in `runs` says that the tables have changed.
    """
    if isinstance(outputs, Path) and not outputs.is_dir():
        raise StoreError(f"{outputs}: no such folder; name the one that holds the tables with --outputs")
    with Store.open(outputs, wait=wait) as store:
        if store.ledger.is_kept_out(article_id):
            return False
        stored = store.ledger.stored(article_id)
        files = _without_rejected(store, article_id, _source_uri(store, stored) if stored else None)
        files |= _without_corrections(store, article_id)
        if not stored and not files:
            raise StoreError(f"{outputs} has no article {article_id}; the article_id stands in the articles table")
        run = Run.begin(store)
        with store.commit():
            store.ledger.leave([article_id])
            store.ledger.keep_out(article_id, now().date())
            tables = merge(store, take_out(store), [])
            store.stage(chain(files.items(), tables), run=lambda: run.row("completed", logged=0))
        store.end()
        if store.disk.listed(report_folder(store)):  # its pages hold the article's text
            present(store)
    return True


def _source_uri(store: Store, stored: Stored) -> str:
    articles = store.read("articles", stored.partition)
    found = articles.filter(pc.equal(articles["article_id"], stored.article_id))
    uri: str = found["source_uri"][0].as_py()
    return uri


def _without_rejected(store: Store, article_id: str, source_uri: str | None) -> dict[tuple[str, int], pa.Table]:
    """The pieces of the log that speak of the article, without it."""
    files: dict[tuple[str, int], pa.Table] = {}
    for part in store.ledger.parts("rejected"):
        rows = store.read("rejected", part.number)
        about = pc.equal(rows["article_id"], article_id).fill_null(False)
        if source_uri is not None:
            about = pc.or_(about, pc.equal(rows["source_uri"], source_uri).fill_null(False))
            about = pc.or_(about, _quotes(rows["row_json"], source_uri))
        if pc.any(about).as_py():
            files["rejected", part.number] = rows.filter(pc.invert(about))
    return files


def _without_corrections(store: Store, article_id: str) -> dict[tuple[str, int], pa.Table]:
    """The corrections without those of the article, where it has some."""
    rows = store.read("corrections", 0)
    about = pc.equal(rows["article_id"], article_id).fill_null(False)
    return {("corrections", 0): rows.filter(pc.invert(about))} if pc.any(about).as_py() else {}


def _quotes(rows: pa.ChunkedArray, source_uri: str) -> pa.ChunkedArray:
    """Which rows hold the url as a JSON text, whole: in an object, or in a line that was none, quoted once more."""
    quoted = json.dumps(source_uri)
    again = json.dumps(quoted)[1:-1]
    once, twice = (pc.match_substring(rows, text).fill_null(False) for text in (quoted, again))
    return pc.or_(once, twice)
