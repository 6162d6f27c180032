"""Data as scripts: a page opened from disk may load no other data than that.

A script here is calls of one function with JSON values. `<` is written as an escape, so that no text can end a script
or begin a comment even where someone puts it into a page; the two line ends that JavaScript once knew are escaped too.
"""

from __future__ import annotations

import json
from typing import Any

_ESCAPED = "<>&\u2028\u2029"


def literal(value: Any) -> str:
    """A plain value as a JavaScript literal. Raises ValueError for a number that is none."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in _ESCAPED:
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def call(name: str, *values: Any) -> str:
    """A line that hands values to `communique.<name>`."""
    return f"communique.{name}({','.join(map(literal, values))});\n"
