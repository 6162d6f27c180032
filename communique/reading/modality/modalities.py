"""Whether a figure is so, is wanted, is expected or is conditional."""

from __future__ import annotations

from collections.abc import Iterable

from communique.languages.clues import MODAL
from communique.languages.grammar import NUMBER, OF, PREPOSITION, VERB
from communique.languages.tokens import fold
from communique.reading.facts import ACTUAL, FORECAST, HYPOTHETICAL, TARGET, Agreement, Amount, Change, Figure, Project
from communique.reading.modality.asking import is_in_talks, is_otherwise, is_questioned
from communique.reading.modality.comprising import is_of_plan, is_paid_for
from communique.reading.modality.done import has_enabled, is_not_yet
from communique.reading.modality.forecasting import foresees, is_projection
from communique.reading.modality.grounds import grounds
from communique.reading.modality.intent import by_verb
from communique.reading.modality.ordering import is_for, is_ordered, is_to_come, of_order
from communique.reading.modality.presence import is_there_already
from communique.reading.modality.promising import is_marked, is_refused, promised_behind
from communique.reading.modality.unfinished import is_unfinished
from communique.reading.sentences.document import ROW
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

UNBUILT = frozenset({"announced", "prepared", "launched", "under_construction", "suspended", "cancelled"})
BEGUN = frozenset({"launched", "under_construction"})
UNBEGUN = frozenset({"announced", "prepared", "suspended", "cancelled"})
UNMADE = frozenset({"planned", "prepared", "refused"})

PERFECT = 3
"""Verbs of the longest group that says what is done: "ont été achevés"."""

AIM = 2
"""Words between a verb and what it gives up, or does not give, at most."""

NEAR = 3
"""Words between an estimate and its sum at most."""

TALKS = 7
"""Words behind a verb within which a phrase says that a sum is talked of."""

RENEWED = 4
"""Words before an undertaking within which stands that it is renewed: "la réparation du tunnel"."""

BEHIND = 3
"""How many words behind the figure may say that it is a target: "10 milliards d'ici 2030"."""


def modality(x: Syntax, figure: Figure) -> str:
    """By what the figure is the size of, else by the words and the verb of its clause."""
    if is_projection(x, figure):
        return FORECAST
    if _is_first_level(x, figure) or _is_now(x, figure) or is_there_already(x, figure) or _is_aside(x, figure):
        return ACTUAL
    if is_questioned(x, figure):
        return HYPOTHETICAL
    money = isinstance(figure, Amount) and figure.kind == "money"
    promised = promised_behind(x, figure) if money else None
    if promised is not None:
        return HYPOTHETICAL if is_refused(x, figure) else promised  # "est estimé à 21 millions, dont 9 promis"
    if isinstance(figure, Amount) and figure.thing is not None:
        of_thing = _of_thing(x, figure, figure.thing)
        if of_thing is not None:
            return of_thing
    return FORECAST if _is_estimate_of_works(x, figure) else _of_clause(x, figure)


def _is_aside(x: Syntax, figure: Figure) -> bool:
    """ "acheter l'électricité de Churchill Falls, une centrale de 5 428 MW": what a name is said to be."""
    sized = isinstance(figure, Amount) and figure.kind == "measure" and figure.first > 1
    noun = x.chunk_before(figure.first - 1) if sized and x.words[figure.first - 1] in x.g.of else None
    aside = noun is not None and noun.end == figure.first - 1 and x.words[noun.start] in x.g.indefinite
    if noun is None or not aside or x.words[noun.start - 1] != ",":
        return False
    name = x.chunk_before(noun.start - 1)
    named = name is not None and name.end == noun.start - 1 and x.s.capital(name.body) and name.before in x.g.of
    whole = x.root(name) if name is not None and named else None
    return whole is not None and x.words[whole.head] not in x.pack.projects.status.nouns  # "la construction de Pa, une"


def _is_estimate_of_works(x: Syntax, figure: Figure) -> bool:
    """ "Le tracé, chiffré à 9 milliards, reste gelé": what is measured is a cost, or something that is built."""
    if not isinstance(figure, Amount) or figure.kind != "money" or not figure.measure:
        return False
    opened = isinstance(figure.thing, Project) and figure.thing.status == "opened"
    group = x.group_before(figure.first)
    if opened or group is None or figure.first - group.end > NEAR or not _is_estimated(x, figure):
        return False
    measured, known = fold(figure.measure).split(" "), x.pack.projects
    if not x.pack.modality.losses.isdisjoint(measured):
        return False  # "Le coût des dégâts est évalué à 400 millions": they are done
    works = (x.g.works, known.heads.entries, known.generic, known.named_events, x.pack.modality.cost_words)
    return any(measured[0] in words for words in works)


def owed(amounts: Iterable[Amount]) -> None:
    """Sums of an instrument that is found to be theirs: of one that is not signed yet, they are wanted."""
    for amount in amounts:
        paper = amount.agreement if amount.kind == "money" and amount.thing is None else None
        if paper is not None and paper.status in UNMADE and paper.sentence is amount.sentence:
            amount.modality = TARGET if amount.modality == ACTUAL else amount.modality


def _is_now(x: Syntax, figure: Figure) -> bool:
    """ "contre 1 250 MW aujourd'hui", "limitée aujourd'hui à 80 MW": the level of the day."""
    now, first = x.pack.modality.now, figure.first
    if MODAL not in x.s.clues:
        return False
    before = now.before(x.words, first - 1)
    other = before is not None and x.tags[max(0, before[1] - 1)] == NUMBER  # "de 3 milliards actuellement à 10"
    return bool(now.before(x.words, first) or (before and not other) or now.at(x.words, figure.last))


def _of_thing(x: Syntax, figure: Amount, thing: Project | Agreement) -> str | None:
    """What is not built yet has a size that is wanted; what is not signed yet has a sum that is."""
    sized = figure.kind in ("measure", "count")
    if isinstance(thing, Agreement):
        if thing.status in UNMADE and figure.kind == "money" and not _is_granted(x, figure):
            if _of_clause(x, figure) == HYPOTHETICAL:
                return HYPOTHETICAL  # "le montant du contrat pourrait dépasser 10 milliards"
            return FORECAST if _is_estimated(x, figure) else TARGET
        owed = figure.kind == "measure" or (sized and (thing.type == "contract" or is_for(x, figure, thing)))
        return TARGET if owed and thing.status != "ended" else None
    if sized:
        return _of_size(x, figure, thing)
    if _is_estimated(x, figure):
        return FORECAST if thing.status in UNBUILT else None
    alone = x.s.kind == ROW or x.words[max(0, figure.first - 1)] == ":"
    alone = alone or x.pack.amounts.value_of.before(x.words, figure.first) is not None
    if thing.status in UNBEGUN and alone and _is_cost_of_it(x, figure) and _of_clause(x, figure) == ACTUAL:
        return FORECAST  # "Coût : 310 millions", "une raffinerie d'un coût de 1 milliard"
    said = _is_told_of(x, figure, thing) or _is_cost_of_it(x, figure)
    plan = thing.sentence.words[thing.noun] in x.pack.projects.aimed
    wanted = figure.kind == "money" and thing.status in ("announced", "cancelled") and not (said or plan)
    return TARGET if wanted and _of_clause(x, figure) == ACTUAL else None


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


def _is_estimated(x: Syntax, figure: Amount) -> bool:
    """ "est estimé à 24 milliards", "Évalué à 24 milliards, le contrat …"."""
    group = x.group_before(figure.first)
    return group is not None and not x.pack.modality.estimate_verbs.isdisjoint(group.lemmas)


def _is_cost_of_it(x: Syntax, figure: Amount) -> bool:
    """Whether what is measured is a cost, in its name or at the head of its column."""
    return (figure.measure or "").split(" ")[0].lower() in x.pack.modality.cost_words


def _is_wanted(x: Syntax, figure: Amount, thing: Project) -> bool:
    """ "compte y produire 150 000 voitures", "qui permettra de porter à 600 MW": more is said than that it is open."""
    if _behind(x, figure):
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


def _of_clause(x: Syntax, figure: Figure) -> str:
    owed = _owed(x, figure) or _awaited(x, figure)
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
    return TARGET if _behind(x, figure) else ACTUAL


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


def _owed(x: Syntax, figure: Figure) -> str | None:
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


def _is_first_level(x: Syntax, figure: Figure) -> bool:
    """ "passera de 130 à 350 millions": where it comes from is so."""
    if not figure.first or x.words[figure.first - 1] not in x.pack.numbers.from_ or figure.last + 1 >= len(x.words):
        return False
    group, k = x.group_before(figure.first), figure.last
    moved = group is not None and group.lemma in x.pack.numbers.moving
    if x.words[k] in x.g.in_ and x.tags[k + 1] == NUMBER and k + 3 < len(x.words) and x.words[k] not in x.g.to:
        k += 2  # "passer de 9,6 % en 2024 à 8,8 %"
    return moved and x.words[k] in x.g.to and x.tags[k + 1] == NUMBER


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


def _behind(x: Syntax, figure: Figure) -> bool:
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
