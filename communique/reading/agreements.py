"""Agreements: instruments in lists of documents signed, and in prose."""

from __future__ import annotations

from communique.languages import Pack
from communique.reading.document import ITEM, Sentence
from communique.reading.facts import Agreement, Party
from communique.reading.names import Naming, acting_parties, listed_parties
from communique.reading.numbers import number_at
from communique.reading.phrases import end_of_phrase, subject, trim_end, without_article

ITEM_HEAD = 3
"""A list item names its instrument within its first words."""


def agreements(s: Sentence, occasion: list[Naming], pack: Pack) -> list[Agreement]:
    """Every instrument that a sentence or list item speaks of as one that is made, planned or ended."""
    found: list[Agreement] = []
    for kind, i, j in pack.instruments.within(s.words, 0, len(s)):
        if (found and i < found[-1].last) or _is_idiom(s, i, j, pack):
            continue
        agreement = _agreement(s, kind, i, j, pack)
        if agreement is not None:
            agreement.parties = _parties(s, agreement, i, occasion, pack)
            found.append(agreement)
    return found


def _is_idiom(s: Sentence, i: int, j: int, pack: Pack) -> bool:
    """ "être d'accord", "un accord parfait"."""
    before = s.words[i - 1] if i else ""
    after = s.words[j] if j < len(s) else ""
    return (before in pack.never_before and j - i == 1) or after in pack.never_after


def _agreement(s: Sentence, kind: str, i: int, j: int, pack: Pack) -> Agreement | None:
    first, count, determined = _opening(s, i, j, pack)
    listed = s.kind == ITEM and first < ITEM_HEAD and s.intro is not None
    end = _end(s, j, listed, pack)
    status = _status(s, first, end, pack)
    if listed and status == "unknown" and s.intro is not None:
        status = _status(s.intro, len(s.intro), len(s.intro), pack)
    if not listed and not _is_told(s, i, j, end, status, count, determined, pack):
        return None
    last = _with_purpose(s, end, pack)
    start = without_article(s, first, last, pack)
    return Agreement(
        s,
        first,
        last,
        "agreement.item" if listed else "agreement.prose",
        type=kind,
        title=s.span(start, last),
        subject=_subject(s, j, last, pack),
        status=status,
        count=count,
    )


def _opening(s: Sentence, i: int, j: int, pack: Pack) -> tuple[int, int | None, bool]:
    """Where the phrase begins, how many instruments it counts, and whether an article says "a certain one".

    "une série de documents" counts None, "22 documents" 22, "un accord" 1, "des accords" None.
    """
    plural = s.words[i].endswith(("s", "x"))
    first = i
    while first and s.words[first - 1] in pack.adjectives_before:
        first -= 1
    for start in range(max(0, first - 4), first):
        number = number_at(s, start, pack)
        behind = number.end + 1 if number and number.end < len(s) and s.words[number.end] in pack.of else 0
        if number and first in (number.end, behind) and number.value == int(number.value):
            qualified = pack.qualifiers.before(s.words, start)
            article = start - 1 if number.about and start and s.words[start - 1] in pack.units else start
            return (qualified[1] if qualified else article), int(number.value), False
    if first > 1 and s.words[first - 1] in pack.of and s.words[first - 2] in pack.aggregates:
        start = first - 2
        return (start - 1 if start and s.words[start - 1] in pack.articles else start), None, True
    count = None if plural else 1
    if first and (s.words[first - 1] in pack.articles or s.words[first - 1] in pack.aggregates):
        return first - 1, count, True
    return first, count, False


def _end(s: Sentence, j: int, listed: bool, pack: Pack) -> int:
    end = end_of_phrase(s, j - 1, pack, pack.prepositions, joins=True)
    if listed:  # the whole item is the instrument, up to its sum or its final point
        stops = [start for _, start, _ in pack.ends_subject.within(s.words, j, len(s)) if s.words[start - 1] == ","]
        end = max(end, stops[0] if stops else len(s))
    while end > j and not s.words[end - 1][0].isalnum() and s.words[end - 1] not in (")", "»", "”"):
        end -= 1
    return max(j, trim_end(s, j, end, pack))


def _with_purpose(s: Sentence, end: int, pack: Pack) -> int:
    """ "Un accord a été conclu pour établir …": the purpose behind the verb belongs to the instrument."""
    k = end
    while k < len(s) and (s.words[k] in pack.auxiliaries or s.words[k] in pack.verbs):
        k += 1
    if k == end or k + 1 >= len(s) or s.words[k] != pack.purpose or not pack.light_verbs.at(s.words, k + 1):
        return end
    while k < len(s) and s.words[k] not in (".", ";", ":", ","):
        k += 1
    return k


def _is_told(
    s: Sentence, i: int, j: int, end: int, status: str, count: int | None, determined: bool, pack: Pack
) -> bool:
    """Whether the text speaks of an instrument that is a fact, and not of instruments in general."""
    noun = s.words[i]
    phrase = " ".join(s.words[i:j])
    made = status in ("signed", "concluded")
    if phrase in pack.signed_only:
        return made and (count is None or count > 1)
    if status == "unknown":
        return False
    if noun in pack.weak_instruments and not (made or end > j):
        return False
    return determined or count is not None


def _status(s: Sentence, first: int, end: int, pack: Pack) -> str:
    """The status verb nearest to the phrase; negated, what it leaves."""
    best: tuple[int, str] | None = None
    for status, start, stop in pack.agreement_status.within(s.words, 0, len(s)):
        if first <= start and stop <= end and first != end and start == first:
            continue
        distance = first - stop if stop <= first else max(0, start - end)
        distance += 2 * sum(word in (";", ":", ".") for word in s.words[min(stop, end) : max(start, first)])
        if best is None or distance < best[0]:
            best = distance, _negated(s, status, start, pack)
    return best[1] if best else "unknown"


_LEFT_BY_NEGATION = {"signed": "planned", "concluded": "planned", "ratified": "signed", "in_force": "signed"}


def _negated(s: Sentence, status: str, at: int, pack: Pack) -> str:
    return _LEFT_BY_NEGATION.get(status, status) if pack.negation.within(s.words, max(0, at - 6), at) else status


def _subject(s: Sentence, j: int, last: int, pack: Pack) -> str | None:
    """What the instrument is about: behind "sur", else "pour", else "de"; the parties are left out."""
    between = next((k for k in range(j, last) if s.words[k] == pack.between), None)
    marked = pack.subject_markers.within(s.words, j, last)
    purpose = next((k for k in range(j, last) if s.words[k] == pack.purpose), None)
    if purpose is not None and (not marked or purpose < marked[0][1]):
        start = purpose + 1
    elif marked:
        start = marked[0][2]
    else:
        start = next((k + 1 for k in range(j, last) if s.words[k] in pack.of or k == between), last)
        if start == last or start - 1 == between:
            return None
    stops = [at for _, at, _ in pack.ends_subject.within(s.words, start, last)]
    if between is not None and between > start and not marked:
        stops.append(between)
    end = trim_end(s, start, min([last, *stops]), pack)
    return _without_light_verbs(s, start, end, pack) or None


def _without_light_verbs(s: Sentence, start: int, end: int, pack: Pack) -> str:
    """ "établir des échanges et mettre en œuvre des projets" is about exchanges and projects."""
    pieces, i = [], start
    for _, first, last in pack.light_verbs.within(s.words, start, end):
        pieces.append((i, first))
        i = last
    pieces.append((i, end))
    parts = [s.span(without_article(s, a, b, pack), b) for a, b in pieces if b > a]
    return " ".join(part for part in parts if part)


def _parties(s: Sentence, agreement: Agreement, i: int, occasion: list[Naming], pack: Pack) -> list[Party]:
    """Those between whom it is made, else those who sign, else the countries of the article's occasion."""
    for k in range(agreement.first, agreement.last):
        if s.words[k] in pack.auxiliaries or s.words[k] == pack.purpose:
            break
        if s.words[k] == pack.between:
            end = _parties_end(s, k + 1, agreement.last, pack)
            joined = any(word in pack.joined for word in s.words[k + 1 : end])
            if joined or _plural_party(s, k + 1, pack):
                return listed_parties(s, k + 1, end, pack)
    acting = subject(s, agreement.first, pack) if s.kind != ITEM else None
    if acting:
        found = acting_parties(s, *acting, pack)
        if len(found) > 1:
            return found
    return [naming.party() for naming in occasion]


def _plural_party(s: Sentence, i: int, pack: Pack) -> bool:
    start = without_article(s, i, len(s), pack)
    return start < len(s) and s.words[start] in pack.organisation_heads


def _parties_end(s: Sentence, i: int, last: int, pack: Pack) -> int:
    """The list of parties ends where the subject begins: "entre les ministères de la santé sur les soins"."""
    stops = [start for _, start, _ in pack.subject_markers.within(s.words, i, last)]
    stops += [k for k in range(i, last) if s.words[k] in (";", ":", pack.purpose)]
    return min([last, *stops])
