"""Raw folders and tables on object storage: the bytes are those of a disk, whoever is killed between two PUTs."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import s3fs
from click.testing import CliRunner
from making import assert_readable, bytes_of, ids, line, make_raw, rows_of, write_lines
from moto.server import ThreadedMotoServer
from shrunk import belong_together, keep_partitions_small, make_shrunk, twice

from communique.bucket import Bucket
from communique.cli.report import command as report_command
from communique.pipeline.check import check
from communique.pipeline.compact import compact
from communique.pipeline.delete import delete
from communique.pipeline.present import report
from communique.pipeline.run import run
from communique.schemas import FACT_TABLES
from communique.store import Store, StoreBusyError, StoreError
from communique.store.lease import Lease
from communique.store.store import PARTITIONED

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A server of object storage on loopback."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def s3(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[s3fs.S3FileSystem]:
    """The storage with an empty bucket, named as every tool of S3 expects it."""
    for name, value in (("ENDPOINT_URL", endpoint), ("ACCESS_KEY_ID", "a"), ("SECRET_ACCESS_KEY", "b")):
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    files = s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True)
    files.mkdir("bucket")
    yield files
    files.rm("bucket", recursive=True)


def fetched(s3: s3fs.S3FileSystem, name: str, folder: Path) -> Path:
    """The tables of a store on the storage, as a folder here."""
    for key in s3.find(f"bucket/{name}"):
        if "/.communique/" not in key:
            place = folder / key.removeprefix(f"bucket/{name}/")
            place.parent.mkdir(parents=True, exist_ok=True)
            s3.get_file(key, str(place))
    return folder


def test_articles_from_object_storage(s3: s3fs.S3FileSystem, raw: Path, tmp_path: Path) -> None:
    (raw / "deep").mkdir()
    (raw / "deep" / "ü.txt").write_text("Un titre\n\nUn corps en français, à Paris, pour 3 millions d’euros.")
    (raw / ".hidden").write_text("rien")
    s3.put(f"{raw}/", "bucket/raw", recursive=True)
    run(raw, tmp_path / "disk", processes=1)
    row = run("s3://bucket/raw", tmp_path / "out", processes=1)
    assert row["articles_new"] == 21
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "disk")
    assert "raw/deep/ü.txt" in ids(tmp_path / "out")
    time.sleep(1.1)  # times of objects are whole seconds
    run("s3://bucket/raw", tmp_path / "out", processes=1)
    s3.pipe_file("bucket/raw/empty.txt", b"")
    s3.rm_file("bucket/raw/deep/ü.txt")
    row = run("s3://bucket/raw", tmp_path / "out", processes=1, prune=True)
    assert (row["articles_unchanged"], row["articles_failed"], row["rows_amounts"]) == (20, 1, 60)
    assert not (tmp_path / "out" / ".communique" / "staging").exists()


def test_objects_that_have_not_changed_are_not_fetched(
    s3: s3fs.S3FileSystem, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3.put(f"{raw}/", "bucket/raw", recursive=True)
    time.sleep(1.1)
    run("s3://bucket/raw", tmp_path / "out", processes=1)

    def never(*arguments: Any) -> None:
        raise AssertionError("fetched")

    monkeypatch.setattr(Bucket, "get", never)
    assert run("s3://bucket/raw", tmp_path / "out", processes=1)["articles_unchanged"] == 20


def test_tables_on_object_storage(s3: s3fs.S3FileSystem, raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "disk", processes=1)
    run(raw, "s3://bucket/out", processes=1)
    write_lines(raw / "c.jsonl", [line(1, title="Un autre titre"), *(line(n) for n in range(20, 30))])
    run(raw, tmp_path / "disk", processes=1)
    row = run(raw, "s3://bucket/out", processes=1)
    assert (row["articles_new"], row["articles_changed"]) == (10, 1)
    assert bytes_of(fetched(s3, "out", tmp_path / "one")) == bytes_of(tmp_path / "disk")
    assert check("s3://bucket/out") == []
    gone = ids(tmp_path / "one")["https://example.org/2"]
    assert delete(gone, "s3://bucket/out")
    assert "https://example.org/2" not in ids(fetched(s3, "out", tmp_path / "two"))
    assert not [key for key in s3.find("bucket/out") if "staging" in key or "journal" in key or key.endswith("lock")]
    s3.rm_file("bucket/out/amounts/part-00000.parquet")
    assert [problem.check for problem in check("s3://bucket/out")] == ["file_missing"]
    with pytest.raises(StoreError, match="is gone"):
        run(raw, "s3://bucket/out", processes=1)


def test_the_report_on_object_storage(s3: s3fs.S3FileSystem, raw: Path, tmp_path: Path) -> None:
    """The bytes of the one on a disk, for a browser to take; what is no longer in it is taken away."""
    run(raw, tmp_path / "disk", processes=1)
    index = report(tmp_path / "disk")
    s3.put(f"{tmp_path / 'disk'}/", "bucket/out", recursive=True)
    for part in ("report", ".communique/lock"):
        s3.rm(f"bucket/out/{part}", recursive=True)
    s3.pipe_file("bucket/out/report/data/amounts-0009.js", b"of a report before, which was longer")
    s3.pipe_file("bucket/out/reported.txt", b"somebody's own")
    told = CliRunner().invoke(report_command, ["--outputs", "s3://bucket/out"])
    assert told.output.startswith("s3://bucket/out/report/index.html: copy its folder to a disk"), told.output
    written = fetched(s3, "out", tmp_path / "one") / "report"
    files = {path.relative_to(written): path.read_bytes() for path in written.rglob("*") if path.is_file()}
    assert files == {
        path.relative_to(index.parent): path.read_bytes() for path in index.parent.rglob("*") if path.is_file()
    }
    assert s3.info("bucket/out/report/index.html")["ContentType"] == "text/html"
    assert s3.exists("bucket/out/reported.txt")
    gone = ids(tmp_path / "disk")["https://example.org/3"]
    assert (written / "data" / "articles" / f"{gone[:2]}.js").exists()
    assert delete(gone, "s3://bucket/out")
    left = fetched(s3, "out", tmp_path / "two") / "report"
    assert (left / "index.html").exists()
    assert not [path for path in left.rglob("*.js") if gone in path.read_text("utf-8")]
    assert not (left / "data" / "articles" / f"{gone[:2]}.js").exists(), "no other article begins like it"


def test_what_cannot_be_reached_is_one_clear_error(
    s3: s3fs.S3FileSystem, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreError, match="s3://nowhere/out: The specified bucket does not exist"):
        run(raw, "s3://nowhere/out", processes=1)
    with pytest.raises(StoreError, match="s3://bucket/empty: there are no objects under this URL"):
        run("s3://bucket/empty", tmp_path / "out", processes=1)
    with pytest.raises(StoreError, match="names no bucket"):
        run(raw, "s3://", processes=1)
    with pytest.raises(StoreError, match="choose other --outputs"):
        run("s3://bucket/raw", "s3://bucket/raw/out", processes=1)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(StoreError, match="Could not connect"):
        run(raw, "s3://bucket/out", processes=1)


class Killed(BaseException):
    """What no code catches."""


CHANGES = ("put", "copy", "remove", "write", "write_if")


def killed_at(nth: int, patch: pytest.MonkeyPatch) -> list[int]:
    """From the nth change on nothing reaches the storage: as if the process were gone. Gives a list of one count."""
    count = [0]

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            count[0] += 1
            if nth and count[0] >= nth:
                raise Killed
            return original(*arguments)

        return call

    for name in CHANGES:
        patch.setattr(Bucket, name, counted(getattr(Bucket, name)))
    return count


def test_killed_between_any_two_puts(s3: s3fs.S3FileSystem, tmp_path: Path) -> None:
    raw = make_raw(tmp_path / "raw")
    run(raw, "s3://bucket/first", processes=1)
    first = fetched(s3, "first", tmp_path / "first")
    write_lines(raw / "c.jsonl", [line(3, title="Un autre titre"), *(line(n) for n in range(20, 24))])
    s3.cp("bucket/first/", "bucket/second/", recursive=True)
    with pytest.MonkeyPatch.context() as patch:
        count = killed_at(0, patch)
        run(raw, "s3://bucket/second", processes=1)
    second = fetched(s3, "second", tmp_path / "second")
    assert count[0] > 30
    for nth in range(count[0] - 1, 0, -7):
        name = f"killed-{nth}"
        s3.cp("bucket/first/", f"bucket/{name}/", recursive=True)
        with pytest.MonkeyPatch.context() as patch:
            killed_at(nth, patch)
            with pytest.raises(Killed):
                run(raw, f"s3://bucket/{name}", processes=1)
        assert_readable(fetched(s3, name, tmp_path / name), first, second)
        s3.rm_file(f"bucket/{name}/.communique/lock")  # as if it had expired, which is tried below
        run(raw, f"s3://bucket/{name}", processes=1)
        assert bytes_of(fetched(s3, name, tmp_path / f"{name}-again")) == bytes_of(second)
        left = [key for key in s3.find(f"bucket/{name}/.communique") if "/ledger/" not in key]
        assert left == []


def test_compacting_killed_between_any_two_puts(
    s3: s3fs.S3FileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row is ever missing, moved articles are twice in one table at most, and the same command finishes it."""
    keep_partitions_small(monkeypatch)
    before = make_shrunk(tmp_path)[1]
    merged = Path(shutil.copytree(before, tmp_path / "merged"))
    compact(merged)
    s3.put(f"{before}/", "bucket/before", recursive=True)
    s3.rm_file("bucket/before/.communique/lock")
    s3.cp("bucket/before/", "bucket/whole/", recursive=True)
    with pytest.MonkeyPatch.context() as patch:
        count = killed_at(0, patch)
        compact("s3://bucket/whole")
    assert count[0] > 80
    whole = fetched(s3, "whole", tmp_path / "whole")
    assert (whole / "datapackage.json").read_text() == (merged / "datapackage.json").read_text(), "the files of now"
    doubled: set[str] = set()
    for nth in range(count[0] - 1, 0, -5):
        name = f"killed-{nth}"
        s3.cp("bucket/before/", f"bucket/{name}/", recursive=True)
        with pytest.MonkeyPatch.context() as patch:
            killed_at(nth, patch)
            with pytest.raises(Killed):
                compact(f"s3://bucket/{name}")
        seen = fetched(s3, name, tmp_path / name)
        tables = twice(seen, before)
        assert len(tables) <= 1
        assert not belong_together(seen).intersection(tables)
        doubled.update(tables)
        s3.rm_file(f"bucket/{name}/.communique/lock")
        compact(f"s3://bucket/{name}")
        again = fetched(s3, name, tmp_path / f"{name}-again")
        assert bytes_of(again, (*PARTITIONED, "rejected")) == bytes_of(merged, (*PARTITIONED, "rejected"))
        assert belong_together(again) == set(FACT_TABLES)
        assert [key for key in s3.find(f"bucket/{name}/.communique") if "/ledger/" not in key] in ([], [_noted(name)])
    assert doubled, "some kills were between putting and dropping"
    assert check("s3://bucket/whole") == []


def _noted(name: str) -> str:
    """The note of a run that was killed when all was published: the next run takes it away."""
    return f"bucket/{name}/.communique/running.json"


def test_a_journal_that_comes_too_late_takes_nothing_away(s3: s3fs.S3FileSystem, raw: Path) -> None:
    """Its marks are gone, for the run that took the lock has done or dropped all that was staged."""
    run(raw, "s3://bucket/out", processes=1)
    late = [[".communique/staging/goes/amounts/part-00000.parquet", "amounts/part-00000.parquet", "goes"]]
    s3.pipe_file("bucket/out/.communique/journal.json", json.dumps(late).encode())
    assert check("s3://bucket/out") == []
    assert not s3.exists("bucket/out/.communique/journal.json")
    s3.pipe_file(f"bucket/out/{late[0][0]}", b"")
    s3.pipe_file("bucket/out/.communique/journal.json", json.dumps(late).encode())
    assert [problem.check for problem in check("s3://bucket/out")] == ["file_missing"], "one with its mark does"


def test_two_runs_do_not_write_at_once(s3: s3fs.S3FileSystem) -> None:
    with (
        Store.open("s3://bucket/out"),
        pytest.raises(StoreBusyError, match="another run"),
        Store.open("s3://bucket/out"),
    ):
        pass
    with Store.open("s3://bucket/out"):
        pass


def test_a_lock_expires_and_its_late_holder_writes_nothing(
    s3: s3fs.S3FileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lease, "_renew", lambda self: None)
    late, next_one = (Lease(Bucket("s3://bucket/out"), "lock") for _ in range(2))
    assert late.try_acquire()
    assert not next_one.try_acquire()
    late.require()
    monkeypatch.setattr("communique.store.lease.EXPIRY", 2)  # only now: a slow machine does not fail what stands above
    until = time.monotonic() + 60
    while not next_one.try_acquire():
        assert time.monotonic() < until
        time.sleep(0.2)
    with pytest.raises(StoreError, match="could not be renewed"):
        late.require()
    late.release()
    assert s3.exists("bucket/out/lock"), "the lock of the next one stays"


def test_a_lock_that_is_renewed_stays(s3: s3fs.S3FileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.store.lease.EXPIRY", 4)
    holder, other = (Lease(Bucket("s3://bucket/out"), "lock") for _ in range(2))
    assert holder.try_acquire()
    for _ in range(7):
        time.sleep(1)
        assert not other.try_acquire()
        holder.require()
    holder.release()
    assert other.try_acquire()
    other.release()


def test_rows_turned_away_outlive_a_kill(s3: s3fs.S3FileSystem, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    write_lines(raw / "a.jsonl", [line(1), line(2, published_on="hier")])
    run(raw, "s3://bucket/out", processes=1)
    rows = rows_of(fetched(s3, "out", tmp_path / "out"), "rejected", but=("run_id",))
    assert len(rows) == 1
