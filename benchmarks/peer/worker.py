"""What runs in the peer's environment: answers lines of JSON with lines of JSON.

    {"models": ["currency", "number"], "text": "..."}  ->  {"seconds": 0.1, "results": {"currency": [...], ...}}
    {"pattern": "...", "text": "..."}                  ->  {"seconds": 0.1}

A result has text, start, value and unit. The clock runs around the reading alone, not around the lines.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import re2
from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_text import Culture

MODELS = {
    "currency": NumberWithUnitRecognizer(Culture.French).get_currency_model(),
    "percent": NumberRecognizer(Culture.French).get_percentage_model(),
    "number": NumberRecognizer(Culture.French).get_number_model(),
}


def recognise(models: list[str], text: str) -> dict[str, Any]:
    """What each of the models finds in the text."""
    start = time.process_time()
    found = {model: MODELS[model].parse(text) for model in models}
    seconds = time.process_time() - start
    return {"seconds": seconds, "results": {model: [plain(each) for each in found[model]] for model in models}}


def plain(result: Any) -> dict[str, Any]:
    """A result as plain values; some have no resolution."""
    resolution = result.resolution or {}
    return {
        "text": result.text,
        "start": result.start,
        "value": resolution.get("value"),
        "unit": resolution.get("unit"),
    }


def scan(pattern: str, text: str) -> dict[str, Any]:
    """One pass of a compiled re2 pattern over the text."""
    compiled = re2.compile(pattern)
    start = time.process_time()
    for _ in compiled.finditer(text):
        pass
    return {"seconds": time.process_time() - start}


def main() -> None:
    """Answer until the input ends."""
    for line in sys.stdin:
        request = json.loads(line)
        if "pattern" in request:
            answer = scan(request["pattern"], request["text"])
        else:
            answer = recognise(request["models"], request["text"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
