"""What `make compiled` compiles can be compiled: mypyc takes every module; the C compiler is left to the build."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from hatch_build import LIBRARY

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
    assert {"communique.reading.sentences.syntax", "communique.reading.measures.measured"} <= set(names)
    assert len(list(tmp_path.rglob("*.c"))) >= len(names) - 1


def test_the_library_lies_where_nothing_else_is_imported() -> None:
    """A compiled module loads the library's package first; one that imports modules would meet them half loaded."""
    package = LIBRARY.rpartition(".")[0].replace(".", "/")
    tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def test_no_set_is_made_of_keys() -> None:
    """A frozenset and keys() make a set, which mypyc, by the types, takes for a frozenset: a TypeError when compiled."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "communique" / "reading").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp) and "keys" in map(_method, (node.left, node.right))
    ]
    assert found == []


def test_no_list_of_phrases_defaults_to_a_tuple() -> None:
    """`phrases(data.get("directions", ()))` is a TypeError when compiled, in a language without them."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "communique" / "languages").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrases"
        for default in ast.walk(node)
        if isinstance(default, ast.Tuple)
    ]
    assert found == []


def _method(node: ast.expr) -> str:
    called = node.func if isinstance(node, ast.Call) else None
    return called.attr if isinstance(called, ast.Attribute) else ""
