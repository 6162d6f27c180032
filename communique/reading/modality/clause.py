"""What its clause says of a figure: the verb, the words before it and behind it, weighed against each other."""

from __future__ import annotations

from typing import Final

from communique.languages.clues import MODAL
from communique.languages.grammar import OF, PREPOSITION, VERB
from communique.reading.facts import ACTUAL, FORECAST, HYPOTHETICAL, TARGET, Amount, Change, Figure
from communique.reading.modality.asking import is_otherwise
from communique.reading.modality.grounds import grounds
from communique.reading.modality.intent import by_verb
from communique.reading.modality.owing import beside
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

AIM: Final = 2
"""Words between a verb and what it gives up, or does not give, at most."""

BEHIND: Final = 3
"""How many words behind the figure may say that it is a target: "10 milliards d'ici 2030"."""


def of_clause(x: Syntax, figure: Figure) -> str:
    """The modality of a figure by its clause; of one of which nothing is said, actual."""
    owed = beside(x, figure) or _awaited(x, figure)
    if owed is not None:
        return owed
    group, said = grounds(x, figure)
    told = by_verb(x, figure, group) if group is not None else None
    if (told == ACTUAL and group is not None and _is_planned(x, figure, group)) or (
        group is None and said is None and _is_planned_list(x, figure)
    ):
        return TARGET
    if is_otherwise(x, group) or (said is not None and _is_open(group, told, said)):
        return HYPOTHETICAL
    if told == TARGET and group is not None and _acts(x, figure, group):
        return ACTUAL
    if told == TARGET and group is not None and group.tense == "future" and said is not None and said[0] == FORECAST:
        return FORECAST  # "Selon les estimations de la Banque, la consommation diminuera"
    if said is not None and (group is None or said[1] >= group.start - 1 or told is None):
        return said[0]
    if told == ACTUAL and said is not None and (said[0] != TARGET or _is_subject(x, group, said)):
        return ACTUAL if said[0] == FORECAST and _is_past(group) else said[0]
    if told is not None and told != ACTUAL:
        return told
    if said is not None and told is None:
        return said[0]
    return TARGET if is_aimed_at(x, figure) else ACTUAL


def _is_planned_list(x: Syntax, figure: Figure) -> bool:
    """ "Karo va construire une usine : 850 MDH d'investissement, 1 100 emplois": what a colon adds to a plan."""
    colon = next((k for k in range(figure.first - 1, 0, -1) if x.words[k] == ":"), 0)
    group = x.group_before(colon) if colon and VERB not in x.tags[colon : figure.first] else None
    if group is None or group.form != "finite" or group.passive or group.negated:
        return False
    builds = x.pack.projects.status.verbs.get(group.lemma) in ("building", "opened")
    carried = not x.pack.modality.target_carriers.isdisjoint(group.lemmas[:-1])
    return builds and (group.tense == "future" or (carried and group.tense == "present"))


def _is_open(group: Group | None, told: str | None, said: tuple[str, int, int]) -> bool:
    """ "Si les négociations aboutissent, l'Inde investira 6 milliards", "pourraient avoir besoin de trois quais"."""
    if said[:2] == (HYPOTHETICAL, 0) and told in (TARGET, FORECAST):
        return True
    near = group is not None and 0 <= said[1] - group.end <= AIM  # "a renoncé à son objectif de 40 %"
    return told == HYPOTHETICAL and near and said[0] == TARGET


def _awaited(x: Syntax, figure: Figure) -> str | None:
    """ "Une hausse de 10 % est attendue", "Un investissement de 5 millions est prévu": what its own verb says of it."""
    group = x.group_after(figure.after)
    if group is None or group.form != "finite" or not group.passive or group.negated:
        return None
    subject = x.subject(group)
    if subject is None or subject.start > figure.first or VERB in x.tags[subject.start : group.start]:
        return None
    known = x.pack.modality
    if group.lemma in known.forecast_verbs or (group.lemma in known.foreseeing and isinstance(figure, Change)):
        return FORECAST
    counted = isinstance(figure, Amount) and figure.kind == "count"
    wanted = known.target_verbs - (known.chosen if counted else frozenset())  # "deux suspects sont recherchés"
    if isinstance(figure, Amount) and figure.kind == "money":
        wanted = wanted | known.asking  # "Une rançon de 3 millions a été demandée"
        given = x.pack.projects.money | known.announced | known.granted
        wanted = wanted | (known.announcing if x.words[subject.head] in given else frozenset())
    return TARGET if group.lemma in wanted and not _is_hit(x, group) else None


def _is_hit(x: Syntax, group: Group) -> bool:
    """ "Six firmes sont visées par une plainte": no target of theirs."""
    return group.lemma in x.pack.modality.hitting and x.words[group.end : group.end + 1] == [x.g.by]


def _is_past(group: Group | None) -> bool:
    """ "Selon les estimations, 12 % des habitants ont été vaccinés": whether a verb tells what was done."""
    return group is not None and group.form == "finite" and group.tense in ("past", "imperfect")


def _is_planned(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "3,8 milliards sont inscrits au budget", "un don de 6 millions a été annulé": said of no gift."""
    if group.start < figure.last or not group.passive or group.negated or _is_hit(x, group):
        return False
    said = x.pack.modality.said.at(x.words, group.end - 1)
    money = isinstance(figure, Amount) and figure.kind == "money"  # "300 trains ont été annulés"
    cancelled = money and x.pack.projects.status.verbs.get(group.lemma) == "cancelled"
    return cancelled or (said is not None and said[0] == TARGET)


def _acts(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "416 législateurs doivent rembourser": those who have to are there; but "120 usines ouvriront"."""
    must = len(group.lemmas) > 1 and group.lemmas[0] in x.g.modals  # "60 % de l'électricité doit provenir du solaire"
    kind = figure.kind if isinstance(figure, Amount) else ""
    counted = (kind == "count" or (kind == "percentage" and not must)) and group.start >= figure.last
    bound = group.tense not in ("future", "conditional") and not group.passive
    return counted and bound and group.lemma not in x.g.unaccusative


def _is_subject(x: Syntax, group: Group | None, said: tuple[str, int, int]) -> bool:
    """ "l'objectif est fixé à 2 milliards": the phrase is what the verb is said of."""
    subject = x.subject(group) if group is not None else None
    return subject is not None and said[1] <= subject.head < said[2]


def is_aimed_at(x: Syntax, figure: Figure) -> bool:
    """ "10 milliards d'ici 2030", "2 000 emplois à la clé": what stands behind a figure makes it a target."""
    if MODAL not in x.s.clues:
        return False
    of = x.chunk_from(figure.after) if x.words[figure.after : figure.after + 1] != [] else None
    held = of is not None and of.before in x.g.of and of.start == figure.after + 1  # "50 M€ d'investissements à la clé"
    first = of.end if of is not None and held else figure.after
    found = x.pack.modality.said.within(x.words, first, min(len(x.words), first + BEHIND))
    at = found[0][1] if found else 0
    apart = x.words[figure.after : figure.after + 1] == [","] and x.tags[at] not in (PREPOSITION, OF)
    apart = apart or (x.words[figure.after : figure.after + 1] != [] and x.words[figure.after] in x.g.joining)
    apart = apart and not (
        found and any(word in x.g.yet for word in x.words[at : found[0][2]])
    )  # ", non encore versés"
    told = VERB in x.tags[figure.after : at]  # "70 000 ménages ont besoin d'un abri"
    told = told or x.words[at - 1] in x.g.in_  # "300 millions en prêts à Madagascar" are not ready for anything
    return bool(found) and found[0][0] == TARGET and at - first < 2 and not (apart or told)  # ", cap sur l'éolien"
