"""The house: the wheel works elsewhere, imports go one way, the README's commands run."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

ROOMS = {
    # room: what it may import of communique
    "article": set(),
    "bucket": set(),
    "languages": {"languages"},
    "reading": {"article", "languages", "reading", "communique"},
    "sources": {"article", "bucket", "sources"},
    "fetching": {"sources", "fetching", "communique"},
    "evaluation": {"article", "languages", "reading", "sources", "schemas", "evaluation"},
    "schemas": {"schemas"},
    "store": {"bucket", "schemas", "store"},
    "report": {"schemas", "report"},
    "catalog": {"schemas", "catalog"},
    "pipeline": {"article", "bucket", "sources", "reading", "schemas", "store", "report", "catalog", "pipeline"},
    "flows": {"bucket", "schemas", "store", "fetching", "pipeline", "flows"},
    "cli": {
        "article",
        "bucket",
        "sources",
        "reading",
        "evaluation",
        "schemas",
        "pipeline",
        "flows",
        "fetching",
        "cli",
        "communique",
    },
}

READING = (
    "sentences",
    "places",
    "figures",
    "times",
    "modality",
    "events",
    "mentions",
    "parties",
    "agreements",
    "projects",
    "measures",
    "links",
)
"""The rooms of reading, each behind those that it knows."""


def imports(path: Path) -> set[str]:
    """The rooms of communique that a module imports, and the packages besides."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"communique.{alias.name}" for alias in node.names] if node.module == "communique" else [node.module]
            )
            if node.module == "communique" and any(alias.name == "__version__" for alias in node.names):
                names = ["communique.communique"]
        for name in names:
            parts = name.split(".")
            found.add(parts[1] if parts[0] == "communique" and len(parts) > 1 else f"package {parts[0]}")
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    folder = ROOT / "communique" / room
    modules = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    assert modules
    for module in modules:
        found = imports(module)
        assert {name for name in found if not name.startswith("package ")} <= ROOMS[room], module
        if room != "flows":
            assert "package prefect" not in found, module
        if room in ("reading", "languages", "sources", "fetching", "evaluation") and module.stem != "parquet":
            assert not found & {"package pandas", "package pandera", "package pyarrow"}, module


def test_the_rooms_of_reading_import_one_way() -> None:
    """From sentences up to what belongs to what: a room knows only those that the text goes through before it."""
    folder = ROOT / "communique" / "reading"
    assert set(READING) == {path.name for path in folder.iterdir() if (path / "__init__.py").is_file()}
    for place, room in enumerate(READING):
        for module in sorted((folder / room).glob("*.py")):
            named = set(re.findall(r"^from communique\.reading\.(\w+)", module.read_text(encoding="utf-8"), re.M))
            assert named <= {*READING[: place + 1], "facts"}, module


def test_no_french_in_the_rules() -> None:
    """What a language knows is data: rules name no word of it outside their comments."""
    allowed = {"fr"}
    for module in sorted((ROOT / "communique" / "reading").rglob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
                words = set(re.findall(r"[^\W\d_]*[éèêàçùîôœ][^\W\d_]*|\b(?:que|plus|dont|pour|avec)\b", node.value))
                assert words <= allowed, f"{module.name}:{node.lineno}: {words}"


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment(tmp_path: Path) -> None:
    def uv(*arguments: str | Path) -> None:
        subprocess.run(
            [sys.executable, "-m", "uv", *map(str, arguments)], check=True, capture_output=True, cwd=tmp_path
        )

    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*-none-any.whl")  # not compiled, unless it is asked for
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"communique"}
    for name in (
        "communique/flows/ingest.py",
        "communique/schemas/facts.py",
        "communique/languages/fr.toml",
        "communique/catalog/views.sql",
        "communique/report/site/index.html",
        "communique/report/site/vendor/LICENSE.vega",
    ):
        assert name in names
    uv("venv", "--python", sys.executable, tmp_path / "env")
    python = tmp_path / "env" / "bin" / "python"
    uv("pip", "install", "--python", python, "--constraint", ROOT / "requirements.lock", wheel)
    script = "import communique.flows, communique.schemas.tables as t; print(communique.flows.__file__); print(len(t.MODELS))"
    done = subprocess.run([python, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert "site-packages" in done.stdout
    command = tmp_path / "env" / "bin" / "communique"
    done = subprocess.run(
        [command, "extract", "--json", SAMPLE], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert len(done.stdout.splitlines()) > 24
    done = subprocess.run([command, "run", "--help"], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert "--prune" in done.stdout


def test_the_readme_s_commands_run(tmp_path: Path) -> None:
    """The tables that the README reads, made from the sample, answer its commands."""
    from communique.pipeline.run import run

    run(ROOT / "raw", tmp_path / "outputs", processes=1)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (query,) = re.findall(r'^\.venv/bin/python -c "(.*)"$', readme, re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-c", query.replace('\\"', '"')], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "│ KazMunayGas, Uzbekneftegaz " in done.stdout
    assert "│ mairie de Tachkent, mairie d’Astana " in done.stdout.replace("\u00a0", " ")
    (block,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "2030-12-31" in done.stdout
    for link in re.findall(r"\]\(([^)h][^)]*)\)", readme):
        assert (ROOT / link).exists(), link


@pytest.mark.parametrize("lock", ["requirements.lock", "benchmarks/peer/requirements.txt", "tests/bi/requirements.txt"])
def test_no_host_of_a_registry_is_named(lock: str) -> None:
    locked = (ROOT / lock).read_text()
    assert "--hash=sha256:" in locked
    assert "index-url" not in locked
    assert "://" not in locked


@pytest.mark.parametrize("script", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.name)
def test_benchmarks_import_what_there_is(script: Path) -> None:
    """A benchmark runs seldom: what it takes from the library is looked for here, each time."""
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("communique"):
            module = importlib.import_module(node.module)
            for name in node.names:
                assert hasattr(module, name.name) or find_spec(f"{node.module}.{name.name}"), name.name
