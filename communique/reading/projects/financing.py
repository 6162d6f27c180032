"""Money that is found for an undertaking: a loan, a grant, a sum that somebody gives for it."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import INFINITIVE
from communique.languages.tokens import where
from communique.reading.facts import Project
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

NEAR: Final = 4
"""Words behind a verb such as "attendre" within which the money stands that is not there."""


def has_money(x: Syntax) -> bool:
    """Whether a sentence names money that is there: "un prêt", "le financement"."""
    said = (k for k in where(x.words, x.pack.projects.money) if x.tags[k] == "W")
    return any(not _is_ready(x, k) and not _is_lacking(x, k) for k in said)


def granting(x: Syntax, project: Project) -> Group | None:
    """ "a accordé 20 millions au pays pour le barrage", "apporte 20 millions à la construction du pont": the verb."""
    chunk = x.chunk_at(project.noun)
    root = x.root(chunk) if chunk is not None else None
    group = x.group_before(root.start) if root is not None else None
    favoured = chunk is not None and x.pack.parties.takers.before(x.words, chunk.start) is not None
    if root is None or group is None or not (favoured or root.before == x.g.for_ or root.before in x.g.to):
        return None
    given = group.lemma in x.pack.projects.status.granting and not group.negated
    paid = any(x.pack.units.currencies.at(x.words, k) for k in range(group.end, root.start))
    return group if given and group.tense in ("present", "past") and paid else None


def serves(x: Syntax, project: Project) -> bool:
    """ "L'argent servira à rénover la centrale": what a sum that is told is for."""
    known = x.pack.projects.status
    before = (g for g in reversed(x.groups) if g.form == "finite" and g.end <= project.first)
    group = next(before, None)
    subject = x.subject(group) if group is not None else None
    if group is None or group.negated or group.tense == "conditional" or known.serving.isdisjoint(group.lemmas):
        return False
    if known.verbs.get(group.lemma) == "building":
        return True  # "11 millions de dettes, qui serviront à bâtir une école"
    head = x.words[subject.head] if subject is not None else ""
    return head in known.funds or head in x.pack.projects.money


def _is_lacking(x: Syntax, k: int) -> bool:
    """ "attend encore son financement", "n'a pas trouvé de prêt", "accordera un prêt": money that is not there."""
    after = x.group_after(k)
    subject = x.subject(after) if after is not None else None
    if (
        after is not None
        and subject is not None
        and subject.head == k
        and after.lemma in x.pack.projects.status.lacking
    ):
        return True  # "un financement est recherché"
    group = x.group_before(k)
    if group is None or k - group.end > NEAR:
        return False
    to_come = group.tense == "future" and not group.passive and any(chunk.head == k for chunk in x.objects(group))
    return to_come or group.negated or group.lemma in x.pack.projects.status.lacking


def _is_ready(x: Syntax, k: int) -> bool:
    """ "s'est dit prêt à construire": no loan."""
    return x.words[k + 1 : k + 2] != [] and x.words[k + 1] in x.g.to and x.tags[k + 2 : k + 3] == [INFINITIVE]
