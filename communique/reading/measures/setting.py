"""What a verb sets, limits or values at a figure: "le décret fixe le prix du pain à 150 francs"."""

from __future__ import annotations

from communique.languages.grammar import DETERMINER, PUNCTUATION, VERB
from communique.reading.facts import Amount, Figure
from communique.reading.measures.references import References
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


class Setting:
    """A rule of measures that asks a verb whose object has a level before or behind it."""

    def __init__(self, references: References) -> None:
        self.references = references

    def set_by_verb(self, x: Syntax, figure: Figure) -> str | None:
        """ "fixe le déficit à 3,5 %", "a fixé à 75 000 francs le salaire minimum": what the verb acts on."""
        group = x.group_before(figure.first)
        if group is None or not isinstance(figure, Amount) or not self._sets(x, group, figure):
            return None
        if x.words[figure.first - 1] not in x.g.to:
            return None
        if group.end == figure.first - 1:
            at = x.behind_bracket(figure.after)
            told, last = self._behind(x, at), None
        else:
            told, last = self._before(x, group, figure), figure.first - 1
        if told is None or x.words[told.head] in x.pack.amounts.goals:
            return None  # "fixe l'objectif à 5 %": of what was told before
        return self.references.text(x, told, last=last)

    @staticmethod
    def _sets(x: Syntax, group: Group, figure: Amount) -> bool:
        """Whether a verb sets, or estimates a number: "estime à 263 millions le nombre de cas"."""
        known = x.pack.amounts.setting
        estimated = figure.kind == "count" and group.lemma in x.pack.modality.estimate_verbs
        return (group.lemma in known or estimated) and not group.passive and group.form != "participle"

    @staticmethod
    def _before(x: Syntax, group: Group, figure: Amount) -> Chunk | None:
        """What stands between the verb and its level."""
        told = x.chunk_from(group.end)
        if told is None or told.start != group.end or told.before or told.time or told.end > figure.first - 1:
            return None
        between = x.tags[told.end : figure.first - 1]
        return None if VERB in between or PUNCTUATION in between else told

    @staticmethod
    def _behind(x: Syntax, at: int) -> Chunk | None:
        """What stands behind the level."""
        told = x.chunk_from(at)
        known = told is not None and told.start == at and x.tags[at] == DETERMINER
        return None if told is None or not known or told.before or told.time else told
