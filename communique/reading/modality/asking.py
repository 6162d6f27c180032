"""What is only asked for, proposed, risked or threatened: figures of what such a verb acts on."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import PREPOSITION, PRONOUN, VERB
from communique.reading.facts import Amount, Change, Figure
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

QUESTION: Final = "?"
"""The mark behind what is asked, and not told."""

OBJECT: Final = 9
"""Words of the noun phrase that a figure is the size of, at most: "une hausse moyenne de l'ordre de 5 %"."""


def is_asked_for(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "demande 5 millions", "a proposé une hausse de 3 %", "a plaidé pour un fonds de 2 milliards": no more yet."""
    known = x.pack.modality
    if isinstance(figure, Amount) and figure.kind not in ("money", "percentage"):
        return False  # "propose 12 formations", "demande l'avis de 300 familles": they are there
    if group.passive and group.lemma in known.asking and group.start >= figure.last:
        return not group.negated and isinstance(figure, Amount) and figure.kind == "money"  # "3 millions sont demandés"
    if group.lemma in known.asking:
        offered = group.lemma in known.proposing and isinstance(figure, Amount) and figure.kind != "money"
        return not offered and _acts_on(x, figure, group, frozenset())
    calls = group.lemma in known.calling and not x.g.reflexives.intersection(x.words[max(0, group.start - 1) :][:1])
    return calls and _acts_on(x, figure, group, x.g.to | {x.g.for_})


def is_risked(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "encourt 15 000 euros d'amende", "menace ses voisins de droits de 30 %": what may come about."""
    if group.lemma not in x.pack.modality.threatening or group.tense == "past":
        return False
    counted = isinstance(figure, Amount) and figure.kind in ("count", "measure")  # "menace 300 emplois"
    return not counted and _acts_on(x, figure, group, x.g.to)


def _acts_on(x: Syntax, figure: Figure, group: Group, opening: frozenset[str]) -> bool:
    """Whether a figure is the size of what a verb acts on, behind one of the prepositions that it may have."""
    if group.passive or group.negated or group.form not in ("finite", "gerund") or not group.end <= figure.first:
        return False
    between = range(group.end, figure.first)
    opened = bool(between) and x.tags[group.end] == PREPOSITION
    if (opened and x.words[group.end] not in opening) or (bool(opening) and not opened and not _is_direct(x, group)):
        return False
    apart = any(x.tags[k] in (PREPOSITION, VERB) or x.words[k] in (",", ":", ";") for k in between[opened:])
    return not apart and len(between) <= OBJECT and not (isinstance(figure, Change) and figure.number < group.end)


def _is_direct(x: Syntax, group: Group) -> bool:
    """Whether a verb has its object without a preposition: "encourt 5 000 euros", but "plaide pour une hausse"."""
    return group.lemma not in x.pack.modality.calling


def is_questioned(x: Syntax, figure: Figure) -> bool:
    """ "Le pays peut-il produire 4 millions de tonnes ?": asked whether, and not "Pourquoi a-t-il perdu 3 % ?"."""
    if x.words[-1] != QUESTION or not x.pack.modality.asking_why.isdisjoint(x.words[: figure.first]):
        return False
    before = (x.words[k].rpartition("-") for k in range(figure.first) if x.tags[k] == PRONOUN)
    return any(dash and pronoun in x.g.pronouns for _, dash, pronoun in before)


def is_in_talks(x: Syntax, figure: Figure) -> bool:
    """ "un accord sur une augmentation de 3 %", "les négociations portent sur une hausse de 3 %": still to come."""
    noun = x.chunk_before(figure.first) if isinstance(figure, Change) else None
    if noun is None or noun.before not in x.pack.amounts.along or x.words[noun.head] not in x.pack.changes.nouns:
        return False
    group, before = x.group_before(noun.start), x.chunk_before(noun.start - 1)
    talks = x.pack.modality.talks
    if before is not None and before.end == noun.start - 1 and x.words[before.head] in talks:
        return True
    subject = x.subject(group) if group is not None and group.end == noun.start - 1 else None
    subject = x.subject(group) if subject is None and group is not None and group.passive else subject
    return subject is not None and x.words[subject.head] in talks


def is_otherwise(x: Syntax, group: Group | None) -> bool:
    """ "Faute d'accord, 300 postes seront supprimés": what comes about if something does not."""
    first = next((g for g in x.groups if g.form == "finite"), None)
    to_come = group is not None and group is first and group.tense in ("future", "conditional")
    return to_come and x.pack.modality.lacking.at(x.words, 0) is not None
