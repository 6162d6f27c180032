"""A Superset of its own: started on a free port with its state in a folder, and spoken with as its pages do."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

from conftest import ROOT

SUPERSET = ROOT / ".bi" / "bin" / "superset"
USER = "admin"
START_S, ANSWER_S, STOP_S = 180, 60, 30

Json = dict[str, Any]


class RefusedError(Exception):
    """What Superset answered instead."""


class Superset:
    """Superset's REST API, for a user who has logged in."""

    def __init__(self, url: str, password: str) -> None:
        self._api = f"{url}/api/v1"
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))  # its forms' token holds for one session
        self._headers = {"Content-Type": "application/json"}
        login = {"username": USER, "password": password, "provider": "db"}
        self._headers["Authorization"] = f"Bearer {self.post('/security/login', **login)['access_token']}"
        self._headers["X-CSRFToken"] = self.get("/security/csrf_token/")["result"]

    def get(self, path: str) -> Json:
        """What there is at a path."""
        return self._ask(Request(self._api + path, headers=self._headers))

    def post(self, path: str, **body: Any) -> Json:
        """The answer to what is sent. Raises RefusedError."""
        return self._ask(Request(self._api + path, json.dumps(body).encode(), self._headers, method="POST"))

    def _ask(self, request: Request) -> Json:
        try:
            with self._opener.open(request, timeout=ANSWER_S) as answer:
                found: Json = json.load(answer)
        except HTTPError as error:
            raise RefusedError(f"{request.full_url}: {error.code} {error.read().decode()}") from None
        return found


@contextmanager
def running(home: Path) -> Iterator[Superset]:
    """A new Superset with a user, while the context lasts."""
    password, port = secrets.token_hex(8), _free_port()
    environment = _environment(home)
    person = ("--username", USER, "--firstname", "A", "--lastname", "B", "--email", "a@example.org")
    for command in (
        ("db", "upgrade"),
        ("fab", "create-admin", *person, "--password", password),
        ("init",),
    ):
        done = subprocess.run([SUPERSET, *command], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    serve = [SUPERSET, "run", "--host", "127.0.0.1", "--port", str(port), "--with-threads"]
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(serve, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _await(process, f"http://127.0.0.1:{port}", home / "server.log")
            yield Superset(f"http://127.0.0.1:{port}", password)
        finally:
            process.terminate()
            process.wait(STOP_S)


def _environment(home: Path) -> dict[str, str]:
    config = home / "superset_config.py"
    database = f"sqlite:///{home / 'superset.db'}"
    config.write_text(f"SECRET_KEY = {secrets.token_hex(32)!r}\nSQLALCHEMY_DATABASE_URI = {database!r}\n")
    own = {"SUPERSET_CONFIG_PATH": str(config), "SUPERSET_HOME": str(home), "FLASK_APP": "superset"}
    return {**os.environ, **own}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _await(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + START_S
    while True:
        try:
            with urlopen(f"{url}/health", timeout=ANSWER_S):
                return
        except URLError:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.5)
