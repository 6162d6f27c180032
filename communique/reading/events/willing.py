"""What is only wanted, asked for, feared or ruled out: an event that is told, and has not come about."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import VERB
from communique.reading.modality.done import has_enabled, has_had_to
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

BESIDE: Final = 2
"""Words between a verb and the infinitive or the noun that it governs, at most: "appelle à la"."""


def is_willed(x: Syntax, group: Group) -> bool:
    """ "souhaite que l'accord soit signé", "menace de le dénoncer", "a promis de le suspendre"."""
    willing = x.pack.agreements.willing
    if has_had_to(x, group) or has_enabled(x, group):
        return False  # "a dû contracter un prêt", "a permis de signer un accord"
    if not willing.isdisjoint(group.lemmas[:-1]):
        return True
    if group.form == "infinitive":
        outer = x.group_before(group.start)
        beside = outer is not None and outer.form != "participle" and group.start - outer.end <= BESIDE
        return beside and outer is not None and (outer.lemma in willing or _refuses(x, outer.lemma))
    return group.form == "finite" and _is_clause_of_will(x, group)


def _refuses(x: Syntax, lemma: str) -> bool:
    return x.pack.agreements.status.verbs.get(lemma) == "refused"


def _is_clause_of_will(x: Syntax, group: Group) -> bool:
    """ "Il faut que l'accord soit signé", "pour que le Sénat le ratifie"; "bien qu'il soit signé" tells a fact."""
    opening = x.clause_opening(group.start)
    if opening is None or x.words[opening] not in x.g.object_relatives or VERB in x.tags[opening : group.start]:
        return False
    outer, known = x.group_before(opening), x.pack.agreements
    beside = outer is not None and opening - outer.end <= BESIDE
    if beside and outer is not None and outer.lemma in known.willing:
        return group.tense in ("present", "subjunctive")
    conceded = known.conceding.before(x.words, opening + 1) is not None
    felt = beside and outer is not None and outer.lemma in known.feeling
    return group.tense == "subjunctive" and group.lemmas[0] != x.g.having and not (conceded or felt)


def governs(x: Syntax, event: Chunk) -> Group | None:
    """The verb that an event is the object of: "demande la suspension de", "appelle à la ratification de"."""
    group = x.group_before(event.start)
    beside = group is not None and event.start - group.end <= 1
    return group if beside else None
