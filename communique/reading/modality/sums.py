"""What a verb says of sums of money alone: costs, budgets, what is owed, needed, or not agreed to yet."""

from __future__ import annotations

from communique.languages.grammar import NUMBER, TIME
from communique.reading.facts import ACTUAL, FORECAST, TARGET, Amount, Figure
from communique.reading.modality.done import is_not_yet
from communique.reading.sentences.document import TITLE
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


def of_sum(x: Syntax, figure: Figure, group: Group) -> str | None:
    """What a verb says of a sum of money alone: that it is owed, expected, or not agreed to yet."""
    if _is_claimed(x, figure, group):
        return ACTUAL
    if is_cost(x, group) and _is_expected_cost(x, group):
        return FORECAST
    weighed = group.lemma in x.pack.modality.weighing and group.form == "finite" and group.tense == "present"
    weighed = weighed or (group.lemma in x.pack.modality.proposing and group.end == figure.first)
    weighed = weighed or _is_over_years(x, figure, group) or _is_entered(x, figure, group)
    weighed = weighed or _is_headline(x, group) or _is_needed(x, group) or _is_announced_at(x, figure, group)
    return TARGET if weighed or _is_not_yet(x, figure, group) else None  # "la banque étudie un prêt de 25 millions"


def is_cost(x: Syntax, group: Group) -> bool:
    """Whether the verb says what something costs: "coûtera", "le coût est estimé à"."""
    if group.lemma in x.pack.modality.cost_verbs:
        return True
    if group.passive and group.lemma in x.pack.amounts.devoting | x.pack.parties.giving:
        return False  # "un montant de 8 millions sera consacré à"
    moves = group.lemma in x.pack.changes.verbs or group.lemma in x.pack.numbers.moving
    if moves and is_budget(x, group):
        return False  # "Le budget de l'école augmentera de 3 millions": that is decided
    told = [x.subject(group), *(x.objects(group, limit=6)[:1] if not group.passive else ())]
    return any(chunk is not None and x.words[chunk.head] in x.pack.modality.cost_words for chunk in told)


def _is_expected_cost(x: Syntax, group: Group) -> bool:
    """ "est estimé à", "devrait coûter", "va coûter"."""
    known = x.pack.modality
    said = not known.estimate_verbs.isdisjoint(group.lemmas) or group.lemmas[0] == known.forecast_modal
    subject = x.subject(group) if said else None
    if subject is not None and not known.losses.isdisjoint(x.words[subject.start : x.phrase_end(subject, x.g.of)]):
        return False  # "le coût des dégâts est évalué à"
    return said or (group.lemma in known.cost_verbs and group.lemmas[0] in known.target_carriers)


def is_budget(x: Syntax, group: Group) -> bool:
    """ "Le budget s'élève à 4 milliards": what is meant to be spent."""
    subject = x.subject(group)
    moved = x.objects(group, limit=6)[:1] if group.lemma in x.pack.numbers.moving and not group.passive else []
    if any(x.words[chunk.head] in x.pack.modality.budgets for chunk in moved):
        return True  # "Varsovie porte son budget à 47 milliards"
    moves = group.lemma in x.pack.numbers.moving and not group.passive and group.tense == "present"
    moves = moves and x.words[max(0, group.start - 1)] not in x.g.reflexives  # "Le prêt s'élève à 20 millions" is so
    moves = moves and x.pack.amounts.along.isdisjoint(x.words[group.end : group.end + 1])  # "porte sur 12 domaines"
    if moves and subject is not None and x.pack.agreements.instruments.at(x.words, subject.head) is not None:
        return True  # "L'avenant porte à deux millions de tonnes la livraison annuelle"
    if subject is None or x.words[subject.head] in x.pack.modality.budgets:
        return subject is not None
    if group.tense == "future" and x.words[subject.head] in x.pack.modality.grants:
        return True  # "La contribution s'élèvera à 72 millions"
    of = x.chunk_from(subject.end)  # "le projet de loi de finances"
    beside = of is not None and of.before in x.g.of and of.start <= subject.end + 1
    drafted = x.words[subject.head] in x.pack.agreements.drafts
    return drafted and beside and of is not None and x.words[of.head] in x.pack.modality.budgets


def is_adopted_budget(x: Syntax, group: Group) -> bool:
    """ "a voté un budget rectificatif de 2 milliards"."""
    adopts = group.lemma in x.pack.modality.adopting and not group.passive
    told = x.objects(group, limit=6)[:1] if adopts else []
    return any(x.words[chunk.head] in x.pack.modality.budgets for chunk in told)


def is_announced(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "annonce un financement de 180 millions", "annonce 2 milliards d'aide": it is still to be given."""
    if group.lemma not in x.pack.modality.announcing:
        return False
    money = isinstance(figure, Amount) and figure.kind == "money" and group.end == figure.first
    of = x.chunk_from(figure.after) if money else None
    given = x.pack.projects.money | x.pack.modality.announced | x.pack.modality.granted
    beside = of is not None and of.start == figure.after + 1 and of.before in x.g.of
    return (beside and of is not None and x.words[of.head] in given) or _is_of_money(x, group)


def _is_of_money(x: Syntax, group: Group) -> bool:
    """ "annonce un financement de 180 millions": what it acts on is money that is still to be given."""
    objects = x.objects(group, limit=6)
    if not objects:
        return False
    told = [objects[0]]
    while told[-1].index + 1 < len(x.chunks) and x.chunks[told[-1].index + 1].before in x.g.of:
        told.append(x.chunks[told[-1].index + 1])  # "annonce l'octroi d'une ligne de crédit"
    nouns = {x.words[chunk.head] for chunk in told}
    known = x.pack.modality
    return not nouns.isdisjoint(x.pack.projects.money | known.announced | known.granted)


def _is_claimed(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "réclame 64 milliards d'arriérés": what is owed."""
    claims = group.lemma in x.pack.modality.claiming and group.form != "infinitive"
    behind = x.words[figure.after : figure.after + 2]
    owed = len(behind) > 1 and behind[0] in x.g.of and behind[1] in x.pack.projects.owed
    owed = owed or not x.pack.projects.owed.isdisjoint(x.words[group.end : figure.first])  # "un arriéré de 2 milliards"
    return claims and owed


def _is_needed(x: Syntax, group: Group) -> bool:
    """ "Les besoins s'élèvent à 3 milliards": money that is still to be found."""
    subject = x.subject(group) if group.tense in ("present", "future") else None
    return subject is not None and x.words[subject.head] in x.pack.modality.needs


def _is_entered(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "a inscrit 650 millions au budget 2026": what is meant to be spent."""
    at = x.behind_bracket(figure.after)
    whither = x.chunk_from(at) if group.lemma in x.pack.modality.entering else None
    return whither is not None and whither.start <= at + 1 and x.words[whither.head] in x.pack.modality.budgets


def _is_over_years(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "consacre 1,2 million sur deux ans": what is given from year to year."""
    known = x.pack
    gives = group.lemma in known.parties.giving | known.amounts.devoting | known.numbers.moving
    if not gives or group.tense != "present" or "," in x.words[group.end : figure.first]:
        return False  # "dont la moitié prêtée, soit 2,35 milliards sur trente-cinq ans"
    behind, tags = x.words[figure.after : figure.after + 1], x.tags[figure.after + 1 : figure.after + 3]
    years = x.words[figure.after + 2 : figure.after + 3]  # "perd 3 milliards sur neuf mois"
    return not known.amounts.along.isdisjoint(behind) and tags == [NUMBER, TIME] and not x.g.years.isdisjoint(years)


def _is_headline(x: Syntax, group: Group) -> bool:
    """ "Nestlé investit 70 millions au Chili", over an article: what is to be put there."""
    puts = group.lemma in x.pack.projects.status.investing and not group.passive
    return puts and x.s.kind == TITLE and group.tense == "present" and group.form == "finite"


def _is_announced_at(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "L'investissement est annoncé à 78 millions"."""
    led = group.end == figure.first - 1 and x.words[group.end] in x.g.to
    return led and group.passive and group.lemma in x.pack.modality.announcing


def _is_not_yet(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "n'a pas encore validé les 60 millions": a sum that still has to be agreed to."""
    acts = not group.passive and group.end <= figure.first and group.lemma in x.pack.parties.giving
    return acts and is_not_yet(x, group)
