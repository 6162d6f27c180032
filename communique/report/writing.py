"""The report as a folder: the pages, and the data that they load."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from communique.report.listing import Listing
from communique.report.names import LANGUAGES, country_names
from communique.report.overview import Overview
from communique.report.pages import write_page
from communique.report.quality import quality
from communique.report.scripts import call
from communique.report.stories import stories
from communique.schemas import CONTRACT
from communique.schemas.dictionary import vocabulary

STATIC = ("*.html", "*.css", "*.js", "vendor/*")
"""What of the site is copied as it is."""
INDEX = "index.html"
"""The first page."""


def write(outputs: Path, folder: Path, progress: Callable[[int], None] = lambda done: None) -> None:
    """Write the report about the tables under `outputs` into a folder, which is made anew; its first page is INDEX.

    The same tables give the same files. `progress` is told how many articles are done. Raises OSError where it cannot
    be written.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _copy_site(folder)
    _write_data(outputs, folder / "data", progress)


def _copy_site(folder: Path) -> None:
    with as_file(files("communique.report") / "site") as site:
        for pattern in STATIC:
            for path in sorted(site.glob(pattern)):
                target = folder / path.relative_to(site)
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(path, target)
        texts = {language: json.loads((site / f"{language}.json").read_text("utf-8")) for language in LANGUAGES}
    (folder / "texts.js").write_text(call("texts", texts), encoding="utf-8")


def _write_data(outputs: Path, data: Path, progress: Callable[[int], None]) -> None:
    (data / "articles").mkdir(parents=True)
    overview, listing = Overview(), Listing()
    for done, story in enumerate(stories(outputs), 1):
        overview.add(story)
        listing.add(story)
        write_page(story, data / "articles")
        progress(done)
    site = {
        "contract": CONTRACT,
        "tables": listing.write(outputs, data),
        "words": {table: vocabulary(table) for table in listing.found},
        "names": country_names(overview.countries),
        "overview": overview.data(),
        "quality": quality(outputs),
    }
    (data / "site.js").write_text(call("site", site), encoding="utf-8")
