"""Where what an instrument is about goes on behind its phrase: behind its sum, its years, who signed it and when."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import (
    NUMBER,
    PARTICIPLE,
    VERB,
)
from communique.reading.agreements.openings import (
    is_country,
    is_dated,
    purpose_at,
)
from communique.reading.sentences.syntax import Syntax

SIGNING: Final = 32
"""Words behind a comma in which who signed it stands, where and when, before what it is for."""

BEHIND: Final = 16
"""Words behind an instrument's phrase in which a sum may stand before what it is for: ", d'une valeur de …, pour …"."""


def behind_phrase(x: Syntax, last: int) -> tuple[int, int]:
    """The tokens behind a sum in brackets or commas, or of a relative clause: "qui porte sur 290 avions"."""
    words, k = x.words, _behind_lender(x, _behind_day(x, _behind_years(x, _behind_other(x, last))))
    if words[k : k + 1] == [","] and x.pack.agreements.subject_markers.at(words, k + 1):
        k += 1  # "entre A et B, relatif à l'eau"
    if words[k : k + 1] == [","] and x.tags[k + 1 : k + 2] == [PARTICIPLE]:
        k = _behind_signing(x, k)
    if words[k : k + 1] == [","] and x.pack.agreements.repaid.at(words, k + 1):
        k = _behind_aside(x, k + 1, last + BEHIND)  # ", remboursable sur 20 ans, pour bitumer la route"
    if purpose_at(x, k) or x.pack.agreements.subject_markers.at(words, k):
        return k, _before_next(x, k)
    if k < len(words) and words[k] in x.g.relatives:
        part = words[k] in x.pack.amounts.part_words  # "plusieurs textes dont un accord de pêche"
        return (last, last) if part else (k + 1, min(len(words), k + BEHIND))
    if k + 1 < len(words) and (_is_sum_aside(x, k) or x.pack.amounts.value_of.at(words, k + (words[k] == ","))):
        k = _behind_aside(x, k + 1, last + BEHIND)
        taker = x.chunk_from(k)
        if x.pack.agreements.repaid.at(words, k):  # "remboursable sur 25 ans, pour la route"
            k = _behind_aside(x, k, last + BEHIND)
        elif taker is not None and taker.before in x.g.to and taker.start <= k + 1 and is_country(x, taker.start):
            k = taker.end  # "(57 milliards) au Togo pour la réhabilitation"
        if purpose_at(x, k) or x.pack.agreements.subject_markers.at(words, k):
            return k, min(len(words), k + BEHIND)
    return last, last


def _behind_other(x: Syntax, last: int) -> int:
    """ "un accord avec ses créanciers sur sa dette": behind whom it is with, where what it is about follows."""
    other = x.chunk_from(last + 1) if x.words[last : last + 1] == [x.g.with_] else None
    end = x.phrase_end(other, frozenset()) if other is not None and other.start == last + 1 else last
    return end if x.pack.agreements.subject_markers.at(x.words, end) else last


def _behind_lender(x: Syntax, last: int) -> int:
    """ "un prêt de 30 millions auprès de la BDEAC pour la route": behind who gives it, where its aim follows."""
    lender = x.pack.agreements.by_whom.at(x.words, last)
    named = x.chunk_from(lender[1]) if lender is not None else None
    beside = named is not None and lender is not None and named.start <= lender[1] + 1
    end = x.phrase_end(named, frozenset()) if named is not None and beside else last
    return end if purpose_at(x, end) or x.pack.agreements.subject_markers.at(x.words, end) else last


def _behind_years(x: Syntax, last: int) -> int:
    """ "un plan d'action 2026-2028 dans le domaine de la culture": behind the years that it is for."""
    if not is_dated(x, last) or x.tags[last] != NUMBER:
        return last
    return last + 3 if x.words[last + 1 : last + 2] == ["-"] and is_dated(x, last + 2) else last + 1


def _behind_day(x: Syntax, last: int) -> int:
    """ "un accord jeudi pour vendre l'uranium", "un contrat, en mai, pour": behind the time that stands between."""
    aside = x.words[last : last + 1] == [","]
    when = x.chunk_from(last + aside)
    if when is None or not when.time or when.start > last + aside + (when.before in x.g.in_):
        return last
    end = when.end + (aside and x.words[when.end : when.end + 1] == [","])
    bare = not when.before and not aside
    return end if bare or (purpose_at(x, end) and when.before in x.g.in_) else last


def _behind_signing(x: Syntax, comma: int) -> int:
    """ ", signé à Pa le 24 juillet, entre A et B, pour la route": where the purpose begins, else the comma."""
    for k in range(comma + 2, min(len(x.words), comma + SIGNING)):
        if x.tags[k] == VERB or x.words[k] in (";", "."):
            break
        if x.words[k - 1] == "," and (purpose_at(x, k) or x.pack.agreements.subject_markers.at(x.words, k)):
            return k
    return comma


def _before_next(x: Syntax, k: int) -> int:
    """How far what an instrument is about may reach from token k: to the next one that "and" or a comma adds."""
    stop = min(len(x.words), k + BEHIND)
    known = x.pack.agreements
    others = [i for i in range(k + 1, stop) if x.words[i] in known.others]  # "un programme et un autre sur la pêche"
    for i in sorted([*others, *(i for _, i, _ in known.instruments.within(x.words, k + 1, stop))]):
        article = i - (x.tags[i - 1] == "D")
        if article < i and (x.words[article - 1] == "," or x.words[article - 1] in x.g.joining):
            return article - 1
    return stop


def _behind_aside(x: Syntax, k: int, stop: int) -> int:
    """Behind what stands in brackets or between commas from token k on, where no subject begins in it."""
    words, markers = x.words, x.pack.agreements.subject_markers
    while k < min(len(words), stop) and words[k] not in (",", ")") and not (purpose_at(x, k) or markers.at(words, k)):
        k += 1
    k += words[k : k + 1] in ([","], [")"])
    return k + (words[k : k + 1] == [","])


def _is_sum_aside(x: Syntax, k: int) -> bool:
    """ "(46 millions d'euros)", ", soit 972 M$," and ", environ 187 millions d'euros,": a sum said again."""
    again = x.pack.links.equivalents.at(x.words, k + 1)
    return x.words[k] == "(" or (x.words[k] == "," and (again is not None or NUMBER in x.tags[k + 1 : k + 3]))
