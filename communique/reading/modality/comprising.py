"""What a plan is made of, and what a paper is about: "Le projet comporte deux barrages", "L'accord porte sur 24 rames".

None of it is there yet.
"""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import NUMBER
from communique.reading.facts import Amount
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

WITHIN: Final = 4
"""Words between a verb and the first number of what it tells at most: "porte aujourd'hui sur"."""


def is_of_plan(x: Syntax, figure: Amount) -> bool:
    """Whether a figure counts or measures what a plan comprises, or what a paper is about, that is made or built."""
    group = _told_by(x, figure) if is_of_things(x, figure) else None
    subject = _subject(x, group) if group is not None else None
    if group is None or subject is None or _is_over(x, subject, group):
        return False
    if x.words[subject.head] in x.pack.modality.plans:
        return True
    about = group.lemma in x.pack.agreements.about
    talks = x.words[subject.head] in x.pack.modality.talks
    return about and (talks or x.pack.agreements.instruments.at(x.words, subject.head) is not None)


def is_paid_for(x: Syntax, figure: Amount) -> bool:
    """ "décroche 80 millions pour 12 hôpitaux", "accorde 200 millions pour 500 km de pistes": what it is to build."""
    if figure.first < 2 or x.words[figure.first - 1] != x.g.for_ or not is_of_things(x, figure):
        return False
    group = x.group_before(figure.first)
    given = x.pack.parties.giving | x.pack.projects.status.granting
    return NUMBER in x.tags[: figure.first - 1] and group is not None and not group.negated and group.lemma in given


def is_of_things(x: Syntax, figure: Amount) -> bool:
    """Whether goods, works or lengths are told, and no people, countries or fields."""
    known, counted = x.pack, x.words[figure.number : figure.after]
    if figure.kind == "measure":
        return True
    things = (known.projects.heads.entries, known.projects.parts, known.amounts.fittings, known.modality.made_to_order)
    return figure.kind == "count" and any(word in words for word in counted for words in things)


def _told_by(x: Syntax, figure: Amount) -> Group | None:
    """ "comprend", "porte sur", "portant sur": the verb that the figure, or the first of its list, stands behind."""
    group = x.group_before(figure.first)
    if group is None or group.passive or group.negated:
        return None
    present = (group.form == "finite" and group.tense == "present") or group.form == "gerund"
    told = x.pack.agreements.about | x.pack.projects.containing | x.pack.modality.counting
    between = x.words[group.end : figure.first]
    listed = len(between) <= WITHIN or not x.g.joining.isdisjoint(between) or "," in between
    return group if present and group.lemma in told and listed else None


def _subject(x: Syntax, group: Group) -> Chunk | None:
    """What the verb is said of; of a gerund, the noun right before it: "un accord portant sur"."""
    if group.form == "finite":
        return x.subject(group)
    noun = x.chunk_before(group.start)
    return noun if noun is not None and noun.end == group.start else None


def _is_over(x: Syntax, subject: Chunk, group: Group) -> bool:
    """ "Le projet, achevé en 2023, comprend deux ponts": what is ready, or at an end."""
    return any(
        x.pack.projects.status.verbs.get(g.lemma) in ("opened", "running", "cancelled")
        for g in x.groups
        if subject.end <= g.start < group.start
    )
