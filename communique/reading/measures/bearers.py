"""Which noun phrase has a size, or a worth, of those that stand around the words that say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.languages.grammar import NUMBER, OF, PUNCTUATION, VERB
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

ASIDES: Final = {")": "(", "–": "–", "—": "—"}
"""What closes an aside, and what opens it."""

WITHIN: Final = 9
"""Words of such an aside at most."""

ENDS: Final = 7
"""Words between a thing and its ends at most: "une ligne de 1 400 km entre"."""

ASIDE: Final = 14
"""Words between a worth and the thing behind it at most."""


def unmarked(x: Syntax, i: int) -> int:
    """Before the comma or bracket before token i, and before what stands in brackets or between dashes there."""
    while i and x.words[i - 1] in (",", "("):
        i -= 1
    closing = x.words[i - 1] if i else ""
    if closing in ASIDES:
        opened = next((k for k in range(i - 2, max(0, i - WITHIN), -1) if x.words[k] == ASIDES[closing]), None)
        short = opened == i - 3 and x.s.written(i - 2).isupper() and x.words[i - 2] not in x.pack.units.words
        return opened if opened is not None and not short else i  # "le projet de Karo (PK), d'un coût de"
    return i


def told_behind(x: Syntax, at: int) -> Chunk | None:
    """ "Longue de 204 km, la liaison relie …": behind token `at`, what the words that open a sentence are said of."""
    behind = (c for c in x.chunks if at <= c.start and x.words[c.start - 1] == "," and not c.before and not c.time)
    chunk = next((c for c in behind if x.words[c.start] in x.g.determiners or x.s.capital(c.start)), None)
    return None if chunk is None or chunk.start - at > ASIDE or VERB in x.tags[at : chunk.start] else chunk


def fronted(x: Syntax, first: int, after: int) -> Chunk | None:
    """ "Lancé en 2012 par le Pérou pour 3 milliards, le port …": of a sum in such an opening, what is said to be so."""
    opening = x.groups[0] if x.groups else None
    if opening is None or opening.start or opening.form != "participle" or opening.end > first:
        return None
    before = any(group.form == "finite" and group.start < first for group in x.groups)
    return None if before or PUNCTUATION in x.tags[:first] else told_behind(x, after)


def first_told(x: Syntax, chunk: Chunk) -> Chunk | None:
    """ "la signature d'un accord de prêt", "sept accords sur des projets de routes": the first that is told as new."""
    whole = chunk
    fields = chunk.before in x.g.in_ and x.g.is_plural(x.words[chunk.head])  # "projets dans des domaines"
    if fields or chunk.before in x.g.to or chunk.before == x.g.by:  # "attribuée à un consortium"
        return None
    while whole.before in x.g.of and whole.index and x.words[whole.start] not in x.g.indefinite:
        before = x.chunks[whole.index - 1]
        if before.end < whole.start - 2 or x.is_some(before, whole):
            break
        told = x.pack.projects.status.nouns.get(x.words[before.head]) == "announced"
        if told and x.g.is_plural(x.words[whole.head]):
            return whole  # "l'annonce de contrats totalisant 186 millions"
        whole = before
    return whole if x.words[whole.start] in x.g.indefinite else None


def thing_of_size(x: Syntax, chunk: Chunk, word: str = "") -> Chunk | None:
    """ "le choix du relèvement du corridor, long de 980 km": the thing that has a size, and not what is done to it.

    `word` says the size: "longue" agrees with its thing, and "longueur" is of a way where one is told.
    """
    known = x.pack.projects
    heads, ways = known.heads.entries, known.ways
    things = [whole for whole in _wholes(x, chunk) if x.words[whole.head] in heads or x.words[whole.head] in ways]
    agreeing = [thing for thing in things if _agrees(x, thing, word)] or things
    long = [thing for thing in agreeing if x.words[thing.head] in ways] if word in known.lengths else []
    found = next(iter(long or agreeing), None)
    while found is not None and found.before in x.g.of and found.index and x.chunks[found.index - 1] in things:
        if long and found.start < found.body:
            break  # "la route du port, longue de 6 km", but "le chemin de fer"
        found = x.chunks[found.index - 1]  # "le terminal du port, d'une capacité de"
    return found


def _wholes(x: Syntax, chunk: Chunk) -> Iterator[Chunk]:
    """A noun phrase, and those that it hangs on, with no more than a size between."""
    found = x.opened(chunk)
    yield found
    while found.before and found.index:
        whole = x.opened(x.chunks[found.index - 1])
        between = x.tags[whole.end : found.start]
        if len(between) > ENDS or sum(tag not in (NUMBER, OF) for tag in between) > 2 or VERB in between:
            return
        found = whole
        yield found


def _agrees(x: Syntax, chunk: Chunk, word: str) -> bool:
    """Whether a noun phrase is not of the other gender, by its article: "la voie d'accès au site, longue de"."""
    article = x.words[chunk.start] if chunk.start < chunk.body else chunk.before
    known = x.pack.projects
    if word in known.feminine_sizes:
        return article not in x.g.masculine
    return not (word in known.masculine_sizes and article in x.g.feminine)
