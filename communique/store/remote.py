"""Tables on object storage, where a PUT is what is whole or not there.

A run works in a folder of this machine (the layout's): it fetches the ledger and the files that it changes. All that it
publishes, the ledger too, is PUT under staging/; then the journal that names all of it; then each is copied over its
predecessor, on the server, and taken out of staging/. Killed before the journal, nothing has happened; killed after
it, the next run finishes the list first. A run that lost its lock and goes on late finds nothing left to copy.

A file that goes has a mark under staging/, an empty object: where that is not there, the file was taken away before, or
the journal came too late. Nothing but the lock, asked for right before, keeps a late run from taking a file away.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from communique.bucket import Bucket
from communique.store.durable import Move
from communique.store.layout import Layout
from communique.store.lease import Lease

GOES = "goes"
"""Third in an entry of the journal whose place is taken away, and not copied to."""


class Remote:
    """Tables under a URL; `layout` is the folder to work in."""

    def __init__(self, url: str, layout: Layout) -> None:
        self._bucket, self._layout = Bucket(url), layout
        self._lease = Lease(self._bucket, self._key(layout.lock))
        self._objects: set[str] = set()

    def try_lock(self) -> bool:
        """Hold the tables, if nobody does."""
        return self._lease.try_acquire()

    def unlock(self) -> None:
        """Let them go."""
        self._lease.release()

    def recover(self) -> None:
        """Finish what was begun to be published, drop what was only staged, and fetch the ledger as it is then."""
        self._finish_publishing()
        for entry in self._bucket.objects(self._key(self._layout.staging)):
            self._bucket.remove(entry.key)
        self._objects = {entry.key for entry in self._bucket.objects()}
        for path in self._layout.outputs.iterdir():
            shutil.rmtree(path)
        self.fetch(self._layout.ledger)

    def publish(self, files: list[Move]) -> None:
        """Put staged files in their places: PUT aside with the ledger, promised in the journal, copied."""
        here = [(staged, place) for staged, place in files if staged is None or staged.exists()]
        if not any(staged for staged, _ in here):
            return  # the ledger was fetched: what it promises was done before another run could hold the tables
        self._lease.require()
        moves = [self._put_aside(staged, place) for staged, place in here]
        ledger = self._layout.staging / self._layout.ledger.name
        self._bucket.put(self._layout.ledger, self._key(ledger))
        moves.insert(0, [self._key(ledger), self._key(self._layout.ledger)])
        self._lease.require()
        self._bucket.write(self._key(self._layout.journal), json.dumps(moves).encode())
        self._finish_publishing()
        self._objects.add(self._key(self._layout.ledger))
        for staged, place in here:
            if staged is None:
                place.unlink(missing_ok=True)
                self._objects.discard(self._key(place))
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(place)
            self._objects.add(self._key(place))

    def _put_aside(self, staged: Path | None, place: Path) -> list[str]:
        """PUT a staged file, or the mark of one that goes, under staging/; gives its entry in the journal."""
        if staged is not None:
            self._bucket.put(staged, self._key(staged))
            return [self._key(staged), self._key(place)]
        mark = self._key(self._layout.staging / GOES / place.relative_to(self._layout.outputs))
        self._bucket.write(mark, b"")
        return [mark, self._key(place), GOES]

    def put(self, staged: Path, place: Path) -> None:
        """Put one file in its place, by a PUT."""
        self._lease.require()
        self._bucket.put(staged, self._key(place))
        self._objects.add(self._key(place))

    def drop(self, path: Path) -> None:
        """Take a file away, there and here."""
        self._lease.require()
        self._bucket.remove(self._key(path))
        self._objects.discard(self._key(path))
        path.unlink(missing_ok=True)

    def _finish_publishing(self) -> None:
        journal = self._key(self._layout.journal)
        promised = self._bucket.see(journal)
        if promised is None:
            return
        staged = {entry.key for entry in self._bucket.objects(self._key(self._layout.staging))}
        for key, place, *goes in json.loads(promised.data):
            if key in staged:  # else it was done before the kill
                self._lease.require()
                if goes:
                    self._bucket.remove(place)
                else:
                    self._bucket.copy(key, place)
                self._bucket.remove(key)
        self._bucket.remove(journal)

    def replace_folder(self, fresh: Path, place: Path) -> None:
        """Put the files of a staged folder, then take away those that it has no longer.

        One object after another, so that meanwhile a reader finds some of both.
        """
        found = [path for path in sorted(fresh.rglob("*")) if path.is_file()]
        files = {path: self._key(place / path.relative_to(fresh)) for path in found}
        before = {self._key(path) for path in self.listed(place)}
        self._lease.require()
        self._bucket.put_all(files)
        self._lease.require()
        for key in sorted(before.difference(files.values())):
            self._bucket.remove(key)
        self._objects = (self._objects - before) | set(files.values())

    def listed(self, folder: Path) -> list[Path]:
        """What lies in a folder and in those under it, sorted."""
        under = f"{self._key(folder)}/"
        return [self._layout.outputs / key for key in sorted(self._objects) if key.startswith(under)]

    def fetch(self, path: Path) -> bool:
        """Have a file here, to be read; False where there is none."""
        if self._key(path) not in self._objects:
            return False
        if not path.exists():
            self._bucket.get(self._key(path), path)
        return True

    def schema(self, path: Path) -> pa.Schema:
        """The schema of a Parquet file, without its rows."""
        with self._bucket.open(self._key(path)) as file:
            return pq.read_schema(file)

    def note(self, value: dict[str, Any] | None) -> None:
        """Note the run that is under way, or that there is none."""
        if value is None:
            self._bucket.remove(self._key(self._layout.running))
        else:
            self._bucket.write(self._key(self._layout.running), json.dumps(value).encode())

    def noted(self) -> dict[str, Any] | None:
        """The run that is noted."""
        seen = self._bucket.see(self._key(self._layout.running))
        value: dict[str, Any] | None = json.loads(seen.data) if seen else None
        return value

    def _key(self, path: Path) -> str:
        return path.relative_to(self._layout.outputs).as_posix()
