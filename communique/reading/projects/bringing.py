"""What brings a thing about, so that the text tells of one: works at hand, a verb of building, where it happens."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import OF
from communique.reading.events.said import PARTICIPLE, PREDICATE, Event
from communique.reading.facts import Project
from communique.reading.projects.specifics import Specifics
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

WHERE: Final = 5
"""Words behind a verb within which stands where it happens."""

BROUGHT: Final = frozenset({"building", "opened", "launched", "under_construction"})
"""The events that bring a thing about."""


class Bringing:
    """What is done to the undertakings of one sentence, and where."""

    def __init__(self, x: Syntax, specifics: Specifics) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects
        self.specifics = specifics

    def is_site(self, project: Project) -> bool:
        """ "le chantier de l'hôpital de Pa": works that are at hand, whatever is said of them."""
        x, k = self.x, project.noun
        first = x.words[project.first]
        definite = first in x.g.definite and first not in x.g.demonstratives
        if x.words[k] not in self.known.sites or not definite or x.tags[k + 1 : k + 2] != [OF]:
            return False
        thing = x.chunk_from(k + 1)
        head = x.words[thing.head] if thing is not None and thing.end <= project.last else ""
        known = self.known.heads.at(x.words, thing.head) is not None if thing is not None and head else False
        known = known or head in self.known.named_events or head in self.known.status.nouns
        return known and self.specifics.has_name(project)

    def is_raised(self, found: list[Event]) -> bool:
        """ "a inauguré un marché"; of "a ouvert un marché", "le tribunal a rejeté" nothing is built."""
        return any(event.strength >= PARTICIPLE and event.lemma in self.known.raising for event in found)

    def is_some(self, chunk: Chunk) -> bool:
        """ "un hôpital", "Des écoles", "De nouvelles écoles": no one that is known."""
        x, k = self.x, chunk.start
        partitive = k > 0 and not chunk.before and x.words[k - 1] in x.g.partitive
        return x.words[k] in x.g.indefinite or partitive

    def is_brought_there(self, found: list[Event]) -> bool:
        """ "De nouvelles écoles seront construites à Karo": where a thing is brought about says which one it is."""
        x, first = self.x, found[0] if found else None
        group = first.group if first is not None else None
        if first is None or group is None or first.strength < PREDICATE or first.status not in BROUGHT:
            return False
        near = (c for c in x.chunks if 0 <= c.start - group.end <= WHERE and not c.time)
        places = (c for c in near if c.before in x.g.in_ | x.g.to)
        return any(self.s.capital(k) for c in places for k in range(c.body, c.end))
