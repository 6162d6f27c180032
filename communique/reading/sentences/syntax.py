"""A sentence as an analyst hears it: the class of each word, its verbs, its noun phrases, and who does what.

This is no full grammar. It knows closed classes and the forms of common verbs, and takes the rest for nouns, adjectives
and names, which is what they mostly are.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
    CLITIC,
    CONJUNCTION,
    DETERMINER,
    GERUND,
    INFINITIVE,
    NUMBER,
    OF,
    PARTICIPLE,
    PRONOUN,
    SUBORDINATOR,
    VERB,
)
from communique.reading.sentences.chunks import DASHES, Chunk, begins_clause
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.verbs import CLAUSE_MARKS, Verbs

OPENING: Final = frozenset({",", ";", ":", "«", "“", "(", "–", "—", "-", "•"})
"""Marks behind which a clause may open."""

REPORT: Final = 14
"""Words of an aside that says who tells something at most."""

GAP: Final = 14
"""Words from a noun phrase whose verb is not said again to its figure."""

TOLD: Final = 40
"""Words before such a phrase within which the verb is said."""

BOUND: Final = frozenset({VERB, PARTICIPLE, INFINITIVE, GERUND, SUBORDINATOR, PRONOUN})
"""Classes of words that a clause without its verb holds none of."""

CLOSING: Final = frozenset({",", ";", ":", "»", "”"})
"""Marks beyond which a subject without a verb does not reach."""


class Syntax(Verbs):
    """The words of one sentence, understood: who does what."""

    def __init__(self, s: Sentence, pack: Pack, published: date | None = None) -> None:
        super().__init__(s, pack)
        self.published = published  # the day that the article is of
        self._subjects: dict[int, Chunk | None] = {}

    def subject(self, group: Group) -> Chunk | None:
        """The noun phrase that a verb is said of; None where it is a pronoun, or stands elsewhere."""
        if group.start not in self._subjects:
            self._subjects[group.start] = self._subject(group)
        return self._subjects[group.start]

    def _subject(self, group: Group) -> Chunk | None:
        if group.form in ("participle", "gerund"):
            joined = group.start > 0 and self.words[group.start - 1] in self.g.joining
            first = self.group_before(group.start) if joined else None
            if first is not None and first.form == "finite" and first.passive:
                return self.subject(first)  # "a été mise en service en 2024 et étendue à 81 MW"
            before = self.modified(group)
            return self.top(before) if before is not None else None
        i = group.start - 1
        while i >= 0 and (self.tags[i] in (CLITIC, ADVERB) or self._is_object_pronoun(i)):
            i -= 1
        if i >= 0 and self.tags[i] == SUBORDINATOR and self.words[i] in self.g.relatives:
            return self._subject_in_relative(group, i)
        if i > 0 and self.tags[i] == CONJUNCTION:  # "n'a pas été communiqué mais se situerait à": one subject
            first = self.group_before(i)
            if len(group.lemmas) > group.end - group.start:  # "a inauguré le pont, financé par A, et lancé les travaux"
                first = next((g for g in reversed(self.groups) if g.end <= i and g.form == "finite"), None)
            if first is not None and first.form == "finite":
                return self.subject(first)
        parted = i > 0 and self.tags[i] == NUMBER and self.words[i - 1] in self.pack.amounts.part_words
        if parted or (i >= 0 and self.tags[i] == PRONOUN):  # "dont 12 sont achevés"
            return None
        return self._subject_before(i + 1) or self._inverted(group)

    def _subject_in_relative(self, group: Group, i: int) -> Chunk | None:
        """The subject of a verb behind the relative pronoun at token i: that which it stands for, or one behind."""
        behind = self._behind_verb(group) if self.words[i] in self.g.object_relatives else None
        if behind is not None:
            return behind  # "la ferme que développe le groupe Arva"
        before = self.chunk_before(i)
        before = self._agreeing(before, i, group) if before is not None else None
        level = group.lemma in self.pack.amounts.level_verbs and group.lemma != self.g.having
        if before is not None and (before.before == self.g.between or (level and self._is_beside(before))):
            return self.top(before)  # "le chiffre d'affaires entre les deux pays, qui était de 68 millions"
        return self.root(before) if before is not None else None

    def _is_object_pronoun(self, i: int) -> bool:
        """ "La banque nous a accordé un prêt": a pronoun between a verb and its subject."""
        if self.words[i] not in self.g.object_pronouns or self.tags[i] != PRONOUN:
            return False
        before = self.chunk_before(i)
        return before is not None and before.end == i and not before.time

    def _is_beside(self, chunk: Chunk) -> bool:
        """ "les échanges avec la Chine", "les investissements en Irak": no level is told of with whom or where."""
        named = self.s.capital(chunk.body) and self.pack.countries.at(self.words, chunk.body) is not None
        return chunk.before == self.g.with_ or (bool(chunk.before) and chunk.before not in self.g.of and named)

    def _inverted(self, group: Group) -> Chunk | None:
        """ "Au bord du fleuve se construit une centrale": the subject behind a reflexive verb, none before it."""
        reflexive = group.start > 0 and self.words[group.start - 1] in self.g.reflexives
        return self._behind_verb(group) if reflexive else None

    def _behind_verb(self, group: Group) -> Chunk | None:
        """The noun phrase right behind a verb that no preposition governs."""
        behind = self.chunk_from(group.end)
        if behind is None or behind.before or behind.time:
            return None
        return behind if all(self.tags[k] == ADVERB for k in range(group.end, behind.start)) else None

    def is_inverted(self, group: Group, chunk: Chunk) -> bool:
        """Whether a noun phrase is the subject of a verb that stands before it."""
        return group.form == "finite" and group.end <= chunk.start and self.subject(group) is chunk

    def predicate(self, first: int, last: int) -> Group | None:
        """The finite verb that tokens first to last (exclusive) are the subject of, where they open a clause.

        "100 millions de personnes pourraient …", "…, dont cinq quais ont été achevés".
        """
        opens = self._opens_clause(first) or self._joins_clause(first, last)
        group, aside = self.group_after(last) if opens else None, last
        while group is not None and group.form in ("participle", "gerund"):  # "deux entrepôts d'une capacité combinée"
            objects = self.objects(group, limit=1) if group.form == "gerund" and group.start == last else []
            aside = objects[0].end if objects else aside  # "Trois lots totalisant 2 000 tonnes seront livrés"
            group = self.group_after(group.end)
        if group is None or group.form != "finite" or self.words[group.start - 1] in self.g.joining:
            return None  # "réunit trois communes, cinq villages et formera douze maçons"
        between = range(last, group.start)
        apart = any(self.words[k] in CLOSING or self.tags[k] in (SUBORDINATOR, PRONOUN) for k in between)
        inside = (chunk for chunk in self.chunks if aside <= chunk.start and chunk.end <= group.start)
        own = all(chunk.before or self._is_listed(chunk, last) for chunk in inside)
        return group if own and not apart else None

    def _is_listed(self, chunk: Chunk, last: int) -> bool:
        """ "300 tracteurs et plus de 2 000 motopompes", joined to what was counted before."""
        qualified = self.pack.qualifiers.before.before(self.words, chunk.start)
        at = qualified[1] if qualified is not None else chunk.start
        return not self.g.joining.isdisjoint(self.words[max(last, at - 2) : at])

    def _opens_clause(self, first: int) -> bool:
        """Whether token `first` opens a clause, alone or behind "3 000 emplois directs et"."""
        before = first - 1
        while before >= 0 and self.tags[before] in (ADVERB, DETERMINER):
            before -= 1
        if before < 0 or self.words[before] in OPENING or self.tags[before] == SUBORDINATOR:
            return True
        if before > 0 and self.tags[before] == CONJUNCTION and self.words[before - 1] == ",":
            return True
        joined = self.words[before] in self.g.joining
        if joined and self.tags[before - 1] == NUMBER:  # "200 millions d'euros et 50 millions de dollars seront"
            k = before - 1
            while k and (self.tags[k - 1] == NUMBER or self.tags[max(0, k - 2) : k] == [NUMBER, OF]):
                k -= 1
            qualified = self.pack.qualifiers.before.before(self.words, k)
            return self._opens_clause(qualified[1] if qualified is not None else k)
        beside = self.chunk_before(before) if joined else None
        counted = beside is not None and beside.end == before and NUMBER in self.tags[beside.start : beside.head]
        return counted and beside is not None and self._opens_clause(beside.start)

    def _joins_clause(self, first: int, last: int) -> bool:
        """ "6 milliards iront à l'eau et 2 milliards seront versés": a second clause, its verb right behind."""
        joined = first > 1 and self.words[first - 1] in self.g.joining
        before = self.group_before(first - 1) if joined else None
        told = before is not None and before.form == "finite" and SUBORDINATOR not in self.tags[before.end : first]
        return told and any(group.start == last and group.form == "finite" for group in self.groups)

    def gapped(self, i: int) -> Chunk | None:
        """ "et les importations de 14 %, à 35 milliards": before token i, what the verb is said of as well."""
        joined = i > 1 and (self.words[i - 1] in self.g.of or self.words[i - 1] in self.g.to)
        chunk = self.chunk_before(i - joined)
        if i < 2 or not (joined or (chunk is not None and chunk.end == i and not chunk.before)):
            return None  # "et les importations 2 milliards"
        while chunk is not None and chunk.index and (chunk.before or chunk.time) and i - chunk.start < GAP:
            chunk = self.chunks[chunk.index - 1]
        if chunk is None or chunk.before or chunk.time or not 0 < chunk.start < chunk.body or i - chunk.start > GAP:
            return None
        opens = self.words[chunk.start - 1] in self.g.joining or self.words[chunk.start - 1] == ","
        opens = opens and self.words[chunk.start] not in self.g.indefinite
        far = max(0, chunk.start - TOLD)
        whole = NUMBER in self.tags[far : chunk.start] and BOUND.isdisjoint(self.tags[chunk.start : i])
        known = self.pack
        moved = (known.amounts.level_verbs, known.changes.verbs, known.numbers.moving)
        told = [group for group in self.groups if far < group.end <= chunk.start]
        done = joined and any(g.passive and self.words[g.end : g.end + 1] == self.words[i - 1 : i] for g in told)
        moves = done or any(group.lemma in verbs for group in told for verbs in moved)
        return chunk if opens and whole and moves else None  # "est réalisé à 10 %, le pont à 85 %"

    def relative(self, group: Group) -> tuple[str, Chunk] | None:
        """The relative pronoun that opens the clause of a verb, and the noun phrase that it takes up."""
        opening = self.clause_opening(group.start)
        said = opening is not None and opening > 0 and self.tags[opening - 1] in (VERB, PARTICIPLE)
        if (
            opening is not None
            and said
            and (self.tags[opening - 1] == VERB or self.words[opening] in self.g.object_relatives)
        ):
            return None  # "dit que …", "a dit que …"
        before = self.chunk_before(opening) if opening is not None else None
        if before is not None and opening is not None:
            before = self._agreeing(self._before_apposition(before, opening), opening, group)
        return (self.words[opening], before) if opening is not None and before is not None else None

    def _before_apposition(self, chunk: Chunk, opening: int) -> Chunk:
        """ "le complexe, fruit d'un investissement de 230 millions, qui produira": what a bare noun was put beside."""
        whole = self.top(chunk) if self.words[opening - 1] == "," else chunk
        bare = whole is not chunk and whole.start == whole.body and whole.index and self.words[whole.start - 1] == ","
        return self.chunks[whole.index - 1] if bare and not self.s.capital(whole.head) else chunk

    def _agreeing(self, chunk: Chunk, opening: int, group: Group) -> Chunk:
        """ "la taxe sur les géants, Facebook ou Google, qui pourrait rapporter": one thing, as its verb says."""
        joined = self.words[chunk.start - 1] in self.g.joining and self.tags[chunk.start] != DETERMINER
        many = self.words[chunk.start] in self.g.plural_determiners or joined  # "et la route, qui coûtera" agrees
        said = self.words[group.start].endswith(self.g.plural_verb_endings)
        if self.words[opening - 1] != "," or not many or said or self.words[opening] in self.g.object_relatives:
            return chunk
        before = (c for c in reversed(self.chunks[: chunk.index]) if not (c.before or c.time))
        articles = self.g.determiners - self.g.plural_determiners
        one = next((c for c in before if c.start < c.body and self.words[c.start] in articles), None)
        return chunk if one is None or VERB in self.tags[one.end : chunk.start] else one

    def _subject_before(self, end: int) -> Chunk | None:
        """The nearest noun phrase without a preposition, in the clause; what a relative clause holds is passed over."""
        found: Chunk | None = None
        k = self._before_report(end) - 1
        chunks = self._by_last
        while k >= 0:
            chunk = chunks.get(k)
            if chunk is not None:
                own = not (chunk.before or chunk.time or self._is_aside(chunk, end) or self._is_governed(chunk))
                own = own and not (self._is_each(chunk) or self.is_left_out(chunk))
                if found is None and own:
                    found = chunk
                k = chunk.start - 1
                continue
            if self.words[k] == ")":  # "à Ceyhan (Turquie)": what a bracket holds is passed over
                k = min(self.before_bracket(k + 1), k) - 1
                continue
            if self.words[k] in DASHES and (opened := self._before_dash(k)) < k:
                k = opened - 1
                continue
            if self.words[k] in CLAUSE_MARKS or (
                self.tags[k] == CONJUNCTION and found is not None and self.words[k] not in self.g.joining
            ):
                break
            second = found is not None and k > 0 and self.words[k] in self.g.object_relatives
            if second and self.words[k - 1] in self.g.joining:
                break  # "a indiqué que les travaux avancent et que le coût est de"
            if self.tags[k] == VERB:
                opening = self.clause_opening(k)
                if opening is None or (found is not None and self._is_behind_clause(found, end)):
                    break
                found, k = None, opening
            k -= 1
        return found

    def _before_report(self, verb: int) -> int:
        """ "Le coût, a indiqué le ministre des Transports, s'élève à": before what only says who tells it."""
        if verb < 2 or self.words[verb - 1] != ",":
            return verb
        opened = next((k for k in range(verb - 2, max(0, verb - REPORT), -1) if self.words[k] == ","), 0)
        told = (
            next((g for g in self.groups if opened < g.start <= opened + 2 and g.end < verb), None) if opened else None
        )
        says = told is not None and told.form == "finite" and told.lemma in self.pack.modality.saying
        return opened if says else verb

    def _is_behind_clause(self, chunk: Chunk, verb: int) -> bool:
        """ "avec des ventes qui progressent, le déficit s'est accru": a comma, and the verb right behind it."""
        apart = chunk.start < chunk.body and self.words[chunk.start - 1] == ","
        return apart and all(self.tags[k] in (CLITIC, ADVERB) for k in range(chunk.end, verb))

    def _before_dash(self, close: int) -> int:
        """The dash that opens the aside which the one at token `close` ends: "les taux – une mesure – ont"."""
        if self.s.gap(close) and self.s.gap(close + 1):
            for k in range(close - 2, 1, -1):
                if self.words[k] in DASHES and self.s.gap(k) and self.s.gap(k + 1):
                    return k
        return close

    def _is_each(self, chunk: Chunk) -> bool:
        """ "fixé à 2 800 FCFA le kilogramme": of how much it is the price."""
        measured = self.pack.units.measures.at(self.words, chunk.head) is not None
        return measured and chunk.start > 0 and self.tags[chunk.start - 1] == NUMBER and chunk.start < chunk.body

    def _is_aside(self, chunk: Chunk, verb: int) -> bool:
        """Whether it is no subject: joined to a phrase with a preposition, "entre A et B", or ", la deuxième"."""
        bare = chunk.start == chunk.body and not self.s.capital(chunk.start) and chunk.start > 1
        if (
            bare
            and self.words[chunk.start - 1] in self.g.inner_negation
            and self.words[chunk.start - 2] in self.g.joining
        ):
            return True  # "les pertes techniques et non techniques"
        if bare and self.tags[chunk.start - 1] == PARTICIPLE and self.words[chunk.start - 2] == ",":
            return True  # "le taux, jugé faible, plafonne"
        if self._is_apposed(chunk, verb) or (bare and self._is_bare_item(chunk)):
            return True
        listed = chunk.start > 0 and self.words[chunk.start - 1] == "," and self.words[chunk.end] in self.g.joining
        if listed and self._is_named_with(chunk):
            return True
        if not (chunk.index and chunk.start and self.words[chunk.start - 1] in self.g.joining):
            return False
        end = self.before_bracket(chunk.start - 1)  # "la centrale de Pa (90 MW) et le barrage"
        previous = self.chunk_before(end)
        if previous is None or previous.end != end:
            return False
        timed = (
            previous.time and not chunk.time and chunk.start < chunk.body
        )  # "en dix ans et le nombre de passagers a"
        apart = previous.before in self.g.of and chunk.start < chunk.body and self.s.capital(previous.body)
        other = apart and not (chunk.before or self.root(previous).before)  # "la centrale de Pa et le barrage ont été"
        clause = not chunk.before and begins_clause(self.words, self.tags, chunk, previous, self.g)
        return not (other or clause) and ((bool(previous.before) and not timed) or self._is_named_with(previous))

    def _is_bare_item(self, chunk: Chunk) -> bool:
        """ "les exportations de blé, orge et maïs", "les routes et ponts": joined, with no article, to what has one."""
        item, joined = chunk, False
        while item.index and item.start == item.body and not (item.before or self.s.capital(item.start)):
            previous = self.chunks[item.index - 1]
            mark = self.words[item.start - 1]
            joined = joined or mark in self.g.joining
            if previous.end != item.start - 1 or not (mark == "," or mark in self.g.joining):
                return False
            item = previous
        headed = item.before in self.g.of or (item.start < item.body and not item.before)
        return joined and item is not chunk and headed and not item.time

    def _is_named_with(self, chunk: Chunk) -> bool:
        """ "les échanges avec la Chine, l'Inde et l'Iran": a name in a list of those that a complement is about."""
        while self.s.capital(chunk.body) and not chunk.before and chunk.index and self.words[chunk.start - 1] == ",":
            chunk = self.chunks[chunk.index - 1]
        whole = self.top(chunk) if chunk.before else chunk
        return whole is not chunk and not (whole.before or whole.time) and whole.end <= chunk.start

    def _is_apposed(self, chunk: Chunk, verb: int) -> bool:
        """Whether it stands behind a comma, before the verb at token `verb`, and only says more of what was named."""
        adverb = chunk.start - 1 - (self.tags[chunk.start - 1] == OF)
        at = chunk.end + (self.words[chunk.end : chunk.end + 1] != [] and self.words[chunk.end] in self.g.inclusive)
        closed = self.words[at : at + 1] == [","] and chunk.index > 0  # "les recettes, toutes taxes comprises, sont"
        if closed and adverb > 0 and self.tags[adverb] == ADVERB and self.words[adverb - 1] == ",":
            return True  # "les importations, surtout du cachemire, ont reculé"
        if not chunk.start or self.words[chunk.start - 1] != ",":
            return False
        whole = self.chunks[chunk.index - 1]
        first = self.words[chunk.start]
        pointed = first in self.g.demonstratives and chunk.start < chunk.body
        counted = self.tags[chunk.start] == NUMBER or pointed  # "l'accord, ce pipeline de 3 300 km, est"
        if counted and "," in self.words[chunk.end : verb] and chunk.index and not whole.time:
            return True  # "le contrat, 40 bateaux pour 4 millions, est entré en vigueur"
        told = chunk.start == chunk.body and not self.s.capital(chunk.start)  # "la ligne, maillon du réseau, ouvre"
        if self.tags[chunk.head] == ADJECTIVE or (told and self.g.head_first and chunk.index):
            return True
        inclusive = self.words[at - 1] in self.g.inclusive  # "le coût, toutes tranches confondues, est"
        beside = whole.end == chunk.start - 1 and chunk.end + 1 == verb and first in self.g.determiners
        if closed and (inclusive or beside or first in self.g.indefinite):
            return True  # "l'ancien titulaire, une firme, a été", "le prix d'une denrée, le blé, a augmenté"
        end = self.phrase_end(chunk, self.g.extending)
        if chunk.start < chunk.body and self.words[end : end + 1] == [","] and self._is_ranked(chunk):
            before = self.top(whole)
            return not (before.before or before.time)  # "les ventes vers l'Inde, le premier client du pays, ont"
        named = closed and not told and whole.end == chunk.start - 1 and chunk.start == chunk.body
        return named and whole.start < whole.body and not whole.before  # "le premier maillon, Pa-Po, a été inauguré"

    def _is_ranked(self, chunk: Chunk) -> bool:
        """ "le premier partenaire", "le deuxième plus grand port": one of many, by its place among them."""
        before = self.words[chunk.body : chunk.head]
        return not (self.g.degree | self.pack.agreements.ordinals).isdisjoint(before)

    def _is_governed(self, chunk: Chunk) -> bool:
        """ "le tunnel pour faire passer le tramway", "le contrat liant A à B": what an infinitive or gerund acts on."""
        k = chunk.start - 1
        if k > 0 and self.tags[k] == OF and not chunk.before:  # "produisant des pneus", "les revenus tirés des ventes"
            return self.tags[k - 1] in (INFINITIVE, GERUND, PARTICIPLE)
        if k > 0 and self.words[k] in self.g.joining and chunk.index:  # "liant la Belgique et le Bénin"
            previous = self.chunks[chunk.index - 1]
            return previous.end == k and self._is_governed(previous)
        return k >= 0 and self.tags[k] in (INFINITIVE, GERUND)
