""" "La France investira 200 millions, l'Allemagne 300 millions": who does, where the verb is told once."""

from __future__ import annotations

from communique.languages.grammar import NUMBER
from communique.reading.facts import Amount, Figure
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


def doer(x: Syntax, group: Group, figure: Figure) -> Chunk | None:
    """Who gives a sum by a verb that said another's before: the name right before it."""
    named = x.chunk_before(figure.first)
    if named is None or named.end != figure.first or named.before or named.time or named.start <= group.end:
        return None
    money = isinstance(figure, Amount) and figure.kind == "money"
    opens = x.words[named.start - 1] == "," or x.words[named.start - 1] in x.g.joining
    given = NUMBER in x.tags[group.end : named.start] and not group.passive
    return named if money and opens and given and x.s.capital(named.head) else None
