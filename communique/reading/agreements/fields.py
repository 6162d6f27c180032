"""The fields of an instrument: "dans le domaine de la santé", before it, behind it or behind its verb."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    OF,
    PREPOSITION,
    WORD,
)
from communique.reading.agreements.further import BEHIND
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

LISTED: Final = frozenset({WORD, ADJECTIVE, DETERMINER, OF, CONJUNCTION, PREPOSITION})
"""Classes of the words that fields are listed with."""


def field_at(x: Syntax, at: int, before: int | None = None) -> str | None:
    """The phrase behind "dans le domaine de", which ends at token `at`; one in front ends at a comma before a token."""
    field = x.chunk_from(at - 1)
    if field is None or field.start > at:
        return None
    end = x.phrase_end(field, frozenset(), joins=True)
    fits = before is None or (end < before and x.words[end : end + 1] == [","])
    return x.s.span(max(field.body, at), end) if fits else None


def names_field(x: Syntax, at: int) -> bool:
    """ "a été conclu mardi sur la pêche", unlike "a été signé sur place", "sur la base de": a field at token `at`."""
    field = x.chunk_from(at)
    definite = field is not None and field.start == at and x.words[at] in x.g.determiners and not x.is_hollow(field)
    return definite and field is not None and not x.s.capital(field.body)


def in_front(x: Syntax, i: int) -> str | None:
    """ "Dans le domaine de l'élevage, un accord a été signé": the field that opens the sentence."""
    opening = x.pack.agreements.fields.at(x.words, 0) or x.pack.agreements.fields.at(x.words, 1)
    return field_at(x, opening[1], before=i) if opening is not None else None


def fields_behind(x: Syntax, chunk: Chunk, last: int) -> str | None:
    """ "Sept accords ont été signés, notamment dans la défense et les mines", "… : agriculture, énergie et mines"."""
    group = next((g for g in x.groups if g.form == "finite" and g.start >= last and x.subject(g) is chunk), None)
    at = group.end if group is not None else last
    colon = next((k for k in range(at, min(len(x.words), at + BEHIND)) if x.words[k] == ":"), None)
    named = x.pack.agreements.subject_markers.at(x.words, at)  # "dans les domaines suivants :"
    if colon is not None and (colon == at or named is not None):
        k = colon + 1
    elif x.words[at : at + 1] == [","] and x.tags[at + 1 : at + 2] == [ADVERB]:
        k = at + 2
    else:
        return None
    k += x.words[k : k + 1] != [] and x.tags[k] == PREPOSITION
    end = next(
        (n for n in range(k, len(x.words)) if x.tags[n] not in LISTED and x.words[n] not in (",", "-")), len(x.words)
    )
    closed = end == len(x.words) or x.words[end] in (".", ";")
    several = "," in x.words[k:end] or not x.g.joining.isdisjoint(x.words[k:end])
    papers = x.pack.agreements.instruments.within(x.words, k, end)
    first = x.chunk_from(k)
    if not (closed and several) or papers or first is None or x.s.capital(first.body):
        return None
    return x.s.span(first.body, end)
