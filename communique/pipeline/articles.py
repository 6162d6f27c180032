"""Articles as rows of their table, and back."""

from __future__ import annotations

from typing import Any

from communique.article import Article

Row = dict[str, Any]


def article_row(article: Article) -> Row:
    """An article as a row of its table, but for the time at which it was loaded."""
    return {
        "article_id": article.article_id,
        "source_uri": article.source_uri,
        "outlet": article.outlet,
        "language": article.language,
        "title": article.title,
        "author": article.author,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "content_sha256": article.content_sha256,
        "duplicate_of": None,
        "text": article.text,
    }


def article_of(row: Row) -> Article:
    """The article of a row of its table."""
    return Article(
        source_uri=row["source_uri"],
        title=row["title"],
        text=row["text"],
        language=row["language"],
        published_on=row["published_on"],
        outlet=row["outlet"],
        author=row["author"],
    )
