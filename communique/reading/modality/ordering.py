"""What is ordered, and still to be delivered: "a commandé 14 avions", "le contrat porte sur 30 rames"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import VERB
from communique.reading.facts import FORECAST, HYPOTHETICAL, TARGET, Agreement, Amount, Figure
from communique.reading.modality.done import has_enabled
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

CONTRACT: Final = "contract"

WITHIN: Final = 3
"""Words between a verb and the number of what it orders at most: "porte désormais sur"."""

JOINED: Final = 9
"""The same where another number stands between: "comprend 60 voitures voyageurs et 12 automotrices"."""


def of_order(x: Syntax, figure: Amount) -> str | None:
    """ "la livraison de 30 canons": what an order right before a number says of it."""
    ordered = x.pack.modality.orders.before(x.words, figure.first)
    if ordered is None or _is_over(x, ordered[1]) or _is_feared(x, ordered[1]):
        return None
    said = x.group_before(ordered[1])
    supposed = said is not None and said.tense == "conditional" and said.lemmas[0] not in x.g.modals
    return HYPOTHETICAL if supposed else TARGET  # "porterait sur la livraison de 30 canons"


def is_ordered(x: Syntax, figure: Amount) -> bool:
    """ "a commandé à Boeing 14 avions", "Le contrat porte sur 30 rames"."""
    group = x.group_before(figure.first)
    if group is None or group.form != "finite" or group.passive or group.tense not in ("past", "present", "imperfect"):
        return False
    if group.lemma in x.pack.modality.ordering:
        return figure.kind == "count" and group.tense != "imperfect"
    if _is_deal(x, figure, group):
        return True
    joined = x.words[figure.first - 1] in x.g.joining and VERB not in x.tags[group.end : figure.first]
    near = figure.first - group.end <= (JOINED if joined else WITHIN)  # "sur 60 voitures et 12 automotrices"
    if group.tense == "imperfect" and x.pack.agreements.status.phrases.within(x.words, group.end, len(x.words)):
        return False  # "Le contrat, qui portait sur 2,8 milliards de m3, a pris fin"
    said = x.pack.modality.said.within(x.words, group.end, figure.first)
    near = near and not any(kind == HYPOTHETICAL for kind, _, _ in said)  # "comprend une option sur 22 rames"
    about = near and (group.lemma in x.pack.agreements.about or group.lemma in x.pack.projects.containing)
    subject = x.subject(group) if about and not group.negated else None
    if subject is not None and x.pack.modality.tenders.at(x.words, subject.head):
        return True  # "L'appel d'offres porte sur 50 000 tonnes d'orge"
    paper = x.pack.agreements.instruments.at(x.words, subject.head) if subject is not None else None
    return paper is not None and paper[0] == CONTRACT


def _is_deal(x: Syntax, figure: Amount, group: Group) -> bool:
    """ "a acheté 180 moyen-courriers", "vend six Boeing": what is made to order, where no time says that it is over."""
    known = x.pack.modality
    made_to_order = figure.kind == "count" and not known.made_to_order.isdisjoint(x.words[figure.number : figure.after])
    dealt = group.lemma in known.dealing and group.tense in ("past", "present") and not group.negated
    timed = any(chunk.time and x.words[chunk.head] in x.g.years for chunk in x.chunks)
    return made_to_order and dealt and figure.first - group.end <= WITHIN and not timed


def is_for(x: Syntax, figure: Amount, paper: Agreement) -> bool:
    """ "une lettre d'intention pour 54 chasseurs", "un protocole sur l'accueil de 300 élèves": what a paper is for."""
    if figure.first > 0 and x.words[figure.first - 1] == x.g.for_ and paper.type != "loan":
        return True
    within = paper.sentence is x.s and paper.noun < figure.first < paper.last and x.words[figure.first - 1] in x.g.of
    deed = x.chunk_before(figure.first - 1) if within else None
    definite = deed is not None and x.words[deed.start] in x.g.definite
    return definite and deed is not None and deed.end == figure.first - 1 and deed.head > paper.noun


def is_price(x: Syntax, figure: Figure) -> bool:
    """ "fournira 18 transformateurs, pour 640 millions": what is paid for a delivery is agreed."""
    if not figure.first or x.words[figure.first - 1] not in x.g.prices:
        return False
    group = x.group_before(figure.first)
    delivers = group is not None and group.lemma in x.pack.modality.delivering and group.form == "finite"
    return delivers and group is not None and group.tense == "future" and not (group.passive or group.negated)


def is_tendered(x: Syntax, figure: Amount) -> bool:
    """ "Un appel d'offres pour 600 bornes"."""
    return x.words[max(0, figure.first - 1)] == x.g.for_ and bool(
        x.pack.modality.tenders.before(x.words, figure.first - 1)
    )


def is_delivered(x: Syntax, figure: Amount) -> bool:
    """ "Une flotte de 15 patrouilleurs sera livrée": of what a verb to come is said of."""
    fleet = x.chunk_before(figure.first - 1) if figure.first and x.words[figure.first - 1] in x.g.of else None
    group = x.group_after(figure.last) if fleet is not None and fleet.end == figure.first - 1 else None
    passive = group is not None and group.form == "finite" and group.passive and not group.negated
    return passive and group is not None and group.tense == "future" and x.subject(group) is fleet


def is_to_come(x: Syntax, figure: Amount) -> bool:
    """ "La future ligne compte 36 gares": the size of what is still to be."""
    if is_tendered(x, figure) or is_delivered(x, figure):
        return True
    group = x.group_before(figure.first)
    subject = x.subject(group) if group is not None and group.form == "finite" else None
    if subject is None or group is None or subject.end > group.start:
        return False
    told = (x.pack.amounts.level_verbs, x.pack.projects.serving, x.pack.projects.containing)
    return any(group.lemma in verbs for verbs in told) and not x.pack.projects.future.isdisjoint(
        x.words[subject.start : group.start]
    )


def _is_over(x: Syntax, noun: int) -> bool:
    """ "a achevé la construction de 300 km", "a permis la création de 150 emplois", "a entraîné la suppression de"."""
    group = x.group_before(noun)
    if group is None or group.tense != "past" or group.negated:
        return False
    brought = group.lemma in x.pack.modality.effects and not group.passive
    brought = brought or (group.lemma in x.pack.modality.ending_in and x.words[group.end] == x.g.by)
    brought = brought or group.lemma in x.pack.modality.paid_for
    return brought or has_enabled(x, group) or x.pack.projects.status.verbs.get(group.lemma) == "opened"


def _is_feared(x: Syntax, noun: int) -> bool:
    """ "redoutent la suppression de 2 000 emplois": what is expected and not meant."""
    return any(kind == FORECAST for kind, _, _ in x.pack.modality.said.within(x.words, 0, noun))
