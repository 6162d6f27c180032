"""Which version of what reads an article read it: where it is another now, the article is read again."""

from __future__ import annotations

from collections.abc import Mapping

from communique import reading


def version_of(article_id: str, corrected: Mapping[str, str]) -> str:
    """The version that would read the article now: that of the rules, unless corrections concern it."""
    return corrected[article_id] if article_id in corrected else reading.version()
