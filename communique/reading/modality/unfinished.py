"""What is counted and still has to be made: "120 forages restent à réaliser", "600 km sont en construction"."""

from __future__ import annotations

from communique.languages.grammar import INFINITIVE, VERB
from communique.reading.facts import Amount
from communique.reading.modality.comprising import is_of_things
from communique.reading.modality.done import is_not_yet
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


def is_unfinished(x: Syntax, figure: Amount) -> bool:
    """Whether the verb that a figure is the subject of says that it is not there yet."""
    group = x.group_after(figure.after) if is_of_things(x, figure) else None
    subject = x.subject(group) if group is not None and group.form == "finite" else None
    if (
        group is None
        or subject is None
        or subject.start > figure.after + 1
        or VERB in x.tags[figure.first : group.start]
    ):
        return False
    if subject.end < figure.after and VERB in x.tags[subject.end : figure.first]:
        return False
    not_yet = group.passive and is_not_yet(x, group)  # "n'ont pas encore été livrés"
    return not_yet or _is_left(x, group) or _is_being_made(x, group)


def _is_left(x: Syntax, group: Group) -> bool:
    """ "restent à réaliser", "sont à construire"."""
    left = group.lemma in x.pack.modality.remaining or group.lemma == x.g.copula
    to = x.words[group.end : group.end + 1] != [] and x.words[group.end] in x.g.to
    return left and to and x.tags[group.end + 1 : group.end + 2] == [INFINITIVE] and not group.negated


def _is_being_made(x: Syntax, group: Group) -> bool:
    """ "sont en cours de réalisation", "sont en construction"."""
    is_so = group.lemma == x.g.copula and group.tense == "present" and not group.negated
    told = x.pack.projects.status.phrases.at(x.words, group.end) if is_so else None
    return told is not None and told[0] in ("under_construction", "prepared", "announced")
