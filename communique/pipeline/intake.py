"""What a run has found in its raw folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from communique.pipeline.rejects import Rejects


@dataclass(slots=True)
class Intake:
    """What loading found. `batches` are folders under staging, each with articles.parquet; `root` names the folder.

    `kept_out` counts what was deleted and is there still, `waiting` what earlier runs turned away and this one did not
    try again.
    """

    root: str = ""
    batches: list[Path] = field(default_factory=list)
    rejected: Rejects = field(default_factory=Rejects)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept_out: int = 0
    waiting: int = 0

    @property
    def failed(self) -> int:
        """Sources turned away in this run."""
        return len(self.rejected)

    @property
    def seen(self) -> int:
        """Articles found in the raw folder, the failed ones included."""
        return self.new + self.changed + self.unchanged + self.failed
