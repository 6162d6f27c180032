"""Where everything lies under outputs/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a store. `state` holds everything that is no table, so table folders hold Parquet files only."""

    outputs: Path

    def part(self, table: str, number: int) -> Path:
        """The file of a table for a partition, or a piece of a log."""
        return self.outputs / table / f"part-{number:05d}.parquet"

    @property
    def state(self) -> Path:
        """What the store remembers."""
        return self.outputs / ".communique"

    @property
    def staging(self) -> Path:
        """Files on their way: on the same file system as the tables, so that a rename is enough."""
        return self.state / "staging"

    @property
    def journal(self) -> Path:
        """The list of files to publish on object storage; there only while they are being published."""
        return self.state / "journal.json"

    @property
    def lock(self) -> Path:
        """Locked by the run that writes."""
        return self.state / "lock"

    @property
    def running(self) -> Path:
        """Names the run under way; found by the next one, it tells of a run that was killed."""
        return self.state / "running.json"

    @property
    def ledger(self) -> Path:
        """What the store remembers of files and articles, in SQLite."""
        return self.state / "ledger" / "ledger.sqlite"
