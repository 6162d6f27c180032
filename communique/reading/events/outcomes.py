"""What one event makes of an instrument: a verb with its tense, what denies it, what it is only said to be wanted."""

from __future__ import annotations

from typing import Final

from communique.languages.deals import AgreementWords
from communique.reading.events.said import GOVERNOR, Event
from communique.reading.events.willing import governs, is_willed
from communique.reading.modality.done import has_enabled, has_had_to, is_seized
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

SIGNED: Final = "signed"
CONCLUDED: Final = "concluded"
PLANNED: Final = "planned"
ENDED: Final = "ended"
IN_FORCE: Final = "in_force"
UNKNOWN: Final = "unknown"

TALKS: Final = 16
"""Words before a purpose within which stand the talks that have it."""

BESIDE: Final = 1
"""Words between a verb and the phrase that goes with it at most: "a donné son feu vert à"."""

_LEFT_BY_NEGATION: Final = {
    SIGNED: PLANNED,
    CONCLUDED: "refused",
    "ratified": SIGNED,
    IN_FORCE: SIGNED,
    "prepared": UNKNOWN,
    ENDED: IN_FORCE,
    "suspended": IN_FORCE,
}

_LEFT_BY_WILL: Final = {
    SIGNED: PLANNED,
    CONCLUDED: PLANNED,
    "ratified": SIGNED,
    IN_FORCE: SIGNED,
    ENDED: IN_FORCE,
    "suspended": IN_FORCE,
    "refused": CONCLUDED,
}
"""What an instrument is while that is only wanted, asked for or feared."""


class Outcomes:
    """Tells the status that an event says, in whatever sentence it stands."""

    def __init__(self, known: AgreementWords) -> None:
        self.known = known

    def of(self, event: Event, x: Syntax) -> str:
        """The status of an instrument of which nothing but this event is said, in the sentence of the event."""
        group, status = event.group, event.status
        if status in (SIGNED, CONCLUDED) and self._is_talked_of(event, x):
            return "prepared"
        if group is None:
            return self._of_noun(event, x)
        if group.negated or self.is_barred(group, x):
            return self._negated(event, group, x)
        return self._of_verb(event, group, x)

    def _of_verb(self, event: Event, group: Group, x: Syntax) -> str:
        """What a verb says that nothing denies."""
        status = self._of_deed(event, group, x)
        if status == IN_FORCE and event.lemma in self.known.renewing:
            return status  # what is renewed runs, and what somebody wants to renew, or does not
        if self._is_refused(group, x):
            return IN_FORCE if status in (ENDED, "suspended") else "refused"
        if is_willed(x, group):  # of what is only to be revised nothing else is wanted
            return status if event.status == "prepared" else _LEFT_BY_WILL.get(status, status)
        to_come = group.tense in ("future", "conditional") or (group.form == "infinitive" and group.tense != "past")
        to_come = to_come and not (self._is_announced(group, x) or is_seized(x, group))
        if status == "suspended" and to_come:
            return IN_FORCE
        if status == ENDED:
            acts = event.strength == GOVERNOR and group.lemma not in x.g.unaccusative  # "Accra dénonce le contrat"
            acts = acts or group.lemmas[0] == x.g.having  # "ont laissé expirer"
            runs = to_come or (group.tense == "present" and not (group.passive or acts) and group.form == "finite")
            return "in_force" if runs else status  # what will expire, or expires this summer, runs
        if group.tense == "present" and not group.passive and event.lemma in self.known.finishing:
            return "prepared"  # "Nous finalisons un accord"
        if status == "prepared" and group.tense == "future" and group.form == "finite":
            return PLANNED  # "sera discuté en mai"
        if status == IN_FORCE and (event.lemma in self.known.status.verbs or event.lemma in x.g.lasting):
            return status  # what is to be applied is there; "restera en vigueur jusqu'en 2028"
        if status in (SIGNED, CONCLUDED, "ratified", "in_force") and (to_come or self._is_wanted(group, x)):
            return SIGNED if status in ("ratified", "in_force") else PLANNED
        return status

    def _is_announced(self, group: Group, x: Syntax) -> bool:
        """ "a annoncé suspendre sa participation": what somebody says that he does, and not what he is to do."""
        outer = x.group_before(group.start) if group.form == "infinitive" else None
        says = outer is not None and outer.lemma in x.pack.modality.saying and group.start - outer.end <= 1
        return says and outer is not None and x.g.of.isdisjoint(x.words[outer.end : group.start])

    def _of_deed(self, event: Event, group: Group, x: Syntax) -> str:
        """What a verb comes to by who does it, and when: "a été approuvé par le Sénat", "a remboursé le prêt"."""
        past = group.tense == "past" and not group.negated
        if event.lemma in self.known.repaying and past:
            return ENDED
        if event.lemma in self.known.postponing:
            signing = x.subject(group)  # "La signature de l'accord a été repoussée"
            noun = x.words[signing.head] if signing is not None else ""
            return PLANNED if self.known.status.nouns.get(noun) == SIGNED else event.status
        if event.status == "prepared" and group.lemma in self.known.amending:
            if past:
                return CONCLUDED  # "a été renégocié"
            meant = is_willed(x, group) or not x.pack.modality.target_verbs.isdisjoint(group.lemmas[:-1])
            return IN_FORCE if meant else event.status  # "souhaite renégocier l'accord"
        if event.status != CONCLUDED:
            return event.status
        if self._is_of_parliament(group, x):
            return "ratified"
        return IN_FORCE if event.lemma in self.known.renewing else CONCLUDED

    def _of_noun(self, event: Event, x: Syntax) -> str:
        """What an event noun or a phrase says: "ouvre la voie à la signature", "un projet de loi de ratification"."""
        if event.status == CONCLUDED and self._is_not_reached(event, x):
            return "prepared"
        if event.status in (SIGNED, CONCLUDED) and self._is_hoped_for(event, x):
            return PLANNED
        if event.at > 0 and x.words[event.at - 1] in x.g.never:
            return _LEFT_BY_NEGATION.get(event.status, event.status)  # "jamais entré en vigueur"
        if event.status == "ratified" and self._is_bill(x):
            return SIGNED
        if event.status == CONCLUDED and self._is_leave_of_parliament(event, x):
            return "ratified"  # "Le Sénat a donné son feu vert au traité"
        done = self._of_change(event, x)
        if done is not None:
            return done
        coming = event.lemma and event.status in (SIGNED, CONCLUDED) and self._is_way_to(event, x)
        return PLANNED if coming else event.status

    def _of_change(self, event: Event, x: Syntax) -> str | None:
        """What is done to the change that a noun names: it is awaited, asked for, barred or lifted."""
        told = next((chunk for chunk in x.chunks if x.words[chunk.head] == event.lemma), None)
        named = told if told is not None or event.at < 0 else x.chunk_at(event.at)  # "l'entrée en vigueur"
        if named is not None and self._is_awaited(named, x):
            return _LEFT_BY_WILL.get(event.status, event.status)
        group = governs(x, told) if told is not None else None
        if group is not None and told is not None and not group.passive:
            bars = self.known.status.verbs.get(group.lemma) == "refused" and not group.negated
            if bars and told.before in x.g.to:
                return "refused"  # "s'oppose à la signature de l'accord"
            if event.status == "suspended" and group.lemma in self.known.lifting:
                return IN_FORCE  # "a levé la suspension de l'accord"
            if event.status != "refused" and group.lemma in self.known.willing | self.known.adopting:
                return _LEFT_BY_WILL.get(event.status, event.status)  # "demande la suspension de l'accord"
        return None

    def _is_awaited(self, told: Chunk, x: Syntax) -> bool:
        """ "L'entrée en vigueur est attendue en mai", "en attendant la ratification": what has not happened yet."""
        awaiting = x.pack.projects.sequels.awaiting - x.pack.modality.announcing
        group = governs(x, told)
        if group is not None and group.lemma in awaiting and not group.passive and group.form != "participle":
            return True
        own = next((g for g in x.groups if g.form == "finite" and x.subject(g) is told), None)
        if own is None or own.negated:
            return False
        carried = len(own.lemmas) > 1 and own.lemmas[0] in x.pack.modality.target_carriers
        planned = x.pack.projects.sequels.awaiting | self.known.willing
        meant = own.passive and own.lemma in planned
        return meant or carried or own.tense in ("future", "conditional")

    def _negated(self, event: Event, group: Group, x: Syntax) -> str:
        """What is left of a status that a verb denies: "n'a pas été signé", "n'a pas été résilié"."""
        yet = any(x.tags[k] == "A" and x.words[k] in x.g.yet for k in range(group.start, group.end))
        if event.lemma in self.known.restoring:
            return "suspended"  # "n'a toujours pas été rétabli"
        if event.lemma in self.known.renewing:
            return IN_FORCE if yet or group.tense == "future" else ENDED  # "ne sera pas reconduit": it runs as yet
        if event.lemma in self.known.finishing:
            return "prepared"  # "n'a pu être finalisé"
        left = _LEFT_BY_NEGATION.get(event.status, event.status)
        if event.status in (SIGNED, "ratified") and not yet and self._is_never(group, x):
            return "refused"
        if left == "refused" and group.start and x.words[group.start - 1] in x.g.privative:
            return "prepared"  # "sans conclure d'accord"
        if left == "refused" and group.tense == "present" and group.passive:
            return PLANNED if yet else "prepared"  # "n'est pas bouclé"
        return PLANNED if left == "refused" and yet else left

    def _is_hoped_for(self, event: Event, x: Syntax) -> bool:
        """ "espèrent parvenir à un accord", "vont procéder à la signature": what a phrase tells is to come."""
        at = event.at
        if at < 0:  # of a noun, what is done to it
            told = next((chunk for chunk in x.chunks if x.words[chunk.head] == event.lemma), None)
            at = told.start - 1 if told is not None and told.before in x.g.to else -1
        group = next((g for g in x.groups if g.start <= at <= g.end), None)
        named = group is not None and (event.at >= 0 or group.lemma in x.g.proceeding)
        if group is None or not named or group.negated:
            return False
        return group.tense in ("future", "conditional") or self._is_wanted(group, x)

    def _is_leave_of_parliament(self, event: Event, x: Syntax) -> bool:
        """Whether a phrase such as "donné son feu vert à" is said of a parliament."""
        acting = (g for g in x.groups if g.form == "finite" and not g.passive)
        group = next((g for g in acting if g.start <= event.at <= g.end + BESIDE), None)
        subject = x.subject(group) if group is not None else None
        return subject is not None and x.words[subject.head] in self.known.parliaments

    def _is_not_reached(self, event: Event, x: Syntax) -> bool:
        """ "ne sont pas parvenus à un accord", "ne se sont pas mis d'accord sur"."""
        return any(group.negated for group in x.groups if group.start <= event.at < group.end)

    def _is_never(self, group: Group, x: Syntax) -> bool:
        """ "ne signera pas l'accord", "a décidé de ne pas le ratifier"; "ne signera pas avant mai" says when."""
        until = x.g.until in x.words[group.end :]
        modal = len(group.lemmas) > 1 and group.lemmas[0] in x.g.modals
        modal = modal or not x.pack.modality.possible.isdisjoint(group.lemmas[:-1])  # "n'a pu être signé"
        barred = group.start > 0 and x.words[group.start - 1] in x.g.privative  # "sans signer l'accord"
        timed = any(chunk.time and chunk.start >= group.end for chunk in x.chunks)
        willed = group.tense in ("future", "conditional") and not (group.passive and (timed or group.tense != "future"))
        decided = any(lemma not in x.g.auxiliaries for lemma in group.lemmas[:-1])
        return not (until or modal or barred) and (willed or decided or group.form == "infinitive")

    def is_barred(self, group: Group, x: Syntax) -> bool:
        """ "jamais ratifié", "non encore signé": a participle that is denied by the words before it."""
        before, earlier = x.words[max(0, group.start - 2) : group.start], x.words[: group.start]
        denied = not x.g.inner_negation.union(x.g.negating, x.g.negative_words).isdisjoint(before)
        ever = not (x.g.never.isdisjoint(before) or x.g.degree.isdisjoint(earlier))  # "le plus gros jamais signé"
        return group.form == "participle" and denied and not ever

    def _is_refused(self, group: Group, x: Syntax) -> bool:
        """ "a refusé de signer l'accord", "a renoncé à le signer"."""
        refused = {verb for verb, status in self.known.status.verbs.items() if status == "refused"}
        outer = x.group_before(group.start) if group.form == "infinitive" else None
        beside = outer is not None and group.start - outer.end <= 2 and not outer.negated and outer.lemma in refused
        return beside or (not refused.isdisjoint(group.lemmas[:-1]) and not group.negated)

    def _is_talked_of(self, event: Event, x: Syntax) -> bool:
        """ "négocient en vue de la signature d'un accord", "des pourparlers sont en cours pour conclure un accord"."""
        group, nouns = event.group, self.known.status.nouns
        noun = (
            next((chunk for chunk in x.chunks if x.words[chunk.head] == event.lemma), None) if group is None else None
        )
        at = noun.start if noun is not None else group.start if group is not None and group.form == "infinitive" else 0
        aimed = x.g.purpose.before(x.words, at) is not None
        return aimed and any(nouns.get(word) == "prepared" for word in x.words[max(0, at - TALKS) : at])

    def _is_way_to(self, event: Event, x: Syntax) -> bool:
        """ "ouvre la voie à la signature de l'accord": what is made possible is not yet so."""
        told = next((chunk for chunk in x.chunks if x.words[chunk.head] == event.lemma), None)
        if told is None:
            return False
        if told.before in x.pack.amounts.toward:
            return True  # "avancent vers la signature d'un accord"
        if not self.known.soon.isdisjoint(x.words[told.start : told.end]):
            return True  # "la signature prochaine d'un accord"
        if x.g.until in x.words[told.end : told.end + 2]:
            return True  # "la signature, avant la fin de l'année, d'un accord"
        group = x.group_before(told.start)
        acts = group is not None and told.start - group.end <= 1 and group.form == "finite"
        awaited = acts and group is not None and group.tense in ("future", "conditional")  # "assistera à la signature"
        return awaited or self.known.coming.before(x.words, told.start) is not None

    def _is_of_parliament(self, group: Group, x: Syntax) -> bool:
        """ "a été approuvé par le Sénat", "Le Parlement a adopté l'accord": who binds a country."""
        if group.lemma not in self.known.adopting:
            return False
        by = x.chunk_from(group.end) if group.passive else None
        who = by if by is not None and by.before == x.g.by and by.start <= group.end + 2 else None
        who = who if group.passive else x.subject(group)
        return who is not None and x.words[who.head] in self.known.parliaments

    def _is_bill(self, x: Syntax) -> bool:
        """ "a adopté un projet de loi autorisant la ratification": no more than that it is to be."""
        drafts = (k for k, word in enumerate(x.words[:-2]) if word in self.known.drafts)
        return any(x.words[k + 1] in x.g.of and x.words[k + 2] in self.known.laws for k in drafts)

    def _is_wanted(self, group: Group, x: Syntax) -> bool:
        known = x.pack.modality
        if has_had_to(x, group) or has_enabled(x, group):
            return False  # "a dû contracter un prêt", "a permis de signer un accord"
        granted = group.tense in ("past", "imperfect") and group.lemma in x.pack.parties.giving
        if granted and not self.known.deciding.isdisjoint(group.lemmas):
            return False  # "a décidé d'accorder un prêt"
        return any(lemma in known.target_verbs or lemma in known.target_carriers for lemma in group.lemmas[:-1])
