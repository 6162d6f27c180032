"""What a verb says of a figure: that it is so, meant, expected or no more than possible."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import CLITIC, VERB
from communique.reading.facts import ACTUAL, FORECAST, HYPOTHETICAL, TARGET, Amount, Change, Figure
from communique.reading.figures.ellipsis import MILLION
from communique.reading.modality.asking import is_asked_for, is_risked
from communique.reading.modality.done import has_enabled, is_denied, is_done, is_not_so, is_perfect, is_seized
from communique.reading.modality.forecasting import foresees, is_seen_by_forecaster
from communique.reading.modality.sums import is_adopted_budget, is_announced, is_budget, is_cost, of_sum
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.coming import is_later

UPON: Final = 4
"""Words behind a verb within which "sur" stands that goes with it: "table désormais sur"."""

CARRIED: Final = 3
AIMED: Final = 6
"""Words between a verb and a participle that hangs on it at most; behind one that says what is wanted."""


def by_verb(x: Syntax, figure: Figure, group: Group) -> str | None:
    """The verb nearest before the figure, and what it hangs on."""
    if is_denied(x, figure, group) or is_not_so(x, figure, group):
        return HYPOTHETICAL
    money = isinstance(figure, Amount) and figure.kind == "money"
    if is_done(x, group) or has_enabled(x, group):
        return ACTUAL
    if _is_unplanned(x, group):
        return FORECAST
    told = of_sum(x, figure, group) if money else None
    if told is not None:
        return told
    if (group.tense in ("present", "future") and is_budget(x, group)) or is_adopted_budget(x, group):
        return TARGET
    if group.tense in ("conditional", "future"):
        return _of_what_comes(x, figure, group)
    if is_announced(x, figure, group) or _is_wished(x, group):
        return TARGET
    if _is_in_view(x, group):
        return TARGET
    told = _of_object(x, figure, group)
    if told is not None:
        return told
    return TARGET if _is_wanted(x, figure, group) else _of_form(x, figure, group)


def _of_object(x: Syntax, figure: Figure, group: Group) -> str | None:
    """What a verb says of what it acts on: that it is expected, feared or asked for, or that it may be reached."""
    if _may_reach(x, figure, group):
        return HYPOTHETICAL
    if foresees(x, figure, group):
        return FORECAST
    if is_risked(x, figure, group):
        return HYPOTHETICAL
    return TARGET if is_asked_for(x, figure, group) else None


def _may_reach(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "Les échanges peuvent atteindre 10 milliards"; "peut accueillir 300 clients", "peut atteindre 443 $" are so."""
    if isinstance(figure, Amount) and (figure.kind != "money" or figure.scale < MILLION):
        return False
    able = len(group.lemmas) > 1 and group.lemmas[0] in x.pack.modality.possible and group.tense == "present"
    return able and group.lemma in x.pack.amounts.level_verbs | x.pack.numbers.moving


def _is_unplanned(x: Syntax, group: Group) -> bool:
    """ "La demande augmentera", "68 % de la population vivra en ville", "va reculer": what nobody decides."""
    near = group.tense == "present" and group.lemmas[0] in x.pack.modality.going and len(group.lemmas) > 1
    subject = x.subject(group) if (group.tense == "future" or near) and not group.passive else None
    return subject is not None and not x.pack.modality.unplanned.isdisjoint(
        x.words[subject.start : x.phrase_end(subject, x.g.of)]
    )


def _of_what_comes(x: Syntax, figure: Figure, group: Group) -> str:
    """What a verb in the future or the conditional says."""
    subject = x.subject(group) if group.tense == "future" else None
    if subject is not None and isinstance(figure, Change) and x.words[subject.head] in x.pack.changes.growth:
        return FORECAST  # "la croissance remontera à 4 %"
    known = x.pack.amounts
    sizes = known.capacities.difference(known.nouns_of_verbs.values())  # no "production"
    if isinstance(figure, Amount) and figure.kind != "money" and subject and x.words[subject.head] in sizes:
        return TARGET  # "sa capacité s'élèvera à 10 millions de tonnes"
    if group.passive and group.tense == "future" and group.lemmas[0] in x.g.lasting:
        return ACTUAL  # "Les droits de douane resteront fixés à 27 %"
    if subject is not None and group.lemma == x.g.copula and x.words[subject.head] in x.pack.modality.earnings:
        return FORECAST  # "le chiffre d'affaires sera de 200 millions"
    if group.tense == "conditional" and not _is_future_of_past(x, group):
        return _of_conditional(x, group)
    paid = group.passive and group.start >= figure.last  # "67 millions seront pris en charge par le fonds"
    cost = isinstance(figure, Amount) and figure.kind == "money" and is_cost(x, group) and not paid
    return _of_future(x, group, cost)


def _is_wanted(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "vise 4 milliards", "compte investir 4 milliards", "s'est engagée à", and not "a engagé 1,3 milliard"."""
    known = x.pack.modality
    itself = x.words[max(0, group.start - 1)] in x.g.reflexives
    if not known.target_carriers.isdisjoint(group.lemmas[:-1]):
        return True
    if (group.lemma in known.pledging and not itself) or (group.lemma in known.trading and itself):
        return False  # "se négocie à 40 dollars"
    if group.lemma in known.chosen and group.passive and isinstance(figure, Amount) and figure.kind == "count":
        return False  # "deux suspects sont recherchés"
    return not known.target_verbs.isdisjoint(group.lemmas)


def _of_future(x: Syntax, group: Group, cost: bool) -> str:
    """ "coûtera", "grimpera", of what somebody expects; "pourra être versé" is possible; all else is meant."""
    if group.passive and group.lemmas[0] in x.pack.modality.possible:
        return HYPOTHETICAL
    effect = group.lemma in x.pack.modality.effects and len(group.lemmas) == 1
    expected = (
        cost
        or effect
        or group.lemma in x.pack.modality.forecast_verbs
        or _is_foreseen(x, group)
        or _is_said_behind(x, group)
    )
    return FORECAST if expected else TARGET


def _is_said_behind(x: Syntax, group: Group) -> bool:
    """ "atteindra 130 800 tonnes, prévoit la Bourse": the one who expects it stands behind."""
    known, after = x.pack.modality, x.group_after(group.end)
    if after is None or after.form != "finite" or x.words[after.start - 1] != ",":
        return False
    return any(after.lemma in verbs for verbs in (known.foreseeing, known.forecast_verbs, known.estimate_verbs))


def _is_future_of_past(x: Syntax, group: Group) -> bool:
    """ "a indiqué que les exportations atteindraient 3 milliards": what was said to come."""
    outer = x.group_before(group.start)
    while outer is not None and outer.form == "participle":  # "a annoncé que l'usine, construite avec B, produirait"
        outer = x.group_before(outer.start)
    told = outer is not None and outer.form == "finite" and outer.tense in ("past", "imperfect")
    if outer is None or not told or group.lemmas[0] in x.g.modals:
        return False
    opening = x.clause_opening(group.start)  # "a informé le président que la banque verserait"
    that = opening is not None and x.words[opening] in x.g.object_relatives and VERB not in x.tags[outer.end : opening]
    return that and outer.lemma in x.pack.modality.saying


def _is_foreseen(x: Syntax, group: Group) -> bool:
    """ "prévoit que la demande grimpera de 25 TWh": a clause of what somebody expects."""
    known, outer = x.pack.modality, x.group_before(group.start)
    if outer is None or x.g.object_relatives.isdisjoint(x.words[outer.end : outer.end + 1]):
        return False
    planner = x.subject(outer)  # "l'accord prévoit que la Suisse versera 110 millions"
    if planner is not None and x.pack.agreements.instruments.at(x.words, planner.head) is not None:
        return False
    return outer.lemma in known.foreseeing or outer.lemma in known.forecast_verbs or outer.lemma in known.estimate_verbs


def _is_wished(x: Syntax, group: Group) -> bool:
    """ "a souhaité que leurs investissements doublent": a clause of what somebody wants."""
    said = group.form == "finite" and group.tense in ("present", "subjunctive")
    outer = x.group_before(group.start) if said else None
    if outer is None or x.g.object_relatives.isdisjoint(x.words[outer.end : outer.end + 1]):
        return False
    known = x.pack.modality
    foreseen = outer.lemma in known.foreseeing and not outer.passive  # "il est prévu que": it is meant
    return outer.lemma in known.target_verbs | known.asking and not foreseen


def _of_conditional(x: Syntax, group: Group) -> str:
    """ "devrait": expected; "voudrait élever ce taux à 50 %": wanted; all else is no more than possible."""
    known = x.pack.modality
    if group.lemmas[0] != known.need and not known.target_verbs.isdisjoint(group.lemmas):
        return TARGET
    return FORECAST if group.lemmas[0] == known.forecast_modal else HYPOTHETICAL


def _of_form(x: Syntax, figure: Figure, group: Group) -> str | None:
    """What a verb says that is neither to come nor wanted, by its form."""
    known = x.pack.modality
    if group.form == "infinitive":
        return _of_infinitive(x, figure, group)
    if group.form == "gerund":  # "pouvant aller jusqu'à 15 millions": as the verb that it goes with
        outer = _outer(x, group) or _main_verb(x, figure, group)
        told = by_verb(x, figure, outer) if outer is not None else ACTUAL
        return HYPOTHETICAL if told == ACTUAL and group.lemmas[0] in x.pack.modality.possible else told
    if group.form == "participle":
        return FORECAST if group.lemma in known.forecast_verbs else _of_carrier(x, figure, group)
    between = [c for c in x.chunks if group.end <= c.start < figure.first]  # "attendaient en moyenne 700 visiteurs"
    near = group.end <= figure.first and figure.first - group.end <= UPON
    wanted = _is_level_wanted(x, group)
    if wanted or (group.lemma in known.estimate_verbs and is_later(x)):
        return TARGET if wanted else FORECAST
    change = isinstance(figure, Change)  # "attend pour 2026 une progression de l'ordre de 2 %"
    of_change = change and any(x.words[c.head] in x.pack.changes.nouns for c in between)
    awaited = group.passive or of_change or (near and all(c.before or c.time for c in between))
    upon = not x.pack.amounts.along.isdisjoint(x.words[group.end : group.end + UPON])  # "table désormais sur"
    awaited = awaited or upon
    return FORECAST if group.lemma in known.forecast_verbs and awaited else ACTUAL


def _outer(x: Syntax, group: Group) -> Group | None:
    """The verb that an infinitive or gerund hangs on, over ", où travaillent 400 ouvriers,"."""
    before = x.group_before(group.start)
    at = group.start - 1 - (group.start > 1 and x.words[group.start - 1] in x.g.of)
    while before is not None and at > 0 and x.words[at] == ",":
        opening = x.clause_opening(before.start)
        aside = (
            opening is not None and opening > 0 and x.words[opening - 1] == "," and x.words[opening] in x.g.relatives
        )
        if not aside or opening is None or before.form != "finite":
            break
        before = x.group_before(opening)
    return before


def _main_verb(x: Syntax, figure: Figure, gerund: Group) -> Group | None:
    """ "Trois lots totalisant 2 000 tonnes seront livrés": the finite verb behind a gerund that is of its subject."""
    noun, group = x.chunk_before(gerund.start), x.group_after(figure.after)
    beside = noun is not None and noun.end == gerund.start
    return group if beside and group is not None and group.form == "finite" else None


def _is_level_wanted(x: Syntax, group: Group) -> bool:
    """ "La capacité prévue est de 50 000 tonnes": said of a level that is planned."""
    subject = x.subject(group) if group.lemma in x.pack.amounts.level_verbs | {x.g.copula} else None
    if subject is None:
        return False
    planned = x.pack.modality.target_verbs | x.pack.modality.announcing
    ends = (subject.end, x.phrase_end(subject, x.g.of))  # "Le montant des investissements prévus est de"
    return any(g.form == "participle" and g.start in ends and g.lemma in planned for g in x.groups)


def _of_infinitive(x: Syntax, figure: Figure, group: Group) -> str | None:
    """ "pour acheter 40 rames": wanted; else as the verb that it hangs on; "accusés d'avoir pris": so."""
    if is_perfect(x, group) or is_seized(x, group):
        return ACTUAL
    leads = x.pack.changes.leads_to.within(x.words, max(0, group.start - 2), min(len(x.words), group.end + 1))
    told = bool(leads) and leads[-1][2] >= group.end and _moves(x, group)
    at = group.start
    while at and x.tags[at - 1] == CLITIC:
        at -= 1  # "se sont fixé pour objectif de les porter à 5 milliards"
    said = x.pack.modality.said
    wanted = said.before(x.words, at) or said.before(x.words, at - (x.words[max(0, at - 1)] in x.g.of))
    if not told and (x.g.purpose.before(x.words, group.start) or (wanted and wanted[0] == TARGET)):
        return TARGET
    before, known = _outer(x, group), x.pack.modality
    if known.enough.before(x.words, group.start):  # "produit de quoi alimenter 40 000 foyers"
        return by_verb(x, figure, before) if before is not None else ACTUAL
    if before is None or _is_said_able(x, group, before):
        return TARGET
    if has_enabled(x, before) or _is_decided(x, group, before):
        return ACTUAL  # "a permis à l'État de lever 44 milliards"
    if before.lemma in known.threatening:
        return HYPOTHETICAL  # "menace d'imposer des droits de 40 %", "risque de perdre 30 millions"
    awaited = before.tense == "conditional" and before.lemma == known.forecast_modal  # "devrait « passer à 40 000 »"
    if awaited or is_seen_by_forecaster(x, before):
        return FORECAST  # "l'institut voit le chômage grimper à 8 %"
    left = before.lemma in known.remaining and x.words[group.start - 1] in x.g.to  # "Reste à poser 80 km de rails"
    if (before.lemma in known.target_carriers and not told) or left or _is_goal(x, before):
        return TARGET
    return by_verb(x, figure, before)


def _is_said_able(x: Syntax, group: Group, before: Group) -> bool:
    """ "affirme pouvoir créer 50 emplois": what somebody says that he can do."""
    known = x.pack.modality
    return before.lemma in known.saying and not known.possible.isdisjoint(group.lemmas[:-1])


def _is_decided(x: Syntax, group: Group, before: Group) -> bool:
    """ "a décidé d'accorder un prêt de 9 millions", "d'infliger une amende": what is decided is done."""
    decides = before.lemma in x.pack.agreements.deciding and before.tense in ("past", "imperfect")
    done = group.lemma in x.pack.parties.giving or group.lemma in x.pack.modality.imposing
    return decides and done and not before.negated


def _moves(x: Syntax, group: Group) -> bool:
    """ "ont augmenté pour atteindre 3 milliards", and not "se poursuivent pour atteindre": the verb before."""
    before, known = x.group_before(group.start), x.pack
    if before is None:
        return True
    moved = (
        known.changes.verbs,
        known.changes.factor_verbs,
        known.numbers.moving,
        known.amounts.level_verbs,
        known.modality.forecast_verbs,
    )
    changed = not x.pack.changes.nouns.keys().isdisjoint(x.words[: group.start])
    return changed or any(lemma in verbs for lemma in before.lemmas for verbs in moved)


def _is_goal(x: Syntax, group: Group) -> bool:
    """ "Notre objectif est de le hisser à 30 milliards", "La tâche a été posée de": an aim is told."""
    subject = x.subject(group) if group.lemma == x.g.copula or group.passive else None
    return subject is not None and x.words[subject.head] in x.pack.modality.aims


def _is_in_view(x: Syntax, group: Group) -> bool:
    """ "a souligné l'importance de porter les échanges à 10 milliards": an infinitive that a noun of aims governs."""
    if group.form != "infinitive" or group.start < 2 or x.words[group.start - 1] not in x.g.of:
        return False
    noun = x.chunk_before(group.start - 1)
    return noun is not None and noun.end == group.start - 1 and x.words[noun.head] in x.pack.modality.aims


def _of_carrier(x: Syntax, figure: Figure, group: Group) -> str | None:
    """ "espère voir doté de 25 milliards": a participle right behind the verb that it hangs on."""
    before = x.group_before(group.start)
    aims = before is not None and before.lemma in x.pack.modality.target_verbs  # "viser en 2030 un résultat ajusté de"
    near = before is not None and group.start - before.end <= (AIMED if aims else CARRIED)
    if before is None or not (near or _is_of_object(x, group, before)):
        return None
    return by_verb(x, figure, before)


def _is_of_object(x: Syntax, group: Group, before: Group) -> bool:
    """ "consistera en quatre prêts d'un montant compris entre 14 et 34 millions": said of what the verb brings."""
    noun = x.modified(group)
    return noun is not None and before.form == "finite" and x.chunk_from(before.end) is x.root(noun)
