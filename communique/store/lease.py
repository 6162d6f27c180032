"""A lock on object storage: an object that only one can create, and that holds for as long as it is renewed."""

from __future__ import annotations

import json
import threading
import time
import uuid

from communique.bucket import Bucket
from communique.store.errors import StoreError

EXPIRY = 60.0
"""Seconds, of the server's clock, after which a lock that was not renewed is free: what a killed run costs the next."""


class Lease:
    """The lock under a key. A thread renews it until it is released.

    A holder that could not renew it (asleep, cut off) counts it as lost before others may take it.
    """

    def __init__(self, bucket: Bucket, key: str) -> None:
        self._bucket, self._key = bucket, key
        self._body = json.dumps({"holder": uuid.uuid4().hex}).encode()
        self._etag: str | None = None
        self._renewed = 0.0
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def try_acquire(self) -> bool:
        """Take the lock, if it is free or its holder has not renewed it in time."""
        asked = time.monotonic()
        etag = self._bucket.write_if(self._key, self._body, None)
        if etag is None:
            seen = self._bucket.see(self._key)
            if seen is None:
                return False  # released this moment: it is asked for again
            if seen.data == self._body:  # it came through, though no answer did
                etag = seen.etag
            elif seen.age > EXPIRY:
                etag = self._bucket.write_if(self._key, self._body, seen.etag)
        if etag is None:
            return False
        self._etag, self._renewed = etag, asked
        self._over.clear()
        self._thread = threading.Thread(target=self._renew, name="renew the lock", daemon=True)
        self._thread.start()
        return True

    def require(self) -> None:
        """Raise StoreError where the lock may be another's by now."""
        if self._etag is None or time.monotonic() - self._renewed > EXPIRY * 0.8:
            raise StoreError(
                f"{self._bucket.url}: the lock could not be renewed in time, and may be another run's by now: nothing "
                "more is written; run again when the storage can be reached"
            )

    def release(self) -> None:
        """Let the lock go, if it is still ours."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        seen = self._bucket.see(self._key)
        if seen is not None and seen.etag == self._etag and seen.data == self._body:
            self._bucket.remove(self._key)
        self._etag = None

    def _renew(self) -> None:
        """The object's bytes, and so its etag, stay as they are; writing them anew is what counts."""
        while self._etag is not None and not self._over.wait(EXPIRY / 4):
            asked = time.monotonic()
            try:
                self._etag = self._bucket.write_if(self._key, self._body, self._etag)
            except OSError:
                continue  # perhaps the next time; `require` says when it is too late
            self._renewed = asked
