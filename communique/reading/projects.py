"""Projects: what is launched, built, opened, funded or run."""

from __future__ import annotations

from communique.languages.grammar import NUMBER, OF
from communique.languages.tokens import cut, where
from communique.reading.chunks import Chunk
from communique.reading.document import ITEM, ROW, cells
from communique.reading.events import GOVERNOR, NEARBY, PARTICIPLE, Event, events
from communique.reading.facts import Agreement, Project
from communique.reading.numbers import number_at
from communique.reading.places import Places
from communique.reading.progress import ANNOUNCED, RUNNING, UNKNOWN, Progress
from communique.reading.spans import unit_words
from communique.reading.syntax import Syntax

DASHES = frozenset("-–")

TRADE = 6
"""Words before a thing within which someone's trade is told."""

MADE_OF = 12
"""Words behind a verb such as "composer" within which its parts are listed."""

ROW_HEAD = 3
"""A table row names its project within its first words."""


class Undertakings:
    """Finds the undertakings of a sentence.

    `taken` are its instruments; `of_genre` says that the article is one about deals, where a port or a
    school that has a name is an undertaking on lesser evidence.
    """

    def __init__(self, x: Syntax, intro: Syntax | None, taken: list[Agreement], of_genre: bool) -> None:
        self.x, self.s, self.intro, self.taken, self.of_genre = x, x.s, intro, taken, of_genre
        self.known, self.progress = x.pack.projects, Progress(x)

    def find(self) -> list[Project]:
        """Every undertaking that the sentence names as a specific one."""
        found: list[Project] = []
        last = 0
        for section, i, j in self._heads():
            chunk = self.x.chunk_at(i)
            if (
                i < last
                or chunk is None
                or chunk.time
                or chunk.head != self._noun(i, j)
                or chunk.before in (self.x.g.between, self.x.g.with_)
            ):
                continue
            project = self._project(chunk, section, i, j)
            if project is not None and found and self._is_called_so(project, found[-1]):
                self._tell(found[-1], project)
            elif project is not None:
                found.append(project)
            last = project.last if project is not None else last
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
        if between[-1:] != [","] or not self._has_name(before):
            return False
        superlative = not x.g.degree.isdisjoint(x.words[project.first : project.noun])
        indefinite = x.words[project.first] in x.g.indefinite
        bare = project.first == project.noun and len(between) == 1  # "la route M6, liaison clé du pays"
        kind = bare or (indefinite and x.words[project.noun] in self.known.generic and len(between) == 1)
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
        (a, b), (start, end) = cells(head)[0], cells(s)[0]
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
        things = [
            hit
            for hit in self.known.heads.within(words, 0, len(words))
            if not self.known.not_projects.at(words, hit[1]) and not self._is_instrument(hit[1])
        ]
        inside = {k for _, i, j in things for k in range(i, j)}
        events = [k for k in where(words, self.known.named_events) if k not in inside and not self._is_of_size(k)]
        named = [("", k, k + 1) for k in events]
        return sorted([*things, *named], key=lambda hit: hit[1])

    def _is_of_size(self, k: int) -> bool:
        """ "la rénovation de 57 km": of what, the words do not say."""
        x = self.x
        size = x.words[k + 2] if k + 2 < len(x.words) and x.tags[k + 1] == OF else ""
        glued = size[:1].isdigit() and not size[-1].isdigit()  # "57km"
        return glued or (size[:1].isdigit() and unit_words(self.s, k + 3, x.pack) is not None)

    def _is_instrument(self, i: int) -> bool:
        """ "programme exécutif de coopération": what is signed, and not run."""
        hit = self.x.pack.agreements.instruments.at(self.s.words, i)
        return hit is not None and hit[1] - i > 1 and self.s.kind == ITEM

    def _addressee(self, chunk: Chunk) -> int | None:
        """Where "au président" begins in "a soumis un projet de musée au président": no part of the name."""
        x = self.x
        persons = x.pack.parties.persons
        told = (c for c in x.chunks[chunk.index + 1 :] if c.before in x.g.to and x.words[c.head] in persons)
        return next((c.start for c in told), None)

    def _noun(self, i: int, j: int) -> int:
        """The noun among tokens i to j that name a thing: its first, or its last where phrases close with it."""
        return i if self.x.g.head_first else j - 1

    def _project(self, chunk: Chunk, section: str, i: int, j: int) -> Project | None:
        x, s = self.x, self.s
        opening = s.words[chunk.start : i]
        if any(word in x.g.negative_words or word in self.known.vague for word in opening) or self._is_trade(chunk):
            return None
        if s.words[i] in self.known.actors and self._is_someone(chunk):
            return None
        if self._is_draft(i, j) or self._is_vague(chunk, i, j) or self._is_end(chunk, s.words[i]):
            return None
        first, count = self._counted(chunk, i)
        last = max(j, x.phrase_end(chunk, x.g.locating, sizes=True, last=self._addressee(chunk)))
        last = self._before_status(j, self._with_ends(self._with_joined_places(last)))
        found = events(x, self.known.status, chunk, first, last)
        event = self._named_event(chunk)
        if event is not None:
            first, count = event.start, 1
        body = self._body(first, i if event is None else event.head)
        described = i if x.g.head_first else body
        project = Project(
            s,
            first,
            last,
            "project.phrase",
            name=s.span(body, last),
            sector=section or self._sector(described, last) or None,
            count=count,
            noun=self._noun(i, j),
            body=described,
        )
        self.progress.settle(project, found)
        if self._points_back(chunk, i, j, last) and not self._is_another(chunk, last):
            project.rule = "project.reference"
        elif not self._is_told(project, chunk, found, j):
            return None
        project.parties = Places(x, first, i, last).find()
        project.place = next((party.name for party in project.parties if party.role == "place"), None)
        return project

    def _is_draft(self, i: int, j: int) -> bool:
        """ "40 projets de conventions": what is to be signed, and not run."""
        x = self.x
        drafted = x.words[i] in self.known.plain and x.words[j : j + 1] != [] and x.words[j] in x.g.of
        return drafted and x.pack.agreements.instruments.at(x.words, j + 1) is not None

    def _is_vague(self, chunk: Chunk, i: int, j: int) -> bool:
        """ "l'infrastructure nécessaire", "d'importants projets de gazoduc", "à proximité du campus"."""
        x = self.x
        needed = any(word in self.known.vague_after for word in x.words[j : chunk.end])
        if needed or self.known.beside.before(x.words, chunk.start):
            return True
        bare = chunk.before in x.g.of and chunk.start == chunk.body == i and chunk.index > 0
        if not bare:
            return False
        whole = x.chunks[chunk.index - 1]
        return x.words[whole.head] in self.known.plain and x.g.is_plural(x.words[whole.head])

    def _is_end(self, chunk: Chunk, noun: str) -> bool:
        """What a way leads to, or what a whole is made of: "relie le port de Faw à la frontière"."""
        x = self.x
        group = x.group_before(chunk.start)
        if group is None or chunk.time:
            return False
        running = self.known.status.verbs.get(group.lemma) == "running"
        definite = x.words[chunk.start] in x.g.determiners and x.words[chunk.start] not in x.g.indefinite
        if chunk.before == x.g.by and group.passive and running and definite:
            return True  # "acheminé par le gazoduc"
        if group.lemma in self.known.ends_of_ways:
            return chunk in x.objects(group)
        made_of = (
            noun not in self.known.plain and group.lemma in self.known.composing and chunk.start - group.end <= MADE_OF
        )
        return made_of and (chunk.before in x.g.of if group.passive else chunk in x.objects(group))

    def _is_trade(self, chunk: Chunk) -> bool:
        """ "une société spécialisée dans le financement d'infrastructures": what someone does, of no thing at all."""
        bare = chunk.start == chunk.body and chunk.before in self.x.g.of
        said = self.known.trades.within(self.x.words, max(0, chunk.start - TRADE), chunk.start) if bare else None
        return bool(said)

    def _is_someone(self, chunk: Chunk) -> bool:
        """ "Cegelec, une filiale du groupe", "le fonds EAIF décaisse": one that is told as who it is, or who acts."""
        x = self.x
        before = x.chunk_before(chunk.start - 1) if chunk.start > 1 and x.words[chunk.start - 1] in (",", "(") else None
        if before is not None and before.end == chunk.start - 1 and x.words[chunk.start] in x.g.indefinite:
            return any(x.s.capital(k) for k in range(before.body, before.end))
        group = x.group_after(chunk.end)
        acts = group is not None and group.form == "finite" and not group.passive and x.subject(group) is chunk
        return acts and group is not None and group.lemma not in self.known.status.verbs

    def _is_priced(self, chunk: Chunk, last: int) -> bool:
        """ "un projet à 985 M$", "le programme de la MCC, de 550 millions de dollars"."""
        x = self.x
        said, following = x.words[last : last + 2], x.tags[last + 1 : last + 3]
        if said[:1] == [","] and said[1:] != [] and said[1] in x.g.of:
            return following[1:] == [NUMBER]
        indefinite = x.words[chunk.start] in x.g.indefinite
        return indefinite and said[:1] != [] and said[0] in x.g.to and following[:1] == [NUMBER]

    def _points_back(self, chunk: Chunk, i: int, j: int, last: int) -> bool:
        """ "l'ouvrage", "ce chantier", "la ligne": definite, and nothing behind it says which one."""
        x = self.x
        counted = x.tags[chunk.start] == NUMBER and chunk.before in x.g.contracted
        if counted and last <= j and chunk.end <= j and chunk.start + 1 == i:
            return True  # "l'opérateur des deux usines"
        if chunk.start == chunk.body:  # "l'accès au logement"
            return chunk.before in x.g.singular_contracted and last <= j and chunk.end <= j and chunk.start == i
        det = x.words[chunk.start]
        if det in x.g.demonstratives or det not in x.g.determiners:
            return det in x.g.demonstratives
        described = not x.g.head_first and any(x.tags[k] == "W" for k in range(chunk.body, i))
        alone = last <= j and chunk.end <= j and not described
        return alone and det not in x.g.indefinite and det not in x.g.possessives

    def _is_another(self, chunk: Chunk, last: int) -> bool:
        """ "Le deuxième projet, de 60 millions": one of several, with a price of its own."""
        ordinal = any(word in self.x.pack.agreements.ordinals for word in self.x.words[chunk.start : chunk.head])
        return ordinal and self._is_priced(chunk, last)

    def _counted(self, chunk: Chunk, i: int) -> tuple[int, int | None]:
        """The first token of the phrase and how many things it counts."""
        x = self.x
        for k in range(chunk.start, i):
            number = number_at(self.s, k, x.pack) if x.pack.numbers.begins(x.words[k]) else None
            if number is None or self._is_size(number.start, number.end):
                continue
            if number.value == int(number.value) and 1 < number.value < 100_000:
                return chunk.start, int(number.value)
        noun = x.words[i if x.g.head_first else chunk.head]
        plural = noun.endswith(x.g.plural_endings) and x.g.singular(noun) != noun
        before = x.chunk_before(chunk.start)
        if plural and before is not None and x.words[before.head] in x.pack.numbers.about and chunk.before in x.g.of:
            return before.start, x.pack.numbers.about[x.words[before.head]]
        return chunk.start, None if plural else 1

    def _is_size(self, start: int, end: int) -> bool:
        """ "a 500-MW plant", "a $300 million plant": a number that has a unit counts no things."""
        x = self.x
        signed = start > 0 and x.words[start - 1] in x.pack.units.symbols
        return signed or x.words[end] in DASHES or unit_words(self.s, end, x.pack) is not None

    def _with_joined_places(self, last: int) -> int:
        """ "entre Yagoua et Bongor": the phrase goes on over the second place."""
        x = self.x
        if last + 1 < len(x.words) and x.words[last] in x.g.joining:
            chunk = x.chunk_from(last + 1)
            before = x.chunk_before(last)
            if chunk is not None and before is not None and chunk.start == last + 1 and before.before == x.g.between:
                return chunk.end
        return last

    def _with_ends(self, last: int) -> int:
        """ "la ligne reliant la mine de Pa à la ville de Po": its ends say which one it is."""
        x = self.x
        group = x.group_after(last)
        if group is None or group.start != last or group.form != "gerund" or group.lemma not in self.known.ends_of_ways:
            return last
        ends = x.objects(group)
        if not ends:
            return last
        end = x.phrase_end(ends[-1], x.g.of)
        to = x.chunk_from(end)
        beside = to is not None and to.before in (*x.g.to, *x.g.joining) and to.start <= end + 1
        return x.phrase_end(to, x.g.of) if to is not None and beside else end

    def _before_status(self, j: int, last: int) -> int:
        """ "une centrale en chantier au Togo": what says how far it has come is no part of its name."""
        said = self.known.status.phrases.within(self.s.words, j, last)
        return said[0][1] if said else last

    def _named_event(self, chunk: Chunk) -> Chunk | None:
        """ "la réfection de la route": an undertaking that is named with its event."""
        if not (chunk.before in self.x.g.of and chunk.index):
            return None
        event = self.x.chunks[chunk.index - 1]
        named = self.x.words[event.head] in self.known.named_events and chunk.start - event.end <= 2
        return event if named else None

    def _body(self, first: int, i: int) -> int:
        x = self.x
        while first < i and (x.words[first] in x.g.determiners or x.words[first] in x.g.contracted):
            first += 1
        return first

    def _sector(self, first: int, last: int) -> str | None:
        return next((self.known.sectors[word] for word in self.s.words[first:last] if word in self.known.sectors), None)

    # Whether it is a fact

    def _is_told(self, project: Project, chunk: Chunk, found: list[Event], j: int) -> bool:
        """Whether the text speaks of one specific undertaking, by an event, a sum, a number or its place in a list."""
        x, s = self.x, self.s
        noun = x.words[project.noun]
        if s.kind in (ITEM, ROW) and project.first < ROW_HEAD and self._is_listed():
            project.rule = "project.item" if s.kind == ITEM else "project.row"
            return True
        if s.kind == ROW and s.intro is not None:
            return False  # the other cells tell of what the first one names
        named, indefinite = self._has_name(project), x.words[chunk.start] in x.g.indefinite
        longer = self._is_longer(project)
        if any(project.noun == instrument.noun for instrument in self.taken):
            return False
        if self._is_lender(project, chunk):
            return False
        if any(instrument.first <= project.noun < instrument.last for instrument in self.taken):
            project.rule = "project.of_agreement"
            return longer and (named or not indefinite) and noun not in self.known.plain and self._is_subject(chunk)
        common = noun in self.known.generic or (noun in self.known.common and not self.of_genre)
        for rule, told in (
            ("sum", (longer or self._is_priced(chunk, project.last)) and self._has_sum(chunk, project.last)),
            ("aggregate", (project.count or 0) > 1 and self._is_aggregate(found, noun)),
            ("future", named and self._is_future(chunk)),
            ("among", named and self._is_among()),
            ("event", self._is_event(project, chunk, found, noun, common, j)),
            ("named", self._is_named(project, noun, j) or (indefinite and named and longer and not common)),
            ("nearby", longer and (named or indefinite) and not common and self._is_near(project, chunk)),
            ("specific", self.of_genre and self._is_singled_out(project, chunk, noun, j)),
        ):
            if told:
                project.rule = f"project.{rule}"
                return True
        return False

    def _is_lender(self, project: Project, chunk: Chunk) -> bool:
        """ "un don de 46 millions du Fonds africain de développement": a body that gives, and is not founded."""
        named = self.s.capital(project.noun) and self.x.words[project.noun] in self.x.pack.parties.kinds
        return named and chunk.before in self.x.g.of and project.strength < GOVERNOR

    def _is_event(self, project: Project, chunk: Chunk, found: list[Event], noun: str, common: bool, j: int) -> bool:
        """Whether something firm is said of a specific thing; of a common one in general news, by its name."""
        if common and not self.of_genre and not (self._has_name(project) or self._has_quotes(project)):
            return False
        return self._is_done(found, common) and self._is_specific(project, chunk, noun, j)

    def _is_done(self, found: list[Event], common: bool) -> bool:
        """Whether something firm is said of it; that a common thing exists, runs or has a price is nothing firm."""
        firm = [event for event in found if event.strength >= PARTICIPLE]
        if not common:
            return bool(firm)
        return any(event.status not in (RUNNING, UNKNOWN) for event in firm)

    def _is_among(self) -> bool:
        """ "Parmi eux figurent la centrale de X et le port de Y": what was told before lists it."""
        x = self.x
        return x.words[0] in x.pack.links.among and x.tags[1:2] == ["R"]

    def _is_near(self, project: Project, chunk: Chunk) -> bool:
        """Whether an event of the sentence may be said of it: not of what is passed by, or is someone's already."""
        owned = any(word in self.x.g.possessives for word in self.x.words[chunk.start : chunk.body])
        return project.strength == NEARBY and chunk.before not in self.known.passed_by and not owned

    def _is_future(self, chunk: Chunk) -> bool:
        """ "la future ligne Chine-Kirghizstan-Ouzbékistan"."""
        return any(word in self.known.future for word in self.s.words[chunk.start : chunk.head])

    def _is_aggregate(self, found: list[Event], noun: str) -> bool:
        """ "46 projets conjoints"; of other things, those that something is done to: "trois centrales"."""
        return noun in self.known.plain or self._is_done(found, noun in self.known.common | self.known.generic)

    def _is_specific(self, project: Project, chunk: Chunk, noun: str, j: int) -> bool:
        """A name, a place, a size, a purpose or an indefinite article: one undertaking, and not its kind in general."""
        x, longer = self.x, self._is_longer(project)
        if noun in self.known.plain:
            if project.count is None:
                made = project.status in ("launched", "opened", "under_construction", "prepared")
                return made and longer and not chunk.before and project.strength >= GOVERNOR
            return self._has_name(project) or self._has_quotes(project) or project.last - j >= 3
        if noun in self.known.generic:
            return project.count == 1 and (longer or self._has_quotes(project))
        if noun in x.pack.parties.kinds and self.s.capital(project.noun):  # "la Banque de développement" already is
            return project.strength >= GOVERNOR and project.status in ("opened", "launched", "announced", "prepared")
        if project.count is None and not self._has_name(project):  # things in the plural
            told = project.status != UNKNOWN and (self.of_genre or project.status != ANNOUNCED)
            return longer and project.strength >= GOVERNOR and told
        indefinite = x.words[chunk.start] in x.g.indefinite or chunk.start == chunk.body
        return longer or self._has_name(project) or indefinite

    def _is_singled_out(self, project: Project, chunk: Chunk, noun: str, j: int) -> bool:
        """In an article about deals: one thing that has a name, a size or an article of its own; not what lies by."""
        x, words = self.x, self.s.words
        if self._is_named_way(project):
            return True
        if chunk.before in self.known.passed_by or project.count is None or self._tells_what(chunk):
            return False
        inner = words[j : project.last]
        if noun in self.known.generic:
            return project.count == 1 and any(
                w in self.known.status.nouns or w in self.known.named_events for w in inner
            )
        named, indefinite = self._has_name(project), words[chunk.start] in x.g.indefinite
        if noun in x.pack.parties.kinds and self.s.capital(project.noun):
            return False
        if noun in self.known.common:
            sized = any(x.tags[k] == "N" for k in range(j, project.last))
            told = chunk.before == x.g.for_ or self.s.kind == ITEM or self._is_topic(chunk)
            return (indefinite and sized) or (named and told)
        government = noun in x.pack.parties.kinds or self.s.capital(project.noun)
        return indefinite or project.count > 1 or (named and not government)

    def _tells_what(self, chunk: Chunk) -> bool:
        """ "Tema, le grand port du pays": what a place named right before is."""
        x, k = self.x, chunk.start
        definite = x.words[k] in x.g.determiners and x.words[k] not in x.g.indefinite
        return k > 1 and x.words[k - 1] == "," and definite and x.s.capital(k - 2)

    def _is_named_way(self, project: Project) -> bool:
        """ "la section Ovaköy–Mossoul", "la ligne 6 du Caire": a way with a name of its own, not what runs already."""
        x, noun, behind = self.x, self.x.words[project.noun], project.noun + 1
        if noun not in self.known.ways or noun in self.known.running_ways or behind >= project.last:
            return False
        numbered = x.words[behind].isdigit() and project.last > behind + 1
        return numbered or (self.s.capital(behind) and "-" in x.words[behind].replace("–", "-"))

    def _is_topic(self, chunk: Chunk) -> bool:
        """ "Le pont de Rosso, d'abord.", "Quant au métro de Sfax": what a sentence opens with."""
        x = self.x
        opening = x.pack.links.topics.before(x.words, chunk.body)
        return (opening is not None and opening[1] == 0) or (chunk.start == 0 and not self._only_acts(chunk))

    def _only_acts(self, chunk: Chunk) -> bool:
        """ "Le port de Thiès reçoit des bateaux de pêche": what is said of it is no event of it."""
        x = self.x
        group = next((g for g in x.groups if g.form == "finite" and x.subject(g) is chunk), None)
        bare = chunk.start == chunk.body and x.words[chunk.head] in self.known.common  # "Premier port du pays, il …"
        return bare if group is None else group.lemma not in self.known.status.verbs and not group.passive

    def _is_named(self, project: Project, noun: str, j: int) -> bool:
        """ "le projet CASA-1000", "Projet d'amélioration du secteur de l'électricité (PASEM)"."""
        if noun not in self.known.plain or project.count != 1:
            return False
        behind = self.s.words[project.last : project.last + 1] == ["("] and self.s.raw[project.last + 1].isupper()
        called = project.noun > 0 and self.s.capital(project.noun)
        return self._is_longer(project) and (self._has_name(project) or self._has_quotes(project) or behind or called)

    def _is_listed(self) -> bool:
        if self.s.kind == ROW:
            return self.s.intro is not None
        return self.intro is not None and any(
            word in self.known.plain or word in self.known.status.nouns or word in self.known.generic
            for word in self.intro.words
        )

    def _is_subject(self, chunk: Chunk) -> bool:
        """Whether an agreement is about the thing itself, or its creation: "sur la création d'une zone franche"."""
        x = self.x
        root = x.root(chunk)
        if root is chunk:
            return chunk.before not in x.g.to and chunk.before != x.g.by
        governor = x.chunks[chunk.index - 1]  # "le contrat de construction de la ligne Pa–Po"
        return any(
            x.words[noun] in self.known.status.nouns or x.words[noun] in self.known.named_events
            for noun in (root.head, governor.head)
        )

    def _is_longer(self, project: Project) -> bool:
        """Whether something stands beside its noun."""
        return project.last > project.noun + 1 or project.body < project.noun

    def _has_name(self, project: Project) -> bool:
        named = range(project.body if project.body < project.noun else project.noun + 1, project.last)
        return any(self.s.capital(k) for k in named if k and k != project.noun)

    def _has_quotes(self, project: Project) -> bool:
        return any(word in ("«", "“", '"') for word in self.s.words[project.noun : project.last])

    def _has_sum(self, chunk: Chunk, last: int) -> bool:
        """Whether a sum of money stands right behind, as its value, or right before, as what is spent on it."""
        x = self.x
        if chunk.before in (x.g.for_, *x.g.in_) and chunk.start > 2:
            spent = x.words[max(0, chunk.start - 5) : chunk.start - 1]
            if any(x.pack.units.currencies.at(spent, k) for k in range(len(spent))) and any(
                w[0].isdigit() for w in spent
            ):
                return x.words[chunk.start] in x.g.indefinite
        worth = x.pack.amounts.value_of.within(x.words, last, min(len(x.words), last + 7))
        if not (worth or (last < len(x.words) and x.words[last] == "(") or self._is_priced(chunk, last)):
            return False
        window = range(last, min(len(x.words), last + 12))
        return any(x.pack.units.currencies.at(x.words, k) for k in window) and any(x.tags[k] == "N" for k in window)
