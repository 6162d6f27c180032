"""The embedded server must not outlive us: Prefect stops it at a normal exit, but a kill would leave it running."""

from __future__ import annotations

import subprocess
import threading
import time

from prefect.server.api.server import SubprocessASGIServer

POLL = 0.05
"""Seconds between two looks for the server's process."""

_GUARD = 'read _; grep -q uvicorn "/proc/$1/cmdline" && kill "$1"'
"""Waits for the end of its input, which comes with our death, then stops the server if it is still there."""


def guard() -> None:
    """See to it that an embedded server, once it starts, ends with this process however that ends. Returns at once."""
    threading.Thread(target=_guard_when_started, name="guard of the embedded server", daemon=True).start()


def _guard_when_started() -> None:
    while True:
        for server in list(SubprocessASGIServer._instances.values()):
            process = getattr(server, "server_process", None)
            if process is not None:
                subprocess.Popen(
                    ["sh", "-c", _GUARD, "guard", str(process.pid)],
                    stdin=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,  # a Ctrl-C is ours, not the guard's
                )
                return
        time.sleep(POLL)
