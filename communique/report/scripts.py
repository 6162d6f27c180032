"""Data as scripts: a page opened from disk may load no other data than that.

A script here is calls of one function with JSON values. `<` is written as an escape, so that no text can end a script
or begin a comment even where someone puts it into a page; the two line ends that JavaScript once knew are escaped too.
"""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def literal(value: Any) -> str:
    """A plain value as a JavaScript literal. Raises ValueError for a number that is none."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)


def call(name: str, *values: Any) -> str:
    """A line that hands values to `communique.<name>`."""
    return f"communique.{name}({','.join(map(literal, values))});\n"
