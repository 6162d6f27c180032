"""Compiles the modules that read into a wheel, where its hook is enabled: `make compiled`.

All modules, those of the languages too, go into one library, `communique/compiled__mypyc`, so that they call
each other as C functions do, and no other top-level name is installed. It is built in a folder of its own: what lay
compiled beside the sources would be imported in their stead, also when they have changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = Path("communique", "languages"), Path("communique", "reading")
LIBRARY = "communique.compiled"
LEFT_OUT = {"__init__", "article", "cldr", "collect", "dimensions", "explain", "listing", "once", "owners"}
"""What mypyc cannot compile (properties worked out once, variables for several kinds of fact), or has little to do."""


def extensions(target: Path) -> list[Any]:
    """The modules as C in a folder, and what setuptools has to build of them; raises SystemExit where mypyc refuses."""
    from mypyc.build import mypycify

    paths = [path for folder in FOLDERS for path in sorted(folder.rglob("*.py")) if path.stem not in LEFT_OUT]
    modules = [str(path) for path in paths]
    found = mypycify(
        ["--config-file", os.devnull, *modules],
        opt_level="1",
        debug_level="0",
        multi_file=True,
        separate=[(modules, LIBRARY)],
        target_dir=str(target),
    )
    for extension in found:
        folders = sorted({target / path.parent for path in paths} | {target, target / "communique"})
        extension.include_dirs += [str(folder) for folder in folders]
    return list(found)


class CompiledReading(BuildHookInterface):  # type: ignore[type-arg]
    """The hook of the wheel; Hatch finds it by its base class."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and have the wheel hold what came of it; raises CompileError where there is no C compiler."""
        from setuptools import Distribution

        if version == "editable":
            return
        self.built = TemporaryDirectory()
        sources, library = Path(self.built.name, "c"), Path(self.built.name, "lib")
        described = {"name": "communique", "ext_modules": extensions(sources)}
        command = Distribution(described).get_command_obj("build_ext")
        command.build_lib, command.build_temp, command.parallel = str(library), str(sources / "objects"), True
        command.ensure_finalized()
        command.run()
        build_data["pure_python"], build_data["infer_tag"] = False, True
        for path in library.rglob("*.*"):
            build_data["force_include"][str(path)] = str(path.relative_to(library))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Drop the folder that it was built in."""
        if version != "editable":
            self.built.cleanup()
