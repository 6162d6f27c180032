"""The objects under a URL as the files of a raw folder, each fetched when it is read."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from pathlib import Path

from communique.bucket import Bucket, Object
from communique.sources.interface import Failure, SourceFile, printable


class Objects:
    """A raw folder on object storage; `scratch` is a folder for the files that are being read."""

    def __init__(self, url: str, scratch: Path) -> None:
        self._bucket = Bucket(url)
        self._root = scratch / url.rsplit("/", 1)[-1]

    def files(self) -> Iterator[SourceFile | Failure]:
        """Every object, sorted by its key. Names that begin with a dot are skipped.

        An object has no time of inode change; its place is taken by a hash of the etag, so that one that was
        overwritten within the second is seen too. Raises FileNotFoundError where there is none at all.
        """
        found = False
        for entry in self._bucket.objects():
            found = True
            parts = entry.key.split("/")
            if any(part in ("", ".", "..") for part in parts):
                reason = "a name that no file can have: give the object another"
                yield Failure(printable(f"{self._root.name}/{entry.key}"), "unreadable_file", reason)
            elif not any(part.startswith(".") for part in parts):
                yield SourceFile(self._root, entry.key, entry.size, entry.modified_ns, _mark(entry))
        if not found:
            raise FileNotFoundError(errno.ENOENT, "there are no objects under this URL", self._bucket.url)

    def fetch(self, file: SourceFile) -> None:
        """Put the file where it is read from. One that is gone meanwhile is not there, as in a folder."""
        try:
            self._bucket.get(file.path, file.location)
        except (FileNotFoundError, PermissionError):
            file.location.unlink(missing_ok=True)

    def drop(self, file: SourceFile) -> None:
        """The file was read."""
        file.location.unlink(missing_ok=True)


def _mark(entry: Object) -> int:
    return int.from_bytes(hashlib.sha256(entry.etag.encode()).digest()[:6])
