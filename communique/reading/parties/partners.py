""" "un accord de pêche avec le Togo et un contrat avec Masdara": whom each of several instruments is made with."""

from __future__ import annotations

from communique.reading.facts import Party
from communique.reading.parties.coordination import series, those_of
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax


def without_others(x: Syntax, noun: int, found: list[Party]) -> list[Party]:
    """The parties of the instrument at token `noun` without those with whom only another is made.

    One that names nobody behind "avec" shares those of the others: "un accord et un contrat avec le Togo".
    """
    told = [chunk for chunk in x.chunks if chunk.before == x.g.with_ and not chunk.time]
    if len(told) < 2:
        return found
    nouns = [start for _, start, _ in x.pack.agreements.instruments.within(x.words, 0, len(x.words))]
    owners = [_owner(x, chunk, nouns) for chunk in told]
    if noun not in owners:
        return found
    others = [chunk for chunk, owner in zip(told, owners, strict=True) if owner not in (noun, None)]
    theirs = [party for chunk in others for one in series(x, chunk) for party in those_of(x, one)]
    return [party for party in found if not any(party.start < p.end and p.start < party.end for p in theirs)]


def _owner(x: Syntax, chunk: Chunk, nouns: list[int]) -> int | None:
    """The noun of the instrument behind which it stands, or right before: "et, avec le Bénin, un accord"."""
    k, known = chunk.start - 2, x.pack.agreements
    placed = k > 0 and x.words[k] in known.ordinals | known.others and x.words[k - 1] in x.g.determiners
    if placed or (k >= 0 and x.words[k] in x.pack.amounts.same_noun):
        return k  # "et un autre avec le Laos", "celui avec le Laos"
    following = x.chunk_from(chunk.end)
    if following is not None and following.start <= chunk.end + 1 and not following.before:
        ahead = next((noun for noun in nouns if following.start <= noun < following.end), None)
        if ahead is not None and x.words[following.start - 1] not in x.g.joining:
            return ahead
    return next((noun for noun in reversed(nouns) if noun < chunk.start), None)
