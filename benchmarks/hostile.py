"""Texts made to be slow to read, and a clock that stops them."""

from __future__ import annotations

import signal
import time
from types import FrameType

from communique.article import Article
from communique.reading import read

PIECES = {
    "digits": "7",
    "grouped digits": "1 000 ",
    "grouped by no-break spaces": "000\u00a0",
    "points and digits": "1.000.",
    "commas": ",",
    "commas and digits": "1,",
    "decimals with a scale": "1,3 milliard ",
    "number words": "vingt et ",
    "hundreds": "cent ",
    "scales": "millions de ",
    "between": "entre ",
    "ranges": "de 2 à ",
    "coordinated numbers": "5 et ",
    "percent": "% ",
    "brackets": "(",
    "closing brackets": ")",
    "guillemets": "« ",
    "quotation marks": '"',
    "apostrophes": "d'",
    "hyphens": "a-",
    "full stops": ". ",
    "dots": ".",
    "capitals": "A",
    "letters": "a",
    "names": "Jean ",
    "agreements": "un accord sur ",
    "memorandums": "mémorandum d'entente entre ",
    "projects": "la construction de ",
    "until": "d'ici ",
    "since": "depuis le début de l'année ",
    "respectively": "respectivement ",
    "amounts": "5 millions de dollars, ",
    "conversions": "50 dollars (27 004 FCFA) ",
    "growth": "a augmenté de 15 % pour atteindre ",
    "countries": "la France et l'Ouzbékistan, ",
    "list markers": "- ",
    "list of markers": "\n- ",
    "numbered list": "\n1. ",
    "list of agreements": "\n- un accord sur le gaz ;",
    "introductions": "ont signé les accords suivants :\n",
    "loans of which nothing is said": "- un prêt de 5 M€ accordé par l'AFD\n",
    "shares in brackets": "(dont 5 % ",
    "sums in a list": "- 5 M€\n",
    "spaces": " ",
    "no-break spaces": "\u202f",
    "line ends": "\n",
    "combining marks": "e\u0301",
    "marks of direction": "\u202e",
    "zero width": "\u200b",
    "NUL": "\x00",
    "emoji": "\U0001f1eb\U0001f1f7 ",
}
"""What is repeated to make one kind of text: every one of them is a way for a pattern to look far ahead or back."""

OPENINGS = {"loans of which nothing is said": "Les ventes\n\nLes ventes du pays ont augmenté :\n"}
"""What stands once before the pieces of a kind: here, what introduces a list without a word of its items."""


class TooSlowError(Exception):
    """Reading took longer than it was given."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def seconds_to_read(text: str, limit: float) -> float:
    """The processor's seconds that reading takes; raises TooSlowError after `limit` seconds on the clock."""
    title, _, _ = text.partition("\n")
    article = Article("benchmark", title, text, "fr")
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    start = time.process_time()
    try:
        read(article)
        return time.process_time() - start
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
