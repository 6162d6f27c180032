"""Present: what people and their tools look at, made from the tables that are stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from communique.report.publish import publish
from communique.store import Store, StoreError
from communique.store.store import as_store_errors


def present(store: Store, progress: Callable[[int], None] = lambda done: None) -> Path:
    """Write the report anew; gives its first page. `progress` is told how many articles are done.

    Raises StoreError where it cannot be written; the tables are then as they were, and so is the report before.
    """
    with as_store_errors(store.layout.outputs):
        return publish(store.layout.outputs, store.layout.staging, progress)


def report(outputs: Path, *, wait: float = 0, progress: Callable[[int], None] = lambda done: None) -> Path:
    """The same for a store that is not open. Raises StoreError where there are no tables."""
    if not (outputs / "runs").is_dir():
        raise StoreError(
            f"{outputs}: no tables here; write some with `communique run`, or name the folder with --outputs"
        )
    with Store.open(outputs, wait=wait) as store:
        return present(store, progress)
