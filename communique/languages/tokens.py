"""Words and numbers as reading sees them. The lexicon is cut the same way, so that its phrases match."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import compress
from typing import Final

SPACES: Final = " \u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"

ZERO_WIDTH: Final = "\u200b"
"""Where a line may break: pages put it between a number and its unit."""

YEAR: Final = 4
"""Digits of a year."""

_TOKEN: Final = rf"""
    (?!\s)(?:                                           # most starts are told by one letter, without what follows here
    [a-zà-öø-ÿœ]++(?=[ ,.\n])                          # a word with nothing glued to it
    |[^\w\s'’$]
    |\d+(?:[.,]\d+)?(?:e[+-]?|\^[+-]{{0,2}})\d++(?![^\W_])  # 1,2e9  10^6
    |\d+(?:er|re|ère|e|ème|nd|nde|st|rd|th)(?![^\W_])  # 1er, 13e, 21st
    |\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?  # 6 500
    |[1-9]\d{{0,2}}(?:['’]\d{{3}})+(?![^\W_])(?:[.,]\d+)? # 960'000, as the Swiss write
    |\d+(?:[.,]\d+)*                                   # 1,3  25.000  1.200.000
    |(?:us|can?|nz|hk|nt|a|c|r|s)?\$(?:us\b)?          # US$ $US A$, folded
    |(?=[^\W\d_]++['’])(?:
        [^\W\d_]+(?=n['’]t(?![^\W_]))|n['’]t(?![^\W_]) # has n’t
        |[nm]['’][b-df-hj-np-tv-z][^\W_]*(?:[-‑][^\W_]+)* # N’Djamena, M’Bour: nothing is elided before a consonant
        |[^\W\d_]['’](?=[\w€$£¥])                      # l’ d’
        |[cdjlmnst]['’](?=[{SPACES}]\w)                # l’ accord, as links leave it
        |[^\W\d_]{{2,}}['’](?=\w)(?!s(?![^\W_]))        # qu’
     )
    |['’]s(?![^\W_])                                  # Tashkent ’s
    |[^\W\d_][^\W_]*(?:[-‑](?:d['’]|[nm]['’](?=[b-df-hj-np-tv-z]))?[^\W_]+)* # m3, main-d’œuvre, Pa-N’Djamena
    |[^\w\s])
"""

TOKEN: Final = re.compile(_TOKEN, re.VERBOSE)
"""Cuts folded text."""

_ADDRESS: Final = r"(?:https?://|www\.)\S*[^\s.,;:!?)»”\"']|[\w.%+-]{1,64}@\w[\w.-]*\w"


@cache
def _addressed() -> re.Pattern[str]:
    """The same with addresses of the web and of e-mail, which few texts hold."""
    return re.compile(f"{_ADDRESS}|{_TOKEN}", re.VERBOSE)


def tokens(folded: str) -> list[str]:
    """The tokens of folded text; an address of the web or of e-mail is one."""
    addressed = "@" in folded or "://" in folded or "www." in folded
    return (_addressed() if addressed else TOKEN).findall(folded)


def where(words: Sequence[str], known: Collection[str]) -> list[int]:
    """The places of the words that are among the known ones."""
    return list(compress(range(len(words)), map(known.__contains__, words)))


def fold(text: str) -> str:
    """Lower case, plain apostrophe and hyphen: the form in which words are compared. Keeps the length of French."""
    return text.lower().replace("’", "'").replace("‑", "-").replace(ZERO_WIDTH, " ")


APOSTROPHES: Final = "‘‛ʼʹ´`′＇"
"""What stands for an apostrophe between letters in many texts, beside the two that the tokens know."""

_APOSTROPHE: Final = re.compile(rf"(?<=[^\W\d_])[{APOSTROPHES}](?=[^\W\d_])")


def fold_in_place(text: str) -> str:
    """The same, letter by letter where a capital folds to more than one: offsets hold for both.

    Between letters, what outlets type for an apostrophe is one: "d‘euros", "dʼeuros", "d´euros".
    """
    if any(map(text.__contains__, APOSTROPHES)):
        text = _APOSTROPHE.sub("'", text)
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := fold(letter)) == 1 else letter for letter in text)


def cut(phrase: str) -> list[str]:
    """The folded tokens of a phrase of the lexicon. An elided word at its end ("près d'") stays one token."""
    folded = fold(phrase)
    if folded.replace(" ", "").isalpha():  # most are plain words
        return folded.split()
    return TOKEN.findall(f"{folded}x")[:-1] if folded.endswith("'") else TOKEN.findall(folded)


PIECE: Final = re.compile(r"\w+")
"""Runs of letters and digits: much faster to find than tokens, and enough to tell what cannot be in a text."""


def clues(words: Iterable[str]) -> frozenset[str]:
    """The first pieces of words of the lexicon."""
    return frozenset(match.group() for word in words if (match := PIECE.search(word)))
