"""Object storage that speaks S3, reached with s3fs, which is imported only where a URL is given.

Endpoint, region and credentials are what every tool of S3 reads: AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and the like.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEME = "s3://"
_HELD_AGAINST = ("PreconditionFailed", "ConditionalRequestConflict")


class NoBucketError(Exception):
    """A URL that cannot be used at all; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Object:
    """An object as it is listed. `key` is relative to the bucket's URL."""

    key: str
    size: int
    modified_ns: int
    etag: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What an object was at a moment. `age` is how long ago it was written, in seconds of the server's clock."""

    data: bytes
    etag: str
    age: float


def place(given: str | Path) -> Path | str:
    """A folder as a path, a URL as it is, without a slash at its end."""
    text = str(given)
    return SCHEME + text.removeprefix(SCHEME).rstrip("/") if text.startswith(SCHEME) else Path(given)


class Bucket:
    """The objects under a URL s3://bucket/prefix. Keys are relative to it.

    What goes wrong is an OSError, FileNotFoundError where there is no such object. Raises NoBucketError where the URL
    names no bucket, or s3fs is not installed.
    """

    def __init__(self, url: str) -> None:
        try:
            import s3fs
        except ImportError:
            raise NoBucketError(f"{url}: object storage needs s3fs: pip install 'communique[s3]'") from None
        self.url = url
        self._root = url.removeprefix(SCHEME).strip("/")
        self._bucket, _, self._prefix = self._root.partition("/")
        if not self._bucket:
            raise NoBucketError(f"{url} names no bucket: write s3://BUCKET/FOLDER")
        with _os_errors(url):
            self._fs = s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True)

    def objects(self, under: str = "") -> Iterator[Object]:
        """Every object under a folder, sorted by its key, folder by folder."""
        with _os_errors(self.url):
            found = self._fs.find(self._at(under), detail=True)
        for name in sorted(found, key=lambda name: name.split("/")):
            entry = found[name]
            if entry["type"] == "file":
                modified = int(entry["LastModified"].timestamp() * 1e9)
                yield Object(name.removeprefix(f"{self._root}/"), entry["size"], modified, entry["ETag"])

    def get(self, key: str, path: Path) -> None:
        """Fetch an object into a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with _os_errors(self.url):
            self._fs.get_file(self._at(key), str(path))

    def put(self, path: Path, key: str) -> None:
        """Write a file as an object: it is there whole, or not at all."""
        with _os_errors(self.url):
            self._fs.put_file(str(path), self._at(key))

    def put_all(self, files: Mapping[Path, str]) -> None:
        """Write many files as objects, several at a time, as what a browser takes them for."""
        with _os_errors(self.url):
            self._fs.put([str(path) for path in files], [self._at(key) for key in files.values()])

    def copy(self, key: str, to: str) -> None:
        """Write an object once more, under another key, on the server."""
        with _os_errors(self.url):
            self._fs.cp_file(self._at(key), self._at(to))

    def remove(self, key: str) -> None:
        """Take an object away; one that is not there is no error."""
        with _os_errors(self.url):
            self._fs.rm_file(self._at(key))

    def write(self, key: str, data: bytes) -> None:
        """Write a small object."""
        with _os_errors(self.url):
            self._fs.call_s3("put_object", Body=data, **self._named(key))

    def write_if(self, key: str, data: bytes, etag: str | None) -> str | None:
        """Write a small object where it is still that of the etag, or where there is none; gives its new etag.

        Gives None where somebody else was quicker.
        """
        condition = {"IfNoneMatch": "*"} if etag is None else {"IfMatch": etag}
        try:
            with _os_errors(self.url):
                answer = self._fs.call_s3("put_object", Body=data, **self._named(key), **condition)
        except OSError as error:
            said = getattr(error.__cause__, "response", {}).get("Error", {}).get("Code")
            if said in _HELD_AGAINST or (etag is not None and said == "NoSuchKey"):
                return None
            raise
        return str(answer["ETag"])

    def see(self, key: str) -> Seen | None:
        """A small object as it is now; None where there is none."""
        from email.utils import parsedate_to_datetime  # slow to import, for a command that only shows its help

        try:
            with _os_errors(self.url):
                answer = self._fs.call_s3("head_object", **self._named(key))
                data = self._fs.cat_file(self._at(key))
        except FileNotFoundError:
            return None
        now = parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
        return Seen(data, str(answer["ETag"]), (now - answer["LastModified"]).total_seconds())

    def open(self, key: str) -> Any:
        """An object to be read here and there."""
        with _os_errors(self.url):
            return self._fs.open(self._at(key), "rb", cache_type="none")

    def _at(self, key: str) -> str:
        return f"{self._root}/{key}" if key else self._root

    def _named(self, key: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": f"{self._prefix}/{key}" if self._prefix else key}


@contextmanager
def _os_errors(url: str) -> Iterator[None]:
    """What botocore says of the way to the storage (no answer, no credentials) as an OSError."""
    from botocore.exceptions import BotoCoreError

    try:
        yield
    except BotoCoreError as error:
        raise OSError(errno.EIO, str(error), url) from error
