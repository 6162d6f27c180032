"""A real Prefect server on a free port of this machine, and ways to ask it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START = 120
"""Seconds that a server may take to start on a busy machine."""
BUSY = 503
"""What a server says whose database is locked by another request; its own clients ask again."""

Env = dict[str, str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(home: Path) -> Iterator[Env]:
    """The environment that names a Prefect server, started for the tests within, with its state in a folder."""
    port = free_port()
    env = os.environ | {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "1",
        "DO_NOT_TRACK": "1",
        "NO_COLOR": "1",
    }
    env.pop("PREFECT_API_URL", None)
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    with subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            url = f"http://127.0.0.1:{port}/api"
            until = time.monotonic() + START
            while not healthy(url):
                assert process.poll() is None, "the server ended"
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.3)
            yield env | {"PREFECT_API_URL": url}
        finally:
            end(process, signal.SIGTERM)


def end(process: subprocess.Popen[Any], number: signal.Signals) -> None:
    """End a process and all that it started: kindly, and after some seconds by force."""
    try:
        os.killpg(process.pid, number)
        process.wait(30)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        pass
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait(30)


def healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def call(env: Env, method: str, path: str, body: Any = None) -> Any:
    """What the server answers to a request."""
    request = urllib.request.Request(
        f"{env['PREFECT_API_URL']}/{path}",
        data=json.dumps({} if body is None else body).encode(),
        headers={"content-type": "application/json"},
        method=method,
    )
    for _ in range(30):
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                said = answer.read()
                return json.loads(said) if said else None
        except urllib.error.HTTPError as error:
            if error.code != BUSY:
                raise
            time.sleep(1)
    raise AssertionError("the server's database stays locked")


def ask(env: Env, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call(env, "POST", f"{path}/filter")
    return found


def communique(env: Env, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "communique", *arguments]
    return subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=False, timeout=180)
