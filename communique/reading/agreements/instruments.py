"""Agreements: instruments in lists of documents signed, and in prose."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import GERUND, NUMBER
from communique.reading.agreements.ordinals import Ordinals
from communique.reading.agreements.standing import Standing
from communique.reading.agreements.subjects import subject_of
from communique.reading.agreements.wording import Wording
from communique.reading.events.outcomes import CONCLUDED, PLANNED, SIGNED
from communique.reading.events.said import GOVERNOR, NEARBY, PARTICIPLE, PREDICATE, events
from communique.reading.facts import Agreement
from communique.reading.parties.naming import unique
from communique.reading.parties.signatories import Signatories
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ITEM, TITLE
from communique.reading.sentences.syntax import Syntax

ITEM_HEAD: Final = 4
"""A list item names its instrument within its first words."""

OF_ONE: Final = frozenset({"road_map", "action_plan"})
"""Types of what one alone may have as well as several."""


class Instruments:
    """Finds the instruments of a sentence."""

    def __init__(self, x: Syntax, intro: Syntax | None) -> None:
        self.x, self.s, self.intro = x, x.s, intro
        self.known = x.pack.agreements
        self.wording, self.standing, self.signatories = Wording(x), Standing(x, intro), Signatories(x)
        self.ordinals = Ordinals(x, self.wording, self.standing, self.signatories)

    def find(self) -> list[Agreement]:
        """Every instrument that the sentence speaks of as one that is made, planned or ended, or points back to."""
        hits = self.known.instruments.within(self.s.words, 0, len(self.s))
        hits = [hit for hit in hits if not self.wording.is_idiom(hit[1], hit[2])]
        found: list[Agreement] = []
        end = 0
        for k, (kind, i, j) in enumerate(hits):
            if (i < end and not self.wording.is_amended(i)) or (found and self._is_second_kind(i, found[-1])):
                continue
            while k + 1 < len(hits) and self.wording.is_joined(j, hits[k + 1][1]):
                k += 1  # "accords et mémorandums" are one aggregate
                j = end = hits[k][2]
            limit = self.wording.limit(hits[k + 1][1]) if k + 1 < len(hits) else len(self.s)
            agreement = self._agreement(kind, i, j, max(j, limit))
            chunk = self.x.chunk_at(i)
            another = chunk is not None and self._is_told_as_another(chunk)
            if agreement is not None and found and self._is_told_by(agreement, chunk, found[-1]):
                continue
            if not another and (agreement is None or agreement.rule == "agreement.reference"):
                agreement = self.ordinals.one(kind, i, j) or agreement
            if agreement is not None:
                found.append(agreement)
                end = max(end, agreement.last)
        return [*found, *self.ordinals.alone(found), *self.ordinals.elliptic(found)]

    def _is_second_kind(self, i: int, last: Agreement) -> bool:
        """ "un accord de cofinancement et de partenariat": one instrument, of two kinds."""
        words, joining = self.x.words, self.x.g.joining
        joined = i > 1 and words[i - 1] in self.x.g.of and words[i - 2] in joining and last.last == i - 2
        return joined and last.count == 1 and last.subject is not None

    def _is_told_by(self, agreement: Agreement, chunk: Chunk | None, last: Agreement) -> bool:
        """ "L'accord porte sur un prêt de 65 millions": no other instrument than the one before it."""
        x = self.x
        group = x.group_before(chunk.start) if chunk is not None else None
        if chunk is None or group is None or group.form != "finite" or group.lemma not in self.known.about:
            return False
        lent = x.words[chunk.head] in x.pack.projects.money and agreement.count == 1 == last.count
        return lent and x.chunk_at(last.noun) is x.subject(group) and chunk.start - group.end <= 2

    def _agreement(self, kind: str, i: int, j: int, limit: int) -> Agreement | None:
        x, s = self.x, self.s
        chunk = x.chunk_at(i)
        if chunk is None:
            return None
        first, count, how = self.wording.opening(chunk, i, j)
        draft = self.wording.draft(first)
        if draft is not None:  # "un projet de convention"
            first, count, how = self.wording.opening(draft, draft.head, draft.head + 1)
        if how == "none" or self._is_told_as_another(chunk) or self._is_law_on_another(i, limit):
            return None
        labelled = self.wording.is_labelled(first)
        listed = s.kind == ITEM and (first < ITEM_HEAD or labelled) and self.intro is not None
        last = self.wording.end(chunk, j, limit, listed)
        found = events(x, self.known.status, draft or chunk, first, last)
        dated = how == "definite" and self.wording.is_dated(last)
        status, strength = self.standing.status(chunk, found, listed, dated)
        if draft is not None and (strength <= NEARBY or status in (CONCLUDED, "unknown")):
            status, strength = "prepared", GOVERNOR
        if strength <= NEARBY and self._is_announced(chunk):
            status, strength = CONCLUDED, GOVERNOR
        bare = how == "definite" and not listed and self.wording.points_back(chunk, j, last)
        alone = how == "definite" and limit >= len(s)  # and no list: "il s'agit de l'accord sur A, du protocole sur B"
        bare = bare or (count == 1 and (alone or how == "indefinite") and self._is_what_it_is(chunk))
        start = first + 1 if first < i and s.words[first] in x.g.determiners else first
        agreement = Agreement(
            s,
            first,
            last,
            "agreement.item" if listed else "agreement.title" if s.kind == TITLE else "agreement.prose",
            type=kind,
            title=s.span(start, last),
            called=s.span(i, j),
            subject=subject_of(x, chunk, i, j, last, kind),
            status=status,
            count=count,
            noun=i,
            strength=strength,
        )
        if bare:
            agreement.rule = "agreement.reference"
        elif not self._is_told(agreement, chunk, j, how, listed):
            return None
        agreement.parties = self.signatories.of(agreement, chunk)
        if labelled:
            agreement.parties = unique([*self.signatories.of_label(), *agreement.parties])
        return agreement

    def _is_law_on_another(self, i: int, limit: int) -> bool:
        """ "un projet de loi autorisant la ratification de l'accord": the law by which a country is bound by it."""
        x = self.x
        if x.words[i] not in self.known.laws:
            return False
        inner = next((start for _, start, _ in self.known.instruments.within(x.words, i + 1, len(x.words))), None)
        chunk = x.chunk_at(inner) if inner is not None else None
        root = x.root(chunk) if chunk is not None else None
        return root is not None and root is not chunk and self.known.status.nouns.get(x.words[root.head]) == "ratified"

    def _is_announced(self, chunk: Chunk) -> bool:
        """ "Renault a annoncé un partenariat avec Geely": what firms tell of themselves."""
        group = self.x.group_before(chunk.start)
        told = group is not None and group.lemma in self.known.announcing and group.tense in ("past", "present")
        acts = told and group is not None and chunk in self.x.objects(group, limit=6) and not group.negated
        return acts and group is not None and self.signatories.is_of_firms(group)

    def _is_what_it_is(self, chunk: Chunk) -> bool:
        """ "Il s'agit d'un accord de don": what was told right before, called by its kind."""
        return self.x.pack.links.identifying.before(self.x.words, chunk.start) is not None

    def _is_told_as_another(self, chunk: Chunk) -> bool:
        """ "Le second accord militaire est un protocole additionnel": the instrument that it is said to be tells it."""
        x = self.x
        if x.words[chunk.end : chunk.end + 1] == [","] and not self.known.ordinals.isdisjoint(
            x.words[chunk.start : chunk.end]
        ):
            told = x.chunk_from(chunk.end)  # "Le premier accord, un prêt de 41 millions, est destiné à"
            if told is not None and told.start == chunk.end + 1 and x.words[told.start] in x.g.indefinite:
                return self.known.instruments.at(x.words, told.head) is not None
        group = next((g for g in x.groups if g.start >= chunk.end and g.form == "finite"), None)
        if group is None or group.lemma != x.g.copula or group.passive or x.subject(group) is not chunk:
            return False
        called = x.chunk_from(group.end)
        if called is None or called.start != group.end or x.words[called.start] not in x.g.indefinite:
            return False
        return self.known.instruments.at(x.words, called.head) is not None

    def _is_told(self, agreement: Agreement, chunk: Chunk, j: int, how: str, listed: bool) -> bool:
        """Whether the text speaks of an instrument that is a fact, and not of instruments in general."""
        noun, strength = self.x.words[agreement.noun], agreement.strength
        made = agreement.status in (SIGNED, CONCLUDED) or self._is_renewed(chunk)
        longer = agreement.last > j or agreement.subject is not None
        awarded = noun in self.known.awarded  # "un marché (public)": one that is won or given
        weakly = awarded and strength < (PARTICIPLE if longer and how == "definite" else GOVERNOR)
        said = made or noun not in self.known.weak or (agreement.status == "prepared" and strength > GOVERNOR)
        told_by = noun in self.known.media and chunk.before not in ("", self.x.g.with_)  # "dans un communiqué conjoint"
        if (noun in self.known.budgeted and self._is_voted(chunk)) or self._is_of_one(agreement, chunk):
            return False
        if told_by or weakly or (noun in self.known.signed_only and not made and not listed):
            return listed
        if listed or (how == "counted" and said):
            return True
        if noun in self.known.weak and j - agreement.noun == 1:
            return self._is_told_of_weak(agreement, chunk, how, made)
        if self.s.words[j - 1] in self.known.quantified:  # "commande de 30 A320neo", "commande record de 11 milliards"
            tags = self.x.tags[j : max(agreement.last, j + 3)]
            return how != "bare" and NUMBER in tags and GERUND not in tags[: tags.index(NUMBER)]
        if how != "bare" and self._has_sum(agreement):
            return True
        if noun in self.known.money_nouns and strength <= NEARBY:
            return how != "bare" and self._is_lent(agreement, chunk, j)
        if agreement.count is None:
            signed = strength == PARTICIPLE and made and how == "definite" and agreement.subject is not None
            planned = strength == PREDICATE and how == "aggregate" and agreement.status == PLANNED
            return signed or planned or (strength >= GOVERNOR and (made or longer))
        if how == "bare":  # "par contrat d'affermage" says how something was obtained
            headed = self._is_headline() or self._is_head(agreement)
            return strength >= PARTICIPLE or (longer and (chunk.before == self.x.g.by or headed))
        return self._is_particular(agreement, chunk, j, how)

    def _is_renewed(self, chunk: Chunk) -> bool:
        """ "ont reconduit leur partenariat": what is renewed has been made."""
        x, group = self.x, self.x.group_before(chunk.start)
        renewed = group is not None and group.lemma in self.known.renewing and not group.negated
        return renewed and group is not None and group.tense == "past" and chunk in x.objects(group)

    def _is_voted(self, chunk: Chunk) -> bool:
        """ "Le Sénat a voté un crédit de 70 millions", "La loi prévoit des crédits": lent by nobody."""
        x, group = self.x, self.x.group_before(chunk.start)
        if group is None or chunk not in x.objects(group):
            return False
        subject = x.subject(group) if x.g.is_plural(x.words[chunk.head]) and not group.passive else None
        noun = x.words[subject.head] if subject is not None else ""
        state = noun in self.known.parliaments | self.known.laws | x.pack.modality.budgets
        state = state or x.pack.parties.kinds.get(noun) == "government_body"
        return group.lemma in x.pack.modality.adopting or state

    def _is_of_one(self, agreement: Agreement, chunk: Chunk) -> bool:
        """ "Le gouvernement a présenté sa feuille de route", "le plan d'action national": of one alone."""
        x, own = self.x, agreement.type in OF_ONE and agreement.status != SIGNED
        words = x.words[agreement.first : agreement.last]
        if not own or x.g.between in x.words or x.g.with_ in x.words or not self.known.joint.isdisjoint(words):
            return False
        group = x.group_before(chunk.start)
        subject = x.subject(group) if group is not None and not group.passive and chunk in x.objects(group) else None
        many = subject is None or x.g.is_plural(x.words[subject.head]) or x.coordinated(subject) is not subject
        of = x.chunk_from(chunk.end)
        owner = of is not None and of.before in x.g.of and of.start == chunk.end + 1 and not x.s.capital(of.head)
        owned = owner and of is not None and x.pack.parties.kinds.get(x.words[of.head]) == "government_body"
        return not many or owned or not self.known.national.isdisjoint(words)

    def _is_particular(self, agreement: Agreement, chunk: Chunk, j: int, how: str) -> bool:
        """Whether one of which little is said is one in particular, and not any of its kind."""
        strength, made = agreement.strength, agreement.status in (SIGNED, CONCLUDED)
        longer = agreement.last > j or agreement.subject is not None
        if how == "indefinite" and strength == 0 and agreement.type == "contract":  # with no event, maybe anybody's
            return agreement.subject is not None or bool(self.signatories.of(agreement, chunk))
        if how == "indefinite" and self._is_needed(chunk):
            return False  # "un accord politique est nécessaire"
        general = how == "indefinite" and strength == 0 and not longer and self._is_generic(chunk)
        formal = agreement.type not in ("agreement", "contract", "other", "loan")
        formal = formal or (agreement.type == "other" and j - agreement.noun > 1)  # "dans une lettre d'intention"
        return not general and (longer or formal or strength >= PARTICIPLE or (strength == NEARBY and made))

    def _is_needed(self, chunk: Chunk) -> bool:
        """Whether it is said to be needed, or possible, and no more."""
        x = self.x
        group = next((g for g in x.groups if g.start >= chunk.end and g.lemma == x.g.copula), None)
        said = group is not None and x.subject(group) is chunk and x.words[group.end : group.end + 1] != []
        return said and group is not None and x.words[group.end] in self.known.needed

    def _is_head(self, agreement: Agreement) -> bool:
        """ "Contrat d'affermage :": it opens its sentence and a colon closes it."""
        return agreement.first == 0 and self.x.words[agreement.last : agreement.last + 1] == [":"]

    def _is_lent(self, agreement: Agreement, chunk: Chunk, j: int) -> bool:
        """ "sous forme d'un prêt", "le prêt de 2019", "un prêt de la JICA": one in particular."""
        formed = self.known.forms.before(self.x.words, chunk.start) is not None
        return formed or self.wording.dated_end(j) > j or bool(self.signatories.by_whom(agreement))

    def _is_generic(self, chunk: Chunk) -> bool:
        """ "Une convention n'étanche pas la soif": what is said of any of its kind."""
        group = next((g for g in self.x.groups if g.start >= chunk.end and g.form == "finite"), None)
        return group is not None and group.tense == "present" and self.x.subject(group) is chunk

    def _is_headline(self) -> bool:
        """A title, or a sentence without a verb: "29 janvier 2001 – Traité de Turin."."""
        return self.s.kind == TITLE or not any(group.form == "finite" for group in self.x.groups)

    def _is_told_of_weak(self, agreement: Agreement, chunk: Chunk, how: str, made: bool) -> bool:
        """Of "un texte", "des documents": one that is made or drafted; a list tells "les documents suivants" itself.

        A declaration is one of several countries: "une déclaration du directeur" is what he said.
        """
        if agreement.type == "declaration" and len(self.signatories.owners(chunk)) > 1:
            return True
        remark = agreement.type == "declaration" and agreement.subject is None and agreement.status != SIGNED
        if remark or agreement.strength <= NEARBY:
            return False
        if agreement.count is None and how != "aggregate" and agreement.subject is None:
            behind = self.s.words[agreement.noun + 1 : agreement.last + 2]
            listed = not self.known.following.isdisjoint(behind) and agreement.strength >= GOVERNOR
            return listed and agreement.status == SIGNED  # "la signature des instruments ci-après"
        drafted = agreement.status == "prepared" and how in ("indefinite", "counted") and agreement.type == "other"
        if agreement.type == "other" and how == "definite" and agreement.status == CONCLUDED:
            return agreement.subject is not None  # not "le document validé sera affiché"
        over = agreement.status in ("ended", "ratified", "in_force")
        over = over and (agreement.type != "other" or agreement.count == 1)  # not "les textes en vigueur"
        return made or drafted or (over and how != "bare")

    def _has_sum(self, agreement: Agreement) -> bool:
        words, end = self.s.words, agreement.last
        worth = self.x.pack.amounts.value_of.within(words, end, min(len(words), end + 5))
        to = words[end : end + 1] != [] and (
            words[end] in self.x.g.of or words[end] in self.x.g.to
        )  # "un contrat à 90 M$"
        priced = to and self.x.tags[end + 1 : end + 2] == ["N"]
        stop = min(len(words), worth[-1][2] + 4 if worth else end + (6 if priced else 2))
        said = range(agreement.noun + 1, stop)
        behind = words[agreement.noun + 1 : agreement.noun + 2]
        lent = words[agreement.noun] in self.known.money_nouns and not self.x.g.of.isdisjoint(behind)
        if lent and any(words[k] in self.x.pack.numbers.scales for k in said):
            return True  # "un crédit de 35 millions pour le Bénin"
        return any(self.x.pack.units.currencies.at(words, k) for k in said)
