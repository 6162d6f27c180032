"""The gate: no figure on tests/gold falls below the last one that was recorded."""

from __future__ import annotations

import json
from pathlib import Path

from level import RECORDED, digest, fallen, figures, measured, record

from communique.evaluation.summary import Summary


def test_no_figure_falls() -> None:
    recorded = json.loads(RECORDED.read_text())
    assert recorded["set_sha256"] == digest(), "the articles in tests/gold have changed: make level"
    worse = fallen(recorded["figures"], measured())
    assert not worse, "make level ALLOW=1 records this, if it must be:\n" + "\n".join(worse)


def test_a_fall_is_found_and_not_recorded_unasked(tmp_path: Path) -> None:
    file = tmp_path / "level.json"
    before, now = {"projects": {"f1": 0.7, "status": 0.5}}, {"projects": {"f1": 0.699, "status": 0.9}}
    assert record(file, before, allow=False) == []
    assert record(file, now, allow=False) == ["projects f1: 0.699 where it was 0.7"]
    assert json.loads(file.read_text())["figures"] == before
    assert record(file, now, allow=True) == ["projects f1: 0.699 where it was 0.7"]
    assert json.loads(file.read_text())["figures"] == now


def test_every_cell_and_attribute_is_guarded() -> None:
    cells = figures(Summary("none", []))
    assert set(cells["amounts:money"]) == {"f1", "qualifier", "modality", "measure"}
    assert set(cells["agreements"]) == {"f1", "type", "status", "parties", "subject"}
    assert set(cells["core"]) == {"f1"}
    assert len(cells) == 8
