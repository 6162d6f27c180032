"""What a sentence says of the instrument told right before by a pronoun: "Il est entré en vigueur en mai"."""

from __future__ import annotations

from communique.languages.grammar import PRONOUN
from communique.reading import roles
from communique.reading.events import PREDICATE, Event
from communique.reading.facts import Agreement
from communique.reading.groups import Group
from communique.reading.identity import PAIR
from communique.reading.outcomes import ENDED, IN_FORCE, SIGNED, Outcomes
from communique.reading.parties import unique
from communique.reading.syntax import Syntax

RESUMED = frozenset({SIGNED, "ratified", IN_FORCE, ENDED})
"""What is said of papers, and of nobody: a person is awaited, and is never ratified."""

REACH = 4
"""Words behind a verb within which a phrase such as "en vigueur" begins."""


def resume(x: Syntax, last: Agreement) -> None:
    """Tell the instrument of the sentence before what the pronoun that this one opens with says of it."""
    group = _said_of_it(x, last)
    status = _status(x, group) if group is not None else None
    if group is None or status not in RESUMED:
        return
    last.status, last.strength = status, PREDICATE
    by = unique([*roles.behind(x, x.g.by, group.start, (0, 0)), *roles.behind(x, x.g.between, group.start, (0, 0))])
    if status == SIGNED and len(last.parties) < min(PAIR, len(by)):
        last.parties = by


def _said_of_it(x: Syntax, last: Agreement) -> Group | None:
    """The verb of the pronoun that opens the sentence, or stands behind the participle that does."""
    at = next((k for k, tag in enumerate(x.tags) if tag == PRONOUN), None)
    opened = x.groups[0] if x.groups else None
    fronted = opened is not None and opened.form == "participle" and not opened.start
    if at is None or not (at == 0 or (fronted and x.words[at - 1] == ",")):
        return None
    genders = x.pack.projects.sequels
    own, other = genders.pronouns.get(x.words[at]), genders.genders.get(last.sentence.words[last.first])
    plural = x.words[at] in x.g.plural_pronouns
    if own is None or plural == (last.count == 1) or (other is not None and other not in own):
        return None
    group = x.group_after(at)
    return group if group is not None and group.form == "finite" and group.start <= at + 2 else None


def _status(x: Syntax, group: Group) -> str | None:
    """What the verb, or a phrase right behind it, says."""
    known = x.pack.agreements.status
    said = known.phrases.within(x.words, group.start, min(len(x.words), group.end + REACH))
    if said and not group.negated:
        return said[0][0]
    status = known.verbs.get(group.lemma)
    undergone = group.passive or group.lemma in x.g.unaccusative
    if status is None or not undergone:
        return None
    return Outcomes(x.pack.agreements).of(Event(PREDICATE, status, group, group.lemma), x)
