"""What of the things that a text names is there already, is one of a kind, or was never made: told in passing."""

from __future__ import annotations

from typing import Final

from communique.languages.tokens import YEAR
from communique.reading.events.said import GOVERNOR, PARTICIPLE, PREDICATE, Event
from communique.reading.facts import Project
from communique.reading.projects.bringing import Bringing
from communique.reading.projects.specifics import Specifics
from communique.reading.projects.stages import BUILDING
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

PLACE: Final = 4
"""Words behind the noun of a place that opens a sentence within which the comma stands that closes it."""

DONE: Final = frozenset({"launched", "under_construction", "opened"})
"""How far a thing has come that is told by no more than that it is the greatest."""

AHEAD: Final = frozenset({"announced", "prepared", "suspended", "cancelled"})
"""The same where a verb says it of the thing itself."""

OF_OLD: Final = 4
"""Words behind a participle within which the year or the century stands."""

NEWS: Final = "1990"
"""What was built before this year is no news."""

BREAKS: Final = ([","], ["»"], ["”"], ['"'])
"""What stands between words and the verb that says whose they are."""


class Passing:
    """What speaks against the undertakings of one sentence: each asks for one way of naming a thing in passing."""

    def __init__(self, x: Syntax, specifics: Specifics, bringing: Bringing) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects
        self.specifics, self.bringing = specifics, bringing

    def is_lender(self, project: Project, chunk: Chunk) -> bool:
        """ "un don de 46 millions du Fonds africain de développement": a body that gives, and is not founded."""
        x = self.x
        named = self.s.capital(project.noun) and x.words[project.noun] in x.pack.parties.kinds
        awaited = chunk.start > 0 and x.words[chunk.start - 1] in x.g.singular_contracted  # "est attendu du Fonds"
        joined = chunk.start > 0 and x.words[chunk.start - 1] in x.g.joining
        beside = x.chunk_before(x.before_bracket(chunk.start - 1)) if joined and named else None
        if beside is not None and beside.before == x.g.by:
            return True  # "cofinancé par la BID (47 millions) et le Fonds saoudien"
        return named and ((chunk.before in x.g.of and project.strength < GOVERNOR) or (awaited and not chunk.before))

    def is_held_at(self, chunk: Chunk) -> bool:
        """ "se sont déroulés au complexe de Doha": where something takes place."""
        x = self.x
        group = x.group_before(chunk.start) if chunk.before in x.g.to or chunk.before in x.g.in_ else None
        return group is not None and group.lemma in self.known.held

    def _is_where(self, chunk: Chunk) -> bool:
        """ "seront assemblés à l'usine de Pa", "le 23 mai au parc"; of "sa contribution au fonds" it is the aim."""
        x = self.x
        article = chunk.start < chunk.body and x.words[chunk.start] not in x.g.indefinite
        definite = chunk.before in x.g.to and (article or chunk.before in x.g.contracted)
        of_noun = chunk.index > 0 and x.chunks[chunk.index - 1].end >= chunk.start - 1
        return definite and not (of_noun and not x.chunks[chunk.index - 1].time)

    def is_cut_off(self, found: list[Event]) -> bool:
        """ "Des agriculteurs ont bloqué le pont": what people use is closed to them."""
        return bool(found) and found[0].lemma in self.known.cutting_off

    def is_of_old(self, found: list[Event]) -> bool:
        """ "Construite en 1932, l'école", "la mosquée, construite au XIIe siècle": no news."""
        x, group = self.x, found[0].group if found else None
        if group is None or group.form != "participle":
            return False
        behind = x.words[group.end : group.end + OF_OLD]
        year = next((word for word in behind if len(word) == YEAR and word.isdigit()), NEWS)
        return year < NEWS or x.g.century in behind

    def _is_best(self, project: Project, chunk: Chunk) -> bool:
        """ "la plus grande mine d'or du pays": told by no more than that, unless it is or was built or opened."""
        best = not self.x.g.degree.isdisjoint(self.x.words[chunk.start : project.noun])
        ahead = project.strength >= PREDICATE and project.status in AHEAD  # "sera construit à Karo"
        return best and not (ahead or (project.strength >= GOVERNOR and project.status in DONE))

    def _is_old(self, project: Project, chunk: Chunk) -> bool:
        """ "les traverses de l'ancien chemin de fer"; of "réhabiliter l'ancienne gare" it is the works."""
        old = not self.known.old.isdisjoint(self.x.words[chunk.start : project.noun])
        itself = self.x.root(chunk) is chunk or project.first < chunk.start
        return old and not (itself and project.strength >= GOVERNOR)

    def is_any(self, project: Project, chunk: Chunk, found: list[Event]) -> bool:
        """ "un réseau", "le site du projet", "par les raffineries": one of a kind that is told without a name."""
        x = self.x
        by = chunk.before == x.g.by and x.words[chunk.start] in x.g.definite
        told = project.count != 1 or self.specifics.has_sum(project, chunk) or self.bringing.is_brought_there(found)
        head = self.known.heads.at(x.words, project.noun)
        told = told or (head is not None and head[1] > project.noun + 1)  # "une zone industrielle"
        return by or (x.words[project.noun] in self.known.anywhere and not told)

    def is_in_passing(self, chunk: Chunk, found: list[Event]) -> bool:
        """ "sa carrière", "dans un hôpital", "une étude de l'université": general news name what is there already."""
        x = self.x
        root, firmest = x.root(chunk), found[0].lemma if found else ""
        owned = any(word in x.g.possessives for word in x.words[chunk.start : chunk.body])
        put = firmest in self.known.status.investing or firmest in self.known.status.reaching
        within = root.before in x.g.locating and not put
        return owned or within or firmest in self.known.studying

    def is_unmade(self, chunk: Chunk, event: Event) -> bool:
        """ "On ne construit pas une usine sans visibilité": none is there, and none was meant."""
        need = self.x.pack.modality.need
        supposed = event.group is not None and event.group.tense == "conditional" and event.group.lemmas[0] == need
        if supposed and event.strength == GOVERNOR:
            return True  # "il faudrait construire 30 000 centrales"
        negated = event.group is not None and event.group.negated and event.status == "building"
        return negated and self.x.words[chunk.start] in self.x.g.indefinite and event.strength == GOVERNOR

    def _is_host(self, chunk: Chunk) -> bool:
        """ "Une piste sera aménagée à l'aéroport de Pa": where something is built, and what stands there already."""
        x = self.x
        group = x.group_before(chunk.start) if chunk.before in x.g.to or chunk.before in x.g.in_ else None
        built = group is not None and group.passive and self.known.status.verbs.get(group.lemma) == BUILDING
        return built and group is not None and chunk.start - group.end <= 1

    def is_recipient(self, project: Project, chunk: Chunk) -> bool:
        """ "livrera 100 000 tonnes à une cimenterie": to whom something is given."""
        return chunk.before in self.x.g.to and chunk.start < chunk.body and not self.specifics.has_name(project)

    def lies_by(self, project: Project, chunk: Chunk) -> bool:
        """Whether it is passed by, visited or given something, someone's, or where something happens or is built."""
        owned = any(word in self.x.g.possessives for word in self.x.words[chunk.start : chunk.body])
        by = chunk.before in self.known.passed_by or self.is_visited(chunk) or self.is_recipient(project, chunk)
        return by or owned or self._is_where(chunk) or self._is_host(chunk)

    def is_policy(self, chunk: Chunk) -> bool:
        """ "le développement des plateformes logistiques", "l'amélioration des infrastructures"."""
        x = self.x
        whole = x.chunks[chunk.index - 1] if chunk.index and chunk.before in x.g.of else None
        return whole is not None and x.words[whole.head] in self.known.improving and whole.end >= chunk.start - 1

    def is_place(self, chunk: Chunk) -> bool:
        """ "À l'usine de Kénitra, le groupe a produit 202 000 voitures": where something happens."""
        x = self.x
        opens = chunk.before in x.g.to and chunk.start <= 1 and x.words[chunk.start] not in x.g.indefinite
        return opens and "," in x.words[chunk.end : chunk.end + PLACE]

    def is_visited(self, chunk: Chunk) -> bool:
        """ "ont visité le barrage de Slapy"; of "visité le chantier de la centrale" it is the works."""
        group = self.x.group_before(chunk.start)
        return group is not None and group.lemma in self.known.visiting and chunk in self.x.objects(group)

    def _is_run_by(self, chunk: Chunk) -> bool:
        """ "l'exploitant de l'aéroport", "un ouvrier de la centrale": what is there already."""
        x = self.x
        who = x.chunk_before(chunk.start - 1) if chunk.before in x.g.of else None
        return who is not None and x.words[who.head] in self.known.operators

    def is_told_beside(self, project: Project, chunk: Chunk, found: list[Event]) -> bool:
        """Whether it is told as old or the greatest, as who says it or works there, as a length, or as one for all."""
        run = project.strength < PARTICIPLE and self._is_run_by(chunk)
        there = run or self._is_old(project, chunk) or self._is_speaker(chunk) or self._is_length(project, chunk, found)
        return there or self._is_best(project, chunk) or self._is_example(project)

    def _is_length(self, project: Project, chunk: Chunk, found: list[Event]) -> bool:
        """ "exploite 45 km de voies au Togo", "a achevé 1 028 km de routes": a figure, and no one's."""
        firm = [event for event in found if event.strength >= GOVERNOR]  # "300 km de routes seront bitumés"
        built = any(event.status == BUILDING or event.lemma in self.known.raising for event in firm)
        told = project.strength >= GOVERNOR and (built or self.specifics.has_name(project))
        return self.x.size_before(chunk) == project.first and not told

    def _is_speaker(self, chunk: Chunk) -> bool:
        """ "…, annonce l'Institut haïtien de statistique"."""
        x = self.x
        group = x.group_before(chunk.start)
        said = group is not None and group.end == chunk.start and group.lemma in x.pack.modality.saying
        return said and group is not None and x.words[group.start - 1 : group.start] in BREAKS

    def _is_example(self, project: Project) -> bool:
        """ "Pour construire une route par exemple": any of its kind."""
        return self.known.examples.at(self.x.words, project.last) is not None

    def tells_what(self, chunk: Chunk) -> bool:
        """ "Tema, le grand port du pays": what a place named right before is."""
        x, k = self.x, chunk.start
        definite = x.words[k] in x.g.determiners and x.words[k] not in x.g.indefinite
        return k > 1 and x.words[k - 1] == "," and definite and x.s.capital(k - 2)
