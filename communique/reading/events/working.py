"""What a verb says of the works on a thing: that they go on, are over, or end later."""

from __future__ import annotations

from typing import Final

from communique.languages.deals import StatusWords
from communique.languages.grammar import NUMBER
from communique.reading.events.undergoing import is_in_part
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REACH: Final = 4
"""Words behind a verb within which stands how far the works have come."""


def goes_on(x: Syntax, words: StatusWords, group: Group, subject: Chunk) -> bool:
    """ "les travaux du pont ont repris", "le chantier du lycée est à 35 %"."""
    noun = x.words[subject.head]  # "l'agrandissement de l'usine se poursuit"
    works = noun in x.g.works or noun in x.pack.projects.named_events or words.nouns.get(noun) == "building"
    if not works or group.passive:
        return False
    if group.lemma in x.pack.amounts.level_verbs and group.tense in ("past", "present", "imperfect"):
        part = next((k for k in range(group.end, min(len(x.words), group.end + REACH)) if x.tags[k] == NUMBER), None)
        if part is not None and x.pack.numbers.percent.at(x.words, part + 1) is not None:
            return not group.negated  # "les travaux du pont ont atteint 35 %"
    return group.lemma in words.resuming or (group.lemma == x.g.copula and is_in_part(x, group.end))


def is_over(x: Syntax, words: StatusWords, group: Group, subject: Chunk) -> bool:
    """ "la construction du pont a duré deux ans"."""
    works = x.words[subject.head] in x.g.works or words.nouns.get(x.words[subject.head]) == "building"
    return works and group.lemma in words.lasting and len(group.lemmas) > 1 and group.tense == "past"


def ends_later(x: Syntax, words: StatusWords, group: Group, subject: Chunk) -> bool:
    """ "les travaux du pont devraient s'achever en 2026": under way, unless they are to begin first."""
    works = x.words[subject.head] in x.g.works or words.nouns.get(x.words[subject.head]) == "building"
    if words is not x.pack.projects.status or not works or group.lemma not in x.pack.projects.ending:
        return False
    meant = len(group.lemmas) > 1 and group.lemmas[0] in x.pack.modality.target_carriers
    to_come = (group.tense in ("future", "conditional") or meant) and not group.negated
    begins = (g for g in x.groups if g is not group and words.verbs.get(g.lemma) == "launched")
    return to_come and not any(g.tense in ("future", "conditional") or len(g.lemmas) > 1 for g in begins)
