"""Whether an undertaking is a fact: "a inauguré une usine", "un projet à 985 M$", and not "une usine" in general."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from communique.languages.clues import OTHER_GENRE
from communique.languages.grammar import NUMBER, OF, PREPOSITION, PUNCTUATION, VERB, WORD
from communique.reading.events.said import GOVERNOR, NEARBY, PARTICIPLE, PREDICATE, Event
from communique.reading.facts import Agreement, Project
from communique.reading.projects.among import Among
from communique.reading.projects.befalling import Befalling
from communique.reading.projects.bringing import Bringing
from communique.reading.projects.passing import DONE, Passing
from communique.reading.projects.singled import Singled
from communique.reading.projects.specifics import Specifics
from communique.reading.projects.stages import ANNOUNCED, RUNNING, UNKNOWN
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ITEM, ROW, TITLE
from communique.reading.sentences.syntax import Syntax

LABEL_ENDS: Final = frozenset(".:")
"""What closes the name that a paragraph opens with."""

BY_GENRE: Final = frozenset({"size", "label", "serving", "among", "named", "nearby", "works", "specific"})
"""What an article about deals tells without an event; not in a sentence that tells of war, justice or misfortune."""

RATE: Final = 12
"""Words behind a verb within which stands how much a thing does."""

ROW_HEAD: Final = 3
"""A table row names its project within its first words."""


class Evidence:
    """What speaks for the undertakings of one sentence; `intro` introduces the list that it is an item of.

    `taken` are its instruments; `of_genre` says that the article is one about deals, where a port or a
    school that has a name is an undertaking on lesser evidence.
    """

    def __init__(self, x: Syntax, intro: Syntax | None, taken: list[Agreement], of_genre: bool) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects
        self.intro, self.taken, self.of_genre = intro, taken, of_genre
        self.specifics = Specifics(x, of_genre)
        self.bringing = Bringing(x, self.specifics)
        self.passing = Passing(x, self.specifics, self.bringing)
        self.befalling = Befalling(x, self.specifics)
        self.among = Among(x)
        self.singled = Singled(x, self.specifics, self.passing, self.befalling)

    def is_told(self, project: Project, chunk: Chunk, found: list[Event], j: int) -> bool:
        """Whether the text speaks of one specific undertaking, by an event, a sum, a number or its place in a list."""
        x, s = self.x, self.s
        noun = x.words[project.noun]
        if s.kind in (ITEM, ROW) and self._opens_item(project) and (self._is_listed() or self._is_paid_item(project)):
            project.rule = "project.item" if s.kind == ITEM else "project.row"
            return True
        if s.kind == ROW and s.intro is not None:
            return False  # the other cells tell of what the first one names
        named = self.specifics.has_name(project) or self.specifics.is_placed_in_front(chunk)
        indefinite = x.words[chunk.start] in x.g.indefinite
        longer, one = self.specifics.is_longer(project), indefinite and project.count is not None
        if any(project.noun == instrument.noun for instrument in self.taken):
            return False
        if noun in self.known.funded:
            project.rule, funded = "project.portfolio", self._is_funded(project)
            project.status = (
                project.status if project.status == "prepared" and project.strength >= GOVERNOR else UNKNOWN
            )
            return funded and (project.count or 0) > 1
        if self._is_no_news(project, chunk, found, named):
            return False
        if any(instrument.first <= project.noun < instrument.last for instrument in self.taken):
            project.rule = "project.of_agreement"
            told = named or not indefinite or self.specifics.is_placed(chunk) or self._is_founded(chunk, noun)
            worth = self.specifics.has_sum(project, chunk)
            told = longer and (told or worth) and (named or worth or noun not in self.known.plain)
            return told and self._is_of_agreement(project, chunk, found, named)
        common = noun in self.known.generic or (noun in self.known.common and not self.of_genre)
        passing = noun in self.known.running_ways and s.kind != TITLE and not indefinite
        by = chunk.before in self.known.passed_by and chunk.before != x.g.between  # "répartis entre un barrage et"
        near = longer and (named or indefinite) and not (common or passing)
        runs = self._only_runs(found, noun)
        rules: tuple[tuple[str, Callable[[], bool]], ...] = (
            (
                "event",
                lambda: not runs and self._is_event(project, chunk, found, noun, common, j),
            ),
            ("aggregate", lambda: (project.count or 0) > 1 and self._is_aggregate(found, noun)),
            ("sum", lambda: chunk.before != x.g.by and self._is_told_by_sum(project, chunk, longer)),
            ("size", lambda: longer and self.specifics.is_sized(project, chunk, j)),
            ("site", lambda: self.bringing.is_site(project)),
            ("asked", lambda: named and self._is_asked_after(chunk)),
            ("future", lambda: named and self.specifics.is_future(chunk)),
            ("label", lambda: named and longer and self._is_label(project, noun)),
            ("serving", lambda: (named or one) and self.will_serve(chunk)),
            ("among", lambda: named and self.among.is_among(project)),
            ("being", lambda: longer and not common and self.among.is_one_of_these(project)),
            ("named", lambda: self.singled.is_named(project, noun, j)),
            ("named", lambda: one and named and longer and not (common or by or self.passing.is_visited(chunk))),
            ("nearby", lambda: near and self._is_near(project, chunk, found)),
            ("works", lambda: self._is_works_on(project)),
            ("specific", lambda: not runs and self.singled.is_singled_out(project, chunk, noun, j)),
        )
        told = self.of_genre and OTHER_GENRE not in s.clues  # "Des hommes ont attaqué l'usine": what is there
        barred = frozenset() if told else BY_GENRE
        rule = next((rule for rule, tells in rules if rule not in barred and tells()), None)
        if rule is not None:
            project.rule = f"project.{rule}"
        return rule is not None

    def _is_no_news(self, project: Project, chunk: Chunk, found: list[Event], named: bool) -> bool:
        """Whether it is there already, is named in passing, or stands for any of its kind."""
        unmade = any(self.passing.is_unmade(chunk, event) for event in found)
        studied = found != [] and found[0].lemma in self.known.studying
        studied = studied and self.x.words[project.noun] in self.x.pack.parties.kinds
        there = self.passing.is_lender(project, chunk) or self.passing.is_held_at(chunk)
        if unmade or studied or there or self.befalling.is_there_already(project, chunk, found):
            return True
        if not self.of_genre and self.passing.is_in_passing(chunk, found):
            return True
        if self.passing.is_told_beside(project, chunk, found):
            return True
        one = self.x.words[chunk.start] in self.x.g.indefinite and project.count is not None
        return (not named and self.passing.is_any(project, chunk, found)) or (one and self._is_told_of_any(found))

    def _is_of_agreement(self, project: Project, chunk: Chunk, found: list[Event], named: bool) -> bool:
        """Whether an instrument is about it, or something is said of it as well; no sector, nor things in general."""
        x = self.x
        counted = NUMBER in x.tags[project.first : project.last]
        some = project.count is None and not named  # "sur la création d'entreprises communes"
        of = x.chunk_from(project.noun + 1)
        thing = of is not None and not x.g.is_plural(x.words[of.head]) and x.words[of.head] in self.known.ways
        general = x.words[project.noun] in self.known.named_events and not (thing or self.specifics.is_placed(chunk))
        if (some or general) and not (named or counted or self.specifics.has_sum(project, chunk)):
            return False
        own = named and any(event.strength in (PARTICIPLE, PREDICATE) and event.lemma for event in found)
        return own or self._is_subject(chunk, named) or self._is_works_on(project)

    def _opens_item(self, project: Project) -> bool:
        """Whether a list item or a row begins with it."""
        return project.first < ROW_HEAD or self._is_paid_item(project)

    def _is_paid_item(self, project: Project) -> bool:
        """ "500 millions USD pour la deuxième phase du programme": a list item that begins with its sum."""
        before = self.x.tags[: project.first]
        return self.s.kind == ITEM and before[:1] == [NUMBER] and set(before) <= {NUMBER, OF, PREPOSITION, PUNCTUATION}

    def _is_told_by_sum(self, project: Project, chunk: Chunk, longer: bool) -> bool:
        """ "une usine de ciment, d'une valeur de 300 millions", "sept projets totalisant 29 millions"."""
        told = longer or self.specifics.is_priced(chunk, project.last) or (project.count or 0) > 1
        return told and self.specifics.has_sum(project, chunk)

    def _is_founded(self, chunk: Chunk, noun: str) -> bool:
        """ "un accord sur la création d'une coentreprise"."""
        x = self.x
        made = x.chunks[chunk.index - 1] if chunk.index and chunk.before in x.g.of else None
        building = made is not None and self.known.status.nouns.get(x.words[made.head]) == "building"
        return building and noun in self.known.actors

    def _is_label(self, project: Project, noun: str) -> bool:
        """ "Route Pa–Po. Longue de 371 km, elle …", "Rocade de Pa (14 km) : …": what a paragraph is about."""
        x, first = self.x, project.first
        opens = self.s.kind not in (TITLE, ROW) and first <= (x.tags[:1] == [NUMBER]) and self.s.capital(project.noun)
        behind = x.behind_bracket(project.last)
        acts = noun in x.pack.parties.kinds  # "Université de Pa."
        return (
            opens
            and not acts
            and (behind >= len(x.words) or x.words[behind] in LABEL_ENDS)
            and VERB not in x.tags[:behind]
        )

    def _is_funded(self, project: Project) -> bool:
        """ "Le portefeuille compte 27 opérations", "huit opérations, pour 164 millions": of a bank, no police."""
        x = self.x
        paid = any(x.pack.units.currencies.at(x.words, k) for k, tag in enumerate(x.tags) if tag == NUMBER)
        return (paid and project.status == "prepared") or not self.known.portfolios.isdisjoint(x.words)

    def _is_event(self, project: Project, chunk: Chunk, found: list[Event], noun: str, common: bool, j: int) -> bool:
        """Whether something firm is said of a specific thing; of a common one in general news, by its name."""
        if self.passing.is_of_old(found) or (noun in self.known.common and self.passing.is_cut_off(found)):
            return False
        counted = (project.count or 0) > 1 and project.strength >= GOVERNOR  # "va construire 1 200 logements"
        named = self.specifics.has_name(project) or self.specifics.has_quotes(project)
        one = self.x.words[chunk.start] in self.x.g.indefinite and self.specifics.is_longer(project)
        brought = one and project.strength >= PREDICATE and project.status in DONE  # "un centre de 120 lits a ouvert"
        brought = brought or (self.bringing.is_some(chunk) and self.bringing.is_brought_there(found))
        if common and not (self.of_genre or named or counted or brought):
            return False
        return self._is_done(found, common or project.count is None) and self._is_specific(project, chunk, found, j)

    def _is_told_of_any(self, found: list[Event]) -> bool:
        """ "une usine textile emploie surtout des femmes": what holds for all of its kind."""
        firm = [event for event in found if event.strength >= PARTICIPLE]
        if not firm or firm[0].strength < PREDICATE or firm[0].group is None:
            return False
        vague = all(event.status in (RUNNING, UNKNOWN) for event in firm)
        return vague and firm[0].group.tense in ("present", "conditional") and firm[0].group.form == "finite"

    def _is_done(self, found: list[Event], common: bool) -> bool:
        """Whether something firm is said of it; that a common thing exists, runs or has a price is nothing firm."""
        firm = [event for event in found if event.strength >= PARTICIPLE]
        if not common:
            return bool(firm)
        return any(event.status not in (RUNNING, UNKNOWN) for event in firm)

    def _only_runs(self, found: list[Event], noun: str) -> bool:
        """ "La centrale de Karo a fourni 12 % du courant": it runs since long, and no more is told of it.

        That it has begun to, what it has cost and what it can do is news, and so is a firm of several; in an article
        about deals also how much it does now.
        """
        firm = [event for event in found if event.strength >= PARTICIPLE]
        told = firm != [] and firm[0].strength == PREDICATE and noun not in self.known.actors
        group = firm[0].group if told else None
        if group is not None and self.of_genre and group.tense == "present":
            told = NUMBER not in self.x.tags[group.end : group.end + RATE]  # "tourne à 60 000 voitures par an"
        return told and all(map(self._is_at_work, firm))

    def _is_at_work(self, event: Event) -> bool:
        """ "produit", "a fourni": and not "a commencé à produire", "a une capacité de"."""
        known, group = self.known.status, event.group
        if (
            event.status != RUNNING
            or group is None
            or group.lemma in self.x.pack.modality.cost_verbs | {self.x.g.having}
        ):
            return False
        begun = any(known.verbs.get(lemma) == "launched" for lemma in group.lemmas[:-1])
        return not begun and group.tense in ("present", "past", "imperfect")

    def _is_near(self, project: Project, chunk: Chunk, found: list[Event]) -> bool:
        """Whether an event of the sentence may be said of it: not of what lies by, nor what something else does."""
        told = any(event.status not in (RUNNING, UNKNOWN) for event in found)
        return told and project.strength == NEARBY and not self.passing.lies_by(project, chunk)

    def _is_asked_after(self, chunk: Chunk) -> bool:
        """ "Où en est le métro de Belgrade ?"."""
        return self.known.asking.before(self.x.words, chunk.start - bool(chunk.before)) is not None

    def _is_works_on(self, project: Project) -> bool:
        """ "la réhabilitation de 84 km de voie ferrée", "la modernisation des stations": works on something told."""
        x, first = self.x, project.first
        definite = x.words[first] in x.g.determiners and x.words[first] not in x.g.possessives | x.g.indefinite
        if self._is_component(project):
            return False
        if not definite or project.last <= first + 3 or x.words[first + 1] not in self.known.named_events:
            return False
        of, thing = x.words[first + 2], x.tags[first + 3]
        known = x.words[project.noun] not in self.known.named_events or thing == NUMBER
        known = known or x.words[first - 1] == x.g.for_  # "500 millions pour le prolongement de la ligne"
        bare = of not in x.g.contracted and thing == WORD  # "l'équipement d'hôpitaux"
        bare = bare or (
            x.g.is_plural(x.words[project.noun]) and project.last == first + 4
        )  # "la remise en état des ponts"
        return of in x.g.of and known and not bare

    def _is_component(self, project: Project) -> bool:
        """ "Le projet prévoit le bitumage de 167 km de chaussée": a part of it that has no name."""
        x = self.x
        group = x.group_before(project.first)
        whole = x.subject(group) if group is not None and group.form == "finite" else None
        told = whole is not None and x.words[whole.head] in self.known.plain and not x.g.is_plural(x.words[whole.head])
        return told and not self.specifics.has_name(project)

    def will_serve(self, chunk: Chunk) -> bool:
        """ "La ligne 1 comptera 18 stations", "le tunnel sera le plus long": what it will be, when it is there."""
        x = self.x
        for group in x.groups:
            meant = group.tense == "future" or (len(group.lemmas) > 1 and group.lemmas[0] in x.g.modals)
            if group.form == "finite" and meant and not group.negated and x.subject(group) is chunk:
                superlative = group.lemma == x.g.copula and not x.g.degree.isdisjoint(
                    x.words[group.end : group.end + 2]
                )
                return group.lemma in self.known.serving or superlative
        return False

    def _is_aggregate(self, found: list[Event], noun: str) -> bool:
        """ "46 projets conjoints"; of other things, those that something is done to: "trois centrales"."""
        running = not any(event.strength >= PARTICIPLE and event.status not in (RUNNING, UNKNOWN) for event in found)
        return noun in self.known.plain or (not running and self._is_done(found, True))

    def _is_specific(self, project: Project, chunk: Chunk, found: list[Event], j: int) -> bool:
        """A name, a place, a size, a purpose or an indefinite article: one undertaking, and not its kind in general."""
        x, specifics, noun = self.x, self.specifics, self.x.words[project.noun]
        longer = specifics.is_longer(project)
        if noun in self.known.plain:
            if project.count is None:
                made = project.status not in (UNKNOWN, ANNOUNCED)
                counted = not chunk.before or project.first < chunk.start  # "une série de projets"
                return made and longer and counted and project.strength >= GOVERNOR
            return specifics.has_name(project) or specifics.has_quotes(project) or project.last - j >= 3
        if noun in self.known.generic:
            kind = x.words[chunk.start] in x.g.indefinite and j - project.noun > 1  # "construira un site de production"
            told = longer or kind or specifics.has_quotes(project) or specifics.has_sum(project, chunk)
            return project.count == 1 and told
        if noun in x.pack.parties.kinds and self.s.capital(project.noun):  # "la Banque de développement" already is
            return project.strength >= GOVERNOR and project.status in ("opened", "launched", "announced", "prepared")
        some = self.bringing.is_some(chunk)  # "des infrastructures en Pologne"
        if project.count is None and (some or not specifics.has_name(project)):  # things in the plural
            if self.passing.is_policy(chunk):
                return False
            there = some and self.bringing.is_brought_there(found)
            kind = chunk.start == chunk.body and chunk.before in x.g.contracted and project.last <= chunk.end
            known = self.of_genre and (some or not kind)  # not "la construction des infrastructures scolaires"
            told = project.status != UNKNOWN and (known or there or project.status != ANNOUNCED)
            return (longer or there) and project.strength >= GOVERNOR and told
        counted = project.first < chunk.start and x.tags[chunk.start] == NUMBER  # "la réhabilitation de 12 écoles"
        indefinite = x.words[chunk.start] in x.g.indefinite or chunk.start == chunk.body
        ordinals = x.pack.agreements.ordinals
        first = noun not in self.known.numbered | self.known.partial and any(
            word in ordinals for word in x.words[chunk.start : chunk.head]
        )  # "sa première cimenterie", but not "le premier lot"
        new = project.strength >= GOVERNOR and not self.known.new.isdisjoint(x.words[chunk.start : chunk.head])
        first = first or new
        return longer or specifics.has_name(project) or indefinite or counted or first or specifics.is_future(chunk)

    def _is_listed(self) -> bool:
        if self.s.kind == ROW:
            return self.s.intro is not None
        if self.intro is not None and self.intro.words[0] in self.x.pack.links.among:
            return True  # "Parmi eux :"
        return self.intro is not None and any(
            word in self.known.plain or word in self.known.status.nouns or word in self.known.generic
            for word in self.intro.words
        )

    def _is_subject(self, chunk: Chunk, named: bool) -> bool:
        """Whether an agreement is about the thing itself, or its creation: "sur la création d'une zone franche"."""
        x = self.x
        root = x.root(chunk)
        article = chunk.start < chunk.body or x.words[chunk.start - 1] in x.g.singular_contracted
        one = article and not x.g.is_plural(x.words[chunk.head])
        if one and named and x.pack.agreements.subject_markers.before(x.words, chunk.start):
            return True  # "un accord-cadre relatif à l'interconnexion"
        if root is chunk:
            meant = x.group_before(chunk.start)  # "un prêt destiné au tronçon Pa–Po"
            aimed = meant is not None and meant.end >= chunk.start - 1 and meant.lemma in self.known.status.aiming
            return aimed or (chunk.before not in x.g.to and chunk.before != x.g.by)
        governor = x.chunks[chunk.index - 1]  # "le contrat de construction de la ligne Pa–Po"
        if self.specifics.is_placed(chunk) and chunk.index > 1:  # "sur la réalisation à Tanga d'un centre"
            governor = x.chunks[chunk.index - 2]
        paper = x.pack.agreements.instruments.at(x.words, governor.head) is not None
        direct = named and paper and chunk.start > 0 and x.words[chunk.start - 1] in x.g.singular_contracted
        direct = direct or (named and paper and chunk.start < chunk.body and chunk.before in x.g.of)
        return direct or self._takes_thing(root) or self._takes_thing(governor)  # "le contrat du pont de Rosso"

    def _takes_thing(self, chunk: Chunk) -> bool:
        """ "(le contrat de) concession du port": a noun behind which what is built is told."""
        noun, known = self.x.words[chunk.head], self.known
        told = (known.status.nouns, known.named_events, self.x.pack.agreements.kinds, known.taken_on)
        return any(noun in nouns for nouns in told)
