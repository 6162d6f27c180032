"""Who signs that is no more than pointed back to: "le groupe", "les deux sociétés", "ils"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from communique.languages.grammar import CLITIC, PRONOUN
from communique.reading.facts import Agreement, Party
from communique.reading.figures.numbers import number_at
from communique.reading.parties import roles
from communique.reading.parties.coordination import is_pointing, series, those_of
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REACH: Final = 3
"""Sentences back in which those stand who are pointed back to."""

BOTH: Final = 2
"""Those whom a plural stands for at least."""


def pointer(x: Syntax, group: Group) -> int:
    """The token of the pronoun or noun before a verb that stands for somebody told before; -1 where there is none."""
    subject = x.subject(group)
    if subject is not None:
        return subject.head if _points_back(x, subject) else -1
    k = group.start - 1
    while k > 0 and x.tags[k] == CLITIC:
        k -= 1
    return k if k >= 0 and x.tags[k] == PRONOUN and x.words[k] in x.pack.parties.pointing else -1


def _points_back(x: Syntax, chunk: Chunk) -> bool:
    """ "le groupe français", "les deux constructeurs": a noun of those who act, without a name."""
    known, definite = x.pack.parties, x.words[chunk.start] in x.g.definite
    acts = known.generic_heads.at(x.words, chunk.head) is not None or x.words[chunk.head] in known.pointing
    named = any(map(x.s.capital, range(chunk.body, x.phrase_end(chunk, frozenset())))) and not is_pointing(x, chunk)
    return definite and acts and not (named or chunk.before or x.g.of.intersection(x.words[chunk.end : chunk.end + 1]))


def antecedents(
    agreement: Agreement, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax]
) -> list[Party]:
    """Those whom the one who signs an instrument stands for, from the sentences before it; empty where none fits."""
    x, at = syntax(agreement.sentence), agreement.signer
    several = x.words[at] in x.g.plural_pronouns or (x.tags[at] != PRONOUN and x.g.is_plural(x.words[at]))
    many = _number_before(x, at) if several else 1
    last = agreement.sentence.number
    for s in reversed(sentences[max(0, last - REACH) : last]):
        found = [party for party in _acting(syntax(s), several) if not several or party.kind != "person"]
        fits = len(found) == many if many else len(found) >= BOTH
        if fits and (several or x.tags[at] == PRONOUN or found[0].kind != "country"):
            return found
    return []


def _number_before(x: Syntax, at: int) -> int:
    """How many "les deux sociétés" are; 0 where nothing says it."""
    chunk = x.chunk_at(at)
    for k in range(chunk.start, at) if chunk is not None else ():
        number = number_at(x.s, k, x.pack) if x.pack.numbers.begins(x.words[k]) else None
        if number is not None:
            return int(number.value)
    return 0


def _acting(x: Syntax, several: bool) -> list[Party]:
    """Those who do something in a sentence, and those with whom, where several are looked for."""
    for group in x.groups:
        subject = x.subject(group) if group.form == "finite" else None
        found = roles.acting(x, subject, group.start) if subject is not None else []
        if found and several and len(found) < BOTH:
            found = [*found, *(roles.behind(x, x.g.with_, group.end, (group.end, group.end)) or _joined(x, group))]
        if found:
            return found
    return []


def _joined(x: Syntax, group: Group) -> list[Party]:
    """ "Arva va racheter la biotech Solva", "Arva s'allie à Solva": with whom somebody joins."""
    if group.passive or group.lemma not in x.pack.parties.joining:
        return []
    beside = x.chunk_from(group.end)
    near = beside is not None and beside.start <= group.end + 1 and (not beside.before or beside.before in x.g.to)
    return [party for one in series(x, beside) for party in those_of(x, one)] if beside is not None and near else []


def pair_before(
    agreement: Agreement, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax]
) -> list[Party]:
    """ "Arva et Solva ont créé une coentreprise. Le pacte a été signé": the two who act in the sentence before."""
    s, x = agreement.sentence, syntax(agreement.sentence)
    before = sentences[s.number - 1] if s.number > 1 else None
    definite = x.words[agreement.first] in x.g.definite
    if before is None or before.paragraph != s.paragraph or not definite:
        return []
    found = [party for party in _acting(syntax(before), True) if party.kind != "person"]
    return found if len(found) == BOTH else []
