"""What runs in the peer's environment: a plain loop over pages, as one would write it in an afternoon.

    python loop.py recognizers|spacy FOLDER

trafilatura gives the text of each page, and one library looks through the texts. The answer is a line of JSON:

    {"texts": 1000, "seconds": {"extraction": 8.1, "recognition": 60.2}}

The seconds are on the clock; what the process takes beside them is its start, models included.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura


def recognizers() -> Callable[[list[str]], None]:
    """Currency, percentage and number, in French."""
    from worker import MODELS

    def look_through(texts: list[str]) -> None:
        for text in texts:
            for model in MODELS.values():
                model.parse(text)

    return look_through


def spacy() -> Callable[[list[str]], None]:
    """The French pipeline as it comes; in batches, which it is quicker with."""
    import fr_core_news_sm

    language = fr_core_news_sm.load()

    def look_through(texts: list[str]) -> None:
        for _ in language.pipe(texts):
            pass

    return look_through


def main() -> None:
    """Go over the pages once."""
    look_through = {"recognizers": recognizers, "spacy": spacy}[sys.argv[1]]()
    start = time.perf_counter()
    found = [trafilatura.extract(page.read_bytes()) for page in sorted(Path(sys.argv[2]).glob("*.html"))]
    texts = [text for text in found if text]
    extracted = time.perf_counter()
    look_through(texts)
    seconds = {"extraction": extracted - start, "recognition": time.perf_counter() - extracted}
    print(json.dumps({"texts": len(texts), "seconds": seconds}))


if __name__ == "__main__":
    main()
