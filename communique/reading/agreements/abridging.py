"""The words of what an instrument is about: to where they go, without sums in their midst or verbs that say little."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADVERB, GERUND, PARTICIPLE
from communique.reading.agreements.openings import is_dated, is_figure, purpose_at
from communique.reading.parties.coordination import is_within_subject, opens
from communique.reading.parties.naming import paired
from communique.reading.sentences.chunks import CLOSE_QUOTES, OPEN_QUOTES
from communique.reading.sentences.syntax import Syntax

MAX_WORDS: Final = 24

BEHIND: Final = 16
"""Words behind a sum in its midst within which a subject goes on."""


def abridged(x: Syntax, start: int, last: int) -> str:
    """The words from `start` on, to where the subject ends, without a sum in the middle or verbs that say little."""
    end = start + 1
    stops = [at for _, at, _ in x.pack.agreements.ends_subject.within(x.words, start, last)]
    pieces: list[tuple[int, int]] = []
    while end < min([last, start + MAX_WORDS, *stops]) and not _stops(x, end, start, last):
        skip = _sum_end(x, end, last)
        if skip is not None:
            pieces.append((start, end))
            start = end = skip
            last = min(len(x.words), max(last, skip + BEHIND))
        end += 1
    pieces.append((start, end))
    parts = [text for a, b in pieces for text in _without_light_verbs(x, a, _trimmed(x, a, min(b, last))) if text]
    return " ".join(parts)


def _sum_end(x: Syntax, k: int, last: int) -> int | None:
    """ "un don de 150 millions de yuans (…) pour l'équipement": behind the sum, where a purpose follows it."""
    if not _is_sum(x, k):
        return None
    while k < len(x.words) and (x.tags[k] in "NOA." and x.words[k] not in (",", ";", ".")):
        k += 1
    aim = x.chunk_from(k) if purpose_at(x, k) else None
    return None if aim is None or aim.time else k  # not "200 millions pour la période 2026-2029"


def _is_sum(x: Syntax, k: int) -> bool:
    """Whether "of" at token k is followed by a sum of money; "de 350 wagons" belongs to a subject."""
    end = k + 1
    while end < len(x.tags) and x.tags[end] in "NOA":
        end += 1
    inside = range(k + 1, end)
    return x.words[k] in x.g.of and any(x.pack.units.currencies.at(x.words, i) for i in inside) and "N" in x.tags[k:end]


def _stops(x: Syntax, k: int, start: int, last: int) -> bool:
    """Whether the subject cannot go on over token k: parties, a verb, a sum, a time or the end of the clause."""
    word, tag = x.words[k], x.tags[k]
    if word == x.g.between:
        papers = x.pack.agreements.instruments.within(x.words, 0, start)
        return opens(x, k) and not (papers and is_within_subject(x, papers[-1][1], k))
    if _is_where_or_whose(x, k, start):
        return True
    if word in (x.g.with_, ";", ".", ":") or (tag == "V" and k > start + 1):
        return True
    if word == "," and _is_listed(x, k, start, last):
        return False  # "(dans les domaines) de la santé, de l'éducation et du tourisme"
    if word in ("(", ","):  # "la construction de 12 sous-marins, annonçant dans le même temps"
        return k + 1 < last and (x.words[k + 1][0].isdigit() or x.tags[k + 1] in "pSAPOg")
    if tag == GERUND and any(g.start == k and g.lemma in x.pack.agreements.binding for g in x.groups):
        return True  # "la convention d'objectifs liant A à B"
    if tag == PARTICIPLE and k > start and _is_done_to(x, k):
        return True
    if tag == "O":
        return (_is_sum(x, k) and _sum_end(x, k, last) is None) or is_dated(x, k + 1)
    if tag == "P":
        return is_figure(x, k + 1) and x.g.compounds.at(x.words, k - 1) is None  # "la mise à jour de l'étude"
    return tag == "N" and len(word) >= 9 and word[:4].isdigit()  # "2026-2030"


def _is_where_or_whose(x: Syntax, k: int, start: int) -> bool:
    """ "(un accord de) paix à Washington", "libre-échange UE-Mercosur": where it was made, and between whom."""
    seat = x.pack.countries.at(x.words, k + 1) if k == start + 1 and x.words[k] in x.g.to else None
    return (seat is not None and seat[0].how == "seat") or ("-" in x.words[k] and bool(paired(x, k, k + 1)))


def _is_listed(x: Syntax, comma: int, start: int, last: int) -> bool:
    """Whether a list goes on behind a comma: the preposition before it opens the next, and "and" the last one."""
    first, following = x.chunk_at(start), x.words[comma + 1 : comma + 2]
    opening = first.before if first is not None else ""
    same = any(opening in known and not known.isdisjoint(following) for known in (x.g.of, x.g.to))
    return same and any(x.words[k] in x.g.joining for k in range(comma + 2, last))


def _is_done_to(x: Syntax, k: int) -> bool:
    """ "(le contrat de) partage de production attribué à la firme": a participle that is said of the instrument."""
    known = (x.pack.agreements.status.verbs, x.pack.parties.giving, x.pack.parties.handing, x.pack.agreements.endowing)
    return any(g.start == k and any(g.lemma in verbs for verbs in known) for g in x.groups)


def _trimmed(x: Syntax, start: int, end: int) -> int:
    while end > start and (x.tags[end - 1] in "DOPCASpg" or not x.words[end - 1][0].isalnum()):
        close, inside = x.words[end - 1], x.words[start : end - 1]
        if (
            close == ")"
            or x.pack.numbers.percent.at(x.words, end - 1)
            or (close in CLOSE_QUOTES and not OPEN_QUOTES.isdisjoint(inside))
        ):
            break
        end -= 1
    return end


def _without_light_verbs(x: Syntax, start: int, end: int) -> list[str]:
    """ "établir des échanges et mettre en œuvre des projets" is about exchanges and projects."""
    known = x.pack.agreements
    pieces, i, k = [], start, start
    while k < end:
        phrase = known.light_phrases.at(x.words, k)
        light = (
            phrase[1]
            if phrase
            else k + 1
            if x.tags[k] == "i" and (k == start or k == i + 1 or x.words[k] in known.light_verbs)
            else None
        )
        if light is None:
            k += 1
            continue
        pieces.append((i, k))
        i = k = light
    pieces.append((i, end))
    told = ((a, b) for a, b in pieces if not x.g.joining.issuperset(x.words[a:b]))  # "construire et exploiter la ligne"
    return [x.s.span(_bare(x, a, b), b) for a, b in told]


def _bare(x: Syntax, start: int, end: int) -> int:
    said = (x.g.determiners, x.g.contracted, x.g.of)
    denied = x.g.inner_negation  # "une convention de non double imposition"
    while start < end and (
        (x.tags[start] == ADVERB and x.words[start] not in denied) or any(x.words[start] in words for words in said)
    ):
        start += 1
    return start
