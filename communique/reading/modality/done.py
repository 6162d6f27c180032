"""What verbs say is done, whatever is said around it, and what they say is not so."""

from __future__ import annotations

from typing import Final

from communique.reading.facts import Amount, Figure
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

PERFECT: Final = 3
"""Verbs of a group that says what was decided: "a décidé de geler"."""

BESIDE: Final = 1
"""Words between a verb that is denied and its figure at most."""


def is_done(x: Syntax, group: Group) -> bool:
    """ "a dû payer", "répartis en quatre lots", "auront coûté": what is so, whatever is said around it."""
    parted = group.form == "participle" and group.lemma in x.pack.modality.parting
    return parted or has_had_to(x, group) or _is_done_by_then(x, group) or _has_decided(x, group)


def has_had_to(x: Syntax, group: Group) -> bool:
    """ "a dû contracter un prêt de 480 millions": what was done, as it had to be."""
    past = group.lemmas[0] == x.g.having and group.tense in ("present", "past", "imperfect")
    return past and len(group.lemmas) > 1 and group.lemmas[1] in x.pack.modality.bound


def _is_done_by_then(x: Syntax, group: Group) -> bool:
    """ "aura coûté", "auront été versés": a future that tells what is done."""
    perfect = group.tense == "future" and len(group.lemmas) > 1 and group.lemmas[0] == x.g.having
    return perfect and not group.negated and not any(chunk.time and chunk.start >= group.end for chunk in x.chunks)


def _has_decided(x: Syntax, group: Group) -> bool:
    """ "a décidé de geler 7 milliards": the same where one group of verbs says it."""
    chain, known = group.lemmas, x.pack
    decided = len(chain) == PERFECT and chain[0] == x.g.having and chain[1] in known.agreements.deciding
    return decided and not group.negated and chain[-1] in known.parties.giving | known.modality.imposing


def has_enabled(x: Syntax, group: Group) -> bool:
    """ "a permis de financer 20 projets": what it enabled is so."""
    perfect = (
        len(group.lemmas) > 1 and group.lemmas[0] == x.g.having and group.tense in ("present", "past", "imperfect")
    )
    return perfect and not group.negated and group.lemmas[1] in x.pack.modality.enabling


def is_seized(x: Syntax, group: Group) -> bool:
    """ "ont profité de la visite pour signer", "est parvenu à signer", "le premier pays à signer": it is done."""
    outer = x.group_before(group.start) if group.form == "infinitive" else None
    if outer is None or outer.tense not in ("past", "present") or outer.negated:
        return False
    to = x.words[group.start - 1] in x.g.to
    first = x.chunk_before(group.start - 1) if to else None
    ordinals = x.pack.agreements.ordinals
    if first is not None and outer.lemma in {x.g.copula, *x.pack.amounts.becoming} and first.end <= group.start - 1:
        whole = x.top(first)
        if not ordinals.isdisjoint(x.words[whole.start : whole.head]):
            return True
    if outer.tense != "past":
        return False
    if to and outer.lemma in x.pack.modality.enabling:
        return True
    seized = outer.lemma in x.pack.agreements.seizing and x.words[group.start - 1] == x.g.for_
    noun = x.chunk_before(group.start - 1) if x.words[group.start - 1] in x.g.of else None
    given = noun is not None and noun.end == group.start - 1 and noun.start == outer.end and not noun.before
    return seized or (given and noun is not None and x.words[noun.head] in x.pack.agreements.occasions)


def is_perfect(x: Syntax, group: Group) -> bool:
    """ "avoir livré 40 rames", "accusés d'avoir pris"."""
    carries = len(group.lemmas) > 1 or x.tags[group.end : group.end + 1] == ["W"]
    return group.lemmas[0] in x.g.auxiliaries and carries


def is_untrue(x: Syntax, group: Group) -> bool:
    """ "nie que le chantier ait été achevé", "il est faux que la dette ait atteint": a clause that is denied."""
    if not x.pack.modality.failing.isdisjoint(group.lemmas):
        return True  # "ont failli signer"
    opening = x.clause_opening(group.start)
    if opening is None or x.words[opening] not in x.g.object_relatives:
        return False
    outer, known = x.group_before(opening), x.pack.modality
    denies = outer is not None and outer.end == opening and not outer.negated and outer.lemma in known.denying
    return denies or known.untrue.before(x.words, opening + 1) is not None


def is_not_yet(x: Syntax, group: Group) -> bool:
    """ "n'a pas encore validé", "n'est toujours pas livré"."""
    return group.negated and any(x.words[k] in x.g.yet for k in range(group.start, group.end))


def is_denied(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "nie avoir signé un contrat de 3 milliards", "a failli doubler": what is not so."""
    if is_untrue(x, group):
        return True
    if group.passive and not (isinstance(figure, Amount) and figure.kind == "money"):
        return False  # "9 demandes ont été refusées"
    return not (x.pack.modality.denying | x.pack.modality.nearly).isdisjoint(_lemmas(x, group))


def is_not_so(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "n'a pas versé 60 millions", "n'ont pas augmenté de 10 %"; "n'a pas encore validé" wants it."""
    if isinstance(figure, Amount) and figure.kind != "money":
        return False
    if group.form == "infinitive" and x.pack.modality.far_from.before(x.words, group.start):
        return True  # "Loin d'avoir augmenté de 12 %"
    beside = group.end <= figure.first <= group.end + BESIDE
    exactly = beside and figure.qualifier == "exact"
    return group.negated and group.form == "finite" and exactly and not is_not_yet(x, group)


def _lemmas(x: Syntax, group: Group) -> set[str]:
    """The verbs of a group, and of the one that it is the infinitive of."""
    outer = x.group_before(group.start) if group.form == "infinitive" else None
    beside = outer is not None and group.start - outer.end <= 1
    return {*group.lemmas, *(outer.lemmas if outer is not None and beside else ())}
