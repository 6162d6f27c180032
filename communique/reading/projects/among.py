"""Undertakings that are told as some of several: among what they stand."""

from __future__ import annotations

from communique.languages.grammar import VERB
from communique.reading.facts import Project
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax


class Among:
    """What the undertakings of one sentence are listed with."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.known = x, x.pack.projects

    def is_among(self, project: Project) -> bool:
        """ "Parmi eux figurent la centrale", "des projets tels que le port de Y": what was told before lists it."""
        x = self.x
        group = x.group_before(project.first)
        whole = x.subject(group) if group is not None and group.lemma in self.known.containing else None
        head = x.words[whole.head] if whole is not None else ""
        if head in self.known.plain and x.g.is_plural(head):
            return True
        begun = x.pack.links.listing.within(x.words, 0, project.first)
        if begun and any(self._is_aggregate_noun(k) for k in range(begun[-1][1])):
            return all(x.tags[k] != VERB for k in range(begun[-1][2], project.first))
        told = group is not None and group.form == "finite" and self._is_aggregate_noun(x.chunks[0].head)
        return x.words[0] in x.pack.links.among and (x.tags[1:2] == ["R"] or told)  # "Parmi les projets figurent"

    def whole_of(self, project: Project) -> Chunk | None:
        """ "Plusieurs chantiers sont en cours, dont le port": what it is told to be among."""
        inside = (c for c in self.x.chunks if c.end <= project.first and self._is_aggregate_noun(c.head))
        return next(inside, None) if project.rule == "project.among" else None

    def _is_aggregate_noun(self, k: int) -> bool:
        """ "projets", "chantiers": what several undertakings are called together."""
        x = self.x
        works = x.g.singular(x.words[k]) in self.known.sites and x.g.is_plural(x.words[k])
        return x.words[k] in self.known.plain or works

    def is_one_of_these(self, project: Project) -> bool:
        """ "Les premières infrastructures seront le pont, le centre de conférences et les hôtels": what they are."""
        x = self.x
        group = x.group_before(project.first)
        whole = x.subject(group) if group is not None and group.lemma == x.g.copula and group.form == "finite" else None
        if group is None or whole is None or not x.g.is_plural(x.words[whole.head]):
            return False
        known = x.words[whole.head] in self.known.generic or x.words[whole.head] in self.known.collective
        listed = "," in x.words[group.end :] and not x.g.joining.isdisjoint(x.words[group.end :])
        return known and listed and group.tense == "future"
