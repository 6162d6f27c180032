"""What a size behind "d'une longueur de" and "long de" measures: the thing that is so long."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import PRONOUN
from communique.reading.facts import Figure, Project
from communique.reading.measures.bearers import thing_of_size, told_behind, unmarked
from communique.reading.measures.references import References
from communique.reading.sentences.syntax import Syntax

FAR: Final = 6
"""Words between a thing and its size at most."""


class Sizes:
    """The rule of measures that looks before the words between a thing and its size."""

    def __init__(self, references: References) -> None:
        self.references = references

    def sized(self, x: Syntax, figure: Figure) -> str | None:
        """ "une ligne d'une longueur de 204 km", "Longue de 204 km, la liaison", "elle, d'une capacité de": of what."""
        opening = x.pack.projects.size_words.before(x.words, figure.first)
        if not opening or any(g.form == "finite" and g.start < opening[1] < g.end for g in x.groups):
            return None
        inside = x.words[opening[1] : figure.first]
        said = next((word for word in inside if word in x.pack.amounts.capacities), None)
        end = unmarked(x, opening[1])
        last = x.chunk_before(end)
        covering = x.chunk_at(end)
        if covering is not None and covering.head < end:  # "cette route longue de 120 km"
            last = covering
        had = next((g for g in x.groups if g.end == end and g.form == "finite"), None)
        whose = x.subject(had) if had is not None else None
        if whose is not None:  # "La laiterie, qui emploie 90 personnes, dispose d'une capacité de"
            return self.references.quantity(x, said, whose, last=had.start if had is not None else None)
        if (end and x.tags[end - 1] == PRONOUN) or last is None:
            return self._told_elsewhere(x, figure, end, said)
        if end - last.end > FAR:
            return None
        thing = thing_of_size(x, last, said or x.words[opening[1]]) or x.top(last)
        other = x.pack.projects.size_words.within(x.words, thing.end, end)
        return self.references.quantity(x, said, thing, last=other[0][1] if other else end)  # "d'une surface de … et"

    def _told_elsewhere(self, x: Syntax, figure: Figure, end: int, said: str | None) -> str | None:
        """Of what stands behind the size, or was told before the sentence."""
        if end and x.words[end - 1] in x.g.joining:  # "Long de 620 mètres et large de 21 mètres"
            same = self.references.same_sentence(x)
            return same.measure if same is not None else None
        behind = told_behind(x, x.behind_bracket(figure.after)) if end == 0 else None
        if behind is not None:
            return self.references.quantity(x, said, behind)
        if end and x.tags[end - 1] != PRONOUN:
            return None
        return self.references.quantity(x, said, self.references.last_told_thing(x, Project))
