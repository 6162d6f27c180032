"""Loans that a list gives by their sums: "(i) 35 milliards de FCFA à l'État du Bénin, pour la route"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import OF
from communique.reading.agreements.subjects import subject_within
from communique.reading.facts import Agreement
from communique.reading.figures.numbers import number_at
from communique.reading.parties import naming as who
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ITEM
from communique.reading.sentences.syntax import Syntax

LOAN: Final = "loan"


def lent(x: Syntax) -> Agreement | None:
    """The loan of a list item that begins with its sum and goes on with who takes it, or what it is meant for."""
    number = number_at(x.s, 0, x.pack) if x.s.kind == ITEM else None
    if number is None:
        return None
    end = _behind_currency(x, number.end)
    chunk = _taken(x, end)
    if chunk is None:
        return None
    last = x.phrase_end(chunk, x.g.of)
    loan = Agreement(x.s, 0, last, "agreement.ordinal", type=LOAN, title=x.s.span(0, last))
    loan.subject = subject_within(x, end, len(x.words))
    loan.parties = who.of_chunk(x, chunk)
    return loan


def _behind_currency(x: Syntax, end: int) -> int:
    """The token behind "de FCFA"; a list names its currency once."""
    of = end + (x.tags[end : end + 1] == [OF])
    named = x.pack.units.currencies.at(x.words, of)
    return named[1] if named is not None else end


def _taken(x: Syntax, end: int) -> Chunk | None:
    """Who takes the sum before token `end`, "à l'État du Bénin", or what it is for: "destinés au refinancement"."""
    group = x.group_after(end)
    aimed = group is not None and group.start == end and group.lemma in x.pack.projects.status.aiming
    at = group.end if group is not None and aimed else end
    chunk = x.chunk_from(at)
    beside = chunk is not None and chunk.start <= at + 1 and chunk.before in x.g.to
    return chunk if beside else None
