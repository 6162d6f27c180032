"""What tells the modality of a figure: the verb of its clause, the words before it, the clause that presents it."""

from __future__ import annotations

from typing import Final

from communique.languages.clues import MODAL
from communique.languages.grammar import CONJUNCTION, NUMBER, PRONOUN, VERB
from communique.reading.facts import HYPOTHETICAL, TARGET, Change, Figure
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

LABEL: Final = 7
"""Words that a label before a colon has at most."""


def grounds(x: Syntax, figure: Figure) -> tuple[Group | None, tuple[str, int, int] | None]:
    """What a clause says of its figure: the verb before it, and the last phrase (what it means, and its tokens)."""
    start = _clause_start(x, figure.first)
    presented = _presented(x, figure)
    if presented is not None:
        return presented, None
    if _is_after(x, figure):
        return None, None
    predicate = x.predicate(first_of_total(x, figure), figure.last)
    if predicate is not None:  # "100 millions de personnes pourraient"
        return predicate, _said(x, figure, start)
    group = x.group_before(figure.number)  # "pourrait dépasser les 10 milliards": the verb bounds the figure
    ranged = group is not None and group.form == "participle" and group.end == figure.first
    if ranged and group is not None and x.words[figure.first] == x.g.between:
        group = x.group_before(group.start)  # "devrait produire à des coûts compris entre 405 et 445 dollars"
    if group is not None and _is_of_other(x, group, figure):
        group = x.group_before(group.start)
    if group is not None and _is_fronted_aim(x, group, figure):
        group = x.group_after(figure.last)
    if isinstance(figure, Change):  # "aim to triple trade": the change is in the verb
        group = next((g for g in x.groups if g.start <= figure.number < g.end), group)
    if group is not None and group.start < start:
        group = None
    said = _said(x, figure, start)
    return group, None if said is not None and group is not None and _is_in_relative(x, group, said) else said


def _is_in_relative(x: Syntax, group: Group, said: tuple[str, int, int]) -> bool:
    """ "ne pourraient payer ces tests, qui coûtent 50 dollars": a clause of its own, behind what is only possible."""
    if said[0] != HYPOTHETICAL or group.form != "finite" or group.tense in ("future", "conditional"):
        return False
    opening = next((k for k in range(group.start - 1, said[2], -1) if x.words[k] in x.g.who), None)
    return opening is not None and VERB not in x.tags[opening : group.start]


def _is_fronted_aim(x: Syntax, group: Group, figure: Figure) -> bool:
    """ "Pour compenser la perte, 30 % des ménages ont demandé une aide": what opens the sentence is not said of it."""
    fronted = group.form == "infinitive" and x.g.purpose.before(x.words, group.start) is not None and group.start < 3
    listed = NUMBER in x.tags[group.end : figure.first]  # "Pour embaucher 30 cadres, 40 ouvriers"
    return (
        fronted and not listed and "," in x.words[group.end : figure.first] and x.group_after(figure.last) is not None
    )


def shown_as(x: Syntax, at: int) -> Chunk | None:
    """ "Dix milliards : c'est le volume des échanges": what a figure that ends at token `at` is said to be."""
    behind = x.words[at : at + 2]
    if len(behind) < 2 or behind[0] not in ",:" or x.g.classes.get(behind[1]) != PRONOUN:
        return None
    group = next((g for g in x.groups if g.start == at + 2 and g.lemma == x.g.copula), None)
    told = x.chunk_from(group.end) if group is not None else None
    return told if told is not None and group is not None and told.start == group.end else None


def _is_of_other(x: Syntax, group: Group, figure: Figure) -> bool:
    """ "9 millions sur les 15 prévus, soit 60 %": a participle that is said of the number before it."""
    other = group.form == "participle" and group.start > 0 and x.tags[group.start - 1] == NUMBER
    return other and group.end < figure.first and x.words[group.end] == ","


def _presented(x: Syntax, figure: Figure) -> Group | None:
    """ "Ce sont 12 milliards qui seront investis", "les 5 milliards que coûtera le pont", "78 millions : c'est ce que".

    The verb of the clause that says what the figure is.
    """
    chunk, before = x.chunk_at(figure.last - 1), x.group_before(figure.first)
    at = max(figure.after, chunk.end if chunk is not None and chunk.start <= figure.first else figure.after)
    shown = shown_as(x, at)
    end = x.phrase_end(shown, frozenset()) if shown is not None else 0
    if shown is not None and x.words[end : end + 1] != [] and x.words[end] in x.g.relatives:
        return x.group_after(end + 1)  # "c'est le volume que les deux pays se sont promis d'atteindre"
    told = x.pack.modality.presenting.at(x.words, at + 1) if x.words[at : at + 1] in ([","], [":"]) else None
    k = told[1] if told is not None else at
    opens = x.words[k : k + 1] != [] and x.words[k] in x.g.relatives
    cleft = before is not None and before.lemma == x.g.copula and before.start <= 1 and before.end == figure.first
    those = figure.first > 0 and x.words[figure.first - 1] in x.g.determiners and x.words[k : k + 1] != []
    those = those and x.words[k] in x.g.object_relatives
    return x.group_after(k + 1) if opens and (told is not None or cleft or those) else None


def _is_after(x: Syntax, figure: Figure) -> bool:
    """ "supprimera 10 000 postes, après un bénéfice de 28 milliards": what was before is so."""
    chunk = x.chunk_at(figure.first) or x.chunk_before(figure.first)
    k = figure.first - 1
    while chunk is not None and chunk.index and chunk.before != x.pack.modality.after and chunk.before in x.g.of:
        chunk = x.chunks[chunk.index - 1]
    after = x.pack.modality.after
    if not after:
        return False
    beside = chunk is not None and chunk.before == after and VERB not in x.tags[chunk.start : k + 1]
    return beside or (k >= 0 and x.words[k] == after)


def first_of_total(x: Syntax, figure: Figure) -> int:
    """ "Un total de 1,2 milliard sera injecté": the sum is the subject with what it is the value of."""
    first = figure.first
    chunk = x.chunk_before(first - 1) if first > 1 and x.words[first - 1] in x.g.of else None
    total = chunk is not None and chunk.end == first - 1 and x.words[chunk.head] in x.pack.amounts.value_nouns
    return chunk.start if chunk is not None and total else first


def _clause_start(x: Syntax, before: int) -> int:
    for i in range(before - 1, -1, -1):
        label = x.words[i] == ":" and (x.pack.modality.said.before(x.words, i) or (i == before - 1 and _is_aim(x, i)))
        quoted = x.words[i] == "«" and (i == before - 1 or x.tags[i - 1] == VERB)  # "a besoin de « 400 avions"
        dash = i == before - 1 and x.words[i] == "-"  # "pour isoler les toits - 41 % - et"
        if (x.words[i] in (";", ":", "«", "–", "—") or dash) and not (label or quoted):
            return i + 1
    return 0


def _is_aim(x: Syntax, colon: int) -> bool:
    """ "Objectif : 1,2 million", "Objectif 2030 : ", "L'objectif n'a pas changé : ": an aim opens the label."""
    aimed = x.pack.modality.said.within(x.words, 0, min(LABEL, colon))
    return bool(aimed) and colon <= LABEL and aimed[0][0] == TARGET and aimed[0][1] < 2


def _said(x: Syntax, figure: Figure, start: int) -> tuple[str, int, int] | None:
    """The last phrase before the figure that says so."""
    found = x.pack.modality.said.within(x.words, start, figure.number) if MODAL in x.s.clues else []
    if found and x.tags[max(0, found[-1][1] - 1)] == NUMBER and x.pack.modality.now.at(x.words, found[-1][1]):
        found.pop()  # "de 3 milliards actuellement à 10": of the first of them
    if found and _is_crossed(x, found[-1][1]):
        found.pop()  # "ont franchi le cap des 2 milliards"
    if found and found[-1][0] == HYPOTHETICAL and _is_granted(x, found[-1][1]):
        found.pop()  # "Si le pays est loin du compte, son voisin a un déficit de 4 %"
    return found[-1] if found else None


def _is_granted(x: Syntax, i: int) -> bool:
    """Whether a condition at token i is none: nothing in its sentence is to come, or no more than possible."""
    if i and x.words[i] in x.g.conditions and any(g.end == i and g.lemma == x.g.copula for g in x.groups):
        return True  # "est si habile qu'il a gagné 3 %"
    open_yet = ("future", "conditional")
    opens = x.words[i] in x.g.conditions and (
        i < 2 or x.words[i - 1] == "," or x.tags[i - 1] == CONJUNCTION
    )  # "risque la relégation si" is a condition
    return opens and not any(group.form == "finite" and group.tense in open_yet for group in x.groups)


def _is_crossed(x: Syntax, i: int) -> bool:
    """Whether the line that begins at token i is one that a verb says was crossed."""
    line = x.pack.qualifiers.lines.at(x.words, i - 1) if i else None
    group = x.group_before(i) if line is not None else None
    past = group is not None and group.form == "finite" and group.tense in ("past", "imperfect")
    return past and group is not None and x.words[group.end - 1] in x.pack.qualifiers.crossing
