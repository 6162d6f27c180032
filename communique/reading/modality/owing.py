"""What the words right beside a figure say of it: ordered, labelled, negotiated, still to be given or built."""

from __future__ import annotations

from typing import Final

from communique.languages.clues import MODAL
from communique.languages.grammar import VERB
from communique.reading.facts import ACTUAL, FORECAST, HYPOTHETICAL, TARGET, Amount, Figure
from communique.reading.modality.asking import is_in_talks
from communique.reading.modality.comprising import is_of_plan, is_paid_for
from communique.reading.modality.done import is_not_yet
from communique.reading.modality.forecasting import foresees
from communique.reading.modality.ordering import is_ordered, is_to_come, of_order
from communique.reading.modality.promising import is_marked, promised_behind
from communique.reading.modality.unfinished import is_unfinished
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

TALKS: Final = 7
"""Words behind a verb within which a phrase says that a sum is talked of."""


def beside(x: Syntax, figure: Figure) -> str | None:
    """What the words right beside a figure say of it: ordered, promised, the level that it comes from."""
    sized = isinstance(figure, Amount) and figure.kind in ("count", "measure")
    ordered = of_order(x, figure) if isinstance(figure, Amount) and sized else None
    group = x.group_before(figure.first)
    if ordered == TARGET and group is not None and foresees(x, figure, group):
        return FORECAST  # "Une étude prévoit la création de 2 000 emplois"
    if ordered is not None:
        return ordered
    told = promised_behind(x, figure)
    if told is not None:
        return told
    if is_marked(x, figure):
        return FORECAST
    labelled = _labelled(x, figure)
    if labelled is not None:
        return labelled
    so = x.pack.modality.said.at(x.words, figure.after) if MODAL in x.s.clues else None
    if so is not None and so[0] == ACTUAL and x.words[figure.after] in x.g.yet_done:
        return ACTUAL  # "dont 7 milliards déjà acquis"
    to_be = (is_ordered, is_to_come, is_of_plan, is_paid_for, is_unfinished)
    if isinstance(figure, Amount) and sized and any(is_so(x, figure) for is_so in to_be):
        return TARGET
    if isinstance(figure, Amount) and figure.kind == "money":
        return TARGET if _is_negotiated(x, figure) else _to_be(x, figure)
    return TARGET if _is_of_what_comes(x, figure) or is_in_talks(x, figure) else None


def _labelled(x: Syntax, figure: Figure) -> str | None:
    """ "Budget : 60 millions", "Investissement annoncé : 2 milliards", "Coût prévu : 40 millions"."""
    money = isinstance(figure, Amount) and figure.kind == "money"
    if not money or figure.first < 2 or x.words[figure.first - 1] != ":" or VERB in x.tags[: figure.first]:
        return None
    known, said = x.pack.modality, next((g for g in x.groups if g.end == figure.first - 1), None)
    if x.words[0] in known.budgets:
        return TARGET
    if said is None or said.form != "participle":
        return None
    if x.words[0] in x.pack.amounts.costs:
        planned = known.target_verbs | known.estimate_verbs | x.pack.numbers.moving
        return FORECAST if said.lemma in planned else None
    return TARGET if said.lemma in known.target_verbs | known.announcing else None


def _is_negotiated(x: Syntax, figure: Amount) -> bool:
    """ "Un don de 12 millions est en cours de négociation": what is said of money that is not given yet."""
    group = x.group_after(figure.last)
    if group is None or group.form != "finite" or group.lemma != x.g.copula or group.negated:
        return False
    subject, said = x.subject(group), x.pack.agreements.status.phrases
    found = said.within(x.words, group.end, min(len(x.words), group.end + TALKS)) if subject is not None else []
    return bool(found) and subject is not None and subject.start < figure.first and found[0][0] == "prepared"


def _to_be(x: Syntax, figure: Amount) -> str | None:
    """ "Le crédit, de 150 millions, sera soumis aux Chambres", "n'a pas encore été adopté": of what is still to be."""
    group = x.group_after(figure.last)
    while group is not None and group.form != "finite":
        group = x.group_after(group.end)
    told = group is not None and (group.passive or x.pack.projects.status.verbs.get(group.lemma) == "launched")
    subject = x.subject(group) if group is not None and told else None
    if group is None or subject is None or subject.start >= group.start:
        return None
    first, last = min(subject.start, figure.first), max(subject.end, figure.first)
    inside = VERB not in x.tags[first:last] and x.g.by not in x.words[first:last]
    fronted = subject.start > figure.last and x.group_before(figure.first) is None
    if not (inside and (subject.end <= figure.first or fronted)):
        return None
    if group.tense == "future" and group.lemmas[0] in x.pack.modality.possible:
        return HYPOTHETICAL  # "une tranche de 310 millions pourra être levée"
    return (
        TARGET
        if is_not_yet(x, group) or (group.tense == "future" and not group.negated and _begins(x, group))
        else None
    )


def _begins(x: Syntax, group: Group) -> bool:
    """Whether a verb begins what it is said of: "sera versé", "sera mise en chantier", not "sera remboursé"."""
    known = x.pack.projects.status
    phrase = known.phrases.at(x.words, group.end - 1)
    begun = not {"launched", "building"}.isdisjoint((known.verbs.get(group.lemma), phrase[0] if phrase else ""))
    signed = x.pack.agreements.status.verbs.get(group.lemma) == "signed"
    given = group.lemma in x.pack.parties.giving or group.lemma in x.pack.modality.submitting
    return begun or signed or given


def _is_of_what_comes(x: Syntax, figure: Figure) -> bool:
    """ "Ce câble de 954 km transportera une électricité verte": the size of what is still to be built."""
    if not isinstance(figure, Amount) or figure.kind != "measure":
        return False
    group = next((g for g in x.groups if g.start >= figure.last and g.form == "finite"), None)
    subject = x.subject(group) if group is not None else None
    known = x.pack.projects
    fronted = known.size_words.before(x.words, figure.first)  # "D'une capacité de 20 MW, la centrale doit ouvrir"
    opens = fronted is not None and fronted[1] == 0
    if group is None or subject is None or (subject.start >= figure.first and not opens):
        return False
    if any(subject.start <= g.start < figure.first for g in x.groups):
        return False
    made = known.status.verbs.get(group.lemma) in ("building", "running", "opened") or group.lemma in known.ends_of_ways
    made = made or group.lemma in x.pack.modality.cost_verbs or group.lemma in known.serving | x.pack.amounts.following
    phrase = known.status.phrases.at(x.words, group.end) or known.status.phrases.at(x.words, group.end - 1)
    made = made or (phrase is not None and phrase[0] in ("opened", "launched"))  # "doit entrer en service"
    made = made or group.lemma in known.status.aiming  # "La moitié, soit 30 000 tonnes, sera destinée à"
    made = made or x.words[subject.head] in known.supplies  # "Une expédition de 30 000 tonnes doit partir"
    bound = group.lemmas[0] in x.pack.modality.target_carriers and len(group.lemmas) > 1
    return made and (group.tense in ("future", "conditional") or bound)
