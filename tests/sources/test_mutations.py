"""A small part of benchmarks/mutations.py: mutated files of every format end in articles or named failures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from mutations import mutated, outcome
from seeds import seeds


def test_the_seeds_themselves_are_read(tmp_path: Path) -> None:
    for suffix, data in seeds().items():
        assert outcome(tmp_path, suffix, data).keys() == {"articles"}, suffix


@pytest.mark.parametrize("seed", [3, 4])
def test_mutated_files_neither_crash_nor_hang(tmp_path: Path, seed: int) -> None:
    good = seeds()
    for number in range(100):
        assert outcome(tmp_path, *mutated(good, seed, number)).total()
