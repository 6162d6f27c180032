"""A report holds the text of articles: what is deleted must be gone from it too."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import go, ids

from communique.pipeline.delete import delete
from communique.pipeline.present import report
from communique.store import StoreError


def holds(folder: Path, text: str) -> bool:
    return any(text in path.read_text("utf-8") for path in folder.rglob("*.js"))


def test_a_deleted_article_is_gone_from_the_report(raw: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    go(raw, outputs)
    folder = report(outputs).parent
    article_id = ids(outputs)["https://example.org/3"]
    assert holds(folder, article_id)
    assert holds(folder, "https://example.org/3")
    delete(article_id, outputs)
    assert not holds(folder, article_id)
    assert not holds(folder, "https://example.org/3")
    assert holds(folder, "https://example.org/4")


def test_a_report_that_cannot_be_put_in_place_leaves_the_one_before(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = tmp_path / "outputs"
    go(raw, outputs)
    index = report(outputs)
    rename = Path.rename

    def full_disk(self: Path, target: Path) -> Path:
        if self.name == "report" and "staging" in self.parts:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full_disk)
    with pytest.raises(StoreError, match="No space left"):
        report(outputs)
    assert index.exists()
