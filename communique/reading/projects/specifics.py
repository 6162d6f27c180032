"""What makes an undertaking one in particular: its name, its place, its sum, its size."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import NUMBER, VERB
from communique.reading.facts import Project
from communique.reading.sentences.chunks import OPEN_QUOTES, Chunk
from communique.reading.sentences.document import TITLE
from communique.reading.sentences.syntax import Syntax

SIZED: Final = 8
"""Words behind a thing within which the words for its size stand."""


class Specifics:
    """What the words of the undertakings of one sentence hold; `of_genre` says that the article is about deals."""

    def __init__(self, x: Syntax, of_genre: bool) -> None:
        self.x, self.s, self.of_genre = x, x.s, of_genre
        self.known = x.pack.projects

    def is_longer(self, project: Project) -> bool:
        """Whether something stands beside its noun."""
        return project.last > project.noun + 1 or project.body < project.noun or self.is_road(project.noun)

    def is_road(self, i: int) -> bool:
        """ "la RN5", "le Transgabonais": what has a name of its own, and no noun before it."""
        word = self.x.words[i]
        return word in self.known.named and (len(word.rstrip("0123456789")) > 1 or self.s.capital(i))

    def has_name(self, project: Project) -> bool:
        """ "la route M6", "la centrale de Linguère": whether a capital stands beside its noun."""
        if self.is_road(project.noun):
            return True
        named = range(project.body if project.body < project.noun else project.noun + 1, project.last)
        return any(self.s.capital(k) for k in named if k and k != project.noun)

    def has_quotes(self, project: Project) -> bool:
        """ "le projet « Nioro »"; of "le projet « rassemblera tout le monde »" no name is told."""
        inside = range(project.noun, project.last)
        said = any(self.x.tags[k] == VERB for k in inside)
        return not said and any(self.s.words[k] in OPEN_QUOTES for k in inside)

    def has_sum(self, project: Project, chunk: Chunk) -> bool:
        """Whether a sum of money stands right behind, as its value, or right before, as what is spent on it."""
        x, last = self.x, project.last
        called = x.s.capital(project.noun) and x.words[project.noun] in self.known.aimed  # "au Programme de mobilité"
        if self._is_given(chunk, called):
            plural = x.words[project.noun] in self.known.plain and project.count is None
            of_what = x.words[project.noun + 1 : project.noun + 2]  # "pour des projets en Afrique" is no one's
            told = called or x.words[chunk.start] in x.g.indefinite
            return told and not (plural and not x.g.of.issuperset(of_what))
        worth = x.pack.amounts.value_of.within(x.words, last, min(len(x.words), last + 7))
        if not (worth or (last < len(x.words) and x.words[last] == "(") or self.is_priced(chunk, last)):
            return False
        window = range(last, min(len(x.words), last + 12))
        return any(x.pack.units.currencies.at(x.words, k) for k in window) and any(x.tags[k] == "N" for k in window)

    def _is_given(self, chunk: Chunk, called: bool) -> bool:
        """ "12 millions pour un centre", "en faveur d'un programme"; "au Programme de mobilité", by its name alone."""
        x = self.x
        favoured = x.pack.parties.takers.before(x.words, chunk.start)
        before = favoured[1] if favoured else chunk.start - 1
        given = favoured or chunk.before in x.g.in_ | {x.g.for_} or (called and chunk.before in x.g.to)
        spent = x.words[max(0, before - 4) : before] if given and chunk.start > 2 else []
        paid = any(x.pack.units.currencies.at(spent, k) for k in range(len(spent)))
        return paid and any(word[0].isdigit() for word in spent)

    def is_priced(self, chunk: Chunk, last: int) -> bool:
        """ "un projet à 985 M$", "le programme de la MCC, de 550 millions de dollars"."""
        x = self.x
        said, following = x.words[last : last + 2], x.tags[last + 1 : last + 3]
        if said[:1] == [","] and said[1:] != [] and said[1] in x.g.of:
            return following[1:] == [NUMBER]
        indefinite = x.words[chunk.start] in x.g.indefinite
        return indefinite and said[:1] != [] and said[0] in x.g.to and following[:1] == [NUMBER]

    def is_sized(self, project: Project, chunk: Chunk, j: int) -> bool:
        """ "des parcs solaires d'une puissance de 1 200 MW": several that have a size together."""
        x = self.x
        some = x.words[chunk.start] in x.g.indefinite or x.words[max(0, chunk.start - 1)] in x.g.contracted
        if project.count is not None or not some:
            return False
        end = min(len(x.words), project.last + SIZED)
        told = [*x.pack.projects.size_words.within(x.words, j, end), *x.pack.amounts.value_of.within(x.words, j, end)]
        return any(start <= project.last and x.tags[stop : stop + 1] == [NUMBER] for _, start, stop in told)

    def is_placed(self, chunk: Chunk) -> bool:
        """ "la réalisation à Tanga d'un centre": where it is stands before it."""
        x = self.x
        place = x.chunks[chunk.index - 1] if chunk.index else None
        beside = place is not None and chunk.before in x.g.of and place.end >= chunk.start - 1
        return beside and place is not None and place.before in x.g.in_ | x.g.to and x.s.capital(place.head)

    def is_placed_in_front(self, chunk: Chunk) -> bool:
        """ "À Kolwezi, le parc industriel": the place that opens the sentence says which one."""
        x, place = self.x, self.x.chunks[0]
        if not self.of_genre or x.g.is_plural(x.words[chunk.head]):
            return False
        there = place.end == chunk.start - 1 and x.words[place.end] == "," and not place.time
        return there and place.before in x.g.in_ | x.g.to and x.s.capital(place.head)

    def is_named_way(self, project: Project) -> bool:
        """ "la section Ovaköy–Mossoul", "la ligne 6 du Caire": a way with a name of its own, not what runs already."""
        x, noun, behind = self.x, self.x.words[project.noun], project.noun + 1
        if noun not in self.known.ways or noun in self.known.running_ways or behind >= project.last:
            return False
        numbered = x.words[behind].isdigit() and project.last > behind + 1
        last = behind + 1 if self.s.kind == TITLE else project.last  # the text names it in full
        ends = (k for k in range(behind, last) if "-" in x.words[k].replace("–", "-"))
        return numbered or any(self.s.capital(k) for k in ends)  # "le chemin de fer Pa-Lo"

    def is_future(self, chunk: Chunk) -> bool:
        """ "la future ligne Chine-Kirghizstan-Ouzbékistan"."""
        return any(word in self.known.future for word in self.s.words[chunk.start : chunk.head])
