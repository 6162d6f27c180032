"""What a number counts whose noun stands elsewhere: "le nombre de visiteurs a atteint 120 000"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADVERB, NUMBER, VERB
from communique.reading.facts import Amount
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

TOLD: Final = 6
"""Words behind a verb within which the level stands that it tells."""

DIGITS: Final = 3
"""Of a number behind a label, at least; fewer may be anything."""


def number_before(x: Syntax, i: int) -> str | None:
    """What a number counts whose verb says so of "le nombre de …": "visiteur" of "le nombre de visiteurs"."""
    group = x.group_before(i)
    if group is None or i - group.end > TOLD or group.lemma not in x.pack.amounts.level_verbs:
        return None
    outer = x.group_before(group.start) if group.form == "infinitive" else group  # "a augmenté pour atteindre 310"
    subject = x.subject(outer) if outer is not None else None
    return _number_of(x, subject) if subject is not None else None


def number_beside(x: Syntax, i: int) -> str | None:
    """The same without its verb: "et le nombre d'arrivées 16,6 millions"."""
    last = x.chunk_before(i)
    return _number_of(x, x.root(last)) if last is not None and last.end == i else None


def number_behind(x: Syntax, end: int) -> str | None:
    """The same where it stands behind the levels: "porter de 100 à 150 le nombre de bourses"."""
    if x.words[end : end + 1] != [] and x.words[end] in x.g.to and x.tags[end + 1 : end + 2] == [NUMBER]:
        end += 2
    number = x.chunk_from(end)
    return _number_of(x, number) if number is not None and number.start == end else None


def number_moved(x: Syntax, i: int) -> str | None:
    """The same of what a verb moves: "porter le nombre de bourses de 100 à 150"."""
    group = x.group_before(i)
    moving = x.pack.numbers.moving | x.pack.modality.estimate_verbs  # "estime le nombre de malades à 230 000"
    while group is not None and group.form == "participle" and group.lemma not in moving:
        group = x.group_before(group.start)  # "le nombre de localités électrifiées"
    moved = x.objects(group)[:1] if group is not None and group.lemma in moving and not group.passive else []
    return _number_of(x, moved[0]) if moved and moved[0].end < i else None


def label_noun(x: Syntax, i: int) -> str | None:
    """What a label counts: "Visiteurs mongols en Corée : 162 000", "Population : 17 millions", "Nombre de lits"."""
    label = x.chunks[0] if i > 1 and x.words[i - 1] == ":" and x.chunks else None
    if label is None or label.start or VERB in x.tags[:i] or x.words.index(":") < i - 1:
        return None
    told = _number_of(x, label)
    if told is not None or label.start < label.body:
        return told
    noun, number = x.words[label.head], x.words[i : i + 2]
    few = number == [] or (len(number[0]) < DIGITS and x.pack.numbers.scales.keys().isdisjoint(number))
    sum_like = is_sum(x, label.head) or few
    return x.g.singular(noun) if x.g.is_plural(noun) and not sum_like else None


def moved_noun(amount: Amount, x: Syntax) -> str | None:
    """What is counted where a verb moves its number: "les visiteurs sont passés de 120 000 à 160 000"."""
    group = mover(x, amount.first)
    subject = x.subject(group) if group is not None and group.lemma in x.pack.numbers.moving else None
    if subject is None or amount.value != int(amount.value):
        return None
    noun = x.words[subject.head]
    return x.g.singular(noun) if x.g.is_plural(noun) else _number_of(x, subject)


def mover(x: Syntax, i: int) -> Group | None:
    """The verb that moves a level before token i: "ont augmenté de 29 % pour s'établir à 24 500" has it before."""
    group = x.group_before(i)
    outer = x.group_before(group.start) if group is not None and group.form == "infinitive" else None
    leads = outer is not None and group is not None and group.lemma in x.pack.amounts.level_verbs
    return outer if leads and outer is not None and outer.form == "finite" else group


def number_said(x: Syntax, i: int) -> str | None:
    """What a number counts that is said of its subject: "Les grévistes étaient 12 000"."""
    group = x.group_before(i)
    plain = group is not None and group.lemmas == (x.g.copula,) and group.form == "finite" and not group.negated
    subject = x.subject(group) if plain and group is not None else None
    if group is None or subject is None or subject.time or any(x.tags[k] != ADVERB for k in range(group.end, i)):
        return None
    noun, own = x.words[subject.head], subject.start < subject.body and subject.end <= group.start
    return x.g.singular(noun) if own and x.g.is_plural(noun) and not is_sum(x, subject.head) else None


def told_noun(amount: Amount, x: Syntax) -> str | None:
    """What is counted where its number is told behind it: "les touristes, au nombre de 38 200"."""
    told = x.pack.amounts.told_by.before(x.words, amount.number)
    before = x.chunk_before(told[1] - 1) if told is not None and x.words[told[1] - 1] == "," else None
    noun = x.words[x.top(before).head] if before is not None else ""  # "les abonnés à l'internet, au nombre de"
    return x.g.singular(noun) if x.g.is_plural(noun) else None


def _number_of(x: Syntax, number: Chunk) -> str | None:
    """What "le nombre de visiteurs" counts, and "la population"."""
    told: str | None = x.pack.amounts.told_in.get(x.words[number.head])
    if told is not None:
        return told
    of = x.chunk_from(number.end) if x.words[number.head] in x.pack.amounts.number_nouns else None
    if of is None or of.before not in x.g.of or of.start > number.end + 2:
        return None
    noun = x.words[of.head]
    return x.g.singular(noun) if x.g.is_plural(noun) else None


def is_sum(x: Syntax, i: int) -> bool:
    """Whether millions of what token i names are money: "500 millions de pertes"."""
    return i < len(x.words) and x.words[i] in x.pack.amounts.money_words
