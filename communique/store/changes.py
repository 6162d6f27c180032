"""What one change does to the stored articles: which of which partition, and the marks of duplicates that follow."""

from __future__ import annotations

from dataclasses import astuple

from communique.store.ledger import Ledger, Stored

_TABLES = (
    """CREATE TEMP TABLE touched (
        partition INTEGER, article_id TEXT, PRIMARY KEY (partition, article_id)) WITHOUT ROWID""",
    "CREATE TEMP TABLE texts (text_sha256 TEXT PRIMARY KEY, first TEXT) WITHOUT ROWID",
    "CREATE TEMP TABLE marks (article_id TEXT PRIMARY KEY, partition INTEGER, first TEXT) WITHOUT ROWID",
)


class Changes:
    """Articles that are replaced or taken out, in the ledger at once; their tables have to follow."""

    def __init__(self, ledger: Ledger) -> None:
        self._db = ledger.db
        for name in ("touched", "texts", "marks"):
            self._db.execute(f"DROP TABLE IF EXISTS temp.{name}")
        for statement in _TABLES:
            self._db.execute(statement)

    def put(self, stored: Stored) -> None:
        """An article is new, or other than it was."""
        self._db.execute(
            "INSERT OR IGNORE INTO texts (text_sha256) "
            "SELECT text_sha256 FROM stored WHERE article_id = ? UNION SELECT ?",
            (stored.article_id, stored.text_sha256),
        )
        self._db.execute("INSERT OR REPLACE INTO stored VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", astuple(stored))
        self._db.execute("INSERT INTO touched VALUES (?, ?)", (stored.partition, stored.article_id))

    def take_out_leaving(self) -> None:
        """The articles that `leaving` names are taken out."""
        leave = "FROM stored WHERE article_id IN (SELECT article_id FROM leaving)"
        self._db.execute(f"INSERT INTO touched SELECT partition, article_id {leave}")
        self._db.execute(f"INSERT OR IGNORE INTO texts (text_sha256) SELECT text_sha256 {leave}")
        self._db.execute(f"DELETE {leave}")

    def mark_duplicates(self) -> None:
        """Point articles to the first one with the same text.

        Only texts that were touched are looked at. The first is the one with the earliest published_on, then the least
        id: so no order of loading matters.
        """
        self._db.execute(
            """UPDATE texts SET first = (
                SELECT article_id FROM stored WHERE stored.text_sha256 = texts.text_sha256
                ORDER BY published_on IS NULL, published_on, article_id LIMIT 1)"""
        )
        self._db.execute(
            """INSERT INTO marks SELECT article_id, partition, nullif(first, article_id)
                FROM texts CROSS JOIN stored USING (text_sha256) WHERE duplicate_of IS NOT nullif(first, article_id)"""
        )
        self._db.execute(
            "UPDATE stored SET duplicate_of = (SELECT first FROM marks WHERE marks.article_id = stored.article_id) "
            "WHERE article_id IN (SELECT article_id FROM marks)"
        )

    def partitions(self) -> list[int]:
        """The partitions of which a table changes, sorted."""
        rows = self._db.execute("SELECT partition FROM touched UNION SELECT partition FROM marks ORDER BY 1")
        return [number for (number,) in rows]

    def articles(self, partition: int) -> set[str]:
        """The articles of a partition whose rows are replaced or taken out."""
        rows = self._db.execute("SELECT article_id FROM touched WHERE partition = ?", (partition,))
        return {article_id for (article_id,) in rows}

    def all_articles(self) -> set[str]:
        """The articles of every partition whose rows are replaced or taken out."""
        return {article_id for (article_id,) in self._db.execute("SELECT article_id FROM touched")}
