"""`communique fetch`: from a server's page to the facts of its article."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from serving import site
from test_pages import html


def communique(*arguments: Any, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "communique", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_from_a_page_to_its_facts(tmp_path: Path) -> None:
    with site() as server:
        server.pages["/a"] = html().encode()
        url = f"{server.url}/a"
        refused = communique("fetch", url, cwd=tmp_path)
        assert refused.returncode == 2
        assert "--allow-private" in refused.stderr
        assert not (tmp_path / "raw").exists()
        fetched = communique("fetch", "--allow-private", url, f"{server.url}/gone", cwd=tmp_path)
        assert fetched.returncode == 1
        assert f"new        {url}\n" in fetched.stdout
        assert "404" in fetched.stderr
        again = communique("fetch", "--allow-private", "--user-agent", "me@example.org", url, cwd=tmp_path)
        assert (again.returncode, again.stdout.splitlines()[0]) == (0, f"unchanged  {url}")
        assert server.asked[-1][1]["User-Agent"] == "me@example.org"
    (file,) = (tmp_path / "raw").rglob("*.warc.gz")
    done = communique("extract", "--json", file, cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert {"1300000000", "4000000000", "10000000000"} <= {row.get("value") for row in rows}


def test_help_and_wrong_usage(tmp_path: Path) -> None:
    assert "robots.txt is heeded" in " ".join(communique("fetch", "--help", cwd=tmp_path).stdout.split())
    assert communique("fetch", cwd=tmp_path).returncode == 2
