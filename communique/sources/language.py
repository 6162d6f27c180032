"""Which language a text is in."""

from __future__ import annotations

SAMPLE = 20_000
"""Characters that are looked at."""


def detect(text: str) -> str:
    """The BCP 47 tag of the text's language, "und" where it cannot be told (by CLD2)."""
    import pycld2

    try:
        reliable, _, found = pycld2.detect(text[:SAMPLE])
    except pycld2.error:
        return "und"
    code = found[0][1]
    return code if reliable and code != "un" else "und"
