"""What befalls a thing that is there already, or what it does: told of it, and no undertaking."""

from __future__ import annotations

from typing import Final

from communique.reading.events.said import PARTICIPLE, Event
from communique.reading.facts import Project
from communique.reading.projects.specifics import Specifics
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

TO_COME: Final = ("future", "conditional")
"""Tenses of what a thing will do when it is there."""

TOLD: Final = ("past", "present", "imperfect")
"""Tenses of what happened."""


class Befalling:
    """What speaks against the undertakings of one sentence by what they undergo or do.

    An undertaking is planned, built, changed or opened. A thing that is hit, sold, shut or praised is there.
    """

    def __init__(self, x: Syntax, specifics: Specifics) -> None:
        self.x, self.known = x, x.pack.projects
        self.specifics = specifics

    def is_there_already(self, project: Project, chunk: Chunk, found: list[Event]) -> bool:
        """ "Le port de Pa a été visé par un drone", "L'usine de Pa va embaucher", "la fermeture de la mine"."""
        noun = self.x.words[project.noun]
        if noun in self.known.generic or noun in self.x.g.works or self._is_works(project):
            return False
        if self._is_shut(chunk, found) or self._is_lost(chunk):
            return True
        if project.strength < PARTICIPLE and self._is_harmed(chunk):
            return True
        group = self._verb(chunk)
        if group is None or (project.strength >= PARTICIPLE and not self._is_willing(group)):
            return False
        if self.specifics.is_future(chunk):
            return False  # "la future usine a été saluée"
        return self._suffers(group) or (self._is_known(chunk) and self._acts(group))

    def _is_works(self, project: Project) -> bool:
        """ "L'extension de la mine a été interrompue": its phrase begins with the works."""
        opening = self.x.words[project.first : project.noun]
        return not self.known.named_events.isdisjoint(opening)

    def _is_known(self, chunk: Chunk) -> bool:
        """Whether an article says that the reader knows the thing."""
        x = self.x
        definite = x.words[chunk.start] in x.g.definite
        return definite and chunk.start < chunk.body

    def _verb(self, chunk: Chunk) -> Group | None:
        """The verb that the thing, or the one that it is part of, is the subject of, alone or with others."""
        x, root = self.x, self.x.root(chunk)
        whole = root if x.words[root.head] in self.known.heads.entries else chunk  # "la ligne 13 du métro"
        for group in x.groups:
            if group.form != "finite" or group.start < chunk.end:
                continue
            subject = x.subject(group)
            if subject is not None and (subject in (chunk, whole) or x.is_told_with(chunk, subject)):
                return group
        return None

    def _suffers(self, group: Group) -> bool:
        """ "a été touchée par un drone", "s'est effondrée"; of "sera alimentée par un canal" it is the plan."""
        if not group.passive:
            return group.lemma in self.known.collapsing
        return group.lemma in self.known.befalling or (group.tense not in TO_COME and self._says_nothing(group))

    def _is_harmed(self, chunk: Chunk) -> bool:
        """ "Le séisme a détruit l'usine de Pa", "ont frappé une usine", "s'est écrasé sur une école"."""
        x, group = self.x, self.x.group_before(chunk.start)
        if group is None or group.passive:
            return False
        befalls = group.lemma in self.known.befalling and self._is_known(chunk)
        strikes = group.lemma in self.known.striking and group.tense in TOLD
        upon = strikes and chunk.before in x.pack.amounts.along and chunk.start == group.end + 1
        return upon or ((befalls or strikes) and chunk in x.objects(group))

    def _acts(self, group: Group) -> bool:
        """ "embauche 30 personnes", "veut accueillir un salon", "va supprimer 300 emplois"."""
        if group.passive:
            return False
        x = self.x
        reflexive = not x.g.reflexives.isdisjoint(x.words[max(0, group.start - 1) : group.end])
        own = reflexive and group.lemma in self.known.status.reflexive  # "va se doter d'un quai"
        if own or self._is_willing(group) or group.lemma in self.known.acting:
            return True
        meant = group.tense in TO_COME or (len(group.lemmas) > 1 and group.lemmas[0] in x.g.modals)
        return not meant and self._says_nothing(group)

    def _is_willing(self, group: Group) -> bool:
        """ "Le port de Pa veut accueillir un salon": who wills something is there."""
        return len(group.lemmas) > 1 and group.lemmas[0] in self.known.willing and not group.passive

    def _says_nothing(self, group: Group) -> bool:
        """Whether a verb tells neither how far a thing has come nor where, how great or how dear it is."""
        known, lemma = self.known, group.lemma
        told = (known.status.verbs, known.serving, known.containing, known.composing, known.equipping, known.describing)
        costs = self.x.pack.modality.cost_verbs
        return lemma not in costs | known.status.lacking and not any(lemma in verbs for verbs in told)

    def _is_shut(self, chunk: Chunk, found: list[Event]) -> bool:
        """ "La ligne 13 est interrompue", "va fermer son usine": shut is what is there, and not its works."""
        x, first = self.x, found[0] if found else None
        if first is None or first.group is None or first.lemma not in self.known.shutting:
            return False
        group, root = first.group, x.root(chunk)
        acted = not group.passive and root is chunk and chunk in x.objects(group)
        return acted or self._verb(chunk) is group or (group.form == "participle" and x.modified(group) is chunk)

    def is_served(self, project: Project, chunk: Chunk) -> bool:
        """ "la circulation sur la rocade de Pa": where something goes on, and nothing said of the thing."""
        along = chunk.before in self.x.pack.amounts.along and self.x.root(chunk) is chunk
        return along and project.strength == 0 and self._is_known(chunk)

    def _is_lost(self, chunk: Chunk) -> bool:
        """ "la fermeture de l'usine", "la vente de la mine", "l'attaque du port"."""
        x = self.x
        event = x.chunks[chunk.index - 1] if chunk.index and chunk.before in x.g.of else None
        return event is not None and x.words[event.head] in self.known.losing and event.end >= chunk.start - 2
