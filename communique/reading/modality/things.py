"""Sums and sizes of a thing or paper: wanted until it is built or signed, expected where they are estimates."""

from __future__ import annotations

from typing import Final

from communique.reading.facts import ACTUAL, FORECAST, HYPOTHETICAL, TARGET, Agreement, Amount, Project
from communique.reading.modality.clause import is_aimed_at, of_clause
from communique.reading.modality.done import has_enabled
from communique.reading.modality.intent import by_verb
from communique.reading.modality.ordering import is_for
from communique.reading.sentences.document import ROW
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

UNBUILT: Final = frozenset({"announced", "prepared", "launched", "under_construction", "suspended", "cancelled"})
BEGUN: Final = frozenset({"launched", "under_construction"})
UNBEGUN: Final = UNBUILT - BEGUN
"""How far undertakings have come that are not there yet; of these, on which works have begun, and have not."""

UNMADE: Final = frozenset({"planned", "prepared", "refused"})
"""How far instruments have come of which nothing is owed yet."""

PERFECT: Final = 3
"""Verbs of the longest group that says what is done: "ont été achevés"."""

RENEWED: Final = 4
"""Words before an undertaking within which stands that it is renewed: "la réparation du tunnel"."""


def of_thing(x: Syntax, figure: Amount, thing: Project | Agreement) -> str | None:
    """What is not built yet has a size that is wanted; what is not signed yet has a sum that is."""
    sized = figure.kind in ("measure", "count")
    if isinstance(thing, Agreement):
        if figure.kind == "money" and _is_of_signed(x, figure, thing):
            return ACTUAL
        if thing.status in UNMADE and figure.kind == "money" and not _is_granted(x, figure):
            if of_clause(x, figure) == HYPOTHETICAL:
                return HYPOTHETICAL  # "le montant du contrat pourrait dépasser 10 milliards"
            return FORECAST if is_estimated(x, figure) else TARGET
        owed = figure.kind == "measure" or (sized and (thing.type == "contract" or is_for(x, figure, thing)))
        return TARGET if owed and thing.status != "ended" else None
    if sized:
        return _of_size(x, figure, thing)
    if is_estimated(x, figure):
        return FORECAST if thing.status in UNBUILT else None
    alone = x.s.kind == ROW or x.words[max(0, figure.first - 1)] == ":"
    alone = alone or x.pack.amounts.value_of.before(x.words, figure.first) is not None
    if thing.status in UNBEGUN and alone and _is_cost_of_it(x, figure) and of_clause(x, figure) == ACTUAL:
        return FORECAST  # "Coût : 310 millions", "une raffinerie d'un coût de 1 milliard"
    said = _is_told_of(x, figure, thing) or _is_cost_of_it(x, figure)
    plan = thing.sentence.words[thing.noun] in x.pack.projects.aimed
    wanted = figure.kind == "money" and thing.status in ("announced", "cancelled") and not (said or plan)
    return TARGET if wanted and of_clause(x, figure) == ACTUAL else None


def _is_of_signed(x: Syntax, figure: Amount, paper: Agreement) -> bool:
    """ "rénovera la gare en vertu d'un contrat de 118 millions signé lundi": what is signed is worth so much."""
    signed = next((g for g in x.groups if g.start == figure.last and g.form == "participle"), None)
    made = signed is not None and x.pack.agreements.status.verbs.get(signed.lemma) in ("signed", "concluded")
    return made and paper.sentence is x.s and paper.noun < figure.first and paper.status not in UNMADE


def _of_size(x: Syntax, figure: Amount, thing: Project) -> str | None:
    """What an undertaking counts or measures: wanted until it is built."""
    if x.pack.agreements.instruments.at(x.words, figure.after - 1) is not None:
        return None  # "La route avance, trois mémorandums paraphés"
    if thing.status not in UNBUILT:
        return ACTUAL if thing.status == "opened" and not _is_wanted(x, figure, thing) else None
    if thing.status in BEGUN and _is_number_of(figure, thing):
        return ACTUAL  # "ont lancé sept projets": so many there are
    if _is_there(x, figure) or _is_of_old(x, figure, thing) or _are_people_there(x, figure):
        return ACTUAL
    return HYPOTHETICAL if _is_possible(x, figure) else TARGET


def _is_possible(x: Syntax, figure: Amount) -> bool:
    """ "qui pourrait produire 4 GW": no more is said of its size than that it is possible."""
    group = x.group_before(figure.first)
    able = group is not None and not x.pack.modality.possible.isdisjoint(group.lemmas[:-1])
    return able and group is not None and group.tense == "conditional"


def _is_number_of(figure: Amount, thing: Project) -> bool:
    """Whether a figure counts the undertakings themselves."""
    return figure.kind == "count" and thing.count == figure.value and thing.first <= figure.first < thing.last


def _is_granted(x: Syntax, figure: Amount) -> bool:
    """ "a approuvé un prêt de 57 millions", which is signed later: what is granted is so."""
    group = x.group_before(figure.first)
    if group is None or group.form != "finite" or group.negated or len(group.lemmas) > PERFECT - 1:
        return False
    grants = x.pack.agreements.status.verbs.get(group.lemma) == "concluded" or group.lemma in x.pack.parties.giving
    return grants and group.tense in ("past", "present") and not group.passive


def _is_told_of(x: Syntax, figure: Amount, thing: Project) -> bool:
    """Whether a verb says the sum of the thing, "le barrage coûte 3 milliards", and not its phrase: "(28 M€)"."""
    return any(g.form == "finite" and thing.noun < g.start < figure.first for g in x.groups)


def is_estimated(x: Syntax, figure: Amount) -> bool:
    """ "est estimé à 24 milliards", "Évalué à 24 milliards, le contrat …"."""
    group = x.group_before(figure.first)
    return group is not None and not x.pack.modality.estimate_verbs.isdisjoint(group.lemmas)


def _is_cost_of_it(x: Syntax, figure: Amount) -> bool:
    """Whether what is measured is a cost, in its name or at the head of its column."""
    return (figure.measure or "").split(" ")[0].lower() in x.pack.modality.cost_words


def _is_wanted(x: Syntax, figure: Amount, thing: Project) -> bool:
    """ "compte y produire 150 000 voitures", "qui permettra de porter à 600 MW": more is said than that it is open."""
    if is_aimed_at(x, figure):
        return True  # "avec 2 000 emplois à la clé"
    group = next((g for g in reversed(x.groups) if thing.noun < g.start < figure.first and g.form == "finite"), None)
    if group is None or thing.sentence is not x.s:
        group = x.group_before(figure.first)
        if group is not None and group.form == "finite" and group.tense in ("future", "conditional"):
            return True  # "comptera à terme deux millions de panneaux, pour une capacité de 1 GW"
        governs = group is not None and group.end == figure.first and group.form == "finite"
        return governs and group is not None and by_verb(x, figure, group) not in (ACTUAL, None)
    return group.tense in ("future", "conditional") or not x.pack.modality.target_carriers.isdisjoint(group.lemmas[:-1])


def _is_there(x: Syntax, figure: Amount) -> bool:
    """Whether a part of what is not ready is: "cinq tunnels percés"; or it is at work: "emploie 4 700 ouvriers"."""
    group = x.predicate(figure.first, figure.last)
    if group is None:
        group = next((g for g in x.groups if g.start == figure.last and g.form == "participle"), None)
    if group is not None and group.passive and not group.negated:
        return group.lemma in x.pack.modality.made and _is_so(group)
    if group is not None and group.form == "finite" and figure.kind == "count":
        return _is_so(group)  # "que 850 camions franchissent"
    before = x.group_before(figure.first)
    if before is None or not _is_so(before):
        return has_enabled(x, before) if before is not None else False
    subject = x.subject(before)
    if subject is not None and x.words[subject.head] in x.pack.amounts.stocks and figure.kind == "measure":
        return True  # "Les réserves du champ sont estimées à 850 milliards de m3"
    if before.lemma in x.pack.modality.made and before.tense == "past":
        return before.form == "finite" and not before.passive  # "ont déjà posé 96 km de rails"
    if figure.kind != "count":
        return _has_given(x, figure, before)
    people = not x.pack.amounts.people.isdisjoint(x.words[figure.number : figure.after])  # "compte 300 ouvriers"
    if people and before.form == "finite" and before.end == figure.first:
        return True
    return before.lemma in x.pack.modality.working or has_enabled(x, before) or _has_reached(x, figure, before)


def _has_given(x: Syntax, figure: Amount, group: Group) -> bool:
    """ "La centrale a injecté 900 GWh": so much was brought, and put into it by nobody."""
    given = group.lemma in x.pack.parties.giving or group.lemma in x.pack.projects.status.investing
    return given and group.form == "finite" and group.tense == "past" and group.end == figure.first


def _has_reached(x: Syntax, figure: Amount, group: Group) -> bool:
    """ "Le projet a concerné six filières": the object of what was done, where nothing is begun or announced."""
    known = x.pack.modality
    done = group.form == "finite" and group.tense == "past" and not group.passive and group.end == figure.first
    meant = known.target_verbs | known.target_carriers | known.forecast_verbs | known.announcing | known.ordering
    return done and group.lemma not in meant and group.lemma not in x.pack.projects.status.verbs


def _is_of_old(x: Syntax, figure: Amount, thing: Project) -> bool:
    """ "la réhabilitation de la route, longue de 57 km", "elle est de 57 km": how long the road is that is there."""
    words, group = thing.sentence.words, x.group_before(figure.first)
    renewed = not x.pack.projects.renewing.isdisjoint(words[max(0, thing.first - RENEWED) : thing.last])
    sized = x.pack.projects.size_words.before(x.words, figure.first) is not None
    sized = sized or (group is not None and group.lemma == x.g.copula and group.tense == "present")
    return renewed and sized


def _are_people_there(x: Syntax, figure: Amount) -> bool:
    """ "pour son usine de Dole (400 salariés)": who works there stands in brackets."""
    people = not x.pack.amounts.people.isdisjoint(x.words[figure.number : figure.after])
    return people and figure.first > 0 and x.words[figure.first - 1] == "("


def _is_so(group: Group) -> bool:
    """Whether a verb says what is or was, and not what is to come."""
    return group.tense not in ("future", "conditional", "infinitive") and len(group.lemmas) <= PERFECT
