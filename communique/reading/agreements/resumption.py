"""What a sentence says of the one before: "Il est entré en vigueur en mai", "Le prêt", behind a verb that lends."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import CLITIC, PRONOUN
from communique.reading.events.outcomes import CONCLUDED, ENDED, IN_FORCE, PLANNED, SIGNED, Outcomes
from communique.reading.events.said import NEARBY, PARTICIPLE, PREDICATE, Event
from communique.reading.facts import Agreement
from communique.reading.mentions.identity import PAIR
from communique.reading.parties import roles
from communique.reading.parties.naming import unique
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

RESUMED: Final = frozenset({SIGNED, "ratified", IN_FORCE, ENDED})
"""What is said of papers, and of nobody: a person is awaited, and is never ratified."""

MADE: Final = frozenset({SIGNED, CONCLUDED})
"""What an instrument is that runs from now on: that it runs is no news."""

REACH: Final = 4
"""Words behind a verb within which a phrase such as "en vigueur" begins."""


def resume(x: Syntax, last: Agreement) -> None:
    """Tell the instrument of the sentence before what the pronoun that this one opens with says of it."""
    group = _said_of_it(x, last)
    if group is None:
        if (done := _done_to_it(x, last)) is not None:
            last.status, last.strength = done, PREDICATE
        return
    status = _status(x, group)
    awaited = status == PLANNED and _is_signing(x, group)  # "Il devrait être signé en mai"
    runs = status == IN_FORCE and last.status in MADE and group.tense != "past"
    if status is None or runs or not (awaited or status in RESUMED):
        return  # "Il court jusqu'en 2041", "Il sera décaissé sur cinq ans"
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


def settle_deed(before: Syntax, paper: Agreement) -> None:
    """ "Arva a commandé onze avions. Le contrat …": an instrument that a verb of the sentence before tells."""
    known = before.pack.agreements
    deeds = known.lending if paper.type == "loan" else known.dealing
    if paper.strength > NEARBY or paper.type not in ("loan", "contract", "agreement"):
        return
    for group in before.groups:
        if group.lemma not in deeds or group.form == "participle" or group.negated:
            continue
        wanted = any(lemma in before.pack.modality.target_carriers for lemma in group.lemmas[:-1])
        to_come = wanted or group.form != "finite" or group.tense in ("future", "conditional")
        paper.status, paper.strength = PLANNED if to_come else CONCLUDED, PARTICIPLE


def _is_signing(x: Syntax, group: Group) -> bool:
    return x.pack.agreements.status.verbs.get(group.lemma) == SIGNED


def _done_to_it(x: Syntax, last: Agreement) -> str | None:
    """ "Le constructeur l'a résilié en juillet", "Les députés l'ont ratifié": what is done to papers alone."""
    known = x.pack.agreements
    if known.instruments.within(x.words, 0, len(x.words)):
        return None
    for group in x.groups:
        before = x.words[group.start - 1] if group.start and x.tags[group.start - 1] == CLITIC else ""
        stands = before in x.g.article_clitics
        done = group.form == "finite" and group.tense == "past" and not (group.passive or group.negated)
        status = known.status.verbs.get(group.lemma) if stands and done else None
        plural = before in x.g.plural_determiners
        if status in (SIGNED, "ratified", ENDED) and plural != (last.count == 1):
            return status
    return None


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
