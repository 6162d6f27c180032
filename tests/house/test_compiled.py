"""What `make compiled` compiles can be compiled: mypyc takes every module; the C compiler is left to the build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

SCRIPT = """
import sys
from pathlib import Path
from hatch_build import extensions
print(*(extension.name for extension in extensions(Path(sys.argv[1]))))
"""


@pytest.mark.slow
def test_every_module_that_reads_can_be_compiled(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, tmp_path], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    names = done.stdout.splitlines()[-1].split()
    assert {name.split(".")[0] for name in names} == {"communique"}
    assert {"communique.reading.syntax", "communique.reading.measures"} <= set(names)
    assert len(list(tmp_path.rglob("*.c"))) >= len(names) - 1
