"""Which language a text is in."""

from __future__ import annotations

from functools import cache

SAMPLE = 20_000
"""Characters that are looked at."""


def detect(text: str) -> str:
    """The BCP 47 tag of the text's language, "und" where it cannot be told."""
    code, _ = _detected(text)
    return code


def certainty(text: str) -> float:
    """How much the text looks like one of a language: 0 where it does not, else higher the surer."""
    _, score = _detected(text)
    return score


def _detected(text: str) -> tuple[str, float]:
    """The language by CLD2, and the part of the text that is in it times the likelihood of its letters."""
    import pycld2

    try:
        reliable, _, found = pycld2.detect(text[:SAMPLE])
    except pycld2.error:
        return "und", 0
    _, code, percent, score = found[0]
    return (code, percent * score) if reliable and code != "un" else ("und", 0)


@cache
def code_of(primary: str) -> str | None:
    """The code by which BCP 47 names a language: en of EN and of eng; None where there is none of these two letters.

    Of those of three letters there are thousands, and no list of all of them is at hand.
    """
    from babel import Locale
    from babel.core import get_global

    code = primary.lower()
    if len(code) > 2:
        return str(get_global("language_aliases").get(code, code))
    return code if code in Locale.parse("en").languages else None
