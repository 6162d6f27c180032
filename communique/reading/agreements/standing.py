"""How far an instrument has come: what the events that are said of it, or of the list it stands in, make of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.languages.clues import MODAL
from communique.languages.grammar import CLITIC, VERB
from communique.reading.agreements.contrasts import contrasted
from communique.reading.events.outcomes import CONCLUDED, ENDED, IN_FORCE, PLANNED, SIGNED, TALKS, UNKNOWN, Outcomes
from communique.reading.events.said import GOVERNOR, NEARBY, PARTICIPLE, PREDICATE, Event, events
from communique.reading.facts import HYPOTHETICAL
from communique.reading.modality.done import is_untrue
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import TITLE
from communique.reading.sentences.syntax import Syntax

AMONG: Final = 5
"""Words behind "parmi" within which stands what is said of all that is listed."""

ITEM_MARKS: Final = (":", ",", ";", "-", "–", "—")
"""What an item of a list within a sentence begins behind."""

LASTING: Final = frozenset({ENDED, IN_FORCE, "suspended"})
"""What an instrument comes to when it has been made."""


_STAGES: Final = (PLANNED, "prepared", SIGNED, "ratified", IN_FORCE)
"""How far an instrument comes, one behind the other."""


class Standing:
    """Settles the status of the instruments of one sentence; `intro` introduces the list that it is an item of."""

    def __init__(self, x: Syntax, intro: Syntax | None) -> None:
        self.x, self.s, self.intro = x, x.s, intro
        self.known = x.pack.agreements
        self.outcomes = Outcomes(self.known)

    def status(self, chunk: Chunk, found: list[Event], listed: bool, dated: bool) -> tuple[str, int]:
        """The status that the firmest event says, and how firmly; of a list item, what its introduction says.

        Of one that is only told with its year ("l'accord de 1972") nothing more is said: it is in force.
        """
        x = self.x
        if self._is_denied(chunk):
            return UNKNOWN, GOVERNOR
        found = [contrasted(x, event, chunk) for event in found]
        own = [event for event in found if event.strength > NEARBY and not self._says_what(event)]
        own = [*self._taken_up(chunk), *own]
        firm = own and own[0].strength >= GOVERNOR and own[0].status == "signed"
        ahead = None if firm else self._ahead(chunk)
        if ahead is not None:
            return ahead, GOVERNOR
        if own and own[0].group is not None and is_untrue(x, own[0].group):
            return UNKNOWN, GOVERNOR  # "nie que l'accord ait été signé"
        if own:
            supposed = own[0].status != IN_FORCE and self._is_supposed(chunk, own[0])  # "Si l'accord est signé"
            status = PLANNED if supposed else self._of_own(own, chunk)
            return (CONCLUDED if status == "prepared" and self._are_talks_done(chunk) else status), own[0].strength
        if self._is_had(chunk):
            return CONCLUDED, GOVERNOR
        among = self._among() or self._introduced(chunk)
        if among is not None:
            return among, GOVERNOR
        if listed and self.intro is not None:
            said = self._before_colon(self.intro, len(self.intro.words) - 1)
            introduced = [e for e in events_of_sentence(self.intro) if e.group is None or not e.group.negated]
            if introduced and said != SIGNED:  # "À l'issue des pourparlers ont été signés :"
                return self.outcomes.of(introduced[0], self.intro), GOVERNOR
            return (said, GOVERNOR) if said is not None else (UNKNOWN, 0)
        under = self.known.under.before(x.words, chunk.start)  # "accepte de payer dans le cadre d'un accord"
        near = next((event for event in found if not (under or self._says_what(event))), None)
        if near is not None and near.distance < 12:
            return self.outcomes.of(near, x), NEARBY
        return self._presupposed(chunk, dated), 0

    def _ahead(self, chunk: Chunk) -> str | None:
        """ "ont évoqué un futur accord", "progressent vers un accord": what its own words say is still to come."""
        if not self.known.to_come.isdisjoint(self.x.words[chunk.start : chunk.end]):
            return PLANNED
        return "prepared" if chunk.before in self.x.pack.amounts.toward else None

    def _taken_up(self, chunk: Chunk) -> Iterator[Event]:
        """ "Après avoir refusé l'accord, Madrid l'a signé": what is done to it where a pronoun stands for it."""
        x, known = self.x, self.known
        last = next((start for _, start, _ in known.instruments.within(x.words, chunk.end, len(x.words))), len(x.words))
        for group in x.groups:
            status = known.status.verbs.get(group.lemma)
            stands = group.start > chunk.end and x.tags[group.start - 1] == CLITIC
            if (
                status is None
                or not stands
                or group.start > last
                or x.words[group.start - 1] not in x.g.article_clitics
            ):
                continue
            done = group.form == "finite" and group.tense == "past" and not group.passive
            if done and status in (SIGNED, "ratified") and x.relative(group) is None:
                yield Event(PREDICATE, status, group, group.lemma)

    def _says_what(self, event: Event) -> bool:
        """ "un accord prévoyant une hausse", "abrogeant celui de 1990": what it says, and not what it comes to."""
        group = event.group
        says = group is not None and group.form == "gerund" and group.lemmas[0] not in self.x.g.auxiliaries
        return event.status != IN_FORCE and says  # not "le contrat ayant été résilié"

    def _of_own(self, own: list[Event], chunk: Chunk) -> str:
        """The status that the events which are said of the instrument itself come to, the firmest first."""
        x = self.x
        status = next(filter(ENDED.__eq__, (self.outcomes.of(event, x) for event in own)), self.outcomes.of(own[0], x))
        if status == PLANNED and (change := next((e for e in own if e.group is None and e.status in LASTING), None)):
            status = self.outcomes.of(change, x)  # "L'expiration du contrat est prévue en mai": it runs
        if status == SIGNED and any(self._is_ratified(event) for event in own):
            status = "ratified"  # "ratifié par les deux parlements, l'accord entrera en vigueur en mai"
        status = self._furthest(status, own)
        asides = [e for e in own if e.group is not None and e.group.form == "participle"]
        made = [stage for e in asides if (stage := self.outcomes.of(e, x)) in (SIGNED, CONCLUDED, "ratified")]
        status = self._dealt_with(status, own, made)
        if status == CONCLUDED and any(e.group is None and e.status == SIGNED and e.strength == GOVERNOR for e in own):
            status = SIGNED  # "La signature de l'accord est intervenue"
        in_force = [event.at for event in own if event.status == IN_FORCE and event.group is None]
        behind = any(at >= chunk.end for at in in_force)  # "avaient conclu un accord, qui demeure en vigueur"
        if in_force and (status in ("prepared", PLANNED) or (status == CONCLUDED and behind)):
            status = IN_FORCE
        if status == IN_FORCE and own[0].lemma in self.known.binding:  # "sont liés par un contrat, signé lundi"
            status = next((stage for stage in made if stage == SIGNED), status)
        under = own[0].group is None and own[0].at < chunk.start and own[0].strength < GOVERNOR
        if status == IN_FORCE and under:  # "en vertu d'un accord signé", not "l'entrée en vigueur d'un accord signé"
            status = next((stage for stage in made if stage != "ratified"), status)
        if status != ENDED:
            return status
        renewed = (e.group for e in own if e.group is not None and e.lemma in self.known.renewing)
        if any(group.tense == "future" and not group.negated for group in renewed):
            return PLANNED  # "expiré en juin, sera renouvelé"
        return IN_FORCE if self._is_renewed(own) else status

    def _dealt_with(self, status: str, own: list[Event], made: list[str]) -> str:
        """The status with what participles say besides: that it was `made`."""
        if own[0].status == "prepared" and made and self._is_of_parliament(own[0]):
            return made[0]  # "Le Parlement examinera l'accord de prêt conclu avec la BID"
        if status == CONCLUDED and own[0].strength == GOVERNOR:  # "a remporté un contrat, signé en avril"
            status = max((stage for stage in made if stage != CONCLUDED), key=_STAGES.index, default=status)
        if status == PLANNED and own[0].status == CONCLUDED:  # "octroyée par la BEI, sera débloquée en deux tranches"
            status = next((stage for stage in made if stage != "ratified"), status)
        return status

    def _is_of_parliament(self, event: Event) -> bool:
        """Whether a parliament does what is told: it deals with what others have made."""
        subject = self.x.subject(event.group) if event.group is not None and not event.group.passive else None
        return subject is not None and self.x.words[subject.head] in self.known.parliaments

    def _furthest(self, status: str, own: list[Event]) -> str:
        """ "négocié depuis dix mois et signé le 4 mai", "signé en mars et entré en vigueur en mai": the last."""
        asides = [event for event in own if event.strength == PARTICIPLE and event.group is not None]
        stages = [self.outcomes.of(event, self.x) for event in asides]
        if own[0].strength != PARTICIPLE or status not in _STAGES or len(stages) < 2:
            return status
        return max((stage for stage in stages if stage in _STAGES), key=_STAGES.index, default=status)

    def _is_supposed(self, chunk: Chunk, event: Event) -> bool:
        """ "Si le Sénat ratifiait l'accord": what may come to be."""
        x, group = self.x, event.group
        if MODAL not in x.s.clues or group is None or group.form != "finite" or event.strength < GOVERNOR:
            return False
        found = x.pack.modality.said.within(x.words, 0, min(x.root(chunk).start, group.start))
        opened = bool(found) and found[-1][0] == HYPOTHETICAL
        return (
            opened and VERB not in x.tags[found[-1][2] : group.start] and "," not in x.words[found[-1][2] : group.start]
        )

    def _is_denied(self, chunk: Chunk) -> bool:
        """ "a démenti la signature d'un contrat", "nie avoir conclu un accord"."""
        denying, group = self.x.pack.modality.denying, self.x.group_before(self.x.root(chunk).start)
        if group is not None and group.form == "infinitive" and denying.isdisjoint(group.lemmas):
            group = self.x.group_before(group.start)  # "nie avoir conclu un accord"
        return group is not None and not denying.isdisjoint(group.lemmas) and not group.negated

    def _is_renewed(self, own: list[Event]) -> bool:
        """ "arrivé à échéance en juin, le contrat a été reconduit"."""
        said = [event.group for event in own if event.strength >= GOVERNOR and event.lemma in self.known.renewing]
        return any(group and not group.negated and (group.tense == "past" or group.passive) for group in said)

    def _is_ratified(self, event: Event) -> bool:
        """ "ratifié", and not "non encore ratifié"."""
        x, group = self.x, event.group
        if event.status != "ratified" or group is None or self.outcomes.of(event, x) != "ratified":
            return False
        return not self.outcomes.is_barred(group, x)

    def _among(self) -> str | None:
        """ "Parmi les textes paraphés, un accord sur l'eau et un protocole sur la pêche": what is said of all."""
        x = self.x
        if x.words[0] not in x.pack.links.among:
            return None
        group = next((g for g in x.groups if g.form == "participle"), None)
        near = group is not None and group.start <= AMONG and "," in x.words[group.end : group.end + 6]
        return self.known.status.verbs.get(group.lemma) if group is not None and near else None

    def _introduced(self, chunk: Chunk) -> str | None:
        """ "Ont été signés : accord sur la pêche, protocole sur l'eau": what stands before a colon is said of all."""
        x, before = self.x, self.x.words[: chunk.start]
        if ":" not in before[1:] or not (before[-1] in ITEM_MARKS or before[-1] in x.g.joining):
            return None
        colon = len(before) - 1 - before[::-1].index(":")
        return self._before_colon(x, colon) if VERB not in x.tags[colon : chunk.start] else None

    def _before_colon(self, x: Syntax, colon: int) -> str | None:
        """What the verb before a colon says of a list: "Ont été signés :", "Ils ont signé les documents suivants :"."""
        group = x.group_before(colon)
        status = self.known.status.verbs.get(group.lemma) if group is not None else None
        if group is None or status is None or group.form != "finite":
            return None
        told = x.subject(group) if group.passive else x.chunk_from(group.end)
        listed = told is None or told.start > colon or x.words[told.head] in self.known.weak
        return self.outcomes.of(Event(GOVERNOR, status, group, group.lemma), x) if listed else None

    def told_behind(self, last: int) -> str | None:
        """What the verb right behind says: "celui conclu avec l'Inde a été ratifié", "Le second, signé en mai"."""
        group = self.x.group_after(last)
        ended = self.known.status.phrases.at(self.x.words, last + 1) if self.x.words[last : last + 1] == [","] else None
        if ended is not None:
            return ended[0]  # "celui de 2022, arrivé à échéance en mars"
        stands = group is not None and group.start == last + 1 and self.x.tags[last] == CLITIC
        if group is not None and stands and group.lemma == self.x.g.copula and group.tense == "future":
            return PLANNED  # "celle avec l'AFD le sera en mars"
        status = self.known.status.verbs.get(group.lemma) if group is not None and group.passive else None
        if group is None or status is None or group.start > last + 1:
            return None
        if group.form == "participle" and (self.x.words[last] == "," or group.start == last):
            return status  # "et celui avec Vinci suspendu"
        if group.form != "finite":
            return None
        return self.outcomes.of(Event(PREDICATE, status, group, group.lemma), self.x)

    def told_before(self, first: int) -> str | None:
        """ "en négocient un autre sur l'eau": what the verb right before says."""
        group = self.x.group_before(first)
        acts = group is not None and group.end == first and group.form == "finite" and not group.passive
        status = self.known.status.verbs.get(group.lemma) if group is not None and acts else None
        if group is None or status is None:
            return None
        return self.outcomes.of(Event(GOVERNOR, status, group, group.lemma), self.x)

    def _presupposed(self, chunk: Chunk, dated: bool) -> str:
        """Nothing is said of it: one that is wanted is planned, one that is only named exists."""
        if dated or self._is_known(chunk) or self._is_at_work(chunk):
            return IN_FORCE
        if self._is_talked_about(chunk):
            return "prepared"
        if self.known.under.before(self.x.words, chunk.start) or self.x.pack.links.identifying.at(self.x.words, 0):
            return CONCLUDED  # "livrera 42 rames dans le cadre d'un contrat", "Il s'agit de l'accord sur la pêche"
        group = self.x.group_before(chunk.start)
        after = self.x.group_after(chunk.end)
        told = after is not None and after.passive and after.tense == "future" and self.x.subject(after) is chunk
        if told and after is not None and after.lemma in self.known.awaited:
            return PLANNED  # "Trois accords seront annoncés jeudi"
        follows = after is not None and after.lemma in self.known.to_follow and after.tense == "future"
        if follows and after is not None and self.x.subject(after) is chunk:
            return PLANNED  # "L'accord de prêt suivra"
        if group is not None and group.lemma in self.x.g.reaching and group.negated:
            return "prepared"  # "a quitté Lomé sans parvenir à un accord"
        if group is None or group.start < chunk.start - 12:
            return CONCLUDED if self.s.kind != TITLE else UNKNOWN
        known = self.x.pack.modality
        wanted = any(lemma in known.target_verbs or lemma in known.target_carriers for lemma in group.lemmas)
        return PLANNED if wanted or group.tense in ("future", "conditional") else CONCLUDED

    def _is_at_work(self, chunk: Chunk) -> bool:
        """ "Grâce à l'accord de troc", "une clause de l'accord permet", "est financé par un prêt": what there is."""
        x, known = self.x, self.known
        definite = x.words[chunk.start] in x.g.definite or chunk.before in x.g.contracted
        part = x.chunks[chunk.index - 1] if definite and chunk.index and chunk.before in x.g.of else None
        if part is not None and part.end >= chunk.start - 1 and x.words[part.head] in known.parts | known.revising:
            return True
        if definite and known.thanks.before(x.words, chunk.start) is not None:
            return True
        group = x.group_before(chunk.start) if chunk.before == x.g.by else None
        paid = group is not None and group.passive and group.lemma in x.pack.projects.status.paying
        return paid and group is not None and group.tense in ("present", "participle") and not group.negated

    def _is_talked_about(self, chunk: Chunk) -> bool:
        """ "Des négociations sont en cours entre A et B sur un accord": what talks are about."""
        x, nouns = self.x, self.known.status.nouns
        about = chunk.before in x.pack.amounts.along or x.g.purpose.before(x.words, chunk.start) is not None
        return about and any(nouns.get(w) == "prepared" for w in x.words[max(0, chunk.start - TALKS) : chunk.start])

    def _is_known(self, chunk: Chunk) -> bool:
        """ "l'accord de Paris", "la Convention sur l'eau": one that everybody knows by its place or its capital."""
        x, definite = self.x, self.x.words[chunk.start] in self.x.g.definite
        of = x.chunk_from(chunk.end) if x.words[chunk.end : chunk.end + 1] != [] else None
        placed = of is not None and of.before in x.g.of and of.start == chunk.end + 1 and of.start == of.body
        named = placed and of is not None and of.end == of.head + 1 and x.s.capital(of.head)
        return definite and (named or (x.s.capital(chunk.head) and chunk.start > 0))

    def _is_had(self, chunk: Chunk) -> bool:
        """ "Nous avons un protocole d'entente avec Luanda"."""
        group = self.x.group_before(chunk.start)
        return (
            group is not None
            and group.lemma == self.x.g.having
            and chunk.start - group.end <= 1
            and len(group.lemmas) == 1
        )

    def _are_talks_done(self, chunk: Chunk) -> bool:
        """ "ont conclu les négociations en vue d'un accord": nothing is left to negotiate."""
        x = self.x
        aim = x.g.purpose.before(x.words, chunk.start)
        about = chunk.before in x.pack.amounts.along or chunk.before in x.g.of  # "les négociations sur un accord"
        at = aim[1] if aim is not None else chunk.start - 1 if about else 0
        talks = x.chunk_before(at) if at else None
        if talks is None or self.known.status.nouns.get(x.words[talks.head]) != "prepared":
            return False
        group = x.group_before(talks.start)
        done = group is not None and group.tense in ("past", "imperfect") and not group.negated
        over = group is not None and (
            self.known.status.verbs.get(group.lemma) == CONCLUDED or group.lemma in self.known.closing_talks
        )
        return done and over


def events_of_sentence(x: Syntax) -> list[Event]:
    """What an introduction says of the items that hang on it."""
    end = len(x.words)
    chunk = x.chunk_before(end)
    if chunk is None:
        return []
    return events(x, x.pack.agreements.status, chunk, end, end)
