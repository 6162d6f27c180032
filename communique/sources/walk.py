"""The files of a raw folder, in a stable order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from communique.sources.interface import Failure, SourceFile, printable


class Folder:
    """A raw folder of this machine, whose files are read where they lie."""

    def __init__(self, raw: Path) -> None:
        self._raw = raw

    def files(self) -> Iterator[SourceFile | Failure]:
        """Every file, sorted by its path."""
        return files(self._raw)

    def fetch(self, file: SourceFile) -> None:
        """It is there."""

    def drop(self, file: SourceFile) -> None:
        """It stays."""


def files(raw: Path) -> Iterator[SourceFile | Failure]:
    """Every file under `raw`, recursively, sorted by path. Names that begin with a dot are skipped.

    A link is followed where it leads to a file inside `raw`; folders behind links are not entered, so nothing loops.
    """
    root = raw.resolve()
    yield from _folder(root, "")


def _folder(root: Path, path: str) -> Iterator[SourceFile | Failure]:
    try:
        with os.scandir(root / path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield _failure(root, path, "unreadable_folder", f"the folder cannot be opened: {error.strerror}")
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        below = f"{path}/{entry.name}" if path else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(root, below)
        else:
            yield _file(root, below)


def _file(root: Path, path: str) -> SourceFile | Failure:
    location = root / path
    try:
        if location.is_symlink() and not location.resolve(strict=True).is_relative_to(root):
            return _failure(root, path, "link_outside", "a link that leads out of the raw folder: put the file there")
        state = location.stat()
    except (OSError, RuntimeError) as error:
        return _failure(root, path, "unreadable_file", f"the file cannot be looked at: {_why(error)}")
    if not stat.S_ISREG(state.st_mode):
        return _failure(root, path, "not_a_file", "neither a file nor a folder: only files can be read")
    return SourceFile(root, path, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def _failure(root: Path, path: str, check: str, failure: str) -> Failure:
    return Failure(printable(f"{root.name}/{path}"), check, failure)


def _why(error: Exception) -> str:
    """What the system says, without the path, which is told already."""
    return (isinstance(error, OSError) and error.strerror) or "its links lead round in a circle"
