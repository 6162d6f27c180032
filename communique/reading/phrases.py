"""Noun phrases: where one ends that begins here, where one begins that ends here, and the subject of a verb."""

from __future__ import annotations

from communique.languages import Pack
from communique.reading.document import Sentence

OPEN_QUOTES, CLOSE_QUOTES = frozenset('«“"'), frozenset('»”"')
MAX_WORDS = 30


def end_of_phrase(s: Sentence, i: int, pack: Pack, prepositions: frozenset[str], joins: bool = False) -> int:
    """The end (exclusive) of the noun phrase that begins at token i.

    It goes on over the given prepositions, and with `joins` over "et" too.
    """
    j = i
    while j < len(s) and j - i < MAX_WORDS:
        word = s.words[j]
        if word in OPEN_QUOTES:
            close = _closing_quote(s, j)
            if close is None:
                break
            j = close + 1
            continue
        if j > i and _breaks(s, j, pack, prepositions, joins):
            break
        j += 1
    return trim_end(s, i, j, pack)


def _closing_quote(s: Sentence, i: int) -> int | None:
    return next((k for k in range(i + 1, min(len(s), i + 12)) if s.words[k] in CLOSE_QUOTES), None)


def _breaks(s: Sentence, j: int, pack: Pack, prepositions: frozenset[str], joins: bool) -> bool:
    word = s.words[j]
    if word in pack.conjunctions:
        return not joins or word != pack.and_
    if not word[0].isalnum():
        return True
    if word in pack.prepositions:
        return word not in prepositions or pack.value_of.at(s.words, j) is not None
    if word in pack.breaks or word in pack.verbs or pack.list_ends.at(s.words, j) is not None:
        return True
    return word in pack.articles and s.words[j - 1] not in pack.prepositions and s.words[j - 1] != pack.and_


def trim_end(s: Sentence, i: int, j: int, pack: Pack) -> int:
    """Without the small words and digits that a phrase cannot end on."""
    loose = (pack.prepositions, pack.articles, pack.conjunctions, pack.adverbs)
    while j > i and any(s.words[j - 1] in words for words in loose):
        j -= 1
    return j


def start_of_phrase(s: Sentence, end: int, pack: Pack) -> int:
    """The first token of the noun phrase that ends before token `end`."""
    i = end
    while i and end - i < MAX_WORDS:
        word = s.words[i - 1]
        if word in CLOSE_QUOTES and i > 1:
            opening = next((k for k in range(i - 2, max(-1, i - 14), -1) if s.words[k] in OPEN_QUOTES), None)
            if opening is None:
                break
            i = opening
            continue
        if not word[0].isalnum() or word in pack.breaks or word in pack.verbs:
            break
        i -= 1
    if i and i < end and s.words[i - 1] in pack.auxiliaries and s.words[i] not in pack.articles:
        i += 1  # the participle behind its auxiliary
    while i < end and (s.words[i] in pack.adverbs or s.words[i] in pack.conjunctions or _leads_in(s, i, pack)):
        i += 1
    return i


def _leads_in(s: Sentence, i: int, pack: Pack) -> bool:
    """A preposition at the head of what was walked over: "dans le cadre de la visite" is no subject."""
    return s.words[i] in pack.prepositions and s.words[i] not in pack.articles


def without_article(s: Sentence, i: int, end: int, pack: Pack) -> int:
    """The token behind the article, if one stands at token i."""
    return i + 1 if i < end and s.words[i] in pack.articles else i


def subject(s: Sentence, before: int, pack: Pack) -> tuple[int, int] | None:
    """The tokens of the subject of the nearest verb to the left of token `before`; None without a verb.

    An empty span at a pronoun says that the subject is named elsewhere.
    """
    verb = _verb_before(s, before, pack)
    if verb is None:
        return None
    end = verb
    while end and (s.words[end - 1] in pack.auxiliaries or s.words[end - 1] in pack.adverbs | pack.reflexives):
        end -= 1
    while end and s.words[end - 1] in (",", ")"):  # "le taux, fixé à …"
        end -= 1
    if end and s.words[end - 1] in pack.breaks:
        return end, end
    start = start_of_phrase(s, end, pack)
    return (start, end) if start < end else None


def _verb_before(s: Sentence, before: int, pack: Pack) -> int | None:
    for i in range(before - 1, -1, -1):
        word = s.words[i]
        if word in (";", ":"):
            return None
        if word in pack.auxiliaries or word in pack.verbs or word in pack.change_verbs:
            return i
    return None
