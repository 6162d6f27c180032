"""What a verb says of its subject: what the thing itself, its works or a part of it undergoes."""

from __future__ import annotations

from typing import Final

from communique.languages.deals import StatusWords
from communique.languages.grammar import CLITIC, NUMBER, PRONOUN
from communique.reading.figures.numbers import number_at
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

WHOLE: Final = 100
"""Percent of something."""


def of_subject(x: Syntax, words: StatusWords, group: Group, subject: Chunk, apart: bool) -> str | None:
    """What a verb says of a thing where its subject is the thing, or, `apart`, the works or a part of it."""
    status = words.verbs.get(group.lemma)
    works = x.words[subject.head] in x.g.works and not group.passive
    if works and status == "opened" and happens(x, group, status):
        status = "launched"  # "le chantier de la route vient d'ouvrir"
    if not apart:
        return status
    named = of_head(x, words, subject)
    if named == "prepared" and status in ("opened", "launched"):
        return "prepared"  # "les études du câble sont terminées", "l'appel d'offres pour le pont est lancé"
    if named == "launched" and status == "building":
        return "launched"  # "la première pierre de l'hôpital a été posée"
    if named == "launched" and group.lemma in x.pack.projects.sequels.awaiting:
        return "prepared"  # "le lancement des travaux de la route est prévu en janvier"
    partial = x.words[subject.head] in x.pack.projects.partial and status == "opened"
    return "under_construction" if partial else status  # "le gros œuvre de l'hôpital est achevé"


def topic(x: Syntax, group: Group) -> Chunk | None:
    """ "Quant à l'accord de 2023, il n'a pas été ratifié": what a pronoun behind the topic of a sentence stands for."""
    k = group.start - 1
    while k > 0 and x.tags[k] == CLITIC:
        k -= 1
    stands = k > 1 and x.tags[k] == PRONOUN and x.words[k - 1] == ","
    opening = x.pack.links.topics.at(x.words, 0) if stands else None
    first = x.chunk_from(opening[1] - 1) if opening is not None else None
    return first if first is not None and first.start <= (opening[1] if opening else 0) else None


def is_in_relative(x: Syntax, group: Group) -> bool:
    """ "l'accord qui encadre ce projet a été ratifié": the first of the two verbs."""
    return group.start > 0 and x.words[group.start - 1] in x.g.relatives and x.relative(group) is not None


def of_head(x: Syntax, words: StatusWords, chunk: Chunk) -> str | None:
    """The status that a noun names, or the phrase which it closes or opens: "l'étude", "l'appel d'offres"."""
    phrase = words.phrases.at(x.words, chunk.head) or words.phrases.before(x.words, chunk.head + 1)
    return words.nouns.get(x.words[chunk.head]) or (phrase[0] if phrase else None)


def undergoes(x: Syntax, group: Group, status: str) -> bool:
    """Whether the subject of a verb undergoes what it says: "a été achevé", "s'est achevé", "se construit", "ouvre"."""
    by_itself = group.start > 0 and x.words[group.start - 1] in x.g.reflexives
    reflexive = by_itself and status in ("opened", "building", "prepared")  # "le contrat se discute"
    reflexive = reflexive and group.lemma not in x.pack.projects.status.spreading  # "la zone s'étend sur 30 ha"
    reflexive = reflexive or (by_itself and group.lemma in x.pack.modality.trading)  # "le contrat se négocie"
    return group.passive or reflexive or happens(x, group, status) or status in ("in_force", "unknown")


def happens(x: Syntax, group: Group, status: str) -> bool:
    """ "la ligne ouvre", "l'usine ouvre ses portes", "l'usine emploie 300 personnes", not "le port ouvre un accès"."""
    if group.lemma not in x.g.unaccusative or status != "opened":
        return group.lemma in x.g.unaccusative
    objects = x.objects(group)
    return not objects or objects[0].start > group.end + 1 or x.words[objects[0].start] in x.g.possessives


def is_in_part(x: Syntax, i: int) -> bool:
    """ "achevé à 40 %", "est à 40 %": no more than so much."""
    if x.words[i : i + 1] != [] and x.words[i] in x.g.object_relatives:
        i += 1  # "n'est achevé qu'à 15 %"
    if x.words[i : i + 1] == [] or x.words[i] not in x.g.to:
        return False
    number = number_at(x.s, i + 1, x.pack) if i + 1 < len(x.words) else None
    percent = number is not None and x.pack.numbers.percent.at(x.words, number.end)
    return bool(percent) and number is not None and number.value < WHOLE


def is_eventful(x: Syntax, words: StatusWords, subject: Chunk, chunk: Chunk) -> bool:
    """ "la mise en service de la ligne": whether the subject opens the phrase of an event that governs the thing."""
    phrase = words.phrases.at(x.words, subject.head)
    return phrase is not None and phrase[1] <= chunk.start and x.top(chunk) is subject


def of_part(x: Syntax, words: StatusWords, group: Group) -> str | None:
    """ "dont cinq quais ont été achevés": under construction; "dont l'étude est prête": prepared."""
    subject = x.subject(group)
    if subject is None or x.pack.agreements.instruments.at(x.words, subject.head) is not None:
        return None  # "dont la convention de financement est suspendue"
    built = group.passive and group.tense in ("past", "present") and words.verbs.get(group.lemma) == "building"
    if (words.verbs.get(group.lemma) == "opened" or built) and _is_part(x, subject):
        return "under_construction"
    halted = words.phrases.within(x.words, group.start, min(len(x.words), group.end + 3))
    if halted and halted[0][0] in ("cancelled", "suspended") and not group.negated:
        return halted[0][0]  # "dont le développement est tombé à l'eau"
    phrase = words.phrases.within(x.words, group.end, min(len(x.words), group.end + 3))
    if phrase and phrase[0][0] == "opened" and _is_part(x, subject) and group.tense in ("past", "present"):
        return "under_construction"  # "dont le premier tronçon est en service"
    stands = words.phrases.at(x.words, group.end) if group.lemma == x.g.copula and not group.negated else None
    if stands is not None and stands[0] == "under_construction":
        return "under_construction"  # "dont les turbines sont en cours d'installation"
    if words.nouns.get(x.words[subject.head]) == "under_construction":
        return "under_construction"  # "dont l'avancement est de 48 %"
    studied = words.nouns.get(x.words[subject.head]) == "prepared"
    return "prepared" if studied and group.tense not in ("future", "conditional") and not group.negated else None


def is_of_works(x: Syntax, words: StatusWords, group: Group) -> bool:
    """ "dont les travaux ont commencé", "dont la construction s'achève"."""
    subject = x.subject(group)
    head = x.words[subject.head] if subject is not None else ""
    return head in x.g.works or words.nouns.get(head) == "building"


def _is_part(x: Syntax, chunk: Chunk) -> bool:
    """ "le tronçon égyptien", "cinq quais": what is less than the whole."""
    return x.words[chunk.head] in x.pack.projects.partial or x.tags[chunk.start] == NUMBER
