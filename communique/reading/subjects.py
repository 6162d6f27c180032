"""What an instrument is about: the words behind "sur", "pour" or "de", without its parties, sums and dates."""

from __future__ import annotations

from communique.reading.parties import opens
from communique.reading.syntax import Chunk, Syntax

MAX_WORDS = 24


def subject_of(x: Syntax, chunk: Chunk, j: int, last: int) -> str | None:
    """The subject of the instrument whose noun ends at token j, within tokens j to `last`."""
    start = _start(x, j, last)
    if start is None:
        return None
    end = _end(x, start, last)
    return _without_light_verbs(x, start, end) or None


def _start(x: Syntax, j: int, last: int) -> int | None:
    known = x.pack.agreements
    marks = [(start, end, "marker") for _, start, end in known.subject_markers.within(x.words, j, last)]
    marks += [(start, end, "purpose") for _, start, end in x.g.purpose.within(x.words, j, last)]
    marks = [mark for mark in sorted(marks) if mark[1] < last and not _is_figure(x, mark[1])]
    of = next((k for k in range(j, last) if x.words[k] in x.g.of and not _is_figure(x, k + 1)), None)
    between = next((k for k in range(j, last) if x.words[k] in (x.g.between, x.g.with_)), last)
    if marks and not (of is not None and marks[0][2] == "purpose" and of < min(marks[0][0], between) and of == j):
        return marks[0][1]
    if of is not None and of < between and of - j <= 3:
        return of + 1
    return None


def _is_figure(x: Syntax, i: int) -> bool:
    """Whether a number, a currency or a time stands at token i: "un prêt de 754 millions", "pour la période"."""
    if i >= len(x.words):
        return True
    if x.pack.qualifiers.before.at(x.words, i) or x.tags[i] == "T" or x.words[i] in x.pack.months:
        return True
    chunk = x.chunk_from(i)
    if chunk is not None and chunk.start == i and chunk.time:
        return True
    return x.words[i][0].isdigit() or x.words[i] in x.pack.units.symbols or x.words[i] in x.pack.numbers.words


def _end(x: Syntax, start: int, last: int) -> int:
    known = x.pack.agreements
    stops = [at for _, at, _ in known.ends_subject.within(x.words, start, last)]
    stops += [k for k in range(start + 1, last) if _stops(x, k, start, last)]
    end = min([last, start + MAX_WORDS, *stops])
    while (
        end > start
        and (x.tags[end - 1] in "DOPCAS" or not x.words[end - 1][0].isalnum())
        and x.words[end - 1] not in (")", "»")
    ):
        end -= 1
    return end


def _stops(x: Syntax, k: int, start: int, last: int) -> bool:
    """Whether the subject cannot go on over token k: parties, a verb, a sum, a time or the end of the clause."""
    word, tag = x.words[k], x.tags[k]
    if word == x.g.between:
        return opens(x, k)
    if word in (x.g.with_, ";", ".", ":") or (tag == "V" and k > start + 1):
        return True
    if word in ("(", ","):
        return k + 1 < last and (x.words[k + 1][0].isdigit() or x.tags[k + 1] in "pSAP")
    if tag == "P":
        return _is_figure(x, k + 1)
    return tag == "N" and len(word) >= 9 and word[:4].isdigit()  # "2026-2030"


def _without_light_verbs(x: Syntax, start: int, end: int) -> str:
    """ "établir des échanges et mettre en œuvre des projets" is about exchanges and projects."""
    known = x.pack.agreements
    pieces, i, k = [], start, start
    while k < end:
        phrase = known.light_phrases.at(x.words, k)
        light = phrase[1] if phrase else k + 1 if x.tags[k] == "i" and x.words[k] in known.light_verbs else None
        if light is None:
            k += 1
            continue
        pieces.append((i, k))
        i = k = light
    pieces.append((i, end))
    parts = [x.s.span(_bare(x, a, b), b) for a, b in pieces if b > a]
    return " ".join(part for part in parts if part)


def _bare(x: Syntax, start: int, end: int) -> int:
    while start < end and (
        x.words[start] in x.g.determiners or x.words[start] in x.g.contracted or x.words[start] in x.g.of
    ):
        start += 1
    return start
