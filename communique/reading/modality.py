"""Whether a figure is so, is wanted, is expected or is conditional."""

from __future__ import annotations

from communique.languages import Pack
from communique.reading.document import Sentence
from communique.reading.facts import Figure

REACH = 4
"""How many words behind the figure may say that it is a target: "10 milliards d'ici 2030"."""


def modality(s: Sentence, figure: Figure, pack: Pack) -> str:
    """The last word before the figure in its clause that says so, else what stands right behind it."""
    start = _clause_start(s, figure.first)
    found = "actual"
    i = start
    while i < figure.first:
        phrase = pack.modality.at(s.words, i)
        if phrase and phrase[1] <= figure.number:
            found, i = phrase[0], phrase[1]
            continue
        found = _by_verb(s, i, pack) or found
        i += 1
    behind = pack.modality.within(s.words, figure.after, min(len(s), figure.after + REACH))
    if found == "actual" and behind and behind[0][0] == "target" and behind[0][1] - figure.after < 2:
        return "target"
    return found


def _clause_start(s: Sentence, before: int) -> int:
    for i in range(before - 1, -1, -1):
        if s.words[i] in (";", ":", "«", "–", "—"):
            return i + 1
    return 0


def _by_verb(s: Sentence, i: int, pack: Pack) -> str | None:
    """The tense of a verb: "investira" is a promise, "coûterait" a condition, "a atteint" a fact."""
    word = s.words[i]
    if len(word) > 5 and word.endswith(pack.conditional_endings):
        return "hypothetical"
    if len(word) > 4 and word.endswith(pack.future_endings) and not s.capital(i) and word not in pack.future_lookalikes:
        return "target"
    if word in pack.past_auxiliaries:
        return "actual"
    return None
