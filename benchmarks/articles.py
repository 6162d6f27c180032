"""The articles that are measured on: those of raw/, or of any folder or file that communique can load."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from communique.article import Article
from communique.reading import reads
from communique.sources import Loaded, SourceFile, files, load

ROOT = Path(__file__).parent.parent


def add_option(parser: argparse.ArgumentParser) -> None:
    """The option --articles, the same in every benchmark."""
    parser.add_argument(
        "--articles",
        nargs="+",
        type=Path,
        default=[ROOT / "raw"],
        metavar="PATH",
        help=".jsonl files, folders of .txt and .jsonl files, or folders of annotated articles (.json with key, title, "
        "text, language and published); default: raw/",
    )


def articles(paths: list[Path]) -> list[Article]:
    """Every French article under the paths, annotated ones included."""
    found = [article for path in paths for article in (*_annotated(path), *_loaded(path))]
    found = [article for article in found if reads(article.language)]
    if not found:
        raise SystemExit(f"no article that can be read in {', '.join(map(str, paths))}")
    return found


def _annotated(path: Path) -> Iterator[Article]:
    for file in sorted(path.glob("*.json")):
        given = json.loads(file.read_text(encoding="utf-8"))
        published = date.fromisoformat(given["published"]) if given["published"] else None
        yield Article(given["key"], given["title"], given["text"], given["language"], published)


def _loaded(path: Path) -> Iterator[Article]:
    for file in files(path) if path.is_dir() else [SourceFile(path.parent, path.name, 0, 0, 0)]:
        for item in load(file) if isinstance(file, SourceFile) else ():
            if isinstance(item, Loaded):
                yield item.article
