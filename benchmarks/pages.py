r"""How well and how fast the article is found in a page, beside plain trafilatura and resiliparse.

    python benchmarks/pages.py --benchmark ../article-extraction-benchmark \
        --french ../fundus/tests/resources/parser/test_data/fr

The pages and truths are those of two public repositories, given as checkouts: scrapinghub/article-extraction-benchmark,
scored by its own evaluate.py, and the French pages of flairNLP/fundus, scored alike against the paragraphs, headlines
and summaries that its authors annotated. Pages are in memory, and the time is the
processor's, of one process, in the quickest round.
"communique" finds the title, author, outlet and date as well, and takes the title off the text; "text alone" does
not, as the others.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from communique.sources import page


def whole(html: bytes) -> str:
    """The text of an article, its title and fields being found too."""
    try:
        return page.read(html).body
    except page.PageError:
        return ""


def text_alone(html: bytes) -> str:
    """The text of an article, and nothing else."""
    text = page.text_of(html)
    return page._main_text(text, trafilatura.load_html(text))


def with_metadata(html: bytes) -> str:
    """trafilatura's text, the title and the rest being found too."""
    found = trafilatura.bare_extraction(html, include_comments=False, favor_precision=True, with_metadata=True)
    return (found and found.text) or ""


def plain(**mode: bool) -> Callable[[bytes], str]:
    """trafilatura as it comes, in one of its modes."""
    return lambda html: trafilatura.extract(html, include_comments=False, **mode) or ""


READERS: dict[str, Callable[[bytes], str]] = {
    "communique": whole,
    "communique, text alone": text_alone,
    "trafilatura, favor_precision": plain(favor_precision=True),
    "trafilatura, favor_precision, with metadata": with_metadata,
    "trafilatura": plain(),
    "trafilatura, fast": plain(fast=True),
    "resiliparse, main_content": lambda html: extract_plain_text(
        html.decode("utf-8", "replace"), main_content=True, alt_texts=False, comments=False
    ),
}


def own_scoring(folder: Path) -> Any:
    """The benchmark's evaluate.py."""
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} holds no evaluate.py: is it a checkout of article-extraction-benchmark?")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def english(folder: Path, scoring: Any, rounds: int) -> None:
    """Print the table of the benchmark."""
    truth = scoring.load_json(folder / "ground-truth.json")
    pages = {key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in truth}
    print("| reader | F1 | precision | recall | accuracy | pages a second |\n|---|---:|---:|---:|---:|---:|")
    for name, reader in READERS.items():
        seconds, found = [], {}
        for _ in range(rounds):
            start = time.process_time()
            found = {key: {"articleBody": reader(html)} for key, html in pages.items()}
            seconds.append(time.process_time() - start)
        got = scoring.evaluate(truth, found, 1000)
        print(
            f"| {name} | {got['f1']:.3f} ± {got['f1_std']:.3f} | {got['precision']:.3f} | {got['recall']:.3f} "
            f"| {got['accuracy']:.3f} | {len(pages) / min(seconds):.0f} |",
            flush=True,
        )


def french(folder: Path, scoring: Any) -> None:
    """Print the table of the French pages."""
    pages = [(file.name, gzip.decompress(file.read_bytes())) for file in sorted(folder.glob("*.html.gz"))]
    truths = [_truth(folder, name, html.decode("utf-8")) for name, html in pages]
    print(f"\n{len(pages)} French pages:\n\n| reader | F1 | title | author | date |\n|---|---:|---:|---:|---:|")
    for name, reader in READERS.items():
        scores = []
        for (_, html), truth in zip(pages, truths, strict=True):
            right, extra, lost = scoring.string_shingle_matching(true=_text(truth), pred=reader(html))
            scores.append(2 * right / (2 * right + extra + lost))
        fields = " | ".join(_fields(pages, truths)) if name == "communique" else " | | "
        print(f"| {name} | {mean(scores):.3f} | {fields} |", flush=True)


def _truth(folder: Path, name: str, html: str) -> dict[str, Any]:
    """What the authors annotated for a page: of several versions the one whose text is in it."""
    versions = json.loads((folder / f"{name.partition('_')[0]}.json").read_text(encoding="utf-8")).values()
    return max(versions, key=lambda version: sum(line[:30] in html for line in _text(version).split("\n")))


def _text(truth: dict[str, Any]) -> str:
    lines = [*truth["body"]["summary"]]
    for section in truth["body"]["sections"]:
        lines += [*section["headline"], *section["paragraphs"]]
    return "\n".join(lines)


def _fields(pages: list[tuple[str, bytes]], truths: list[dict[str, Any]]) -> list[str]:
    """How many titles, authors and dates are right."""
    right = [0, 0, 0]
    for (_, html), truth in zip(pages, truths, strict=True):
        found = page.read(html)
        right[0] += (found.title or "").replace("\xa0", " ") == truth["title"].replace("\xa0", " ")
        right[1] += any(author in (found.author or "") for author in truth["authors"])
        right[2] += found.published_on == truth["publishing_date"][:10]
    return [f"{count} of {len(pages)}" for count in right]


def main() -> None:
    """Score every reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmark", type=Path, required=True, help="a checkout of article-extraction-benchmark")
    parser.add_argument("--french", type=Path, help="fundus's folder tests/resources/parser/test_data/fr")
    parser.add_argument("--rounds", type=int, default=3, help="of which the quickest counts; default: 3")
    given = parser.parse_args()
    scoring = own_scoring(given.benchmark)
    english(given.benchmark, scoring, given.rounds)
    if given.french:
        french(given.french, scoring)


if __name__ == "__main__":
    main()
