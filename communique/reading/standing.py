"""How far an instrument has come: what the events that are said of it, or of the list it stands in, make of it."""

from __future__ import annotations

from communique.languages.clues import MODAL
from communique.languages.grammar import CLITIC, VERB
from communique.reading.chunks import Chunk
from communique.reading.document import TITLE
from communique.reading.events import GOVERNOR, NEARBY, PARTICIPLE, PREDICATE, Event, events
from communique.reading.groups import Group
from communique.reading.intent import HYPOTHETICAL, has_enabled, has_had_to, is_untrue
from communique.reading.syntax import Syntax
from communique.reading.willing import governs, is_willed

SIGNED, CONCLUDED, PLANNED, ENDED, IN_FORCE, UNKNOWN = "signed", "concluded", "planned", "ended", "in_force", "unknown"

AMONG = 5
"""Words behind "parmi" within which stands what is said of all that is listed."""

TALKS = 16
"""Words before a purpose within which stand the talks that have it."""

ITEM_MARKS = (":", ",", ";", "-", "–", "—")
"""What an item of a list within a sentence begins behind."""

_LEFT_BY_NEGATION = {
    SIGNED: PLANNED,
    CONCLUDED: "refused",
    "ratified": SIGNED,
    IN_FORCE: SIGNED,
    "prepared": UNKNOWN,
    ENDED: IN_FORCE,
    "suspended": IN_FORCE,
}

_LEFT_BY_WILL = {
    SIGNED: PLANNED,
    CONCLUDED: PLANNED,
    "ratified": SIGNED,
    IN_FORCE: SIGNED,
    ENDED: IN_FORCE,
    "suspended": IN_FORCE,
}
"""What an instrument is while that is only wanted, asked for or feared."""

_STAGES = (PLANNED, "prepared", SIGNED, "ratified", IN_FORCE)
"""How far an instrument comes, one behind the other."""


class Standing:
    """Settles the status of the instruments of one sentence; `intro` introduces the list that it is an item of."""

    def __init__(self, x: Syntax, intro: Syntax | None) -> None:
        self.x, self.s, self.intro = x, x.s, intro
        self.known = x.pack.agreements

    def status(self, chunk: Chunk, found: list[Event], listed: bool, dated: bool) -> tuple[str, int]:
        """The status that the firmest event says, and how firmly; of a list item, what its introduction says.

        Of one that is only told with its year ("l'accord de 1972") nothing more is said: it is in force.
        """
        x = self.x
        if self._is_denied(chunk):
            return UNKNOWN, GOVERNOR
        own = [event for event in found if event.strength > NEARBY and not self._says_what(event)]
        firm = own and own[0].strength >= GOVERNOR and own[0].status == "signed"
        if not (firm or self.known.to_come.isdisjoint(x.words[chunk.start : chunk.end])):
            return PLANNED, GOVERNOR  # "ont évoqué un futur accord"
        if own and own[0].group is not None and is_untrue(x, own[0].group):
            return UNKNOWN, GOVERNOR  # "nie que l'accord ait été signé"
        if own:
            supposed = self._is_supposed(chunk, own[0])  # "Si l'accord est signé"
            status = PLANNED if supposed else self._of_own(own, chunk)
            return (CONCLUDED if status == "prepared" and self._are_talks_done(chunk) else status), own[0].strength
        if self._is_had(chunk):
            return CONCLUDED, GOVERNOR
        among = self._among() or self._introduced(chunk)
        if among is not None:
            return among, GOVERNOR
        if listed and self.intro is not None:
            introduced = [e for e in events_of_sentence(self.intro) if e.group is None or not e.group.negated]
            if introduced:
                return self._of_event(introduced[0], self.intro), GOVERNOR
            said = self._before_colon(self.intro, len(self.intro.words) - 1)
            return (said, GOVERNOR) if said is not None else (UNKNOWN, 0)
        if found and found[0].distance < 12:
            return self._of_event(found[0], x), NEARBY
        return self._presupposed(chunk, dated), 0

    def _says_what(self, event: Event) -> bool:
        """ "un accord prévoyant une hausse", "abrogeant celui de 1990": what it says, and not what it comes to."""
        return event.status != IN_FORCE and event.group is not None and event.group.form == "gerund"

    def _of_own(self, own: list[Event], chunk: Chunk) -> str:
        """The status that the events which are said of the instrument itself come to, the firmest first."""
        x = self.x
        status = next(filter(ENDED.__eq__, (self._of_event(event, x) for event in own)), self._of_event(own[0], x))
        if status == SIGNED and any(self._is_ratified(event) for event in own):
            status = "ratified"  # "ratifié par les deux parlements, l'accord entrera en vigueur en mai"
        status = self._furthest(status, own)
        asides = [e for e in own if e.group is not None and e.group.form == "participle"]
        made = [stage for e in asides if (stage := self._of_event(e, x)) in (SIGNED, CONCLUDED, "ratified")]
        if status == CONCLUDED and own[0].strength == GOVERNOR:  # "a remporté un contrat, signé en avril"
            status = max((stage for stage in made if stage != CONCLUDED), key=_STAGES.index, default=status)
        if status == PLANNED and own[0].status == CONCLUDED:  # "octroyée par la BEI, sera débloquée en deux tranches"
            status = next((stage for stage in made if stage != "ratified"), status)
        if status == CONCLUDED and any(e.group is None and e.status == SIGNED and e.strength == GOVERNOR for e in own):
            status = SIGNED  # "La signature de l'accord est intervenue"
        in_force = [event.at for event in own if event.status == IN_FORCE and event.group is None]
        behind = any(at >= chunk.end for at in in_force)  # "avaient conclu un accord, qui demeure en vigueur"
        if in_force and (status in ("prepared", PLANNED) or (status == CONCLUDED and behind)):
            status = IN_FORCE
        if status == IN_FORCE and own[0].lemma in self.known.binding:  # "sont liés par un contrat, signé lundi"
            status = next((stage for stage in made if stage == SIGNED), status)
        if status == IN_FORCE and own[0].group is None and own[0].at < chunk.start:  # "en vertu d'un accord signé"
            status = next((stage for stage in made if stage != "ratified"), status)
        return IN_FORCE if status == ENDED and self._is_renewed(own) else status

    def _furthest(self, status: str, own: list[Event]) -> str:
        """ "négocié depuis dix mois et signé le 4 mai", "signé en mars et entré en vigueur en mai": the last."""
        asides = [event for event in own if event.strength == PARTICIPLE and event.group is not None]
        stages = [self._of_event(event, self.x) for event in asides]
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

    def _is_barred(self, group: Group, x: Syntax) -> bool:
        """ "jamais ratifié", "non encore signé": a participle that is denied by the words before it."""
        before = x.words[max(0, group.start - 2) : group.start]
        return group.form == "participle" and not x.g.inner_negation.union(x.g.negating, x.g.negative_words).isdisjoint(
            before
        )

    def _is_ratified(self, event: Event) -> bool:
        """ "ratifié", and not "non encore ratifié"."""
        x, group = self.x, event.group
        if event.status != "ratified" or group is None or self._of_event(event, x) != "ratified":
            return False
        return not self._is_barred(group, x)

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
        return self._of_event(Event(GOVERNOR, status, group, group.lemma), x) if listed else None

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
        if group.form == "participle" and self.x.words[last] == ",":
            return status
        if group.form != "finite":
            return None
        return self._of_event(Event(PREDICATE, status, group, group.lemma), self.x)

    def _presupposed(self, chunk: Chunk, dated: bool) -> str:
        """Nothing is said of it: one that is wanted is planned, one that is only named exists."""
        if dated or self._is_known(chunk):
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
        if group is not None and group.lemma in self.x.g.reaching and group.negated:
            return "prepared"  # "a quitté Lomé sans parvenir à un accord"
        if group is None or group.start < chunk.start - 12:
            return CONCLUDED if self.s.kind != TITLE else UNKNOWN
        known = self.x.pack.modality
        wanted = any(lemma in known.target_verbs or lemma in known.target_carriers for lemma in group.lemmas)
        return PLANNED if wanted or group.tense in ("future", "conditional") else CONCLUDED

    def _is_talked_about(self, chunk: Chunk) -> bool:
        """ "Des négociations sont en cours entre A et B sur un accord": what talks are about."""
        x, nouns = self.x, self.known.status.nouns
        about = chunk.before in x.pack.amounts.along or x.g.purpose.before(x.words, chunk.start) is not None
        return about and any(nouns.get(w) == "prepared" for w in x.words[max(0, chunk.start - TALKS) : chunk.start])

    def _is_known(self, chunk: Chunk) -> bool:
        """ "l'accord de Paris", "la Convention sur l'eau": one that everybody knows by its place or its capital."""
        x, definite = self.x, self.x.words[chunk.start] in self.x.g.determiners - self.x.g.indefinite
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

    def _of_event(self, event: Event, x: Syntax) -> str:
        group, status = event.group, event.status
        if status in (SIGNED, CONCLUDED) and self._is_talked_of(event, x):
            return "prepared"
        if group is None:
            return self._of_noun(event, x)
        if group.negated or self._is_barred(group, x):
            return self._negated(event, group, x)
        return self._of_verb(event, group, x)

    def _of_verb(self, event: Event, group: Group, x: Syntax) -> str:
        """What a verb says that nothing denies."""
        status = event.status
        if status == CONCLUDED and self._is_of_parliament(group, x):
            status = "ratified"  # "a été approuvé par le Sénat"
        if status == "prepared" and group.lemma in self.known.amending and group.tense == "past":
            status = CONCLUDED  # "a été renégocié"
        if self._is_refused(group):
            return IN_FORCE if status in (ENDED, "suspended") else "refused"
        if is_willed(x, group):
            return _LEFT_BY_WILL.get(status, status)
        to_come = group.tense in ("future", "conditional") or (group.form == "infinitive" and group.tense != "past")
        if status == "suspended" and to_come:
            return IN_FORCE
        if status == ENDED:
            acts = event.strength == GOVERNOR and group.lemma not in x.g.unaccusative  # "Accra dénonce le contrat"
            runs = to_come or (group.tense == "present" and not (group.passive or acts) and group.form == "finite")
            return "in_force" if runs else status  # what will expire, or expires this summer, runs
        if group.tense == "present" and not group.passive and event.lemma in self.known.finishing:
            return "prepared"  # "Nous finalisons un accord"
        if status == IN_FORCE and (event.lemma in self.known.status.verbs or event.lemma in x.g.lasting):
            return status  # what is to be applied is there; "restera en vigueur jusqu'en 2028"
        if status in (SIGNED, CONCLUDED, "ratified", "in_force") and (
            to_come or self._is_wanted(group, x) or is_willed(x, group)
        ):
            return SIGNED if status in ("ratified", "in_force") else PLANNED
        return status

    def _of_noun(self, event: Event, x: Syntax) -> str:
        """What an event noun or a phrase says: "ouvre la voie à la signature", "un projet de loi de ratification"."""
        if event.status == CONCLUDED and self._is_not_reached(event, x):
            return "prepared"
        if event.status == "ratified" and self._is_bill(x):
            return SIGNED
        told = next((chunk for chunk in x.chunks if x.words[chunk.head] == event.lemma), None)
        group = governs(x, told) if told is not None else None
        if group is not None and told is not None and not group.passive:
            bars = self.known.status.verbs.get(group.lemma) == "refused" and not group.negated
            if bars and told.before in x.g.to:
                return "refused"  # "s'oppose à la signature de l'accord"
            if event.status == "suspended" and group.lemma in self.known.lifting:
                return IN_FORCE  # "a levé la suspension de l'accord"
            if group.lemma in self.known.willing | self.known.adopting:
                return _LEFT_BY_WILL.get(event.status, event.status)  # "demande la suspension de l'accord"
        coming = event.lemma and event.status in (SIGNED, CONCLUDED) and self._is_way_to(event, x)
        return PLANNED if coming else event.status

    def _is_not_reached(self, event: Event, x: Syntax) -> bool:
        """ "ne sont pas parvenus à un accord"."""
        group = next((g for g in x.groups if g.start <= event.at < g.end), None)
        return group is not None and group.negated and group.lemma in x.g.reaching

    def _negated(self, event: Event, group: Group, x: Syntax) -> str:
        """What is left of a status that a verb denies: "n'a pas été signé", "n'a pas été résilié"."""
        if event.lemma in self.known.renewing:
            return IN_FORCE if group.tense == "future" else ENDED  # "ne sera pas reconduit": it runs as yet
        if event.lemma in self.known.finishing:
            return "prepared"  # "n'a pu être finalisé"
        left = _LEFT_BY_NEGATION.get(event.status, event.status)
        yet = any(x.tags[k] == "A" and x.words[k] in x.g.yet for k in range(group.start, group.end))
        if event.status in (SIGNED, "ratified") and not yet and self._is_never(group, x):
            return "refused"
        if left == "refused" and group.start and x.words[group.start - 1] in x.g.privative:
            return "prepared"  # "sans conclure d'accord"
        if left == "refused" and group.tense == "present" and group.passive:
            return PLANNED if yet else "prepared"  # "n'est pas bouclé"
        return PLANNED if left == "refused" and yet else left

    def _is_never(self, group: Group, x: Syntax) -> bool:
        """ "ne signera pas l'accord", "a décidé de ne pas le ratifier"; "ne signera pas avant mai" says when."""
        until = x.g.until in x.words[group.end :]
        modal = len(group.lemmas) > 1 and group.lemmas[0] in x.g.modals
        barred = group.start > 0 and x.words[group.start - 1] in x.g.privative  # "sans signer l'accord"
        willed = group.tense in ("future", "conditional") and not group.passive
        decided = any(lemma not in x.g.auxiliaries for lemma in group.lemmas[:-1])
        return not (until or modal or barred) and (willed or decided or group.form == "infinitive")

    def _is_refused(self, group: Group) -> bool:
        """ "a refusé de signer l'accord", "a renoncé à le signer"."""
        refused = {verb for verb, status in self.known.status.verbs.items() if status == "refused"}
        outer = self.x.group_before(group.start) if group.form == "infinitive" else None
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

    def _are_talks_done(self, chunk: Chunk) -> bool:
        """ "ont conclu les négociations en vue d'un accord": nothing is left to negotiate."""
        x = self.x
        aim = x.g.purpose.before(x.words, chunk.start)
        talks = x.chunk_before(aim[1]) if aim is not None else None
        if talks is None or self.known.status.nouns.get(x.words[talks.head]) != "prepared":
            return False
        group = x.group_before(talks.start)
        done = group is not None and group.tense in ("past", "imperfect") and not group.negated
        return done and group is not None and self.known.status.verbs.get(group.lemma) == CONCLUDED

    def _is_way_to(self, event: Event, x: Syntax) -> bool:
        """ "ouvre la voie à la signature de l'accord": what is made possible is not yet so."""
        told = next((chunk for chunk in x.chunks if x.words[chunk.head] == event.lemma), None)
        if told is None:
            return False
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


def events_of_sentence(x: Syntax) -> list[Event]:
    """What an introduction says of the items that hang on it."""
    end = len(x.words)
    chunk = x.chunk_before(end)
    if chunk is None:
        return []
    return events(x, x.pack.agreements.status, chunk, end, end)
