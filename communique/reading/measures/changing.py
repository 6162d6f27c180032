"""What rises or falls where the noun of the change says nothing of it: "La hausse est de 10 %"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import PREPOSITION
from communique.reading.facts import Change
from communique.reading.measures.purposes import is_actor
from communique.reading.measures.references import References
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

OPENING: Final = 3
"""Words of a sentence before the noun of a change that opens it at most: "Après une nouvelle hausse"."""


class Changing:
    """Looks for what changes in the clause behind, and in the sentence before."""

    def __init__(self, references: References) -> None:
        self.references = references

    def of_clause_behind(self, x: Syntax, figure: Change, i: int) -> str | None:
        """ "Après une hausse de 3 % en août, les ventes ont reculé": what the clause behind the opening is about."""
        noun = x.chunk_at(i)
        if noun is None or noun.start > OPENING or x.tags[: noun.start][:1] != [PREPOSITION]:
            return None
        main = next((g for g in x.groups if g.form == "finite"), None)
        subject = x.subject(main) if main is not None and main.start > figure.after else None
        if (
            main is None
            or subject is None
            or subject.start < figure.after
            or "," not in x.words[figure.after : subject.start]
        ):
            return None
        return None if subject.time or is_actor(x, subject) else self.references.text(x, subject, last=main.start)

    def of_last(self, x: Syntax, i: int) -> str | None:
        """ "Le prix du pain augmente. La hausse est de 10 %": what was told to rise, or was measured right before."""
        noun = x.chunk_at(i)
        if noun is None or noun.before or noun.start or not self._is_bare(x, noun):
            return None
        previous = self.references.previous(x.s)
        if previous is None:
            return None
        sign = x.pack.changes.nouns[x.words[i]]
        moved = [g for g in previous.groups if x.pack.changes.verbs.get(g.lemma) == sign and g.form == "finite"]
        subject = previous.subject(moved[-1]) if moved else None
        if subject is not None and not (subject.time or is_actor(previous, subject)):
            return self.references.text(previous, subject, last=moved[-1].start)
        last = self.references.earlier[-1] if self.references.earlier else None
        return last.measure if last is not None and last.sentence is previous.s else None

    def is_lost(self, x: Syntax, figure: Change) -> bool:
        """ "a perdu 30 % de sa valeur", "perd jusqu'à 80 % de ses arbres": what became less stands behind."""
        group = x.group_before(figure.first)
        loses = group is not None and group.lemma in x.pack.amounts.losing and not group.passive
        return loses and group is not None and group.end == figure.first and figure.basis == "percent"

    @staticmethod
    def _is_bare(x: Syntax, noun: Chunk) -> bool:
        """Whether a noun is told as known, and nothing hangs on it: "la hausse est", "cette baisse atteint"."""
        known = noun.start < noun.body and x.words[noun.start] not in x.g.indefinite
        follows = x.words[noun.end : noun.end + 1]
        return known and noun.end == noun.head + 1 and x.g.of.isdisjoint(follows)
