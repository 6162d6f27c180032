"""The peers in an environment of their own: Recognizers-Text needs an emoji package that nobody else wants."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"
ENVIRONMENT = HERE.parent.parent / ".bench" / "peer"


def python() -> Path:
    """The peer's interpreter; its environment is made anew when the requirements change."""
    interpreter, made_from = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "made-from.txt"
    if not made_from.is_file() or made_from.read_bytes() != REQUIREMENTS.read_bytes():
        uv = [sys.executable, "-m", "uv", "--quiet"]
        print(f"making the peer's environment in {ENVIRONMENT} ...", file=sys.stderr)
        subprocess.run([*uv, "venv", "--clear", "--python", sys.executable, ENVIRONMENT], check=True)
        sync = [*uv, "pip", "sync", "--require-hashes", "--compile-bytecode", "--python"]
        subprocess.run([*sync, interpreter, REQUIREMENTS], check=True)
        shutil.copy(REQUIREMENTS, made_from)
    return interpreter


class Peer:
    """The peer at work in a process of its own; use it as a context."""

    def __init__(self) -> None:
        command: list[str | Path] = [python(), HERE / "worker.py"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Peer:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def ask(self, text: str, **request: Any) -> dict[str, Any]:
        """The answer to one request; see worker.py for what can be asked."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"text": text, **request}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer
