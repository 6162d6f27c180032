"""Projects: what is launched, built, opened, funded or run."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import NUMBER, OF
from communique.languages.tokens import cut, where
from communique.reading.events.said import GOVERNOR, NEARBY, PARTICIPLE, events
from communique.reading.facts import Agreement, Project
from communique.reading.figures.spans import unit_words
from communique.reading.places.located import Places
from communique.reading.places.whereabouts import share_places
from communique.reading.projects.evidence import Evidence
from communique.reading.projects.exclusion import Exclusion
from communique.reading.projects.extent import Extent
from communique.reading.projects.progress import Progress
from communique.reading.projects.stages import ANNOUNCED, UNKNOWN
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ITEM, ROW
from communique.reading.sentences.syntax import Syntax

JOINING: Final = frozenset({"project.event", "project.listed", "project.aggregate"})
"""The rules of what something is done to, which holds for what is joined to it."""

QUESTION: Final = frozenset("?")
"""The mark behind what is asked, and not told."""


class Undertakings:
    """Finds the undertakings of a sentence; `intro`, `taken` and `of_genre` are for the evidence of each."""

    def __init__(self, x: Syntax, intro: Syntax | None, taken: list[Agreement], of_genre: bool) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects
        self.excluded = Exclusion(x)
        self.extent, self.progress, self.evidence = Extent(x), Progress(x), Evidence(x, intro, taken, of_genre)

    def find(self) -> list[Project]:
        """Every undertaking that the sentence names as a specific one."""
        found: list[Project] = []
        last = 0
        for section, i, j in self._heads():
            chunk = self.x.chunk_at(i)
            if chunk is not None and i < chunk.head < j:  # "une nouvelle ville"
                i = chunk.head
            if i < last or chunk is None or chunk.time or chunk.head != self._noun(i, j):
                continue
            if self.excluded.is_beside(chunk, i) or self.excluded.is_none(chunk, i, j):
                continue
            project = self._project(chunk, section, i, j, found[-1] if found else None)
            if project is not None and found and self._is_called_so(project, found[-1]):
                self._tell(found[-1], project)
            elif project is not None:
                found.append(project)
            last = project.last if project is not None else last
        share_places(self.x, found)
        return found or self._named_in_column()

    def _is_called_so(self, project: Project, before: Project) -> bool:
        """The same thing, told as what it is.

        "le chemin de fer Chine-Laos, un projet phare de l'initiative"; "la centrale de Pa, la plus grande centrale du
        pays"; "la route Sokodé-Bassar (nationale 17)".
        """
        x = self.x
        between = x.words[before.last : project.first]
        if between == ["("] and x.words[project.noun] in self.known.ways and before.count == project.count == 1:
            return x.words[before.noun] in self.known.ways
        if between[-1:] != [","]:
            return False
        superlative = not x.g.degree.isdisjoint(x.words[project.first : project.noun])
        indefinite = x.words[project.first] in x.g.indefinite
        if indefinite and len(between) == 1 and {x.words[before.noun], x.words[project.noun]} <= self.known.ways:
            return project.count == before.count == 1  # "le chemin de fer transsaharien, une ligne de 1 200 km"
        if indefinite and x.words[project.noun] in self.known.plain:  # "le centre qu'X veut bâtir, un projet de 70 M$"
            inside = (c for c in x.chunks if before.last <= c.start and c.end < project.first)
            alone = between.count(",") == 1 and all(c.before or c.time for c in inside)
            return len(between) == 1 or alone  # "l'usine a été annoncée à Pa, un projet de 70 M$"
        if not self.evidence.specifics.has_name(before):
            return False
        opening = x.words[project.first : project.noun]  # "la route M6, liaison clé du pays", "…, dernier volet du"
        bare = x.g.determiners.isdisjoint(opening) and project.count == 1 and len(between) == 1
        plain = x.words[before.noun] in self.known.plain  # "le projet Medusa, un câble de 8 700 km"
        kind = bare or (indefinite and (plain or x.words[project.noun] in self.known.generic) and len(between) == 1)
        return kind or (superlative and not indefinite)

    def _tell(self, project: Project, other: Project) -> None:
        """What is said of it by its other name."""
        if other.strength > project.strength or project.status == UNKNOWN:
            project.status, project.strength = other.status, other.strength
        project.sector = project.sector or other.sector

    def _named_in_column(self) -> list[Project]:
        """The first cell of a row whose column is headed "Projet", whatever it names: "Bus urbains (500 véhicules)"."""
        x, s, head = self.x, self.s, self.s.intro
        if s.kind != ROW or head is None or not self.x.chunks:
            return []
        (a, b), (start, end) = head.cells()[0], s.cells()[0]
        title = list(cut(head.text[a:b]))
        if not any(self.known.heads.at(title, k) for k in range(len(title))):
            return []
        last = sum(start <= at < end for at in s.starts)
        noun = x.chunks[0].head
        if not last or noun >= last:
            return []
        project = Project(s, 0, last, "project.column", name=s.span(0, last), noun=noun)
        self.progress.settle(project, events(x, self.known.status, x.chunks[0], 0, last))
        return [project]

    def _heads(self) -> list[tuple[str, int, int]]:
        """Where nouns of things and of named events stand: the ISIC section, and the tokens."""
        words = self.s.words
        found = [*self.known.heads.within(words, 0, len(words)), *self.known.raised.within(words, 0, len(words))]
        things = [hit for hit in found if not self._is_other(hit) and not self._is_instrument(hit[1])]
        inside = {k for _, i, j in things for k in range(i, j)}
        things += [("H", k, k + 1) for k in where(words, self.known.named) if self.evidence.specifics.is_road(k)]
        events = [k for k in where(words, self.known.named_events) if k not in inside and not self._is_of_size(k)]
        events = [k for k in events if not self._is_of_paper(k) and self.known.not_projects.at(words, k) is None]
        named = [("", k, k + 1) for k in events]
        return sorted([*things, *named], key=lambda hit: hit[1])

    def _is_other(self, hit: tuple[str, int, int]) -> bool:
        """ "zone euro", "train de mesures"; but "train de liquéfaction" is longer than "train de"."""
        known, words = self.known.not_projects, self.s.words
        behind, before = known.at(words, hit[1]), known.before(words, hit[2])
        return (behind is not None and behind[1] >= hit[2]) or (before is not None and before[1] < hit[1])

    def _is_of_size(self, k: int) -> bool:
        """ "la rénovation de 57 km": of what, the words do not say."""
        x = self.x
        size = x.words[k + 2] if k + 2 < len(x.words) and x.tags[k + 1] == OF else ""
        glued = size[:1].isdigit() and not size[-1].isdigit()  # "57km"
        unit = k + 3 + (x.words[k + 3 : k + 4] != [] and x.words[k + 3] in x.pack.amounts.others)  # "de 57 autres km"
        end = k + 3 if glued else unit_words(self.s, unit, x.pack) if size[:1].isdigit() else None
        return end is not None and x.tags[end : end + 1] != [OF]  # "la rénovation de 57 km de routes" says it

    def _is_of_paper(self, k: int) -> bool:
        """ "le renouvellement de leur contrat": of an instrument, which is told as one."""
        x = self.x
        paper = x.chunk_from(k + 1) if x.tags[k + 1 : k + 2] == [OF] else None
        beside = paper is not None and paper.start <= k + 2 and x.words[paper.head] not in x.pack.agreements.awarded
        return beside and paper is not None and x.pack.agreements.instruments.at(x.words, paper.head) is not None

    def _is_instrument(self, i: int) -> bool:
        """ "programme exécutif de coopération": what is signed, and not run."""
        hit = self.x.pack.agreements.instruments.at(self.s.words, i)
        if hit is None or hit[1] - i == 1:
            return False
        listed = any(instrument.first < i for instrument in self.evidence.taken)  # "un accord et un programme exécutif"
        return self.s.kind == ITEM or listed

    def _noun(self, i: int, j: int) -> int:
        """The noun among tokens i to j that name a thing: its first, or its last where phrases close with it."""
        return i if self.x.g.head_first else j - 1

    def _project(self, chunk: Chunk, section: str, i: int, j: int, before: Project | None) -> Project | None:
        x, s = self.x, self.s
        first, count = self.extent.counted(chunk, i)
        last = self.extent.end(chunk, j)
        asked = s.words[-1] in QUESTION
        found = [] if asked else events(x, self.known.status, chunk, first, last)
        event = self.extent.named_event(chunk)
        if event is not None:
            first, count = event.start, 1
        body = self.extent.body(first, i if event is None else event.head)
        described = i if x.g.head_first else body
        project = Project(
            s,
            first,
            last,
            "project.phrase",
            name=s.span(body, last),
            called=s.span(body, self.extent.before_size(i, last)),
            sector=section or self._sector(described, last) or None,
            count=count,
            noun=self._noun(i, j),
            body=described,
        )
        self.progress.settle(project, found)
        raised = self.known.heads.at(x.words, i) is None and x.words[i] in self.known.raised.entries
        if raised and not self.evidence.bringing.is_raised(found):
            return None
        new = project.strength >= GOVERNOR and not self.known.new.isdisjoint(s.words[chunk.start : chunk.head])
        another = new or self._is_another(project, chunk, last)  # "a inauguré la nouvelle médiathèque"
        if self._points_back(chunk, i, j, last) and not another:
            project.rule = "project.reference"
        elif self._is_phase(project, chunk):
            project.rule = "project.phase"
        else:
            told = self.evidence.is_told(project, chunk, found, j)
            if not (self._is_listed_with(before, project, told) or told):
                return None
        project.whole = self._whole(chunk)
        if (count or 0) > 1 and self.excluded.is_part(chunk):
            return None
        if project.status == UNKNOWN and s.kind not in (ITEM, ROW) and self.evidence.will_serve(chunk):
            project.status = ANNOUNCED  # "le câble reliera les deux îles"
        if (whole := self.evidence.among.whole_of(project)) is not None and project.strength < PARTICIPLE:
            project.status = self.progress.of_whole(whole) or project.status
        if project.status == UNKNOWN and project.strength < PARTICIPLE and self.evidence.bringing.is_site(project):
            project.status = "under_construction"  # "épingle le chantier de l'hôpital"
        project.parties = Places(x, first, i, last).find()
        project.place = next((party.name for party in project.parties if party.role == "place"), None)
        return project

    def _whole(self, chunk: Chunk) -> int:
        """ "Le projet prévoit la réhabilitation de A et B": the noun of the project that holds a thing; else -1."""
        x = self.x
        group = x.group_before(chunk.start)
        if group is None or self.known.holding.isdisjoint(group.lemmas):
            return -1
        whole = x.subject(group)
        told = whole is not None and not group.passive and x.words[whole.head] in self.known.generic
        return whole.head if told and whole is not None else -1

    def _is_listed_with(self, before: Project | None, project: Project, told: bool) -> bool:
        """ "a inauguré une école, un laboratoire et une pharmacie": joined to one of which something firm is said.

        Then the same is said of it; `told` says that the text speaks of it besides.
        """
        if before is None or not self._is_joined(before, project):
            return False
        project.rule = project.rule if told else "project.listed"
        if project.status == UNKNOWN or not (told or project.strength >= PARTICIPLE):
            project.status, project.strength = before.status, before.strength
        return True

    def _is_joined(self, before: Project, project: Project) -> bool:
        x, between = self.x, self.x.words[before.last : project.first]
        also = x.g.also.before(x.words, project.first)
        if also is not None and before.last <= also[1] <= before.last + 1:
            between = [","]  # "une adduction, ainsi que trois stations"
        joined = [word for word in between if word in x.g.joining or word == ","]
        said = before.strength > NEARBY >= project.strength and before.rule in JOINING
        one = project.count is not None and x.words[project.first] not in x.g.possessives
        return said and one and bool(joined) and all(word in joined or word in x.g.of for word in between)

    def _sector(self, first: int, last: int) -> str | None:
        return next((self.known.sectors[word] for word in self.s.words[first:last] if word in self.known.sectors), None)

    # What was told before

    def _points_back(self, chunk: Chunk, i: int, j: int, last: int) -> bool:
        """ "l'ouvrage", "ce chantier", "la ligne": definite, and nothing behind it says which one."""
        x = self.x
        if self.evidence.specifics.is_road(i):
            return False
        counted = x.tags[chunk.start] == NUMBER and chunk.before in x.g.contracted
        if counted and last <= j and chunk.end <= j and chunk.start + 1 == i:
            return True  # "l'opérateur des deux usines"
        if chunk.start == chunk.body:  # "l'accès au logement"
            return chunk.before in x.g.singular_contracted and last <= j and chunk.end <= j and chunk.start == i
        det = x.words[chunk.start]
        if chunk.start < chunk.body and self.evidence.specifics.is_placed_in_front(chunk):
            return det in x.g.demonstratives
        if det in x.g.demonstratives or det not in x.g.determiners:
            return det in x.g.demonstratives
        described = not x.g.head_first and any(x.tags[k] == "W" for k in range(chunk.body, i))
        alone = (last <= j or self._is_only_sized(i, j, last)) and chunk.end <= j and not described
        alone = alone or x.is_described_again(chunk)
        return alone and det not in x.g.indefinite and det not in x.g.possessives

    def _is_only_sized(self, i: int, j: int, last: int) -> bool:
        """ "l'ouvrage de 261 mètres": what was told before, with its size."""
        x = self.x
        thing = x.words[i] in x.pack.amounts.things and x.tags[j : j + 1] == [OF]
        return thing and all(tag == NUMBER for tag in x.tags[j + 1 : last])

    def _is_phase(self, project: Project, chunk: Chunk) -> bool:
        """ "La deuxième phase, dont la construction a débuté": a part of which something firm is said."""
        x = self.x
        ordinal = any(word in x.pack.agreements.ordinals for word in x.words[chunk.start : chunk.head])
        part = x.words[chunk.head] in self.known.partial
        if ordinal and self._is_told_apart(project, chunk):
            return True  # "La troisième raffinerie est à l'arrêt"
        own = chunk.start == 0 or x.words[chunk.start - 1] not in x.pack.amounts.part_words  # "dont la première phase"
        return ordinal and part and own and project.strength >= PARTICIPLE and project.status != UNKNOWN

    def _is_another(self, project: Project, chunk: Chunk, last: int) -> bool:
        """ "Le deuxième projet, de 60 millions", "La première phase, achevée": one of several, told by itself."""
        x = self.x
        ordinal = any(word in x.pack.agreements.ordinals for word in x.words[chunk.start : chunk.head])
        part = x.words[chunk.head] in self.known.partial and project.strength >= PARTICIPLE
        if self.evidence.specifics.is_future(chunk) and project.strength >= PARTICIPLE:
            return True  # "la future station avance à grands pas"
        told = part or self._is_told_apart(project, chunk)
        return ordinal and (told or self.evidence.specifics.is_priced(chunk, last))

    def _is_told_apart(self, project: Project, chunk: Chunk) -> bool:
        """Whether something firm is said of one that has only an ordinal, and is no part of another."""
        firm = project.strength >= PARTICIPLE and project.status != UNKNOWN and project.last <= chunk.end
        noun = self.x.words[chunk.head]
        return firm and noun not in self.known.generic and noun not in self.known.numbered
