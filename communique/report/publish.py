"""The report as a folder: written beside the tables' state, then put in place by a rename."""

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


def publish(outputs: Path, staging: Path, progress: Callable[[int], None] = lambda done: None) -> Path:
    """Write outputs/report/ about the tables under `outputs`, by way of a folder under `staging`; gives its index.html.

    The same tables give the same files. `progress` is told how many articles are done. Raises OSError where it cannot
    be written; what was there before is then untouched.
    """
    fresh, old, place = staging / "report", staging / "report-before", outputs / "report"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True)
    _copy_site(fresh)
    _write_data(outputs, fresh / "data", progress)
    _put_in_place(fresh, place, old)
    return place / "index.html"


def _put_in_place(fresh: Path, place: Path, old: Path) -> None:
    """A folder cannot take another one's place in one step: the old one stands aside, and comes back if that fails."""
    if place.exists():
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


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
