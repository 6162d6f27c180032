"""What tests of several rooms share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from communique.article import Article
from communique.reading import read

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "raw" / "ouzbekistan-kazakhstan-projets-conjoints.txt"
PUBLISHED = date(2025, 11, 15)

Rows = dict[str, list[dict[str, Any]]]


def article(text: str, title: str = "Titre", uri: str = "test:article", published: date | None = PUBLISHED) -> Article:
    """An article in French with a body."""
    return Article(source_uri=uri, title=title, text=f"{title}\n\n{text}", language="fr", published_on=published)


@pytest.fixture(scope="session")
def say() -> Callable[..., Rows]:
    """Reads a body, under a title that says nothing unless one is given."""

    def read_text(text: str, title: str = "Titre", published: date | None = PUBLISHED) -> Rows:
        return read(article(text, title, published=published))

    return read_text


@pytest.fixture(scope="session")
def say_en() -> Callable[..., Rows]:
    """Reads a body in English, under a title that says nothing unless one is given."""

    def read_text(text: str, title: str = "Title", published: date | None = PUBLISHED) -> Rows:
        body = f"{title}\n\n{text}"
        return read(Article(source_uri="test:en", title=title, text=body, language="en", published_on=published))

    return read_text


@pytest.fixture(scope="session")
def sample() -> Rows:
    """The rows of the sample article."""
    from communique.sources.text import parse

    return read(parse(SAMPLE.read_bytes(), "raw/sample.txt"))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A raw folder with 20 articles in two files."""
    from making import make_raw

    return make_raw(tmp_path / "raw")


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Sets limits of `apart` for processes started from now on, and ends these afterwards."""

    from communique.sources import apart

    def set_limits(**limits: float) -> None:
        for name, value in limits.items():
            monkeypatch.setattr(apart, name, value)
        apart._end_all()

    yield set_limits
    apart._end_all()
