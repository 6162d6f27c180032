"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000
"""Characters that are looked at."""

SHORT = 200
"""Characters of a text of which CLD2 is sure too often without being right: it takes French headlines for English."""

OF_NAMES, SURE = "en", 80_000
"""The language that firms take their names from, and the score below which CLD2 may take a text full of them for it."""

LEAST = 0.1
"""Likelihood below which a short text is in no language: figures alone, a name, a telephone number."""


def detect(text: str) -> str:
    """The BCP 47 tag of the text's language, "und" where it cannot be told; five words are enough.

    CLD2 tells that of a paragraph at once. What is shorter, or unsure, is left to py3langid, which takes a second and
    100 MB to load, and is right on a headline; where names may have misled CLD2, it is given the small-lettered words.
    """
    sample = text[:SAMPLE]
    code, score = _by_letters(sample)
    named = code == OF_NAMES and score < SURE
    if len(sample) >= SHORT and code != "und" and not named:
        return code
    small = " ".join(word for word in sample.split() if word[0].islower()) if named and len(sample) >= SHORT else ""
    code, likelihood = _identifier().classify(small or sample)
    return str(code) if likelihood >= LEAST else "und"


def certainty(text: str) -> float:
    """How much the text looks like one of a language: 0 where it does not, else higher the surer."""
    _, score = _by_letters(text[:SAMPLE])
    return score


def _by_letters(sample: str) -> tuple[str, float]:
    """The language by CLD2, and the part of the text that is in it times the likelihood of its letters."""
    import pycld2

    try:
        reliable, _, found = pycld2.detect(sample)
    except pycld2.error:
        return "und", 0
    _, code, percent, score = found[0]
    return (code, percent * score) if reliable and code != "un" else ("und", 0)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


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
