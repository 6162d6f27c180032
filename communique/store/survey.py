"""What a run finds in one raw folder, held against the ledger: which articles are needed, which are gone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from communique.store.ledger import CLOCK_TICK_NS, Ledger

_TABLES = (
    """CREATE TEMP TABLE seen (
        file INTEGER PRIMARY KEY, name BLOB, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, seen_ns INTEGER,
        failures INTEGER, fresh INTEGER)""",
    """CREATE TEMP TABLE held (
        article_id TEXT, line INTEGER, record_sha256 TEXT, published_on TEXT,
        PRIMARY KEY (article_id, line)) WITHOUT ROWID""",
    """CREATE TEMP TABLE needed (
        article_id TEXT PRIMARY KEY, file INTEGER, line INTEGER, changed INTEGER) WITHOUT ROWID""",
    # claims are read in the order of articles, as `stored` is: so big tables are gone through side by side
    """CREATE TEMP VIEW claimed AS
        SELECT claims.*, fresh FROM claims CROSS JOIN seen USING (file)
        WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE tombstones.article_id = claims.article_id)""",
)
_RANKED = """PARTITION BY article_id ORDER BY published_on DESC, path DESC, line DESC"""
"""Of several claims to one article the first counts: the later date, then the last file and line."""
_SAME_STORED = """EXISTS (SELECT 1 FROM stored
    WHERE stored.article_id = claims.article_id AND stored.record_sha256 = claims.record_sha256)"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it is now. `path` is how it is spelled in the ledger, `name` its bytes; times are in nanoseconds."""

    path: str
    name: bytes
    size: int
    mtime_ns: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of a file: its number, whether it is as it was, and how much of it was turned away."""

    number: int
    unchanged: bool
    failures: int


class Survey:
    """A raw folder, `root`, as this run finds it.

    Claims go into the ledger as they are found; that their files were read is noted by `settle`, at the end: a run that
    is killed before that reads them again.
    """

    def __init__(self, ledger: Ledger, root: str) -> None:
        self._ledger, self._db, self._root = ledger, ledger.db, root
        for name in ("seen", "held", "needed"):
            self._db.execute(f"DROP TABLE IF EXISTS temp.{name}")
        self._db.execute("DROP VIEW IF EXISTS temp.claimed")
        for statement in _TABLES:
            self._db.execute(statement)
        self._db.execute("DELETE FROM leaving")

    # Files

    def known(self, file: Seen) -> Known | None:
        """What the ledger knows of a file; None where it was never read to its end.

        One that changed in the very moment that it was seen counts as changed.
        """
        row = self._db.execute(
            "SELECT id, failures, seen_ns, size, mtime_ns, ctime_ns FROM files "
            "WHERE root = ? AND path = ? AND size >= 0",
            (self._root, file.path),
        ).fetchone()
        if row is None:
            return None
        number, failures, seen_ns, *state = row
        same = state == [file.size, file.mtime_ns, file.ctime_ns]
        return Known(number, same and max(file.mtime_ns, file.ctime_ns) < seen_ns - CLOCK_TICK_NS, failures)

    def skip(self, known: Known, file: Seen) -> None:
        """The file is as it was: what it claims stands in the ledger."""
        self._see(known.number, file, fresh=False)

    def begin(self, file: Seen) -> None:
        """The file is about to be read; until `settle` it counts as not read."""
        self._db.execute(
            "INSERT INTO files (root, path, size) VALUES (?, ?, -1) ON CONFLICT (root, path) DO UPDATE SET size = -1",
            (self._root, file.path),
        )
        self._see(self.number(file.path), file, fresh=True)

    def number(self, path: str) -> int:
        """By which number the ledger knows a file."""
        row = self._db.execute("SELECT id FROM files WHERE root = ? AND path = ?", (self._root, path)).fetchone()
        return int(row[0])

    def _see(self, number: int, file: Seen, *, fresh: bool) -> None:
        state = (file.name, file.size, file.mtime_ns, file.ctime_ns, time.time_ns())
        self._db.execute("INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, 0, ?)", (number, *state, fresh))

    def begin_claims(self, number: int) -> None:
        """The articles that a file holds are told from now on; what it claimed before is forgotten, but for `held`."""
        self._db.execute("DELETE FROM held")
        self._db.execute(
            "INSERT INTO held SELECT article_id, line, record_sha256, published_on "
            f"FROM claims WHERE file = ? AND {_SAME_STORED}",
            (number,),
        )
        self._db.execute("DELETE FROM claims WHERE file = ?", (number,))

    def claim(self, number: int, article_id: str, line: int, record_sha256: str, published_on: str | None) -> None:
        """The file holds an article, at a line (0 where it has none); the day is in ISO 8601."""
        self._db.execute(
            "INSERT OR REPLACE INTO claims VALUES (?, ?, ?, ?, ?)",
            (article_id, number, line, record_sha256, published_on),
        )

    def end_claims(self, number: int, failures: int, unsure: set[str | None]) -> None:
        """The file was read to its end; `unsure` are the articles that failed, None one that cannot be told.

        What could not be read is not removed: the file goes on to claim it, where the store holds it from before.
        """
        again = (
            "INSERT OR IGNORE INTO claims SELECT article_id, :file, line, record_sha256, published_on FROM held "
            "WHERE NOT EXISTS (SELECT 1 FROM claims WHERE claims.article_id = held.article_id AND file = :file)"
        )
        if None in unsure:
            self._db.execute(again, {"file": number})
        else:
            named = [{"file": number, "id": article_id} for article_id in unsure]
            self._db.executemany(f"{again} AND held.article_id = :id", named)
        self._db.execute("UPDATE seen SET failures = ? WHERE file = ?", (failures, number))

    def leave_out(self, shut: list[str]) -> None:
        """All was looked at but what lies under `shut`, paths that cannot be: files that are nowhere else are gone.

        A file that cannot be looked at keeps what it claims and the store holds.
        """
        unseen = "root = :root AND id NOT IN (SELECT file FROM seen)"
        for path in shut:
            self._db.execute(
                f"INSERT INTO seen SELECT id, NULL, 0, 0, 0, 0, 0, 0 FROM files WHERE {unseen} "
                "AND (:path = '' OR path = :path OR substr(path, 1, length(:path) + 1) = :path || '/')",
                {"root": self._root, "path": path},
            )
        self._db.execute(
            f"DELETE FROM claims WHERE file IN (SELECT file FROM seen WHERE name IS NULL) AND NOT {_SAME_STORED}"
        )
        self._db.execute(
            f"DELETE FROM claims WHERE file IN (SELECT id FROM files WHERE {unseen})", {"root": self._root}
        )
        self._db.execute(f"DELETE FROM files WHERE {unseen}", {"root": self._root})

    # Articles

    def decide(self) -> None:
        """Find the claims that count and that the store does not hold; what it holds as claimed is this folder's."""
        self._db.execute(
            f"""INSERT INTO needed
            SELECT article_id, file, line, stored.article_id IS NOT NULL FROM (
                SELECT article_id, file, line, record_sha256, row_number() OVER ({_RANKED}) AS place
                FROM claimed JOIN files ON files.id = file
                WHERE article_id IN (
                    SELECT claimed.article_id FROM claimed LEFT JOIN stored USING (article_id)
                    WHERE stored.record_sha256 IS NOT claimed.record_sha256)
            ) AS winner LEFT JOIN stored USING (article_id)
            WHERE place = 1 AND stored.record_sha256 IS NOT winner.record_sha256"""
        )
        self._db.execute(
            "UPDATE stored SET root = :root WHERE root <> :root AND article_id NOT IN (SELECT article_id FROM needed) "
            "AND EXISTS (SELECT 1 FROM claimed WHERE claimed.article_id = stored.article_id)",
            {"root": self._root},
        )

    def losers(self) -> Iterator[tuple[str, str, int, str, int]]:
        """Claims that do not count, where one of the two was read now: article_id, path and line of both."""
        return self._db.execute(
            f"""SELECT article_id, path, line, first_path, first_line FROM (
                SELECT article_id, path, line, fresh, row_number() OVER ranked AS place,
                    first_value(path) OVER ranked AS first_path, first_value(line) OVER ranked AS first_line,
                    first_value(fresh) OVER ranked AS first_fresh
                FROM claimed JOIN files ON files.id = file
                WHERE article_id IN (SELECT article_id FROM claimed GROUP BY article_id HAVING count(*) > 1)
                WINDOW ranked AS ({_RANKED})
            ) WHERE place > 1 AND (fresh OR first_fresh) ORDER BY path, line, article_id"""
        )

    def counted(self) -> tuple[int, int, int]:
        """How many articles are new, changed, and as they are stored."""
        needed, changed = self._db.execute("SELECT count(*), coalesce(sum(changed), 0) FROM needed").fetchone()
        (held,) = self._db.execute(
            "SELECT count(record_sha256) FROM stored WHERE EXISTS "  # the column keeps to the order of articles
            "(SELECT 1 FROM claimed WHERE claimed.article_id = stored.article_id)"
        ).fetchone()
        return needed - changed, changed, held - changed

    def kept_out(self) -> int:
        """How many claims are to articles that were deleted."""
        (count,) = self._db.execute(
            "SELECT count(*) FROM tombstones JOIN claims USING (article_id) JOIN seen USING (file)"
        ).fetchone()
        return int(count)

    def holds(self, article_id: str, record_sha256: str) -> bool:
        """Whether the store holds an article as it is."""
        asked = "SELECT 1 FROM stored WHERE article_id = ? AND record_sha256 = ?"
        return self._db.execute(asked, (article_id, record_sha256)).fetchone() is not None

    def needs(self, article_id: str, number: int, line: int) -> bool:
        """Whether this is the claim that counts, to an article that the store does not hold so."""
        asked = "SELECT 1 FROM needed WHERE article_id = ? AND file = ? AND line = ?"
        return self._db.execute(asked, (article_id, number, line)).fetchone() is not None

    def skipped_but_needed(self) -> Iterator[tuple[int, bytes, int]]:
        """Files that were not read, and hold what is needed now: their number, the bytes of their name, their size."""
        return self._db.execute(
            "SELECT file, name, seen.size FROM seen WHERE NOT fresh AND file IN (SELECT file FROM needed) ORDER BY name"
        )

    def prune(self) -> None:
        """What came from this folder and is not in it leaves the store, or is of another folder that holds it."""
        gone = "stored.root = :root AND NOT EXISTS (SELECT 1 FROM claimed WHERE claimed.article_id = stored.article_id)"
        elsewhere = "FROM claims JOIN files ON files.id = file WHERE claims.article_id = stored.article_id"
        given = {"root": self._root}
        self._db.execute(
            f"INSERT INTO leaving SELECT article_id FROM stored WHERE {gone} AND NOT EXISTS (SELECT 1 {elsewhere})",
            given,
        )
        self._db.execute(
            f"UPDATE stored SET root = (SELECT max(files.root) {elsewhere}) "
            f"WHERE {gone} AND EXISTS (SELECT 1 {elsewhere})",
            given,
        )

    def versions(self, partition: int) -> Iterator[tuple[str, str]]:
        """Which version read each article of a partition that is neither needed nor leaving: article_id, version."""
        return self._db.execute(
            "SELECT article_id, version FROM stored WHERE partition = ? "
            "AND article_id NOT IN (SELECT article_id FROM needed) "
            "AND article_id NOT IN (SELECT article_id FROM leaving) ORDER BY article_id",
            (partition,),
        )


def settle(ledger: Ledger) -> None:
    """Remember the files of the survey as they were read."""
    ledger.db.execute(
        "UPDATE files SET size = seen.size, mtime_ns = seen.mtime_ns, ctime_ns = seen.ctime_ns, "
        "seen_ns = seen.seen_ns, failures = seen.failures FROM seen WHERE seen.file = files.id AND fresh"
    )
