"""What an instrument is about by its name: "accord de crédit", "accord commercial", "a free trade agreement"."""

from __future__ import annotations

from typing import Final

from communique.reading.agreements.openings import (
    behind_number,
)
from communique.reading.parties.naming import paired
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

NAMED_BY_NOUN: Final = frozenset({"loan", "action_plan"})
"""Types whose own name says the subject: "accord de crédit", "programme de coopération économique"."""


def in_its_name(x: Syntax, chunk: Chunk, i: int, j: int, kind: str) -> str | None:
    """ "accord de crédit" is about "crédit", "accord commercial préférentiel" about "commerce préférentiel"."""
    if kind == "other":
        return None
    paper = kind != "loan" or x.pack.agreements.instruments.at([x.words[i]], 0) is not None  # no "ligne de crédit"
    if kind in NAMED_BY_NOUN and paper:
        of = next((k for k in range(i, j) if x.words[k] in x.g.of), None)
        inner = x.chunk_from(of + 1) if of is not None else None
        if inner is not None and not _is_kind(x, inner):
            number = next((k for k in range(inner.body, inner.end) if behind_number(x, k) > k), inner.end)
            return x.s.span(inner.body, max(number, j))
    if not x.g.head_first:
        return _before_noun(x, chunk, i)
    if kind == "loan":
        return None  # "un prêt parallèle", "un prêt vert"
    end = chunk.end
    while end > j and x.words[end - 1] in x.pack.agreements.generic_adjectives:
        end -= 1  # "accord commercial bilatéral"
    if end <= j or x.words[j] in x.g.privative or not x.pack.agreements.generic_adjectives.isdisjoint(x.words[j:end]):
        return None
    start = _behind_nations(x, j)
    if start >= end:
        return None  # "un crédit russe", "l'accord franco-algérien", "l'accord UE-Mercosur"
    topic = x.pack.agreements.topics.get(x.words[start])
    return f"{topic} {x.s.span(start + 1, end)}".strip() + _joined_topic(x, end) if topic else x.s.span(start, end)


def _before_noun(x: Syntax, chunk: Chunk, i: int) -> str | None:
    """ "a free trade agreement", "Kazakhstan's visa agreement": what stands before the noun, without whose it is."""
    known, start = x.pack.agreements.generic_adjectives, chunk.body
    owner = [k for k in range(start, i) if x.words[k] in x.g.genitive]
    start = owner[-1] + 1 if owner else start
    while start < i:
        nation = x.pack.countries.at(x.words, start)
        if not (nation or x.tags[start] in "JNDOP." or x.words[start] in known):
            break
        start = nation[1] if nation else start + 1
    return x.s.span(start, i) if start < i and x.tags[i - 1] in "WJ" else None


def _is_kind(x: Syntax, chunk: Chunk) -> bool:
    """ "(plan d')action conjoint France-Irlande", "(accord de) financement": no more than what kind of paper it is."""
    known = x.pack.agreements
    if x.words[chunk.head] not in known.kinds:
        return False
    behind = range(chunk.head + 1, chunk.end)
    return all(x.words[k] in known.generic_adjectives or x.s.capital(k) or not x.words[k][0].isalpha() for k in behind)


def _behind_nations(x: Syntax, j: int) -> int:
    """Behind the nations at token j whose an instrument is: "russe", "franco-algérien", "Chine-Pakistan"."""
    nation = x.pack.countries.at(x.words, j)
    if nation is not None and nation[0].how == "adjective":
        return nation[1]
    both = x.words[j].partition("-")[0] in x.pack.nation_prefixes or bool(paired(x, j, j + 1))
    return j + 1 if both else j


def _joined_topic(x: Syntax, end: int) -> str:
    """ "contrats pétroliers et gaziers": the second adjective, which "and" joins at token `end`."""
    topics, joined = x.pack.agreements.topics, x.words[end : end + 1] != [] and x.words[end] in x.g.joining
    return f" et {topics[x.words[end + 1]]}" if joined and x.words[end + 1] in topics else ""
