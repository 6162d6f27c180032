"""What singles an undertaking out where no event is said of it: a name of its own, an article, a size."""

from __future__ import annotations

from communique.reading.facts import Project
from communique.reading.projects.befalling import Befalling
from communique.reading.projects.passing import Passing
from communique.reading.projects.specifics import Specifics
from communique.reading.sentences.chunks import OPEN_QUOTES, Chunk
from communique.reading.sentences.document import ITEM
from communique.reading.sentences.syntax import Syntax


class Singled:
    """Tells which undertakings of one sentence are told as one in particular."""

    def __init__(self, x: Syntax, specifics: Specifics, passing: Passing, befalling: Befalling) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects
        self.specifics, self.passing, self.befalling = specifics, passing, befalling

    def is_singled_out(self, project: Project, chunk: Chunk, noun: str, j: int) -> bool:
        """In an article about deals: one thing that has a name, a size or an article of its own; not what lies by."""
        x, words = self.x, self.s.words
        if self.specifics.is_named_way(project):
            return True
        sized = any(x.tags[k] == "N" for k in range(j, project.last))
        by = (
            chunk.before == x.g.by and words[chunk.start] in x.g.indefinite and sized
        )  # "raccordée par un gazoduc de 85 km"
        if (chunk.before in self.known.passed_by and not by) or project.count is None or self.passing.tells_what(chunk):
            return False
        if self.passing.is_recipient(project, chunk):
            return False
        if self.passing.is_place(chunk) or self.passing.is_visited(chunk) or self.befalling.is_served(project, chunk):
            return False
        inner = words[j : project.last]
        ordinal = not x.pack.agreements.ordinals.isdisjoint(words[chunk.start : chunk.head])
        numbered = ordinal or (inner[:1] != [] and inner[0].isdigit())
        if noun in self.known.generic and noun in self.known.numbered and numbered:
            return self.specifics.has_name(project)  # "la phase 2 du TER", "la deuxième phase du programme PEPAM"
        if noun in self.known.generic:
            return project.count == 1 and any(
                w in self.known.status.nouns or w in self.known.named_events for w in inner
            )
        named, indefinite = self.specifics.has_name(project), words[chunk.start] in x.g.indefinite
        if noun in x.pack.parties.kinds and self.s.capital(project.noun):
            return False
        if noun in self.known.common:
            told = chunk.before == x.g.for_ or self.s.kind == ITEM or self._is_topic(chunk)
            return (indefinite and sized) or (named and told)
        government = noun in x.pack.parties.kinds or self.s.capital(project.noun)
        return indefinite or project.count > 1 or (named and not government)

    def _is_topic(self, chunk: Chunk) -> bool:
        """ "Le pont de Rosso, d'abord.", "Quant au métro de Sfax": what a sentence opens with."""
        x = self.x
        topics = x.pack.links.topics
        opening = topics.before(x.words, chunk.body if chunk.before else chunk.start)  # "Reste le pont de X"
        return (opening is not None and opening[1] == 0) or (chunk.start == 0 and not self._only_acts(chunk))

    def _only_acts(self, chunk: Chunk) -> bool:
        """ "Le port de Thiès reçoit des bateaux de pêche": what is said of it is no event of it."""
        x = self.x
        group = next((g for g in x.groups if g.form == "finite" and x.subject(g) is chunk), None)
        bare = chunk.start == chunk.body and x.words[chunk.head] in self.known.common  # "Premier port du pays, il …"
        return bare if group is None else group.lemma not in self.known.status.verbs and not group.passive

    def is_named(self, project: Project, noun: str, j: int) -> bool:
        """ "le projet CASA-1000", "Projet d'amélioration du secteur de l'électricité (PASEM)"."""
        after = self.s.words[project.last : project.last + 2]
        behind = len(after) > 1 and after[0] == "(" and self.s.written(project.last + 1).isupper()
        behind = behind or self._closes_with_acronym(project)
        programme = self._is_programme(project, noun) or (noun in self.known.programmes and behind)
        if project.count != 1 or not (noun in self.known.plain or programme):
            return False
        called = project.noun > 0 and self.s.capital(project.noun)
        told = self.specifics.has_name(project) or self.specifics.has_quotes(project) or behind or called
        return told and self.specifics.is_longer(project)

    def _opens_name(self, k: int) -> bool:
        """Whether a name stands at token k: "baptisé LEAP", "dénommé « Nioro »"."""
        return self.s.capital(k) or self.s.words[k] in OPEN_QUOTES

    def _closes_with_acronym(self, project: Project) -> bool:
        """ "Programme d'appui à la Muraille verte (PAGMV)": its phrase ends with the bracket."""
        closed = project.last > project.noun + 3 and self.s.words[project.last - 1] == ")"
        return closed and sum(map(str.isupper, self.s.written(project.last - 2))) > 1

    def _is_programme(self, project: Project, noun: str) -> bool:
        """ "le programme Nioro II", "le programme « Nioro »": by a name right behind its noun."""
        behind = project.noun + 1
        named = behind < project.last and (self.s.capital(behind) or self.s.words[behind] in OPEN_QUOTES)
        called = self.s.words[project.last : project.last + 1] != [] and self.s.words[project.last] in self.known.called
        named = named or (called and project.last + 1 < len(self.s) and self._opens_name(project.last + 1))
        return noun in self.known.programmes and named
