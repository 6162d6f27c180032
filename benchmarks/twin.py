"""communique from a wheel, in a process of its own: it reads beside the checkout, and has to read the same.

As a program it is that process. It answers lines of JSON with lines of JSON:

    {"text": "…", "published_on": "2026-07-01", …}  ->  {"seconds": 0.1, "rows": "f0e1…"}

The fields are those of an article. The clock runs around the reading alone; `rows` is a digest of what was read.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique.article import Article
from communique.reading import read
from communique.reading.sentences import syntax


def digest(rows: Any) -> str:
    """What tells two readings apart, short."""
    return sha256(json.dumps(rows, default=str).encode()).hexdigest()


class Twin:
    """A wheel at work; use it as a context."""

    def __init__(self, wheel: Path) -> None:
        self._folder = TemporaryDirectory()
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(self._folder.name)
        command = [sys.executable, __file__]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": self._folder.name}
        )

    def __enter__(self) -> Twin:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def seconds(self, article: Article) -> float:
        """Seconds that it takes; raises AssertionError where it reads other rows than the checkout."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(article), default=str) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the wheel does not answer"
        answer = json.loads(line)
        assert answer["rows"] == digest(read(article)), f"the wheel is of another state, or reads {article} otherwise"
        return float(answer["seconds"])


def main() -> None:
    """Answer each line; ends with a message where the wheel is not compiled."""
    if str(syntax.__file__).endswith(".py"):
        raise SystemExit(f"{syntax.__file__} is not compiled: make the wheel with `make compiled`")
    for line in sys.stdin:
        given = json.loads(line)
        given["published_on"] = given["published_on"] and date.fromisoformat(given["published_on"])
        article = Article(**given)
        start = time.process_time()
        rows = read(article)
        seconds = time.process_time() - start
        print(json.dumps({"seconds": seconds, "rows": digest(rows)}), flush=True)


if __name__ == "__main__":
    main()
