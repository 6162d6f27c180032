"""How far an undertaking has come: announced, prepared, launched, under construction, opened."""

from __future__ import annotations

from typing import Final

from communique.languages import Pack
from communique.reading.events.said import GOVERNOR, NEARBY, PARTICIPLE, PREDICATE, Event, events
from communique.reading.facts import Project
from communique.reading.projects.at_hand import is_being_completed, is_called_works, is_site, is_tendered
from communique.reading.projects.financing import granting, has_money, serves
from communique.reading.projects.stages import ANNOUNCED, BUILDING, RUNNING, UNKNOWN, Stages
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

PLANTS: Final = frozenset({"B", "C", "D"})
"""ISIC sections of mines, of factories and of power stations, which run."""

FAR: Final = 10
"""Words beyond which a verb that only stands nearby says nothing of an undertaking."""


def is_mixed(project: Project, pack: Pack) -> bool:
    """ "14 projets": of all kinds, each as far as it has come."""
    return (project.count or 0) > 1 and project.sentence.words[project.noun] in pack.projects.plain


def _comes_later(event: Event, first: Event) -> bool:
    """ "commenceront en 2027 et s'achèveront en 2030": the second is to come as the first is."""
    if event.group is None or first.group is None or event.group.start < first.group.start:
        return False
    return event.group.tense == first.group.tense == "future"


class Progress:
    """Settles the status of the undertakings of one sentence."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects
        self.stages = Stages(x)

    def settle(self, project: Project, found: list[Event]) -> None:
        """What the firmest event says; what brings things into being is read with the tense of the verb."""
        project.status, project.strength = UNKNOWN, 0
        said = False
        for event in found:
            if event.strength == NEARBY and event.distance > FAR:
                continue
            status = self._said(project, event)
            if status is None:
                continue
            project.strength = max(project.strength, event.strength)
            if status != UNKNOWN:
                project.status = self._furthest(status, event, found)
                project.wished = project.status == ANNOUNCED and event.status == BUILDING and event.group is None
                wanted = event.status == ANNOUNCED or (event.group is not None and self.stages.is_wanted(event.group))
                said = wanted and project.status == ANNOUNCED and (event.strength >= GOVERNOR or not event.lemma)
                break
        if project.strength < GOVERNOR and is_called_works(self.x, project):
            project.status, project.strength = "under_construction", GOVERNOR
        if self._is_renounced(project):
            project.status, project.strength = "cancelled", GOVERNOR
        mixed = is_mixed(project, self.x.pack)
        paid = self._is_financed(project, found)
        if project.status in (ANNOUNCED, UNKNOWN) and not (said or mixed) and paid:
            project.status = "prepared"
        if project.status == ANNOUNCED and not mixed and is_tendered(self.x, project):
            project.status = "prepared"
        at_hand = project.strength < PARTICIPLE and is_site(self.x, project)
        if project.status in (ANNOUNCED, UNKNOWN) and (at_hand or is_being_completed(self.x, project)):
            project.status = "under_construction"

    def _is_renounced(self, project: Project) -> bool:
        """ "Karo, qui devait ouvrir à Pa une usine, y a renoncé": a verb that says it and has no object of its own."""
        x = self.x
        given_up = (
            group
            for group in x.groups
            if group.start >= project.last and group.tense == "past" and group.form == "finite" and not group.negated
            if group.lemma in self.known.status.renouncing
        )
        group = next(given_up, None)
        if group is None or x.words[group.end : group.end + 1] not in ([], ["."], [";"], [","]):
            return False
        subject = x.subject(group)
        wished = x.group_before(project.first)
        return (
            subject is not None and subject.end <= project.first and wished is not None and wished.start > subject.start
        )

    def of_whole(self, whole: Chunk) -> str | None:
        """ "Plusieurs chantiers sont en cours, dont le port": how far those have come that it is among."""
        told = (e for e in events(self.x, self.known.status, whole, whole.start, whole.end) if e.strength >= PARTICIPLE)
        return next((stage for event in told if (stage := self.stages.stage(event)) not in (None, UNKNOWN)), None)

    def _said(self, project: Project, event: Event) -> str | None:
        """The stage that an event says of one undertaking, by what kind it is and how firmly it is said."""
        status, noun = self.stages.stage(event), self.s.words[project.noun]
        built = event.strength == NEARBY and event.status in (BUILDING, "opened")
        if built and event.group is not None and self._is_of_paper(event.group):
            return None  # "Une convention sur le bitumage de la voie a été établie"
        spent = event.status == "prepared" or event.lemma in self.known.status.investing
        if spent and is_mixed(project, self.x.pack):
            group = event.group or self._giving(event)
            past = group is not None and group.tense == "past"
            return UNKNOWN if past else status  # "a financé 14 projets", "a donné 8 millions pour le financement de"
        if event.strength == NEARBY and event.status == "prepared":
            return None if status is None else UNKNOWN  # a study, a loan nearby may be for something else
        if status == "opened" and self._is_parted(project):
            status = "under_construction"
        if event.status == BUILDING and noun in self.known.actors and status in ("opened", "under_construction"):
            return "launched"  # "ont créé une coentreprise", "créent une société commune"
        again = event.lemma in self.known.restarting and event.strength == PREDICATE and project.sector in PLANTS
        if again and status == "launched":
            return "opened"  # "la sucrerie a redémarré"
        works = event.status == RUNNING and noun in self.x.g.works and status not in (None, UNKNOWN)
        if works and event.lemma in self.x.pack.modality.cost_verbs and event.group and event.group.tense == "past":
            return status  # "le chantier a coûté 3 milliards"
        return "under_construction" if works else status  # "le chantier emploie 300 ouvriers"

    def _giving(self, event: Event) -> Group | None:
        """The verb before the noun of an event: "a accordé 8 millions pour le financement de"."""
        at = self.stages.noun_at(event)
        return self.x.group_before(at) if at is not None else None

    def _is_of_paper(self, group: Group) -> bool:
        """Whether it is an instrument that a verb is said of."""
        subject = self.x.subject(group)
        return subject is not None and self.x.pack.agreements.instruments.at(self.x.words, subject.head) is not None

    def _furthest(self, status: str, first: Event, found: list[Event]) -> str:
        """ "le coup d'envoi des travaux de l'autoroute, confiés à un groupe": it has come as far as the furthest says.

        What was built and is to be opened is not ready: "construite par X, elle sera inaugurée en mai".
        """
        firm = [event for event in found if event.strength >= PARTICIPLE and event is not first]
        if first.status == RUNNING:  # "en chantier, elle emploie 300 ouvriers", "abandonné, il a coûté 3 millions"
            beside = [event.status for event in firm if event.group is None or event.status == "cancelled"]
            status = next((s for s in beside if s in ("under_construction", "suspended", "cancelled")), status)
        wanted = status == "launched" and first.group is None  # "plaidé pour la relance du projet, à l'arrêt depuis"
        wanted = wanted or status in (ANNOUNCED, "prepared")
        if wanted and any(event.status == "suspended" and not self._is_past(event, first) for event in firm):
            return "suspended"  # "à l'arrêt depuis 2019, elle sera relancée en janvier"
        if first.status in (BUILDING, "opened") and status in (ANNOUNCED, "prepared", "opened"):
            works = [e for e in (first, *firm) if e.lemma not in self.known.status.pursuing]  # "développée par Arva"
            said = {(event.status, self.stages.stage(event)) for event in works}
            built = not said.isdisjoint({(BUILDING, "opened"), (BUILDING, UNKNOWN)})
            if built and not said.isdisjoint({("opened", ANNOUNCED), ("opened", "prepared")}):
                return "under_construction"
        undone = first.status == "opened" and first.group is not None and first.group.negated
        if undone and any(event.status == "launched" and self.stages.stage(event) == "launched" for event in firm):
            return "under_construction"  # "commencé en 2021, il n'est pas livré"
        of_noun = status == ANNOUNCED and first.status == BUILDING and first.group is None
        if (status == "prepared" or of_noun) and any(
            e.strength == PARTICIPLE and self.stages.stage(e) == "opened" for e in firm
        ):
            return "opened"  # "a financé la rocade, ouverte en 2023", "la construction du pont (inauguré en mai)"
        to_come = status == ANNOUNCED  # "dont le chantier a démarré, sera exploitée par"
        if status not in ("prepared", "launched") and not to_come:
            return status
        said_now = [event for event in firm if not _comes_later(event, first)]
        stages = [
            stage for event in said_now if (stage := self.stages.stage(event)) in ("launched", "under_construction")
        ]
        return max([status, *stages], key=(ANNOUNCED, "prepared", "launched", "under_construction").index)

    def _is_past(self, stop: Event, first: Event) -> bool:
        """ "rouvrira en mai la ligne, fermée en 2018": not what still is closed, "fermée depuis 2018"."""
        group, again = stop.group, first.group
        reopens = first.lemma in self.known.status.reopening and again is not None and not again.negated
        since = group is not None and not self.known.status.since.isdisjoint(self.x.words[group.end : group.end + 1])
        return reopens and group is not None and not since

    def _is_parted(self, project: Project) -> bool:
        """ "40 % des travaux de la rocade ont été réalisés"."""
        x, root = self.x, self.x.chunk_at(project.noun)
        at = x.root(root).start if root is not None else project.first
        return any(x.pack.numbers.percent.before(x.words, k) for k in (at, at - 1) if k > 0)

    def _is_financed(self, project: Project, found: list[Event]) -> bool:
        """Whether the sentence speaks of money that is found: a loan, a grant; "allouera 2 milliards pour"."""
        giving = granting(self.x, project)
        if has_money(self.x) or serves(self.x, project) or (giving is not None and not self.stages.is_wanted(giving)):
            return True
        firm = [e for e in found if e.group is not None and not self.stages.is_wanted(e.group)]
        return any(event.status == "prepared" and self.stages.stage(event) == "prepared" for event in firm)
