"""The stage that one event says of an undertaking, by the tense, the will and the day of its verb."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import SUBORDINATOR
from communique.reading.events.said import GOVERNOR, PARTICIPLE, Event, events
from communique.reading.events.undergoing import is_in_part
from communique.reading.modality.done import has_had_to, is_untrue
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.coming import Coming

ANNOUNCED: Final = "announced"
UNKNOWN: Final = "unknown"
BUILDING: Final = "building"
RUNNING: Final = "running"

SPOKEN: Final = 8
"""Words behind a verb of talk within which stands what is spoken of."""

STARTING: Final = 4
"""Words behind a verb within which stands from when on."""


class Stages:
    """Tells the stages that the events of one sentence say."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.known = x, x.pack.projects
        self.coming = Coming(x)

    def stage(self, event: Event) -> str | None:
        """The status that an event says, with the tense and the will of its verb, or with a day that is to come."""
        status = self._stage(event)
        if status not in ("opened", "launched", "under_construction"):
            return status
        group = event.group
        if group is not None and group.form == "participle":
            to_come = self.coming.of_participle(group)
        else:
            at = self.noun_at(event) if group is None and event.status in ("opened", "launched") else None
            to_come = at is not None and self.coming.of_noun(at)
        if not to_come:
            return status
        return "prepared" if status == "launched" else ANNOUNCED if status == "opened" else status

    def noun_at(self, event: Event) -> int | None:
        """Where the noun or phrase of an event stands."""
        if event.at >= 0:
            return event.at
        return next((k for k, word in enumerate(self.x.words) if event.lemma and word == event.lemma), None)

    def _stage(self, event: Event) -> str | None:
        """The status that an event says, with the tense and the will of its verb."""
        group, status = event.group, event.status
        if group is not None and self._is_given_up(group) and status in (BUILDING, "opened", "launched"):
            return "cancelled"
        if status in (BUILDING, "opened") and group is not None and self._is_unfinished(group):
            return "under_construction"
        if status == BUILDING:
            return self._of_building(event)
        if status == RUNNING:  # what it will do says nothing of how far it has come
            return "opened" if group is not None and self._is_so(group) else UNKNOWN
        if group is None:
            return self._of_noun(event)
        if is_untrue(self.x, group):
            return UNKNOWN
        if group.negated:
            return self._of_denial(group, status)
        to_come = (
            group.tense in ("future", "conditional")
            or (group.form == "infinitive" and group.tense != "past")
            or self.is_wanted(group)
            or (group.tense == "present" and self.coming.of_verb(group))  # "les travaux débutent en 2030"
        )
        if status == "under_construction" and event.lemma in self.known.status.going_on:
            return status  # "ont convenu d'accélérer les travaux": they are under way
        if status in ("opened", "launched", "under_construction") and to_come:
            starts = status == "launched" and (group.form == "finite" or self._is_dated(group))
            return "prepared" if starts or (status == "opened" and self._is_dated(group)) else ANNOUNCED
        weighed = event.lemma in self.x.pack.modality.weighing
        later = group.tense == "conditional" or (group.tense == "future" and weighed)
        return ANNOUNCED if status == "prepared" and later else status  # "pourrait être confiée", "étudiera"

    def _of_denial(self, group: Group, status: str) -> str:
        """ "n'est toujours pas achevé": under way; "n'a pas été abandonné" says nothing; "n'ouvrira pas": cancelled."""
        if group.tense == "future" and group.lemma in self.known.status.resuming:
            return "suspended"  # "ne reprendront pas"
        if self._is_refused(group):
            return "cancelled"
        if group.lemma in self.known.ending and status == "opened":
            return "under_construction"
        return UNKNOWN if status == "cancelled" else ANNOUNCED

    def _is_refused(self, group: Group) -> bool:
        """ "n'ouvrira pas"; not "ne débutera pas avant 2027", "n'ouvrira pas cette année": late, and no more."""
        until = self.x.g.until in self.x.words[group.end : group.end + 2]
        late = until or group.lemma in self.known.ending or self._is_dated(group) or self.coming.of_verb(group)
        return group.tense == "future" and not late

    def _is_given_up(self, group: Group) -> bool:
        """ "ne sera jamais achevé", "a renoncé à rénover"."""
        outer = self.x.group_before(group.start) if group.form == "infinitive" else None
        if outer is not None and group.start - outer.end <= 1:
            return not outer.negated and self.known.status.verbs.get(outer.lemma) == "cancelled"
        never = not self.x.g.never.isdisjoint(self.x.words[group.start : group.end + 1])
        return never and group.negated and group.tense == "future"

    def _is_dated(self, group: Group) -> bool:
        """ "est prêt à entamer la construction au milieu de 2011": its clause says when."""
        x = self.x
        end = next((k for k in range(group.end, len(x.words)) if x.tags[k] in "VS" or x.words[k] in ";:"), len(x.words))
        return any(chunk.time and group.end <= chunk.start < end for chunk in x.chunks)

    def _is_so(self, group: Group) -> bool:
        """ "emploie", and not "emploiera", "doit employer"."""
        real = (
            group.form not in ("infinitive", "participle")
            and group.tense not in ("future", "conditional")
            and not group.negated
        )
        begun = group.lemmas[0] == self.x.g.having  # "a commencé à exporter"
        carriers = [v for v in group.lemmas[:-1] if not (begun and self.known.status.verbs.get(v) == "launched")]
        return real and not any(verb in self.x.g.modals for verb in carriers)

    def is_wanted(self, group: Group) -> bool:
        """ "ont convenu de construire"."""
        known = self.x.pack.modality
        if group.lemmas[0] == self.x.g.having and known.enabling.intersection(group.lemmas[1:-1]):
            return False  # "a permis d'achever neuf dispensaires"
        if has_had_to(self.x, group):
            return False  # "a dû être interrompu"
        return any(v in known.target_verbs or v in known.target_carriers for v in group.lemmas[:-1])

    def _of_noun(self, event: Event) -> str:
        """ "pour accélérer l'achèvement", "dont la mise en service est prévue": what is to be opened is not."""
        x = self.x
        chunk = next((c for c in x.chunks if x.words[c.head] == event.lemma or c.start <= event.at < c.end), None)
        if event.status not in ("opened", "launched") or chunk is None:
            return event.status
        before, after = x.group_before(chunk.start), x.group_after(chunk.end)
        aimed = chunk.before in x.g.to or chunk.before == x.g.for_
        if aimed and x.words[chunk.head] in self.known.status.completion:
            return "under_construction"  # "un prêt destiné à l'achèvement de la route"
        to_do = before is not None and before.form == "infinitive"
        if to_do and not chunk.before and event.status == "opened":
            return "under_construction"
        if self._is_only_spoken_of(event, chunk, before):
            return ANNOUNCED
        awaiting = self.known.sequels.awaiting
        delayed = before is not None and before.lemma in awaiting and not chunk.before  # "a reporté l'achèvement de la"
        aside = next((g for g in x.groups if g.form == "participle" and g.start > chunk.end), None)
        held = [chunk, *self._within(chunk)]
        awaited = aside is not None and aside.lemma in awaiting and x.modified(aside) in held
        if event.status == "opened" and (delayed or awaited):
            if x.words[chunk.head] in self.known.status.completion:
                return "under_construction"
            return ANNOUNCED  # "la mise en service de la ligne, attendue en 2030"
        if after is None or x.subject(after) is not chunk or self._is_said_of_it(after):
            return event.status
        awaited = after.passive and after.lemma in self.known.sequels.awaiting
        if not awaited and after.tense not in ("future", "conditional"):
            return event.status
        if x.words[chunk.head] in self.known.status.completion:
            return "under_construction"  # "L'achèvement du tunnel est attendu pour 2027"
        return "prepared" if event.status == "launched" else ANNOUNCED  # "dont la première pierre sera posée"

    def _within(self, chunk: Chunk) -> list[Chunk]:
        """The complements that hang on a noun: "la ligne" of "la mise en service de la ligne"."""
        found: list[Chunk] = []
        for inner in self.x.chunks[chunk.index + 1 :]:
            if inner.before not in self.x.g.of or self.x.top(inner) is not self.x.top(chunk):
                break
            found.append(inner)
        return found

    def _is_of_paper_on(self, chunk: Chunk) -> bool:
        """ "un accord sur l'ouverture d'un consulat": what a paper is about is still to come."""
        x = self.x
        paper = x.chunks[chunk.index - 1] if chunk.index and chunk.before else None
        return paper is not None and x.pack.agreements.instruments.at(x.words, paper.head) is not None

    def _is_only_spoken_of(self, event: Event, chunk: Chunk, before: Group | None) -> bool:
        """ "insiste sur la livraison du stade", "a invité la ville à procéder au lancement d'un programme"."""
        x = self.x
        spoken = self.known.discussing | x.pack.agreements.about  # "porte sur l'ouverture d'une ligne"
        if self._is_of_paper_on(chunk):
            return True
        if before is None:
            return False
        asked = before.form == "infinitive" and before.lemma in x.g.proceeding and event.status == "launched"
        near = before.lemma in spoken and chunk.start - before.end <= SPOKEN
        return asked or (near and chunk.before in x.g.of | x.pack.amounts.along | {""})

    def _is_said_of_it(self, group: Group) -> bool:
        """ "la mise en service de la centrale, qui fournira 87 GWh": said of the thing, and not of the event."""
        opened = self.x.relative(group)
        return opened is not None and opened[0] in self.x.g.who

    def _is_unfinished(self, group: Group) -> bool:
        """ "achevé à 40 %", "presque terminé", "s'achève"."""
        x = self.x
        nearly = any(x.pack.qualifiers.adverbs.at(x.words, k) for k in range(group.start, group.end))
        reflexive = group.start > 0 and x.words[group.start - 1] in x.g.reflexives
        opens = x.pack.projects.status.verbs.get(group.lemma) == "opened"
        acts = not group.passive and group.form == "finite" and group.lemma in self.known.ending
        ending = group.tense == "present" and ((reflexive and opens) or acts) and group.lemmas[0] != x.g.having
        ended = reflexive or group.passive  # "s'achèvera en mai", "sera achevé en mai": it is under way
        ending = ending or (ended and group.tense == "future" and group.lemma in self.known.ending)
        return nearly or ending or is_in_part(x, group.end)

    def _of_building(self, event: Event) -> str | None:
        """ "a construit": opened; "construit": under construction; "construira", "la construction de": announced."""
        group = event.group
        if group is None:
            return self._around(event) or ANNOUNCED
        if group.negated:
            return "cancelled" if self._is_refused(group) else ANNOUNCED
        if not self.known.status.awarding.isdisjoint(group.lemmas[:-1]):
            return "prepared"  # "a été chargée de construire la centrale"
        g, carriers = self.x.g, group.lemmas[:-1]
        enabled = carriers[:1] == (g.having,) and not self.x.pack.modality.enabling.isdisjoint(carriers)
        carried = all(v in g.auxiliaries for v in carriers) or not (carriers and carriers[0] in g.modals)
        then = group.tense == "imperfect" and carriers[:1] == (g.having,)  # "avait été construit"
        past = group.form == "finite" and (group.tense == "past" or then) and (carriers or not g.head_first) and carried
        if past or enabled:  # "a permis de construire 200 écoles"
            return "opened"
        if group.form == "finite" and group.tense == "present" and len(carriers) <= 2 and carried:
            return ANNOUNCED if self.is_wanted(group) else "under_construction"
        if group.form == "participle":
            by = self.x.words[group.end : group.end + 1] == [g.by]
            return UNKNOWN if by else "opened"  # "réalisé par la STEG" says by whom, and not that it is done
        if group.tense == "future" and self._is_begun_from(group.end):
            return "prepared"  # "sera modernisée à partir de 2027"
        outer = self.x.group_before(group.start) if group.form == "infinitive" else None
        if outer is not None and outer.lemma in self.known.status.awarding:
            return "prepared"  # "a été choisi pour construire le pont"
        if (
            outer is not None
            and outer.lemma in self.known.status.verbs
            and self.known.status.verbs[outer.lemma] not in (BUILDING, RUNNING)
        ):
            return self.stage(Event(GOVERNOR, self.known.status.verbs[outer.lemma], outer, outer.lemma))
        return ANNOUNCED

    def _is_begun_from(self, i: int) -> bool:
        """ "à partir de 2027", and not "dès que les fonds seront réunis"."""
        x = self.x
        found = self.known.starting.within(x.words, i, i + STARTING)
        return bool(found) and x.tags[found[0][2] : found[0][2] + 1] != [SUBORDINATOR]

    def _around(self, event: Event) -> str | None:
        """What is done to "la construction de": launched, financed, completed."""
        x = self.x
        chunk = next((c for c in x.chunks if x.words[c.head] == event.lemma), None)
        if chunk is None:
            return None
        for outer in events(x, self.known.status, chunk, chunk.start, chunk.end):
            if outer.strength >= PARTICIPLE and outer.status != BUILDING:
                return self.stage(outer)
        return None
