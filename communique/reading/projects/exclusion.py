"""What is no undertaking: the noun of a thing in the name of a body, a trade, a part of a whole, goods."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADJECTIVE, NUMBER, OF, PREPOSITION, WORD
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

TRADE: Final = 6
"""Words before a thing within which someone's trade is told."""

GIVEN: Final = 3
"""Words behind a verb within which the sum stands that is given."""

MADE_OF: Final = 12
"""Words behind a verb such as "composer" within which its parts are listed."""

MANUFACTURING: Final = "C"
"""The ISIC section of what companies are called after: "les Brasseries du Hainaut"."""


INITIALS: Final = 4
"""Letters of initials that may look like the noun of a thing."""


class Exclusion:
    """Tells the nouns of one sentence that name no undertaking."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects

    def is_none(self, chunk: Chunk, i: int, j: int) -> bool:
        """Whether the noun at tokens i to j (exclusive) names no undertaking at all."""
        opening = self.s.words[chunk.start : i]
        if any(word in self.x.g.negative_words or word in self.known.vague for word in opening):
            return True
        if self.s.words[i] in self.known.moneys and not self.x.g.plural_determiners.isdisjoint(opening):
            return True  # "les fonds prévus pour l'eau"
        if self._is_trade(chunk) or self._is_of_body(chunk) or self._is_sold(chunk) or self._is_host(chunk):
            return True
        if self.s.words[i] in self.known.actors and self._is_someone(chunk):
            return True
        if self.s.words[i] in self.x.pack.parties.kinds and self._is_apposed(chunk):
            return True
        if self._is_initials(chunk, i) or self._is_of_force(i) or self._is_signatory(chunk):
            return True
        if self._is_of_no_thing(i):
            return True
        if self._is_in_paper(i, j) or self._is_lot(chunk, i, j) or self._is_told_as(chunk):
            return True
        return self._is_draft(i, j) or self._is_vague(chunk, i, j) or self._is_less(chunk, i, j)

    def _is_signatory(self, chunk: Chunk) -> bool:
        """ "L'université de Pa et le port de Lo ont signé un accord": who signs."""
        x, known = self.x, self.x.pack.agreements
        group = x.group_after(chunk.end)
        if group is None or group.form != "finite" or group.passive or chunk.before:
            return False
        subject = x.subject(group)
        if subject is None or not (subject is chunk or x.is_told_with(chunk, subject)):
            return False
        signs = known.status.verbs.get(group.lemma) in ("signed", "concluded", "ended")
        return signs and any(known.instruments.at(x.words, thing.head) for thing in x.objects(group, limit=8))

    def is_beside(self, chunk: Chunk, i: int) -> bool:
        """ "entre les ports", "avec la centrale"; of "avec sept projets totalisant 29 millions" it is told."""
        counted = self.x.words[i] in self.known.plain and self.x.tags[chunk.start] == NUMBER
        shared = self.x.pack.links.spelled_out.before(
            self.x.words, chunk.start
        )  # "390 millions répartis entre un parc et"
        within = chunk.before in self.x.g.in_ and chunk.before not in self.x.g.to
        some = chunk.start > 0 and self.x.words[chunk.start - 1] in self.x.g.partitive  # "dans de nouveaux parcs"
        bare = chunk.start == chunk.body and not some and not self.x.s.capital(i)
        if within and bare:  # "est en projet à Sintra", "en zone rurale"
            return True
        return (chunk.before == self.x.g.between and not shared) or (chunk.before == self.x.g.with_ and not counted)

    def _is_initials(self, chunk: Chunk, i: int) -> bool:
        """ "deux navires pour CMA CGM": initials that are no noun's, with no article and others behind them."""
        bare = chunk.start == chunk.body == i and chunk.before not in self.x.g.contracted
        upper = [self.s.written(k).isupper() for k in (i, i + 1) if k < chunk.end]
        return bare and upper == [True, True] and len(self.s.written(i)) <= INITIALS

    def _is_of_force(self, i: int) -> bool:
        """ "L'armée a lancé une opération à Pa": no undertaking of the economy."""
        fought = self.s.words[i] in self.known.fought
        return fought and not self.known.forces.isdisjoint(self.s.words[: i + 3])

    def _is_of_no_thing(self, i: int) -> bool:
        """ "la sécurisation de cette région", "le renouvellement du bureau", "la phase de la crise": of no thing."""
        x, known = self.x, self.known
        told = x.words[i] in known.named_events or x.words[i] in known.partial
        of = x.chunk_from(i + 1) if told and x.tags[i + 1 : i + 2] == [OF] else None
        if of is None or of.start > i + 2 or x.words[of.head] in known.heads.entries:
            return False
        if x.words[i] in known.partial:
            return x.words[of.head] in known.staged
        body = x.words[of.head] in x.pack.parties.kinds or x.words[of.head] in x.pack.amounts.people
        body = body and x.words[i] in known.renewed
        return body or (x.words[of.start] in x.g.demonstratives and x.words[of.head] not in known.named_events)

    def _is_draft(self, i: int, j: int) -> bool:
        """ "40 projets de conventions": what is to be signed, and not run."""
        x = self.x
        drafted = x.words[i] in self.known.plain and x.words[j : j + 1] != [] and x.words[j] in x.g.of
        return drafted and x.pack.agreements.instruments.at(x.words, j + 1) is not None

    def _is_in_paper(self, i: int, j: int) -> bool:
        """ "la feuille de route commerciale": the noun of an instrument."""
        paper = self.x.pack.agreements.instruments.before(self.x.words, j)
        return paper is not None and paper[1] < i

    def _is_lot(self, chunk: Chunk, i: int, j: int) -> bool:
        """ "un lot de 20 ambulances", "12 ferme et 6 en option": so many of something, and no thing."""
        x = self.x
        lot = x.words[i] in self.known.lots and x.tags[j : j + 2] == [OF, NUMBER]
        several = chunk.body == i == chunk.start + 1 and x.words[chunk.start].isdigit() and x.words[chunk.start] != "1"
        return lot or (several and not x.g.is_plural(x.words[i]))

    def _is_some_of(self, chunk: Chunk) -> bool:
        """ "deux turbines sur six tournent", "un pont sur cinq attire": a part of what is there."""
        x, k = self.x, chunk.end
        along = x.words[k : k + 1] != [] and x.words[k] in x.pack.amounts.along and x.tags[k + 1 : k + 2] == [NUMBER]
        counted = x.tags[chunk.start] == NUMBER or x.words[chunk.start] in x.g.indefinite
        sized = x.tags[k + 2 : k + 3] == [WORD] and not x.words[k + 1].isalpha()  # "un pont sur 350 mètres"
        return along and counted and not sized

    def _is_less(self, chunk: Chunk, i: int, j: int) -> bool:
        """Whether it is a part of things, of money or of a whole."""
        part = self._is_some_of(chunk) or self._is_part_of_sum(i, j)
        return part or self._is_supplied(chunk) or self._is_end(chunk, self.s.words[i])

    def _is_part_of_sum(self, i: int, j: int) -> bool:
        """ "une première tranche de 270 millions d'euros": a part of money."""
        x, k = self.x, j + 1
        while x.tags[k : k + 1] == [NUMBER]:
            k += 1
        priced = x.tags[j : j + 1] == [OF] and x.words[i] in self.known.partial
        of = x.chunk_from(j) if priced else None
        if of is not None and of.start <= j + 1 and x.words[of.head] in self.known.money | x.pack.amounts.money_words:
            return True  # "la deuxième tranche de la redevance"
        return priced and any(x.pack.units.currencies.at(x.words, n) for n in range(j + 2, min(k + 2, len(x.words))))

    def _is_vague(self, chunk: Chunk, i: int, j: int) -> bool:
        """ "l'infrastructure nécessaire", "d'importants projets de gazoduc", "à proximité du campus"."""
        x = self.x
        needed = any(word in self.known.vague_after for word in x.words[j : chunk.end])
        owed = x.words[x.top(chunk).head] in self.known.owed  # "les créances des cliniques"
        if needed or owed or self.known.beside.before(x.words, chunk.start):
            return True
        beside = i > 1 and ((x.tags[i - 1] == WORD and x.s.capital(i - 1)) or x.words[i - 1][0].isdigit())
        named = beside and x.s.capital(i) and i + 1 < len(x.words)
        if named and x.s.capital(i + 1):
            return True  # "China Railway Bureau Group"
        if self._is_company(chunk, i):
            return True
        alone = chunk.before in x.g.of and chunk.start == chunk.body == i and x.words[i] in self.known.named_events
        behind = x.tags[chunk.end : chunk.end + 1] == [OF]  # "les travaux d'aménagement agricole de la plaine"
        if alone and not behind and x.tags[j : j + 1] not in ([OF], [ADJECTIVE]):
            return True  # "les travaux de modernisation"
        if j == i + 1 and x.words[i] in self.known.else_ and self._is_alone(j):
            return True  # "créer 90 postes"
        bare = chunk.before in x.g.of and chunk.start == chunk.body == i and chunk.index > 0
        if not bare:
            return False
        whole = x.chunks[chunk.index - 1]
        return x.words[whole.head] in self.known.plain and x.g.is_plural(x.words[whole.head])

    def _is_company(self, chunk: Chunk, i: int) -> bool:
        """ "les Brasseries du Hainaut": several with a capital of their own are one that owns them."""
        x = self.x
        made = self.known.heads.entries.get(x.words[i]) == MANUFACTURING
        own = made and x.g.head_first and x.g.is_plural(x.words[i]) and x.s.capital(i)
        definite = (chunk.start == i - 1 and x.words[chunk.start] in x.g.determiners) or (
            chunk.start == i and chunk.before in x.g.contracted
        )
        return own and definite

    def _is_alone(self, j: int) -> bool:
        """Whether nothing behind a noun says of what kind it is; a place does not: "90 postes à Pa"."""
        x = self.x
        where = x.tags[j : j + 1] == [PREPOSITION] and x.words[j + 1 : j + 2] != [] and x.s.capital(j + 1)
        return where or (j < len(x.words) and x.tags[j] not in (OF, WORD, ADJECTIVE, PREPOSITION))

    def _is_supplied(self, chunk: Chunk) -> bool:
        """ "fournira des électrolyseurs": goods that somebody sells, and does not build."""
        x = self.x
        group = x.group_before(chunk.start)
        sold = group is not None and group.lemma in self.known.supplying and x.g.is_plural(x.words[chunk.head])
        return sold and group is not None and chunk in x.objects(group)

    def _is_end(self, chunk: Chunk, noun: str) -> bool:
        """What a way leads to, or what a whole is made of: "relie le port de Faw à la frontière"."""
        x = self.x
        group = x.group_before(chunk.start)
        if group is None or chunk.time or noun in self.known.funded:
            return False
        running = self.known.status.verbs.get(group.lemma) == "running"
        definite = x.words[chunk.start] in x.g.determiners and x.words[chunk.start] not in x.g.indefinite
        if chunk.before == x.g.by and group.passive and running and definite:
            return True  # "acheminé par le gazoduc"
        if group.lemma in self.known.drawn_from and x.words[chunk.start - 1] in x.g.of and group.tense != "future":
            return True  # "dépend de la centrale", "dispose d'une usine"
        if group.lemma in self.known.ends_of_ways:
            end = chunk in x.objects(group) or x.root(chunk) in x.objects(group)  # "relie le quartier de la gare à"
            return end or (chunk.before in x.g.to and bool(x.objects(group)))
        counted = NUMBER in x.tags[chunk.start : chunk.head]
        had = (group.passive or group.form == "participle") and group.lemma in self.known.equipping
        composed = had or group.lemma in self.known.composing
        whole = x.subject(group)
        head = x.words[whole.head] if whole is not None else ""
        land = x.pack.countries.at(x.words, whole.body) is not None if whole is not None else False
        if had and whole is not None and (land or head in x.pack.modality.settled or x.s.capital(whole.head)):
            return False  # "La ville de Pa sera dotée d'un stade"
        concrete = whole is not None and head not in self.known.generic  # "la plateforme comprend un parking"
        parts = composed or ((counted or concrete) and group.lemma in self.known.containing)
        listing = head in self.known.plain and x.g.is_plural(head)  # "ces projets ont inclus l'aéroport"
        made_of = noun not in self.known.plain and parts and not listing and chunk.start - group.end <= MADE_OF
        before = x.words[chunk.start - 1]  # "dispose d'un parking", but "compte sur un parking"
        within = before in x.g.in_ and before not in x.pack.amounts.along
        behind = (chunk.before in x.g.of and x.root(chunk) is chunk) or within
        return made_of and (behind or (not group.passive and chunk in x.objects(group)))

    def _is_trade(self, chunk: Chunk) -> bool:
        """ "une société spécialisée dans le financement d'infrastructures": what someone does, of no thing at all."""
        bare = chunk.start == chunk.body and chunk.before in self.x.g.of
        said = self.known.trades.within(self.x.words, max(0, chunk.start - TRADE), chunk.start) if bare else None
        return bool(said)

    def _is_sold(self, chunk: Chunk) -> bool:
        """ "a vendu sa filiale malienne": what is there, and changes hands."""
        x = self.x
        group = x.group_before(chunk.start)
        sold = group is not None and group.lemma in self.known.sold and chunk.start == group.end
        return sold and x.words[chunk.start] in x.g.determiners and x.words[chunk.start] not in x.g.indefinite

    def _is_host(self, chunk: Chunk) -> bool:
        """ "la zone industrielle accueillera une usine": where the new thing stands is there."""
        x = self.x
        group = x.group_after(chunk.end)
        if group is None or group.lemma not in self.known.hosting or x.subject(group) is not chunk:
            return False
        return any(x.words[thing.head] in self.known.heads.entries for thing in x.objects(group))

    def _is_of_body(self, chunk: Chunk) -> bool:
        """ "la Banque de l'infrastructure", "le département des Routes": a part of the name of somebody who acts."""
        x, part = self.x, chunk
        while part.before in x.g.of and part.index:
            whole = x.chunks[part.index - 1]
            if whole.end < part.start - 2:
                return False
            named = x.s.capital(whole.head) or x.s.capital(chunk.head) or part.before in x.g.singular_contracted
            known = x.words[whole.head] in x.pack.parties.kinds or x.words[whole.head] in x.pack.parties.persons
            if known and named:
                return True
            part = whole
        return False

    def _is_told_as(self, chunk: Chunk) -> bool:
        """ "la centrale de Pa sera la deuxième plus grande centrale du pays": what the one that is told will be."""
        x = self.x
        group = x.group_before(chunk.start)
        said = group is not None and group.lemma == x.g.copula and group.end == chunk.start and not chunk.before
        degree = not x.g.degree.isdisjoint(x.words[chunk.start : chunk.head])
        subject = x.subject(group) if group is not None and said and degree else None
        return subject is not None and x.words[subject.head] in self.known.heads.entries

    def _is_apposed(self, chunk: Chunk) -> bool:
        """ "selon William & Mary, une université de Virginie": who the one that is named is."""
        x = self.x
        apart = chunk.start > 1 and x.words[chunk.start - 1] == "," and x.words[chunk.start] in x.g.indefinite
        before = x.chunk_before(chunk.start - 1) if apart else None
        return before is not None and before.end == chunk.start - 1 and x.s.capital(before.head)

    def _is_someone(self, chunk: Chunk) -> bool:
        """ "Cegelec, une filiale du groupe", "le fonds EAIF décaisse": one that is told as who it is, or who acts."""
        x = self.x
        aside = chunk.start > 1 and x.words[chunk.start - 1] in (",", "(")
        at = x.before_bracket(chunk.start - 1) if aside else 0  # "Karo Water (Kawec), une coentreprise"
        before = x.chunk_before(at) if aside else None
        group = x.group_before(chunk.start)
        if chunk.before == x.g.by and group is not None and group.passive:
            return True  # "construit par une coentreprise"
        if group is not None and self._acts_behind(chunk, group):
            return True
        if self._gives_again(chunk):
            return True
        if chunk.before in x.g.to and group is not None and group.lemma in x.pack.parties.handing:
            return True  # "cédera ses parts au fonds Arva"
        helped = x.chunks[chunk.index - 1] if chunk.before in x.g.of and chunk.index else None
        if helped is not None and x.words[helped.head] in self.known.support and helped.before == x.g.with_:
            return True  # "avec la participation du fonds Arva"
        bare = chunk.start == chunk.body and x.words[chunk.end : chunk.end + 1] != []  # ", filiale du groupe X"
        bare = bare and x.words[chunk.end] in x.g.of
        if before is not None and before.end == at and (bare or x.words[chunk.start] in x.g.indefinite):
            whole = x.root(before)
            if whole.before == x.g.with_ and x.words[max(0, whole.start - 2)] == ",":  # ", avec la banque X, un fonds"
                return False
            return any(x.s.capital(k) for k in range(before.body, before.end))
        group = x.group_after(chunk.end)
        if group is None or group.form != "finite" or group.passive or x.subject(group) is not chunk:
            return False
        if group.lemma == x.g.copula:
            return False
        given = bool(x.objects(group)) or NUMBER in x.tags[group.end : group.end + GIVEN]
        gives = group.lemma not in x.g.unaccusative and given  # "trois fonds ont promis 550 millions"
        return gives or group.lemma not in self.known.status.verbs

    def _acts_behind(self, chunk: Chunk, group: Group) -> bool:
        """ "la ferme que développent le groupe Arva et le Fonds d'investissement": a subject behind its verb."""
        x, subject = self.x, self.x.subject(group)
        if subject is None or subject.start < group.end or group.form != "finite":
            return False
        between = x.words[subject.end : chunk.start]
        joined = bool(between) and between[-1] in x.g.joining
        return chunk is subject or (joined and not chunk.before and subject.end <= chunk.start)

    def _gives_again(self, chunk: Chunk) -> bool:
        """ "Karo octroie un prêt de 270 millions, et le Fonds de Pa un prêt de 230": by a verb told before."""
        x = self.x
        end = x.phrase_end(chunk, x.g.of)
        given = x.chunk_from(end)
        joined = chunk.start > 0 and x.words[chunk.start - 1] in x.g.joining and not chunk.before
        gift = given is not None and given.start == end and x.words[end] in x.g.indefinite
        return joined and gift and given is not None and x.words[given.head] in self.known.money

    def is_part(self, chunk: Chunk) -> bool:
        """ "Le projet prévoit 42 forages", "Il financera trois abattoirs": less than an undertaking."""
        x = self.x
        if x.words[chunk.start] in x.g.possessives and x.words[chunk.head] in self.known.parts:
            return True  # "ses 240 boutiques ouvriront"
        whole = x.words[x.chunks[chunk.index - 1].head] if chunk.index else ""
        if chunk.before in x.g.of and (whole in self.known.supplies or whole in self.known.pursued):
            return True  # "la fourniture de 55 ponts", "un programme de dix forages"
        group = x.group_before(chunk.start) if x.words[chunk.head] in self.known.parts else None
        if group is None or group.form != "finite" or self.known.holding.isdisjoint(group.lemmas):
            return False
        subject, before = x.subject(group), x.words[group.start - 1 : group.start]
        if subject is None:
            return before != [] and before[0] in self.known.sequels.pronouns
        return x.words[subject.head] in self.known.generic or x.words[subject.head] in x.g.works
