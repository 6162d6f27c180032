"""What a distance measures: "à Kenge, à 35 km de Matadi" is how far Kenge is from there."""

from __future__ import annotations

from communique.languages.grammar import PRONOUN
from communique.reading.facts import Amount, Figure
from communique.reading.measures.bearers import told_behind
from communique.reading.measures.references import References, cut
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


class Distances:
    """The rule of measures that looks for the place whose distance is told."""

    def __init__(self, references: References) -> None:
        self.references = references

    def from_there(self, x: Syntax, figure: Figure) -> str | None:
        """ "à Kenge, à environ 35 km de Matadi", "le village se trouve à 8 km de la gare": what is so far away."""
        k = figure.first - 1
        known = x.pack.modality
        if k < 0 or x.words[k] not in x.g.to or not is_distance(x, figure):
            return None
        if k > 1 and x.words[k - 1] in known.distant and x.tags[k - 3] == PRONOUN:
            return self.references.last_told(x)  # "il est situé à 70 km de Dakar"
        group = x.group_before(k)
        if group is not None and group.end == k and group.lemma in known.placing:
            placed = self._placed(x, group)
            return self.references.text(x, placed, last=group.start) if placed is not None else None
        place = x.chunk_before(k)
        if place is not None and x.words[k - 1] == "," and place.end == k - 1 and x.s.capital(place.body):
            return cut(x, x.root(place).body, place.end)
        told = group is not None and group.form == "participle" and group.lemma in known.placing and group.start > 0
        if group is not None and told and x.words[k - 1] == ",":  # "Kenge, située en pleine forêt, à 35 km"
            placed = self._placed(x, group)
            return self.references.text(x, placed, last=group.start) if placed is not None else None
        return self._behind(x, figure, k)

    def _placed(self, x: Syntax, group: Group) -> Chunk | None:
        """ "Kenge, une ville située à": what the verb says where it is, by its name where it has one."""
        said = group.form == "finite"
        belongs = None if said else x.modified(group)
        placed = x.subject(group) if said else x.root(belongs) if belongs is not None else None
        if placed is None or said:
            return placed
        named = x.chunk_before(placed.start - 1) if placed.start > 1 and x.words[placed.start - 1] == "," else None
        aside = named is not None and named.end == placed.start - 1 and placed.start < placed.body
        return named if aside and named is not None and x.s.capital(named.body) else placed

    def _behind(self, x: Syntax, figure: Figure, k: int) -> str | None:
        """ "À 12 km de Berne, à Kenge, une école": what stands behind the distance that opens the sentence."""
        opens = k == 0 or (x.groups[:1] != [] and x.groups[0].start == 0 and x.groups[0].form == "participle")
        finite = any(group.form == "finite" and group.start < k for group in x.groups)
        told = told_behind(x, figure.after) if opens and not finite else None
        comma = next((i for i in range(figure.after, len(x.words)) if x.words[i] == ","), len(x.words)) if k == 0 else 0
        place = x.chunk_from(comma + 1) if comma else None
        if place is not None and place.start <= comma + 2 and place.before in x.g.to and x.s.capital(place.body):
            return cut(x, place.body, place.end)
        return self.references.text(x, told) if told is not None else None


def is_distance(x: Syntax, figure: Figure) -> bool:
    """ "50 km de Cotonou", "109 km à l'est de la capitale": how far it is from somewhere."""
    if not isinstance(figure, Amount) or figure.unit not in x.pack.modality.distances:
        return False
    if x.pack.modality.directions.at(x.words, figure.after):
        return True
    return x.words[figure.after : figure.after + 1] != [] and x.words[figure.after] in x.g.of
